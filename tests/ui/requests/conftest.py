"""The real page on a real workspace with one problem, on one fixed day."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.problems import Problem
from cs360_desktop.services import requests
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage import nouns
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.theme import Theme
from cs360_desktop.ui.requests.page import RequestsPage

TODAY = date(2026, 11, 10)

OpenPage = Callable[[Session], RequestsPage]


class Heard:
    """What the page asked of the shell: sentences of refusals, and places."""

    def __init__(self) -> None:
        self.refused: list[str] = []
        self.places: list[Place] = []

    def hear(self, error: UserError) -> None:
        self.refused.append(error.sentence)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    agency = Agency("Mill Harbor PD", type="municipal", street="14 Water Street", sworn_actual=14)
    session = new_workspace(tmp_path / "test.cs360", agency, who="Dana", today=lambda: TODAY)
    with session.change("prepare") as unit:
        unit[nouns.problems].add(Problem("Break-ins in the Mill District", statement="Vehicles are entered."))
    yield session
    session.close()


@pytest.fixture
def request_id(session: Session) -> int:
    return requests.begin(session, problem_id=1).id


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def open_page(qtbot: QtBot, theme: Theme, heard: Heard) -> Iterator[OpenPage]:
    """Show the page of a session as the shell does, wide enough for the context panel."""
    desks: list[Desk] = []

    def open_page(session: Session) -> RequestsPage:
        desk = Desk(session)
        page = RequestsPage(desk)
        qtbot.addWidget(page)
        desk.going.connect(heard.places.append)
        desk.going.connect(lambda place: page.show_place(place) if place.page == "requests" else None)
        desk.refused.connect(heard.hear)
        page.resize(1366, 700)
        page.show_place(Place("requests"))
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
def page(open_page: OpenPage, session: Session) -> RequestsPage:
    return open_page(session)


@pytest.fixture
def desk(page: RequestsPage) -> Desk:
    return page._desk


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Stand in for the programs of the system, and note what they were asked to open."""
    paths: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: paths.append(Path(url.toLocalFile())))
    return paths


@pytest.fixture
def answer_file_dialog(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None], None]:
    """Stand in for the user at the system's own file dialog, which blocks a test."""

    def answer(path: Path | None) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path) if path else "", ""))

    return answer
