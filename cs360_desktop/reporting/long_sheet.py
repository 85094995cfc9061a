"""A list of any length in a workbook: it goes on in a further sheet where one is full."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_ROWS = 1_048_576
"""Rows of a sheet, the head among them, as every spreadsheet program since 2007 has them."""


class LongSheet:
    """Takes rows one by one under a head that stays in sight; `widths` are those of the first columns, in characters.

    The workbook must be one that is only written.
    """

    def __init__(self, workbook: "Workbook", title: str, head: Sequence[str], widths: Sequence[int] = ()) -> None:
        self._workbook = workbook
        self._title = title
        self._head = head
        self._widths = widths
        self._sheets = 0
        self._sheet = self._next_sheet()

    def _next_sheet(self) -> Any:  # a sheet that is only written; openpyxl's types do not know its columns
        from openpyxl.utils import get_column_letter

        self._sheets += 1
        title = self._title if self._sheets == 1 else f"{self._title} {self._sheets}"
        sheet: Any = self._workbook.create_sheet(title)
        sheet.freeze_panes = "A2"
        for column, width in enumerate(self._widths, 1):
            sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.append(self._head)
        self._rows = 1
        return sheet

    def append(self, row: Sequence[Any]) -> None:
        """Write the next row."""
        if self._rows == MOST_ROWS:
            self._sheet = self._next_sheet()
        self._sheet.append(row)
        self._rows += 1
