"""A table whose current row answers to keys, and which asks for no more room than its rows need."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from typing_extensions import override

from cs360_desktop.ui.common.table_view import TableView


class KeyTable(TableView):
    """A table where keys do something with the current row: `set_keys({"Del": delete, "Alt+Up": move_up})`."""

    _keys: Mapping[str, Callable[[Any], object]] = {}

    def set_keys(self, keys: Mapping[str, Callable[[Any], object]]) -> None:
        """Say what each key does; it gets the current row and is left alone where there is none."""
        self._keys = {QKeySequence(text).toString(): act for text, act in keys.items()}
        self.setProperty("acts", "Space" in self._keys)

    @override
    def sizeHint(self) -> QSize:
        """Ask for the room of all rows; less makes the table scroll."""
        return QSize(super().sizeHint().width(), self.maximumHeight())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, act = self.current_row(), self._keys.get(QKeySequence(event.keyCombination()).toString())
        is_about_selection = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if row is None or act is None:
            super().keyPressEvent(event)
        elif is_about_selection or self.is_current_selected():
            act(row)
        else:
            self.setCurrentIndex(self.currentIndex())  # shows which one is meant; the next press does it
