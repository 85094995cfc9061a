"""The real page on a real workspace of an invented team, on one fixed day."""

from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import Meeting
from cs360_desktop.domain.people import Person
from cs360_desktop.services import meetings, people
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.theme import Theme
from cs360_desktop.ui.meetings.page import MeetingsPage

TODAY = date(2026, 11, 10)
TEAM = (
    ("K. Ostrowski", "Crime analysis"),
    ("J. Okoye", "Community"),
    ("R. Delgado", "Community"),
    ("T. Abbott", "Stakeholders"),
    ("E. Marsh", "Other relevant teams"),
)

OpenPage = Callable[[Session], MeetingsPage]


class Told(list[str]):
    """The sentences of refusals, as the shell would show them."""

    def hear(self, error: UserError) -> None:
        self.append(error.sentence)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = new_workspace(tmp_path / "test.cs360", Agency("Mill Harbor PD"), who="Dana", today=lambda: TODAY)
    body, groups = people.bodies(session)[0], {group.name: group.id for group in people.groups(session)}
    for name, group in TEAM:
        people.add_person(session, Person(name, group_id=groups[group]), body_id=body.id)
    yield session
    session.close()


@pytest.fixture
def plan(session: Session) -> Callable[[date], int]:
    """Plan a meeting of 90 minutes on a day and return its key."""

    def plan(day: date) -> int:
        body = people.bodies(session)[0]
        return meetings.plan(session, Meeting(body.id, day, time(18, 0), "St. Brendan hall"), "pst-90").id

    return plan


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def open_page(qtbot: QtBot, theme: Theme, told: Told) -> Iterator[OpenPage]:
    """Show the page of a session as the shell does, wide enough for the context panel."""
    desks: list[Desk] = []

    def open_page(session: Session) -> MeetingsPage:
        desk = Desk(session)
        page = MeetingsPage(desk)
        qtbot.addWidget(page)
        desk.going.connect(lambda place: page.show_place(place) if place.page == "meetings" else None)
        desk.refused.connect(told.hear)
        page.resize(1366, 700)
        page.show_place(Place("meetings"))
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
def page(open_page: OpenPage, session: Session) -> MeetingsPage:
    return open_page(session)


@pytest.fixture
def desk(page: MeetingsPage) -> Desk:
    return page.record._desk


@pytest.fixture
def answer_file_dialog(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None], None]:
    """Stand in for the user at the system's own file dialog, which blocks a test."""

    def answer(path: Path | None) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path) if path else "", ""))

    return answer
