"""Small charts side by side, in their own order; one place is read in one of them at a time (ui/guide.md §13)."""

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.chart_sets import Panels
from cs360_desktop.domain.charts import RunChart
from cs360_desktop.ui.charts.run_plot import RunPlot
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.context_panel import scrolling
from cs360_desktop.ui.common.labels import ElidedLabel
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import margins, minimum_height, px, spacing
from cs360_desktop.ui.common.typography import Type

_LEAST_WIDTH = 250
_MOST_ACROSS = 4


class PanelsPlot(QWidget):
    """A grid of small charts that scrolls when they are many.

    Left and Right read the periods of one chart, Up and Down go to another. `pointed(chart, place)` carries what is
    read, place -1 for nothing.
    """

    pointed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: list[_Cell] = []
        self._at = 0
        self._index = -1
        self._across = 0
        self._grid_holder = QWidget()
        self._grid = QGridLayout(self._grid_holder)
        margins(self._grid, 0, 0, 8, 0)
        spacing(self._grid, 8)
        self._area = scrolling(self._grid_holder)
        self._area.verticalScrollBar().valueChanged.connect(self._draw_seen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        minimum_height(self, 220)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        box.addWidget(self._area)

    def show_chart(self, panels: Panels) -> None:
        """Draw other charts."""
        self.setAccessibleName(panels.title)
        self.setAccessibleDescription(panels.alternative)
        clear(self._grid)
        self._cells = [_Cell(name, chart) for name, chart in zip(panels.names, panels.charts, strict=True)]
        for number, cell in enumerate(self._cells):
            cell.pointed.connect(lambda index, number=number: self._read(number, index))
        self._at, self._index, self._across = 0, -1, 0
        self._arrange()
        self.point_at(0, -1)

    def point_at(self, number: int, index: int) -> None:
        """Read a place of a chart; all others show where the same place is."""
        self._at, self._index = number, index
        for at, cell in enumerate(self._cells):
            cell.point_at(index, is_read=at == number and self.hasFocus())
        self.pointed.emit(number, index)

    def place(self) -> tuple[int, int]:
        """The chart and the place now read; -1 for none."""
        return self._at, self._index

    def cell(self, number: int) -> "_Cell":
        """A chart with its name, by its number from 0."""
        return self._cells[number]

    def _read(self, number: int, index: int) -> None:
        if (number, index) != (self._at, self._index):
            self.point_at(number, index)

    def _arrange(self) -> None:
        """Put as many side by side as there is room for."""
        room = max(self.width(), 1)
        across = max(1, min(room // px(_LEAST_WIDTH), _MOST_ACROSS, len(self._cells)))
        if across == self._across or not self._cells:
            return
        for column in range(max(across, self._grid.columnCount())):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        self._across = across
        for number, cell in enumerate(self._cells):
            self._grid.addWidget(cell, number // across, number % across)
        QTimer.singleShot(0, self, self._draw_seen)

    def _draw_seen(self) -> None:
        """Draw the charts in sight; the others when they come into sight, for there may be sixty areas."""
        for cell in self._cells:
            if not cell.visibleRegion().isEmpty():
                cell.draw()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        QTimer.singleShot(0, self, self._draw_seen)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.point_at(self._at, self._index)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.point_at(self._at, self._index)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self.point_at(self._at, -1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -self._across, Qt.Key.Key_Down: self._across}
        steps |= {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if not self._cells:
            super().keyPressEvent(event)
        elif event.key() in steps:
            number = self._at + steps[Qt.Key(event.key())]
            if 0 <= number < len(self._cells):
                self._area.ensureWidgetVisible(self._cells[number])
                last = self._cells[number].count() - 1
                self.point_at(number, min(self._index, last) if self._index >= 0 else last)
        elif (index := self._cells[self._at].step_of(event.key())) is not None:
            self._area.ensureWidgetVisible(self._cells[self._at])
            self.point_at(self._at, index)
        else:
            super().keyPressEvent(event)


class _Cell(QWidget):
    """One small chart below its name; drawn when it is first seen."""

    pointed = Signal(int)

    def __init__(self, name: str, chart: RunChart) -> None:
        super().__init__()
        self._chart = chart
        self._is_drawn = False
        self._is_read = False
        self.plot = RunPlot(small=True)
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.pointed.connect(self.pointed)
        label = ElidedLabel(Type.CAPTION_STRONG)
        label.setText(name)
        minimum_height(self, 160)
        box = QVBoxLayout(self)
        margins(box, 6, 4, 6, 4)
        spacing(box, 0)
        box.addWidget(label)
        box.addWidget(self.plot, 1)

    def count(self) -> int:
        return len(self._chart.points)

    def step_of(self, key: int) -> int | None:
        self.draw()
        return self.plot.step_of(key)

    def draw(self) -> None:
        if not self._is_drawn:
            self._is_drawn = True
            self.plot.blockSignals(True)  # drawing reads nothing
            self.plot.show_chart(self._chart)
            self.plot.blockSignals(False)

    def point_at(self, index: int, *, is_read: bool) -> None:
        if self._is_drawn and self.plot.index() != index:
            self.plot.blockSignals(True)
            self.plot.point_at(index if index < self.count() else -1)
            self.plot.blockSignals(False)
        if is_read != self._is_read:
            self._is_read = is_read
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_read:
            painter, width = QPainter(self), px(2)
            painter.setPen(QPen(qcolor(tokens_of(self.palette()).focus), width))
            painter.drawRect(QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2))
            painter.end()
