"""Lists with one row per event: recognized, and for now refused whole. None of their contents leaves this module."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cs360_desktop.importing.columns import PERSONAL_REASON, role_of_head
from cs360_desktop.importing.mapping import LeftOut, Role
from cs360_desktop.importing.questions import Question, Topic
from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.settle import settle
from cs360_desktop.importing.texts import shown
from cs360_desktop.importing.words import words
from cs360_desktop.importing.workbook import column_letters, range_address

_ROWS_LOOKED_AT = 200
_DATE_AND_TIME = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4},? ?T?\d{1,2}:\d\d")


@dataclass(frozen=True, slots=True)
class Incidents:
    """A list of events: where it stands, the question it becomes, and its columns that are never read."""

    last_row: int
    question: Question
    left_out: tuple[LeftOut, ...]


def incidents(scan: SheetScan, head: int, last: int, heads: Sequence[tuple[int, str]]) -> Incidents | None:
    """Recognize a list of events by heads such as a case number, or by dates that are single days."""
    personal = [column for column, text in heads if role_of_head(text)[1] == PERSONAL_REASON]
    numbered = [column for column, text in heads if words().finds("columns.incident", text)]
    dated = [
        column
        for column, text in heads
        if role_of_head(text)[0] is not Role.LEFT_OUT and _holds_days(scan, head, last, column)
    ]
    if not (dated and (numbered or personal or len(heads) > len(dated))) and not (numbered and personal):
        return None
    sheet = scan.sheet.name
    span = range_address((head, heads[0][0], last, heads[-1][0]))
    sentence = (
        "This looks like a list with one row for each incident or day; it was not read, because counting such lists "
        "into entries is not part of this import yet."
    )
    left_out = tuple(
        LeftOut(sheet, f"column {column_letters(column)} (“{shown(text)}”)", PERSONAL_REASON, personal=True)
        for column, text in heads
        if column in personal
    )
    return Incidents(last, Question(Topic.LAYOUT, sentence, sheet, (span,)), left_out)


def _holds_days(scan: SheetScan, head: int, last: int, column: int) -> bool:
    """Whether a column holds dates that stand for single days, or dates with a time."""
    labels = []
    timed = filled = 0
    for row in range(head + 1, min(last, head + _ROWS_LOOKED_AT) + 1):
        text = scan.text(row, column)
        if not text:
            continue
        filled += 1
        label = scan.label(row, column)
        if label is not None and label.day is not None:
            labels.append(label)
        elif _DATE_AND_TIME.match(text):
            timed += 1
    if 2 * timed > filled or (labels and 2 * (timed + len(labels)) > filled and timed):
        return True
    return bool(labels) and 2 * len(labels) > filled and settle(labels).problem == "single days"
