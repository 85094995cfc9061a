"""The Problems page on a workspace with a team of two and one person of no body."""

from collections.abc import Callable

import pytest

from cs360_desktop.domain.people import Person
from cs360_desktop.services import people
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.problems.page import ProblemsPage
from cs360_desktop.ui.shell.navigation import PROBLEMS_TABS
from tests.ui.conftest import ShowPage


@pytest.fixture
def session(session: Session) -> Session:
    groups = {group.name: group.id for group in people.groups(session)}
    team = people.bodies(session)[0].id
    people.add_person(
        session, Person("T. Abbott", organization="Schools", group_id=groups["Stakeholders"]), body_id=team
    )
    people.add_person(session, Person("E. Marsh", group_id=groups["Other relevant teams"]), body_id=team)
    people.add_person(session, Person("R. Delgado", group_id=groups["Community"]))
    return session


@pytest.fixture
def show_tab(show_page: ShowPage, desk: Desk) -> Callable[[str], ProblemsPage]:
    """Show the page at one of its tabs."""

    def show(part: str, desk: Desk = desk) -> ProblemsPage:
        page = show_page(lambda desk: ProblemsPage(desk, PROBLEMS_TABS), desk, "problems")
        page.show_place(Place("problems", part=part))
        return page

    return show
