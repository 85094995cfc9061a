"""The real window on a workspace that knows its department, and others beside it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cs360_desktop.domain.agency import Agency
from cs360_desktop.services.session import Session
from tests.ui.conftest import TODAY
from tests.workspaces import started

NewSession = Callable[[str], Session]


@pytest.fixture
def new_session(tmp_path: Path) -> NewSession:
    def make(name: str) -> Session:
        agency = Agency(f"{name} Police Department", f"{name} PD", state="ME", sworn_actual=14)
        return started(tmp_path / f"{name}.cs360", lambda: TODAY, agency)

    return make


@pytest.fixture
def session(new_session: NewSession) -> Iterator[Session]:
    session = new_session("Mill Harbor")
    yield session
    session.close()
