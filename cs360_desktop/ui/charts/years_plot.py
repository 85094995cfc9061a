"""The same months of up to four years over each other, told apart by color, dashes and shape (ui/guide.md §13)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cs360_desktop.domain.chart_labels import spread
from cs360_desktop.domain.chart_sets import YearLine, YearsChart
from cs360_desktop.domain.charts import PointState
from cs360_desktop.ui.charts.plot_canvas import DASH, DOT, PlotCanvas, pen
from cs360_desktop.ui.common.palettes import qcolor
from cs360_desktop.ui.common.scaling import px
from cs360_desktop.ui.common.tokens import Tokens

_SOLID = Qt.PenStyle.SolidLine
_LOOKS = (("text", _SOLID, "o"), ("series_2", _SOLID, "s"), ("series_3", DASH, "t1"), ("series_4", DOT, "x"))
"""Color token, dashes and shape of each line, the newest year first."""


class YearsPlot(PlotCanvas):
    """One line for each year; places are months, quarters or weeks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._chart: YearsChart | None = None

    def show_chart(self, chart: YearsChart) -> None:
        """Draw another chart."""
        self._chart = chart
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.alternative)
        self.redraw()
        self.point_at(-1)

    @override
    def count(self) -> int:
        return 0 if self._chart is None else len(self._chart.labels)

    @override
    def draw(self, tokens: Tokens) -> None:
        chart = self._shown()
        side = max(self.metrics().horizontalAdvance(line.name) for line in chart.lines) * 1.08 + px(18)
        self.set_axes(chart.span(), chart.grid(), tokens, side)
        self.add_bars(chart.suppressed(), chart.suppressed_under or 0.0, tokens)
        for number, line in reversed(list(enumerate(reversed(chart.lines)))):
            self._draw_line(line, number, tokens)

    @override
    def place(self, tokens: Tokens) -> None:
        chart = self._shown()
        every = self.label_every(chart.labels)
        self.set_labels([(at, label) for at, label in enumerate(chart.labels) if at % every == 0])
        self._name_lines(chart, tokens)
        for at in chart.suppressed()[:1]:
            words = next(line.notes[at] for line in chart.lines if line.states[at] is PointState.SUPPRESSED)
            self.add_text(words, (at, chart.suppressed_under or 0.0), tokens.muted, (0.5, 1))

    def _shown(self) -> YearsChart:
        assert self._chart is not None
        return self._chart

    def _draw_line(self, line: YearLine, number: int, tokens: Tokens) -> None:
        name, dashes, symbol = _LOOKS[number]
        color, surface = getattr(tokens, name), qcolor(tokens.surface)
        for run in line.runs():
            self.add_curve([(at, line.values[at] or 0.0) for at in run], pen(color, 2, dashes))
        for state, edge, fill, shape, size in (
            (PointState.ENTERED, pen(color, 1.4), qcolor(color), symbol, 7 if number else 5),
            (PointState.ESTIMATED, pen(color, 1.4), surface, symbol, 7),
            (PointState.INCOMPLETE, pen(tokens.line_strong, 1.4, DOT), surface, "o", 8),
        ):
            pairs = enumerate(zip(line.values, line.states, strict=True))
            found = [(at, value) for at, (value, is_) in pairs if is_ is state and value is not None]
            self.add_points(found, shape, edge, fill, size)

    def _name_lines(self, chart: YearsChart, tokens: Tokens) -> None:
        """Name each year at the right end of its line, and move names apart that would cover each other."""
        last, ends = len(chart.labels) - 1, []
        for number, line in enumerate(reversed(chart.lines)):
            end = max((at for at, value in enumerate(line.values) if value is not None), default=-1)
            if 0 <= end < last:
                color = getattr(tokens, _LOOKS[number][0])
                self.add_beside(line.name, (end, line.values[end] or 0.0), color, self._lines(chart))
            elif end == last:
                ends.append((number, line.name, line.values[end] or 0.0))
        heights = [self.metrics().lineSpacing() * self.rise()] * len(ends)
        middles = spread([value for _, _, value in ends], heights, 0.0, self.top())
        for (number, name, _), middle in zip(ends, middles, strict=True):
            at = (last + px(7) / self.step(), middle)
            self.add_text(name, at, getattr(tokens, _LOOKS[number][0]), (0, 0.5), strong=True)

    def _lines(self, chart: YearsChart) -> list[list[tuple[float, float]]]:
        return [[(at, line.values[at] or 0.0) for at in run] for line in chart.lines for run in line.runs()]
