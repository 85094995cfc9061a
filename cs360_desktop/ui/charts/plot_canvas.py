"""What every chart on the screen has in common: axes, grid, reading by pointer and keys, theme and size.

Drawn by pyqtgraph (ui/guide.md §13), which is loaded with the first chart only.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.chart_labels import along, free_box
from cs360_desktop.domain.wording import format_number
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import margins, minimum_height, px
from cs360_desktop.ui.common.tokens import Tokens
from cs360_desktop.ui.common.typography import Type, font

FREE_TOP = 1.18
"""The axis reaches this much higher than the figures, so that labels find room."""
EVERY = (1, 2, 3, 4, 6, 12, 13, 24, 26, 52, 60, 120)
"""How many periods one label may stand for."""
DASH, DOT, DASH_DOT = Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine


class PlotCanvas(QWidget):
    """One chart. It neither pans nor zooms; the pointer and the arrow keys read it.

    `pointed(int)` carries the index of the place read, -1 when the pointer has left. A kind of chart says how many
    places it has, draws itself, and places what depends on its size in pixels.
    """

    pointed = Signal(int)

    def __init__(self, *, least_height: int = 220, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index = -1
        self._drawn: list[Any] = []
        self._placed: list[Any] = []
        self._side = 0.0
        self._plot = pg.PlotWidget()
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setMenuEnabled(False)
        item = self._plot.getPlotItem()
        item.ctrlMenu.deleteLater()  # a window of its own that would outlive the chart
        item.ctrlMenu = None
        self._plot.hideButtons()
        self._plot.setMouseEnabled(x=False, y=False)
        view = item.getViewBox()
        view.setDefaultPadding(0)
        view.setFlag(view.GraphicsItemFlag.ItemClipsChildrenToShape, False)  # a point at zero is a whole point
        view.sigResized.connect(self._fit)
        self._pointer = pg.InfiniteLine(angle=90, movable=False)
        self._plot.scene().sigMouseMoved.connect(self._on_pointer)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        minimum_height(self, least_height)
        box = QVBoxLayout(self)
        margins(box, 2, 2, 2, 2)
        box.addWidget(self._plot)

    # -- what a kind of chart says -------------------------------------------------------------------------------------

    def count(self) -> int:
        """How many places can be read; none while there is nothing to draw."""
        raise NotImplementedError

    def draw(self, tokens: Tokens) -> None:
        """Draw everything that stands at figures."""
        raise NotImplementedError

    def place(self, tokens: Tokens) -> None:
        """Write what depends on the size: the labels below the axis, and words that must not cover each other."""
        raise NotImplementedError

    # -- reading ------------------------------------------------------------------------------------------------------

    def point_at(self, index: int) -> None:
        """Read a place, -1 for none."""
        self._index = index
        self._pointer.setVisible(index >= 0)
        self._pointer.setPos(max(index, 0))
        self.pointed.emit(index)

    def index(self) -> int:
        """The place now read, -1 for none."""
        return self._index

    def step_of(self, key: int) -> int | None:
        """The place that a key goes to, None for a key that goes nowhere."""
        last = self.count() - 1
        steps: dict[int, Callable[[], int]] = {
            Qt.Key.Key_Left: lambda: max(self._index - 1, 0) if self._index >= 0 else last,
            Qt.Key.Key_Right: lambda: min(self._index + 1, last) if self._index >= 0 else last,
            Qt.Key.Key_Home: lambda: 0,
            Qt.Key.Key_End: lambda: last,
        }
        return steps[key]() if key in steps and last >= 0 else None

    def _on_pointer(self, position: QPointF) -> None:
        view = self._plot.getPlotItem().getViewBox()
        inside = view.sceneBoundingRect().contains(position)
        index = round(view.mapSceneToView(position).x()) if inside else -1
        index = index if 0 <= index < self.count() else -1
        if index != self._index:
            self.point_at(index)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self.point_at(-1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.step_of(event.key())
        if index is None:
            super().keyPressEvent(event)
        else:
            self.point_at(index)

    # -- drawing ------------------------------------------------------------------------------------------------------

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self.redraw()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), qcolor(tokens.surface))
        if self.hasFocus():
            width = px(2)
            painter.setPen(QPen(qcolor(tokens.focus), width))
            painter.drawRect(QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2))
        painter.end()

    def redraw(self) -> None:
        """Draw everything anew."""
        if self.count() == 0:
            return
        tokens = tokens_of(self.palette())
        for item in (*self._drawn, *self._placed):
            self._plot.removeItem(item)
        self._drawn, self._placed = [], []
        self._plot.setBackground(qcolor(tokens.surface))
        self.draw(tokens)
        self._pointer.setPen(pen(tokens.focus, 1))
        self.add(self._pointer)
        self._fit()

    def _fit(self, *_: object) -> None:
        """Place again what depends on the size."""
        if self.count() == 0:
            return
        for item in self._placed:
            self._plot.removeItem(item)
        self._placed = []
        self._fit_places()
        drawn, self._drawn = self._drawn, []
        self.place(tokens_of(self.palette()))
        self._placed, self._drawn = self._drawn, drawn

    def set_axes(self, span: tuple[float, float], grid: Sequence[float], tokens: Tokens, side: float = 0.0) -> None:
        """Set the figures that fit in, the grid, and the room in px that labels at the right end need."""
        low, high = span
        top = max(high, grid[-1]) * FREE_TOP
        bottom = min(low, grid[0]) * (FREE_TOP if low < 0 else 1)
        self._side = side
        self._plot.setYRange(bottom, top, padding=0)
        for name in ("left", "bottom"):
            axis = self._plot.getAxis(name)
            axis.setPen(pen(tokens.line_strong, 1))
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
                self.add_curve([(-0.7, value), (self.count() - 0.3, value)], pen(tokens.chart_grid, 1))

    def _fit_places(self) -> None:
        """Give all places the same width, and the labels at the right end what they need."""
        width = max(self._plot.getPlotItem().getViewBox().width(), 2 * self._side, 1.0)
        beside = self._side / (width - self._side) * self.count()
        self._plot.setXRange(-0.7, self.count() - 0.3 + beside, padding=0)

    def label_every(self, labels: Iterable[str]) -> int:
        """How many places one label below the axis stands for, so that none covers the next."""
        widest = max(self.metrics().horizontalAdvance(label) for label in labels)
        return next((number for number in EVERY if number * self.step() >= widest + px(8)), EVERY[-1])

    def set_labels(self, texts: Sequence[tuple[int, str]]) -> None:
        """Write the labels below the axis."""
        self._plot.getAxis("bottom").setTicks([list(texts)])

    def metrics(self) -> QFontMetricsF:
        """Measures the small words of a chart."""
        return font_metrics()

    def step(self) -> float:
        """The width of a place in px."""
        width = self._plot.getPlotItem().getViewBox().width()
        return float(max(width - self._side, 1.0) / self.count())

    def top(self) -> float:
        """The highest figure that still fits in."""
        return float(self._plot.getPlotItem().getViewBox().viewRange()[1][1])

    def rise(self) -> float:
        """How much a px is in figures."""
        view = self._plot.getPlotItem().getViewBox()
        bottom, top = view.viewRange()[1]
        return float((top - bottom) / max(view.height(), 1.0))

    def free_height(self) -> float:
        """How many px above the highest figure are left free for labels."""
        return float(self._plot.getPlotItem().getViewBox().height() * (1 - 1 / FREE_TOP)) + px(2)

    def right(self) -> float:
        """The right end of the plot, labels beside it included, in places."""
        return float(self._plot.getPlotItem().getViewBox().viewRange()[0][1])

    def add_beside(
        self, text: str, spot: tuple[float, float], color: str, lines: Iterable[Sequence[tuple[float, float]]]
    ) -> None:
        """Add words beside a point, on the side where they cover no line."""
        metrics, step, rise, gap = font_metrics(strong=True), self.step(), self.rise(), px(6)
        wide, high = metrics.horizontalAdvance(text) + px(6), metrics.lineSpacing()
        x, y = spot[0] * step, spot[1] / rise
        sides = [(1, 0), (-1, 0), (1, 1), (1, -1), (-1, 1), (-1, -1), (0, 1), (0, -1)]
        corners = [
            (x + (gap if right > 0 else -gap - wide if right < 0 else -wide / 2), y + up * (high / 2 + gap) - high / 2)
            for right, up in sides
        ]
        boxes = [(left, bottom, left + wide, bottom + high) for left, bottom in corners]
        end = self.right() * step
        room = [box for box in boxes if box[0] >= -step * 0.7 and box[1] >= 0 and box[2] <= end] or boxes
        spots = [(at * step, value / rise) for line in lines for at, value in along(line)]
        left, bottom, _, _ = room[free_box(room, spots)]
        at = (left / step, (bottom + high / 2) * rise)
        self.add_text(text, at, color, (0, 0.5), strong=True)

    def add(self, item: Any) -> None:
        """Add something that goes with the next drawing."""
        self._plot.addItem(item, ignoreBounds=True)
        self._drawn.append(item)

    def add_curve(self, places: Iterable[tuple[float, float]], drawn_with: QPen, *, pairs: bool = False) -> None:
        """Add a line through places, or one between each two of them."""
        columns = list(places)
        if columns:
            xs, ys = [x for x, _ in columns], [y for _, y in columns]
            connect = "pairs" if pairs else "all"
            self.add(pg.PlotCurveItem(xs, ys, pen=drawn_with, antialias=True, connect=connect))

    def add_text(
        self, text: str, at: tuple[float, float], color: str, anchor: tuple[float, float], *, strong: bool = False
    ) -> None:
        """Add words; the anchor is the part of them that stands at the place, from the top left corner."""
        item = pg.TextItem(text, color=qcolor(color), anchor=anchor)
        item.setFont(font(Type.CAPTION_STRONG if strong else Type.CAPTION))
        item.setPos(*at)
        self.add(item)

    def add_points(
        self, points: Sequence[tuple[float, float]], symbol: str, edge: QPen, fill: QColor, size: float
    ) -> None:
        """Add points of one shape; `size` is in design px."""
        if points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            self.add(pg.ScatterPlotItem(xs, ys, symbol=symbol, pen=edge, brush=QBrush(fill), size=px(size)))

    def add_bars(self, places: Sequence[int], height: float, tokens: Tokens) -> None:
        """Add the hatched bars of suppressed figures: each somewhere between zero and the limit."""
        if places:
            hatched = QBrush(qcolor(tokens.line_strong), Qt.BrushStyle.BDiagPattern)
            edge = pen(tokens.line_strong, 1)
            self.add(pg.BarGraphItem(x=list(places), height=height, width=0.7, brush=hatched, pen=edge))


def font_metrics(*, strong: bool = False) -> QFontMetricsF:
    """Measures the small words of a chart, or the strong ones among them."""
    return QFontMetricsF(font(Type.CAPTION_STRONG if strong else Type.CAPTION))


def pen(color: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen of design px that keeps its width in a chart."""
    made = QPen(qcolor(color), width * px(100) / 100)
    made.setCosmetic(True)
    made.setStyle(style)
    return made
