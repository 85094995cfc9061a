"""Read a simple list of interviews from a workbook: one a row, under heads that name day, whom, themes and so on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from cs360_desktop.domain.definitions.interview_list import InterviewListHeads
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.wording import parse_date
from cs360_desktop.importing.reader import read_workbook
from cs360_desktop.importing.workbook import Cell, Sheet

_HEAD_ROWS = 20
"""So many rows are looked through for the heads."""


@dataclass(frozen=True, slots=True)
class ListedInterview:
    """A row as it was read; `category` as it was written there, `row` as the workbook counts."""

    row: int
    held_on: date
    category: str
    themes: tuple[str, ...] = ()
    people_count: int | None = None
    questions: str = ""
    summary: str = ""
    data_held: str = ""


@dataclass(frozen=True, slots=True)
class InterviewList:
    """What a list holds: interviews, rows that cannot be read with the reason, and heads of columns not read."""

    file: str
    listed: tuple[ListedInterview, ...]
    left_out: tuple[tuple[int, str], ...]
    not_read: tuple[str, ...]


def read_interview_list(path: Path, heads: InterviewListHeads) -> InterviewList:
    """Read the first sheet that has the heads of such a list.

    Raises:
        UserError: the file cannot be read, or no sheet has a column for the day and one for whom was asked.
    """
    book = read_workbook(path)
    for sheet in book.sheets:
        found = _heads(sheet, heads)
        if found is not None:
            return _read(book.file, sheet, heads, *found)
    raise UserError(
        f"“{book.file}” has no row of heads with a day and whom was asked, so nothing was brought in. "
        f"Name one column “{heads.day[0].capitalize()}” and one “{heads.category[0].capitalize()}”."
    )


def _heads(sheet: Sheet, heads: InterviewListHeads) -> tuple[int, dict[str, int]] | None:
    for position, row in enumerate(sheet.cells[:_HEAD_ROWS]):
        columns: dict[str, int] = {}
        for column, cell in enumerate(row):
            name = heads.column_of(cell) if isinstance(cell, str) else None
            if name is not None:
                columns.setdefault(name, column)
        if {"day", "category"} <= columns.keys():
            return position, columns
    return None


def _read(file: str, sheet: Sheet, heads: InterviewListHeads, at: int, columns: dict[str, int]) -> InterviewList:
    listed: list[ListedInterview] = []
    left_out: list[tuple[int, str]] = []
    for row, cells in enumerate(sheet.cells[at + 1 :], start=at + 2):
        told = {name: cells[column] for name, column in columns.items()}
        if all(cell is None or not _text(cell) for cell in told.values()):
            continue
        interview = _interview(row, told)
        if isinstance(interview, str):
            left_out.append((row, interview))
        else:
            listed.append(interview)
    unread = [_text(cell) for cell in sheet.cells[at] if isinstance(cell, str) and heads.column_of(cell) is None]
    return InterviewList(file, tuple(listed), tuple(left_out), tuple(head for head in unread if head))


def _interview(row: int, told: dict[str, Cell]) -> ListedInterview | str:
    """The interview of a row, or why it cannot be read."""
    day = _day(told["day"])
    if day is None:
        return f"“{_text(told['day'])}” is not a date." if _text(told["day"]) else "There is no date."
    category = _text(told["category"])
    if not category:
        return "It does not say whom was asked."
    people = told.get("people")
    count = _count(people)
    if count is None and people is not None and _text(people):
        return f"“{_text(people)}” is not a number of people."
    return ListedInterview(
        row,
        day,
        category,
        _themes(_text(told.get("themes"))),
        count,
        _text(told.get("questions")),
        _text(told.get("summary")),
        _text(told.get("data_held")),
    )


def _themes(text: str) -> tuple[str, ...]:
    """Themes stand apart by line or semicolon, or by comma where there is neither."""
    lines = text.replace(";", "\n") if ";" in text or "\n" in text else text.replace(",", "\n")
    return tuple(part.strip() for part in lines.split("\n") if part.strip())


def _day(cell: Cell) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    return parse_date(cell) if isinstance(cell, str) else None


def _count(cell: Cell) -> int | None:
    if isinstance(cell, float) and cell == int(cell):
        return int(cell)
    return int(cell) if isinstance(cell, str) and cell.strip().isdecimal() else None


def _text(cell: Cell | Sequence[Cell]) -> str:
    if isinstance(cell, float) and cell == int(cell):
        return str(int(cell))
    return "" if cell is None else str(cell).strip()
