"""State symbols and ticks as vectors: the shapes of ui/guide.md §6, told apart without color.

Each symbol is drawn in a square of one unit and stands beside its word; alone it says nothing.
"""

from collections.abc import Callable
from enum import Enum, auto
from math import cos, pi, sin

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from cs360_desktop.reporting.styles import Ink

SYMBOL_ROOM = 1.45
"""Width of symbol and gap, in letter sizes."""
_SIZE = 1.0
"""Side of the square, in letter sizes."""
_DROP = 0.15
"""How far the square reaches below the baseline, in letter sizes."""
_LINE = 0.1


class State(Enum):
    """The states that documents name; the words differ, the symbols do not."""

    GOOD = auto()
    PLANNED = auto()
    UNDER_WAY = auto()
    NOTHING_YET = auto()
    TAKEN_OUT = auto()
    NEEDS_SOMEBODY = auto()
    DIFFERS = auto()
    WRONG = auto()
    INFORMATION = auto()
    ASKS = auto()
    USUAL_RANGE = auto()
    WORTH_A_LOOK = auto()
    UNUSUAL = auto()


def draw_state(state: State) -> Callable[[Canvas, float, float, float], None]:
    """Return what draws the symbol of the state, given canvas, left edge, baseline and letter size."""
    color, paint = _SYMBOLS[state]

    def draw(canvas: Canvas, x: float, baseline: float, size: float) -> None:
        _prepare(canvas, x, baseline, size, color)
        paint(canvas)

    return draw


def draw_box(*, ticked: bool) -> Callable[[Canvas, float, float, float], None]:
    """Return what draws a square to tick, ticked or empty."""

    def draw(canvas: Canvas, x: float, baseline: float, size: float) -> None:
        _prepare(canvas, x, baseline, size, Ink.TEXT)
        canvas.setLineWidth(_LINE * 0.8)
        canvas.rect(0.08, 0.08, 0.84, 0.84, fill=0)
        if ticked:
            canvas.setLineWidth(_LINE * 1.4)
            _strokes(canvas, [(0.24, 0.5), (0.43, 0.29), (0.77, 0.72)])

    return draw


def _prepare(canvas: Canvas, x: float, baseline: float, size: float, color: Color) -> None:
    canvas.translate(x, baseline - _DROP * size)
    canvas.scale(size * _SIZE, size * _SIZE)
    canvas.setLineWidth(_LINE)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.setStrokeColor(color)
    canvas.setFillColor(color)


def _strokes(canvas: Canvas, points: list[tuple[float, float]]) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    canvas.drawPath(path, stroke=1, fill=0)


def _polygon(canvas: Canvas, points: list[tuple[float, float]], *, fill: bool) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.drawPath(path, stroke=1, fill=int(fill))


def _disc(canvas: Canvas) -> None:
    canvas.circle(0.5, 0.5, 0.48, stroke=0, fill=1)
    canvas.setStrokeColor(Ink.SURFACE)
    canvas.setFillColor(Ink.SURFACE)


def _ring(canvas: Canvas) -> None:
    canvas.circle(0.5, 0.5, 0.43, stroke=1, fill=0)


def _good(canvas: Canvas) -> None:
    _disc(canvas)
    _strokes(canvas, [(0.28, 0.5), (0.44, 0.34), (0.73, 0.65)])


def _planned(canvas: Canvas) -> None:
    _disc(canvas)
    _strokes(canvas, [(0.5, 0.78), (0.5, 0.48), (0.71, 0.48)])


def _under_way(canvas: Canvas) -> None:
    _ring(canvas)
    canvas.wedge(0.07, 0.07, 0.93, 0.93, 90, 180, stroke=0, fill=1)


def _taken_out(canvas: Canvas) -> None:
    _ring(canvas)
    _strokes(canvas, [(0.2, 0.8), (0.8, 0.2)])


def _exclamation(canvas: Canvas, low: float, high: float) -> None:
    canvas.setStrokeColor(Ink.SURFACE)
    canvas.setFillColor(Ink.SURFACE)
    _strokes(canvas, [(0.5, high), (0.5, low + 0.17)])
    canvas.circle(0.5, low, 0.065, stroke=0, fill=1)


def _needs_somebody(canvas: Canvas) -> None:
    _polygon(canvas, [(0.5, 0.93), (0.05, 0.1), (0.95, 0.1)], fill=True)
    _exclamation(canvas, 0.22, 0.66)


def _differs(canvas: Canvas) -> None:
    _strokes(canvas, [(0.05, 0.68), (0.93, 0.68)])
    _strokes(canvas, [(0.75, 0.88), (0.95, 0.68), (0.75, 0.48)])
    _strokes(canvas, [(0.95, 0.28), (0.07, 0.28)])
    _strokes(canvas, [(0.25, 0.48), (0.05, 0.28), (0.25, 0.08)])


def _wrong(canvas: Canvas) -> None:
    corners = [pi / 8 + index * pi / 4 for index in range(8)]
    _polygon(canvas, [(0.5 + 0.46 * cos(corner), 0.5 + 0.46 * sin(corner)) for corner in corners], fill=True)
    _exclamation(canvas, 0.27, 0.75)


def _information(canvas: Canvas) -> None:
    _disc(canvas)
    canvas.circle(0.5, 0.73, 0.065, stroke=0, fill=1)
    _strokes(canvas, [(0.5, 0.54), (0.5, 0.25)])


def _asks(canvas: Canvas) -> None:
    _disc(canvas)
    path = canvas.beginPath()
    path.moveTo(0.34, 0.64)
    path.curveTo(0.36, 0.84, 0.67, 0.82, 0.67, 0.63)
    path.curveTo(0.67, 0.5, 0.5, 0.52, 0.5, 0.39)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.circle(0.5, 0.22, 0.065, stroke=0, fill=1)


def _usual_range(canvas: Canvas) -> None:
    _strokes(canvas, [(0.15, 0.5), (0.85, 0.5)])


_DIAMOND = [(0.5, 0.95), (0.95, 0.5), (0.5, 0.05), (0.05, 0.5)]

_SYMBOLS: dict[State, tuple[Color, Callable[[Canvas], None]]] = {
    State.GOOD: (Ink.OK, _good),
    State.PLANNED: (Ink.ACCENT, _planned),
    State.UNDER_WAY: (Ink.ACCENT, _under_way),
    State.NOTHING_YET: (Ink.MUTED, _ring),
    State.TAKEN_OUT: (Ink.MUTED, _taken_out),
    State.NEEDS_SOMEBODY: (Ink.WARN, _needs_somebody),
    State.DIFFERS: (Ink.WARN, _differs),
    State.WRONG: (Ink.BAD, _wrong),
    State.INFORMATION: (Ink.ACCENT, _information),
    State.ASKS: (Ink.SIGNAL, _asks),
    State.USUAL_RANGE: (Ink.MUTED, _usual_range),
    State.WORTH_A_LOOK: (Ink.SIGNAL, lambda canvas: _polygon(canvas, _DIAMOND, fill=False)),
    State.UNUSUAL: (Ink.SIGNAL, lambda canvas: _polygon(canvas, _DIAMOND, fill=True)),
}
