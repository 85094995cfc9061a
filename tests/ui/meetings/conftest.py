"""The real page on a workspace with an invented team."""

from collections.abc import Callable
from datetime import date, time

import pytest

from cs360_desktop.domain.meetings import Meeting
from cs360_desktop.domain.people import Person
from cs360_desktop.services import meetings, people
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.meetings.page import MeetingsPage
from tests.ui.conftest import ShowPage

TEAM = (
    ("K. Ostrowski", "Crime analysis"),
    ("J. Okoye", "Community"),
    ("R. Delgado", "Community"),
    ("T. Abbott", "Stakeholders"),
    ("E. Marsh", "Other relevant teams"),
)


@pytest.fixture
def session(session: Session) -> Session:
    body, groups = people.bodies(session)[0], {group.name: group.id for group in people.groups(session)}
    for name, group in TEAM:
        people.add_person(session, Person(name, group_id=groups[group]), body_id=body.id)
    return session


@pytest.fixture
def plan(session: Session) -> Callable[[date], int]:
    """Plan a meeting of 90 minutes on a day and return its key."""

    def plan(day: date) -> int:
        body = people.bodies(session)[0]
        return meetings.plan(session, Meeting(body.id, day, time(18, 0), "St. Brendan hall"), "pst-90").id

    return plan


@pytest.fixture
def page(show_page: ShowPage, desk: Desk) -> MeetingsPage:
    return show_page(MeetingsPage, desk, "meetings")
