"""Esc in a field to search with: what was typed goes first, then the field is left."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit


def on_escape(search: QLineEdit, leave: Callable[[], object]) -> None:
    """Let Esc clear a search field, and leave it once it is empty."""

    def escape() -> None:
        if search.text():
            search.clear()
        else:
            leave()

    shortcut = QShortcut(QKeySequence(Qt.Key.Key_Escape), search)
    shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
    shortcut.activated.connect(escape)
