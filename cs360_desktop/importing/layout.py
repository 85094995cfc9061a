"""Find the tables of a sheet. Another layout is one more module and one more line in `_LAYOUTS`."""

from dataclasses import dataclass

from cs360_desktop.importing import long, wide
from cs360_desktop.importing.incidents import Incidents
from cs360_desktop.importing.mapping import LeftOut, TableMapping
from cs360_desktop.importing.matching import Matcher
from cs360_desktop.importing.questions import Question, Topic
from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.workbook import Sheet, Workbook, range_address

_LAYOUTS = (wide.detect, long.detect)
_MOST_RANGES = 5


@dataclass(frozen=True, slots=True)
class SheetFound:
    """The tables of one sheet, and what is asked about the rest of it."""

    tables: tuple[TableMapping, ...]
    questions: tuple[Question, ...]
    left_out: tuple[LeftOut, ...]


def find_tables(workbook: Workbook, sheet: Sheet, matcher: Matcher) -> SheetFound:
    """Go down a sheet from table to table."""
    scan = SheetScan(workbook, sheet)
    tables: list[TableMapping] = []
    questions: list[Question] = []
    left_out: list[LeftOut] = []
    unread: list[int] = []
    row = 1
    while row <= sheet.height:
        found = next((found for detect in _LAYOUTS if (found := detect(scan, row, matcher))), None)
        if found is None:
            if _has_figures(scan, row):
                unread.append(row)
            row += 1
        elif isinstance(found, Incidents):
            questions.append(found.question)
            left_out += found.left_out
            scan.above = found.last_row
            row = found.last_row + 1
        else:
            tables.append(found)
            scan.first_table_row = scan.first_table_row or min(found.header_rows)
            scan.above = found.last_row
            row = found.last_row + 1
    if unread:
        questions.append(_not_recognized(sheet, unread))
    return SheetFound(tuple(tables), tuple(questions), tuple(left_out))


def _has_figures(scan: SheetScan, row: int) -> bool:
    """Whether a row outside all tables holds a number beside something else."""
    filled = scan.row(row)
    return len(filled) > 1 and any(
        scan.is_number(row, column) and scan.label(row, column) is None for column, _ in filled
    )


def _not_recognized(sheet: Sheet, rows: list[int]) -> Question:
    cells = tuple(range_address((first, 1, last, max(sheet.width, 1))) for first, last in _runs(rows)[:_MOST_RANGES])
    return Question(
        Topic.LAYOUT,
        f"{len(rows)} rows with numbers belong to no table this program recognizes, so they were not read.",
        sheet.name,
        cells,
    )


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Consecutive rows as (first, last)."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
