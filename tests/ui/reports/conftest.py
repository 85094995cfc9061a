"""The real page on a real workspace, on one fixed day."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.agency import Agency
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.theme import Theme
from cs360_desktop.ui.reports.page import ReportsPage

OpenPage = Callable[[Session], ReportsPage]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    agency = Agency("Mill Harbor PD", street="14 Water Street")
    session = new_workspace(tmp_path / "test.cs360", agency, who="Dana", today=lambda: date(2026, 11, 10))
    yield session
    session.close()


@pytest.fixture
def refused() -> list[str]:
    """The sentences of refusals."""
    return []


@pytest.fixture
def open_page(qtbot: QtBot, theme: Theme, refused: list[str]) -> Iterator[OpenPage]:
    """Show the page of a session as the shell does, wide enough for the context panel."""
    desks: list[Desk] = []

    def open_page(session: Session) -> ReportsPage:
        desk = Desk(session)
        desk.refused.connect(lambda error: refused.append(error.sentence))
        page = ReportsPage(desk)
        qtbot.addWidget(page)
        page.resize(1366, 700)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        desks.append(desk)
        return page

    yield open_page
    for desk in desks:
        desk.jobs.close()
        desk.notifier.close()


@pytest.fixture
def page(open_page: OpenPage, session: Session) -> ReportsPage:
    return open_page(session)


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder the user chooses wherever she is asked for one."""
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: str(folder))
    return folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Stand in for the programs of the system, and note what they were asked to open."""
    paths: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: paths.append(Path(url.toLocalFile())))
    return paths
