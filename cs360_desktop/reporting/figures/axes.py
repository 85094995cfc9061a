"""What stands around a chart: title, source and unit, the grid, and the periods below the axis."""

from reportlab.graphics.shapes import Drawing
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth

from cs360_desktop.domain.charts import RunChart
from cs360_desktop.reporting import styles
from cs360_desktop.reporting.figures.plot import LEADING, TEXT_SIZE, Plot, rule, text_width, write
from cs360_desktop.reporting.styles import Ink
from cs360_desktop.reporting.text import one_line

_TITLE_SIZE = styles.BODY.fontSize
_EVERY = (1, 2, 3, 4, 6, 12, 13, 24, 26, 52, 60, 120)


def draw_heading(drawing: Drawing, chart: RunChart) -> float:
    """Draw title, source and unit; returns the height that is left for the plot."""
    title = one_line(chart.title)
    source = styles.fitted(one_line(chart.source), styles.REGULAR, TEXT_SIZE, drawing.width)
    beside = stringWidth(title, styles.SEMIBOLD, _TITLE_SIZE) + text_width(source) + 16.0 <= drawing.width
    y = drawing.height
    for line in simpleSplit(title, styles.SEMIBOLD, _TITLE_SIZE, drawing.width)[:2]:
        y -= LEADING
        write(drawing, line, 0.0, y, strong=True, size=_TITLE_SIZE, color=Ink.TEXT)
    if beside:
        write(drawing, source, drawing.width, y, anchor="end")
    else:
        y -= LEADING
        write(drawing, source, 0.0, y)
    y -= LEADING + 3.0
    write(drawing, styles.fitted(one_line(chart.unit), styles.REGULAR, TEXT_SIZE, drawing.width), 0.0, y)
    return y - 4.0


def draw_grid(drawing: Drawing, chart: RunChart, plot: Plot) -> None:
    """Draw the horizontal grid with its figures, zero strongest, and the axis at the left."""
    grid = chart.grid()
    for value in grid:
        y = plot.y(value)
        rule(drawing, (plot.left, y), (plot.right, y), Ink.LINE_STRONG if value == 0 else Ink.GRID)
        write(drawing, axis_figure(value, grid), plot.left - 5.0, y - 3.0, anchor="end")
    rule(drawing, (plot.left, plot.bottom), (plot.left, plot.top), Ink.LINE_STRONG)


def draw_periods(drawing: Drawing, chart: RunChart, plot: Plot) -> None:
    """Label as many periods as find room, with the year below the first of each."""
    widest = max(text_width(one_line(point.label)) for point in chart.points)
    every = next((every for every in _EVERY if every * plot.step >= widest + 5.0), _EVERY[-1])
    taken = 0.0
    for index in chart.labelled(every):
        label, year = one_line(chart.points[index].label), one_line(chart.points[index].year)
        half = max(text_width(label), text_width(year)) / 2
        x = plot.x(index)
        rule(drawing, (x, plot.bottom), (x, plot.bottom - 3.0), Ink.LINE_STRONG)
        x = min(max(x, half), drawing.width - half)
        if x - half < taken:
            continue
        taken = x + half + 4.0
        write(drawing, label, x, plot.bottom - 13.0, anchor="middle")
        write(drawing, year, x, plot.bottom - 24.0, anchor="middle")


def axis_figure(value: float, grid: tuple[float, ...]) -> str:
    """Return a figure as the axis prints it: as many decimals as the grid needs."""
    decimals = max(len(f"{part:.6f}".rstrip("0").partition(".")[2]) for part in grid)
    return f"{value:,.{decimals}f}".replace("-", "−")
