"""The run chart as a vector drawing (ui/guide.md §13): gaps stay gaps, zero is on the axis, no text is turned."""

from itertools import pairwise

from reportlab.graphics.shapes import Circle, Drawing, PolyLine, Rect

from cs360_desktop.domain.charts import ChartPoint, PointState, RunChart
from cs360_desktop.reporting import styles
from cs360_desktop.reporting.figures.axes import axis_figure, draw_grid, draw_heading, draw_periods
from cs360_desktop.reporting.figures.band import draw_band, draw_band_label
from cs360_desktop.reporting.figures.notes import SIDE_GAP, draw_notes, draw_side_labels, side_width
from cs360_desktop.reporting.figures.plot import THIN, Plot, Spot, flat, rule, text_width
from cs360_desktop.reporting.styles import Ink

_FREE_TOP = 1.18
"""The axis reaches this much higher than the figures, so that labels find room."""
_FOOT = 27.0
_POINT = 1.9
_POINT_ROOM = 3.5
"""Where periods are narrower than this, a joined point is drawn as the line alone."""
_HATCH = 3.0


def run_chart(chart: RunChart, width: float = styles.TEXT_WIDTH, height: float = 210.0) -> Drawing:
    """Return the chart drawn `width` by `height` points; what is read in its place is `chart.alternative`."""
    drawing = Drawing(width, height, initialFontName=styles.REGULAR)
    plot = _lay_out(chart, width, draw_heading(drawing, chart))
    draw_band(drawing, chart, plot)
    draw_grid(drawing, chart, plot)
    draw_periods(drawing, chart, plot)
    _draw_target_line(drawing, chart, plot)
    _draw_lines(drawing, chart, plot)
    for index, point in enumerate(chart.points):
        _draw_point(drawing, chart, plot, index, point)
    spots = _spots(chart, plot)
    draw_band_label(drawing, chart, plot, spots)
    draw_notes(drawing, chart, plot, spots)
    draw_side_labels(drawing, chart, plot)
    return drawing


def _lay_out(chart: RunChart, width: float, top: float) -> Plot:
    grid = chart.grid()
    low, high = chart.span()
    labels = max(text_width(axis_figure(value, grid)) for value in grid)
    side = side_width(chart)
    return Plot(
        left=labels + 7.0,
        right=width - (side + SIDE_GAP + 2.0 if side else 1.0),
        bottom=_FOOT,
        top=top,
        low=min(low, grid[0]) * _FREE_TOP,
        high=max(high, grid[-1]) * _FREE_TOP,
        periods=len(chart.points),
    )


def _draw_target_line(drawing: Drawing, chart: RunChart, plot: Plot) -> None:
    if chart.target is not None:
        y = plot.y(chart.target.value)
        rule(drawing, (plot.x(chart.target.start - 0.5), y), (plot.right, y), Ink.OK, width=1.2, dashes=[4, 2.5])


def _draw_lines(drawing: Drawing, chart: RunChart, plot: Plot) -> None:
    for run in chart.runs():
        if len(run) > 1:
            drawing.add(
                PolyLine(flat(_along(chart, plot, run)), strokeColor=Ink.TEXT, strokeWidth=1.5, strokeLineJoin=1)
            )


def _draw_point(drawing: Drawing, chart: RunChart, plot: Plot, index: int, point: ChartPoint) -> None:
    x = plot.x(index)
    if point.state is PointState.SUPPRESSED:
        _draw_hatched(drawing, plot, x, chart.suppressed_under or 0.0)
    if point.value is None:
        return
    y = plot.y(point.value)
    if point.state is PointState.INCOMPLETE:
        drawing.add(
            Circle(x, y, 3.0, fillColor=Ink.SURFACE, strokeColor=Ink.LINE_STRONG, strokeWidth=1, strokeDashArray=[1, 1])
        )
    elif point.state is PointState.ESTIMATED:
        drawing.add(Circle(x, y, _POINT + 0.2, fillColor=Ink.SURFACE, strokeColor=Ink.TEXT, strokeWidth=1))
    elif plot.step >= _POINT_ROOM or (index,) in chart.runs():
        drawing.add(Circle(x, y, _POINT, fillColor=Ink.TEXT, strokeColor=None))


def _draw_hatched(drawing: Drawing, plot: Plot, x: float, limit: float) -> None:
    """Draw the bar of a suppressed figure: somewhere between zero and the limit."""
    width = min(plot.step * 0.7, 14.0)
    bottom = plot.y(0)
    height = plot.y(limit) - bottom
    left = x - width / 2
    bar = Rect(left, bottom, width, height)
    bar.fillColor, bar.strokeColor, bar.strokeWidth = None, Ink.LINE_STRONG, THIN
    drawing.add(bar)
    offset = _HATCH - height
    while offset < width:
        start, end = max(0.0, offset), min(width, offset + height)
        rule(
            drawing,
            (left + start, bottom + start - offset),
            (left + end, bottom + end - offset),
            Ink.LINE_STRONG,
            width=0.5,
        )
        offset += _HATCH


def _spots(chart: RunChart, plot: Plot) -> list[Spot]:
    """Return the points and, closely enough, the lines between them."""
    spots = [Spot(plot.x(i), plot.y(p.value)) for i, p in enumerate(chart.points) if p.value is not None]
    for run in chart.runs():
        for start, end in pairwise(_along(chart, plot, run)):
            parts = [part / 4 for part in range(1, 4)]
            spots += [Spot(start.x + (end.x - start.x) * p, start.y + (end.y - start.y) * p) for p in parts]
    return spots


def _along(chart: RunChart, plot: Plot, run: tuple[int, ...]) -> list[Spot]:
    values = [(index, chart.points[index].value) for index in run]
    return [Spot(plot.x(index), plot.y(value)) for index, value in values if value is not None]
