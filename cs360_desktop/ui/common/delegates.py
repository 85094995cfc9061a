"""Painting of table cells, straight from the declared column and the tokens; no style sheet takes part."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip
from typing_extensions import override

from cs360_desktop.ui.common.columns import Align, Column, Heading
from cs360_desktop.ui.common.icons import SMALL, paint_icon, paint_state
from cs360_desktop.ui.common.painting import draw_line
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.public_view import PUBLIC_VIEW
from cs360_desktop.ui.common.scaling import px
from cs360_desktop.ui.common.sort_proxy import SortProxy
from cs360_desktop.ui.common.states import LOOKS
from cs360_desktop.ui.common.table_model import ROW_ROLE, Index
from cs360_desktop.ui.common.tokens import Tokens
from cs360_desktop.ui.common.typography import Type, font

# Plain integers, as in the model: an operation on Qt's flags costs as much as filling a cell.
_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_ALIGN = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
}
_HEADING_LOOKS = (("group", "text", Type.STRONG), ("sunken", "text", Type.STRONG), ("surface", "muted", Type.CAPTION))
"""Ground, ink and type of a heading by its level."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a cell: text, where, in which font and color."""

    text: str
    box: QRect
    font: QFont
    color: str


class CellDelegate(QStyledItemDelegate):
    """Paints rows and headings of a `TableModel` behind a `SortProxy`; a model without headings needs no proxy."""

    def __init__(self, columns: tuple[Column[Any], ...], proxy: SortProxy | None, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._columns = columns
        self._proxy = proxy

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item, position = index.data(ROW_ROLE), index.column()
        tokens = tokens_of(option.palette)
        state, rect = option.state.value, option.rect
        painter.save()
        if isinstance(item, Heading):
            self._paint_heading(painter, rect, item, tokens)
        else:
            if state & _SELECTED:
                painter.fillRect(rect, qcolor(tokens.select))
            self._paint_cell(painter, option, item, self._columns[position], tokens)
        if index.row() < index.model().rowCount() - 1:  # below the last row runs the frame
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, qcolor(tokens.line))
        if state & _SELECTED and position == 0:
            painter.fillRect(rect.left(), rect.top(), px(3), rect.height(), qcolor(tokens.accent))
        if state & _FOCUSED:
            width = px(2)
            painter.setPen(QPen(qcolor(tokens.focus), width))
            inset = width / 2
            painter.drawRect(QRectF(rect).adjusted(inset, inset, -inset, -inset - 1))
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = self._lines(index.data(ROW_ROLE), self._columns[index.column()], QRect(), tokens_of(option.palette))
        return QSize(max((QFontMetrics(line.font).horizontalAdvance(line.text) for line in lines), default=0), px(29))

    @override
    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show the whole text of a cell that was cut, and nothing for one that was not."""
        item = index.data(ROW_ROLE)
        if event.type() != QEvent.Type.ToolTip or item is None or isinstance(item, Heading):
            return False
        column = self._columns[index.column()]
        lines = self._lines(item, column, self._text_box(option.rect, item, column), tokens_of(option.palette))
        cut = any(QFontMetrics(line.font).horizontalAdvance(line.text) > line.box.width() for line in lines)
        QToolTip.showText(event.globalPos(), "\n".join(line.text for line in lines) if cut else "", view)
        return True

    def _paint_heading(self, painter: QPainter, box: QRect, heading: Heading, tokens: Tokens) -> None:
        ground, ink, role = _HEADING_LOOKS[min(heading.level, len(_HEADING_LOOKS) - 1)]
        fill = tokens.warn_soft if heading.needs_somebody else getattr(tokens, ground)
        painter.fillRect(box, qcolor(fill))
        side = px(12)
        left = box.left() + px(8 + 14 * heading.level)
        caret = "caret-right" if self._proxy is not None and self._proxy.is_closed(heading) else "caret-down"
        paint_icon(painter, caret, QRectF(left, box.center().y() - side / 2 + 1, side, side), tokens.muted)
        text_box = box.adjusted(left - box.left() + px(17), 0, -px(8), 0)
        draw_line(painter, text_box, PUBLIC_VIEW.words(heading.text), font(role), getattr(tokens, ink))

    def _paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Any, column: Column[Any], tokens: Tokens
    ) -> None:
        if column.ticked is not None:
            paint_tick_box(painter, option.rect, column.ticked(row), tokens)
            return
        state = column.state(row) if column.state is not None else None
        if state is not None:
            side = px(SMALL)
            top = option.rect.top() + (option.rect.height() - side) / 2
            paint_state(painter, state, QRectF(option.rect.left() + px(8), top, side, side), option.palette)
        for line in self._lines(row, column, self._text_box(option.rect, row, column), tokens):
            draw_line(painter, line.box, line.text, line.font, line.color, align=_ALIGN[column.align])

    def _text_box(self, rect: QRect, row: Any, column: Column[Any]) -> QRect:
        has_symbol = column.state is not None and column.state(row) is not None
        return rect.adjusted(px(8 + (22 if has_symbol else 0)), 0, -px(8), -1)

    def _lines(self, row: Any, column: Column[Any], box: QRect, tokens: Tokens) -> list[_Line]:
        state = column.state(row) if column.state is not None else None
        tone = column.tone(row) if callable(column.tone) else column.tone
        ink = LOOKS[state].ink if state is not None else "accent" if column.link else tone
        color = getattr(tokens, ink)
        main = font(Type.STRONG if column.strong else Type.BODY)
        text = f"{column.shown(row)}  ›" if column.link else column.shown(row)
        detail = column.below(row)
        if not detail:
            return [_Line(text, box, main, color)]
        small = font(Type.CAPTION)
        upper, lower = QFontMetrics(main).height(), QFontMetrics(small).height()
        top = box.top() + (box.height() - upper - lower) // 2
        return [
            _Line(text, QRect(box.left(), top, box.width(), upper), main, color),
            _Line(detail, QRect(box.left(), top + upper, box.width(), lower), small, tokens.muted),
        ]


def paint_tick_box(painter: QPainter, cell: QRect, ticked: bool, tokens: Tokens) -> None:
    """Paint a tick box in the middle of a cell, as the style sheet draws it in forms."""
    side = px(14)
    box = QRectF(0, 0, side, side)
    box.moveCenter(QPointF(cell.center()))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(qcolor(tokens.accent if ticked else tokens.line_strong), 1))
    painter.setBrush(qcolor(tokens.accent if ticked else tokens.surface))
    painter.drawRoundedRect(box, px(3), px(3))
    painter.restore()
    if ticked:
        paint_icon(painter, "check-bold", box.adjusted(1, 1, -1, -1), tokens.on_accent)
