"""The Enter tab around the grid: panel, filters, areas, what a value far from its history asks."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import UNKNOWN_AREA, WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.services import agency, entries, metrics
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.metrics.entering.looks import Symbol
from cs360_desktop.ui.metrics.entering.rows import CellRow, GroupRow
from cs360_desktop.ui.metrics.entering.taking_out import TakingOut
from cs360_desktop.ui.metrics.entering.view import EnterView
from cs360_desktop.ui.metrics.page import MetricsPage
from cs360_desktop.ui.shell.navigation import METRICS_TABS
from tests.ui.conftest import ShowPage

Find = Callable[[str], Measure]
Answer = Callable[[Path | None], None]
SEPTEMBER, OCTOBER = Period.month(2026, 9), Period.month(2026, 10)


def go(view: EnterView, key: EntryKey, qtbot: QtBot) -> tuple[int, int]:
    place = view.model.sheet.cells.place_of(key)
    assert place is not None
    view.grid.go_to(*place)
    qtbot.waitUntil(lambda: view.panel._key == key)
    return place


def press(view: EnterView, text: str, qtbot: QtBot) -> None:
    def found() -> list[QPushButton]:
        buttons = view.window().findChildren(QPushButton)
        return [button for button in buttons if text in {button.text(), button.accessibleName()} and button.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    found()[0].click()


def type_into(field: object, text: str, qtbot: QtBot) -> None:
    editor = field.editor  # type: ignore[attr-defined]  # any text field
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


@pytest.fixture
def october(measure: Find) -> EntryKey:
    return EntryKey(measure("1.07").id, WHOLE_AGENCY, OCTOBER)


def stored(session: Session, key: EntryKey) -> Value | None:
    entry = entries.cell(session, key).entry
    return None if entry is None else entry.value


def test_that_every_cell_can_be_read_and_changed_in_the_panel(
    view: EnterView, session: Session, october: EntryKey, qtbot: QtBot
) -> None:
    place = go(view, october, qtbot)
    type_into(view.panel.value, "12", qtbot)
    assert stored(session, october) == Value(12)
    qtbot.waitUntil(view.panel.note.isEnabled)
    type_into(view.panel.note, "two from the fair", qtbot)
    view.panel.state.editor.setCurrentIndex(view.panel.state._keys.index(EntryState.DISPUTED))
    view.panel.state.editor.activated.emit(0)
    assert stored(session, october) == Value(12, state=EntryState.DISPUTED)
    look = view.model.sheet.look(*place)
    assert (look.text, look.noted, look.symbol) == ("12", True, Symbol.DISAGREE)
    assert "12, disputed, note" in view.model.sheet.spoken(*place, closed=False)


def test_that_a_refused_value_in_the_panel_says_why_and_stays(
    view: EnterView, session: Session, october: EntryKey, qtbot: QtBot
) -> None:
    go(view, october, qtbot)
    type_into(view.panel.value, "1/2", qtbot)
    assert stored(session, october) is None
    assert view.panel.value.editor.text() == "1/2"
    assert "one number" in view.panel.value.editor.accessibleDescription()
    qtbot.waitUntil(view.bar.isVisible)
    press(view, "Clear cell", qtbot)
    qtbot.waitUntil(view.bar.isHidden)
    assert not view.model.refusals


def test_that_an_old_value_can_be_restored_from_the_history(
    view: EnterView, session: Session, october: EntryKey, desk: Desk, qtbot: QtBot
) -> None:
    entries.set_values(session, {october: Value(9)})
    entries.set_values(session, {october: Value(90)})
    go(view, october, qtbot)
    press(view, "Restore", qtbot)
    assert stored(session, october) == Value(9)
    assert desk.undo_stack.undoText() == "Restored Oct 2026"


@pytest.mark.usefixtures("filled")
def test_that_a_value_far_from_its_history_asks_and_is_kept(
    view: EnterView, session: Session, october: EntryKey, qtbot: QtBot
) -> None:
    entries.set_values(session, {october: Value(112)})
    place = go(view, october, qtbot)
    assert view.model.sheet.look(*place).symbol is Symbol.ASKS
    assert "check this" in view.model.sheet.spoken(*place, closed=False)
    assert view.bar.isHidden()  # the panel asks
    press(view, "Keep 112", qtbot)
    assert view.model.sheet.look(*place).symbol is Symbol.NONE
    assert stored(session, october) == Value(112)


@pytest.mark.usefixtures("filled")
def test_that_the_bar_asks_where_the_panel_is_closed(
    view: EnterView, session: Session, october: EntryKey, qtbot: QtBot
) -> None:
    view.panel.window().resize(1000, 640)
    qtbot.waitUntil(lambda: not view.panel.isVisible())
    entries.set_values(session, {october: Value(112)})
    go(view, october, qtbot)
    qtbot.waitUntil(view.bar.isVisible)
    assert view.bar.words()[0].endswith("did you mean 12?")
    press(view, "Use 12", qtbot)
    assert stored(session, october) == Value(12)
    qtbot.waitUntil(view.bar.isHidden)


@pytest.mark.usefixtures("filled")
def test_that_a_figure_is_judged_by_its_own_last_periods_whatever_is_shown(
    view: EnterView, session: Session, measure: Find
) -> None:
    february = EntryKey(measure("1.07").id, WHOLE_AGENCY, Period.month(2026, 2))
    running = EntryKey(measure("1.07").id, WHOLE_AGENCY, Period.month(2026, 11))
    low = EntryKey(measure("1.13").id, WHOLE_AGENCY, Period.month(2026, 11))
    months = [Period.month(2025, 11).next(step) for step in range(12)]
    entries.set_values(session, {EntryKey(low.measure_id, WHOLE_AGENCY, month): Value(100) for month in months})
    entries.set_values(session, {february: Value(112), running: Value(1120), low: Value(1)})
    quarterly = measure("1.35")
    quarters = [Period.quarter(2023, 1).next(step) for step in range(12)]
    figures = {EntryKey(quarterly.id, WHOLE_AGENCY, quarter): Value(4 + n % 3) for n, quarter in enumerate(quarters)}
    entries.set_values(session, figures | {EntryKey(quarterly.id, WHOLE_AGENCY, quarters[-1].next()): Value(60)})
    for years in (1, 2, 5):
        view.choices.years.choose(years)
        view.choices.changed.emit()
        asked = {key for key in (february, running, low) if symbol(view, key) is Symbol.ASKS}
        assert asked == {february, running}  # a month that runs can have too much, not too little
        latest = EntryKey(quarterly.id, WHOLE_AGENCY, quarters[-1].next())
        place = view.model.sheet.cells.place_of(latest)
        assert place is None or symbol(view, latest) is Symbol.ASKS


def symbol(view: EnterView, key: EntryKey) -> Symbol:
    place = view.model.sheet.cells.place_of(key)
    assert place is not None
    return view.model.sheet.look(*place).symbol


@pytest.mark.usefixtures("filled")
def test_that_a_kept_figure_is_asked_about_again_once_it_was_cleared(
    view: EnterView, session: Session, october: EntryKey
) -> None:
    entries.set_values(session, {october: Value(112)})
    view.model.keep(october)
    assert symbol(view, october) is Symbol.NONE
    view.model.clear([october], "Cleared 1 cell")
    entries.set_values(session, {october: Value(112)})
    assert symbol(view, october) is Symbol.ASKS


@pytest.mark.usefixtures("filled")
def test_that_a_kept_figure_is_not_asked_about_again_but_another_one_is_and_undo_asks_again(
    view: EnterView, session: Session, october: EntryKey, desk: Desk, qtbot: QtBot
) -> None:
    entries.set_values(session, {october: Value(112)})
    place = go(view, october, qtbot)
    press(view, "Keep 112", qtbot)
    view.reload()  # as a new window would ask
    assert view.model.sheet.look(*place).symbol is Symbol.NONE
    assert desk.undo_stack.undoText().startswith("Kept 112 in ")
    desk.undo_stack.undo()
    assert view.model.sheet.look(*place).symbol is Symbol.ASKS
    desk.undo_stack.redo()
    assert view.model.sheet.look(*place).symbol is Symbol.NONE
    entries.set_values(session, {october: Value(113)})
    assert view.model.sheet.look(*place).symbol is Symbol.ASKS


@pytest.mark.usefixtures("filled")
def test_that_what_was_meant_takes_the_place_of_a_figure_far_from_its_history(
    view: EnterView, session: Session, october: EntryKey, qtbot: QtBot
) -> None:
    entries.set_values(session, {october: Value(112)})
    go(view, october, qtbot)
    press(view, "Use 12", qtbot)
    assert stored(session, october) == Value(12)


def test_that_the_rows_are_the_active_measures_under_dimension_and_goal(view: EnterView, session: Session) -> None:
    rows = view.model.sheet.rows
    shown = [row.measure.id for row in rows if isinstance(row, CellRow)]
    assert shown == [measure.id for measure in metrics.active_measures(session)]
    assert [row.level for row in rows if isinstance(row, GroupRow)][:2] == [0, 1]


def test_that_quarters_show_what_is_kept_by_quarter_or_year(view: EnterView) -> None:
    view.choices.kind.choose(PeriodKind.QUARTER)
    view.choices.changed.emit()
    kinds = {row.measure.period_kind for row in view.model.sheet.rows if isinstance(row, CellRow)}
    assert kinds == {PeriodKind.QUARTER, PeriodKind.YEAR}
    assert view.model.sheet.columns[-1].period == Period.quarter(2026, 4)


def test_that_a_fiscal_year_stands_in_its_own_last_month(session: Session, page: MetricsPage, measure: Find) -> None:
    agency.change_agency(session, fiscal_year_start=7)
    page.show_place(Place("metrics", part="enter"))
    view = page.tab("enter")
    assert isinstance(view, EnterView)
    survey = measure("2.46")
    fiscal = EntryKey(survey.id, WHOLE_AGENCY, Period(PeriodKind.YEAR, Period.month(2025, 7).start))
    place = view.model.sheet.cells.place_of(fiscal)
    assert place is not None
    assert view.model.sheet.columns[place[1]].period == Period.month(2026, 6)


def test_that_areas_are_compared_with_the_agency_total_and_the_difference_is_said(
    session: Session, page: MetricsPage, measure: Find, qtbot: QtBot
) -> None:
    calls = measure("1.07").id
    beats = [agency.add_area(session, name).id for name in ("Beat 1", "Beat 2")]
    entries.set_values(
        session,
        {
            EntryKey(calls, beats[0], OCTOBER): Value(24),
            EntryKey(calls, beats[1], OCTOBER): Value(47),
            EntryKey(calls, WHOLE_AGENCY, OCTOBER): Value(74),
        },
    )
    page.show_place(Place("metrics", part="enter"))
    view = page.tab("enter")
    assert isinstance(view, EnterView)
    view.choices.area.setCurrentIndex(view.choices.area.count() - 1)
    view.choices.area.activated.emit(0)
    view.choices.scope.choose(calls)
    view.choices.changed.emit()
    labels = [row.label for row in view.model.sheet.rows]
    assert labels[1:] == [
        "Beat 1",
        "Beat 2",
        "Unknown area",
        "Compared",
        "Sum of the areas",
        "Whole agency, as entered",
        "Difference",
    ]
    unknown = EntryKey(calls, UNKNOWN_AREA, OCTOBER)
    place = go(view, unknown, qtbot)
    qtbot.waitUntil(view.bar.isVisible)
    assert view.bar.words()[0] == "Oct 2026: the areas add to 71, the agency total says 74"
    assert [view.model.sheet.look(row, place[1]).text for row in (5, 6, 7)] == ["71", "74", "3"]
    view.model.enter(unknown, place[0], "3")
    qtbot.waitUntil(view.bar.isHidden)
    assert view.model.sheet.look(7, place[1]).text == "0"


def test_that_shares_of_areas_are_never_added_up(session: Session, page: MetricsPage, measure: Find) -> None:
    agency.add_area(session, "Beat 1")
    page.show_place(Place("metrics", part="enter"))
    view = page.tab("enter")
    assert isinstance(view, EnterView)
    view.choices.area.setCurrentIndex(view.choices.area.count() - 1)
    view.choices.area.activated.emit(0)
    view.choices.scope.choose(measure("2.04").id)
    view.choices.changed.emit()
    assert "Sum of the areas" not in [row.label for row in view.model.sheet.rows]


def test_that_retiring_a_measure_takes_its_row_away_and_undo_brings_it_back(
    view: EnterView, desk: Desk, measure: Find
) -> None:
    calls = measure("1.07")
    rows = view.model.rowCount()
    desk.do("Stopped", lambda: metrics.retire(desk.session, [calls.id]))
    assert view.model.rowCount() == rows - 1
    desk.undo_stack.undo()
    assert view.model.rowCount() == rows


def test_that_without_a_measure_the_tab_says_what_to_do(
    session: Session, page: MetricsPage, qtbot: QtBot, desk: Desk
) -> None:
    metrics.retire(session, [measure.id for measure in metrics.active_measures(session)])
    page.show_place(Place("metrics", part="enter"))
    view = page.tab("enter")
    assert isinstance(view, EnterView)
    with qtbot.waitSignal(desk.going) as going:
        press(view, "Choose measures", qtbot)
    assert going.args == [Place("metrics", part="choose")]


def test_that_a_place_with_a_measure_leads_to_its_newest_complete_period(page: MetricsPage, measure: Find) -> None:
    page.show_place(Place("metrics", measure("2.04").id, "enter"))
    view = page.tab("enter")
    assert isinstance(view, EnterView)
    place = view.grid.place()
    assert place is not None
    assert view.model.sheet.key_at(*place) == EntryKey(measure("2.04").id, WHOLE_AGENCY, OCTOBER)


def test_that_a_read_only_workspace_cannot_be_typed_into(
    october: EntryKey, show_page: ShowPage, reading_desk: Desk, qtbot: QtBot
) -> None:
    page = show_page(lambda desk: MetricsPage(desk, METRICS_TABS), reading_desk, "metrics")
    page.show_place(Place("metrics", part="enter"))
    view = page.tab("enter")
    assert isinstance(view, EnterView)
    go(view, october, qtbot)
    qtbot.keyClicks(view.grid, "5")
    qtbot.keyClick(view.grid, Qt.Key.Key_Delete)
    assert not view.panel.value.isEnabled()
    assert reading_desk.undo_stack.count() == 0


def test_that_the_enter_tab_takes_out_the_rows_and_periods_it_shows(
    view: EnterView, measure: Find, tmp_path: Path, answer_file_dialog: Answer, qtbot: QtBot
) -> None:
    answer_file_dialog(tmp_path / "To the sergeant.xlsx")
    agency.add_area(view.desk.session, "Beat 1")
    view.reload()
    view.choices.show_areas(measure("1.07"))
    view.show_choice()
    button = view.findChild(TakingOut)
    assert isinstance(button, TakingOut)
    button.take_template()
    qtbot.waitUntil(lambda: not view.desk.jobs.is_busy(), timeout=20_000)
    sheet = openpyxl.load_workbook(tmp_path / "To the sergeant.xlsx")["Areas"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(max_col=2)]
    assert rows == [["Measure", "Area"], *([measure("1.07").name, area] for area in ("Beat 1", "Unknown area"))]
    assert (sheet.cell(1, 4).value, sheet.cell(1, sheet.max_column).value) == ("Dec 2024", "Nov 2026")
