"""The same months of up to four years over each other, as a vector drawing (ui/guide.md §13)."""

from reportlab.graphics.shapes import Drawing, PolyLine

from cs360_desktop.domain.chart_labels import along, free_box, spread
from cs360_desktop.domain.chart_sets import YearLine, YearsChart
from cs360_desktop.domain.charts import PointState
from cs360_desktop.reporting import styles
from cs360_desktop.reporting.figures.axes import axis_figure, draw_grid, draw_heading, draw_places
from cs360_desktop.reporting.figures.plot import LEADING, Plot, Spot, flat, text_width, write
from cs360_desktop.reporting.figures.points import draw_hatched, draw_running, draw_shape
from cs360_desktop.reporting.figures.run_chart import FOOT, FREE_TOP
from cs360_desktop.reporting.styles import Ink

_LOOKS = ((Ink.TEXT, None), (Ink.SERIES_2, None), (Ink.SERIES_3, [5, 2.5]), (Ink.SERIES_4, [1.2, 2]))
"""Color and dashes of each line, the newest year first."""
_SIDE_GAP = 7.0


def years_chart(chart: YearsChart, width: float = styles.TEXT_WIDTH, height: float = 230.0) -> Drawing:
    """Return the chart drawn `width` by `height` points; what is read in its place is `chart.alternative`."""
    drawing = Drawing(width, height, initialFontName=styles.REGULAR)
    top = draw_heading(drawing, chart.title, chart.source, chart.unit)
    grid, (low, high) = chart.grid(), chart.span()
    names = max(text_width(line.name) for line in chart.lines)
    plot = Plot(
        left=max(text_width(axis_figure(value, grid)) for value in grid) + 7.0,
        right=width - names - _SIDE_GAP - 3.0,
        bottom=FOOT,
        top=top,
        low=min(low, grid[0]) * FREE_TOP,
        high=max(high, grid[-1]) * FREE_TOP,
        periods=len(chart.labels),
    )
    draw_grid(drawing, grid, plot)
    draw_places(drawing, chart.labels, plot)
    _draw_suppressed(drawing, chart, plot)
    for number, line in reversed(list(enumerate(reversed(chart.lines)))):
        _draw_line(drawing, line, number, plot)
    _draw_names(drawing, chart, plot)
    return drawing


def _draw_suppressed(drawing: Drawing, chart: YearsChart, plot: Plot) -> None:
    for number, place in enumerate(chart.suppressed()):
        draw_hatched(drawing, plot, plot.x(place), chart.suppressed_under or 0.0)
        if number == 0:
            words = next(line.notes[place] for line in chart.lines if line.states[place] is PointState.SUPPRESSED)
            write(drawing, words, plot.x(place), plot.y(chart.suppressed_under or 0.0) + 4.0, anchor="middle")


def _draw_line(drawing: Drawing, line: YearLine, number: int, plot: Plot) -> None:
    color, dashes = _LOOKS[number]
    for run in line.runs():
        spots = [Spot(plot.x(place), plot.y(line.values[place] or 0.0)) for place in run]
        if len(spots) > 1:
            path = PolyLine(flat(spots), strokeColor=color, strokeWidth=1.5, strokeLineJoin=1)
            if dashes is not None:
                path.strokeDashArray = dashes
            drawing.add(path)
    for place, (value, state) in enumerate(zip(line.values, line.states, strict=True)):
        if value is None:
            continue
        if state is PointState.INCOMPLETE:
            draw_running(drawing, plot.x(place), plot.y(value))
        else:
            hollow = state is PointState.ESTIMATED
            draw_shape(drawing, number, plot.x(place), plot.y(value), color, hollow=hollow)


def _draw_names(drawing: Drawing, chart: YearsChart, plot: Plot) -> None:
    """Name each year at the right end of its line, and move names apart that would cover each other."""
    last, ends = len(chart.labels) - 1, []
    spots = [spot for line in chart.lines for run in line.runs() for spot in along(_places(line, run, plot))]
    for number, line in enumerate(reversed(chart.lines)):
        end = max((place for place, value in enumerate(line.values) if value is not None), default=-1)
        if 0 <= end < last:
            _draw_name_beside(drawing, line, number, (plot.x(end), plot.y(line.values[end] or 0.0)), spots)
        elif end == last:
            ends.append((number, line.name, plot.y(line.values[end] or 0.0)))
    middles = spread([y for _, _, y in ends], [LEADING] * len(ends), plot.bottom, plot.top)
    for (number, name, _), middle in zip(ends, middles, strict=True):
        write(drawing, name, plot.x(last) + _SIDE_GAP, middle - 3.0, color=_LOOKS[number][0], strong=True)


def _draw_name_beside(
    drawing: Drawing, line: YearLine, number: int, spot: tuple[float, float], spots: list[tuple[float, float]]
) -> None:
    """Name a line that ends early, at the side of its end where the name covers no other line."""
    wide, (x, y) = text_width(line.name) + 2.0, spot
    left = x + _SIDE_GAP - 2.0
    bottoms = [y + rise - LEADING / 2 for rise in (0.0, LEADING, -LEADING, 2 * LEADING)]
    boxes = [(left, bottom, left + wide, bottom + LEADING) for bottom in bottoms]
    _, bottom, _, _ = boxes[free_box(boxes, spots)]
    write(drawing, line.name, left, bottom + 3.0, color=_LOOKS[number][0], strong=True)


def _places(line: YearLine, run: tuple[int, ...], plot: Plot) -> list[tuple[float, float]]:
    return [(plot.x(place), plot.y(line.values[place] or 0.0)) for place in run]
