"""Lines of a form or a filter over a table, such as `Beat: 4` or `Shift | Nights`: its numbers may be a part only."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.importing.mapping import TableMapping
from cs360_desktop.importing.questions import AS_IT_STANDS, LEAVE_TABLE_OUT, ONE_AREA, WHOLE_AGENCY, Question, Topic
from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.texts import shown
from cs360_desktop.importing.words import words
from cs360_desktop.importing.workbook import address

_ONE_CELL = re.compile(r"(?P<key>[^:]{1,30}): *(?P<value>.+)")
_SPAN = re.compile(r"\(?\d{1,3} ?(?:mos?|months?|wks?|weeks|days|mes|meses|qtrs?|quarters)\.?\)?", re.IGNORECASE)
_WHOLE = re.compile(r"\(?(?:12 ?m|52 ?w|53 ?w|36[56] ?d|4 ?q)", re.IGNORECASE)
_FIRST_ROWS = 2
_IN_A_LINE = 2
_MOST_ROWS = 500
_YEAR = re.compile(r"\(?(19|20)\d\d\)?")


def with_lines_asked(scan: SheetScan, tables: Sequence[TableMapping]) -> list[TableMapping]:
    """Ask about the lines over each table, and those at the top of the sheet, that narrow what it counts."""
    first = min((table.header_rows[0] for table in tables if table.header_rows), default=1)
    top = list(_lines(scan, range(1, first)))
    asked = []
    for table in tables:
        if table.counting is not None or not table.header_rows:
            asked.append(table)
            continue
        head = table.header_rows[0]
        above = max((other.last_row for other in tables if other.last_row < head), default=first - 1)
        lines = [*top, *_lines(scan, range(above + 1, head)), *_lines(scan, _rows_within(table))]
        questions = [question for line in lines for question in _about(line, table)]
        questions += _about_spans(scan, table)
        asked.append(replace(table, questions=tuple(dict.fromkeys((*table.questions, *questions)))))
    return asked


_Line = tuple[int, int, str, str]
"""Row, column, key and value."""


def _rows_within(table: TableMapping) -> list[int]:
    """The rows of a table made by hand; in an export of thousands no line of a form stands between them."""
    if table.last_row - table.first_row > _MOST_ROWS:
        return []
    return [row for row in range(table.first_row, table.last_row + 1) if row not in table.rows_left_out]


def _lines(scan: SheetScan, rows: Sequence[int]) -> Iterator[_Line]:
    for row in rows:
        filled = scan.row(row)
        texts = [scan.text(row, column) for column, _ in filled]
        if len(texts) == _IN_A_LINE and filled[1][0] - filled[0][0] <= _IN_A_LINE:
            yield row, filled[0][0], texts[0].rstrip(" :"), texts[1]
        for (column, _), text in zip(filled, texts, strict=True):
            match = _ONE_CELL.fullmatch(text)
            if match is not None:
                yield row, column, match["key"].strip(), match["value"]


def _about_spans(scan: SheetScan, table: TableMapping) -> Iterator[Question]:
    """Ask about a row such as `12 mo. | 9 mo.` below the years that says how much of each they cover."""
    if table.period_kind is not PeriodKind.YEAR:
        return
    for row in range(table.header_rows[0], min(table.first_row + _FIRST_ROWS, table.last_row) + 1):
        spans = {column: text for column, _ in scan.row(row) if _SPAN.fullmatch(text := scan.text(row, column))}
        if any(not _WHOLE.match(text) for text in spans.values()):
            said = ", ".join(f"“{shown(text)}”" for text in spans.values())
            sentence = f"Row {row} says {said}, so not every figure may be of a whole year."
            cells = tuple(address(row, column) for column in spans)
            yield Question(Topic.MEANING, sentence, table.sheet, cells, options=(AS_IT_STANDS, LEAVE_TABLE_OUT))


def _about(line: _Line, table: TableMapping) -> Iterator[Question]:
    row, column, key, value = line
    if words().finds("forms.everything", value):
        return
    said = f"“{shown(f'{key}: {value}')}” stands over the numbers"
    where = (address(row, column),)
    if words().finds("forms.where", key):
        options = (ONE_AREA, WHOLE_AGENCY, LEAVE_TABLE_OUT)
        yield Question(Topic.AREA, f"{said}: are they of that area alone?", table.sheet, where, options=options)
    elif words().finds("forms.which", key):
        sentence = f"{said}, so they may be a part only, or to be read in another way."
        yield Question(Topic.MEANING, sentence, table.sheet, where, options=(AS_IT_STANDS, LEAVE_TABLE_OUT))
    elif table.period_kind is PeriodKind.YEAR and words().finds("forms.when", key) and not _YEAR.fullmatch(value):
        sentence = f"{said}, so each figure may be part of a year and not a whole one."
        yield Question(Topic.MEANING, sentence, table.sheet, where, options=(AS_IT_STANDS, LEAVE_TABLE_OUT))
