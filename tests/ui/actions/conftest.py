"""The real board on a real workspace with a few commitments, on one fixed day."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.people import Person
from cs360_desktop.services import people
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.ui.actions.page import ActionsPage
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.theme import Theme

TODAY = date(2026, 11, 10)

OpenPage = Callable[[Session], ActionsPage]


class Told(list[str]):
    """The sentences of refusals, as the shell would show them."""

    def hear(self, error: UserError) -> None:
        self.append(error.sentence)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = new_workspace(tmp_path / "test.cs360", Agency("Mill Harbor PD"), who="Dana", today=lambda: TODAY)
    groups = {group.name: group.id for group in people.groups(session)}
    people.add_person(session, Person("T. Abbott", group_id=groups["Stakeholders"]))
    people.add_person(session, Person("E. Marsh", group_id=groups["Other relevant teams"]))
    yield session
    session.close()


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def open_page(qtbot: QtBot, theme: Theme, told: Told) -> Iterator[OpenPage]:
    """Show the board of a session, wide enough for the context panel."""
    desks: list[Desk] = []

    def open_page(session: Session) -> ActionsPage:
        desk = Desk(session)
        page = ActionsPage(desk)
        qtbot.addWidget(page)
        desk.refused.connect(told.hear)
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
def page(open_page: OpenPage, session: Session) -> ActionsPage:
    return open_page(session)


@pytest.fixture
def desk(page: ActionsPage) -> Desk:
    return page._desk
