"""Breaks and responses as vertical lines with their names at the top, and the words behind a break without range."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.graphics.shapes import Drawing
from reportlab.pdfbase.pdfmetrics import stringWidth

from cs360_desktop.domain.chart_labels import LabelPlace, place_marks
from cs360_desktop.domain.charts import RunChart
from cs360_desktop.language import marked, tr
from cs360_desktop.reporting import styles
from cs360_desktop.reporting.figures.plot import LEADING, TEXT_SIZE, Plot, Spot, rule, text_width, write
from cs360_desktop.reporting.styles import Ink
from cs360_desktop.reporting.text import one_line

NO_RANGE_YET = (marked("no usual range yet"), marked("after the break"))
_GAP = 4.0


def draw_marks(drawing: Drawing, chart: RunChart, plot: Plot, *, named: bool = True) -> None:
    """Draw breaks dash-dotted and responses solid; a name that finds no room is shortened to its number."""
    texts, places = _names(chart, plot)
    for number, (mark, text, place) in enumerate(zip(chart.marks, texts, places, strict=True), start=1):
        x = plot.x(mark.index - 0.5)
        color = Ink.BREAK if mark.is_break else Ink.SERIES_2
        dashes = [5.0, 2.0, 1.0, 2.0] if mark.is_break else None
        rule(drawing, (x, plot.bottom), (x, plot.top), color, width=1.2 if mark.is_break else 0.9, dashes=dashes)
        if named:
            shown = str(number) if place.is_number else text
            side = -_GAP / 2 if place.is_left else _GAP / 2
            y = plot.top - LEADING * (place.row + 1) + 3.0
            write(drawing, shown, x + side, y, anchor="end" if place.is_left else "start", color=color, strong=True)


def with_room_for_names(chart: RunChart, plot: Plot) -> Plot:
    """Return the plot with the names of the lines above all that is drawn, so that no edge crosses their letters."""
    if not chart.marks:
        return plot
    rows = 1 + max(place.row for place in _names(chart, plot)[1])
    height = plot.top - plot.bottom
    drawn = chart.span()[1]
    needed = plot.low + (drawn - plot.low) * height / (height - rows * LEADING)
    return replace(plot, high=max(plot.high, needed))


def _names(chart: RunChart, plot: Plot) -> tuple[list[str], Sequence[LabelPlace]]:
    texts = [one_line(mark.label) for mark in chart.marks]
    lines = [(plot.x(mark.index - 0.5), _width(text) + _GAP) for mark, text in zip(chart.marks, texts, strict=True)]
    return texts, place_marks(lines, _width("10") + _GAP, plot.left, plot.right)


def draw_bare_stretches(drawing: Drawing, chart: RunChart, plot: Plot, spots: list[Spot]) -> None:
    """Say where there is no usual range yet, in a place that covers no figure; nowhere if there is none."""
    words = [tr(line) for line in NO_RANGE_YET]
    half = max(map(text_width, words)) / 2
    for first, last in chart.bare_after_break():
        left, right = plot.x(first - 0.5), plot.x(last + 0.5)
        x = (left + right) / 2
        if right - left < 2 * half:
            continue
        highest = max([plot.bottom, *(spot.y for spot in spots if abs(spot.x - x) <= half + plot.step)])
        ceiling = plot.top - 2.6 * LEADING
        y = max(highest + LEADING + 6.0, plot.bottom + 0.55 * (plot.top - plot.bottom))
        if y + LEADING <= ceiling:
            for number, line in enumerate(reversed(words)):
                write(drawing, line, x, y + number * LEADING, anchor="middle")


def _width(text: str) -> float:
    return stringWidth(text, styles.SEMIBOLD, TEXT_SIZE)
