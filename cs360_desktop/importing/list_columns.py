"""The columns of a list under their heads: what each head says, and what stands below it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.importing.columns import role_of_head, sounds_counted
from cs360_desktop.importing.distinct import distinct_of
from cs360_desktop.importing.mapping import Role
from cs360_desktop.importing.numbers import Figure, read_value
from cs360_desktop.importing.row_periods import PERIOD_ROLES
from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.texts import is_blank, spaced, text_of
from cs360_desktop.importing.values import names_units, state_of
from cs360_desktop.importing.words import words
from cs360_desktop.importing.workbook import Cell, DecimalMark

_CELLS_LOOKED_AT = 500
_ROWS_LOOKED_AT = 40


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column under its head, with its distinct cells in order of appearance."""

    column: int
    head: str
    role: Role | None
    reason: str
    distinct: tuple[Cell, ...] = field(repr=False)
    is_numeric: bool


def columns_of(scan: SheetScan, row: int) -> tuple[list[ListColumn], int] | None:
    """The columns of the list whose head is in a row, and its last row; None where it is no such head."""
    heads = _heads(scan, row)
    if heads is None:
        return None
    leading = _leading_periods(scan, row, heads[0][0])
    if leading is None and not any(_tells_layout(head) for _, head in heads):
        return None
    last = _last_row(scan, row)
    if last == row:
        return None
    rows = scan.sheet.cells[row:last]
    columns = [_column(column, head, distinct_of(rows, column), scan.decimal) for column, head in heads]
    if leading is not None and columns[0].role is None:
        columns[0] = replace(columns[0], role=leading, is_numeric=False)
    return columns, last


def _leading_periods(scan: SheetScan, head: int, column: int) -> Role | None:
    """What the cells of the first column are, where all of them name periods whatever its head says.

    Names left of it, or a head such as `Robbery`, make counts of what looks like years.
    """
    labels = []
    for row in range(head + 1, min(head + _ROWS_LOOKED_AT, scan.sheet.height) + 1):
        text = scan.text(row, column)
        if text and any(scan.text(row, left) for left in range(1, column)):
            return None
        label = scan.label(row, column)
        if label is not None and label.kind is not None:
            labels.append(label)
        elif text and not words().is_total(text):
            if len(scan.row(row)) == 1 and labels:
                break  # a note below the list
            return None
    if len(set(labels)) < 2:
        return None
    if all(label.kind is PeriodKind.YEAR for label in labels):
        return None if sounds_counted(scan.text(head, column)) else Role.YEAR
    if all(label.month is not None for label in labels):
        return Role.MONTH
    return Role.QUARTER if all(label.quarter is not None for label in labels) else Role.PERIOD


def _tells_layout(head: str) -> bool:
    """Whether a text can be the head of a column of periods or of a list of incidents."""
    if role_of_head(head)[0] in {*PERIOD_ROLES, Role.WEEK}:
        return True
    return any(words().finds(each, spaced(head)) for each in ("columns.incident", "incidents.date"))


def _heads(scan: SheetScan, row: int) -> list[tuple[int, str]] | None:
    """The texts of a head row with their columns, None where it cannot be one."""
    filled = scan.row(row)
    if not filled or not all(isinstance(cell, str) for _, cell in filled):
        return None
    heads = [(column, text_of(cell)) for column, cell in filled]
    before = heads[0][0] - 1
    if before and _leading_periods(scan, row, before) is not None:
        heads.insert(0, (before, ""))
    if len(heads) < 2:
        return None
    if any(scan.is_number(row, column) or len(head) > 80 for column, head in heads):
        return None
    first, last = heads[0][0], heads[-1][0]
    told = dict(heads)
    return [(column, told.get(column, "")) for column in range(first, last + 1)]


def _last_row(scan: SheetScan, head: int) -> int:
    """The last row of the list: it may have gaps, but after a gap a row must be filled as well as the first one."""
    cells = scan.sheet.cells
    last, gap = head, False
    heads = list(cells[head - 1])
    first = next(at for at, cell in enumerate(heads) if not is_blank(cell))
    told, width = heads[first], len(heads)
    for number, row in enumerate(islice(cells, head, None), head + 1):
        if row[first] == told and list(row) != heads:
            break  # another head that begins alike
        blanks = row.count(None)
        if blanks == width:
            gap = True
            if last == head:
                return head
        elif gap and 2 * (width - blanks) <= width - cells[head].count(None):
            break
        else:
            last = number
    return last


def _column(column: int, head: str, distinct: tuple[Cell, ...], decimal: DecimalMark) -> ListColumn:
    role, reason = role_of_head(head) if head else (None, "")
    is_numeric = _is_numeric(distinct, decimal)
    if role is Role.AREA and any(distinct) and all(state_of(text_of(cell)) for cell in distinct):
        role = Role.STATE
    elif (role is Role.MEASURE and is_numeric) or (role is Role.UNIT and not names_units(distinct)):
        role = None  # `Unit` is the traffic unit as well
    return ListColumn(column, head, role, reason, distinct, is_numeric)


def _is_numeric(distinct: Sequence[Cell], decimal: DecimalMark) -> bool:
    """Whether a column holds figures; a few words among them are refused cell by cell later."""
    readings = [read_value(cell, decimal) for cell in distinct[:_CELLS_LOOKED_AT]]
    filled = [reading for reading in readings if reading is not None]
    return 2 * sum(isinstance(reading, Figure) for reading in filled) > len(filled)
