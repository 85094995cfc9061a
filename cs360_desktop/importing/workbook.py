"""What was read from a file: sheets of typed cells with spreadsheet addresses. Pure values, no file access."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from operator import is_

Cell = str | float | bool | date | datetime | time | timedelta | None
"""One cell: text as it stands, a number, a date, or None where it is blank. Dates of CSV files are text."""

UNCOMPUTED = "#FORMULA!"
"""Stands in a cell that is a formula whose result the file does not hold: neither blank nor 0 would be true."""

Span = tuple[int, int, int, int]
"""First row, first column, last row, last column; 1-based, both ends included."""


class DecimalMark(Enum):
    """Which mark separates decimals in numbers that a file holds as text."""

    POINT = "point"
    COMMA = "comma"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `cells[0][0]` is A1; all rows are equally long.

    `percent` holds the (row, column) of numeric cells shown as percentages, so 0.418 there reads 41.8 %; None where
    the kind of file does not tell. `hidden_rows` and `hidden_columns` are 1-based; their cells are there all the same.
    Cells can be personal data, so they are in no `repr`.
    """

    name: str
    hidden: bool
    cells: Sequence[Sequence[Cell]] = field(repr=False)
    merged: tuple[Span, ...] = ()
    percent: frozenset[tuple[int, int]] | None = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.cells)

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.cells[0]) if self.cells else 0

    def at(self, row: int, column: int) -> Cell:
        """The cell at a 1-based row and column; None outside the sheet."""
        if 1 <= row <= len(self.cells) and 1 <= column <= len(self.cells[row - 1]):
            return self.cells[row - 1][column - 1]
        return None

    def without_hidden(self) -> "Sheet":
        """The sheet as it shows: hidden cells are blank and every address is as before.

        A merged cell shows its text as long as a part of it shows, so it moves into the first part that does.
        """
        rows = {row for row in self.hidden_rows if row <= self.height}
        columns = {column for column in self.hidden_columns if column <= self.width}
        if not rows and not columns:
            return self
        blank: list[Cell] = [None] * self.width
        cells: list[Sequence[Cell]] = [
            blank if number in rows else _with_blanks(row, columns) for number, row in enumerate(self.cells, 1)
        ]
        merged = []
        for top, left, bottom, right in self.merged:
            down = _seen(top, min(bottom, self.height), rows)
            across = _seen(left, min(right, self.width), columns)
            if down and across:
                (first_row, last_row), (first_column, last_column) = down, across
                merged.append((first_row, first_column, last_row, last_column))
                if (first_row, first_column) != (top, left):
                    changed = list(cells[first_row - 1])
                    changed[first_column - 1 : first_column] = [self.at(top, left)]
                    cells[first_row - 1] = changed
        return replace(self, cells=cells, merged=tuple(merged))


def _with_blanks(row: Sequence[Cell], columns: Collection[int]) -> Sequence[Cell]:
    if not columns:
        return row
    shown = list(row)
    for column in columns:
        shown[column - 1] = None
    return shown


def _seen(first: int, last: int, hidden: Collection[int]) -> tuple[int, int] | None:
    """The first and last number of a range that are not hidden, None where all are."""
    low = next((number for number in range(first, last + 1) if number not in hidden), None)
    high = next((number for number in range(last, first - 1, -1) if number not in hidden), None)
    return None if low is None or high is None else (low, high)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file's sheets, its name without folder, and the SHA-256 of its bytes.

    `encoding` and `delimiter` are empty for anything but text files.
    """

    file: str
    content_hash: str
    sheets: tuple[Sheet, ...]
    decimal: DecimalMark = DecimalMark.POINT
    encoding: str = ""
    delimiter: str = ""

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name, or None."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)

    def visible(self) -> "Workbook":
        """The workbook without its hidden rows and columns, itself where there are none. Hidden sheets stay."""
        sheets = tuple(sheet.without_hidden() for sheet in self.sheets)
        return self if all(map(is_, sheets, self.sheets)) else replace(self, sheets=sheets)


@cache
def column_letters(column: int) -> str:
    """Write a 1-based column as a spreadsheet does: 28 is `AB`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """Write a cell's address: `B7`."""
    return f"{column_letters(column)}{row}"


def range_address(span: Span) -> str:
    """Write a range: `B4:M16`, or `B4` where it is one cell."""
    top, left, bottom, right = span
    first, last = address(top, left), address(bottom, right)
    return first if first == last else f"{first}:{last}"
