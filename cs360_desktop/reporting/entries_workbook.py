"""Entries as an Excel workbook: all of them long on one sheet, and wide on one sheet per kind of period."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from cs360_desktop.domain.entries import EntryState
from cs360_desktop.domain.entry_lines import COLUMNS, EntryLine, Field, fields
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.reporting.long_sheet import LongSheet
from cs360_desktop.reporting.plain_cells import period_head, safe_text

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_SHEETS = {
    PeriodKind.MONTH: "Months",
    PeriodKind.QUARTER: "Quarters",
    PeriodKind.YEAR: "Years",
    PeriodKind.WEEK: "Weeks",
    PeriodKind.FOUR_WEEKS: "28 days",
}
_FORMATS = {EntryState.ESTIMATED: '"≈ "General', EntryState.DISPUTED: 'General" disputed"'}
"""A figure that is in doubt says so where it is shown, and stays a number to calculate with."""

Shown: TypeAlias = "Field | Cell"


def write_entries(lines: Sequence[EntryLine], target: Path | BinaryIO) -> None:
    """Write the workbook; figures stay numbers, text can never become a formula."""
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    long = LongSheet(workbook, "All entries", COLUMNS)
    for line in lines:
        long.append([_cell(field) for field in fields(line)])
    for kind, title in _SHEETS.items():
        of_kind = [line for line in lines if line.entry.key.period.kind is kind]
        if of_kind:
            sheet = workbook.create_sheet(title)
            sheet.freeze_panes = "D2"
            for row in _wide(of_kind, sheet):
                sheet.append(row)
    workbook.save(target)


def _wide(lines: Sequence[EntryLine], sheet: "WriteOnlyWorksheet") -> Iterator[Sequence[Shown]]:
    """The head, then one row for each measure and area, blank where there is no entry."""
    periods = sorted({line.entry.key.period for line in lines})
    rows: dict[tuple[int, int], dict[Period, EntryLine]] = {}
    for line in lines:
        rows.setdefault((line.measure.id, line.entry.key.area_id), {})[line.entry.key.period] = line
    yield ["Measure", "Area", "Unit", *map(period_head, periods)]
    for row in rows.values():
        some = next(iter(row.values()))
        names = [safe_text(some.measure.name), safe_text(some.area), some.measure.unit.value]
        yield [*names, *(_shown(row[period], sheet) if period in row else None for period in periods)]


def _shown(line: EntryLine, sheet: "WriteOnlyWorksheet") -> Shown:
    """The figure, or the words for why there is none; every entry shows something."""
    from openpyxl.cell import WriteOnlyCell

    value = line.entry.value
    figure = value.figure(line.measure.scale)
    if not value.state.has_figure:
        return value.state.word
    if figure is None:
        return "0/0"  # no cases at all
    if value.state not in _FORMATS:
        return _number(figure)
    cell = WriteOnlyCell(sheet, _number(figure))
    cell.number_format = _FORMATS[value.state]
    return cell


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
