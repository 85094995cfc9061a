"""Where the words around a chart stand so that they do not cover each other; window and documents place them alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class LabelPlace:
    """Where the label of a vertical line stands: which row from the top, on which side, as a number where cut short."""

    row: int
    is_left: bool
    is_number: bool


def place_marks(
    lines: Sequence[tuple[float, float]], number_width: float, left: float, right: float, rows: int = 2
) -> tuple[LabelPlace, ...]:
    """Give each label at the top a row and a side; one that fits nowhere is shortened to its number.

    Args:
        lines: where each line stands, and how wide its label is, from left to right.
        number_width: how wide a number is.
        left: where the plot begins.
        right: where it ends.
        rows: how many rows of labels fit at the top.
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in range(rows)]

    def free(row: int, start: float, end: float) -> bool:
        inside = left <= start and end <= right
        return inside and all(end <= begun or start >= ended for begun, ended in taken[row])

    places = []
    for x, width in lines:
        tries = [
            (row, is_left, is_number) for is_number in (False, True) for row in range(rows) for is_left in (False, True)
        ]
        chosen = LabelPlace(0, is_left=False, is_number=True)
        for row, is_left, is_number in tries:
            wide = number_width if is_number else width
            start = x - wide if is_left else x
            if free(row, start, start + wide):
                chosen = LabelPlace(row, is_left, is_number)
                break
        wide = number_width if chosen.is_number else width
        start = x - wide if chosen.is_left else x
        taken[chosen.row].append((start, start + wide))
        places.append(chosen)
    return tuple(places)


def spread(middles: Sequence[float], heights: Sequence[float], low: float, high: float) -> tuple[float, ...]:
    """Move labels at the right end up or down until none covers another, each as near to its line as can be.

    Args:
        middles: where each label would stand.
        heights: how high each is.
        low: no label reaches below.
        high: no label reaches above, as long as all fit.
    """
    order = sorted(range(len(middles)), key=lambda index: middles[index])
    placed = dict.fromkeys(order, 0.0)
    floor = low
    for index in order:
        placed[index] = max(middles[index], floor + heights[index] / 2)
        floor = placed[index] + heights[index] / 2
    ceiling = high
    for index in reversed(order):
        placed[index] = min(placed[index], ceiling - heights[index] / 2)
        ceiling = placed[index] - heights[index] / 2
    return tuple(placed[index] for index in range(len(middles)))


def tallest_room(low: float, high: float, crossed_at: Iterable[float]) -> tuple[float, float]:
    """Return height and middle of the tallest stretch between two heights that nothing crosses."""
    edges = sorted(min(max(height, low), high) for height in [*crossed_at, low, high])
    return max((upper - lower, (lower + upper) / 2) for lower, upper in pairwise(edges))


Box = tuple[float, float, float, float]
"""Left, bottom, right and top."""


def free_box(boxes: Sequence[Box], spots: Iterable[tuple[float, float]]) -> int:
    """Return which of the boxes, the best one first, covers no spot; the one that covers fewest if each covers some."""
    found = list(spots)

    def covered(box: Box) -> int:
        left, bottom, right, top = box
        return sum(left <= x <= right and bottom <= y <= top for x, y in found)

    counts = [covered(box) for box in boxes]
    return counts.index(min(counts))


def along(line: Sequence[tuple[float, float]], parts: int = 6) -> list[tuple[float, float]]:
    """Return the corners of a line and, closely enough, what lies between them."""
    spots = list(line)
    for (x1, y1), (x2, y2) in pairwise(line):
        steps = (part / parts for part in range(1, parts))
        spots += [(x1 + (x2 - x1) * step, y1 + (y2 - y1) * step) for step in steps]
    return spots
