"""The real Problems page on a workspace with a team of two, one person of no body, and at will one problem file."""

from collections.abc import Callable
from datetime import date

import pytest

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.problems import Stage
from cs360_desktop.services import actions, metrics, people, problem_plan, problem_stages, problems
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.problems.file_page import ProblemFilePage
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


@pytest.fixture
def lots(session: Session, measure: Callable[[str], Measure], filled: None) -> int:
    """Break-ins in the lots: a leader, a response, a late step, a linked measure."""
    marsh = people.add_person(session, Person("Sgt. E. Marsh")).id
    key = problems.add(session, "Break-ins, Mill District lots", opened_on=date(2026, 4, 21), leader_id=marsh).id
    problem_stages.begin_stage(session, key, Stage.ANALYSIS, on=date(2026, 5, 12))
    problem_stages.begin_stage(session, key, Stage.RESPONSE, on=date(2026, 7, 9))
    problem_plan.add_response(session, key, "Lights on until 2 AM", date(2026, 7, 6), expected="Fewer after 10 PM")
    actions.add(session, "Ask the lot owner", person_id=marsh, due=date(2026, 10, 29), problem_id=key)
    metrics.activate(session, [measure("1.07").id])
    problem_plan.link_measure(session, key, measure("1.07").id, "Half as many")
    return key


@pytest.fixture
def page(show_page: ShowPage, desk: Desk) -> ProblemsPage:
    """The page at the list of files."""
    page = show_page(lambda desk: ProblemsPage(desk, PROBLEMS_TABS), desk, "problems")
    page.show_place(Place("problems", part="files"))
    return page


@pytest.fixture
def file(page: ProblemsPage, lots: int) -> ProblemFilePage:
    """The file of the problem."""
    page.show_place(Place("problems", lots))
    return page.file
