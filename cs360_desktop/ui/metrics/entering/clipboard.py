"""Rectangles of text to and from spreadsheets: tab-separated, with quoted line breaks as Excel writes them."""

import csv
import io
from collections.abc import Sequence

from cs360_desktop.domain.errors import UserError

Rectangle = tuple[tuple[str | None, ...], ...]
"""Lines of cells, all as long as the longest; None where a shorter line has no cell: that is not a blank one."""


def to_text(rows: Sequence[Sequence[str]]) -> str:
    """Write a rectangle; cells with tabs, quotes or line breaks are quoted."""
    out = io.StringIO(newline="")
    csv.writer(out, dialect="excel-tab", lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def from_text(text: str) -> Rectangle:
    """Read a rectangle; short rows are filled up with None, the line end after the last row is none of its own.

    Raises:
        UserError: one cell is longer than any table has.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    try:
        rows = list(csv.reader(io.StringIO(lines, newline=""), dialect="excel-tab")) or [[""]]
    except csv.Error as error:
        raise UserError(
            "What was copied cannot be read as a table, so nothing was pasted. Copy the cells again, then paste.",
            detail=str(error),
        ) from error
    width = max(1, *(len(row) for row in rows))
    return tuple((*row, *[None] * (width - len(row))) for row in rows)
