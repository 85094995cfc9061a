"""The history of every change as an Excel workbook and as CSV, written side by side in one pass through its lines."""

import csv
from collections.abc import Iterable
from datetime import UTC
from typing import BinaryIO, TextIO

from cs360_desktop.domain.entry_lines import Field
from cs360_desktop.domain.logged_changes import ChangeInWords
from cs360_desktop.reporting.long_sheet import LongSheet
from cs360_desktop.reporting.plain_cells import plain, safe_text

COLUMNS = (
    "changed_at_utc",
    "changed_at_local",
    "changed_by",
    "step",
    "what_was_done",
    "kind_of_record",
    "record",
    "area",
    "period",
    "part",
    "before",
    "after",
    "came_from",
)
"""Lines of one `step` were done, and can be undone, together."""
_WIDTHS = (19, 25, 18, 7, 24, 16, 40, 16, 14, 14, 28, 28, 30)
_MOST_CHARACTERS = 32_767
"""As many as a cell of Excel holds."""


def write_history(lines: Iterable[ChangeInWords], workbook: BinaryIO, text: TextIO) -> int:
    """Write every line into both and return how many there were; figures stay numbers, text becomes no formula.

    The time at the place of this computer carries its offset, so that the hour that a fall night has twice is told
    apart.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = LongSheet(book, "History", COLUMNS, _WIDTHS)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    count = 0
    for line in lines:
        fields = _fields(line)
        writer.writerow([plain(field) for field in fields])
        sheet.append([line.at.astimezone(UTC).replace(tzinfo=None, microsecond=0), *map(_cell, fields[1:])])
        count += 1
    book.save(workbook)
    return count


def _fields(line: ChangeInWords) -> tuple[Field, ...]:
    local = line.at.astimezone().isoformat(" ", "seconds")
    told = (line.what, line.noun, line.record, line.area, line.period, line.part, line.before, line.after, line.origin)
    return (line.at, local, line.who, line.step, *told)


def _cell(field: Field) -> Field:
    if not isinstance(field, str):
        return field
    text = safe_text(field)
    return (text if len(text) <= _MOST_CHARACTERS else f"{text[: _MOST_CHARACTERS - 1]}…") or None
