"""How the cells of a scorecard are painted: two lines, the trend as a small line, a symbol beside its first line."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem
from typing_extensions import override

from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.services.scorelines import Scoreline, Trend
from cs360_desktop.ui.charts import scorecard_words as words
from cs360_desktop.ui.common.columns import Align, Column, Heading
from cs360_desktop.ui.common.delegates import CellDelegate
from cs360_desktop.ui.common.icons import paint_icon
from cs360_desktop.ui.common.painting import draw_line
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import px, scale
from cs360_desktop.ui.common.sort_proxy import SortProxy
from cs360_desktop.ui.common.states import LOOKS, State
from cs360_desktop.ui.common.table_model import ROW_ROLE, Index
from cs360_desktop.ui.common.tokens import Tokens
from cs360_desktop.ui.common.typography import Type, font

NAME, VALUE, BASE, CHANGE, PERCENT, TREND, SIGNAL, TARGET = range(8)
"""The columns of a scorecard, by position."""

_SYMBOL = 14
_INDENT = 22
"""Room of a symbol before its words, in design px; words without one stand below the others."""
_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_WORDS_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_WORDS_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class _Kit:
    """What every cell is painted with, looked up once for all of them: a table has more than a thousand cells."""

    def __init__(self, palette: QPalette) -> None:
        self.tokens = tokens_of(palette)
        self.body, self.strong, self.caption = (font(role) for role in (Type.BODY, Type.STRONG, Type.CAPTION))
        self.metrics = {id(face): QFontMetrics(face) for face in (self.body, self.strong, self.caption)}
        self.upper, self.lower = self.metrics[id(self.body)].height(), self.metrics[id(self.caption)].height()
        self.side, self.edge, self.symbol, self.indent = px(8), px(3), px(_SYMBOL), px(_INDENT)

    def write(self, painter: QPainter, box: QRect, word: "_Word") -> None:
        """Write one line; columns are as wide as their longest text, only names end with "…" where room is short."""
        text = word.text
        if word.may_be_cut:
            text = self.metrics[id(word.face)].elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(word.face)
        painter.setPen(qcolor(word.color))
        painter.drawText(box, word.flags, text)


class _Word(NamedTuple):
    """One line of a cell."""

    text: str
    face: QFont
    color: str
    flags: int = _WORDS_LEFT
    may_be_cut: bool = False


class ScoreDelegate(CellDelegate):
    """Paints the lines of a scorecard; headings are painted as everywhere.

    It is made anew with the theme and the zoom, by which it prepares everything that cells have in common.
    """

    def __init__(self, columns: tuple[Column[Scoreline], ...], proxy: SortProxy, view: QAbstractItemView) -> None:
        super().__init__(columns, proxy, view)
        self._position_of = {id(column): position for position, column in enumerate(columns)}
        self._kit: _Kit | None = None
        self._kit_of = (0, 0.0)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, Heading):
            super().paint(painter, option, index)
            return
        kit, rect, state, position = self._kit_for(option.palette), option.rect, option.state.value, index.column()
        if state & _SELECTED:
            painter.fillRect(rect, qcolor(kit.tokens.select))
            if position == NAME:
                edge = QRect(rect.left(), rect.top(), kit.edge, rect.height())
                painter.fillRect(edge, qcolor(kit.tokens.accent))
        if position == TREND:
            paint_trend(painter, rect.adjusted(kit.side, 0, -kit.side, -1), row.trend, kit.tokens)
        else:
            self._write(painter, rect, row, position, kit)
        bottom = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(bottom, qcolor(kit.tokens.line))
        if state & _FOCUSED:
            width = px(2)
            painter.setPen(QPen(qcolor(kit.tokens.focus), width))
            painter.drawRect(QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2 - 1))

    def _kit_for(self, palette: QPalette) -> _Kit:
        now = (palette.cacheKey(), scale())
        if self._kit is None or now != self._kit_of:
            self._kit, self._kit_of = _Kit(palette), now
        return self._kit

    def _write(self, painter: QPainter, rect: QRect, row: Scoreline, position: int, kit: _Kit) -> None:
        """Write one line or two, beside the first a symbol where the column has one."""
        column, tokens = self._columns[position], kit.tokens
        state = column.state(row) if column.state is not None else None
        tone = column.tone(row) if callable(column.tone) else column.tone
        if state is not None and position == SIGNAL:
            tone = LOOKS[state].ink  # words of a target are plain: only its symbol has a color (guide.md §6)
        left = rect.left() + kit.side + (kit.indent if _is_indented(position, row) else 0)
        width = rect.right() - kit.side - left + 1
        text, below = column.shown(row), column.detail(row) if column.detail is not None else ""
        face = kit.strong if column.strong else kit.body
        flags = _WORDS_RIGHT if column.align is Align.RIGHT else _WORDS_LEFT
        if below:
            top = rect.top() + (rect.height() - 1 - kit.upper - kit.lower) // 2
            first = QRect(left, top, width, kit.upper)
            second = QRect(left, top + kit.upper, width, kit.lower)
            if position == NAME and row.missing is not None:
                _write_stale(painter, second, row, kit)
            else:
                kit.write(painter, second, _Word(below, kit.caption, tokens.muted, flags, position == NAME))
        else:
            first = QRect(left, rect.top(), width, rect.height() - 1)
        kit.write(painter, first, _Word(text, face, getattr(tokens, tone), flags, position == NAME))
        if state is not None:
            look = LOOKS[state]
            top_of = first.top() + (first.height() - kit.symbol) / 2
            box = QRectF(rect.left() + kit.side, top_of, kit.symbol, kit.symbol)
            paint_icon(painter, look.icon, box, getattr(tokens, look.symbol))

    @override
    def _text_box(self, rect: QRect, row: Scoreline, column: Column[Scoreline]) -> QRect:
        """Where words stand, for the tooltip of those that were cut."""
        indented = _is_indented(self._position_of[id(column)], row)
        return rect.adjusted(px(8 + (_INDENT if indented else 0)), 0, -px(8), -1)


def _is_indented(position: int, row: Scoreline) -> bool:
    """Words of signals and targets keep their place, with a symbol and without."""
    return position == SIGNAL or (position == TARGET and row.target is not None)


def _write_stale(painter: QPainter, box: QRect, row: Scoreline, kit: _Kit) -> None:
    """The second line begins with what is missing, so that it is never cut."""
    side = px(12)
    top = box.top() + (box.height() - side) / 2
    paint_icon(painter, LOOKS[State.NEEDS].icon, QRectF(box.left(), top, side, side), kit.tokens.warn)
    left = side + px(4)
    warned = words.stale_text(row)
    kit.write(painter, box.adjusted(left, 0, 0, 0), _Word(warned, kit.caption, kit.tokens.warn))
    left += kit.metrics[id(kit.caption)].horizontalAdvance(warned)
    rest = box.adjusted(left, 0, 0, 0)
    if rest.width() > px(20):
        unit = f" · {words.unit_line(row.measure)}"
        kit.write(painter, rest, _Word(unit, kit.caption, kit.tokens.muted, may_be_cut=True))


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
    thin = scale()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_level(painter, area, bottom + low * to_y, QPen(qcolor(tokens.line_strong), 0.6 * thin))
    if trend.target is not None:
        pen = QPen(qcolor(tokens.ok), 1.3 * thin)
        pen.setDashPattern([4.0, 2.5])
        _paint_level(painter, area, bottom - (trend.target - low) * to_y, pen)
    places = [
        None if figure is None else QPointF(left + number * step, bottom - (figure - low) * to_y)
        for number, figure in enumerate(trend.figures)
    ]
    painter.setPen(QPen(qcolor(tokens.text), 1.3 * thin, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    alone = []
    for run in runs(places):
        if len(run) > 1:
            painter.drawPolyline(QPolygonF(run))
        else:
            alone += run
    if alone:  # a figure between two gaps would be too faint to see as a line without length
        painter.setPen(QPen(qcolor(tokens.text), 2.8 * thin, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPoints(QPolygonF(alone))
    last = next(place for place in reversed(places) if place is not None)
    painter.setBrush(qcolor(tokens.text))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(last, 2.6 * thin, 2.6 * thin)
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
