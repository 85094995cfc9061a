"""Words beside points, in gaps and at the right of a chart, placed where they cover nothing."""

from itertools import groupby

from reportlab.graphics.shapes import Drawing

from cs360_desktop.domain.charts import PointState, RunChart
from cs360_desktop.reporting.figures.plot import LEADING, Plot, Spot, free_height, note, side_lines, text_width, write
from cs360_desktop.reporting.styles import Ink
from cs360_desktop.reporting.text import one_line

SIDE_GAP = 5.0
"""Between the plot and the labels at its right, in points."""
_SIDE_ROOM = 66.0
_RAISE = 6.0
_GAPS = {PointState.MISSING, PointState.SUPPRESSED}


def draw_notes(drawing: Drawing, chart: RunChart, plot: Plot, spots: list[Spot]) -> None:
    """Write the words in gaps and beside points, each once for neighbors that share it."""
    noted = [(index, point) for index, point in enumerate(chart.points) if not _stands_beside(chart, index)]
    for (word, state), group in groupby(noted, key=lambda pair: (note(pair[1].note, plot), pair[1].state)):
        if not word:
            continue
        indexes = [index for index, _point in group]
        half = text_width(word) / 2
        x = min(max(plot.x((indexes[0] + indexes[-1]) / 2), plot.left + half + 2.0), plot.right - half)
        value = chart.points[indexes[0]].value
        if state is PointState.SUPPRESSED:
            value = chart.suppressed_under
        floor = plot.y(value or 0.0) + (4.0 if state in _GAPS else _RAISE)
        heights = [floor + _RAISE * step for step in range(max(1, int((plot.top - floor) / _RAISE)))]
        write(drawing, word, x, free_height(x, 2 * half, heights, spots), anchor="middle")


def side_width(chart: RunChart) -> float:
    """Return the room that the labels at the right need."""
    return max((text_width(line) for _value, lines, _strong in _side_labels(chart) for line in lines), default=0.0)


def draw_side_labels(drawing: Drawing, chart: RunChart, plot: Plot) -> None:
    """Write the side labels from the lowest up, each pushed up where it would touch the one below."""
    floor = plot.bottom
    for value, lines, is_target in sorted(_side_labels(chart)):
        bottom = max(floor, plot.y(value) - LEADING * len(lines) / 2)
        for number, line in enumerate(reversed(lines)):
            y = bottom + LEADING * number + 3.0
            color = Ink.OK if is_target else Ink.MUTED
            write(drawing, line, plot.right + SIDE_GAP, y, color=color, strong=is_target)
        floor = bottom + LEADING * len(lines) + 2.0


def _stands_beside(chart: RunChart, index: int) -> bool:
    return index == len(chart.points) - 1 and chart.points[index].state is PointState.INCOMPLETE


def _side_labels(chart: RunChart) -> list[tuple[float, list[str], bool]]:
    """Return what stands at the right of the plot: figure it belongs to, lines, whether it is the target."""
    labels = []
    if chart.target is not None:
        parts = chart.target.label.splitlines()
        lines = [line for part in parts for line in side_lines(one_line(part), _SIDE_ROOM, strong=True)]
        labels.append((chart.target.value, lines, True))
    last = chart.points[-1]
    if last.state is PointState.INCOMPLETE and last.value is not None:
        labels.append((last.value, side_lines(one_line(last.note), _SIDE_ROOM), False))
    return labels
