"""Points of a figure: one shape for each kind of point and each of up to four lines, told apart without color."""

from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, Rect
from reportlab.lib.colors import Color

from cs360_desktop.domain.charts import Signal
from cs360_desktop.reporting.figures.plot import THIN, Plot, rule
from cs360_desktop.reporting.styles import Ink

POINT = 1.9
_HATCH = 3.0
_DIAMOND = 4.5


def draw_shape(drawing: Drawing, number: int, x: float, y: float, color: Color, *, hollow: bool = False) -> None:
    """Draw the point of a line: round, square, triangle or cross by its number from 0."""
    fill, edge = (Ink.SURFACE, color) if hollow else (color, None)
    side = POINT * 1.9
    if number == 0:
        drawing.add(Circle(x, y, POINT + (0.2 if hollow else 0.0), fillColor=fill, strokeColor=edge, strokeWidth=1))
    elif number == 1:
        square = Rect(x - side / 2, y - side / 2, side, side)
        square.fillColor, square.strokeColor, square.strokeWidth = fill, edge, 1
        drawing.add(square)
    elif number == 2:
        corners = [x - side * 0.62, y - side * 0.5, x + side * 0.62, y - side * 0.5, x, y + side * 0.62]
        drawing.add(Polygon(corners, fillColor=fill, strokeColor=edge, strokeWidth=1))
    else:
        for rise in (1, -1):
            reach = side / 2
            drawing.add(Line(x - reach, y - rise * reach, x + reach, y + rise * reach, strokeColor=color))


def draw_running(drawing: Drawing, x: float, y: float) -> None:
    """Draw the running period: hollow, dotted, never joined."""
    drawing.add(
        Circle(x, y, 3.0, fillColor=Ink.SURFACE, strokeColor=Ink.LINE_STRONG, strokeWidth=1, strokeDashArray=[1, 1])
    )


def draw_signal(drawing: Drawing, plot: Plot, x: float, y: float, signal: Signal) -> None:
    """Draw the diamond of a figure outside its usual range: an outline for worth a look, filled for unusual."""
    reach = min(_DIAMOND, max(2.8, plot.step / 2))
    corners = [x - reach, y, x, y + reach, x + reach, y, x, y - reach]
    fill = Ink.SIGNAL if signal is Signal.UNUSUAL else Ink.SURFACE
    drawing.add(Polygon(corners, fillColor=fill, strokeColor=Ink.SIGNAL, strokeWidth=1.5))


def draw_hatched(drawing: Drawing, plot: Plot, x: float, limit: float) -> None:
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
