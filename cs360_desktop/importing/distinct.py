"""The distinct cells of a column: names, periods and figures repeat a lot, so what is asked is asked about these."""

from collections.abc import Sequence
from operator import itemgetter

from cs360_desktop.importing.workbook import Cell

_ROWS_AT_ONCE = 10_000
"""So long no other thread gets a turn."""


def distinct_of(rows: Sequence[Sequence[Cell]], column: int) -> tuple[Cell, ...]:
    """The distinct cells of a 1-based column in order of appearance."""
    found: dict[Cell, None] = {}
    of_row = itemgetter(column - 1)
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        found.update(dict.fromkeys(map(of_row, rows[start : start + _ROWS_AT_ONCE])))
    return tuple(found)
