from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QKeySequence

from cs360_desktop.ui.common.mnemonics import Mnemonics


def test_that_beginnings_of_words_are_tried_first() -> None:
    keys = Mnemonics("p")

    assert keys.mark("Place") == "P&lace"
    assert keys.mark("Point of contact") == "Point &of contact"


def test_that_a_label_without_a_free_letter_has_no_key() -> None:
    assert Mnemonics("abc").mark("A bc") == "A bc"


@given(st.lists(st.text(max_size=30), max_size=12))
def test_that_no_key_is_given_twice_and_no_label_changed(labels: list[str]) -> None:
    keys = Mnemonics("fevgh")
    marked = [keys.mark(label) for label in labels]
    given_keys = [key for key in (QKeySequence.mnemonic(label).toString() for label in marked) if key]

    assert len(given_keys) == len(set(given_keys))
    for label, text in zip(labels, marked, strict=True):
        assert text.replace("&&", "\0").replace("&", "").replace("\0", "&") == label.replace("\0", "&")
