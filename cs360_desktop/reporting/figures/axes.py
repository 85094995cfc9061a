"""What stands around a chart: title, source and unit, the grid, and the periods below the axis."""

from collections.abc import Iterable, Sequence

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


def draw_heading(drawing: Drawing, title: str, source: str, unit: str) -> float:
    """Draw title, source and, if there is one, the unit; returns the height that is left for the plot."""
    title = one_line(title)
    source = styles.fitted(one_line(source), styles.REGULAR, TEXT_SIZE, drawing.width)
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
    if one_line(unit):
        y -= LEADING + 3.0
        write(drawing, styles.fitted(one_line(unit), styles.REGULAR, TEXT_SIZE, drawing.width), 0.0, y)
    return y - 4.0


def draw_grid(drawing: Drawing, grid: tuple[float, ...], plot: Plot) -> None:
    """Draw the horizontal grid with its figures, zero strongest, and the axis at the left."""
    for value in grid:
        y = plot.y(value)
        rule(drawing, (plot.left, y), (plot.right, y), Ink.LINE_STRONG if value == 0 else Ink.GRID)
        write(drawing, axis_figure(value, grid), plot.left - 5.0, y - 3.0, anchor="end")
    rule(drawing, (plot.left, plot.bottom), (plot.left, plot.top), Ink.LINE_STRONG)


def draw_periods(drawing: Drawing, chart: RunChart, plot: Plot) -> None:
    """Label as many periods as find room, with the year below the first of each."""
    widest = max(text_width(one_line(point.label)) for point in chart.points)
    every = next((every for every in _EVERY if every * plot.step >= widest + 5.0), _EVERY[-1])
    labels = ((index, chart.points[index].label, chart.points[index].year) for index in chart.labelled(every))
    _draw_labels(drawing, labels, plot)


def draw_places(drawing: Drawing, labels: Sequence[str], plot: Plot) -> None:
    """Label as many places of a year as find room."""
    widest = max(text_width(one_line(label)) for label in labels)
    every = next((every for every in _EVERY if every * plot.step >= widest + 5.0), _EVERY[-1])
    shown = ((index, label, "") for index, label in enumerate(labels) if index % every == 0)
    _draw_labels(drawing, shown, plot)


def _draw_labels(drawing: Drawing, labels: Iterable[tuple[int, str, str]], plot: Plot) -> None:
    taken = 0.0
    for index, text, below in labels:
        label, year = one_line(text), one_line(below)
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
