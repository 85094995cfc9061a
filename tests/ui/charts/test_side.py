"""Beside a chart: how figures were worked out, breaks and targets as forms with undo, and the way back by Esc."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.catalogue import Direction
from cs360_desktop.domain.periods import Period
from cs360_desktop.services import series_breaks, targets
from cs360_desktop.services.session import Session
from cs360_desktop.services.targets import Aim
from cs360_desktop.ui.charts.run_plot import RunPlot
from cs360_desktop.ui.charts.view import ChartsView
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.metrics.page import MetricsPage
from cs360_desktop.ui.shell.navigation import METRICS_TABS
from tests.ui.conftest import ShowPage


def test_that_enter_on_a_comparison_opens_its_working_and_esc_leads_back(
    plot: RunPlot, view: ChartsView, qtbot: QtBot
) -> None:
    table = view.comparisons.table
    table.setFocus()
    table.choose_first()
    assert view.side.shown() is view.side.explanation
    assert table.hasFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert view.side.explanation.back.hasFocus()
    assert view.side.explanation.texts()[:2] == ["Figure", "Oct 2026: 10, as entered."]
    qtbot.keyClick(view.side.explanation.back, Qt.Key.Key_Escape)
    assert view.side.shown() is view.side.panel
    assert table.hasFocus()


def test_that_the_button_opens_the_working_and_a_change_of_the_figures_keeps_it_true(
    plot: RunPlot, view: ChartsView, session: Session, calls: int
) -> None:
    view.side.panel.working.click()
    assert view.side.shown() is view.side.explanation
    series_breaks.add_break(session, calls, Period.month(2026, 1), "new records system")
    assert any("the way of counting changed" in text for text in view.side.explanation.texts()) or any(
        "no earlier year" in text for text in view.side.explanation.texts()
    )


def test_that_the_panel_says_which_baseline_was_used(plot: RunPlot, view: ChartsView) -> None:
    assert view.side.panel.baseline.text() == "1 earlier year per month (2025)."


def test_that_a_break_is_added_changed_and_deleted_with_undo(
    plot: RunPlot, view: ChartsView, desk: Desk, calls: int, qtbot: QtBot
) -> None:
    view.side.panel.add_mark.click()
    form = view.side.mark
    qtbot.keyClick(form.reason.editor, Qt.Key.Key_Return)
    assert form.first.error() == "Choose the first period that is counted in the new way."
    form.first.set_value(Period.month(2026, 1))
    qtbot.keyClick(form.reason.editor, Qt.Key.Key_Return)
    assert "needs a reason" in form.reason.error()
    qtbot.keyClicks(form.reason.editor, "new records system")
    qtbot.keyClick(form.reason.editor, Qt.Key.Key_Return)
    (mark,) = series_breaks.breaks_of(view._desk.session, calls)
    assert (mark.first_period, mark.areas_only) == (Period.month(2026, 1), False)
    assert desk.undo_stack.undoText() == "Added break “new records system”"
    assert view.side.shown() is view.side.panel
    (row,) = view.side.panel.mark_rows()
    assert row.accessibleName().startswith("Break: new records system. Jan 2026 · no signal across it.")
    row.click()
    form.reason.editor.setText("new map")
    form.keep.click()
    assert series_breaks.breaks_of(view._desk.session, calls)[0].reason == "new map"
    view.side.panel.mark_rows()[0].click()
    form.delete.click()
    assert view.side.panel.mark_rows() == []
    desk.undo()
    assert view.side.panel.mark_rows()[0].line.text == "Break: new map"


def test_that_esc_leaves_the_form_of_a_break_and_nothing_was_added(
    plot: RunPlot, view: ChartsView, calls: int, qtbot: QtBot
) -> None:
    view.side.panel.add_mark.setFocus()
    qtbot.keyClick(view.side.panel.add_mark, Qt.Key.Key_Return)
    qtbot.keyClicks(view.side.mark.reason.editor, "new map")
    qtbot.keyClick(view.side.mark.reason.editor, Qt.Key.Key_Escape)
    assert view.side.shown() is view.side.panel
    assert view.side.panel.add_mark.hasFocus()
    assert series_breaks.breaks_of(view._desk.session, calls) == ()


def test_that_a_target_is_saved_when_a_field_is_left_and_drawn_at_once(
    plot: RunPlot, view: ChartsView, desk: Desk, calls: int, qtbot: QtBot
) -> None:
    view.side.panel.change_target.click()
    form = view.side.target
    assert form.figure.editor.hasFocus()
    qtbot.keyClicks(form.figure.editor, "8")
    qtbot.keyClick(form.figure.editor, Qt.Key.Key_Tab)
    form.side.set_value(Direction.DOWN)
    form.side.committed.emit(Direction.DOWN)
    form.by.editor.setText("Dec 31, 2026")
    form.by.commit()
    form.set_by.editor.setText("PST")
    form.set_by.commit()
    target = targets.targets_of(desk.session)[calls]
    assert (target.figure, target.direction, target.by, target.set_by) == (8, Direction.DOWN, date(2026, 12, 31), "PST")
    assert plot._chart is not None
    assert plot._chart.target is not None
    assert desk.undo_stack.undoText() == "Set target 8 for “Disorder calls (noise, disturbance, trespass)”"
    form.back.click()
    assert view.side.panel.target.text() == "at most 8 a month by Dec 31, 2026"
    assert view.side.panel._target_detail.text() == "2 over · set by PST"


def test_that_a_target_that_is_no_number_stays_in_the_field_with_the_reason(
    plot: RunPlot, view: ChartsView, session: Session, qtbot: QtBot
) -> None:
    view.side.panel.change_target.click()
    form = view.side.target
    qtbot.keyClicks(form.figure.editor, "about 8")
    qtbot.keyClick(form.figure.editor, Qt.Key.Key_Tab)
    assert "is not a number" in form.figure.error()
    assert form.figure.value() == "about 8"
    assert targets.targets_of(session) == {}


def test_that_a_target_is_deleted_with_undo(
    plot: RunPlot, view: ChartsView, desk: Desk, session: Session, calls: int
) -> None:
    targets.set_target(session, calls, Aim(8))
    view.side.panel.change_target.click()
    view.side.target.delete.click()
    assert targets.targets_of(session) == {}
    assert view.side.panel.target.text() == "None"
    desk.undo()
    assert targets.targets_of(session)[calls].figure == 8


def test_that_a_workspace_open_for_reading_shows_breaks_and_target_but_changes_none(
    show_page: ShowPage, filled: None, session: Session, calls: int, reading_desk: Desk
) -> None:
    series_breaks.add_break(session, calls, Period.month(2025, 6), "new records system")
    page = show_page(lambda desk: MetricsPage(desk, METRICS_TABS), reading_desk, "metrics")
    page.show_place(Place("metrics", calls, "charts:chart"))
    view = page.tab("charts")
    assert isinstance(view, ChartsView)
    panel = view.side.panel
    (row,) = panel.mark_rows()
    assert not row.opens
    assert not panel.add_mark.isEnabled()
    assert not panel.change_target.isEnabled()
    assert "reading only" in panel.add_mark.toolTip()
