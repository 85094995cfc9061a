"""The Scorecard tab: what it shows and says, by keyboard and for screen readers, and how it is taken along."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.catalogue import Direction, Measure, Status
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.services import entries, metrics
from cs360_desktop.services.scorelines import Scoreline
from cs360_desktop.services.session import Session
from cs360_desktop.services.targets import Aim, set_target, targets_of
from cs360_desktop.storage import nouns
from cs360_desktop.ui.charts.scorecard import ScorecardView
from cs360_desktop.ui.charts.scorecard_cells import BASE, CHANGE, NAME, PERCENT, SIGNAL, TARGET, TREND, VALUE
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.table_model import ACCESSIBLE_ROLE, ROW_ROLE
from cs360_desktop.ui.common.theme import Theme
from cs360_desktop.ui.common.typography import Type, font
from cs360_desktop.ui.metrics.page import MetricsPage
from cs360_desktop.ui.shell.navigation import METRICS_TABS
from tests.ui.conftest import ShowPage

Find = Callable[[str], Measure]
Add = Callable[..., int]


@pytest.fixture
def add(session: Session, measure: Find) -> Add:
    """Make an active measure like one of the catalog, with figures by period."""

    def make(name: str, figures: Mapping[Period, float], **changes: object) -> int:
        with session.change("add_measure") as unit:
            made = unit[nouns.measures].add(
                replace(measure("1.07"), id=0, code="", name=name, status=Status.ACTIVE, **changes)  # type: ignore[arg-type]
            )
        values = {EntryKey(made, WHOLE_AGENCY, period): Value(float(figure)) for period, figure in figures.items()}
        entries.set_values(session, values)
        return made

    return make


def octobers(*figures: float) -> dict[Period, float]:
    return {Period.month(2026 - step, 10): figure for step, figure in enumerate(reversed(figures))}


@pytest.fixture
def scorecard(page: MetricsPage, filled: None) -> ScorecardView:
    page.show_place(Place("metrics", part="scorecard"))
    shown = page.tab("scorecard")
    assert isinstance(shown, ScorecardView)
    return shown


def row_of(view: ScorecardView, measure_id: int) -> int:
    model = view.table.model()
    items = [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]
    return next(n for n, item in enumerate(items) if isinstance(item, Scoreline) and item.measure.id == measure_id)


def cell(view: ScorecardView, measure_id: int, column: int) -> str:
    return str(view.table.model().index(row_of(view, measure_id), column).data())


def spoken(view: ScorecardView, measure_id: int, column: int) -> str:
    return str(view.table.model().index(row_of(view, measure_id), column).data(ACCESSIBLE_ROLE))


def head(view: ScorecardView, column: int) -> str:
    return str(view.table.model().headerData(column, Qt.Orientation.Horizontal))


def said(view: ScorecardView) -> list[str]:
    return [label.text() for label in view.panel.findChildren(Label) if label.isVisible()]


def compare(view: ScorecardView, position: int, qtbot: QtBot) -> None:
    view.compare.setFocus()
    while view.compare.currentIndex() != position:
        step = Qt.Key.Key_Down if view.compare.currentIndex() < position else Qt.Key.Key_Up
        qtbot.keyClick(view.compare, step)


def test_that_each_measure_has_a_row_with_figure_comparison_signal_and_target(
    scorecard: ScorecardView, add: Add, session: Session
) -> None:
    made = add("Bicycles stolen", octobers(20, 22, 60), direction=Direction.DOWN)
    set_target(session, made, Aim(50, by=date(2026, 12, 31)))
    shown = [cell(scorecard, made, column) for column in (VALUE, BASE, CHANGE, PERCENT, SIGNAL, TARGET)]
    assert shown == ["60", "22", "+38", "+172.7 %", "unusual", "10 over"]


def test_that_the_row_is_read_out_as_one_sentence(scorecard: ScorecardView, add: Add) -> None:
    made = add("Bicycles stolen", octobers(79, 74))
    assert spoken(scorecard, made, NAME) == (
        "Bicycles stolen, Oct 2026, 74, a year before 79, change −5, −6.3 %, usual range, no target."
    )
    assert spoken(scorecard, made, TREND) == (
        "Bicycles stolen, Since Nov 2024, since Nov 2024: lowest 74, highest 79, last 74, 22 gaps"
    )
    assert scorecard.table.accessibleName() == "Scorecard"


def test_that_a_missing_period_is_marked_and_said(scorecard: ScorecardView, add: Add) -> None:
    made = add("Bicycles stolen", {Period.month(2026, 9): 7})
    line = scorecard.table.model().index(row_of(scorecard, made), NAME).data(ROW_ROLE)
    assert scorecard.table._model.columns[NAME].detail(line) == "no entry for Oct 2026 · count · depends"  # type: ignore[misc]
    scorecard.table.reveal(made)
    assert "no entry for Oct 2026" in said(scorecard)


def test_that_groups_open_and_close_by_keyboard_and_measures_without_a_goal_come_last(
    scorecard: ScorecardView, add: Add, qtbot: QtBot
) -> None:
    add("Bicycles stolen", octobers(1, 2), indicator_id=None)
    model = scorecard.table.model()
    headings = [row for row in range(model.rowCount()) if not isinstance(model.index(row, 0).data(ROW_ROLE), Scoreline)]
    names = [model.index(row, 0).data() for row in headings]
    assert names[0] == "1  Prevent, Interrupt, and Solve Crime"
    assert names[-1] == "Measures without a goal"
    rows = model.rowCount()
    scorecard.table.setFocus()
    scorecard.table.setCurrentIndex(model.index(headings[-1], 0))
    qtbot.keyClick(scorecard.table, Qt.Key.Key_Left)
    assert model.rowCount() == rows - 1
    qtbot.keyClick(scorecard.table, Qt.Key.Key_Right)
    assert model.rowCount() == rows


def test_that_one_dimension_can_be_shown_alone(scorecard: ScorecardView, add: Add) -> None:
    made = add("Bicycles stolen", octobers(1, 2))
    assert scorecard.dimensions is not None
    names = [button.accessibleName() for button in scorecard.dimensions.buttons()]
    assert names[:3] == ["All dimensions", "Dimension 1", "Dimension 2"]
    scorecard.dimensions.buttons()[2].click()
    model = scorecard.table.model()
    assert model.index(0, 0).data() == "2  Integrate and Elevate Community and Governmental Partners"
    shown = {model.index(row, 0).data(ROW_ROLE).measure.id for row in range(1, model.rowCount())}
    assert shown
    assert made not in shown
    scorecard.show_place(Place("metrics", made, "scorecard"))
    assert scorecard.table.current_row().measure.id == made  # type: ignore[union-attr]


def test_that_the_heads_say_what_is_compared(scorecard: ScorecardView, add: Add, qtbot: QtBot) -> None:
    made = add("Bicycles stolen", octobers(20, 30, 40, 36))
    assert (head(scorecard, VALUE), head(scorecard, BASE)) == ("Last value", "Year before")
    compare(scorecard, 1, qtbot)
    assert (head(scorecard, BASE), cell(scorecard, made, BASE)) == ("Mean of earlier years", "30.0")
    compare(scorecard, 2, qtbot)
    assert (head(scorecard, VALUE), head(scorecard, BASE)) == ("Year to date", "Year before")
    compare(scorecard, 3, qtbot)
    assert (head(scorecard, VALUE), cell(scorecard, made, VALUE)) == ("Last 12 months", "36")
    line = scorecard.table.model().index(row_of(scorecard, made), VALUE).data(ROW_ROLE)
    assert scorecard.table._model.columns[VALUE].detail(line) == "Oct 2026 only"  # type: ignore[misc]


def test_that_an_earlier_month_can_be_chosen_of_the_last_two_years(
    scorecard: ScorecardView, measure: Find, qtbot: QtBot
) -> None:
    calls = measure("1.07").id
    assert scorecard.through.count() == 24
    assert scorecard.through.currentText() == "Through October 2026"
    scorecard.through.setFocus()
    qtbot.keyClick(scorecard.through, Qt.Key.Key_Down)
    line = scorecard.table.model().index(row_of(scorecard, calls), 0).data(ROW_ROLE)
    assert line.period == Period.month(2026, 9)
    assert "Incomplete" not in scorecard.footnote.text()


def test_that_a_community_copy_says_what_it_hides(scorecard: ScorecardView, add: Add, qtbot: QtBot) -> None:
    add("Inside", octobers(30, 33), internal=True)
    held = add("Assaults at home", octobers(9, 3), sensitive=True)
    scorecard.community.setFocus()
    qtbot.keyClick(scorecard.community, Qt.Key.Key_Space)
    assert scorecard.hidden.text() == "Hidden: 1 internal measure, counts under 5 in sensitive measures (1 here)"
    assert cell(scorecard, held, VALUE) == "withheld"
    assert [cell(scorecard, held, column) for column in (BASE, CHANGE, PERCENT, SIGNAL)] == ["–"] * 4
    scorecard.table.reveal(held)
    assert said(scorecard)[-1] == "Assaults at home, withheld in community copies."
    assert not scorecard.panel.target.isVisible()


def test_that_the_panel_says_what_will_stand_there_until_a_measure_is_chosen(scorecard: ScorecardView) -> None:
    scorecard.panel.show_nothing()
    assert said(scorecard)[0] == "No measure chosen"


def test_that_the_chosen_line_is_explained_with_its_numbers(scorecard: ScorecardView, add: Add) -> None:
    made = add("Sudden deaths", {Period.year(2024): 137, Period.year(2025): 198}, period_kind=PeriodKind.YEAR)
    assert [cell(scorecard, made, column) for column in (CHANGE, PERCENT, SIGNAL)] == ["+61", "+44.5 %", "unusual"]
    scorecard.table.reveal(made)
    words = said(scorecard)
    assert "It does not say why. The season, reporting and chance stay possible." in words
    assert "How this was worked out" in words
    assert any("61 ÷ 137 × 100 = +44.5 %" in text for text in words)
    assert any("= 3.34." in text for text in words)


def test_that_enter_opens_the_chart_of_the_row(
    scorecard: ScorecardView, measure: Find, qtbot: QtBot, places: list[Place]
) -> None:
    calls = measure("1.07").id
    scorecard.table.setFocus()
    scorecard.table.reveal(calls)
    qtbot.keyClick(scorecard.table, Qt.Key.Key_Return)
    assert places[-1] == Place("metrics", calls, "charts")


def test_that_a_target_is_saved_when_its_figure_is_left_and_undone(
    scorecard: ScorecardView, measure: Find, session: Session, desk: Desk, qtbot: QtBot
) -> None:
    calls = measure("1.07").id
    scorecard.table.reveal(calls)
    form = scorecard.panel.target
    form.figure.setFocus()
    qtbot.keyClicks(form.figure.editor, "12")
    qtbot.keyClick(form.figure.editor, Qt.Key.Key_Tab)
    assert targets_of(session)[calls].figure == 12
    assert desk.undo_stack.undoText().startswith("Set target 12 for “Disorder calls")
    form.by.setFocus()
    qtbot.keyClicks(form.by.editor, "12/31/2026")
    form.set_by.setFocus()
    qtbot.keyClicks(form.set_by.editor, "PST")
    qtbot.keyClick(form.set_by.editor, Qt.Key.Key_Return)
    found = targets_of(session)[calls]
    assert (found.by, found.set_by) == (date(2026, 12, 31), "PST")
    assert cell(scorecard, calls, TARGET) == "2 away"
    for _ in range(3):
        desk.undo()
    assert calls not in targets_of(session)
    assert (form.figure.value(), cell(scorecard, calls, TARGET)) == ("", "no target")


def test_that_what_is_no_figure_of_the_measure_is_refused_and_stays(
    scorecard: ScorecardView, measure: Find, session: Session, qtbot: QtBot
) -> None:
    scorecard.table.reveal(measure("1.07").id)
    field = scorecard.panel.target.figure
    field.setFocus()
    qtbot.keyClicks(field.editor, "many")
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    assert field.error().startswith("“many” is not a number, so it was not saved.")
    assert (field.value(), targets_of(session)) == ("many", {})


def test_that_a_target_is_removed_by_its_button_or_by_clearing_the_figure(
    scorecard: ScorecardView, measure: Find, session: Session, desk: Desk, qtbot: QtBot
) -> None:
    calls = measure("1.07").id
    set_target(session, calls, Aim(12, set_by="PST"))
    scorecard.table.reveal(calls)
    form = scorecard.panel.target
    form.delete.setFocus()
    qtbot.keyClick(form.delete, Qt.Key.Key_Return)
    assert targets_of(session) == {}
    desk.undo()
    assert (targets_of(session)[calls].set_by, form.set_by.value()) == ("PST", "PST")
    form.figure.setFocus()
    form.figure.editor.selectAll()
    qtbot.keyClick(form.figure.editor, Qt.Key.Key_Delete)
    qtbot.keyClick(form.figure.editor, Qt.Key.Key_Tab)
    assert targets_of(session) == {}


def test_that_a_read_only_workspace_shows_targets_without_changing_them(
    session: Session, filled: None, reading_desk: Desk, show_page: ShowPage, measure: Find
) -> None:
    page = show_page(lambda desk: MetricsPage(desk, METRICS_TABS), reading_desk, "metrics")
    page.show_place(Place("metrics", measure("1.07").id, "scorecard"))
    view = page.tab("scorecard")
    assert isinstance(view, ScorecardView)
    assert not view.panel.target.figure.editor.isEnabled()
    assert view.panel.chart.isEnabled()


def test_that_a_change_is_shown_at_once_while_seen_and_later_while_not(
    scorecard: ScorecardView, page: MetricsPage, session: Session, measure: Find
) -> None:
    calls = measure("1.07").id
    key = EntryKey(calls, WHOLE_AGENCY, Period.month(2026, 10))
    entries.set_values(session, {key: Value(40)})
    assert cell(scorecard, calls, VALUE) == "40"
    page.show_place(Place("metrics", part="charts"))
    entries.set_values(session, {key: Value(41)})
    assert cell(scorecard, calls, VALUE) == "40"
    page.show_place(Place("metrics", part="scorecard"))
    assert cell(scorecard, calls, VALUE) == "41"


def test_that_the_model_keeps_qts_rules_while_figures_heads_and_rows_change(
    scorecard: ScorecardView, session: Session, measure: Find, add: Add, qtbot: QtBot
) -> None:
    QAbstractItemModelTester(
        scorecard.table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, scorecard.table
    )
    add("Bicycles stolen", octobers(1, 2))
    compare(scorecard, 2, qtbot)
    scorecard.community.click()
    metrics.retire(session, [measure("1.07").id])


def test_that_nothing_active_and_nothing_entered_say_what_to_do(
    page: MetricsPage, session: Session, places: list[Place]
) -> None:
    page.show_place(Place("metrics", part="scorecard"))
    view = page.tab("scorecard")
    assert isinstance(view, ScorecardView)
    assert view.empty is not None
    assert view.empty.accessibleName() == "There is no figure yet"
    metrics.retire(session, [each.id for each in metrics.active_measures(session)])
    assert view.empty.accessibleName() == "No measure is active yet"


def test_that_the_save_buttons_make_what_is_shown(
    scorecard: ScorecardView,
    measure: Find,
    tmp_path: Path,
    answer_file_dialog: Callable[[Path | None], None],
    qtbot: QtBot,
) -> None:
    scorecard.through.setFocus()
    qtbot.keyClick(scorecard.through, Qt.Key.Key_Down)
    answer_file_dialog(tmp_path / "card.pdf")
    qtbot.keyClick(scorecard, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert (tmp_path / "card.pdf").read_bytes().startswith(b"%PDF")
    answer_file_dialog(tmp_path / "card.xlsx")
    scorecard.excel.click()
    cells = [value for row in load_workbook(tmp_path / "card.xlsx").active.values for value in row]  # type: ignore[union-attr]
    assert measure("1.07").name in cells
    assert "Sep 2026" in cells


@pytest.mark.parametrize("zoom", [100, 150])
def test_that_no_figure_state_or_head_is_cut_at_any_width(
    *, scorecard: ScorecardView, page: MetricsPage, add: Add, session: Session, theme: Theme, qtbot: QtBot, zoom: int
) -> None:
    made = add("Bicycles stolen by people who never came back", octobers(22_000, 10_214), direction=Direction.DOWN)
    set_target(session, made, Aim(9_500, by=date(2027, 6, 30)))
    theme.set_zoom(zoom)
    for width in (1600, 1366, 1240, 1100, 911):
        resize(page, qtbot, width * zoom // 100)
        qtbot.waitUntil(partial(check_widths, scorecard, made))  # the panel closes with the next events


def resize(page: MetricsPage, qtbot: QtBot, width: int) -> None:
    def resized() -> bool:
        page.resize(width, 690)  # parts get narrower on the way, and only then there is room
        return page.width() == width

    qtbot.waitUntil(resized)


def check_widths(scorecard: ScorecardView, made: int) -> None:
    table = scorecard.table
    shown = [position for position in range(8) if not table.isColumnHidden(position)]
    for position in shown:
        column = table._model.columns[position]
        room = table.columnWidth(position)
        assert QFontMetrics(font(Type.CAPTION_STRONG)).horizontalAdvance(column.title) < room, column.title
        if position in {NAME, TREND}:
            continue
        line = table.model().index(row_of(scorecard, made), 0).data(ROW_ROLE)
        assert QFontMetrics(font(Type.BODY)).horizontalAdvance(column.shown(line)) < room
        below = column.detail(line) if column.detail is not None else ""
        assert QFontMetrics(font(Type.CAPTION)).horizontalAdvance(below) < room
    assert (BASE in shown) or "from 22,000" in table._model.columns[CHANGE].detail(line)  # type: ignore[misc]
    assert TREND in shown
    assert sum(table.columnWidth(position) for position in shown) <= table.viewport().width()
