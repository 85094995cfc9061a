"""A few fields that add something to a list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class EntryForm(QWidget):
    """Enter in a field adds; Esc says by `left` that nothing is wanted."""

    left = Signal()

    def add(self) -> None:
        """Add what was typed, or say below the field what is missing."""
        raise NotImplementedError

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.add()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
