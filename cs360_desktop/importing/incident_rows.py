"""The rows of a list of events: their day, category, area and case. They live as long as they are being counted."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import compress

from cs360_desktop.importing.columns import role_of_head
from cs360_desktop.importing.incident_dates import Days, read_days
from cs360_desktop.importing.mapping import ColumnMapping, Counted, Role, TableMapping
from cs360_desktop.importing.personal import is_personal
from cs360_desktop.importing.texts import folded, is_blank, name_of, spaced, text_of
from cs360_desktop.importing.words import words
from cs360_desktop.importing.workbook import Cell, Sheet

UNKNOWN_AREA = "Unknown area"
_NO_AREAS = {"wholeagency", "n/a", "na", "none", "unknown", "unk", "null"}


@dataclass(frozen=True, slots=True)
class Events:
    """The rows that can be counted, column by column: lists of tens of thousands of rows must not become objects.

    `keys` tell events apart, None where every row is one. Categories and areas are None where there is none.
    """

    rows: Sequence[int] = field(repr=False)
    days: Sequence[date] = field(repr=False)
    categories: Sequence[str | None] = field(repr=False)
    areas: Sequence[str | None] = field(repr=False)
    keys: Sequence[Hashable] | None = field(repr=False)


class IncidentRows:
    """The rows of one table, read by its mapping. Nothing of them is kept elsewhere."""

    def __init__(self, sheet: Sheet, table: TableMapping) -> None:
        assert table.counting is not None
        self._table = table
        self._counting = table.counting
        rows = sheet.cells[table.first_row - 1 : table.last_row]
        self._numbers: Sequence[int] = range(table.first_row, table.first_row + len(rows))
        if table.rows_left_out:
            kept = [number not in table.rows_left_out for number in self._numbers]
            rows, self._numbers = list(compress(rows, kept)), list(compress(self._numbers, kept))
        self._rows = rows
        self._columns: dict[int, list[Cell]] = {}

    def _cells(self, column: ColumnMapping) -> list[Cell]:
        position = column.column - 1
        if position not in self._columns:
            self._columns[position] = [row[position] for row in self._rows]
        return self._columns[position]

    @property
    def filled(self) -> int:
        """How many rows hold something."""
        return len(self._rows) - self._blank

    @cached_property
    def days(self) -> Days:
        """The days in the column of dates."""
        columns = self._table.columns_of(Role.DATE)
        return read_days(set(self._cells(columns[0])) if columns else (), month_first=self._counting.month_first)

    @cached_property
    def _sorted_out(self) -> tuple[list[tuple[int, str]], int, list[bool] | None]:
        """The rows that cannot be counted with the reason, how many are blank, and which rows can be counted."""
        dates = self._cells(self._table.columns_of(Role.DATE)[0])
        case = self._case if self._counting.unit is Counted.CASES else None
        cases = self._cells(case) if case is not None else None
        days = self.days.of
        good = [cell in days for cell in dates]
        if cases is not None:
            good = [each and not is_blank(cell) for each, cell in zip(good, cases, strict=True)]
        if all(good):
            return [], 0, None
        refused, blank = [], 0
        for position, is_good in enumerate(good):
            cell = dates[position]
            if is_good:
                continue
            if cell in days:
                refused.append((self._numbers[position], "the row has no case number, so it may belong to another row"))
            elif not is_blank(cell):
                refused.append((self._numbers[position], "no date can be read in it"))
            elif all(map(is_blank, self._rows[position])):
                blank += 1
            else:
                refused.append((self._numbers[position], "the row has no date"))
        return refused, blank, good

    @property
    def refused(self) -> list[tuple[int, str]]:
        """The rows that cannot be counted, with the reason."""
        return self._sorted_out[0]

    @property
    def _blank(self) -> int:
        return self._sorted_out[1]

    @cached_property
    def events(self) -> Events:
        """The rows that can be counted, in their order."""
        good = self._sorted_out[2]
        days = self.days.of
        told = [
            self._numbers,
            list(map(days.get, self._cells(self._table.columns_of(Role.DATE)[0]))),
            self._names(self._table.columns_of(Role.CATEGORY), blank=None, is_area=False),
            self._names(self._table.columns_of(Role.AREA), blank=UNKNOWN_AREA, is_area=True),
            self._keys,
        ]
        if good is not None:
            told = [None if each is None else list(compress(each, good)) for each in told]
        return Events(*told)  # type: ignore[arg-type]

    def _names(self, columns: Sequence[ColumnMapping], *, blank: str | None, is_area: bool) -> list[str | None]:
        """The name each row tells in one column or several; spellings that fold alike are the first of them."""
        if not columns:
            return [None] * len(self._rows)
        keys: Sequence[Cell | tuple[Cell, ...]] = self._cells(columns[0])
        if len(columns) > 1:
            keys = list(zip(*(self._cells(each) for each in columns), strict=True))
        spelled: dict[str, str] = {}
        named: dict[Cell | tuple[Cell, ...], str | None] = {}
        for key in dict.fromkeys(keys):
            cells = key if isinstance(key, tuple) else (key,)
            name = " / ".join(part for cell in cells if (part := _part(cell, is_area=is_area)))
            named[key] = spelled.setdefault(folded(name), name) if name else blank
        return list(map(named.__getitem__, keys))

    def texts(self, column: ColumnMapping) -> list[str]:
        """The distinct texts of a column."""
        return [text_of(cell) for cell in dict.fromkeys(self._cells(column)) if not is_blank(cell)]

    @cached_property
    def repeating_cases(self) -> bool:
        """Whether a case number stands in several rows."""
        return self._case is not None and repeats(self._cells(self._case))

    @cached_property
    def has_copies(self) -> bool:
        """Whether rows are exactly alike, apart from columns that number them."""
        rows = [row for row in self._rows if any(row)]
        return any(number > 1 for number in Counter(map(self._content, rows)).values())

    @property
    def unit_is_certain(self) -> bool:
        """Whether the rows show by themselves that each is one event."""
        return not self.repeating_cases if self._case is not None else not self.has_copies

    @property
    def _case(self) -> ColumnMapping | None:
        return next(iter(self._table.columns_of(Role.CASE)), None)

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
        return tuple(cell for position, cell in enumerate(row) if position not in numbering) if numbering else (*row,)

    @property
    def _keys(self) -> list[Hashable] | None:
        if self._counting.unit is Counted.CASES and self._case is not None:
            return list(map(folded_case, self._cells(self._case)))
        return list(map(self._content, self._rows)) if self._counting.unit is Counted.DISTINCT else None


def folded_case(cell: Cell) -> str:
    """A case number for comparing."""
    return " ".join(cell.split()).casefold() if isinstance(cell, str) else text_of(cell)


def repeats(cells: Iterable[Cell]) -> bool:
    """Whether a case number among cells occurs twice; blanks do not count."""
    filled = [case for case in map(folded_case, cells) if case]
    return len(set(filled)) < len(filled)


def _part(cell: Cell, *, is_area: bool) -> str:
    """What one cell says about a category or an area; empty where that is nothing or must not be kept."""
    name = name_of(text_of(cell))
    if not folded(name) or is_personal(name, names=not is_area):
        return ""
    return "" if is_area and (folded(name) in _NO_AREAS or words().is_total(name)) else name
