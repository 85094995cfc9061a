"""The keyboard: Tab until something has the focus, type, press."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
_MOST_STOPS = 120


def focused() -> QWidget:
    """What has the focus; something always has."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def name_of(widget: QWidget) -> str:
    """The accessible name: its own, else the words of a box that is ticked or chosen."""
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or words.replace("&", "")


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the focus is."""
    qtbot.keyClick(focused(), key, modifier)


def tab_to(qtbot: QtBot, name: str) -> QWidget:
    """Tab until what has this accessible name has the focus."""
    seen = []
    for _ in range(_MOST_STOPS):
        here = name_of(focused())
        if here == name:
            return focused()
        seen.append(here)
        press(qtbot, Qt.Key.Key_Tab)
    raise AssertionError(f"“{name}” is not reached by Tab; stops: {seen}")


def alt(qtbot: QtBot, key: Qt.Key, done: Callable[[], bool]) -> None:
    """Press an Alt key and wait until it did what it is for: Qt lets such a button look pressed first."""
    press(qtbot, key, ALT)
    qtbot.waitUntil(done)


def write(qtbot: QtBot, name: str, text: str) -> None:
    """Tab to a field, replace what stands in it and leave it by Tab."""
    widget = tab_to(qtbot, name)
    qtbot.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(widget, text)
    press(qtbot, Qt.Key.Key_Tab)


def add_person(qtbot: QtBot, field: str, name: str) -> None:
    """Tab to a person field, open the line for a new name and add somebody."""
    tab_to(qtbot, field)
    tab_to(qtbot, "Add a person…")
    press(qtbot, Qt.Key.Key_Space)
    widget = tab_to(qtbot, "Name of a new person")
    qtbot.keyClicks(widget, name)
    qtbot.keyClick(widget, Qt.Key.Key_Return)
