"""The measures that lack their last complete period: chosen in the Enter tab or from Home's line."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.services import entries, stale
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.metrics.entering.rows import CellRow
from cs360_desktop.ui.metrics.entering.view import EnterView
from cs360_desktop.ui.metrics.page import MetricsPage

Find = Callable[[str], Measure]
SEPTEMBER, OCTOBER = Period.month(2026, 9), Period.month(2026, 10)
MISSING = Place("metrics", part="enter:missing:2026-10")


def shown(view: EnterView) -> set[int]:
    return {row.measure.id for row in view.model.sheet.rows if isinstance(row, CellRow)}


def missing(session: Session, period: Period) -> set[int]:
    return {m.id for found in stale.missing_periods(session) if found.period == period for m in found.measures}


def test_that_the_filter_shows_exactly_what_lacks_the_month(view: EnterView, session: Session, measure: Find) -> None:
    calls = measure("1.07")
    entries.set_values(session, {EntryKey(calls.id, WHOLE_AGENCY, OCTOBER): Value(12)})
    view.choices.kind.choose(PeriodKind.YEAR)
    view.choices.changed.emit()
    assert "Missing for Oct 2026" in [view.choices.scope.itemText(n) for n in range(view.choices.scope.count())]
    view.choices.scope.choose(OCTOBER)
    view.choices.scope.activated.emit(0)
    assert shown(view) == missing(session, OCTOBER)
    assert calls.id not in shown(view)
    assert view.choices.kind.choice() is PeriodKind.MONTH


def test_that_the_place_leads_to_the_first_missing_cell_and_says_whose_it_is(
    page: MetricsPage, session: Session, qtbot: QtBot
) -> None:
    first = next(found for found in stale.missing_periods(session) if found.period == OCTOBER).measures[0]
    key = EntryKey(first.id, WHOLE_AGENCY, SEPTEMBER)
    entries.set_values(session, {key: Value(numerator=1, denominator=4) if first.is_ratio else Value(1)})
    page.show_place(MISSING)
    view = page.tab("enter")
    assert isinstance(view, EnterView)
    place = view.grid.place()
    assert place is not None
    assert view.model.sheet.key_at(*place) == EntryKey(first.id, WHOLE_AGENCY, OCTOBER)
    qtbot.waitUntil(view.bar.isVisible)
    what, so_what = view.bar.words()
    assert what == f"{first.name} has no entry for Oct 2026"
    assert so_what.startswith("It has no owner yet. Last entry: Sep 2026, changed ")


def test_that_what_is_marked_not_yet_available_is_shown_among_the_missing_and_said_to_come_later(
    page: MetricsPage, session: Session, qtbot: QtBot
) -> None:
    first = next(found for found in stale.missing_periods(session) if found.period == OCTOBER).measures[0]
    key = EntryKey(first.id, WHOLE_AGENCY, OCTOBER)
    entries.set_values(session, {key: Value(state=EntryState.NOT_YET_AVAILABLE)})
    page.show_place(MISSING)
    view = page.tab("enter")
    assert isinstance(view, EnterView)
    assert first.id in shown(view)
    qtbot.waitUntil(view.bar.isVisible)
    assert view.bar.words() == (
        f"{first.name} is still to come for Oct 2026",
        "Later: marked not yet available. It has no owner yet. It has had no other entry.",
    )
    place = view.grid.place()
    assert place is not None
    view.model.enter(key, place[0], "1/4" if first.is_ratio else "1")
    qtbot.waitUntil(view.bar.isHidden)


def test_that_an_entered_row_stays_while_one_works_and_its_bar_goes(
    page: MetricsPage, session: Session, qtbot: QtBot
) -> None:
    page.show_place(MISSING)
    view = page.tab("enter")
    assert isinstance(view, EnterView)
    before = shown(view)
    place = view.grid.place()
    assert place is not None
    key = view.model.sheet.key_at(*place)
    assert key is not None
    qtbot.waitUntil(view.bar.isVisible)
    view.model.enter(key, place[0], "n/c")
    qtbot.waitUntil(view.bar.isHidden)
    assert shown(view) == before
    page.show_place(MISSING)
    assert shown(view) == before - {key.measure_id}


def test_that_a_month_that_lacks_nothing_any_more_shows_everything(
    page: MetricsPage, view: EnterView, session: Session
) -> None:
    everything = shown(view)
    page.show_place(Place("metrics", part="enter:missing:2026-08"))
    assert shown(view) == everything
