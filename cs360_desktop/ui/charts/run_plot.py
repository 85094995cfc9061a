"""The run chart a person reads and points at, drawn by pyqtgraph (ui/guide.md §13); imported on first use only."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QGraphicsPolygonItem, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.charts import ChartPoint, PointState, RunChart
from cs360_desktop.domain.charts import Signal as ChartSignal
from cs360_desktop.domain.wording import format_number
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import minimum_height, px
from cs360_desktop.ui.common.tokens import Tokens
from cs360_desktop.ui.common.typography import Type, font

_FREE_TOP = 1.18
"""The axis reaches this much higher than the figures, so that labels find room."""
_EVERY = (1, 2, 3, 4, 6, 12, 13, 24, 26, 52, 60, 120)
_DASH, _DOT, _DASH_DOT = Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine


class RunPlot(QWidget):
    """One run chart. It neither pans nor zooms; the pointer and the arrow keys read it.

    `pointed(int)` carries the index of the period read, -1 when the pointer has left.
    """

    pointed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: RunChart | None = None
        self._index = -1
        self._drawn: list[Any] = []
        self._plot = pg.PlotWidget()
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setMenuEnabled(False)
        item = self._plot.getPlotItem()
        item.ctrlMenu.deleteLater()  # a window of its own that would outlive the chart
        item.ctrlMenu = None
        self._plot.hideButtons()
        self._plot.setMouseEnabled(x=False, y=False)
        item.getViewBox().setDefaultPadding(0)
        self._pointer = pg.InfiniteLine(angle=90, movable=False)
        self._plot.scene().sigMouseMoved.connect(self._on_pointer)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        minimum_height(self, 220)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._plot)

    def show_chart(self, chart: RunChart) -> None:
        """Draw another chart."""
        self._chart = chart
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.alternative)
        self._draw()
        self.point_at(-1)

    def point_at(self, index: int) -> None:
        """Read a period, -1 for none."""
        self._index = index
        self._pointer.setVisible(index >= 0)
        self._pointer.setPos(max(index, 0))
        self.pointed.emit(index)

    def index(self) -> int:
        """The period now read, -1 for none."""
        return self._index

    # -- reading ------------------------------------------------------------------------------------------------------

    def _on_pointer(self, position: QPointF) -> None:
        if self._chart is None:
            return
        view = self._plot.getPlotItem().getViewBox()
        inside = view.sceneBoundingRect().contains(position)
        index = round(view.mapSceneToView(position).x()) if inside else -1
        index = index if 0 <= index < len(self._chart.points) else -1
        if index != self._index:
            self.point_at(index)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self.point_at(-1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._chart.points) - 1 if self._chart else -1
        steps: dict[int, Callable[[], int]] = {
            Qt.Key.Key_Left: lambda: max(self._index - 1, 0) if self._index >= 0 else last,
            Qt.Key.Key_Right: lambda: min(self._index + 1, last) if self._index >= 0 else last,
            Qt.Key.Key_Home: lambda: 0,
            Qt.Key.Key_End: lambda: last,
        }
        if event.key() in steps and self._chart is not None:
            self.point_at(steps[event.key()]())
        else:
            super().keyPressEvent(event)

    # -- drawing ------------------------------------------------------------------------------------------------------

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._draw()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._label_periods()

    def _draw(self) -> None:
        if self._chart is None:
            return
        chart, tokens = self._chart, tokens_of(self.palette())
        for item in self._drawn:
            self._plot.removeItem(item)
        self._drawn = []
        self._plot.setBackground(qcolor(tokens.surface))
        self._draw_axes(chart, tokens)
        self._draw_band(chart, tokens)
        self._draw_target(chart, tokens)
        self._draw_marks(chart, tokens)
        self._draw_lines(chart, tokens)
        self._draw_points(chart, tokens)
        self._draw_signals(chart, tokens)
        self._draw_notes(chart, tokens)
        self._pointer.setPen(_pen(tokens.focus, 1))
        self._add(self._pointer)
        self._label_periods()

    def _add(self, item: Any) -> None:
        self._plot.addItem(item, ignoreBounds=True)
        self._drawn.append(item)

    def _add_curve(self, places: Iterable[tuple[float, float]], pen: QPen) -> None:
        columns = list(places)
        self._add(pg.PlotCurveItem([x for x, _ in columns], [y for _, y in columns], pen=pen, antialias=True))

    def _add_text(self, text: str, at: tuple[float, float], color: str, anchor: tuple[float, float]) -> None:
        item = pg.TextItem(text, color=qcolor(color), anchor=anchor)
        item.setFont(font(Type.CAPTION))
        item.setPos(*at)
        self._add(item)

    def _draw_axes(self, chart: RunChart, tokens: Tokens) -> None:
        low, high = chart.span()
        grid = chart.grid()
        top = max(high, grid[-1]) * _FREE_TOP
        bottom = min(low, grid[0]) * (_FREE_TOP if low < 0 else 1)
        self._plot.setXRange(-0.7, len(chart.points) - 0.3 + self._side_room(chart), padding=0)
        self._plot.setYRange(bottom, top, padding=0)
        for name in ("left", "bottom"):
            axis = self._plot.getAxis(name)
            axis.setPen(_pen(tokens.line_strong, 1))
            axis.setTextPen(qcolor(tokens.muted))
            axis.setTickFont(font(Type.CAPTION))
            axis.setStyle(
                tickLength=-px(4) if name == "bottom" else 0, tickTextOffset=px(5), hideOverlappingLabels=False
            )
        self._plot.getAxis("bottom").setHeight(px(40))
        decimals = 0 if all(float(value).is_integer() for value in grid) else 1 if grid[-1] >= 1 else 2
        ticks = [(value, format_number(value, decimals=decimals)) for value in grid]
        self._plot.getAxis("left").setTicks([ticks])
        for value in grid:
            if value:
                self._add_curve([(-0.7, value), (len(chart.points) - 0.3, value)], _pen(tokens.chart_grid, 1))

    def _side_room(self, chart: RunChart) -> float:
        """Room for the label of the running period, in periods."""
        return len(chart.points) * 0.06 if chart.points[-1].state is PointState.INCOMPLETE else 0.0

    def _label_periods(self) -> None:
        if self._chart is None:
            return
        points = self._chart.points
        step = max(self._plot.width() - px(60), 1) / len(points)
        widest = max(self.fontMetrics().horizontalAdvance(point.label) for point in points)
        every = next((number for number in _EVERY if number * step >= widest + px(8)), _EVERY[-1])
        texts = [(index, f"{points[index].label}\n{points[index].year}") for index in self._chart.labelled(every)]
        self._plot.getAxis("bottom").setTicks([texts])

    def _draw_band(self, chart: RunChart, tokens: Tokens) -> None:
        ranges = [(index, point.usual, point.center) for index, point in enumerate(chart.points)]
        for present, group in groupby(ranges, key=lambda found: found[1] is not None):
            if not present:
                continue
            upper: list[tuple[float, float]] = []
            lower: list[tuple[float, float]] = []
            center: list[tuple[float, float]] = []
            for index, usual, mean in group:
                assert usual is not None
                upper += [(index - 0.5, usual.high), (index + 0.5, usual.high)]
                lower += [(index - 0.5, usual.low), (index + 0.5, usual.low)]
                center += [(index, mean)] if mean is not None else []
            area = QGraphicsPolygonItem(QPolygonF([QPointF(x, y) for x, y in [*upper, *reversed(lower)]]))
            area.setPen(QPen(Qt.PenStyle.NoPen))
            area.setBrush(qcolor(tokens.band))
            self._add(area)
            for edge in (upper, lower):
                self._add_curve(edge, _pen(tokens.band_edge, 1))
            self._add_curve(center, _pen(tokens.line_strong, 1, _DOT))
        self._name_band(chart, tokens)

    def _name_band(self, chart: RunChart, tokens: Tokens) -> None:
        """Write the name of the usual range where the band is widest over several periods."""
        around = [chart.points[max(index - 2, 0) : index + 3] for index in range(len(chart.points))]
        rooms = []
        for index, near in enumerate(around):
            ranges = [point.usual for point in near if point.usual is not None]
            if len(ranges) == len(near):
                high = min(usual.high for usual in ranges)
                rooms.append((high - max(usual.low for usual in ranges), index, high))
        if rooms:
            height, index, high = max(rooms)
            self._add_text(chart.usual_range_label, (index, high - height * 0.02), tokens.muted, (0.5, 0))

    def _draw_target(self, chart: RunChart, tokens: Tokens) -> None:
        if chart.target is None:
            return
        end = len(chart.points) - 0.3
        self._add_curve(
            [(chart.target.start - 0.5, chart.target.value), (end, chart.target.value)], _pen(tokens.ok, 1.6, _DASH)
        )
        self._add_text(chart.target.label, (end, chart.target.value), tokens.ok, (1, 1))

    def _draw_marks(self, chart: RunChart, tokens: Tokens) -> None:
        top = self._plot.getPlotItem().getViewBox().viewRange()[1][1]
        line = top * 0.075
        for number, mark in enumerate(chart.marks):
            color = tokens.break_mark if mark.is_break else tokens.series_2
            pen = _pen(color, 1.6, _DASH_DOT) if mark.is_break else _pen(color, 1.2)
            self._add_curve([(mark.index - 0.5, 0), (mark.index - 0.5, top)], pen)
            right = mark.index > len(chart.points) * 0.6
            self._add_text(mark.label, (mark.index - 0.5, top - line * (number % 2)), color, (1 if right else 0, 0))

    def _draw_lines(self, chart: RunChart, tokens: Tokens) -> None:
        for run in chart.runs():
            places = [(index, chart.points[index].value or 0.0) for index in run]
            self._add_curve(places, _pen(tokens.text, 2))

    def _draw_points(self, chart: RunChart, tokens: Tokens) -> None:
        text, surface, strong = qcolor(tokens.text), qcolor(tokens.surface), tokens.line_strong
        for state, symbol_pen, brush, size in (
            (PointState.ENTERED, _pen(tokens.text, 1), text, 5),
            (PointState.ESTIMATED, _pen(tokens.text, 1.4), surface, 6),
            (PointState.INCOMPLETE, _pen(strong, 1.4, _DOT), surface, 8),
        ):
            found = [(index, point) for index, point in enumerate(chart.points) if point.state is state]
            self._add_symbols(found, "o", symbol_pen, brush, size)
        held = [index for index, point in enumerate(chart.points) if point.state is PointState.SUPPRESSED]
        if held:
            hatched = QBrush(qcolor(strong), Qt.BrushStyle.BDiagPattern)
            bars = pg.BarGraphItem(
                x=held, height=chart.suppressed_under or 0, width=0.7, brush=hatched, pen=_pen(strong, 1)
            )
            self._add(bars)

    def _add_symbols(
        self, points: list[tuple[int, ChartPoint]], symbol: str, pen: QPen, brush: QColor, size: int
    ) -> None:
        if points:
            xs, ys = [index for index, _ in points], [point.value for _, point in points]
            self._add(pg.ScatterPlotItem(xs, ys, symbol=symbol, pen=pen, brush=QBrush(brush), size=px(size)))

    def _draw_signals(self, chart: RunChart, tokens: Tokens) -> None:
        signal, surface = qcolor(tokens.signal), qcolor(tokens.surface)
        newest: tuple[int, ChartPoint] | None = None
        for kind, brush in ((ChartSignal.WORTH_A_LOOK, surface), (ChartSignal.UNUSUAL, signal)):
            found = [(index, point) for index, point in enumerate(chart.points) if point.signal is kind]
            self._add_symbols(found, "d", _pen(tokens.signal, 2), brush, 12)
            newest = max([newest, *found[-1:]], key=lambda pair: pair[0] if pair else -1) if found else newest
        if newest is not None and newest[1].value is not None:
            label = f"{newest[1].label} {format_number(newest[1].value)}"
            self._add_text(label, (newest[0] - 0.3, newest[1].value), tokens.signal, (1, 0.9))

    def _draw_notes(self, chart: RunChart, tokens: Tokens) -> None:
        """Write `n/c`, `later`, `under 5` in the gaps, and beside the running period that it is so far."""
        top = self._plot.getPlotItem().getViewBox().viewRange()[1][1]
        for index, point in enumerate(chart.points):
            if not point.note:
                continue
            if point.state is PointState.INCOMPLETE:
                self._add_text(
                    point.note.replace(" ", "\n", 1), (index + 0.4, point.value or 0), tokens.muted, (0, 0.6)
                )
            elif point.state is PointState.SUPPRESSED:
                self._add_text(point.note, (index, chart.suppressed_under or 0), tokens.muted, (0.5, 1))
            else:
                self._add_text(point.note, (index, _between(chart, index, top * 0.08)), tokens.muted, (0.5, 0.5))


def _between(chart: RunChart, index: int, otherwise: float) -> float:
    """The height at which a line over a gap would stand."""
    before = next((point.value for point in reversed(chart.points[:index]) if point.value is not None), None)
    after = next((point.value for point in chart.points[index + 1 :] if point.value is not None), None)
    if before is None or after is None:
        return otherwise
    return (before + after) / 2


def _pen(color: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    pen = QPen(qcolor(color), width * px(100) / 100)
    pen.setCosmetic(True)
    pen.setStyle(style)
    return pen
