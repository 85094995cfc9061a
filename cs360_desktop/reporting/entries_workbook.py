"""Entries as an Excel workbook: all of them long on one sheet, and wide on one sheet per kind of period."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from cs360_desktop.domain.entries import Value
from cs360_desktop.domain.entry_lines import COLUMNS, EntryLine, Field, fields
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.reporting.plain_cells import safe_text

_SHEETS = {
    PeriodKind.MONTH: "Months",
    PeriodKind.QUARTER: "Quarters",
    PeriodKind.YEAR: "Years",
    PeriodKind.WEEK: "Weeks",
    PeriodKind.FOUR_WEEKS: "28 days",
}
_STATE_MARKS = {"not collected": "n/c", "not yet available": "later", "suppressed": "held"}


def write_entries(lines: Sequence[EntryLine], target: Path | BinaryIO) -> None:
    """Write the workbook; figures stay numbers, text can never become a formula."""
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    long = workbook.create_sheet("All entries")
    long.freeze_panes = "A2"
    long.append(COLUMNS)
    for line in lines:
        long.append([_cell(field) for field in fields(line)])
    for kind, title in _SHEETS.items():
        of_kind = [line for line in lines if line.entry.key.period.kind is kind]
        if of_kind:
            sheet = workbook.create_sheet(title)
            sheet.freeze_panes = "D2"
            for row in _wide(of_kind):
                sheet.append(row)
    workbook.save(target)


def _wide(lines: Sequence[EntryLine]) -> list[list[Field]]:
    periods = sorted({line.entry.key.period for line in lines})
    rows: dict[tuple[int, int], dict[Period, Field]] = {}
    names: dict[tuple[int, int], list[Field]] = {}
    for line in lines:
        key = (line.measure.id, line.entry.key.area_id)
        names.setdefault(key, [safe_text(line.measure.name), safe_text(line.area), line.measure.unit.value])
        rows.setdefault(key, {})[line.entry.key.period] = _shown(line.entry.value, line.measure.scale)
    head: list[Field] = ["Measure", "Area", "Unit", *(period.label for period in periods)]
    return [head, *([*names[key], *(row.get(period) for period in periods)] for key, row in rows.items())]


def _shown(value: Value, scale: float) -> Field:
    if not value.state.has_figure:
        return _STATE_MARKS[value.state.word]
    figure = value.figure(scale)
    return figure if figure is None else _number(figure)


def _number(figure: float) -> float:
    return int(figure) if figure == int(figure) else figure


def _cell(field: Field) -> Field:
    match field:
        case str():
            return safe_text(field)
        case datetime():
            return field.astimezone(UTC).replace(tzinfo=None)  # Excel knows no time zones
        case float() | int():
            return _number(field)
        case _:
            return field
