"""A layout that is filled anew: nothing of what it held may stay on the screen, or take a click."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.labels import Label


@pytest.fixture
def part(qtbot: QtBot) -> QWidget:
    """A column of a label and two rows, one of them within the other."""
    part = QWidget()
    qtbot.addWidget(part)
    column = QVBoxLayout(part)
    column.addWidget(Label("Files"))
    row, inner = QHBoxLayout(), QHBoxLayout()
    column.addLayout(row)
    row.addWidget(Button("Open", lambda: None))
    row.addLayout(inner)
    row.addStretch(1)
    inner.addWidget(Button("Remove", lambda: None))
    part.show()
    return part


def test_that_the_rows_of_a_layout_are_gone_from_the_screen_with_it(part: QWidget) -> None:
    def seen() -> list[QWidget]:
        return [each for each in part.findChildren(QWidget) if each.isVisible()]

    assert len(seen()) == 3
    column = part.layout()
    assert column is not None
    clear(column)
    assert (seen(), column.count()) == ([], 0)


def test_that_what_a_layout_held_is_gone_from_memory_when_qt_is_idle(part: QWidget, qtbot: QtBot) -> None:
    column = part.layout()
    assert column is not None
    clear(column)
    qtbot.waitUntil(lambda: part.findChildren(QWidget) == [])
    assert part.findChildren(QHBoxLayout) == []


def test_that_a_button_may_clear_the_row_it_stands_in(part: QWidget, qtbot: QtBot) -> None:
    column = part.layout()
    assert isinstance(column, QVBoxLayout)
    row = QHBoxLayout()
    row.addWidget(Button("Clear", lambda: clear(column)))
    column.addLayout(row)
    part.findChildren(Button)[-1].click()
    qtbot.waitUntil(lambda: part.findChildren(QWidget) == [])
