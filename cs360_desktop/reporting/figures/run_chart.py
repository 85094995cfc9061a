"""The run chart as a vector drawing (ui/guide.md §13): gaps stay gaps, zero is on the axis, no text is turned."""

from itertools import pairwise

from reportlab.graphics.shapes import Drawing, PolyLine

from cs360_desktop.domain.charts import ChartPoint, PointState, RunChart, Signal
from cs360_desktop.reporting import styles
from cs360_desktop.reporting.figures.axes import axis_figure, draw_grid, draw_heading, draw_periods
from cs360_desktop.reporting.figures.band import draw_band, draw_band_label
from cs360_desktop.reporting.figures.marks import draw_bare_stretches, draw_marks, with_room_for_names
from cs360_desktop.reporting.figures.notes import SIDE_GAP, draw_notes, draw_side_labels, side_width
from cs360_desktop.reporting.figures.plot import Plot, Spot, flat, rule, text_width
from cs360_desktop.reporting.figures.points import draw_hatched, draw_running, draw_shape, draw_signal
from cs360_desktop.reporting.styles import Ink

FREE_TOP = 1.18
"""The axis reaches this much higher than the figures, so that labels find room."""
FOOT = 27.0
"""Below the plot, for periods and years."""
_POINT_ROOM = 3.5
"""Where periods are narrower than this, a joined point is drawn as the line alone."""


def run_chart(chart: RunChart, width: float = styles.TEXT_WIDTH, height: float = 210.0) -> Drawing:
    """Return the chart drawn `width` by `height` points; what is read in its place is `chart.alternative`."""
    drawing = Drawing(width, height, initialFontName=styles.REGULAR)
    top = draw_heading(drawing, chart.title, chart.source, chart.unit)
    side = side_width(chart)
    plot = run_plot(chart, 0.0, width - (side + SIDE_GAP + 2.0 if side else 1.0), FOOT, top)
    plot = with_room_for_names(chart, plot)
    draw_run(drawing, chart, plot)
    spots = _spots(chart, plot)
    draw_bare_stretches(drawing, chart, plot, spots)
    draw_band_label(drawing, chart, plot, spots)
    draw_notes(drawing, chart, plot, spots)
    draw_side_labels(drawing, chart, plot)
    return drawing


def run_plot(chart: RunChart, left: float, right: float, bottom: float, top: float) -> Plot:
    """Return where the periods and figures of a chart lie within these edges; the labels of the grid stand inside."""
    grid = chart.grid()
    low, high = chart.span()
    labels = max(text_width(axis_figure(value, grid)) for value in grid)
    return Plot(
        left=left + labels + 7.0,
        right=right,
        bottom=bottom,
        top=top,
        low=min(low, grid[0]) * FREE_TOP,
        high=max(high, grid[-1]) * FREE_TOP,
        periods=len(chart.points),
    )


def draw_run(drawing: Drawing, chart: RunChart, plot: Plot, *, named: bool = True) -> None:
    """Draw everything but the words around the points; `named` says what the vertical lines stand for."""
    draw_band(drawing, chart, plot)
    draw_grid(drawing, chart.grid(), plot)
    draw_periods(drawing, chart, plot)
    _draw_target_line(drawing, chart, plot)
    draw_marks(drawing, chart, plot, named=named)
    _draw_intervals(drawing, chart, plot)
    _draw_lines(drawing, chart, plot)
    for index, point in enumerate(chart.points):
        _draw_point(drawing, chart, plot, index, point)


def _draw_target_line(drawing: Drawing, chart: RunChart, plot: Plot) -> None:
    if chart.target is not None:
        y = plot.y(chart.target.value)
        rule(drawing, (plot.x(chart.target.start - 0.5), y), (plot.right, y), Ink.OK, width=1.2, dashes=[4, 2.5])


def _draw_intervals(drawing: Drawing, chart: RunChart, plot: Plot) -> None:
    """Draw where a true share may lie, as a thin line through its point."""
    for index, point in enumerate(chart.points):
        if point.interval is not None:
            x = plot.x(index)
            rule(drawing, (x, plot.y(point.interval.low)), (x, plot.y(point.interval.high)), Ink.LINE_STRONG)


def _draw_lines(drawing: Drawing, chart: RunChart, plot: Plot) -> None:
    for run in chart.runs():
        if len(run) > 1:
            drawing.add(
                PolyLine(flat(_along(chart, plot, run)), strokeColor=Ink.TEXT, strokeWidth=1.5, strokeLineJoin=1)
            )


def _draw_point(drawing: Drawing, chart: RunChart, plot: Plot, index: int, point: ChartPoint) -> None:
    x = plot.x(index)
    if point.state is PointState.SUPPRESSED:
        draw_hatched(drawing, plot, x, chart.suppressed_under or 0.0)
    if point.value is None:
        return
    y = plot.y(point.value)
    if point.state is PointState.INCOMPLETE:
        draw_running(drawing, x, y)
    elif point.signal is not None and point.signal is not Signal.USUAL:
        draw_signal(drawing, plot, x, y, point.signal)
    elif point.state is PointState.ESTIMATED:
        draw_shape(drawing, 0, x, y, Ink.TEXT, hollow=True)
    elif plot.step >= _POINT_ROOM or (index,) in chart.runs():
        draw_shape(drawing, 0, x, y, Ink.TEXT)


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
