"""Rows outside all tables that may hold counts all the same: nothing is passed over without a word."""

import re

from cs360_desktop.importing.columns import role_of_head
from cs360_desktop.importing.covered import tells_time
from cs360_desktop.importing.mapping import Role
from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.texts import text_of
from cs360_desktop.importing.workbook import Cell

_LIKE_A_NUMBER = re.compile(r"[-+$(]*\d[\d,. ]*[%)]*")
"""Also `1,204` in a file that does not tell its decimal mark, where no cell can be read as a number."""
_OF_TIME = frozenset({Role.YEAR, Role.QUARTER, Role.MONTH, Role.WEEK, Role.PERIOD})
_OF_HEADS = frozenset({Role.MEASURE, Role.AREA, Role.UNIT, Role.BREAKDOWN})

Filled = list[tuple[int, Cell]]


def has_figures(scan: SheetScan, row: int) -> bool:
    """Whether a row holds a number beside something else."""
    filled = scan.row(row)
    return len(filled) > 1 and any(
        scan.label(row, column) is None and (scan.is_number(row, column) or _LIKE_A_NUMBER.fullmatch(text_of(cell)))
        for column, cell in filled
    )


def is_like_a_number(scan: SheetScan, row: int, column: int) -> bool:
    """Whether a cell is a number, or a text such as `1,204` in a file that does not tell its decimal mark."""
    return scan.is_number(row, column) or _LIKE_A_NUMBER.fullmatch(scan.text(row, column)) is not None


def may_be_counts(scan: SheetScan, row: int) -> bool:
    """Whether numbers that look like years stand beside a name, and so they do in the row above or below."""
    return _has_years(scan, row) and any(
        0 < near <= scan.sheet.height and _has_years(scan, near) for near in (row - 1, row + 1)
    )


def _has_years(scan: SheetScan, row: int) -> bool:
    filled = scan.row(row)
    named = bool(filled) and scan.label(row, filled[0][0]) is None
    return named and _is_counted(scan, row, filled)


def rows_passed_over(scan: SheetScan) -> list[int]:
    """The rows with numbers of a sheet without any table, where all numbers look like years or stand alone.

    A list of years, one below another, and a line that tells a year count nothing.
    """
    filled = {row: scan.row(row) for row in range(1, scan.sheet.height + 1)}
    beside = [row for row, cells in filled.items() if _is_counted(scan, row, cells)]
    alone = [row for row, cells in filled.items() if len(cells) == 1 and scan.is_number(row, cells[0][0])]
    labels = [scan.label(row, filled[row][0][0]) for row in alone]
    years = [label.period.start for label in labels if label is not None and label.period is not None]
    are_years = len(years) == len(alone) and years in (sorted(set(years)), sorted(set(years), reverse=True))
    return beside or (alone if len(alone) > 1 and not are_years else [])


def _is_counted(scan: SheetScan, row: int, filled: Filled) -> bool:
    """Whether a number stands behind something that does not say that it tells when."""
    if len(filled) < 2:
        return False
    name = scan.text(row, filled[0][0]).rstrip(": ")
    if role_of_head(name)[0] in _OF_HEADS:  # `Measure` before years is a head, also where no row follows it
        return False
    is_name = scan.label(row, filled[0][0]) is None
    is_of_time = is_name and (tells_time(name) or any(role_of_head(word)[0] in _OF_TIME for word in name.split()))
    return not is_of_time and any(scan.is_number(row, column) for column, _ in filled[1:])
