"""A mark beside a chart: a bar in the color of its line, what it is and when; a break opens to be changed."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.services.chart_notes import MarkLine
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.line_button import LineButton
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import margins, px, spacing
from cs360_desktop.ui.common.typography import Type


class MarkRow(LineButton):
    """Two lines beside the bar; only a break takes the focus and a click."""

    def __init__(self, line: MarkLine, *, is_numbered: bool, opens: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.opens = opens and line.mark is not None
        text = f"{line.number}  {line.text}" if is_numbered and line.number else line.text
        self.setText(text)
        change = self.tr("Change or delete.") if self.opens else ""
        self.setAccessibleName(f"{text}. {line.detail}. {change}".strip())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.opens else Qt.FocusPolicy.NoFocus)
        if not self.opens:
            self.unsetCursor()
        words = QVBoxLayout()
        spacing(words, 0)
        words.addWidget(Label(text, wrap=True))
        words.addWidget(Label(line.detail, Type.CAPTION, tone="muted", wrap=True))
        margins(self.box, 10, 2, 0, 4)
        self.box.addLayout(words, 1)
        if self.opens:
            self.box.addWidget(Label("›", tone="accent"))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self.box.heightForWidth(width)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        if self.underMouse() and self.opens:
            painter.fillRect(self.rect(), qcolor(tokens.neutral_soft))
        color = tokens.break_mark if self.line.mark is not None else tokens.series_2
        painter.fillRect(0, px(3), px(3), self.height() - px(6), qcolor(color))
        if self.hasFocus():
            width = px(2)
            painter.setPen(QPen(qcolor(tokens.focus), width))
            painter.drawRect(QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2))
        painter.end()
