"""The run chart a person reads and points at (ui/guide.md §13)."""

from collections.abc import Callable
from itertools import groupby

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsPolygonItem, QWidget
from typing_extensions import override

from cs360_desktop.domain.chart_labels import along, place_marks, spread, tallest_room
from cs360_desktop.domain.charts import ChartPoint, PointState, RunChart
from cs360_desktop.domain.charts import Signal as ChartSignal
from cs360_desktop.ui.charts.plot_canvas import DASH, DASH_DOT, DOT, PlotCanvas, pen
from cs360_desktop.ui.common.palettes import qcolor
from cs360_desktop.ui.common.scaling import px
from cs360_desktop.ui.common.tokens import Tokens

_NO_RANGE_YET = "no usual range yet\nafter the break"


class RunPlot(PlotCanvas):
    """One run chart; a `small` one, of several side by side, leaves the words to the chart that stands alone."""

    def __init__(self, *, small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(least_height=128 if small else 220, parent=parent)
        self._chart: RunChart | None = None
        self._small = small

    def show_chart(self, chart: RunChart) -> None:
        """Draw another chart."""
        self._chart = chart
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.alternative)
        self.redraw()
        self.point_at(-1)

    @override
    def count(self) -> int:
        return 0 if self._chart is None else len(self._chart.points)

    @override
    def draw(self, tokens: Tokens) -> None:
        chart = self._shown()
        self.set_axes(chart.span(), chart.grid(), tokens, self._side_width(chart))
        self._draw_band(chart, tokens)
        self._draw_lines(chart, tokens)
        self._draw_points(chart, tokens)

    @override
    def place(self, tokens: Tokens) -> None:
        chart = self._shown()
        every = self.label_every(point.label for point in chart.points)
        self.set_labels([(at, f"{chart.points[at].label}\n{chart.points[at].year}") for at in chart.labelled(every)])
        self._draw_target(chart, tokens)
        self._draw_marks(chart, tokens)
        if not self._small:
            self._name_band(chart, tokens)
            self._name_bare_stretches(chart, tokens)
            self._name_signal(chart, tokens)
            self._name_right_end(chart, tokens)
        self._draw_notes(chart, tokens)

    def _shown(self) -> RunChart:
        assert self._chart is not None
        return self._chart

    # -- lines and points ---------------------------------------------------------------------------------------------

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
            self.add(area)
            for edge in (upper, lower):
                self.add_curve(edge, pen(tokens.band_edge, 1))
            self.add_curve(center, pen(tokens.line_strong, 1, DOT))

    def _draw_lines(self, chart: RunChart, tokens: Tokens) -> None:
        ends = [
            (index, end)
            for index, point in enumerate(chart.points)
            if point.interval is not None
            for end in (point.interval.low, point.interval.high)
        ]
        self.add_curve(ends, pen(tokens.line_strong, 1), pairs=True)
        for run in chart.runs():
            self.add_curve([(index, chart.points[index].value or 0.0) for index in run], pen(tokens.text, 2))

    def _draw_points(self, chart: RunChart, tokens: Tokens) -> None:
        text, surface, signal = qcolor(tokens.text), qcolor(tokens.surface), qcolor(tokens.signal)
        for state, edge, fill, size in (
            (PointState.ENTERED, pen(tokens.text, 1), text, 3 if self._small else 5),
            (PointState.ESTIMATED, pen(tokens.text, 1.4), surface, 6),
            (PointState.INCOMPLETE, pen(tokens.line_strong, 1.4, DOT), surface, 8),
        ):
            found = _places(chart, lambda point, state=state: point.state is state)  # type: ignore[misc]
            self.add_points(found, "o", edge, fill, size)
        held = [index for index, point in enumerate(chart.points) if point.state is PointState.SUPPRESSED]
        self.add_bars(held, chart.suppressed_under or 0.0, tokens)
        for kind, fill in ((ChartSignal.WORTH_A_LOOK, surface), (ChartSignal.UNUSUAL, signal)):
            found = _places(chart, lambda point, kind=kind: point.signal is kind)  # type: ignore[misc]
            self.add_points(found, "d", pen(tokens.signal, 2), fill, 9 if self._small else 12)

    # -- words that must not cover each other -------------------------------------------------------------------------

    def _name_band(self, chart: RunChart, tokens: Tokens) -> None:
        """Write the name of the usual range where the lines leave most room inside it; above it if there is none."""
        metrics, rise = self.metrics(), self.rise()
        reach = metrics.horizontalAdvance(chart.usual_range_label) / 2 / self.step() + 0.3
        spots = [spot for line in self._lines(chart) for spot in along(line)]
        rooms = []
        for index in range(len(chart.points)):
            near = [point.usual for at, point in enumerate(chart.points) if abs(at - index) <= reach + 0.5]
            ranges = [usual for usual in near if usual is not None]
            is_crossed = any(abs(mark.index - 0.5 - index) <= reach for mark in chart.marks)
            if len(ranges) == len(near) and reach < index < len(chart.points) - reach and not is_crossed:
                low, high = max(usual.low for usual in ranges), min(usual.high for usual in ranges)
                crossed = [y for x, y in spots if abs(x - index) <= reach]
                rooms.append((*tallest_room(low, max(low, high), crossed), index))
        if not rooms or not chart.usual_range_label:
            return
        height, middle, index = max(rooms)
        if height >= metrics.lineSpacing() * rise:
            self.add_text(chart.usual_range_label, (index, middle), tokens.muted, (0.5, 0.5))
            return
        highest = max(usual.high for usual in (chart.points[index].usual,) if usual is not None)
        self.add_text(chart.usual_range_label, (index, highest), tokens.muted, (0.5, 1))

    def _lines(self, chart: RunChart) -> list[list[tuple[float, float]]]:
        """The lines as drawn, and the points that no line joins."""
        joined: list[list[tuple[float, float]]] = [
            [(at, chart.points[at].value or 0.0) for at in run] for run in chart.runs()
        ]
        alone: list[list[tuple[float, float]]] = [
            [(at, point.value)] for at, point in enumerate(chart.points) if point.value is not None
        ]
        target = chart.target
        aimed = [] if target is None else [[(target.start - 0.5, target.value), (len(chart.points), target.value)]]
        return [*joined, *alone, *aimed]

    def _name_bare_stretches(self, chart: RunChart, tokens: Tokens) -> None:
        """Say where there is no usual range yet, in a place that covers no figure; nowhere if there is none."""
        metrics, rise = self.metrics(), self.rise()
        wide = max(metrics.horizontalAdvance(line) for line in _NO_RANGE_YET.splitlines())
        high = (2 * metrics.lineSpacing() + px(8)) * rise
        ceiling = self.top() - 2 * (metrics.lineSpacing() + px(4)) * rise
        for first, last in chart.bare_after_break():
            if (last - first + 1) * self.step() < wide + px(8):
                continue
            reach = wide / 2 / self.step() + 1
            middle = (first + last) / 2
            near = [point.value for at, point in enumerate(chart.points) if abs(at - middle) <= reach and point.value]
            foot = max([*near, self.top() * 0.5]) + px(6) * rise
            if foot + high <= ceiling:
                self.add_text(_NO_RANGE_YET, (middle, foot), tokens.muted, (0.5, 1))

    def _draw_target(self, chart: RunChart, tokens: Tokens) -> None:
        if chart.target is not None:
            end = len(chart.points) - 0.3 if self._small else self.right()
            places = [(chart.target.start - 0.5, chart.target.value), (end, chart.target.value)]
            self.add_curve(places, pen(tokens.ok, 1.6, DASH))

    def _draw_marks(self, chart: RunChart, tokens: Tokens) -> None:
        """Draw breaks dash-dotted and responses solid; a name that finds no room is shortened to its number."""
        metrics, step, row = self.metrics(), self.step(), self.metrics().lineSpacing()
        gap = px(8)
        rows = max(1, int(self.free_height() // row))
        lines = [(mark.index * step, metrics.horizontalAdvance(mark.label) * 1.08 + 2 * gap) for mark in chart.marks]
        places = place_marks(
            lines, metrics.horizontalAdvance("10") + gap, 0, len(chart.points) * step + self._side, rows
        )
        for number, (mark, found) in enumerate(zip(chart.marks, places, strict=True), start=1):
            color = tokens.break_mark if mark.is_break else tokens.series_2
            drawn_with = pen(color, 1.6, DASH_DOT) if mark.is_break else pen(color, 1.2)
            self.add_curve([(mark.index - 0.5, 0), (mark.index - 0.5, self.top())], drawn_with)
            if not self._small:
                at = (mark.index - 0.5, self.top() - (found.row * row - px(4)) * self.rise())
                text = str(number) if found.is_number else mark.label
                self.add_text(text, at, color, (1 if found.is_left else 0, 0), strong=True)

    def _name_signal(self, chart: RunChart, tokens: Tokens) -> None:
        """Write period and figure beside the newest one that is outside its usual range."""
        found = [at for at, point in enumerate(chart.points) if point.signal not in {None, ChartSignal.USUAL}]
        if found and (value := chart.points[found[-1]].value) is not None:
            text = f"{chart.points[found[-1]].label} {chart.written(value)}"
            self.add_beside(text, (found[-1], value), tokens.signal, self._lines(chart))

    def _side_labels(self, chart: RunChart) -> list[tuple[float, str, bool]]:
        """What stands at the right end: figure it belongs to, words, whether it is the target."""
        labels = []
        if chart.target is not None:
            labels.append((chart.target.value, chart.target.label, True))
        last = chart.points[-1]
        if last.state is PointState.INCOMPLETE and last.value is not None:
            labels.append((last.value, last.note.replace(" ", "\n", 1), False))
        return labels

    def _side_width(self, chart: RunChart) -> float:
        if self._small:
            return 0.0
        texts = [line for _, words, _ in self._side_labels(chart) for line in words.splitlines()]
        return max((self.metrics().horizontalAdvance(text) * 1.08 + px(12) for text in texts), default=0.0)

    def _name_right_end(self, chart: RunChart, tokens: Tokens) -> None:
        labels = self._side_labels(chart)
        rise, line = self.rise(), self.metrics().lineSpacing()
        heights = [(line * (words.count("\n") + 1) + px(4)) * rise for _, words, _ in labels]
        # The target stands above its line, the running period beside its point.
        wanted = [
            value + (height / 2 if is_target else 0.0)
            for (value, _, is_target), height in zip(labels, heights, strict=True)
        ]
        middles = spread(wanted, heights, 0.0, self.top())
        for (_, words, is_target), middle in zip(labels, middles, strict=True):
            color = tokens.ok if is_target else tokens.muted
            at = (len(chart.points) - 0.5 + px(4) / self.step(), middle)
            self.add_text(words, at, color, (0, 0.5), strong=is_target)

    def _draw_notes(self, chart: RunChart, tokens: Tokens) -> None:
        """Write `n/c`, `later`, `under 5` in the gaps, once for neighbors that share a word."""
        noted = enumerate(chart.points)
        for (word, state), group in groupby(noted, key=lambda pair: (pair[1].note, pair[1].state)):
            places = [index for index, _ in group]
            stands_beside = state is PointState.INCOMPLETE and places[-1] == len(chart.points) - 1
            if not word or stands_beside:
                continue
            if self._small and self.metrics().horizontalAdvance(word) > (len(places) + 2) * self.step():
                continue
            middle = (places[0] + places[-1]) / 2
            if state is PointState.MISSING:
                height = _between(chart, places[0], places[-1], self.top() * 0.08)
                self.add_text(word, (middle, height), tokens.muted, (0.5, 0.5))
            else:
                values = [chart.points[at].value or chart.suppressed_under or 0.0 for at in places]
                self.add_text(word, (middle, max(values)), tokens.muted, (0.5, 1))


def _places(chart: RunChart, fits: Callable[[ChartPoint], bool]) -> list[tuple[float, float]]:
    found = ((index, point.value) for index, point in enumerate(chart.points) if fits(point))
    return [(index, value) for index, value in found if value is not None]


def _between(chart: RunChart, first: int, last: int, otherwise: float) -> float:
    """The height at which a line over a gap would stand."""
    before = next((point.value for point in reversed(chart.points[:first]) if point.value is not None), None)
    after = next((point.value for point in chart.points[last + 1 :] if point.value is not None), None)
    if before is None or after is None:
        return otherwise
    return (before + after) / 2
