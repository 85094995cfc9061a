"""Small charts side by side, as vector drawings: in their own order, each with its name (ui/guide.md §13)."""

import math

from reportlab.graphics.shapes import Drawing

from cs360_desktop.domain.chart_sets import Panels
from cs360_desktop.domain.charts import RunChart
from cs360_desktop.reporting import styles
from cs360_desktop.reporting.figures.axes import draw_heading
from cs360_desktop.reporting.figures.plot import TEXT_SIZE, write
from cs360_desktop.reporting.figures.run_chart import FOOT, draw_run, run_plot
from cs360_desktop.reporting.styles import Ink
from cs360_desktop.reporting.text import one_line

_ACROSS = 2
_HEIGHT = 118.0
_BETWEEN = 16.0
_HEAD = 40.0
_IN_A_FIGURE = 4
"""Charts in one figure of a document: it takes half a page at most, and is not made smaller."""


def panels_chart(panels: Panels, width: float = styles.TEXT_WIDTH) -> Drawing:
    """Return all charts as one drawing, as high as it needs to be."""
    return _drawing(panels, 0, len(panels.charts), width)


def panel_figures(panels: Panels, width: float = styles.TEXT_WIDTH) -> list[Drawing]:
    """Return the charts as drawings that each fit on half a page."""
    return [
        _drawing(panels, first, min(first + _IN_A_FIGURE, len(panels.charts)), width)
        for first in range(0, len(panels.charts), _IN_A_FIGURE)
    ]


def _drawing(panels: Panels, first: int, last: int, width: float) -> Drawing:
    rows = math.ceil((last - first) / _ACROSS)
    drawing = Drawing(width, _HEAD + rows * _HEIGHT, initialFontName=styles.REGULAR)
    top = draw_heading(drawing, panels.title, panels.source, "")
    across = (width - _BETWEEN * (_ACROSS - 1)) / _ACROSS
    for number in range(first, last):
        row, column = divmod(number - first, _ACROSS)
        left = column * (across + _BETWEEN)
        name, chart = panels.names[number], panels.charts[number]
        _draw_panel(drawing, name, chart, edges=(left, left + across), top=top - row * _HEIGHT)
    return drawing


def _draw_panel(drawing: Drawing, name: str, chart: RunChart, *, edges: tuple[float, float], top: float) -> None:
    left, right = edges
    label = styles.fitted(one_line(name), styles.SEMIBOLD, TEXT_SIZE, right - left)
    write(drawing, label, left, top - TEXT_SIZE - 2.0, strong=True, color=Ink.TEXT)
    plot = run_plot(chart, left, right, top - _HEIGHT + FOOT + 6.0, top - TEXT_SIZE - 8.0)
    draw_run(drawing, chart, plot, named=False)
