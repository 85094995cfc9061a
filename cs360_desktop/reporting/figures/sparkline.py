"""A trend in a table: a thin line with a dot on its last figure, zero in gray, the target dashed (ui/guide.md §13)."""

from collections.abc import Sequence
from itertools import groupby

from reportlab.graphics.shapes import Circle, Drawing, PolyLine

from cs360_desktop.reporting import styles
from cs360_desktop.reporting.figures.plot import THIN, rule
from cs360_desktop.reporting.styles import Ink

WIDTH, HEIGHT = 58.0, 19.0
_EDGE = 2.5


def sparkline(figures: Sequence[float | None], target: float | None = None) -> Drawing | None:
    """Draw figures, oldest first; None is a gap, which stays one. None where there is no figure at all."""
    known = [figure for figure in figures if figure is not None]
    if not known:
        return None
    drawing = Drawing(WIDTH, HEIGHT, initialFontName=styles.REGULAR)
    bounds = [0.0, *known, *([] if target is None else [target])]
    low, high = min(bounds), max(bounds)
    room = high - low or 1.0

    def x(index: int) -> float:
        return _EDGE + index / max(len(figures) - 1, 1) * (WIDTH - 2 * _EDGE)

    def y(figure: float) -> float:
        return _EDGE + (figure - low) / room * (HEIGHT - 2 * _EDGE)

    rule(drawing, (0.0, y(0.0)), (WIDTH, y(0.0)), Ink.LINE_STRONG, width=THIN / 2)
    if target is not None:
        rule(drawing, (0.0, y(target)), (WIDTH, y(target)), Ink.OK, dashes=[2.0, 1.5])
    for is_known, group in groupby(enumerate(figures), key=lambda pair: pair[1] is not None):
        places = [(x(index), y(figure)) for index, figure in group if figure is not None]
        if is_known and len(places) > 1:
            drawing.add(PolyLine([part for place in places for part in place], strokeColor=Ink.TEXT, strokeWidth=1.0))
        elif is_known:
            drawing.add(Circle(*places[0], 0.6, fillColor=Ink.TEXT, strokeColor=None))
    last = max(index for index, figure in enumerate(figures) if figure is not None)
    drawing.add(Circle(x(last), y(figures[last] or 0.0), 1.5, fillColor=Ink.TEXT, strokeColor=None))
    return drawing
