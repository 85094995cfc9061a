"""What the keyboard is on vanishes: the next Space may press nothing that she did not choose."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.columns import Column
from cs360_desktop.ui.common.fields import TextField
from cs360_desktop.ui.common.message_bar import Message
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.common.theme import Theme


class Work(QWidget):
    """A field and a few commands that are made anew with `fill`; `pressed` notes every command carried out."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self._column = QVBoxLayout(self)

    def fill(self, *names: str, kind: Kind = Kind.DEFAULT) -> None:
        clear(self._column)
        self._column.addWidget(TextField("Name"))
        for name in names:
            self._column.addWidget(Button(name, partial(self.pressed.append, name), kind=kind))

    def button(self, name: str) -> Button:
        """The newest of that name."""
        return [each for each in self.findChildren(Button) if each.text() == name][-1]


@pytest.fixture
def work() -> Work:
    work = Work()
    work.fill("Attach", "Export", "Delete")
    return work


@pytest.fixture
def page(theme: Theme, qtbot: QtBot, work: Work) -> Iterator[Page]:
    """A page on that work, with a command in its head and a message that offers to undo."""
    page = Page("Requests", "Ask for training")
    page.add_button(Button("New request", lambda: work.pressed.append("New request")))
    page.set_content(work)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    undo = ("Undo", lambda: work.pressed.append("Undo"))
    page.messages.show_message(Message("done", State.GOOD, "Attached a file", actions=(undo,)))
    qtbot.waitUntil(lambda: all(each.isVisible() for each in page.messages.findChildren(Button)))
    yield page
    page.close()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(focused(), key)


SPACE, ENTER, TAB = Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.mark.parametrize(
    "vanish",
    [
        lambda work: work.button("Delete").hide(),
        lambda work: work.button("Delete").allow(False, "Something is being made"),
        lambda work: work.fill("Attach"),
        lambda work: work.fill("Attach", "Delete", "Delete"),
    ],
    ids=["hidden", "switched off", "taken away", "no telling which"],
)
def test_that_space_and_enter_press_nothing_after_their_button_is_gone(
    page: Page, work: Work, qtbot: QtBot, vanish: Callable[[Work], object]
) -> None:
    work.button("Delete").setFocus()
    vanish(work)
    qtbot.wait(0)
    press(qtbot, SPACE, ENTER)
    assert work.pressed == []
    assert page.isAncestorOf(focused())
    qtbot.waitUntil(lambda: bool(focused().focusPolicy() & Qt.FocusPolicy.TabFocus))  # else nobody sees where it is
    press(qtbot, SPACE)
    assert work.pressed == []
    press(qtbot, TAB)
    assert focused() is not page
    assert focused().isVisible()


@pytest.mark.parametrize("has_field_nearby", [True, False])
def test_that_a_field_that_vanishes_hands_over_what_is_typed(
    page: Page, work: Work, qtbot: QtBot, has_field_nearby: bool
) -> None:
    field = work.findChildren(TextField)[-1]
    if has_field_nearby:
        page.tools.add_filter(TextField("Find"))
    handed_over: list[str] = []
    field.committed.connect(handed_over.append)
    field.setFocus()
    qtbot.keyClicks(field.editor, "Mill Harbor")
    field.hide()
    assert handed_over == ["Mill Harbor"]


def test_that_the_focus_goes_to_the_control_made_in_place_of_the_old_one(page: Page, work: Work, qtbot: QtBot) -> None:
    for name in ("Export", "Attach"):
        work.button(name).setFocus()
        work.fill("Delete", "Attach", "Export")
        qtbot.waitUntil(work.button(name).hasFocus)


def test_that_it_does_not_go_to_the_next_thing_to_delete(page: Page, work: Work, qtbot: QtBot) -> None:
    work.fill("Delete this person", kind=Kind.DANGER)
    work.button("Delete this person").setFocus()
    work.fill("Delete this person", kind=Kind.DANGER)
    qtbot.waitUntil(work.button("Delete this person").isVisible)
    press(qtbot, SPACE)
    assert work.pressed == []


def test_that_it_returns_to_what_was_switched_off_for_a_while_unless_it_was_moved(
    page: Page, work: Work, qtbot: QtBot
) -> None:
    export = work.button("Export")
    export.setFocus()
    export.allow(False, "It is being made")
    assert not export.hasFocus()
    export.allow(True)
    assert export.hasFocus()

    export.allow(False, "It is being made")
    work.button("Attach").setFocus()
    export.allow(True)
    assert work.button("Attach").hasFocus()


def test_that_what_was_left_for_good_does_not_take_it_when_it_is_shown_much_later(
    page: Page, work: Work, qtbot: QtBot
) -> None:
    export = work.button("Export")
    export.setFocus()
    export.hide()
    waits_on = focused()
    work.button("Attach").setFocus()
    waits_on.setFocus()
    export.show()
    assert waits_on.hasFocus()


def test_that_no_row_is_chosen_by_it(page: Page, work: Work, qtbot: QtBot) -> None:
    table = TableView("Comparisons", [Column("Name", str)], key=str)
    table.set_items(["Year to date", "Same month"])
    page.tools.add_filter(table)
    qtbot.waitUntil(table.isVisible)
    work.findChildren(TextField)[-1].hide()
    work.button("Export").setFocus()
    work.button("Export").hide()
    assert not table.hasFocus()
    assert table.current_row() is None


def test_that_after_closing_a_message_it_is_where_it_was_before(page: Page, work: Work, qtbot: QtBot) -> None:
    work.button("Attach").setFocus()
    close = next(each for each in page.messages.findChildren(QWidget) if each.accessibleName().startswith("Close"))
    close.setFocus()
    press(qtbot, SPACE)
    assert not page.messages.isVisible()
    assert work.button("Attach").hasFocus()


def test_that_it_never_comes_to_a_button_of_a_message_that_takes_the_place_of_another(
    page: Page, work: Work, qtbot: QtBot
) -> None:
    work.button("Export").setFocus()
    next(each for each in page.messages.findChildren(Button) if each.text() == "Undo").setFocus()
    undo = ("Undo", lambda: work.pressed.append("Undo"))
    page.messages.show_message(Message("done", State.GOOD, "Exported", actions=(undo,)))
    assert work.button("Export").hasFocus()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in page.messages.findChildren(Button)))
    press(qtbot, SPACE)
    assert work.pressed == ["Export"]


def test_that_waiting_messages_can_be_read_one_after_the_other(page: Page, qtbot: QtBot) -> None:
    page.messages.show_message(Message("note", State.INFORMATION, "Nothing was sent"))

    def more() -> Button:
        return [each for each in page.messages.findChildren(Button) if each.text() == "1 more"][-1]

    seen = []
    more().setFocus()
    for _ in range(2):
        press(qtbot, SPACE)
        qtbot.waitUntil(more().hasFocus)
        shown = page.messages.message()
        assert shown is not None
        seen.append(shown.key)
    assert seen == ["note", "done"]


def test_that_a_window_that_comes_to_the_front_again_has_it_where_its_work_is(
    page: Page, work: Work, qtbot: QtBot
) -> None:
    dialog = QWidget()
    qtbot.addWidget(dialog)
    work.button("Attach").setFocus()
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    work.fill("Delete")
    qtbot.waitUntil(lambda: len(work.findChildren(Button)) == 1)
    with qtbot.waitActive(page):
        dialog.close()
        page.activateWindow()
    press(qtbot, SPACE, ENTER)
    assert work.pressed == []
    assert not page.messages.isAncestorOf(focused())
