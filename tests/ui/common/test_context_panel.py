"""The panel at the right scrolls: what comes into it, or gets the focus in it, is seen without scrolling by hand."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QScrollBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.context_panel import ContextPanel
from cs360_desktop.ui.common.fields import TextField
from cs360_desktop.ui.common.theme import Theme


class Content(QWidget):
    """An item with many fields, and a short form, of which one is shown; history is always below."""

    def __init__(self) -> None:
        super().__init__()
        self.fields = [TextField(f"Field {number}") for number in range(20)]
        self.item, self.form = QWidget(), QWidget()
        for part, fields in ((self.item, self.fields), (self.form, [TextField("Name")])):
            inner = QVBoxLayout(part)
            for field in fields:
                inner.addWidget(field)
        box = QVBoxLayout(self)
        for part in (self.item, self.form, *(QLabel(f"History {number}") for number in range(60))):
            box.addWidget(part)
        self.form.hide()

    def show_form(self) -> None:
        self.item.hide()
        self.form.show()


@pytest.fixture
def content() -> Content:
    return Content()


@pytest.fixture
def elsewhere() -> Button:
    return Button("Add person")


@pytest.fixture
def bar(theme: Theme, qtbot: QtBot, content: Content, elsewhere: Button) -> Iterator[QScrollBar]:
    """The scroll bar of the panel, in a window with a button beside it that has the focus."""
    window = QWidget()
    row = QHBoxLayout(window)
    row.addWidget(elsewhere)
    row.addWidget(ContextPanel(content, width=300, below_header=False))
    qtbot.addWidget(window)
    window.resize(700, 400)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    elsewhere.setFocus()
    (area,) = window.findChildren(QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 1000)
    yield area.verticalScrollBar()
    window.close()


def in_sight(part: QWidget) -> bool:
    return not part.visibleRegion().isEmpty()


def test_that_another_part_is_seen_from_its_beginning(bar: QScrollBar, content: Content, qtbot: QtBot) -> None:
    bar.setValue(bar.maximum())
    content.show_form()
    assert bar.value() == 0
    qtbot.waitUntil(lambda: in_sight(content.form))


def test_that_a_part_that_is_already_shown_stays_where_it_was_scrolled_to(bar: QScrollBar, content: Content) -> None:
    bar.setValue(300)
    content.item.show()
    assert bar.value() == 300


def test_that_what_gets_the_focus_comes_into_sight(bar: QScrollBar, content: Content, qtbot: QtBot) -> None:
    bar.setValue(bar.maximum())
    for field in (content.fields[3], content.fields[-1], content.fields[0]):
        field.setFocus()
        qtbot.waitUntil(lambda field=field: in_sight(field.editor))  # type: ignore[misc]


def test_that_what_the_mouse_presses_does_not_move_away_from_it(
    bar: QScrollBar, content: Content, qtbot: QtBot
) -> None:
    edge = content.fields[0].editor
    bar.setValue(edge.mapTo(content, edge.rect().center()).y() + 14)
    before = bar.value()
    assert in_sight(edge)
    qtbot.mousePress(edge, Qt.MouseButton.LeftButton)
    qtbot.wait(0)
    assert edge.hasFocus()
    assert bar.value() == before
    qtbot.mouseRelease(edge, Qt.MouseButton.LeftButton)


def test_that_work_in_the_panel_is_not_scrolled_away_by_what_appears(
    bar: QScrollBar, content: Content, qtbot: QtBot
) -> None:
    content.fields[-1].setFocus()
    qtbot.waitUntil(lambda: in_sight(content.fields[-1].editor))
    before = bar.value()
    content.form.show()
    assert bar.value() == before
