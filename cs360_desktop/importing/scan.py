"""A sheet under examination: cells, what their labels say, and the titles that stand around a table."""

import re
from collections.abc import Iterator

from cs360_desktop.importing.numbers import Figure, read_value
from cs360_desktop.importing.periods import PeriodLabel, read_label
from cs360_desktop.importing.texts import is_blank, text_of
from cs360_desktop.importing.workbook import Cell, DecimalMark, Sheet, Workbook

_LONGEST_TITLE = 300


class SheetScan:
    """Looks at one sheet; rows and columns are 1-based.

    `above` is the last row of the table before, so that titles in between can be told from its rows.
    """

    def __init__(self, workbook: Workbook, sheet: Sheet) -> None:
        self.sheet = sheet
        self.decimal: DecimalMark = workbook.decimal
        self.is_text = bool(workbook.delimiter)
        self.file_stem = re.sub(r"\.\w+$", "", workbook.file)
        self.above = 0
        self.first_table_row: int | None = None

    def row(self, row: int) -> "list[tuple[int, Cell]]":
        """The filled cells of a row with their columns."""
        return [(column, cell) for column, cell in enumerate(self.sheet.cells[row - 1], 1) if not is_blank(cell)]

    def text(self, row: int, column: int) -> str:
        """A cell as one line of text."""
        return text_of(self.sheet.at(row, column))

    def label(self, row: int, column: int) -> PeriodLabel | None:
        """What a cell says about a period."""
        return read_label(self.sheet.at(row, column))

    def is_number(self, row: int, column: int) -> bool:
        """Whether a cell is a number, also one written as text."""
        return isinstance(self.figure(row, column), Figure)

    def figure(self, row: int, column: int) -> Figure | None:
        """The number in a cell, or None."""
        reading = read_value(self.sheet.at(row, column), self.decimal)
        return reading if isinstance(reading, Figure) else None

    def titles(self, header_row: int) -> list[tuple[int, int, str]]:
        """(row, column, text) of the texts between the table before and a head, and at the top of the sheet."""
        top = range(1, self.first_table_row or header_row)
        between = range(self.above + 1, header_row)
        rows = sorted({*top, *between})
        return list(self._texts(rows))

    def notes(self, first: int, last: int) -> list[tuple[int, int, str]]:
        """(row, column, text) of the texts that stand alone in their row, from one row to another."""
        rows = range(first, min(last, self.sheet.height) + 1)
        return list(self._texts([row for row in rows if len(self.row(row)) == 1]))

    def _texts(self, rows: "range | list[int]") -> Iterator[tuple[int, int, str]]:
        for row in rows:
            for column, cell in self.row(row):
                text = text_of(cell)
                if len(text) > _LONGEST_TITLE:
                    continue
                label = read_label(cell)
                if (label is not None and label.period is not None) or (
                    isinstance(cell, str) and not self.is_number(row, column)
                ):
                    yield row, column, text
