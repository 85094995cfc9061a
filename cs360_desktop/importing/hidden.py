"""Hidden rows and columns: which there are, and where leaving them out could change what the rest says.

Rows of a filter or columns of past years can be left out and nothing else changes. But a hidden row may hold the name
that the rows below it repeat, and a hidden column the area or the kind of what is counted. Then the user decides.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from cs360_desktop.importing.mapping import LeftOut, Role, TableMapping
from cs360_desktop.importing.numbers import Figure, read_value
from cs360_desktop.importing.periods import read_label
from cs360_desktop.importing.questions import AS_IT_STANDS, LEAVE_TABLE_OUT, Question, Topic
from cs360_desktop.importing.texts import is_blank
from cs360_desktop.importing.workbook import Cell, Sheet, column_letters, range_address

_REASON = "hidden; read only if you ask for it"
_MOST_RANGES = 5


def hidden_cells(sheet: Sheet) -> LeftOut | None:
    """The hidden rows and columns that hold anything, in one line; None where there are none."""
    rows = [row for row in sorted(sheet.hidden_rows) if row <= sheet.height and any(map(_is_filled, _row(sheet, row)))]
    columns = [column for column in sorted(sheet.hidden_columns) if any(map(_is_filled, _column(sheet, column)))]
    parts = [_named("row", rows, str), _named("column", columns, column_letters)]
    cells = " and ".join(filter(None, parts))
    return LeftOut(sheet.name, cells, _REASON) if cells else None


def with_hidden_asked(sheet: Sheet, table: TableMapping) -> TableMapping:
    """The table with a question about each hidden row or column that may tell what its numbers are.

    Args:
        sheet: with its hidden cells.
        table: as it was found without them.
    """
    if table.counting is not None:
        return table  # a list of events asks about hidden rows itself: they change how many there are
    questions = [
        Question(topic, sentence, sheet.name, cells, options=(AS_IT_STANDS, LEAVE_TABLE_OUT))
        for topic, sentence, cells in (*_about_rows(sheet, table), *_about_columns(sheet, table))
    ]
    return replace(table, questions=(*table.questions, *questions)) if questions else table


_About = tuple[Topic, str, tuple[str, ...]]


def _about_rows(sheet: Sheet, table: TableMapping) -> Iterable[_About]:
    """Hidden rows that name what rows below them belong to."""
    labels = [each for each in table.columns if each.role in {Role.MEASURE, Role.AREA, Role.BREAKDOWN}]
    naming = []
    for row in range(table.first_row, table.last_row + 1):
        if row not in sheet.hidden_rows or not any(_is_filled(sheet.at(row, each.column)) for each in labels):
            continue
        values = (sheet.at(row, each.column) for each in table.columns_of(Role.VALUE))
        is_heading = not any(map(_is_filled, values))
        below = next((each for each in range(row + 1, table.last_row + 1) if each not in sheet.hidden_rows), None)
        is_repeated = below is not None and any(
            _is_filled(sheet.at(row, each.column)) and not _is_filled(sheet.at(below, each.column)) for each in labels
        )
        if is_heading or is_repeated:
            naming.append(row)
    if naming:
        named = _named("row", naming, str)
        sentence = f"Hidden {named} may name what the rows below belong to. Do they say what they are without it?"
        yield Topic.LAYOUT, sentence, tuple(range_address((row, 1, row, sheet.width)) for row in naming[:_MOST_RANGES])


def _about_columns(sheet: Sheet, table: TableMapping) -> Iterable[_About]:
    """Hidden columns that may name the area or kind of what is counted."""
    values = [each.column for each in table.columns_of(Role.VALUE)]
    first, last = min(values, default=1), max(values, default=1)
    rows = [
        row
        for row in range(table.first_row, table.last_row + 1)
        if row not in sheet.hidden_rows and row not in table.rows_left_out
    ]
    naming = []
    for column in sorted(sheet.hidden_columns):
        if column > min(last, sheet.width) or any(read_label(sheet.at(row, column)) for row in table.header_rows):
            continue
        filled = [cell for row in rows if _is_filled(cell := sheet.at(row, column))]
        if filled and (column < first or any(map(_is_name, filled))):
            naming.append(column)
    if naming:
        named = _named("column", naming, column_letters)
        sentence = f"Hidden {named} may tell more about each row. Do the rows say what they are without it?"
        cells = tuple(range_address((table.first_row, each, table.last_row, each)) for each in naming[:_MOST_RANGES])
        yield Topic.MEANING, sentence, cells


def _row(sheet: Sheet, row: int) -> Iterable[Cell]:
    return sheet.cells[row - 1]


def _column(sheet: Sheet, column: int) -> Iterable[Cell]:
    return (row[column - 1] for row in sheet.cells) if column <= sheet.width else ()


def _is_filled(cell: Cell) -> bool:
    return not is_blank(cell)


def _is_name(cell: Cell) -> bool:
    return (
        isinstance(cell, str)
        and not cell.startswith("#")
        and any(map(str.isalpha, cell))
        and not isinstance(read_value(cell), Figure)
    )


def _named(what: str, numbers: list[int], written: Callable[[int], str]) -> str:
    """`rows 5–9 and 12`, cut short where there are many ranges."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    if not runs:
        return ""
    parts = [written(a) if a == b else f"{written(a)}–{written(b)}" for a, b in runs[:_MOST_RANGES]]
    rest = sum(b - a + 1 for a, b in runs[_MOST_RANGES:])
    more = f" and {rest} more" if rest else ""
    return f"{what if len(numbers) == 1 else f'{what}s'} {', '.join(parts)}{more}"
