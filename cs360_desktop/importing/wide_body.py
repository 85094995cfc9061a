"""The rows below a head of periods: values, headings, the head repeated, second heads, and where the table ends."""

from dataclasses import dataclass, field

from cs360_desktop.importing.heads import Head, find_head
from cs360_desktop.importing.numbers import Refusal, read_value
from cs360_desktop.importing.scan import SheetScan


@dataclass(slots=True)
class Body:
    """The rows below a head: those with values, those that only say something, and how far the search went."""

    rows: list[int] = field(default_factory=list)
    sections: list[int] = field(default_factory=list)
    repeats: list[int] = field(default_factory=list)
    subheads: list[int] = field(default_factory=list)
    end: int = 0


def body_of(scan: SheetScan, head: Head) -> Body:
    """Follow the rows below a head to the next head, to a head of another kind, or to the end of the sheet."""
    body = Body(end=scan.sheet.height)
    for row in range(head.row + 1, scan.sheet.height + 1):
        filled = [column for column in head.labels if scan.text(row, column)]
        if not filled:
            if scan.row(row):
                body.sections.append(row)
            continue
        if all(scan.label(row, column) == label for column, label in head.labels.items()):
            body.repeats.append(row)
            continue
        if row > head.row + 1 and find_head(scan, row, inside=True):
            body.end = row - 1
            break
        foreign = sum(_is_foreign(scan, row, column) for column in filled)
        if foreign > 1 and 2 * foreign >= len(filled):
            if body.rows:
                body.end = row - 1
                break
            body.subheads.append(row)
        else:
            body.rows.append(row)
    return body


def _is_foreign(scan: SheetScan, row: int, column: int) -> bool:
    """Whether a value cell holds words without any figure, as a second head would."""
    cell = scan.sheet.at(row, column)
    reading = read_value(cell, scan.decimal)
    return (
        isinstance(reading, Refusal)
        and isinstance(cell, str)
        and cell.strip()[:1].isalpha()
        and "state" not in reading.reason
    )
