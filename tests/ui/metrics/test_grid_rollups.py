"""Quarters and years in the grid: computed from months, never typed into."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.catalogue import Measure, Unit
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.services import agency, entries
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.metrics.entering.looks import CLOSED, Fill, Ink, Symbol
from cs360_desktop.ui.metrics.entering.model import TOOL_TIP_ROLE
from cs360_desktop.ui.metrics.entering.rows import CellRow, GroupRow, RolledUpRow
from cs360_desktop.ui.metrics.entering.view import EnterView
from cs360_desktop.ui.metrics.page import MetricsPage

Find = Callable[[str], Measure]
Q3 = Period.quarter(2026, 3)
JULY, AUGUST, SEPTEMBER = (Period.month(2026, month) for month in (7, 8, 9))


@pytest.fixture
def calls(session: Session, measure: Find) -> Measure:
    """July and August of a count."""
    found = measure("1.07")
    entries.set_values(session, {EntryKey(found.id, WHOLE_AGENCY, month): Value(12) for month in (JULY, AUGUST)})
    return found


def show(view: EnterView, kind: PeriodKind) -> None:
    view.choices.kind.choose(kind)
    view.choices.kind.activated.emit(0)


def place_of(view: EnterView, measure: Measure, period: Period) -> tuple[int, int]:
    sheet = view.model.sheet
    row = next(n for n, row in enumerate(sheet.rows) if not isinstance(row, GroupRow) and row.measure.id == measure.id)
    return row, [column.period for column in sheet.columns].index(period)


def test_that_a_quarter_of_months_is_sunken_muted_and_says_how_many_counted(
    view: EnterView, calls: Measure, session: Session, qtbot: QtBot
) -> None:
    show(view, PeriodKind.QUARTER)
    place = place_of(view, calls, Q3)
    look = view.model.sheet.look(*place)
    assert (look.text, look.ink, look.fill) == ("24", Ink.SO_FAR, Fill.SUNKEN)
    words = "24, computed from 2 of 3 months."
    assert view.model.data(view.model.index(*place), TOOL_TIP_ROLE) == words
    assert words in view.model.sheet.spoken(*place, closed=False)
    view.grid.go_to(*place)
    qtbot.waitUntil(lambda: view.panel._where.text() == f"Q3 2026: {words}")
    entries.set_values(session, {EntryKey(calls.id, WHOLE_AGENCY, SEPTEMBER): Value(6, state=EntryState.DISPUTED)})
    look = view.model.sheet.look(*place)
    assert (look.text, look.ink, look.symbol) == ("30", Ink.MUTED, Symbol.DISAGREE)


def test_that_a_change_of_a_month_shows_at_once_and_undo_takes_it_back(
    view: EnterView, calls: Measure, desk: Desk
) -> None:
    show(view, PeriodKind.YEAR)
    place = place_of(view, calls, Period.year(2026))
    assert view.model.sheet.look(*place).text == "24"
    key = EntryKey(calls.id, WHOLE_AGENCY, SEPTEMBER)
    desk.do("Entered", lambda: entries.set_values(desk.session, {key: Value(100)}))
    assert view.model.sheet.look(*place).text == "124"
    desk.undo_stack.undo()
    assert view.model.sheet.look(*place).text == "24"


def test_that_many_changed_months_show_too(view: EnterView, calls: Measure, session: Session) -> None:
    show(view, PeriodKind.YEAR)
    place = place_of(view, calls, Period.year(2025))
    assert view.model.sheet.look(*place) == CLOSED
    months = [Period.month(2025, number) for number in range(1, 13)]
    entries.set_values(session, {EntryKey(calls.id, WHOLE_AGENCY, month): Value(1) for month in months})
    assert view.model.sheet.look(*place).text == "12"


def test_that_nothing_can_be_typed_pasted_or_cleared_in_a_roll_up(
    view: EnterView, calls: Measure, desk: Desk, qtbot: QtBot
) -> None:
    show(view, PeriodKind.QUARTER)
    view.grid.go_to(*place_of(view, calls, Q3))
    qtbot.keyClicks(view.grid, "5")
    qtbot.keyClick(view.grid, Qt.Key.Key_Delete)
    QGuiApplication.clipboard().setText("7")
    view.actions_on_cells.paste()
    assert "computed from shorter periods" in view.bar.words()[1]
    assert desk.undo_stack.count() == 0
    assert view.actions_on_cells.copy() == 1
    assert QGuiApplication.clipboard().text().strip() == "24 (2 of 3 months)"


def test_that_what_cannot_be_asked_for_is_blank_and_says_why(view: EnterView, session: Session) -> None:
    show(view, PeriodKind.QUARTER)
    rows = {row.measure.id: n for n, row in enumerate(view.model.sheet.rows) if isinstance(row, RolledUpRow)}
    held = next(
        row.measure
        for row in view.model.sheet.rows
        if isinstance(row, RolledUpRow) and row.measure.is_ratio and row.measure.unit is Unit.PERCENT
    )
    entries.set_values(session, {EntryKey(held.id, WHOLE_AGENCY, JULY): Value(50)})
    _, column = place_of(view, held, Q3)
    assert view.model.sheet.look(rows[held.id], column) == CLOSED
    assert "without their cases" in view.model.sheet.rolled_up_words(rows[held.id], column)
    entries.set_values(session, {EntryKey(held.id, WHOLE_AGENCY, AUGUST): Value(numerator=1, denominator=4)})
    assert view.model.sheet.look(rows[held.id], column).text == "25.0"
    assert "Jul 2026 has a figure" in view.model.sheet.rolled_up_words(rows[held.id], column)


def test_that_areas_are_rolled_up_each_by_itself(session: Session, page: MetricsPage, calls: Measure) -> None:
    beat = agency.add_area(session, "Beat 1").id
    entries.set_values(session, {EntryKey(calls.id, beat, JULY): Value(5)})
    page.show_place(Place("metrics", part="enter"))
    view = page.tab("enter")
    assert isinstance(view, EnterView)
    view.choices.area.setCurrentIndex(view.choices.area.count() - 1)
    view.choices.area.activated.emit(0)
    view.choices.scope.choose(calls.id)
    show(view, PeriodKind.QUARTER)
    _, column = place_of(view, calls, Q3)
    texts = {row.label: view.model.sheet.look(n, column).text for n, row in enumerate(view.model.sheet.rows)}
    assert (texts["Beat 1"], texts["Unknown area"], texts["Whole agency, as entered"]) == ("5", "", "24")


def test_that_going_to_a_measure_shows_the_periods_it_is_entered_by(
    view: EnterView, page: MetricsPage, calls: Measure
) -> None:
    show(view, PeriodKind.YEAR)
    page.show_place(Place("metrics", calls.id, "enter"))
    place = view.grid.place()
    assert place is not None
    assert isinstance(view.model.sheet.rows[place[0]], CellRow)
    assert view.choices.kind.choice() is PeriodKind.MONTH
