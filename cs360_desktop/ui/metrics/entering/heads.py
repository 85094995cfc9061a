"""The frozen heads of the grid: measure and unit at the left, two-line periods on top, and the corner between them."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from cs360_desktop.ui.common.icons import paint_icon
from cs360_desktop.ui.common.painting import draw_line
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import px
from cs360_desktop.ui.common.tokens import Tokens
from cs360_desktop.ui.common.typography import Type, font
from cs360_desktop.ui.metrics.entering.model import GridModel
from cs360_desktop.ui.metrics.entering.rows import GroupRow, unit_of

_RIGHT = Qt.AlignmentFlag.AlignRight
NAME_WIDTH = 262
HEIGHT = 42


class RowHead(QHeaderView):
    """Measure or area with its unit; group rows with their caret. A click on a group row folds it."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._model = model
        self.current = -1
        self._unit = 0
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(8)

    def unit_width(self) -> int:
        """The room units need: they are never cut."""
        metrics = QFontMetrics(font(Type.BODY))
        units = {unit_of(row) for row in self._model.sheet.rows if not isinstance(row, GroupRow)}
        return max((metrics.horizontalAdvance(unit) for unit in units), default=0) + px(17)

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(NAME_WIDTH) + self._unit, super().sizeHint().height())

    def fit(self) -> None:
        """Make room for the units of the rows now shown."""
        self._unit = self.unit_width()
        self.setFixedWidth(px(NAME_WIDTH) + self._unit)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        if not rect.isValid() or logicalIndex >= len(self._model.sheet.rows):
            return
        tokens = tokens_of(self.palette())
        row = self._model.sheet.rows[logicalIndex]
        is_current = logicalIndex == self.current
        if isinstance(row, GroupRow):
            self._paint_group(painter, rect, row, tokens, is_current=is_current)
        else:
            painter.fillRect(rect, qcolor(tokens.accent_soft if is_current else tokens.surface))
            name = rect.adjusted(px(24), 0, -self._unit, -1)
            draw_line(painter, name, row.label, font(Type.STRONG if is_current else Type.BODY), tokens.text)
            unit = rect.adjusted(rect.width() - self._unit, 0, -px(9), -1)
            draw_line(painter, unit, unit_of(row), font(Type.BODY), tokens.muted, align=_RIGHT)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, qcolor(tokens.line))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), qcolor(tokens.line_strong))

    def _paint_group(self, painter: QPainter, rect: QRect, row: GroupRow, tokens: Tokens, *, is_current: bool) -> None:
        ground = tokens.accent_soft if is_current else tokens.sunken if row.level else tokens.group
        painter.fillRect(rect, qcolor(ground))
        side = px(12)
        left = rect.left() + px(7 + 14 * row.level)
        caret = "caret-right" if self._model.is_closed(row) else "caret-down"
        paint_icon(painter, caret, QRectF(left, rect.center().y() - side / 2, side, side), tokens.muted)
        text = rect.adjusted(left - rect.left() + px(16), 0, -px(8), -1)
        draw_line(painter, text, row.label, font(Type.STRONG), tokens.text)


class PeriodHead(QHeaderView):
    """Two lines: `Oct` over `2026`, or over `so far` while the period runs."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.current = -1
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(8)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(HEIGHT))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        columns = self._model.sheet.columns
        if not rect.isValid() or logicalIndex >= len(columns):
            return
        tokens = tokens_of(self.palette())
        column = columns[logicalIndex]
        is_current = logicalIndex == self.current
        painter.fillRect(rect, qcolor(tokens.accent_soft if is_current else tokens.sunken))
        upper = font(Type.CAPTION_STRONG)
        half = (rect.height() - 1) // 2
        inner = rect.adjusted(2, px(3), -px(8), -px(4))
        top = QRect(inner.left(), inner.top(), inner.width(), half - px(3))
        low = QRect(inner.left(), rect.top() + half, inner.width(), half - px(3))
        draw_line(painter, top, column.upper, upper, tokens.text if is_current else tokens.muted, align=_RIGHT)
        draw_line(painter, low, column.lower, font(Type.CAPTION), tokens.muted, align=_RIGHT)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, qcolor(tokens.line_strong))

    def width_needed(self) -> int:
        """The width in which every head fits; never under the least column width of 60."""
        metrics = QFontMetrics(font(Type.CAPTION_STRONG))
        words = (text for column in self._model.sheet.columns for text in (column.upper, column.lower))
        return max([px(62), *(metrics.horizontalAdvance(text) + px(14) for text in words)])


class Corner(QWidget):
    """The head over the frozen columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ("", "")

    def words(self) -> tuple[str, str]:
        """The names of the two frozen columns."""
        return self._words

    def set_words(self, name: str, unit: str) -> None:
        """Name the two frozen columns."""
        self._words = (name, unit)
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        rect = self.rect()
        painter.fillRect(rect, qcolor(tokens.sunken))
        face = font(Type.CAPTION_STRONG)
        draw_line(painter, rect.adjusted(px(10), 0, 0, 0), self._words[0], face, tokens.muted)
        draw_line(painter, rect.adjusted(0, 0, -px(9), 0), self._words[1], face, tokens.muted, align=_RIGHT)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, qcolor(tokens.line_strong))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), qcolor(tokens.line_strong))
        painter.end()
