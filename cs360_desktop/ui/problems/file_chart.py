"""A run chart drawn small, and larger with the milestones of a problem below it (ui/guide.md §13)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cs360_desktop.domain.charts import PointState, RunChart
from cs360_desktop.domain.charts import Signal as ChartSignal
from cs360_desktop.domain.wording import format_number
from cs360_desktop.ui.common.announcing import announce
from cs360_desktop.ui.common.icons import paint_state
from cs360_desktop.ui.common.painting import draw_line
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import fixed_height, px
from cs360_desktop.ui.common.states import State, word
from cs360_desktop.ui.common.tokens import Tokens
from cs360_desktop.ui.common.typography import Type, font
from cs360_desktop.ui.problems.file_words import tr

_CENTER, _RIGHT = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
_FREE_TOP = 1.15
_FOOT = 18
_LANE = 34
_SIGNAL_WORDS = {ChartSignal.WORTH_A_LOOK: State.WORTH_A_LOOK, ChartSignal.UNUSUAL: State.UNUSUAL}
_MOST_AHEAD = 0.4
"""So many periods after the last figure, for milestones that are still to come, as a part of those shown."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A milestone below the chart: where on the axis of periods it stands, its number, and its state."""

    at: float
    number: int
    state: State


class FileChart(QWidget):
    """One measure over its periods with target, breaks and responses; numbered milestones below it where given.

    Nothing in it is only to be seen here: the responses and milestones stand in tables beside it. One with milestones
    is read period by period with the arrow keys, Home and End, or by pointing at it.

    Signals:
        read(str): a period in words; empty when the chart is left.
    """

    read = Signal(str)

    def __init__(self, height: int, *, flags: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: RunChart | None = None
        self._flags: tuple[Flag, ...] = ()
        self._ahead = 0
        self._lane = _LANE if flags else 0
        self._at = -1
        if flags:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        fixed_height(self, height + self._lane)

    def show_chart(self, chart: RunChart, flags: Sequence[Flag] = ()) -> None:
        """Draw another chart."""
        self._chart, self._flags = chart, tuple(flags)
        latest = max((flag.at for flag in flags), default=0.0)
        self._ahead = min(max(math.ceil(latest) - len(chart.points) + 1, 0), math.ceil(len(chart.points) * _MOST_AHEAD))
        self._at = min(self._at, len(chart.points) - 1)
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.alternative)
        self.update()

    def go_to(self, index: int) -> None:
        """Read one period; -1 leaves the chart."""
        if self._chart is None or index == self._at or not self._lane:
            return
        self._at = max(-1, min(index, len(self._chart.points) - 1))
        said = period_sentence(self._chart, self._at) if self._at >= 0 else ""
        self.setAccessibleDescription(said or self._chart.alternative)
        announce(self, said)
        self.read.emit(said)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._chart.points) - 1 if self._chart is not None else -1
        steps = {
            Qt.Key.Key_Left: max(self._at - 1, 0) if self._at >= 0 else last,
            Qt.Key.Key_Right: min(self._at + 1, last) if self._at >= 0 else 0,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in steps and self._lane:
            self.go_to(steps[key])
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._chart is not None and self._lane:
            frame = _Frame(self._chart, self.width(), self.height() - px(self._lane), self._ahead)
            index = round((event.position().x() - frame.left) / frame.step - 0.5)
            if 0 <= index < len(self._chart.points):
                self.go_to(index)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self.go_to(-1)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.go_to(-1)

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(240), self.height())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self.palette())
        frame = _Frame(self._chart, self.width(), self.height() - px(self._lane), self._ahead)
        _paint_axes(painter, self._chart, frame, tokens)
        _paint_band(painter, self._chart, frame, tokens)
        _paint_marks(painter, self._chart, frame, tokens)
        _paint_series(painter, self._chart, frame, tokens)
        self._paint_place(painter, frame, tokens)
        self._paint_flags(painter, frame, tokens)
        painter.end()

    def _paint_place(self, painter: QPainter, frame: "_Frame", tokens: Tokens) -> None:
        """Show which period is read, and that the keys are here."""
        if self._at >= 0:
            painter.setPen(QPen(qcolor(tokens.accent), px(16) / 10))
            x = frame.x(self._at)
            painter.drawLine(QPointF(x, frame.top), QPointF(x, frame.bottom))
        if self.hasFocus():
            painter.setPen(QPen(qcolor(tokens.focus), px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _paint_flags(self, painter: QPainter, frame: "_Frame", tokens: Tokens) -> None:
        if not self._lane:
            return
        top = self.height() - px(_LANE) + px(2)
        painter.setPen(QPen(qcolor(tokens.line), 1))
        painter.drawLine(int(frame.left), top, int(frame.right), top)
        side = px(14)
        last_x = -1e9
        low = False
        for flag in self._flags:
            x = min(max(frame.x(flag.at), frame.left), frame.right - 2 * side)
            low = x - last_x < px(30) and not low
            last_x = x
            y = top + px(3) + (px(14) if low else 0)
            paint_state(painter, flag.state, QRectF(x - side / 2, y, side, side), self.palette())
            where = QRect(int(x + side / 2 + px(2)), int(y), px(20), side)
            draw_line(painter, where, str(flag.number), font(Type.CAPTION), tokens.text)


def period_sentence(chart: RunChart, index: int) -> str:
    """Say a period: `Oct 2026: 8 · usual range 6–23 · worth a look · begins: Lights on until 2 AM`."""
    point = chart.points[index]
    year = next((each.year for each in reversed(chart.points[: index + 1]) if each.year), "")
    period = point.label if point.label == year else f"{point.label} {year}".strip()
    figure = tr("no entry") if point.value is None else chart.written(point.value)
    if point.note:
        figure = point.note if point.value is None else f"{figure} ({point.note})"
    parts = [f"{period}: {figure}"]
    if point.usual is not None:
        low, high = chart.written(point.usual.low), chart.written(point.usual.high)
        parts.append(tr("usual range {low}–{high}").format(low=low, high=high))
    if point.signal in _SIGNAL_WORDS:
        parts.append(word(_SIGNAL_WORDS[point.signal]))
    for mark in chart.marks:
        if mark.index == index:
            words = tr("break: {name}") if mark.is_break else tr("begins: {name}")
            parts.append(words.format(name=mark.label))
    return " · ".join(parts)


class _Frame:
    """Where periods and figures lie in the picture."""

    def __init__(self, chart: RunChart, width: int, height: int, ahead: int) -> None:
        self.grid = chart.grid()
        low, high = chart.span()
        self.low, self.high = min(low, self.grid[0]), max(high, self.grid[-1]) * _FREE_TOP
        metrics = QFontMetrics(font(Type.CAPTION))
        self.left = max(metrics.horizontalAdvance(_figure(value)) for value in self.grid) + px(8)
        self.right, self.top, self.bottom = width - px(6), px(4), height - px(_FOOT)
        self.count = len(chart.points) + ahead
        self.step = (self.right - self.left) / self.count

    def x(self, index: float) -> float:
        return float(self.left + (index + 0.5) * self.step)

    def y(self, value: float) -> float:
        return float(self.bottom - (value - self.low) / ((self.high - self.low) or 1) * (self.bottom - self.top))


def _figure(value: float) -> str:
    return format_number(value, decimals=0 if float(value).is_integer() else 1)


def _paint_axes(painter: QPainter, chart: RunChart, frame: _Frame, tokens: Tokens) -> None:
    caption = font(Type.CAPTION)
    for value in frame.grid:
        y = round(frame.y(value))
        painter.setPen(QPen(qcolor(tokens.line_strong if value == 0 else tokens.chart_grid), 1))
        painter.drawLine(int(frame.left), y, int(frame.right), y)
        text = QRect(0, y - px(9), int(frame.left) - px(5), px(18))
        draw_line(painter, text, _figure(value), caption, tokens.muted, align=_RIGHT)
    year = ""
    names = []
    for point in chart.points:
        year = point.year or year
        names.append(f"{point.label} {year}".strip())
    foot = int(frame.bottom) + px(2)
    last = int(frame.x(len(chart.points) - 0.5))
    half = (last - int(frame.left)) // 2
    draw_line(painter, QRect(int(frame.left), foot, half, px(_FOOT)), names[0], caption, tokens.muted)
    if len(names) > 1:
        end = QRect(last - half, foot, half, px(_FOOT))
        draw_line(painter, end, names[-1], caption, tokens.muted, align=_RIGHT)


def _paint_band(painter: QPainter, chart: RunChart, frame: _Frame, tokens: Tokens) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for index, point in enumerate(chart.points):
        if point.usual is not None:
            top, bottom = frame.y(point.usual.high), frame.y(point.usual.low)
            area = QRectF(frame.x(index - 0.5), top, frame.step + 0.5, bottom - top)
            painter.fillRect(area, qcolor(tokens.band))


def _paint_marks(painter: QPainter, chart: RunChart, frame: _Frame, tokens: Tokens) -> None:
    for mark in chart.marks:
        color, style = (
            (tokens.break_mark, Qt.PenStyle.DashDotLine) if mark.is_break else (tokens.series_2, Qt.PenStyle.SolidLine)
        )
        painter.setPen(QPen(qcolor(color), px(16) / 10, style))
        x = frame.x(mark.index - 0.5)
        painter.drawLine(QPointF(x, frame.top), QPointF(x, frame.bottom))
    if chart.target is not None:
        painter.setPen(QPen(qcolor(tokens.ok), px(16) / 10, Qt.PenStyle.DashLine))
        y = frame.y(chart.target.value)
        painter.drawLine(QPointF(frame.x(chart.target.start - 0.5), y), QPointF(frame.right, y))


def _paint_series(painter: QPainter, chart: RunChart, frame: _Frame, tokens: Tokens) -> None:
    painter.setPen(QPen(qcolor(tokens.text), px(18) / 10))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for run in chart.runs():
        line = [QPointF(frame.x(index), frame.y(chart.points[index].value or 0)) for index in run]
        painter.drawPolyline(QPolygonF(line))
    for index, point in enumerate(chart.points):
        if point.state is PointState.SUPPRESSED:
            top = frame.y(chart.suppressed_under or 0)
            bar = QRectF(frame.x(index) - frame.step * 0.35, top, frame.step * 0.7, frame.bottom - top)
            painter.fillRect(bar, QBrush(qcolor(tokens.line_strong), Qt.BrushStyle.BDiagPattern))
        if point.value is None:
            continue
        at = QPointF(frame.x(index), frame.y(point.value))
        if point.interval is not None:
            painter.setPen(QPen(qcolor(tokens.line_strong), 1))
            ends = (point.interval.low, point.interval.high)
            painter.drawLine(*(QPointF(at.x(), frame.y(end)) for end in ends))
        if point.state is PointState.ESTIMATED:
            painter.setPen(QPen(qcolor(tokens.text), px(14) / 10))
            painter.setBrush(qcolor(tokens.surface))
            painter.drawEllipse(at, px(3), px(3))
        elif point.state is PointState.INCOMPLETE:
            painter.setPen(QPen(qcolor(tokens.line_strong), px(14) / 10, Qt.PenStyle.DotLine))
            painter.setBrush(qcolor(tokens.surface))
            painter.drawEllipse(at, px(4), px(4))
        elif point.signal in {ChartSignal.WORTH_A_LOOK, ChartSignal.UNUSUAL}:
            painter.setPen(QPen(qcolor(tokens.signal), px(16) / 10))
            painter.setBrush(qcolor(tokens.signal if point.signal is ChartSignal.UNUSUAL else tokens.surface))
            reach = px(5)
            corners = [(0, -reach), (reach, 0), (0, reach), (-reach, 0)]
            painter.drawPolygon(QPolygonF([at + QPointF(*corner) for corner in corners]))
        elif (index,) in chart.runs() or frame.step >= px(10):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(qcolor(tokens.text))
            painter.drawEllipse(at, px(2), px(2))
