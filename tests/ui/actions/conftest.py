"""The real board on a workspace with two people."""

import pytest

from cs360_desktop.domain.people import Person
from cs360_desktop.services import people
from cs360_desktop.services.session import Session
from cs360_desktop.ui.actions.page import ActionsPage
from cs360_desktop.ui.common.desk import Desk
from tests.ui.conftest import ShowPage


@pytest.fixture
def session(session: Session) -> Session:
    groups = {group.name: group.id for group in people.groups(session)}
    people.add_person(session, Person("T. Abbott", group_id=groups["Stakeholders"]))
    people.add_person(session, Person("E. Marsh", group_id=groups["Other relevant teams"]))
    return session


@pytest.fixture
def page(show_page: ShowPage, desk: Desk) -> ActionsPage:
    return show_page(ActionsPage, desk, "actions")
