"""What somebody who comes from Excel expects of the keys, and where the keyboard is after an offer was taken."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton

from cs360_desktop.domain.entries import Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.services import agency, entries, measure_editing
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.metrics.entering.view import EnterView
from tests.ui.metrics.hand import OCTOBER, Hand

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
JULY, AUGUST, SEPTEMBER = (Period.month(2026, month) for month in (7, 8, 9))


def test_that_f2_sets_the_cursor_behind_the_value_and_typing_replaces_it(hand: Hand, view: EnterView) -> None:
    hand.go("1.07")
    hand.type("13")
    hand.go("1.07")
    hand.press(Key.Key_F2)
    editor = view.grid.findChild(QLineEdit)
    assert editor is not None
    assert (editor.selectedText(), editor.cursorPosition()) == ("", 2)
    hand.qtbot.keyClicks(editor, "5")
    hand.press(Key.Key_Return)
    assert hand.stored("1.07") == Value(135)
    hand.go("1.07")
    hand.type("7")
    assert hand.stored("1.07") == Value(7)


def test_that_enter_after_a_run_of_tabs_goes_below_where_the_run_began(hand: Hand) -> None:
    hand.go("1.07", JULY)
    for figure in ("1", "2"):
        hand.type(figure, Key.Key_Tab)
    hand.type("3")
    assert [hand.stored("1.07", month) for month in (JULY, AUGUST, SEPTEMBER)] == [Value(1), Value(2), Value(3)]
    assert hand.here() == hand.key("1.13", JULY)
    hand.go("1.07", SEPTEMBER)
    hand.press(Key.Key_Return)
    assert hand.here() == hand.key("1.13", SEPTEMBER)


def test_that_enter_goes_on_to_the_next_cell_that_takes_an_entry(hand: Hand, view: EnterView) -> None:
    hand.go("1.24")
    hand.press(Key.Key_Return)
    here = hand.here()
    assert here is not None
    assert here.period == OCTOBER
    place = view.grid.place()
    start = view.model.sheet.cells.place_of(hand.key("1.24"))
    assert place is not None
    assert start is not None
    passed = range(start[0] + 1, place[0])
    assert any(view.model.sheet.rows[row].label == hand.find("1.35").name for row in passed)


def test_that_typing_where_nothing_is_entered_says_why(hand: Hand, view: EnterView) -> None:
    quarterly = hand.find("1.35")
    row = next(n for n, row in enumerate(view.model.sheet.rows) if row.label == quarterly.name)
    october = len(view.model.sheet.columns) - 2
    view.grid.go_to(row, october)
    hand.qtbot.keyClicks(view.grid, "5")
    assert view.grid.findChild(QLineEdit) is None
    assert view.bar.words() == (
        "Nothing is entered here",
        "This measure is kept by quarter, in the column of its last month.",
    )


def test_that_shift_f10_opens_the_menu_of_the_cell(hand: Hand) -> None:
    hand.go("1.07")
    hand.press(Key.Key_F10, SHIFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_that_the_grid_has_the_keyboard_again_after_a_question_was_answered(
    hand: Hand, view: EnterView, session: Session, filled: None
) -> None:
    entries.set_values(session, {hand.key("1.07"): Value(112)})
    hand.go("1.07")
    hand.qtbot.waitUntil(lambda: "Keep 112" in buttons(view))
    keep = buttons(view)["Keep 112"]
    keep.setFocus()
    keep.click()
    hand.qtbot.waitUntil(view.grid.hasFocus)


def test_that_the_note_opens_the_details_where_they_are_closed(hand: Hand, view: EnterView) -> None:
    hand.go("1.07")
    hand.type("7")
    hand.go("1.07")
    view.window().resize(1000, 640)
    hand.qtbot.waitUntil(lambda: not view.panel.isVisible())
    hand.press(Key.Key_F2, SHIFT)
    hand.qtbot.waitUntil(view.panel.note.editor.hasFocus)
    assert view.panel.isVisible()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Escape])
def test_that_enter_and_escape_lead_from_the_note_back_to_the_grid(hand: Hand, view: EnterView, key: Qt.Key) -> None:
    hand.go("1.07")
    hand.type("7")
    hand.go("1.07")
    hand.press(Key.Key_F2, SHIFT)
    hand.qtbot.waitUntil(view.panel.note.editor.hasFocus)
    hand.qtbot.keyClick(view.panel.note.editor, key)
    hand.qtbot.waitUntil(view.grid.hasFocus)


def test_that_all_areas_are_those_of_the_measure_one_stood_on_where_it_is_kept_by_area(
    hand: Hand, view: EnterView, session: Session
) -> None:
    agency.add_area(session, "Beat 1")
    for code in ("1.07", "1.13"):
        measure_editing.change_measure(session, hand.find(code).id, by_area=True)
    hand.go("1.13")
    hand.qtbot.waitUntil(lambda: view.choices.current == hand.find("1.13").id)
    view.choices.area.setCurrentIndex(view.choices.area.count() - 1)
    view.choices.area.activated.emit(0)
    assert view.choices.scope.choice() == hand.find("1.13").id


def test_that_areas_above_the_agency_total_can_become_it(
    hand: Hand, view: EnterView, session: Session, desk: Desk
) -> None:
    beat = agency.add_area(session, "Beat 1").id
    calls = hand.find("1.07")
    key = hand.key("1.07")
    entries.set_values(session, {key: Value(9), type(key)(calls.id, beat, OCTOBER): Value(13)})
    view.choices.show_areas(calls)
    view.show_choice()
    place = view.model.sheet.cells.place_of(key)
    assert place is not None
    view.grid.go_to(*place)
    hand.qtbot.waitUntil(lambda: "Make the agency total 13 (Ctrl+U)" in buttons(view))
    assert "Go to unknown area" not in buttons(view)
    buttons(view)["Make the agency total 13 (Ctrl+U)"].click()
    assert hand.stored("1.07") == Value(13)
    assert desk.undo_stack.undoText().startswith("Raised the agency total to the sum of the areas, 13")


def buttons(view: EnterView) -> dict[str, QPushButton]:
    found = view.window().findChildren(QPushButton)
    return {button.accessibleName(): button for button in found if button.isVisible()}
