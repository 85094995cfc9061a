"""A workspace of Mill Harbor PD, on a day of the story, for use cases tried without a window."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from tests.workspaces import started

Find = Callable[[str], Measure]
"""Look a measure up by its code."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = started(tmp_path / "test.cs360", lambda: date(2026, 11, 10))
    yield session
    session.close()


@pytest.fixture
def find(session: Session) -> Find:
    """Look a measure up by its code."""

    def by_code(code: str) -> Measure:
        with session.reading() as unit:
            found = unit[nouns.measures].first(code=code)
        assert found is not None
        return found

    return by_code
