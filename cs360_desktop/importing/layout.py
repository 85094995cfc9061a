"""Find the tables of a sheet. Another layout is one more module and one more line in `_LAYOUTS`."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cs360_desktop.importing import cross, long, wide
from cs360_desktop.importing.columns import is_counted
from cs360_desktop.importing.covered import tells_time
from cs360_desktop.importing.form_lines import with_lines_asked
from cs360_desktop.importing.incidents import Incidents
from cs360_desktop.importing.islands import Block, blocks_of, window
from cs360_desktop.importing.mapping import LeftOut, Role, TableMapping
from cs360_desktop.importing.matching import Matcher
from cs360_desktop.importing.passed_over import has_figures, may_be_counts, rows_passed_over
from cs360_desktop.importing.questions import LEAVE_ROWS_OUT, LEAVE_TABLE_OUT, ONE_AREA, WHOLE_AGENCY, Question, Topic
from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.texts import folded, name_of, shown
from cs360_desktop.importing.titles import doubts_of_notes
from cs360_desktop.importing.words import words
from cs360_desktop.importing.workbook import Sheet, Workbook, range_address

_LAYOUTS = (wide.detect, long.detect, cross.detect)
_MOST_RANGES = 5
_NOTE_ROWS = 12
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class SheetFound:
    """The tables of one sheet, and what is asked about the rest of it."""

    tables: tuple[TableMapping, ...]
    questions: tuple[Question, ...]
    left_out: tuple[LeftOut, ...]


def find_tables(workbook: Workbook, sheet: Sheet, matcher: Matcher) -> SheetFound:
    """Go down a sheet from table to table, and from left to right where tables stand side by side."""
    search = _Search(workbook, matcher)
    row = 1
    for block in blocks_of(sheet, workbook.decimal):
        search.rows(sheet, row, block.first - 1)
        search.side_by_side(sheet, block)
        row = block.last + 1
    search.rows(sheet, row, sheet.height)
    scan = SheetScan(workbook, sheet)
    search.tables = with_lines_asked(scan, _with_titles_asked(scan, search.tables, matcher))
    questions = search.questions
    unread = sorted(set(search.unread))
    if not (unread or search.tables or questions):
        unread = rows_passed_over(SheetScan(workbook, sheet))
    if unread:
        questions.append(_not_recognized(sheet, unread))
    return SheetFound(tuple(search.tables), tuple(questions), tuple(search.left_out))


def _with_titles_asked(scan: SheetScan, tables: Sequence[TableMapping], matcher: Matcher) -> list[TableMapping]:
    """Ask about a name over a table where another table of the sheet has the same heads, or an area over it.

    *Mill Creek* over one table and *Main St* over the next can be areas; below *Beat 1*, so can anything.
    """
    over = [_name_over(scan, table) for table in tables]
    own = {folded(table.area) for table in tables if table.area} & set(map(folded, over))
    heads = Counter(_heads_of(table) for table in tables)
    open_ = [bool(name) and not (table.has_areas or table.measure) for table, name in zip(tables, over, strict=True)]
    # Where one of them counts nothing, what another sounds like proves nothing: *Mill Creek*, *Robbins Nest*.
    unknown = {
        _heads_of(table)
        for table, name, is_open in zip(tables, over, open_, strict=True)
        if is_open and heads[_heads_of(table)] > 1 and not is_counted(name, matcher)
    }
    asked = []
    for table, name, is_open in zip(tables, over, open_, strict=True):
        rest = ""
        if is_open and _heads_of(table) in unknown:
            rest = "another table has the same heads: is it an area?"
        elif name and table.area and folded(table.area) in own - {folded(name)}:
            rest = f"“{shown(table.area)}” over another: which area is this one of?"
        asked.append(_asking_for_area(table, name, rest) if rest else table)
    return asked


def _heads_of(table: TableMapping) -> tuple[str, ...]:
    """What stands over its columns without those left out, which a table lacks where it has nothing in them."""
    return tuple(folded(column.header) for column in table.columns if column.role is not Role.LEFT_OUT)


def _name_over(scan: SheetScan, table: TableMapping) -> str:
    """The text alone in the row above a table that names no time and is more than a usual title."""
    top = min(table.header_rows, default=table.first_row) - 1
    filled = [(column, cell) for column, cell in scan.row(top)] if top > 0 else []
    if len(filled) != 1 or scan.is_number(top, filled[0][0]):
        return ""
    text = scan.text(top, filled[0][0])
    is_usual = tells_time(text) or not words().without("names.neutral", text)
    return "" if is_usual or len(text) > _LONGEST_NAME else name_of(text)


def _asking_for_area(table: TableMapping, name: str, rest: str) -> TableMapping:
    sentence = f"“{shown(name)}” stands over this table, and {rest}"
    top = min(table.header_rows, default=table.first_row) - 1
    cells = (f"A{top}",)
    question = Question(Topic.AREA, sentence, table.sheet, cells, options=(ONE_AREA, WHOLE_AGENCY, LEAVE_TABLE_OUT))
    return replace(table, questions=(*table.questions, question))


class _Search:
    """What was found on a sheet so far."""

    def __init__(self, workbook: Workbook, matcher: Matcher) -> None:
        self._workbook = workbook
        self._matcher = matcher
        self._above = 0
        self._first_table_row: int | None = None
        self.tables: list[TableMapping] = []
        self.questions: list[Question] = []
        self.left_out: list[LeftOut] = []
        self.unread: list[int] = []

    def side_by_side(self, sheet: Sheet, block: Block) -> None:
        """Look at each of the tables of a block as if it stood alone; notes below it are about all of them."""
        before, first = self._above, len(self.tables)
        lowest = before
        for columns in block.columns:
            self._above = before
            self.rows(window(sheet, block, columns), block.first, block.last)
            lowest = max(lowest, self._above)
        self._above = lowest
        scan = SheetScan(self._workbook, sheet)
        notes = tuple(doubts_of_notes(scan.notes(block.last + 1, block.last + _NOTE_ROWS), sheet.name))
        self.tables[first:] = [replace(table, questions=(*table.questions, *notes)) for table in self.tables[first:]]

    def rows(self, sheet: Sheet, first: int, last: int) -> None:
        """Look for tables in some rows of a sheet."""
        scan = SheetScan(self._workbook, sheet)
        scan.above, scan.first_table_row = self._above, self._first_table_row
        row = first
        while row <= last:
            found = None if _is_form_line(scan, row) else self._table_at(scan, row)
            if found is None:
                if has_figures(scan, row) or may_be_counts(scan, row):
                    self.unread.append(row)
                row += 1
                continue
            if isinstance(found, Incidents):
                self.questions.append(found.question)
                self.left_out += found.left_out
            else:
                self.tables.append(found)
                scan.first_table_row = scan.first_table_row or min(found.header_rows, default=found.first_row)
            scan.above = found.last_row
            row = found.last_row + 1
        self._above, self._first_table_row = scan.above, scan.first_table_row

    def _table_at(self, scan: SheetScan, row: int) -> TableMapping | Incidents | None:
        return next((found for detect in _LAYOUTS if (found := detect(scan, row, self._matcher))), None)


def _is_form_line(scan: SheetScan, row: int) -> bool:
    """Whether a row is a line of a form above a table: `Year: | 2023`, over another such line or a blank one."""
    if not _names_one_thing(scan, row):
        return False
    return row == scan.sheet.height or not scan.row(row + 1) or _names_one_thing(scan, row + 1)


def _names_one_thing(scan: SheetScan, row: int) -> bool:
    filled = scan.row(row)
    return len(filled) == 2 and scan.text(row, filled[0][0]).endswith(":")


def _not_recognized(sheet: Sheet, rows: list[int]) -> Question:
    cells = tuple(range_address((first, 1, last, max(sheet.width, 1))) for first, last in _runs(rows)[:_MOST_RANGES])
    sentence = (
        f"{len(rows)} rows with numbers belong to no table this program recognizes, so they were not read."
        if len(rows) > 1
        else "1 row with numbers belongs to no table this program recognizes, so it was not read."
    )
    return Question(Topic.LAYOUT, sentence, sheet.name, cells, options=(LEAVE_ROWS_OUT,))


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Consecutive rows as (first, last)."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
