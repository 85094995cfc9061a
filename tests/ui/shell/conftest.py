"""The real window on a workspace that knows its department, and others beside it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cs360_desktop.domain.agency import Agency
from cs360_desktop.services.session import Session, open_session
from tests.services import planted
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


@pytest.fixture(scope="module")
def planted_town(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The demonstration full of secrets, closed, and what each of them is."""
    path = Path(shutil.copy(demo_file, tmp_path_factory.mktemp("planted") / "planted.cs360"))
    session = open_session(path, who="Dana", today=lambda: TODAY)
    secrets = planted.plant(session)
    session.close()
    return path, secrets


@pytest.fixture
def planted_session(planted_town: tuple[Path, dict[str, str]], tmp_path: Path) -> Iterator[Session]:
    """A copy of it for one test."""
    path = Path(shutil.copy(planted_town[0], tmp_path / "town.cs360"))
    session = open_session(path, who="Dana", today=lambda: TODAY)
    yield session
    session.close()
