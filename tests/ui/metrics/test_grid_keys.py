"""The grid by keyboard alone, on a real workspace."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import EntryState, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.services import entries
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.metrics.entering.rows import GroupRow
from cs360_desktop.ui.metrics.entering.view import EnterView
from tests.ui.metrics.hand import OCTOBER, Hand

Find = Callable[[str], Measure]
Key = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
TODAY = date(2026, 11, 10)
SEPTEMBER, NOVEMBER = Period.month(2026, 9), Period.month(2026, 11)


@pytest.fixture(autouse=True)
def _model_is_consistent(view: EnterView) -> None:
    view.model._tester = QAbstractItemModelTester(  # type: ignore[attr-defined]  # lives as long as the model
        view.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )


def test_that_the_work_begins_at_the_newest_complete_month_of_the_first_measure(hand: Hand) -> None:
    assert hand.here() == hand.key("1.01", OCTOBER)


def test_that_typing_and_enter_saves_and_goes_down(hand: Hand) -> None:
    hand.go("1.07")
    hand.type("1,204")
    assert hand.stored("1.07") == Value(1204)
    assert hand.shown("1.07") == "1,204"
    assert hand.here() == hand.key("1.13")
    assert hand.desk.undo_stack.undoText() == "Entered 1204 in Disorder calls (noise, disturbance, trespass), Oct 2026"


def test_that_enter_steps_over_group_rows_and_tab_goes_right(hand: Hand) -> None:
    hand.go("1.13", SEPTEMBER)
    hand.type("12", Key.Key_Tab)
    assert hand.here() == hand.key("1.13", OCTOBER)
    hand.go("1.13", OCTOBER)
    hand.press(Key.Key_Return)
    assert hand.here() == hand.key("1.24", OCTOBER)
    hand.press(Key.Key_Return, SHIFT)
    hand.press(Key.Key_Backtab, SHIFT)
    assert hand.here() == hand.key("1.13", SEPTEMBER)


def test_that_cases_show_as_a_share_and_are_edited_as_cases(hand: Hand, view: EnterView) -> None:
    hand.go("2.04")
    hand.type("14/16")
    assert hand.stored("2.04") == Value(numerator=14, denominator=16)
    assert hand.shown("2.04") == "87.5"
    hand.go("2.04")
    hand.press(Key.Key_F2)
    editor = view.grid.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "14/16"
    hand.press(Key.Key_Escape)


def test_that_zero_is_shown_and_blank_is_not(hand: Hand) -> None:
    hand.go("1.07")
    hand.type("0")
    assert hand.shown("1.07") == "0"
    assert hand.shown("1.07", SEPTEMBER) == ""


def test_that_a_rejected_edit_leaves_no_undo_step_and_the_typed_text_in_the_cell(hand: Hand, view: EnterView) -> None:
    hand.go("2.04")
    hand.type("80")
    hand.go("2.04")
    hand.type("12/x4")
    assert hand.stored("2.04") == Value(80)
    assert hand.shown("2.04") == "12/x4"
    assert hand.desk.undo_stack.count() == 1
    hand.go("2.04")
    hand.qtbot.waitUntil(view.bar.isVisible)
    what, so_what = view.bar.words()
    assert "Oct 2026" in what
    assert "is not a number, so it was not saved" in what
    assert so_what == "Type a percentage such as 87.5, or cases as 14/16. 80 still stands."
    spoken = view.grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "12/x4, not saved" in spoken


def test_that_mending_a_rejected_edit_takes_the_bar_away(hand: Hand, view: EnterView) -> None:
    hand.go("2.04")
    hand.type("12/x4")
    hand.go("1.01")
    hand.press(Key.Key_F8)
    assert hand.here() == hand.key("2.04")
    hand.type("12/14")
    hand.qtbot.waitUntil(view.bar.isHidden)
    assert hand.stored("2.04") == Value(numerator=12, denominator=14)


def test_that_putting_what_already_stands_leaves_no_undo_step(hand: Hand) -> None:
    hand.go("1.07")
    hand.type("5")
    hand.go("1.07")
    hand.type("5.0")
    hand.press(Key.Key_Up)
    hand.press(Key.Key_C, CTRL)
    hand.press(Key.Key_V, CTRL)
    assert hand.desk.undo_stack.count() == 1


def test_that_escape_leaves_everything_as_it_was(hand: Hand) -> None:
    hand.go("1.07")
    hand.type("5", Key.Key_Escape)
    assert hand.stored("1.07") is None
    assert hand.desk.undo_stack.count() == 0


def test_that_undo_and_redo_show_in_the_grid(hand: Hand) -> None:
    hand.go("1.07")
    hand.type("5")
    hand.go("1.07")
    hand.type("6")
    hand.desk.undo_stack.undo()
    assert (hand.stored("1.07"), hand.shown("1.07")) == (Value(5), "5")
    hand.desk.undo_stack.undo()
    assert (hand.stored("1.07"), hand.shown("1.07")) == (None, "")
    hand.desk.undo_stack.redo()
    hand.desk.undo_stack.redo()
    assert hand.shown("1.07") == "6"


def test_that_delete_is_no_entry_and_never_zero(hand: Hand) -> None:
    hand.go("1.07")
    hand.type("5")
    hand.go("1.07")
    hand.press(Key.Key_Delete)
    assert hand.stored("1.07") is None
    assert hand.shown("1.07") == ""
    hand.desk.undo_stack.undo()
    assert hand.shown("1.07") == "5"


def test_that_delete_on_a_rejected_text_forgets_it_and_the_stored_value_goes_too(hand: Hand, view: EnterView) -> None:
    hand.go("1.07")
    hand.type("x")
    hand.go("1.07")
    hand.press(Key.Key_Delete)
    assert hand.shown("1.07") == ""
    assert not view.model.refusals
    assert hand.desk.undo_stack.count() == 0


@pytest.mark.usefixtures("filled")
def test_that_control_arrows_go_to_the_edge_of_data(hand: Hand, view: EnterView) -> None:
    hand.go("1.07", OCTOBER)
    hand.press(Key.Key_Left, CTRL)
    assert hand.here() == hand.key("1.07", Period.month(2025, 1))
    hand.press(Key.Key_Left, CTRL)
    assert hand.here() == hand.key("1.07", Period.month(2024, 12))
    hand.press(Key.Key_Right, CTRL)
    assert hand.here() == hand.key("1.07", Period.month(2025, 1))
    hand.press(Key.Key_End, CTRL)
    assert hand.view.grid.place() == (view.model.rowCount() - 1, view.model.columnCount() - 1)
    hand.press(Key.Key_Home, CTRL)
    assert hand.view.grid.place() == (0, 0)


def test_that_alt_and_page_keys_go_to_earlier_and_later_periods(hand: Hand) -> None:
    hand.go("1.07", OCTOBER)
    hand.press(Key.Key_PageUp, ALT)
    here = hand.here()
    assert here is not None
    assert here.period < SEPTEMBER
    hand.press(Key.Key_PageDown, ALT)
    assert hand.here() == hand.key("1.07", OCTOBER)


def test_that_left_and_right_close_and_open_a_group(hand: Hand, view: EnterView) -> None:
    rows = view.model.rowCount()
    hand.press(Key.Key_Home, CTRL)
    hand.press(Key.Key_Left)
    assert view.model.rowCount() < rows
    group = view.model.sheet.rows[0]
    assert isinstance(group, GroupRow)
    assert "closed" in view.model.sheet.spoken(0, 0, closed=True)
    assert view.grid.place() == (0, 0)
    hand.press(Key.Key_Right)
    assert view.model.rowCount() == rows


def test_that_fill_right_and_down_are_one_step_each(hand: Hand) -> None:
    hand.go("1.07", SEPTEMBER)
    hand.type("7")
    hand.select(hand.key("1.07", SEPTEMBER), hand.key("1.13", OCTOBER))
    hand.press(Key.Key_R, CTRL)
    assert hand.stored("1.07", OCTOBER) == Value(7)
    hand.press(Key.Key_D, CTRL)
    assert hand.stored("1.13", SEPTEMBER) == Value(7)
    assert hand.stored("1.13", OCTOBER) == Value(7)
    assert hand.desk.undo_stack.undoText() == "Filled 2 cells"
    hand.desk.undo_stack.undo()
    assert hand.stored("1.13", OCTOBER) is None
    assert hand.stored("1.07", OCTOBER) == Value(7)


def test_that_a_fill_that_does_not_fit_changes_nothing(hand: Hand, view: EnterView) -> None:
    hand.go("2.01")
    hand.type("700")
    hand.select(hand.key("2.01"), hand.key("2.04"))
    hand.press(Key.Key_D, CTRL)
    assert hand.stored("2.04") is None
    assert "PST actions" in view.bar.words()[0]
    assert "more than the whole" in view.bar.words()[1]


def test_that_control_enter_puts_the_typed_value_into_every_selected_cell(hand: Hand, qtbot: QtBot) -> None:
    hand.select(hand.key("1.07", SEPTEMBER), hand.key("1.13", OCTOBER))
    qtbot.keyClicks(hand.view.grid, "3")
    hand.press(Key.Key_Return, CTRL)
    assert [hand.stored(code, month) for code in ("1.07", "1.13") for month in (SEPTEMBER, OCTOBER)] == [Value(3)] * 4
    assert hand.desk.undo_stack.count() == 1


def test_that_enter_runs_round_a_selection(hand: Hand) -> None:
    hand.select(hand.key("1.07", SEPTEMBER), hand.key("1.13", OCTOBER))
    seen = []
    for _ in range(4):
        seen.append(hand.here())
        hand.press(Key.Key_Return)
    assert seen == [
        hand.key("1.07", SEPTEMBER),
        hand.key("1.13", SEPTEMBER),
        hand.key("1.07", OCTOBER),
        hand.key("1.13", OCTOBER),
    ]
    assert hand.here() == seen[0]


def test_that_the_state_menu_marks_the_selection(hand: Hand, view: EnterView) -> None:
    hand.go("1.07")
    hand.type("9")
    hand.go("1.07")
    hand.press(Key.Key_E, CTRL)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    hand.qtbot.keyClick(menu, Key.Key_E)
    assert hand.stored("1.07") == Value(9, state=EntryState.ESTIMATED)
    assert hand.shown("1.07") == "≈ 9"
    assert "estimated" in view.grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)


def test_that_the_menu_key_offers_everything_that_can_be_done_with_the_selected_cells(
    hand: Hand, view: EnterView, desk: Desk
) -> None:
    hand.go("1.07")
    hand.type("7", Key.Key_Up)
    hand.go("1.07")
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), view.grid.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(view, asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text().replace("&", "") for action in menu.actions() if action.text()]
    assert [text.partition("\t")[0] for text in texts] == [
        "Cut", "Copy", "Copy with headers", "Paste", "Clear, no entry", "Fill down", "Fill right", "Note",
        "Data as of today", "State",
    ]  # fmt: skip
    assert texts[0].endswith("\tCtrl+X")
    next(action for action in menu.actions() if action.text().startswith("C&lear")).trigger()
    menu.close()
    assert hand.stored("1.07") is None
    assert desk.undo_stack.undoText() == "Cleared 1 cell"


def test_that_control_semicolon_dates_the_selected_entries_today_in_one_step(
    hand: Hand, view: EnterView, desk: Desk
) -> None:
    entries.set_values(desk.session, {hand.key("1.07", month): Value(7) for month in (SEPTEMBER, OCTOBER)})
    entries.set_source(desk.session, hand.key("1.07"), "CAD", None)
    hand.select(hand.key("1.07", SEPTEMBER), hand.key("1.07", NOVEMBER))
    hand.press(Key.Key_Semicolon, CTRL)
    found = [entries.cell(desk.session, hand.key("1.07", month)).entry for month in (SEPTEMBER, OCTOBER)]
    assert [(each.source, each.as_of) for each in found if each] == [("", TODAY), ("CAD", TODAY)]
    assert desk.undo_stack.undoText() == "Dated 2 entries today"
    desk.undo_stack.undo()
    hand.go("1.07", NOVEMBER)
    hand.press(Key.Key_Semicolon, CTRL)
    assert view.bar.words()[0] == "Nothing was dated: there is no entry in the selected cells"


def test_that_whole_rows_and_columns_are_selected_and_home_and_end_go_along_the_row(
    hand: Hand, view: EnterView
) -> None:
    hand.go("1.07")
    place = view.grid.place()
    assert place is not None
    last_row, last_column = view.model.rowCount() - 1, view.model.columnCount() - 1
    hand.press(Key.Key_Space, SHIFT)
    assert view.grid.rectangles() == ((place[0], 0, place[0], last_column),)
    hand.go("1.07")
    hand.press(Key.Key_Space, CTRL)
    assert view.grid.rectangles() == ((0, place[1], last_row, place[1]),)
    hand.press(Key.Key_Home)
    assert view.grid.place() == (place[0], 0)
    hand.press(Key.Key_End)
    assert view.grid.place() == (place[0], last_column)


def test_that_a_quarter_is_entered_in_the_column_of_its_last_month(hand: Hand, view: EnterView) -> None:
    quarter = hand.key("2.36", Period.quarter(2026, 3))
    place = view.model.sheet.cells.place_of(quarter)
    assert place is not None
    assert view.model.sheet.columns[place[1]].period == SEPTEMBER
    view.grid.go_to(*place)
    hand.type("30/40")
    assert hand.stored("2.36", Period.quarter(2026, 3)) == Value(numerator=30, denominator=40)
    assert view.model.sheet.key_at(place[0], place[1] + 1) is None
    view.grid.go_to(place[0], place[1] + 1)
    hand.qtbot.keyClicks(view.grid, "5")
    assert view.grid.findChild(QLineEdit) is None


def test_that_the_running_month_says_so_far(hand: Hand, view: EnterView) -> None:
    last = view.model.sheet.columns[-1]
    assert (last.period, last.lower, last.is_complete) == (NOVEMBER, "so far", False)
    hand.go("1.07", NOVEMBER)
    assert "Nov 2026 so far" in view.grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)


def test_that_what_is_copied_can_be_pasted_elsewhere_exactly(hand: Hand) -> None:
    hand.go("2.04", SEPTEMBER)
    hand.type("~14/16")
    hand.go("2.04", SEPTEMBER)
    hand.press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "≈ 14 of 16\r\n"
    hand.go("2.04", OCTOBER)
    hand.press(Key.Key_V, CTRL)
    assert hand.stored("2.04") == Value(numerator=14, denominator=16, state=EntryState.ESTIMATED)
    assert hand.desk.undo_stack.undoText() == "Pasted 1 value"


def test_that_a_rectangle_from_a_spreadsheet_skips_group_rows_and_is_one_step(hand: Hand) -> None:
    QGuiApplication.clipboard().setText('12\t13\n"1,204"\t0\n4:58\t\n')
    hand.go("1.07", SEPTEMBER)
    hand.press(Key.Key_V, CTRL)
    assert hand.stored("1.07", OCTOBER) == Value(13)
    assert (hand.stored("1.13", SEPTEMBER), hand.stored("1.13", OCTOBER)) == (Value(1204), Value(0))
    assert hand.stored("1.24", SEPTEMBER) == Value(298 / 60)
    assert hand.stored("1.24", OCTOBER) is None
    assert hand.desk.undo_stack.count() == 1
    hand.desk.undo_stack.undo()
    assert hand.stored("1.07", OCTOBER) is None


def test_that_folded_rows_are_neither_pasted_into_nor_copied(hand: Hand, view: EnterView) -> None:
    labels = [row.label for row in view.model.sheet.rows]
    hand.go("1.24")
    below = view.model.sheet.cells.place_of(hand.key("1.24"))
    assert below is not None
    group = view.model.sheet.rows[below[0] - 1]
    assert isinstance(group, GroupRow)
    view.model.set_closed(group, True)
    assert len(view.model.sheet.rows) < len(labels)
    QGuiApplication.clipboard().setText("1\r\n2\r\n3\r\n")
    hand.go("1.07", SEPTEMBER)
    hand.press(Key.Key_V, CTRL)
    assert [hand.stored(code, SEPTEMBER) for code in ("1.07", "1.13", "1.24")] == [Value(1), Value(2), None]
    place = view.model.sheet.cells.place_of(hand.key("1.13", SEPTEMBER))
    assert place is not None
    following = next(row for row in range(place[0] + 1, 99) if view.model.sheet.key_at(row, place[1]) is not None)
    assert view.model.sheet.value_at(following, place[1]) is not None
    hand.go("1.07", SEPTEMBER)
    grid, last = view.grid, view.model.index(following, place[1])
    grid.selectionModel().select(
        QItemSelection(grid.currentIndex(), last), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    hand.press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "1\r\n2\r\n3\r\n"


def test_that_a_quoted_line_break_stays_inside_its_cell(hand: Hand) -> None:
    QGuiApplication.clipboard().setText('"12\n"\t"1""3"\r\n5\t6\r\n')
    hand.go("1.07", SEPTEMBER)
    hand.press(Key.Key_V, CTRL)
    assert hand.stored("1.07", SEPTEMBER) is None  # 1"3 is no number, and nothing is pasted by halves
    QGuiApplication.clipboard().setText('"12\n"\t13\r\n5\t6\r\n')
    hand.press(Key.Key_V, CTRL)
    hand.go("1.07", SEPTEMBER)
    hand.press(Key.Key_V, CTRL)
    assert [hand.stored("1.07", SEPTEMBER), hand.stored("1.13")] == [Value(12), Value(6)]


def test_that_a_smaller_rectangle_fills_a_selection_it_divides(hand: Hand) -> None:
    QGuiApplication.clipboard().setText("5")
    hand.select(hand.key("1.07", SEPTEMBER), hand.key("1.13", OCTOBER))
    hand.press(Key.Key_V, CTRL)
    assert [hand.stored(code, month) for code in ("1.07", "1.13") for month in (SEPTEMBER, OCTOBER)] == [Value(5)] * 4


def test_that_a_paste_with_one_fault_stops_before_it_starts(hand: Hand, view: EnterView) -> None:
    QGuiApplication.clipboard().setText("12\tabout 5\n\t😀\n")
    hand.go("1.07", SEPTEMBER)
    hand.press(Key.Key_V, CTRL)
    assert hand.stored("1.07", SEPTEMBER) is None
    assert hand.desk.undo_stack.count() == 0
    what, so_what = view.bar.words()
    assert what.startswith("Nothing was changed because of Oct 2026, Disorder calls")
    assert "“about 5” is not a number" in so_what
    assert "1 more cell" in so_what
    assert hand.here() == hand.key("1.07", OCTOBER)


def test_that_the_rest_of_a_paste_goes_in_when_asked_and_the_refused_text_stays_in_its_cell(
    hand: Hand, view: EnterView, desk: Desk
) -> None:
    hand.go("1.07", SEPTEMBER)
    QGuiApplication.clipboard().setText("7\tnone yet 😀\r\n3\t4\r\n")
    hand.press(Key.Key_V, CTRL)
    assert (hand.stored("1.07", SEPTEMBER), desk.undo_stack.count()) == (None, 0)
    offer = next(button for button in view.bar.findChildren(QPushButton) if button.accessibleName().startswith("Paste"))
    assert offer.accessibleName() == "Paste the other 3 values"
    hand.press(Key.Key_P, ALT)
    hand.qtbot.waitUntil(lambda: hand.stored("1.07", SEPTEMBER) == Value(7))
    assert hand.stored("1.07") is None
    assert hand.shown("1.07") == "none yet 😀"
    assert desk.undo_stack.undoText() == "Pasted 3 values"
    hand.qtbot.waitUntil(lambda: "not a number" in view.bar.words()[0])
    desk.undo_stack.undo()
    assert (hand.stored("1.07", SEPTEMBER), hand.shown("1.07")) == (None, "")


def test_that_a_paste_over_the_edge_is_refused_with_the_counts(hand: Hand, view: EnterView) -> None:
    QGuiApplication.clipboard().setText("\t".join(["1"] * 40))
    hand.go("1.07", SEPTEMBER)
    hand.press(Key.Key_V, CTRL)
    assert hand.desk.undo_stack.count() == 0
    what, so_what = view.bar.words()
    assert "1 × 40" in what
    assert "× 3" in so_what


def test_that_cut_copies_and_clears_and_headers_come_when_asked(hand: Hand) -> None:
    hand.go("1.07", SEPTEMBER)
    hand.type("7")
    hand.select(hand.key("1.07", SEPTEMBER), hand.key("1.07", OCTOBER))
    hand.press(Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == (
        "Measure\tUnit\tSep 2026\tOct 2026\r\nDisorder calls (noise, disturbance, trespass)\tcount\t7\t\r\n"
    )
    hand.press(Key.Key_X, CTRL)
    assert hand.stored("1.07", SEPTEMBER) is None
    assert QGuiApplication.clipboard().text() == "7\t\r\n"


def test_that_copying_several_blocks_is_refused_in_words(hand: Hand, view: EnterView) -> None:
    hand.go("1.07", SEPTEMBER)
    other = view.model.sheet.cells.place_of(hand.key("2.04", OCTOBER))
    assert other is not None
    index: QModelIndex = view.model.index(*other)
    view.grid.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    hand.press(Key.Key_C, CTRL)
    assert "several blocks" in view.bar.words()[0]


def test_that_changes_from_elsewhere_show_at_once(hand: Hand, session: Session) -> None:
    assert hand.shown("1.07") == ""
    entries.set_values(session, {hand.key("1.07"): Value(42)})
    assert hand.shown("1.07") == "42"
