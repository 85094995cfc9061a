"""The plot area of a figure and the marks drawn on it, in points."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from reportlab.graphics.shapes import Drawing, Line, String
from reportlab.lib.colors import Color
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth

from cs360_desktop.reporting import styles
from cs360_desktop.reporting.styles import Ink
from cs360_desktop.reporting.text import one_line

TEXT_SIZE = styles.SMALL.fontSize
LEADING = 11.0
THIN = 0.75
_SIDE_LINES = 3


@dataclass(frozen=True, slots=True)
class Plot:
    """Where periods and figures lie on the drawing; periods are equally wide."""

    left: float
    right: float
    bottom: float
    top: float
    low: float
    high: float
    periods: int

    @property
    def step(self) -> float:
        """Return the width of a period."""
        return (self.right - self.left) / self.periods

    def x(self, index: float) -> float:
        """Return the middle of a period; half an index to either side is its edge."""
        return self.left + (index + 0.5) * self.step

    def y(self, value: float) -> float:
        """Return the height of a figure."""
        return self.bottom + (value - self.low) / (self.high - self.low) * (self.top - self.bottom)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the drawing; lines pass through it, labels must not cover it."""

    x: float
    y: float


def text_width(text: str) -> float:
    """Return the width of small print."""
    return stringWidth(text, styles.REGULAR, TEXT_SIZE)


def write(
    drawing: Drawing,
    text: str,
    x: float,
    y: float,
    *,
    anchor: Literal["start", "middle", "end"] = "start",
    color: Color = Ink.MUTED,
    strong: bool = False,
    size: float = TEXT_SIZE,
) -> None:
    """Add text with its baseline at `y`; `anchor` is start, middle or end."""
    font = styles.SEMIBOLD if strong else styles.REGULAR
    drawing.add(String(x, y, text, fontName=font, fontSize=size, fillColor=color, textAnchor=anchor))


def rule(
    drawing: Drawing,
    start: tuple[float, float],
    end: tuple[float, float],
    color: Color,
    *,
    width: float = THIN,
    dashes: list[float] | None = None,
) -> None:
    """Add a straight line."""
    line = Line(*start, *end, strokeColor=color, strokeWidth=width)
    if dashes is not None:
        line.strokeDashArray = dashes
    drawing.add(line)


def side_lines(text: str, room: float, *, strong: bool = False) -> list[str]:
    """Break a label that stands beside the plot into at most three lines, none wider than `room`."""
    font = styles.SEMIBOLD if strong else styles.REGULAR
    lines = list(simpleSplit(text, font, TEXT_SIZE, room))
    lines[_SIDE_LINES - 1 :] = [" ".join(lines[_SIDE_LINES - 1 :])] if len(lines) >= _SIDE_LINES else []
    return [styles.fitted(line, font, TEXT_SIZE, room) for line in lines]


def note(text: str, plot: Plot) -> str:
    """Return a word to stand in the plot, cut where it would fill more than half of it."""
    return styles.fitted(one_line(text), styles.REGULAR, TEXT_SIZE, (plot.right - plot.left) / 2)


def free_height(center: float, width: float, heights: Iterable[float], spots: Iterable[Spot]) -> float:
    """Return the first of the heights at which a label covers no spot; the last of them if there is none."""
    near = [spot.y for spot in spots if abs(spot.x - center) < width / 2 + 3.0]
    height = 0.0
    for height in heights:
        if not any(height - 5.0 < y < height + TEXT_SIZE for y in near):
            break
    return height


def flat(spots: Iterable[Spot]) -> list[float]:
    """Return the coordinates one after the other, as reportlab wants them."""
    return [part for spot in spots for part in (spot.x, spot.y)]
