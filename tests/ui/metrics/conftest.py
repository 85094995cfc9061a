"""The Enter tab."""

import pytest

from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.metrics.entering.view import EnterView
from cs360_desktop.ui.metrics.page import MetricsPage
from cs360_desktop.ui.shell.navigation import METRICS_TABS
from tests.ui.conftest import ShowPage


@pytest.fixture
def page(show_page: ShowPage, desk: Desk) -> MetricsPage:
    return show_page(lambda desk: MetricsPage(desk, METRICS_TABS), desk, "metrics")


@pytest.fixture
def view(page: MetricsPage) -> EnterView:
    page.show_place(Place("metrics", part="enter"))
    shown = page.tab("enter")
    assert isinstance(shown, EnterView)
    shown.grid.setFocus()
    return shown
