"""The real page on a workspace with one problem."""

import pytest

from cs360_desktop.domain.problems import Problem
from cs360_desktop.services import agency, requests
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.requests.page import RequestsPage
from tests.ui.conftest import ShowPage


@pytest.fixture
def session(session: Session) -> Session:
    agency.change_agency(session, type="municipal", street="14 Water Street", sworn_actual=14)
    with session.change("prepare") as unit:
        unit[nouns.problems].add(Problem("Break-ins in the Mill District", statement="Vehicles are entered."))
    return session


@pytest.fixture
def request_id(session: Session) -> int:
    return requests.begin(session, problem_id=1).id


@pytest.fixture
def page(show_page: ShowPage, desk: Desk) -> RequestsPage:
    return show_page(RequestsPage, desk, "requests")
