"""The Charts tab on two years of one measure."""

import pytest

from cs360_desktop.ui.charts.view import ChartsView
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.metrics.page import MetricsPage
from cs360_desktop.ui.shell.navigation import METRICS_TABS
from tests.ui.conftest import ShowPage


@pytest.fixture
def page(show_page: ShowPage, desk: Desk) -> MetricsPage:
    return show_page(lambda desk: MetricsPage(desk, METRICS_TABS), desk, "metrics")


@pytest.fixture
def view(page: MetricsPage, filled: None) -> ChartsView:
    page.show_place(Place("metrics", part="charts"))
    shown = page.tab("charts")
    assert isinstance(shown, ChartsView)
    return shown
