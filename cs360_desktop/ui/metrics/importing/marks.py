"""What is marked on the picture of a sheet: tables with their columns and rows by role, and the cells asked about."""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from cs360_desktop.importing.mapping import ColumnMapping, Role, TableMapping
from cs360_desktop.importing.questions import Question
from cs360_desktop.importing.workbook import Span

LABELS = frozenset({
    Role.MEASURE, Role.BREAKDOWN, Role.AREA, Role.PERIOD, Role.YEAR, Role.QUARTER, Role.MONTH, Role.WEEK,
    Role.DATE, Role.CATEGORY, Role.CASE,
})  # fmt: skip
"""Roles of columns that name what the values of a row stand for."""

_ROLE_WORDS = {
    Role.MEASURE: str(QT_TRANSLATE_NOOP("ImportRoles", "measure")),
    Role.BREAKDOWN: str(QT_TRANSLATE_NOOP("ImportRoles", "part of the measure")),
    Role.AREA: str(QT_TRANSLATE_NOOP("ImportRoles", "area")),
    Role.PERIOD: str(QT_TRANSLATE_NOOP("ImportRoles", "period")),
    Role.YEAR: str(QT_TRANSLATE_NOOP("ImportRoles", "year")),
    Role.QUARTER: str(QT_TRANSLATE_NOOP("ImportRoles", "quarter")),
    Role.MONTH: str(QT_TRANSLATE_NOOP("ImportRoles", "month")),
    Role.WEEK: str(QT_TRANSLATE_NOOP("ImportRoles", "week")),
    Role.UNIT: str(QT_TRANSLATE_NOOP("ImportRoles", "unit")),
    Role.STATE: str(QT_TRANSLATE_NOOP("ImportRoles", "state")),
    Role.NUMERATOR: str(QT_TRANSLATE_NOOP("ImportRoles", "cases")),
    Role.DENOMINATOR: str(QT_TRANSLATE_NOOP("ImportRoles", "out of")),
    Role.DATE: str(QT_TRANSLATE_NOOP("ImportRoles", "date of the incident")),
    Role.CASE: str(QT_TRANSLATE_NOOP("ImportRoles", "case number")),
    Role.CATEGORY: str(QT_TRANSLATE_NOOP("ImportRoles", "kind of incident")),
    Role.VALUE: str(QT_TRANSLATE_NOOP("ImportRoles", "values")),
    Role.LEFT_OUT: str(QT_TRANSLATE_NOOP("ImportRoles", "left out")),
}
_CELLS = re.compile(r"([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?")


def role_word(role: Role) -> str:
    """What a column holds, in a word."""
    return QCoreApplication.translate("ImportRoles", _ROLE_WORDS[role])


def span_of(cells: str) -> Span | None:
    """The span of an address or a range such as `B4:M4`; None where the text is neither."""
    match = _CELLS.fullmatch(cells)
    if match is None:
        return None
    left, top, right, bottom = match.groups()
    first = (int(top), _number(left))
    last = (int(bottom), _number(right)) if bottom else first
    return min(first[0], last[0]), min(first[1], last[1]), max(first[0], last[0]), max(first[1], last[1])


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def spans_of(questions: Iterable[Question]) -> list[Span]:
    """Every span that questions are about."""
    found = (span_of(cells) for question in questions for cells in question.cells)
    return [span for span in found if span is not None]


def inside(row: int, column: int, span: Span) -> bool:
    """Whether a cell lies in a span."""
    top, left, bottom, right = span
    return top <= row <= bottom and left <= column <= right


class Marks:
    """Which table a cell belongs to and what its column and row are; looked up for each cell that is painted."""

    def __init__(self, tables: Sequence[tuple[int, TableMapping]], asked: Sequence[Span]) -> None:
        self.tables = tuple(tables)
        self.asked = tuple(asked)
        self.spans = {index: table.span for index, table in self.tables}
        """Where each table stands, by its place in the proposal; looked at for each cell, so made once."""
        self._columns = {index: {each.column: each for each in table.columns} for index, table in tables}
        self._heads = {index: frozenset(table.header_rows) for index, table in tables}

    def table_at(self, row: int, column: int) -> tuple[int, TableMapping] | None:
        """The table a cell lies in, with its place in the proposal."""
        return next((each for each in self.tables if inside(row, column, self.spans[each[0]])), None)

    def column(self, index: int, column: int) -> ColumnMapping | None:
        """What a column of a table holds."""
        return self._columns.get(index, {}).get(column)

    def is_head(self, index: int, row: int) -> bool:
        """Whether a row of a table is one of its heads."""
        return row in self._heads.get(index, ())

    def is_asked(self, row: int, column: int) -> bool:
        """Whether an open question is about a cell."""
        return any(inside(row, column, span) for span in self.asked)

    def label_columns(self) -> set[int]:
        """The columns that hold names."""
        return {each.column for _, table in self.tables for each in table.columns if each.role in LABELS}
