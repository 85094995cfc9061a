"""The rows below a head of periods: values, headings, the head repeated, second heads, and where the table ends."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.importing.headings import begins_block
from cs360_desktop.importing.heads import Head, find_head
from cs360_desktop.importing.numbers import Refusal, read_value
from cs360_desktop.importing.scan import SheetScan

_HAS_WORD = re.compile(r"^\W*[^\W\d_]|^\W*\d+\W+[^\W\d_]{3}|^\W*[^\W\d_]{3}")
"""Words where a figure should be, also behind a year: `2022 YTD`, `% change`."""


@dataclass(slots=True)
class Body:
    """The rows below a head: those with values, those that only say something, and how far the search went."""

    rows: list[int] = field(default_factory=list)
    sections: list[int] = field(default_factory=list)
    repeats: list[int] = field(default_factory=list)
    subheads: list[int] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)
    end: int = 0


def body_of(scan: SheetScan, head: Head) -> Body:
    """Follow the rows below a head to the next head, to a head of another kind, or to the end of the sheet."""
    body = Body(end=scan.sheet.height)
    before = 0
    for row in range(head.row + 1, scan.sheet.height + 1):
        cells = scan.row(row)
        if not cells:
            continue
        end = _end_before(scan, head, body, row, before)
        before = row
        if end is not None:
            body.end = end
            while body.sections and body.sections[-1] > end:
                body.sections.pop()
            break
        _sort(scan, head, body, row)
    return body


def _end_before(scan: SheetScan, head: Head, body: Body, row: int, before: int) -> int | None:
    """The last row of the table where a row begins another one; None where it goes on."""
    if row <= head.row + 1:
        return None
    if _repeats(scan, head, row):
        # The head again under a heading or with another corner: a block of its own.
        heading = before in body.sections and bool(body.rows)
        if heading or _others(scan, head, row) != _others(scan, head, head.row):
            return before - 1 if heading else row - 1
        return None
    if body.rows and begins_block(scan, row):
        return row - 1
    if find_head(scan, row, inside=True):
        return row - 1
    return row - 1 if body.rows and _is_second_head(scan, head, row) else None


def _sort(scan: SheetScan, head: Head, body: Body, row: int) -> None:
    """Put a row where it belongs."""
    cells = scan.row(row)
    filled = [column for column in head.labels if scan.text(row, column)]
    is_text = len(cells) == 1 and not scan.is_number(row, cells[0][0])
    if not filled or (is_text and _is_foreign(scan, row, cells[0][0])):
        body.sections.append(row)
    elif _repeats(scan, head, row):
        body.repeats.append(row)
    elif _is_second_head(scan, head, row):
        body.subheads.append(row)
    elif _may_be_years(scan, head, row):
        body.doubtful.append(row)
    else:
        body.rows.append(row)


def _repeats(scan: SheetScan, head: Head, row: int) -> bool:
    if len(head.labels) == 1 and _others(scan, head, row) != _others(scan, head, head.row):
        return False  # `Arson | 2015` under `Offense | 2015` may be a count
    return all(scan.label(row, column) == label for column, label in head.labels.items())


def _others(scan: SheetScan, head: Head, row: int) -> list[tuple[int, str]]:
    """The texts of a row beside the periods."""
    return [(column, scan.text(row, column)) for column, _ in scan.row(row) if column not in head.labels]


def _is_second_head(scan: SheetScan, head: Head, row: int) -> bool:
    filled = [column for column in head.labels if scan.text(row, column)]
    foreign = sum(_is_foreign(scan, row, column) for column in filled)
    labels = sum(scan.label(row, column) is not None and not scan.is_number(row, column) for column in filled)
    if labels > 1 and labels == len(filled):
        return True
    return foreign > 1 and 2 * foreign >= len(filled)


def _may_be_years(scan: SheetScan, head: Head, row: int) -> bool:
    """Whether a row under years has only years that follow one another: a second head, or counts by chance."""
    labels = [scan.label(row, column) for column in sorted(head.labels) if scan.text(row, column)]
    years = [label.period.start.year for label in labels if label and label.period and label.kind is PeriodKind.YEAR]
    if len(head.labels) == 1:
        return all(scan.label(row, column) == label for column, label in head.labels.items())
    steps = {later - earlier for earlier, later in pairwise(years)}
    return len(years) == len(labels) > 1 and len(steps) == 1 and steps <= {1, -1}


def _is_foreign(scan: SheetScan, row: int, column: int) -> bool:
    """Whether a value cell holds words without any figure, as a second head would."""
    cell = scan.sheet.at(row, column)
    reading = read_value(cell, scan.decimal)
    return (
        isinstance(reading, Refusal)
        and isinstance(cell, str)
        and _HAS_WORD.search(cell) is not None
        and "state" not in reading.reason
    )
