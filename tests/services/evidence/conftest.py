"""The workspace in which the evidence is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.evidence.told import TODAY, Told
from tests.workspaces import started


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    session = started(tmp_path / "test.cs360", lambda: TODAY)
    yield Told(session, tmp_path)
    session.close()
