"""The workspace in which the evidence is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cs360_desktop.domain.agency import Agency
from cs360_desktop.services.workspaces import new_workspace
from tests.services.evidence.told import TODAY, Told


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    session = new_workspace(tmp_path / "test.cs360", Agency("Mill Harbor PD"), who="Dana", today=lambda: TODAY)
    yield Told(session, tmp_path)
    session.close()
