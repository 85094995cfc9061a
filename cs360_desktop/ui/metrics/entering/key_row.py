"""The key under the grid: every symbol and short word with its meaning (ui/guide.md §7)."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cs360_desktop.ui.common.icons import paint_state
from cs360_desktop.ui.common.painting import draw_line
from cs360_desktop.ui.common.palettes import tokens_of
from cs360_desktop.ui.common.scaling import fixed_height, px
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type, font


class KeyRow(QWidget):
    """One line; what finds no room in a narrow window is in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[tuple[str | State, str], ...] = (
            (self.tr("n/c"), self.tr("not collected")),
            (self.tr("later"), self.tr("not yet available")),
            (self.tr("held"), self.tr("suppressed")),
            ("≈", self.tr("estimated")),
            (State.DISAGREE, self.tr("disputed")),
            (State.ASKS, self.tr("check this")),
            (State.WRONG, self.tr("not saved")),
            (self.tr("empty"), self.tr("no entry")),
            (self.tr("italic"), self.tr("not complete")),
        )
        meanings = [meaning if isinstance(sign, State) else f"{sign} {meaning}" for sign, meaning in self._entries]
        self.setAccessibleName(self.tr("Key: {meanings}").format(meanings=", ".join(meanings)))
        self.setToolTip(", ".join(meanings))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        fixed_height(self, 24)

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(200), px(24))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        face = font(Type.CAPTION)
        metrics = QFontMetrics(face)
        left = 0
        for sign, meaning in self._entries:
            width = px(12) if isinstance(sign, State) else metrics.horizontalAdvance(sign)
            room = width + px(5) + metrics.horizontalAdvance(meaning)
            if left + room > self.width():
                break
            if isinstance(sign, State):
                paint_state(painter, sign, QRectF(left, (self.height() - px(12)) / 2, px(12), px(12)), self.palette())
            else:
                draw_line(painter, QRect(left, 0, width + 1, self.height()), sign, face, tokens.text)
            start = left + width + px(5)
            draw_line(painter, QRect(start, 0, room, self.height()), meaning, face, tokens.muted)
            left += room + px(16)
        painter.end()
