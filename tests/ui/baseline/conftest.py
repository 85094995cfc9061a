import pytest

from cs360_desktop.ui.baseline.page import BaselinePage
from cs360_desktop.ui.common.desk import Desk
from tests.ui.conftest import ShowPage


@pytest.fixture
def page(show_page: ShowPage, desk: Desk) -> BaselinePage:
    return show_page(BaselinePage, desk, "baseline")
