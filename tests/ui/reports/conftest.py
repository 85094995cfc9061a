"""The real page."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from cs360_desktop.services import agency
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.reports.page import ReportsPage
from tests.ui.conftest import ShowPage


@pytest.fixture
def session(session: Session) -> Session:
    agency.change_agency(session, street="14 Water Street")
    return session


@pytest.fixture
def page(show_page: ShowPage, desk: Desk) -> ReportsPage:
    return show_page(ReportsPage, desk, "reports")


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder the user chooses wherever she is asked for one."""
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: str(folder))
    return folder
