"""The Charts tab on two years of one measure, and what more a test may put beside them."""

from collections.abc import Callable
from typing import Protocol

import pytest

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.services import agency, entries
from cs360_desktop.services.session import Session
from cs360_desktop.ui.charts.run_plot import RunPlot
from cs360_desktop.ui.charts.view import ChartsView
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.metrics.page import MetricsPage
from cs360_desktop.ui.shell.navigation import METRICS_TABS
from tests.ui.conftest import ShowPage

Find = Callable[[str], Measure]


class ShowWay(Protocol):
    """Show a measure in a way."""

    def __call__(self, way: str, measure_id: int = ...) -> None: ...


@pytest.fixture
def page(show_page: ShowPage, desk: Desk) -> MetricsPage:
    return show_page(lambda desk: MetricsPage(desk, METRICS_TABS), desk, "metrics")


@pytest.fixture
def view(page: MetricsPage, filled: None) -> ChartsView:
    page.show_place(Place("metrics", part="charts"))
    shown = page.tab("charts")
    assert isinstance(shown, ChartsView)
    return shown


@pytest.fixture
def calls(measure: Find) -> int:
    """The key of the measure that is filled."""
    return measure("1.07").id


@pytest.fixture
def plot(page: MetricsPage, view: ChartsView, calls: int) -> RunPlot:
    page.show_place(Place("metrics", calls, "charts:chart"))
    assert view.stage.run is not None
    return view.stage.run


@pytest.fixture
def show_way(page: MetricsPage, view: ChartsView, calls: int) -> ShowWay:
    """Show the filled measure, or another, in a way."""
    return lambda way, measure_id=calls: page.show_place(Place("metrics", measure_id, f"charts:{way}"))


@pytest.fixture
def by_area(session: Session, calls: int) -> list[str]:
    """Twelve months of the same measure in three areas, whose own order is none of size."""
    names = ["Harbor", "Mill District", "North Side"]
    values = {}
    for name, count in zip(names, (2, 9, 4), strict=True):
        key = agency.add_area(session, name).id
        for step in range(12):
            values[EntryKey(calls, key, Period.month(2025, 11).next(step))] = Value(float(count + step % 2))
    entries.set_values(session, values)
    return names


@pytest.fixture
def share(session: Session, measure: Find) -> int:
    """A share with cases in the quarters or months of two years, one of them not collected."""
    found = measure("2.04")
    kind = found.period_kind
    first = Period.containing(kind, Period.month(2025, 1).start)
    count = 7 if kind.months == 3 else 22
    periods = [first.next(step) for step in range(count)]
    values = {
        EntryKey(found.id, WHOLE_AGENCY, period): Value(numerator=float(6 + step % 3), denominator=10.0)
        for step, period in enumerate(periods)
    }
    values[EntryKey(found.id, WHOLE_AGENCY, periods[2])] = Value(state=EntryState.NOT_COLLECTED)
    entries.set_values(session, values)
    return found.id
