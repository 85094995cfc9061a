"""Actions as an Excel workbook: one row for each, dates as dates, to sort and filter."""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from cs360_desktop.domain.entry_lines import Field
from cs360_desktop.reporting.long_sheet import LongSheet
from cs360_desktop.reporting.plain_cells import safe_text

COLUMNS = (
    "number",
    "action",
    "owner",
    "group",
    "due",
    "due_before",
    "status",
    "days_late",
    "carried",
    "decided",
    "done",
    "dropped_reason",
    "problem",
    "measure",
    "note",
)
_WIDTHS = (8, 60, 24, 24, 12, 12, 12, 9, 9, 12, 12, 30, 30, 30, 40)


def write_actions(rows: Sequence[Sequence[Field]], target: Path | BinaryIO) -> None:
    """Write one row for each action, each with a field for each of `COLUMNS`; text can never become a formula."""
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    sheet = LongSheet(workbook, "Actions", COLUMNS, _WIDTHS)
    for row in rows:
        sheet.append([safe_text(field) if isinstance(field, str) else field for field in row])
    workbook.save(target)
