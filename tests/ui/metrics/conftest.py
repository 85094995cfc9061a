"""The Enter tab."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.metrics.entering.view import EnterView
from cs360_desktop.ui.metrics.page import MetricsPage
from cs360_desktop.ui.shell.navigation import METRICS_TABS
from tests.ui.conftest import ShowPage
from tests.ui.metrics.hand import Hand


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


@pytest.fixture
def hand(view: EnterView, desk: Desk, qtbot: QtBot, measure: Callable[[str], Measure]) -> Hand:
    return Hand(view, desk, qtbot, measure)
