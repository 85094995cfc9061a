"""The bare input widgets inside fields; none of them changes a value by the mouse wheel."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QEvent, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QHelpEvent,
    QKeySequence,
    QPaintEvent,
    QPalette,
    QTextCharFormat,
    QValidator,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QToolTip,
    QWidget,
)
from typing_extensions import override

from cs360_desktop.domain.wording import format_date, parse_date
from cs360_desktop.ui.common.icons import set_icon
from cs360_desktop.ui.common.public_view import PUBLIC_VIEW


class ChoiceBox(QComboBox):
    """A combo box with nothing chosen at first, which lets the page scroll under the mouse wheel.

    What is too long ends with "…", where Qt would cut through a letter; the tooltip then has the whole text.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Choose…"))
        PUBLIC_VIEW.follow(self)

    def set_texts(self, texts: Sequence[str]) -> None:
        """Offer these and no others, as they may be seen."""
        self.clear()
        for text in texts:
            self.add(text)

    @override
    def clear(self) -> None:
        self._texts = ()
        super().clear()

    def add(self, text: str, key: object = None) -> None:
        """Offer one more, as it may be seen."""
        self._texts = (*self._texts, text)
        self.addItem(PUBLIC_VIEW.words(text), key)

    _texts: tuple[str, ...] = ()

    def tell_again(self) -> None:
        """Show what is offered as it may be seen now."""
        for position, text in enumerate(self._texts):
            self.setItemText(position, PUBLIC_VIEW.words(text))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def showPopup(self) -> None:
        scroll = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 2 * scroll)  # its lines are never cut
        super().showPopup()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if self.currentIndex() < 0:
            option.currentText = self.placeholderText()
            option.palette.setBrush(QPalette.ColorRole.ButtonText, option.palette.placeholderText())
        option.currentText = self._elided(option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _elided(self, option: QStyleOptionComboBox) -> str:
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        text: str = option.currentText
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and not self.toolTip():
            option = QStyleOptionComboBox()
            self.initStyleOption(option)
            if self._elided(option) != self.currentText():
                QToolTip.showText(event.globalPos(), self.currentText(), self)
                return True
        return super().event(event)


class DateEdit(QLineEdit):
    """A day, typed, or picked from a calendar that opens by the caret or Alt+Down; Ctrl+; types today."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        pick = QAction(self.tr("Pick a date"), self)
        pick.setShortcut(QKeySequence("Alt+Down"))
        pick.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        pick.triggered.connect(self.open_calendar)
        set_icon(pick, "caret-down", "muted", 12)
        self.addAction(pick, QLineEdit.ActionPosition.TrailingPosition)
        today = QAction(self.tr("Today"), self)
        today.setShortcut(QKeySequence("Ctrl+;"))
        today.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        today.triggered.connect(self._type_today)
        self.addAction(today)

    def _type_today(self) -> None:
        if not self.isReadOnly():
            self._take(QDate.currentDate())

    def open_calendar(self) -> None:
        """Show a month below the field, at the day typed or at today."""
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setAccessibleName(self.tr("Pick a date"))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Sunday)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekend, QTextCharFormat())
        typed = parse_date(self.text())
        if typed is not None:
            calendar.setSelectedDate(QDate(typed.year, typed.month, typed.day))
        for turn, caret in (("prevmonth", "caret-left"), ("nextmonth", "caret-right")):
            button = calendar.findChild(QToolButton, f"qt_calendar_{turn}")
            assert isinstance(button, QToolButton)
            set_icon(button, caret)
        for picked in (calendar.clicked, calendar.activated):
            picked.connect(self._take)
            picked.connect(calendar.close)
        calendar.adjustSize()
        calendar.move(self.mapToGlobal(self.rect().bottomLeft()))
        calendar.show()
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, day: QDate) -> None:
        self.setText(format_date(date(day.year(), day.month(), day.day())))
        self.editingFinished.emit()


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


class TickBox(QCheckBox):
    """A tick box as wide as its words, which say what is true when it is ticked; use `clicked`."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


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
