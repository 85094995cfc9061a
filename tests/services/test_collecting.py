"""The collector of cycles rests during an import, and works again afterwards, whatever happened."""

import gc

import pytest

from cs360_desktop.services.collecting import no_collecting


def test_that_the_collector_works_again_after_the_last_of_several() -> None:
    with no_collecting():
        with no_collecting():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_that_the_collector_works_again_after_a_failure() -> None:
    with pytest.raises(ValueError, match="broken"), no_collecting():
        raise ValueError("broken")
    assert gc.isenabled()
