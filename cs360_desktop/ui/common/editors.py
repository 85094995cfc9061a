"""The bare input widgets inside fields; none of them changes a value by the mouse wheel."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QPlainTextEdit, QWidget
from typing_extensions import override


class ChoiceBox(QComboBox):
    """A combo box that lets the page scroll under the mouse wheel."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NoteEdit(QPlainTextEdit):
    """Several lines of plain text; Tab leaves it, `left` tells when."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class NumberEdit(QAbstractSpinBox):
    """A whole number with arrows that may also be blank, which Qt's own spin box cannot."""

    def __init__(self, least: int, greatest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self._greatest = greatest
        self.lineEdit().setTextMargins(6, 0, 0, 0)

    def text_typed(self) -> str:
        """Return what stands in the field."""
        return self.lineEdit().text().strip()

    def set_text(self, text: str) -> None:
        """Show a text without telling anybody."""
        self.lineEdit().setText(text)

    @override
    def stepBy(self, steps: int) -> None:
        number = whole_number(self.text_typed())
        start = self._least - 1 if number is None and steps > 0 else number or self._least
        self.set_text(str(min(max(start + steps, self._least), self._greatest)))

    @override
    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        if self.isReadOnly():
            return QAbstractSpinBox.StepEnabledFlag.StepNone
        return QAbstractSpinBox.StepEnabledFlag.StepUpEnabled | QAbstractSpinBox.StepEnabledFlag.StepDownEnabled

    @override
    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        return QValidator.State.Acceptable, text, position

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def whole_number(text: str) -> int | None:
    """Read a whole number with or without thousands commas; anything else is None."""
    digits = text.replace(",", "").replace("−", "-")
    return int(digits) if digits.removeprefix("-").isdecimal() else None
