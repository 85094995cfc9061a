from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.catalogue import Measure, Status
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.services import entries, metrics
from cs360_desktop.services.coverage import coverage
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.scaling import px
from cs360_desktop.ui.common.table_model import ROW_ROLE
from cs360_desktop.ui.common.typography import Type, font
from cs360_desktop.ui.metrics.choosing.filters import Show
from cs360_desktop.ui.metrics.choosing.view import ChooseView
from cs360_desktop.ui.metrics.page import MetricsPage

Find = Callable[[str], Measure]


@pytest.fixture
def choose(page: MetricsPage) -> ChooseView:
    page.show_place(Place("metrics", part="choose"))
    shown = page.tab("choose")
    assert isinstance(shown, ChooseView)
    return shown


def texts(choose: ChooseView) -> list[str]:
    model = choose.table.model()
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def measures(choose: ChooseView) -> list[str]:
    model = choose.table.model()
    items = [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]
    return [item.name for item in items if isinstance(item, Measure)]


def test_that_no_unit_is_cut(choose: ChooseView, session: Session) -> None:
    goals = (goal for dimension in metrics.catalogue(session) for goal in dimension.goals)
    units = {measure.unit_label for goal in goals for measure in goal.measures} | {"per 100,000"}
    assert "per 1,000" in units
    room = choose.table.columnWidth(2) - 2 * px(8)
    face = QFontMetrics(font(Type.BODY))
    assert [unit for unit in units if face.horizontalAdvance(unit) > room] == []


def test_that_the_space_key_starts_and_stops_collecting_and_can_be_undone(
    choose: ChooseView, desk: Desk, measure: Find, qtbot: QtBot
) -> None:
    shifts = measure("1.10")
    choose.table.choose_row(shifts.id)
    qtbot.keyClick(choose.table, Qt.Key.Key_Space)
    assert measure("1.10").status is Status.ACTIVE
    assert desk.undo_stack.undoText() == f"Started collecting “{shifts.name}”"
    assert choose.panel.stop.isVisible()
    desk.undo_stack.undo()
    assert measure("1.10").status is Status.AVAILABLE
    assert choose.panel.start.isVisible()


def test_that_a_measure_with_entries_is_retired_and_one_without_is_available_again(
    session: Session, measure: Find
) -> None:
    calls, patrols = measure("1.07"), measure("1.13")
    entries.set_values(session, {EntryKey(calls.id, WHOLE_AGENCY, Period.month(2026, 10)): Value(1)})
    metrics.retire(session, [calls.id, patrols.id])
    assert measure("1.07").status is Status.RETIRED
    assert measure("1.13").status is Status.AVAILABLE


def test_that_the_last_measure_of_a_goal_leaves_a_gap_that_is_named(
    choose: ChooseView, desk: Desk, measure: Find
) -> None:
    training = measure("3.19")
    choose.choose(training, False)
    found = coverage(desk.session)
    assert (found.covered, found.goals) == (11, 12)
    (gap,) = found.without_measure
    assert gap in choose.meter.accessibleDescription()
    assert "11 of 12 goals" in choose.meter.accessibleDescription()
    assert f"{gap} · no measure yet" in texts(choose)
    assert f"No active measure yet for {gap}." in choose.meter.missing.said()
    choose.table.choose_row(training.id)
    assert choose.panel.start.isVisible()


def test_that_search_and_filters_narrow_the_catalog_and_say_so_when_nothing_is_left(
    choose: ChooseView, qtbot: QtBot
) -> None:
    qtbot.keyClicks(choose.filters.search, "DISORDER calls")
    found = texts(choose)
    assert any(text.startswith("Disorder calls") for text in found)
    assert len(found) < 30
    qtbot.keyClicks(choose.filters.search, " zebra")
    assert texts(choose) == []
    assert "zebra" in choose.table.accessibleDescription()
    choose.filters.search.clear()
    choose.filters.show_only.choose(Show.ACTIVE)
    assert measures(choose) == [measure.name for measure in metrics.active_measures(choose._desk.session)]


def test_that_enter_on_a_measure_leads_to_its_figures(
    choose: ChooseView, desk: Desk, measure: Find, qtbot: QtBot
) -> None:
    calls = measure("1.07")
    choose.table.choose_row(calls.id)
    with qtbot.waitSignal(desk.going) as going:
        qtbot.keyClick(choose.table, Qt.Key.Key_Return)
    assert going.args == [Place("metrics", calls.id, "enter")]


def test_that_the_starter_set_is_one_step(choose: ChooseView, desk: Desk, session: Session) -> None:
    active = [measure.id for measure in metrics.active_measures(session)]
    metrics.retire(session, active)
    choose._add_starters()
    assert [measure.id for measure in metrics.active_measures(session)] == active
    assert desk.undo_stack.count() == 1
