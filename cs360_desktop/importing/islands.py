"""Tables side by side: blocks of rows in which blank columns part two or more tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cs360_desktop.importing.numbers import Figure, read_value
from cs360_desktop.importing.texts import is_blank
from cs360_desktop.importing.workbook import Cell, DecimalMark, Sheet

_MOST_ROWS = 2_000
"""In a block longer than this the rows decide; looking at all of them would cost more than reading."""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that follow one another, and the column ranges of the tables that stand side by side in them."""

    first: int
    last: int
    columns: tuple[tuple[int, int], ...]


def blocks_of(sheet: Sheet, decimal: DecimalMark) -> Iterator[Block]:
    """Yield the blocks of a sheet in which several tables stand side by side."""
    for first, last in _filled_runs(sheet.cells):
        if 1 < last - first < _MOST_ROWS:
            columns = tuple(_tables(sheet.cells[first - 1 : last], decimal))
            if len(columns) > 1:
                yield Block(first, last, columns)


def window(sheet: Sheet, block: Block, columns: tuple[int, int]) -> Sheet:
    """The sheet as if only one of the tables stood in the block; addresses stay."""
    left, right = columns
    top = block.first
    while top < block.last and sum(not is_blank(cell) for cell in sheet.cells[top - 1]) == 1:
        top += 1  # a title over all of the tables
    cells = [
        [cell if left <= column <= right else None for column, cell in enumerate(row, 1)]
        if top <= number <= block.last
        else row
        for number, row in enumerate(sheet.cells[: block.last], 1)
    ]
    merged = tuple(
        span for span in sheet.merged if not (top <= span[0] <= block.last) or (left <= span[1] and span[3] <= right)
    )
    return replace(sheet, cells=cells, merged=merged)


def _filled_runs(cells: Sequence[Sequence[Cell]]) -> Iterator[tuple[int, int]]:
    """Runs of rows without a blank row between them, as (first, last)."""
    first = 0
    for number, row in enumerate(cells, 1):
        cell = row[0] if row else None
        # Nearly always the first cell tells, without a call of a function for each row.
        if (cell is None or (cell.__class__ is str and not cell.strip())) and all(map(is_blank, row)):
            if first:
                yield first, number - 1
            first = 0
        elif not first:
            first = number
    if first:
        yield first, len(cells)


def _tables(rows: Sequence[Sequence[Cell]], decimal: DecimalMark) -> Iterator[tuple[int, int]]:
    """Column ranges that each begin with names and hold numbers; rows of a single text are titles and part nothing."""
    told = [row for row in rows if sum(not is_blank(cell) for cell in row) > 1]
    if not told:
        return
    filled = [column for column in range(len(told[0])) if any(not is_blank(row[column]) for row in told)]
    groups: list[list[int]] = []
    for column in filled:
        if groups and groups[-1][-1] == column - 1:
            groups[-1].append(column)
        else:
            groups.append([column])
    joined: list[list[int]] = []
    for group in groups:
        if joined and not (_is_table(told, group, decimal) and _is_table(told, joined[-1], decimal)):
            joined[-1] += group
        else:
            joined.append(group)
    for group in joined:
        yield group[0] + 1, group[-1] + 1


def _is_table(rows: Sequence[Sequence[Cell]], group: Sequence[int], decimal: DecimalMark) -> bool:
    """Whether a group of columns begins with names and goes on with numbers."""
    first = [cell for row in rows if not is_blank(cell := row[group[0]])]
    names = sum(isinstance(cell, str) and not isinstance(read_value(cell, decimal), Figure) for cell in first)
    numbers = [row[column] for row in rows for column in group[1:]]
    figures = sum(isinstance(read_value(cell, decimal), Figure) for cell in numbers if not is_blank(cell))
    return len(group) > 1 and 3 * names > 2 * len(first) and len(first) > 1 and figures > 1
