"""How the cells of a scorecard are painted: two lines, the trend as a small line, a symbol beside its first line."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem
from typing_extensions import override

from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.services.scorelines import Scoreline, Trend
from cs360_desktop.ui.charts import scorecard_words as words
from cs360_desktop.ui.common.columns import Column
from cs360_desktop.ui.common.delegates import CellDelegate
from cs360_desktop.ui.common.icons import paint_icon, paint_state
from cs360_desktop.ui.common.painting import draw_line
from cs360_desktop.ui.common.palettes import qcolor
from cs360_desktop.ui.common.scaling import px, scale
from cs360_desktop.ui.common.sort_proxy import SortProxy
from cs360_desktop.ui.common.states import LOOKS, State
from cs360_desktop.ui.common.tokens import Tokens
from cs360_desktop.ui.common.typography import Type, font

NAME, VALUE, BASE, CHANGE, PERCENT, TREND, SIGNAL, TARGET = range(8)
"""The columns of a scorecard, by position."""

_SYMBOL = 14
_INDENT = 22
"""Room of a symbol before its words, in design px; words without one stand below the others."""


class ScoreDelegate(CellDelegate):
    """Paints the lines of a scorecard."""

    def __init__(self, columns: tuple[Column[Scoreline], ...], proxy: SortProxy, view: QAbstractItemView) -> None:
        super().__init__(columns, proxy, view)
        self._position_of = {id(column): position for position, column in enumerate(columns)}

    @override
    def _paint_cell(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: Scoreline,
        column: Column[Scoreline],
        tokens: Tokens,
    ) -> None:
        position = self._position_of[id(column)]
        if position == TREND:
            paint_trend(painter, option.rect.adjusted(px(8), 0, -px(8), -1), row.trend, tokens)
        elif position in {SIGNAL, TARGET}:
            self._paint_state(painter, option, row, column, tokens)
        elif position == NAME and row.missing is not None:
            self._paint_stale(painter, option, row, column, tokens)
        else:
            super()._paint_cell(painter, option, row, column, tokens)

    @override
    def _text_box(self, rect: QRect, row: Scoreline, column: Column[Scoreline]) -> QRect:
        """Words of signals and targets keep their place, with a symbol and without."""
        position = self._position_of[id(column)]
        indented = position == SIGNAL or (position == TARGET and row.target is not None)
        return rect.adjusted(px(8 + (_INDENT if indented else 0)), 0, -px(8), -1)

    def _paint_state(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: Scoreline,
        column: Column[Scoreline],
        tokens: Tokens,
    ) -> None:
        lines = self._lines(row, column, self._text_box(option.rect, row, column), tokens)
        state = column.state(row) if column.state is not None else None
        if state is not None:
            first = lines[0].box
            side = px(_SYMBOL)
            top = first.top() + (first.height() - side) / 2
            paint_state(painter, state, QRectF(option.rect.left() + px(8), top, side, side), option.palette)
        for line in lines:
            # Words of a target are plain: only its symbol is green or blue (guide.md §6).
            color = tokens.text if column is self._columns[TARGET] and line.color != tokens.muted else line.color
            draw_line(painter, line.box, line.text, line.font, color)

    def _paint_stale(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: Scoreline,
        column: Column[Scoreline],
        tokens: Tokens,
    ) -> None:
        """The second line begins with what is missing, so that it is never cut."""
        name, detail = self._lines(row, column, self._text_box(option.rect, row, column), tokens)
        draw_line(painter, name.box, name.text, name.font, name.color)
        look, side = LOOKS[State.NEEDS], px(12)
        top = detail.box.top() + (detail.box.height() - side) / 2
        paint_icon(painter, look.icon, QRectF(detail.box.left(), top, side, side), tokens.warn)
        warned = words.stale_text(row)
        left = side + px(4)
        draw_line(painter, detail.box.adjusted(left, 0, 0, 0), warned, detail.font, tokens.warn)
        left += QFontMetrics(detail.font).horizontalAdvance(warned)
        rest = detail.box.adjusted(left, 0, 0, 0)
        if rest.width() > px(20):
            draw_line(painter, rest, f" · {words.unit_line(row.measure)}", detail.font, detail.color)


def paint_trend(painter: QPainter, box: QRect, trend: Trend, tokens: Tokens) -> None:
    """Paint a trend: zero in gray, the target dashed, the line broken at gaps, a dot on the last value (guide.md §13).

    Figures of a year reach further back than the head of the column says, so they say since when.
    """
    if trend.is_empty:
        return
    area = QRectF(box).adjusted(0, px(8), -px(4), -px(8))
    if trend.since is not None and trend.since.kind is PeriodKind.YEAR:
        face = font(Type.CAPTION)
        height = QFontMetrics(face).height()
        below = QRect(box.left(), box.bottom() - height - 1, box.width(), height)
        draw_line(painter, below, words.tr("since {period}").format(period=trend.since.label), face, tokens.muted)
        area.setBottom(below.top() - 1)
    known = [figure for figure in trend.figures if figure is not None]
    ends = [0.0, *known, *([trend.target] if trend.target is not None else [])]
    low, high = min(ends), max(ends)
    to_y = area.height() / ((high - low) or 1.0)
    step = area.width() / max(len(trend.figures) - 1, 1)
    left, bottom = area.left(), area.bottom()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_level(painter, area, bottom + low * to_y, QPen(qcolor(tokens.line_strong), 0.6 * scale()))
    if trend.target is not None:
        pen = QPen(qcolor(tokens.ok), 1.3 * scale())
        pen.setDashPattern([4.0, 2.5])
        _paint_level(painter, area, bottom - (trend.target - low) * to_y, pen)
    places = [
        None if figure is None else QPointF(left + number * step, bottom - (figure - low) * to_y)
        for number, figure in enumerate(trend.figures)
    ]
    painter.setPen(QPen(qcolor(tokens.text), 1.3 * scale(), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for run in runs(places):
        if len(run) > 1:
            painter.drawPolyline(QPolygonF(run))
        else:
            painter.drawPoint(run[0])
    last = next(place for place in reversed(places) if place is not None)
    painter.setBrush(qcolor(tokens.text))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(last, 2.6 * scale(), 2.6 * scale())
    painter.restore()


def runs(places: Sequence[QPointF | None]) -> list[list[QPointF]]:
    """The places that are joined: a gap between two ends one line and begins the next."""
    found: list[list[QPointF]] = []
    for before, here in pairwise([None, *places]):
        if here is not None:
            if before is None:
                found.append([])
            found[-1].append(here)
    return found


def _paint_level(painter: QPainter, area: QRectF, y: float, pen: QPen) -> None:
    painter.setPen(pen)
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
