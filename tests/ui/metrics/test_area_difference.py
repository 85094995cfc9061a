"""Areas against the agency's own figure: the difference is said, explained and put away only when somebody asks."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.catalogue import Aggregation, Measure, Unit
from cs360_desktop.domain.entries import UNKNOWN_AREA, WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.services import agency, entries, measure_editing, metrics
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.metrics.entering.rows import ComputedRow
from cs360_desktop.ui.metrics.entering.view import EnterView
from cs360_desktop.ui.metrics.page import MetricsPage

OCTOBER = Period.month(2026, 10)
OFFER = "Put 3 into the unknown area (Ctrl+U)"

Find = Callable[[str], Measure]
Fill = Callable[..., EnterView]


@pytest.fixture
def show(session: Session, page: MetricsPage, measure: Find, qtbot: QtBot) -> Fill:
    """Enter October of two beats, the unknown area and the agency, and show the areas with the unknown one current."""
    beats = [agency.add_area(session, name).id for name in ("Beat 1", "Beat 2")]

    def fill(*values: Value | None, kept: Measure | None = None) -> EnterView:
        chosen = kept or measure("1.07")
        areas = (*beats, UNKNOWN_AREA, WHOLE_AGENCY)
        entries.set_values(
            session,
            {EntryKey(chosen.id, area, OCTOBER): value for area, value in zip(areas, values, strict=True)},
        )
        page.show_place(Place("metrics", part="enter"))
        view = page.tab("enter")
        assert isinstance(view, EnterView)
        view.choices.area.setCurrentIndex(view.choices.area.count() - 1)
        view.choices.area.activated.emit(0)
        view.choices.scope.choose(chosen.id)
        view.choices.scope.activated.emit(0)
        place = view.model.sheet.cells.place_of(EntryKey(chosen.id, UNKNOWN_AREA, OCTOBER))
        assert place is not None
        view.grid.go_to(*place)
        view.grid.setFocus()
        qtbot.waitUntil(lambda: view.panel._key is not None and view.panel._key.area_id == UNKNOWN_AREA)
        return view

    return fill


def unknown(session: Session, measure: Measure) -> Value | None:
    entry = entries.cell(session, EntryKey(measure.id, UNKNOWN_AREA, OCTOBER)).entry
    return None if entry is None else entry.value


def buttons(view: EnterView) -> dict[str, QPushButton]:
    return {button.accessibleName(): button for button in view.bar.findChildren(QPushButton) if not button.isHidden()}


def test_that_the_difference_goes_into_the_unknown_area_in_one_undo_step(
    show: Fill, session: Session, measure: Find, desk: Desk, qtbot: QtBot
) -> None:
    calls = measure("1.07")
    view = show(Value(24), Value(47), None, Value(74))
    qtbot.waitUntil(view.bar.isVisible)
    assert "No figure for: Unknown area." in view.bar.words()[1]
    buttons(view)[OFFER].click()
    assert unknown(session, calls) == Value(3)
    qtbot.waitUntil(view.bar.isHidden)
    assert desk.undo_stack.undoText() == f"Put 3 into the unknown area, {calls.name}, Oct 2026"
    desk.undo_stack.undo()
    assert unknown(session, calls) is None
    assert desk.undo_stack.index() == 0


def test_that_the_key_adds_to_what_the_unknown_area_has(
    show: Fill, session: Session, measure: Find, qtbot: QtBot
) -> None:
    view = show(Value(24), Value(44), Value(2), Value(74))
    qtbot.keyClick(view.grid, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert unknown(session, measure("1.07")) == Value(6)


def test_that_an_estimated_figure_makes_an_estimated_rest(
    show: Fill, session: Session, measure: Find, qtbot: QtBot
) -> None:
    view = show(Value(24, state=EntryState.ESTIMATED), Value(47), None, Value(74))
    qtbot.keyClick(view.grid, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert unknown(session, measure("1.07")) == Value(3, state=EntryState.ESTIMATED)


def test_that_an_area_without_a_figure_is_named_before_anything_is_put_away(show: Fill, qtbot: QtBot) -> None:
    view = show(Value(24), None, Value(0), Value(74))
    qtbot.waitUntil(view.bar.isVisible)
    assert "No figure for: Beat 2." in view.bar.words()[1]


@pytest.mark.parametrize(
    "values",
    [
        (Value(24), Value(47), Value(3), Value(74)),
        (Value(24), None, None, None),
    ],
    ids=["no difference", "an area and the agency have no figure"],
)
def test_that_nothing_is_put_where_there_is_nothing_to_put(
    show: Fill, session: Session, desk: Desk, qtbot: QtBot, values: tuple[Value | None, ...]
) -> None:
    view = show(*values)
    assert OFFER not in buttons(view)
    qtbot.keyClick(view.grid, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert view.bar.words()[0] == "Nothing was put into the unknown area"
    assert view.panel._key is not None
    entry = entries.cell(session, view.panel._key).entry
    assert (entry and entry.value) == values[2]
    assert desk.undo_stack.count() == 0


def agency_total(session: Session, measure: Measure, period: Period = OCTOBER) -> Value | None:
    entry = entries.cell(session, EntryKey(measure.id, WHOLE_AGENCY, period)).entry
    return None if entry is None else entry.value


def test_that_the_sum_of_all_areas_becomes_the_agency_total_by_one_click(
    show: Fill, session: Session, measure: Find, desk: Desk, qtbot: QtBot
) -> None:
    calls = measure("1.07")
    view = show(Value(24), Value(47, state=EntryState.ESTIMATED), None, None)
    qtbot.waitUntil(view.bar.isVisible)
    assert view.bar.words()[0] == "Oct 2026: the areas add to 71, the agency total has no entry"
    buttons(view)["Enter 71 as the agency total (Ctrl+U)"].click()
    assert agency_total(session, calls) == Value(71, state=EntryState.ESTIMATED)
    qtbot.waitUntil(view.bar.isHidden)
    assert desk.undo_stack.undoText().startswith("Entered the sum of the areas, 71, as the agency total")
    desk.undo_stack.undo()
    assert agency_total(session, calls) is None


def test_that_a_sum_that_lacks_an_area_is_never_offered_as_the_agency_total(show: Fill, qtbot: QtBot) -> None:
    view = show(Value(24), Value(state=EntryState.NOT_COLLECTED), None, None)
    qtbot.waitUntil(view.bar.isVisible)
    assert view.bar.words()[1].startswith("No figure for: Beat 2.")
    assert not any(text.startswith("Enter ") for text in buttons(view))


def test_that_every_selected_period_is_settled_in_one_undo_step(
    show: Fill, session: Session, measure: Find, desk: Desk, qtbot: QtBot
) -> None:
    calls = measure("1.07")
    view = show(Value(24), Value(47), None, Value(74))
    beats = [area.id for area in agency.areas(session) if area.name.startswith("Beat")]
    september = Period.month(2026, 9)
    entries.set_values(session, {EntryKey(calls.id, beat, september): Value(10) for beat in beats})
    place = view.grid.place()
    assert place is not None
    model = view.model
    chosen = QItemSelection(model.index(place[0], place[1] - 1), model.index(*place))
    view.grid.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    qtbot.keyClick(view.grid, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert (unknown(session, calls), agency_total(session, calls, september)) == (Value(3), Value(20))
    assert desk.undo_stack.undoText() == "Settled the areas of 2 periods against the agency total"
    desk.undo_stack.undo()
    assert (unknown(session, calls), agency_total(session, calls, september)) == (None, None)


@pytest.mark.parametrize("way", [Unit.RATE, Unit.SCORE, Unit.MINUTES])
def test_that_the_last_of_rates_scores_and_times_is_never_added_up_over_areas(
    show: Fill, session: Session, measure: Find, way: Unit
) -> None:
    added = measure_editing.add_measure(session, "Last of its kind").id
    measure_editing.change_measure(session, added, unit=way, aggregation=Aggregation.LAST)
    kept = next(found for found in metrics.active_measures(session) if found.id == added)
    view = show(Value(3), Value(4), None, None, kept=kept)
    assert not any(isinstance(row, ComputedRow) for row in view.model.sheet.rows)
    view.grid.asked.emit("to_unknown")
    assert agency_total(session, kept) is None


def test_that_a_retired_area_with_entries_counts_and_has_its_row(
    show: Fill, session: Session, measure: Find, qtbot: QtBot
) -> None:
    calls = measure("1.07")
    view = show(Value(12), Value(8), None, Value(20))
    beat = next(area.id for area in agency.areas(session) if area.name == "Beat 2")
    agency.retire_area(session, beat, retired=True)
    assert "Beat 2 (retired)" in [row.label for row in view.model.sheet.rows]
    qtbot.keyClick(view.grid, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert unknown(session, calls) is None


def test_that_a_stock_is_compared_but_nothing_is_put_away(show: Fill, session: Session, qtbot: QtBot) -> None:
    kept = next(
        found
        for dimension in metrics.catalogue(session)
        for goal in dimension.goals
        for found in goal.measures
        if found.aggregation is Aggregation.LAST and found.unit.is_whole and found.period_kind is PeriodKind.MONTH
    )
    metrics.activate(session, [kept.id])
    view = show(Value(24), Value(47), None, Value(74), kept=kept)
    qtbot.waitUntil(view.bar.isVisible)
    assert "the areas add to 71" in view.bar.words()[0]
    assert OFFER not in buttons(view)
    qtbot.keyClick(view.grid, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert unknown(session, kept) is None
