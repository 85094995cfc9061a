"""The usual range behind a line, and its name."""

from itertools import groupby
from math import inf

from reportlab.graphics.shapes import Drawing, Polygon, PolyLine, Rect

from cs360_desktop.domain.chart_labels import tallest_room
from cs360_desktop.domain.charts import RunChart
from cs360_desktop.reporting.figures.plot import LEADING, THIN, Plot, Spot, flat, note, text_width, write
from cs360_desktop.reporting.styles import Ink


def draw_band(drawing: Drawing, chart: RunChart, plot: Plot) -> None:
    """Draw the usual range, stepped half a period to each side, and in it the center of earlier years, dotted."""
    ranges = [(index, point.usual) for index, point in enumerate(chart.points)]
    for present, group in groupby(ranges, key=lambda pair: pair[1] is not None):
        if not present:
            continue
        upper: list[Spot] = []
        lower: list[Spot] = []
        center: list[Spot] = []
        for index, usual in group:
            assert usual is not None
            mean = chart.points[index].center
            center += [] if mean is None else [Spot(plot.x(index), plot.y(mean))]
            for x in (plot.x(index - 0.5), plot.x(index + 0.5)):
                upper.append(Spot(x, plot.y(usual.high)))
                lower.append(Spot(x, plot.y(usual.low)))
        drawing.add(Polygon(flat([*upper, *reversed(lower)]), fillColor=Ink.BAND, strokeColor=None))
        for edge in (upper, lower):
            drawing.add(PolyLine(flat(edge), strokeColor=Ink.BAND_EDGE, strokeWidth=THIN))
        if len(center) > 1:
            drawing.add(PolyLine(flat(center), strokeColor=Ink.LINE_STRONG, strokeWidth=THIN, strokeDashArray=[1, 2]))


def draw_band_label(drawing: Drawing, chart: RunChart, plot: Plot, spots: list[Spot]) -> None:
    """Write the name of the band where the line leaves most room inside it, or above it if there is none."""
    label = note(chart.usual_range_label, plot)
    ranges = {index: point.usual for index, point in enumerate(chart.points) if point.usual is not None}
    if not label or not ranges:
        return
    half = text_width(label) / 2
    rooms = [(*_room(chart, plot, spots, index, half), plot.x(index)) for index in ranges]
    height, middle, x = max(rooms)
    if height >= LEADING:
        # The dotted center of earlier years does not run through the words.
        behind = Rect(x - half - 1, middle - 5.0, 2 * half + 2, LEADING)
        behind.fillColor, behind.strokeColor = Ink.BAND, None
        drawing.add(behind)
        write(drawing, label, x, middle - 3.0, anchor="middle")
        return
    ceiling = plot.top - 2 * LEADING if chart.marks else plot.top
    above = [(_above(chart, plot, spots, index, half), index) for index in ranges]
    fits = [
        (bottom - plot.y(ranges[index].high), bottom, index) for bottom, index in above if bottom + LEADING <= ceiling
    ]
    if fits:
        _gap, bottom, index = min(fits)
        write(drawing, label, plot.x(index), bottom, anchor="middle")
        return
    high, x = max((usual.high, plot.x(index)) for index, usual in ranges.items())
    x = min(max(x, plot.left + half + 2.0), plot.right - half)
    write(drawing, label, x, plot.y(high) + 4.0, anchor="middle")


def _above(chart: RunChart, plot: Plot, spots: list[Spot], index: int, half: float) -> float:
    """Return the lowest baseline above the band around a period that nothing crosses; infinite if there is none."""
    x = plot.x(index)
    is_crossed = any(abs(plot.x(mark.index - 0.5) - x) <= half + 2.0 for mark in chart.marks)
    if x - half < plot.left or x + half > plot.right or is_crossed:
        return inf
    near = [other.usual for number, other in enumerate(chart.points) if abs(plot.x(number) - x) < half + plot.step]
    heights = [plot.y(usual.high) for usual in near if usual is not None]
    heights += [spot.y for spot in spots if abs(spot.x - x) <= half + 3.0]
    return max(heights) + 4.0


def _room(chart: RunChart, plot: Plot, spots: list[Spot], index: int, half: float) -> tuple[float, float]:
    """Return height and middle of the tallest free stretch of the band around a period; zero if it has holes there."""
    x = plot.x(index)
    near = [other for number, other in enumerate(chart.points) if abs(plot.x(number) - x) < half + plot.step / 2 + 3.0]
    ranges = [point.usual for point in near if point.usual is not None]
    is_crossed = any(abs(plot.x(mark.index - 0.5) - x) <= half for mark in chart.marks)
    if len(ranges) < len(near) or x - half < plot.left or x + half > plot.right or is_crossed:
        return 0.0, 0.0
    low = max(plot.y(usual.low) for usual in ranges)
    high = max(low, min(plot.y(usual.high) for usual in ranges))
    lines = [spot.y for spot in spots if abs(spot.x - x) <= half + 3.0]
    lines += [plot.y(chart.target.value)] if chart.target is not None else []
    return tallest_room(low, high, lines)
