"""Ctrl+Z belongs to the text field that has something to undo, else to the workspace."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override


class FieldUndo(QObject):
    """Watches the focused text field alone: a field takes undo and redo for itself even when it has nothing to undo."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._field: QLineEdit | QPlainTextEdit | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._field is not None:
            self._field.removeEventFilter(self)
        self._field = now if isinstance(now, QLineEdit | QPlainTextEdit) else None
        if self._field is not None:
            self._field.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        field = self._field
        if field is None:
            return False
        history = field if isinstance(field, QLineEdit) else field.document()
        undo = event.matches(QKeySequence.StandardKey.Undo) and not history.isUndoAvailable()
        redo = event.matches(QKeySequence.StandardKey.Redo) and not history.isRedoAvailable()
        if undo or redo:
            event.ignore()
            return True  # not the field's: the menu's shortcut gets it
        return False
