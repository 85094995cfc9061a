"""The rows of a list of events: their day, category, area and case. They live as long as they are being counted."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from cs360_desktop.importing.columns import role_of_head
from cs360_desktop.importing.incident_dates import Days, read_days
from cs360_desktop.importing.mapping import ColumnMapping, Counted, Role, TableMapping
from cs360_desktop.importing.personal import is_personal
from cs360_desktop.importing.texts import folded, is_blank, name_of, spaced, text_of
from cs360_desktop.importing.words import words
from cs360_desktop.importing.workbook import Cell, Sheet

UNKNOWN_AREA = "Unknown area"
_NO_AREAS = {"wholeagency", "n/a", "na", "none", "unknown", "unk", "null"}


class Event(NamedTuple):
    """One row that can be counted; rows with one key are one event. Category and area are None where there is none."""

    row: int
    day: date
    key: Hashable
    category: str | None
    area: str | None


class IncidentRows:
    """The rows of one table, read by its mapping. Nothing of them is kept elsewhere."""

    def __init__(self, sheet: Sheet, table: TableMapping) -> None:
        assert table.counting is not None
        self._table = table
        self._counting = table.counting
        self._cells = sheet.cells

    @cached_property
    def numbered(self) -> list[tuple[int, Sequence[Cell]]]:
        """The filled rows that are not left out, with their numbers."""
        table = self._table
        rows = enumerate(self._cells[table.first_row - 1 : table.last_row], table.first_row)
        return [
            (number, row) for number, row in rows if number not in table.rows_left_out and not all(map(is_blank, row))
        ]

    @cached_property
    def days(self) -> Days:
        """The days in the column of dates."""
        columns = self._table.columns_of(Role.DATE)
        cells = {row[columns[0].column - 1] for _, row in self.numbered} if columns else set()
        return read_days(cells, month_first=self._counting.month_first)

    @cached_property
    def refused(self) -> list[tuple[int, str]]:
        """The rows that cannot be counted, with the reason."""
        position = self._table.columns_of(Role.DATE)[0].column - 1
        case = self._case_position if self._counting.unit is Counted.CASES else None
        days = self.days.of
        found = []
        for number, row in self.numbered:
            if row[position] not in days:
                blank = is_blank(row[position])
                found.append((number, "the row has no date" if blank else "no date can be read in it"))
            elif case is not None and is_blank(row[case]):
                found.append((number, "the row has no case number, so it may belong to another row"))
        return found

    @cached_property
    def events(self) -> list[Event]:
        """The rows that can be counted, in their order."""
        position = self._table.columns_of(Role.DATE)[0].column - 1
        refused = {number for number, _ in self.refused}
        categories = _Names(self._table.columns_of(Role.CATEGORY), blank=None, is_area=False)
        areas = _Names(self._table.columns_of(Role.AREA), blank=UNKNOWN_AREA, is_area=True)
        days = self.days.of
        return [
            Event(number, days[row[position]], self._key(number, row), categories.of(row), areas.of(row))
            for number, row in self.numbered
            if number not in refused
        ]

    def texts(self, column: ColumnMapping) -> list[str]:
        """The distinct texts of a column."""
        position = column.column - 1
        return [
            text_of(cell) for cell in dict.fromkeys(row[position] for _, row in self.numbered) if not is_blank(cell)
        ]

    @cached_property
    def repeating_cases(self) -> bool:
        """Whether a case number stands in several rows."""
        position = self._case_position
        if position is None:
            return False
        return repeats(row[position] for _, row in self.numbered)

    @cached_property
    def has_copies(self) -> bool:
        """Whether rows are exactly alike, apart from columns that number them."""
        return any(number > 1 for number in Counter(self._content(row) for _, row in self.numbered).values())

    @property
    def unit_is_certain(self) -> bool:
        """Whether the rows show by themselves that each is one event."""
        return not self.repeating_cases if self._case_position is not None else not self.has_copies

    @property
    def _case_position(self) -> int | None:
        columns = self._table.columns_of(Role.CASE)
        return columns[0].column - 1 if columns else None

    @cached_property
    def _numbering(self) -> set[int]:
        """Positions of the columns that number the rows."""
        return {
            each.column - 1
            for each in self._table.columns
            if each.role is Role.LEFT_OUT and "numbers" in role_of_head(spaced(each.header))[1]
        }

    def _content(self, row: Sequence[Cell]) -> Hashable:
        numbering = self._numbering
        return (
            tuple(cell for position, cell in enumerate(row) if position not in numbering) if numbering else tuple(row)
        )

    def _key(self, number: int, row: Sequence[Cell]) -> Hashable:
        if self._counting.unit is Counted.CASES and self._case_position is not None:
            return folded_case(row[self._case_position])
        return self._content(row) if self._counting.unit is Counted.DISTINCT else number


def folded_case(cell: Cell) -> str:
    """A case number for comparing."""
    return text_of(cell).casefold()


def repeats(cells: Iterable[Cell]) -> bool:
    """Whether a case number among cells occurs twice; blanks do not count."""
    seen: set[str] = set()
    for cell in cells:
        if not is_blank(cell):
            case = folded_case(cell)
            if case in seen:
                return True
            seen.add(case)
    return False


class _Names:
    """Names in one or more columns of a row; spellings that fold alike are one name, written as it was first."""

    def __init__(self, columns: Sequence[ColumnMapping], *, blank: str | None, is_area: bool) -> None:
        self._positions = [each.column - 1 for each in columns]
        self._blank = blank
        self._is_area = is_area
        self._found: dict[tuple[Cell, ...], str | None] = {}
        self._spelled: dict[str, str] = {}

    def of(self, row: Sequence[Cell]) -> str | None:
        """The name a row tells; None where there is no such column or, for categories, where it is blank."""
        if not self._positions:
            return None
        key = tuple(row[position] for position in self._positions)
        if key not in self._found:
            parts = [name for cell in key if (name := self._part(cell))]
            name = " / ".join(parts)
            self._found[key] = self._spelled.setdefault(folded(name), name) if name else self._blank
        return self._found[key]

    def _part(self, cell: Cell) -> str:
        name = name_of(text_of(cell))
        if is_personal(name, names=not self._is_area) or not folded(name):
            return ""
        if self._is_area and (folded(name) in _NO_AREAS or words().is_total(name)):
            return ""
        return name
