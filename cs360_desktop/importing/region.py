"""The rows and columns of a table with names at the left and heads of texts, before anything is concluded."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cs360_desktop.domain.entries import EntryState
from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.importing.columns import role_of_head
from cs360_desktop.importing.headings import begins_block
from cs360_desktop.importing.mapping import Role
from cs360_desktop.importing.numbers import Figure, Refusal, read_value
from cs360_desktop.importing.passed_over import is_like_a_number
from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.stack import spread
from cs360_desktop.importing.texts import folded, is_blank

_MOST_HEAD_ROWS = 4
_BLANK_ROWS_BELOW_HEAD = 1
_ROWS_LOOKED_AT = 5


@dataclass(slots=True)
class Region:
    """Where heads, names and numbers stand; rows and columns are 1-based.

    `heads` has the texts over each column, top first; `unclear` the columns an upper text may or may not stand over.
    """

    head_rows: list[int]
    heads: dict[int, tuple[str, ...]]
    unclear: tuple[int, ...]
    labels: list[int] = field(default_factory=list)
    values: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    sections: list[int] = field(default_factory=list)
    repeats: list[int] = field(default_factory=list)


def region(scan: SheetScan, row: int) -> Region | None:
    """The region whose lowest head row is a row, or None where it is no such head."""
    first = _first_row(scan, row)
    found = _heads(scan, row, first) if first is not None else None
    if found is None or first is None:
        return None
    _follow(scan, found, first)
    return found if found.rows and found.values else None


def _first_row(scan: SheetScan, head: int) -> int | None:
    """The first row with numbers directly below a row of texts, perhaps after headings; None where there is none."""
    filled = scan.row(head)
    if len(filled) < 2 or any(is_like_a_number(scan, head, column) or scan.label(head, column) for column, _ in filled):
        return None
    if _has_only_states(scan, head):
        return None
    heads = {column for column, _ in filled}
    blank = 0
    for row in range(head + 1, scan.sheet.height + 1):
        cells = scan.row(row)
        if not cells:
            blank += 1
            if blank > _BLANK_ROWS_BELOW_HEAD:
                return None
        elif any(scan.is_number(row, column) and column in heads for column, _ in cells):
            is_head = all(scan.label(row, column) for column, _ in cells if scan.is_number(row, column))
            return (
                None
                if is_head and len(cells) > 2 and sum(bool(scan.label(row, column)) for column, _ in cells) > 1
                else row
            )
        elif len(cells) > 1 and not _has_only_states(scan, row):
            return None
    return None


def _has_only_states(scan: SheetScan, row: int) -> bool:
    """Whether a row names one thing and has nothing but `n/a`, `-` and the like beside it: it is no head."""
    _, *beside = scan.row(row)
    readings = [read_value(cell, scan.decimal) for _, cell in beside]
    return bool(readings) and all(
        isinstance(each, EntryState) or (isinstance(each, Refusal) and "state" in each.reason) for each in readings
    )


def _heads(scan: SheetScan, row: int, first: int) -> Region | None:
    """Go up from the lowest head row as long as rows are heads and no titles."""
    rows = [row]
    while rows[0] - 1 > scan.above and len(rows) < _MOST_HEAD_ROWS:
        above = rows[0] - 1
        filled = scan.row(above)
        over_several = any(top == above and right > left for top, left, _, right in scan.sheet.merged)
        if len(filled) < 2 and not (filled and over_several and _is_band(scan, above)):
            break
        if any(is_like_a_number(scan, above, column) for column, _ in filled):
            return None
        rows.insert(0, above)
    near = [*rows, *range(first, min(first + _ROWS_LOOKED_AT, scan.sheet.height + 1))]
    filled_columns = [column for each in near for column, _ in scan.row(each) if len(scan.row(each)) > 1]
    columns = range(min(filled_columns), max(filled_columns) + 1)
    texts: dict[int, tuple[str, ...]] = dict.fromkeys(columns, ())
    unclear: list[int] = []
    for each in reversed(rows):
        if each == row:
            told = {column: scan.text(each, column) for column in columns}
        else:
            over = spread(scan, each, list(columns), {column: " ".join(below) for column, below in texts.items()})
            told = dict(over.texts)
            unclear += over.unclear
        texts = {column: _joined(told.get(column, ""), texts[column]) for column in columns}
    return Region(rows, texts, tuple(unclear))


def _is_band(scan: SheetScan, row: int) -> bool:
    """Whether a single merged text is a head over some columns and no title over the whole table."""
    column = scan.row(row)[0][0]
    return column > 1 and bool(scan.text(row + 1, column))


def _joined(text: str, below: tuple[str, ...]) -> tuple[str, ...]:
    """A text over others, once where both rows say the same."""
    text = "" if text.casefold().startswith("unnamed:") else text
    return below if not text or any(folded(text) == folded(each) for each in below) else (text, *below)


def _follow(scan: SheetScan, found: Region, first: int) -> None:
    """Go down the body, to the next head or the end, and tell label columns from value columns."""
    body = _rows_below(scan, found, first)
    numeric = {column for column in found.heads if _is_numeric(scan, body, column)}
    told = {column: role_of_head(texts[-1])[0] if texts else None for column, texts in found.heads.items()}
    named = {column for column, role in told.items() if role in {Role.AREA, Role.YEAR}}
    named |= {column for column, role in told.items() if role is Role.MEASURE and column not in numeric}
    named |= {column for column in numeric if not found.heads[column] and _numbers_rows(scan, body, column)}
    named |= {column for column in numeric if not found.heads[column] and _names_years(scan, body, column)}
    values = sorted(column for column in numeric if column not in named)
    if not values:
        return
    found.values = values
    found.labels = [
        column
        for column in found.heads
        if column < values[0] and any(scan.text(row, column) for row in body) and column not in values
    ]
    for row in body:
        if any(scan.text(row, column) for column in values):
            found.rows.append(row)
        else:
            found.sections.append(row)
    while found.sections and found.rows and found.sections[-1] > found.rows[-1]:
        found.sections.pop()


def _rows_below(scan: SheetScan, found: Region, first: int) -> list[int]:
    body: list[int] = []
    lowest = found.head_rows[-1]
    gap = False
    for row in range(lowest + 1, scan.sheet.height + 1):
        filled = scan.row(row)
        if not filled:
            gap = bool(body)
            continue
        if row >= first and all(scan.text(row, column) == scan.text(lowest, column) for column, _ in filled):
            found.repeats.append(row)
            continue
        if body and begins_block(scan, row):
            break
        numbers = any(cell.__class__ is float for _, cell in filled) or any(
            scan.is_number(row, column) for column, _ in filled
        )
        words_across = 0 if numbers else sum(_is_word(scan, row, column) for column, _ in filled)
        if row > first and not numbers and words_across > 2 and len(filled) > 2:
            break
        if gap and not numbers:
            break
        body.append(row)
    return body


def _is_word(scan: SheetScan, row: int, column: int) -> bool:
    text = scan.text(row, column)
    reading = read_value(scan.sheet.at(row, column), scan.decimal)
    return text[:1].isalpha() and isinstance(reading, Refusal) and "state" not in reading.reason


def _numbers_rows(scan: SheetScan, rows: Sequence[int], column: int) -> bool:
    """Whether a column without a head counts the rows: whole numbers that rise by one, left of a column of texts."""
    numbers = [figure.number for row in rows if (figure := scan.figure(row, column)) is not None]
    rises = len(numbers) > 1 and all(later == earlier + 1 for earlier, later in pairwise(numbers))
    return rises and sum(1 for row in rows if _is_word(scan, row, column + 1)) * 2 > len(rows)


def _names_years(scan: SheetScan, rows: Sequence[int], column: int) -> bool:
    """Whether the numbers of a column are years, each of them several times over: rows of a block, and no values."""
    labels = [label for row in rows if (label := scan.label(row, column)) is not None]
    years = [label.period for label in labels if label.kind is PeriodKind.YEAR]
    numbers = sum(scan.is_number(row, column) for row in rows)
    return len(years) == len(labels) == numbers > 2 * len(set(years)) - 1


def _is_numeric(scan: SheetScan, rows: Sequence[int], column: int) -> bool:
    """Whether most of the filled cells of a column are figures."""
    cells = scan.sheet.cells
    column_cells = [cells[row - 1][column - 1] for row in rows]
    filled = [cell for cell in column_cells if not is_blank(cell)]
    plain = sum(1 for cell in filled if cell.__class__ is float)
    texts = Counter(cell for cell in filled if isinstance(cell, str))
    figures = sum(times for text, times in texts.items() if isinstance(read_value(text, scan.decimal), Figure))
    return 2 * (plain + figures) > len(filled)
