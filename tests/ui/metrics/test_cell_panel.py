"""The panel of the current cell: what is being typed there is never lost and never lands in another cell."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QTabBar
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import WHOLE_AGENCY, Entry, EntryKey, EntryState, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.services import entries
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import Field
from cs360_desktop.ui.metrics.entering.rows import GroupRow
from cs360_desktop.ui.metrics.entering.taking_out import TakingOut
from cs360_desktop.ui.metrics.entering.view import EnterView
from cs360_desktop.ui.metrics.page import MetricsPage

Key = Qt.Key
SEPTEMBER, OCTOBER = Period.month(2026, 9), Period.month(2026, 10)
NOVEMBER_1, NOVEMBER_2 = date(2026, 11, 1), date(2026, 11, 2)


class Hand:
    """Types into the panel of a cell that holds 5 of RMS as of November 1, and looks at what is stored."""

    def __init__(self, view: EnterView, session: Session, measure: Measure, qtbot: QtBot) -> None:
        self.view, self.panel, self.session, self.qtbot = view, view.panel, session, qtbot
        self.october, self.september = (EntryKey(measure.id, WHOLE_AGENCY, month) for month in (OCTOBER, SEPTEMBER))
        entries.set_values(session, {self.october: Value(5)})
        entries.set_source(session, self.october, "RMS", NOVEMBER_1)
        self.go(self.october)

    def go(self, key: EntryKey) -> None:
        place = self.view.model.sheet.cells.place_of(key)
        assert place is not None
        self.view.go_to(place)
        self.settle()
        assert self.panel._key == key

    def settle(self) -> None:
        """Wait until everything that follows a change is shown."""
        self.qtbot.waitUntil(lambda: not (self.view._recount.isActive() or self.view._soon.isActive()))

    def type(self, field: Field, text: str) -> None:
        """Type in place of what stands in a field, and stay in it."""
        field.setFocus()
        assert isinstance(field.editor, QLineEdit)
        field.editor.selectAll()
        self.qtbot.keyClicks(field.editor, text)

    def leave(self, field: Field) -> None:
        self.qtbot.keyClick(field.editor, Key.Key_Tab)
        self.settle()

    def click(self, button: QPushButton) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def entry(self, key: EntryKey | None = None) -> Entry:
        entry = entries.cell(self.session, key or self.october).entry
        assert entry is not None
        return entry

    def button(self, text: str) -> QPushButton:
        def found() -> list[QPushButton]:
            return [
                each
                for each in self.view.window().findChildren(QPushButton)
                if text in each.text() and each.isVisible()
            ]

        self.qtbot.waitUntil(lambda: bool(found()))
        return found()[0]

    def choose_state(self, state: EntryState) -> None:
        editor = self.panel.state.editor
        editor.setFocus()
        editor.setCurrentIndex(self.panel.state._keys.index(state))
        editor.activated.emit(editor.currentIndex())
        self.settle()


@pytest.fixture
def hand(view: EnterView, session: Session, measure: Callable[[str], Measure], qtbot: QtBot) -> Iterator[Hand]:
    yield Hand(view, session, measure("1.07"), qtbot)
    QGuiApplication.clipboard().clear()


def held(entry: Entry, field: str) -> object:
    return {"value": entry.value, "note": entry.note, "source": entry.source, "as_of": entry.as_of}[field]


FILLED_IN = [
    ("value", "15", Value(15)),
    ("note", "two from the fair", "two from the fair"),
    ("source", "CAD", "CAD"),
    ("as_of", "11/2/2026", NOVEMBER_2),
]
each_field = pytest.mark.parametrize(("name", "typed", "stored"), FILLED_IN)


# -- shown anew -------------------------------------------------------------------------------------------------------


@each_field
def test_that_text_being_typed_stays_while_entries_change_elsewhere(
    hand: Hand, name: str, typed: str, stored: object
) -> None:
    field = getattr(hand.panel, name)
    hand.type(field, typed)
    entries.set_values(hand.session, {hand.september: Value(9)})
    hand.settle()
    assert field.editor.text() == typed
    assert held(hand.entry(), name) != stored
    hand.leave(field)
    assert held(hand.entry(), name) == stored


@each_field
def test_that_text_being_typed_stays_while_another_window_is_in_front(
    hand: Hand, name: str, typed: str, stored: object
) -> None:
    field = getattr(hand.panel, name)
    hand.type(field, typed)
    with QSignalBlocker(field.editor):  # the focus goes with the window, and a line edit does not say it was left
        field.editor.clearFocus()
    entries.set_values(hand.session, {hand.september: Value(9)})
    hand.settle()
    assert field.editor.text() == typed
    field.setFocus()
    hand.qtbot.keyClick(field.editor, Key.Key_Return)
    assert held(hand.entry(), name) == stored


def test_that_a_note_is_typed_on_while_what_was_entered_before_it_is_counted(hand: Hand) -> None:
    place = hand.view.model.sheet.cells.place_of(hand.october)
    assert place is not None
    hand.view.model.enter(hand.october, place[0], "12")
    hand.view.commands.carry_out("note")
    hand.qtbot.keyClicks(hand.panel.note.editor, "Holiday")
    hand.settle()
    hand.qtbot.keyClicks(hand.panel.note.editor, " weekend")
    hand.leave(hand.panel.note)
    assert hand.entry().note == "Holiday weekend"


def test_that_a_date_half_typed_stays_while_its_entry_changes_elsewhere(hand: Hand) -> None:
    hand.type(hand.panel.as_of, "11/")
    entries.set_as_of(hand.session, [hand.october], NOVEMBER_2)
    hand.settle()
    assert hand.panel.as_of.editor.text() == "11/"


def test_that_a_field_nobody_types_in_follows_what_is_stored(hand: Hand) -> None:
    hand.panel.note.setFocus()
    entries.set_values(hand.session, {hand.october: Value(7)})
    entries.set_note(hand.session, hand.october, "told so")
    hand.settle()
    assert (hand.panel.value.value(), hand.panel.note.value()) == ("7", "told so")


# -- another cell shown -----------------------------------------------------------------------------------------------


@each_field
def test_that_text_being_typed_goes_to_its_own_cell_when_another_is_shown(
    hand: Hand, name: str, typed: str, stored: object
) -> None:
    entries.set_values(hand.session, {hand.september: Value(9)})
    hand.settle()
    hand.type(getattr(hand.panel, name), typed)
    hand.go(hand.september)
    assert held(hand.entry(), name) == stored
    assert held(hand.entry(hand.september), name) != stored
    assert getattr(hand.panel, name).editor.text() != typed


@each_field
def test_that_text_being_typed_is_stored_when_its_row_is_folded_away(
    hand: Hand, name: str, typed: str, stored: object
) -> None:
    hand.type(getattr(hand.panel, name), typed)
    fold(hand)
    assert held(hand.entry(), name) == stored


def test_that_a_text_that_is_no_value_is_kept_for_its_cell_when_its_row_is_folded_away(hand: Hand) -> None:
    hand.type(hand.panel.value, "12/x4")
    fold(hand)
    assert hand.view.model.refusals[hand.october].text == "12/x4"
    fold(hand)
    hand.go(hand.october)
    assert hand.panel.value.editor.text() == "12/x4"
    assert hand.entry().value == Value(5)


def fold(hand: Hand) -> None:
    """Fold the first dimension, or unfold it, with the focus left where it is."""
    group = hand.view.model.sheet.rows[0]
    assert isinstance(group, GroupRow)
    closed = not hand.view.model.is_closed(group)
    hand.view.grid._fold(group, closed=closed)
    hand.settle()
    assert (hand.view.model.sheet.cells.place_of(hand.october) is None) == closed


def test_that_a_text_that_is_no_date_waits_for_its_cell_to_be_shown_again(hand: Hand) -> None:
    entries.set_values(hand.session, {hand.september: Value(9)})
    hand.type(hand.panel.as_of, "13/45/26")
    hand.go(hand.september)
    assert (hand.panel.as_of.editor.text(), hand.panel.as_of.error()) == ("", "")
    hand.go(hand.october)
    assert hand.panel.as_of.editor.text() == "13/45/26"
    assert "is not a date" in hand.panel.as_of.error()
    assert hand.entry().as_of == NOVEMBER_1


def test_that_a_mended_date_waits_no_longer(hand: Hand) -> None:
    hand.type(hand.panel.as_of, "13/45/26")
    hand.go(hand.september)
    hand.go(hand.october)
    hand.type(hand.panel.as_of, "11/2/2026")
    hand.go(hand.september)
    hand.go(hand.october)
    assert (hand.panel.as_of.editor.text(), hand.panel.as_of.error()) == ("Nov 2, 2026", "")
    assert hand.entry().as_of == NOVEMBER_2


# -- commands that leave the focus where it is ------------------------------------------------------------------------


@each_field
def test_that_the_list_of_what_is_missing_opens_after_what_was_typed_is_stored(
    hand: Hand, name: str, typed: str, stored: object
) -> None:
    hand.type(getattr(hand.panel, name), typed)
    hand.click(hand.view.missing)
    assert held(hand.entry(), name) == stored


@each_field
def test_that_the_list_of_what_is_missing_asked_for_elsewhere_takes_nothing_typed_away(
    hand: Hand, name: str, typed: str, stored: object
) -> None:
    hand.type(getattr(hand.panel, name), typed)
    hand.view.show_stale_list()
    assert held(hand.entry(), name) == stored


def test_that_a_text_that_is_no_value_stays_refused_when_a_button_is_clicked(hand: Hand) -> None:
    hand.type(hand.panel.value, "12/x4")
    hand.click(hand.view.missing)
    assert hand.view.model.refusals[hand.october].text == "12/x4"
    hand.click(hand.view.missing)
    hand.settle()
    assert hand.panel.value.editor.text() == "12/x4"
    assert hand.panel.value.editor.accessibleDescription()


@each_field
def test_that_the_menu_of_files_opens_after_what_was_typed_is_stored(
    hand: Hand, name: str, typed: str, stored: object
) -> None:
    hand.type(getattr(hand.panel, name), typed)
    button = hand.view.findChild(TakingOut)
    assert isinstance(button, TakingOut)
    hand.click(button)
    assert held(hand.entry(), name) == stored
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_that_paste_by_its_button_comes_after_what_was_typed_and_is_not_written_over(hand: Hand) -> None:
    hand.type(hand.panel.value, "15")
    QGuiApplication.clipboard().setText("9")
    hand.click(hand.button("Paste"))
    hand.settle()
    assert hand.panel.value.editor.text() == "9"
    hand.leave(hand.panel.value)
    assert hand.entry().value == Value(9)
    assert "15" in [label.text().partition(",")[0] for label in hand.panel.findChildren(QLabel)]  # in the history


def test_that_a_command_of_the_grid_works_with_what_was_just_typed(hand: Hand) -> None:
    hand.type(hand.panel.value, "15")
    hand.view.commands.carry_out("copy")
    assert QGuiApplication.clipboard().text().strip() == "15"
    assert hand.entry().value == Value(15)


def test_that_another_choice_of_years_takes_nothing_typed_away(hand: Hand) -> None:
    hand.type(hand.panel.note, "two from the fair")
    hand.view.choices.years.choose(5)
    hand.view.choices.changed.emit()
    assert hand.entry().note == "two from the fair"


def test_that_another_tab_takes_nothing_typed_away(hand: Hand, page: MetricsPage) -> None:
    hand.type(hand.panel.note, "two from the fair")
    bar = page.findChild(QTabBar)
    assert isinstance(bar, QTabBar)
    hand.qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(0).center())
    assert not hand.view.isVisible()
    assert hand.entry().note == "two from the fair"


# -- source and date --------------------------------------------------------------------------------------------------


def test_that_a_text_that_is_no_date_leaves_the_stored_one_also_when_the_source_changes(hand: Hand) -> None:
    hand.type(hand.panel.as_of, "13/45/26")
    hand.leave(hand.panel.as_of)
    hand.type(hand.panel.source, "CAD")
    hand.leave(hand.panel.source)
    assert (hand.entry().source, hand.entry().as_of) == ("CAD", NOVEMBER_1)
    assert hand.panel.as_of.editor.text() == "13/45/26"
    assert hand.panel.as_of.error()


def test_that_a_date_is_written_without_the_source_that_is_just_being_typed(hand: Hand) -> None:
    hand.panel.source.editor.setText("CAD, not left yet")
    hand.type(hand.panel.as_of, "11/2/2026")
    hand.panel.as_of.commit()
    assert (hand.entry().source, hand.entry().as_of) == ("RMS", NOVEMBER_2)


def test_that_a_date_is_taken_away_by_an_empty_field(hand: Hand) -> None:
    hand.panel.as_of.setFocus()
    assert isinstance(hand.panel.as_of.editor, QLineEdit)
    hand.panel.as_of.editor.selectAll()
    hand.qtbot.keyClick(hand.panel.as_of.editor, Key.Key_Delete)
    hand.leave(hand.panel.as_of)
    assert (hand.entry().source, hand.entry().as_of) == ("RMS", None)


# -- Esc --------------------------------------------------------------------------------------------------------------


@each_field
def test_that_esc_brings_back_what_is_stored(hand: Hand, name: str, typed: str, stored: object) -> None:
    field = getattr(hand.panel, name)
    before = field.editor.text()
    hand.type(field, typed)
    hand.qtbot.keyClick(field.editor, Key.Key_Escape)
    assert field.editor.text() == before
    hand.leave(field)
    assert held(hand.entry(), name) != stored


def test_that_esc_brings_back_the_stored_value_in_place_of_a_refused_text(hand: Hand) -> None:
    hand.type(hand.panel.value, "12/x4")
    hand.qtbot.keyClick(hand.panel.value.editor, Key.Key_Return)
    hand.settle()
    hand.qtbot.keyClick(hand.panel.value.editor, Key.Key_Escape)
    assert hand.panel.value.editor.text() == "5"
    hand.settle()
    assert (hand.panel.value.editor.text(), hand.panel.value.editor.accessibleDescription()) == ("5", "")
    assert not hand.view.model.refusals


# -- states and answers -----------------------------------------------------------------------------------------------


def test_that_a_state_chosen_in_the_panel_takes_the_place_of_a_refused_text(hand: Hand) -> None:
    hand.type(hand.panel.value, "12/x4")
    hand.choose_state(EntryState.SUPPRESSED)
    assert not hand.view.model.refusals
    assert hand.entry().value == Value(state=EntryState.SUPPRESSED)
    assert "12/x4" not in hand.panel.value.editor.text()
    assert hand.panel.state.value() is EntryState.SUPPRESSED
    place = hand.view.grid.place()
    assert place is not None
    assert "12/x4" not in hand.view.model.sheet.look(*place).text


def test_that_a_state_that_needs_a_number_leaves_a_refused_text_where_it_is(hand: Hand, refusals: list[str]) -> None:
    hand.go(hand.september)
    hand.type(hand.panel.value, "12/x4")
    hand.choose_state(EntryState.ESTIMATED)
    assert refusals
    assert hand.view.model.refusals[hand.september].text == "12/x4"
    assert hand.panel.value.editor.text() == "12/x4"
    assert hand.panel.state.value() is None


@pytest.mark.usefixtures("filled")
def test_that_the_figure_asked_about_is_not_kept_once_another_is_typed(hand: Hand, desk: Desk) -> None:
    entries.set_values(hand.session, {hand.october: Value(112)})
    hand.settle()
    hand.type(hand.panel.value, "113")
    hand.button("Keep 112").click()  # as its Alt key does, which takes no focus
    hand.settle()
    assert hand.entry().value == Value(113)
    assert not desk.undo_stack.undoText().startswith("Kept")
    assert hand.button("Keep 113").isEnabled()


@pytest.mark.usefixtures("filled")
def test_that_what_was_meant_is_used_in_place_of_what_is_just_being_typed(hand: Hand) -> None:
    entries.set_values(hand.session, {hand.october: Value(112)})
    hand.settle()
    hand.type(hand.panel.value, "113")
    hand.button("Use 12").click()
    hand.settle()
    assert hand.panel.value.editor.text() == "12"
    hand.leave(hand.panel.value)
    assert hand.entry().value == Value(12)


def test_that_an_old_value_is_restored_in_place_of_what_is_just_being_typed(hand: Hand) -> None:
    entries.set_values(hand.session, {hand.october: Value(90)})
    hand.settle()
    hand.type(hand.panel.value, "15")
    hand.button("Restore").click()
    hand.settle()
    assert hand.panel.value.editor.text() == "5"
    hand.leave(hand.panel.value)
    assert hand.entry().value == Value(5)
