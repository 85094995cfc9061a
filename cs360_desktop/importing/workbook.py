"""What was read from a file: sheets of typed cells with spreadsheet addresses. Pure values, no file access."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache

Cell = str | float | bool | date | datetime | time | timedelta | None
"""One cell: text as it stands, a number, a date, or None where it is blank. Dates of CSV files are text."""

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
    the kind of file does not tell. Cells can be personal data, so they are in no `repr`.
    """

    name: str
    hidden: bool
    cells: Sequence[Sequence[Cell]] = field(repr=False)
    merged: tuple[Span, ...] = ()
    percent: frozenset[tuple[int, int]] | None = frozenset()

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
