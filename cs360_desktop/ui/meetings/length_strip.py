"""The strip above an agenda: every item as wide as its planned minutes, and what is left of the meeting (guide 12)."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cs360_desktop.services.agendas import Agenda
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import fixed_height, px
from cs360_desktop.ui.common.tokens import Tokens
from cs360_desktop.ui.common.typography import Type, font

_HEIGHT = 20


class LengthStrip(QWidget):
    """Shows an agenda against the length of its meeting; `item_clicked` carries the key of an item."""

    item_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agenda = Agenda((), 0)
        self._chosen = 0
        fixed_height(self, _HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Planned minutes"))

    def set_agenda(self, agenda: Agenda) -> None:
        """Show another agenda."""
        self._agenda = agenda
        self.update()

    def choose(self, item_id: int) -> None:
        """Mark an item; 0 for none."""
        self._chosen = item_id
        self.update()

    def box_of(self, position: int) -> QRect:
        """Return where the item at a position is drawn; the position after the last is what is spare."""
        minutes = [line.item.minutes for line in self._agenda.lines]
        total = max(self._agenda.planned, self._agenda.length, 1)
        start = sum(minutes[:position])
        end = start + minutes[position] if position < len(minutes) else total
        left, right = (round(at / total * self.width()) for at in (start, end))
        gap = px(2) if position else 0
        return QRect(left + gap, 0, max(right - left - gap, 1), self.height())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        for position, line in enumerate(self._agenda.lines):
            if line.item.minutes:
                chosen = line.item.id == self._chosen
                self._paint_box(painter, self.box_of(position), str(line.item.minutes), tokens, chosen=chosen)
        if self._agenda.spare > 0:
            painter.setPen(QPen(qcolor(tokens.line_strong), 1, Qt.PenStyle.DashLine))
            box = self.box_of(len(self._agenda.lines))
            painter.drawRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5))
            _write(painter, box, str(self._agenda.spare), tokens.muted, Type.CAPTION)
        if self._agenda.spare < 0:
            end = round(self._agenda.length / self._agenda.planned * self.width())
            painter.fillRect(end - px(1), 0, px(3), self.height(), qcolor(tokens.warn))
        painter.end()

    def _paint_box(self, painter: QPainter, box: QRect, text: str, tokens: Tokens, *, chosen: bool) -> None:
        painter.setPen(QPen(qcolor(tokens.accent if chosen else tokens.line_strong), px(2) if chosen else 1))
        painter.setBrush(qcolor(tokens.accent_soft if chosen else tokens.group))
        inset = px(2) / 2 if chosen else 0.5
        painter.drawRect(QRectF(box).adjusted(inset, inset, -inset, -inset))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _write(painter, box, text, tokens.text, Type.CAPTION_STRONG if chosen else Type.CAPTION)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        for position, line in enumerate(self._agenda.lines):
            if line.item.minutes and self.box_of(position).contains(event.position().toPoint()):
                self.item_clicked.emit(line.item.id)


def _write(painter: QPainter, box: QRect, text: str, color: str, role: Type) -> None:
    """Write a figure into a box, or nothing where it would be cut."""
    painter.setFont(font(role))
    if painter.fontMetrics().horizontalAdvance(text) <= box.width() - 2:
        painter.setPen(qcolor(color))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
