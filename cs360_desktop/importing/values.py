"""Read the cells of one table as (measure, area, period, reading), by its mapping. The one hot loop of an import."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cs360_desktop.domain.catalogue import Unit
from cs360_desktop.domain.entries import EntryState
from cs360_desktop.domain.periods import Period
from cs360_desktop.importing.joined_periods import joined_period, without_year
from cs360_desktop.importing.mapping import ColumnMapping, Role, TableMapping
from cs360_desktop.importing.numbers import Figure, Reading, Refusal, is_fault, read_value
from cs360_desktop.importing.periods import PeriodLabel, months_in, years_in
from cs360_desktop.importing.plain_rows import ROWS_AT_ONCE, NotPlainError, PlainRows, cells_in
from cs360_desktop.importing.raw_values import Contents, RawRefusal, RawValue
from cs360_desktop.importing.row_periods import RowPeriods
from cs360_desktop.importing.texts import folded, name_of, text_of
from cs360_desktop.importing.words import words
from cs360_desktop.importing.workbook import Cell, Sheet, Workbook, address

_UNITS = {
    "": None, "#": None, "number": None, "n": None, "no": None, "cantidad": None,
    "pct": Unit.PERCENT, "%": Unit.PERCENT, "$": Unit.DOLLARS, "min": Unit.MINUTES, "hrs": Unit.HOURS,
    **{folded(unit.value): unit for unit in Unit}, "count": None,
}  # fmt: skip

_SEVERAL = 2
_STATES = {state.word: state for state in EntryState}


def state_of(text: str) -> EntryState | None:
    """The entry state a word of our own exports names; blank says nothing special."""
    return EntryState.ENTERED if not text else _STATES.get(text.casefold())


def names_units(cells: Iterable[Cell]) -> bool:
    """Whether a column under `Unit` can be one of units: it has one this program knows, or says one thing throughout.

    The traffic unit and the patrol unit are parts of a department.
    """
    texts = {folded(text_of(cell)) for cell in cells} - {""}
    return len(texts) < _SEVERAL or any(text in _UNITS for text in texts)


@dataclass(frozen=True, slots=True)
class _Names:
    """What the label cells of a row say: names, the unit, and why the row cannot be used (empty where it can).

    `measure` is the whole name where the heads add nothing to it, `of_row` the part of it that the row tells.
    """

    measure: str
    area: str
    unit: Unit | None
    problem: str
    of_row: str


class TableValues:
    """Reads one table. Cells of labels repeat a lot, so what they mean is looked up once per distinct row of labels.

    `is_own` tells whether a name is that of a measure of the workspace.
    """

    def __init__(
        self, workbook: Workbook, sheet: Sheet, table: TableMapping, is_own: Callable[[str], bool] = lambda _: False
    ) -> None:
        self._decimal = workbook.decimal
        self._percent = sheet.percent or frozenset()
        self._table = table
        self._is_own = is_own
        self._rows = sheet.cells[table.first_row - 1 : table.last_row]
        self._periods = RowPeriods(table, self._rows)
        self._width = sheet.width
        heading = _heading_columns(sheet, table)
        self._headings = table.sections if heading else {}
        labels = [*heading, *table.columns]
        self._measures = [each for role in (Role.MEASURE, Role.BREAKDOWN) for each in labels if each.role is role]
        self._starts_with_row = Role.MEASURE in {each.role for each in labels}
        self._areas = [each for each in labels if each.role is Role.AREA]
        self._units = table.columns_of(Role.UNIT)
        self._parts = [
            next(iter(table.columns_of(role)), None) for role in (Role.STATE, Role.NUMERATOR, Role.DENOMINATOR)
        ]
        self._has_parts = any(self._parts)
        self._years_across = table.has_years_across
        self._merged = _merged_values(sheet, table)
        self._values = table.columns_of(Role.VALUE)
        self._names_in_columns = [*self._measures, *self._areas, *self._units]
        self._periods_in_columns = [each for each in table.columns if each.column in self._periods.columns]
        self._name_key, self._period_key = cells_in(self._names_in_columns), cells_in(self._periods_in_columns)
        self._figures: dict[Cell, Reading] = {}
        self._names_of: dict[tuple[Cell, ...], _Names] = {}
        self._periods_of: dict[tuple[Cell, ...], PeriodLabel | str | None] = {(): None}

    def read(self) -> Contents:
        """What every filled value cell of every row that is not left out says."""
        rows = self._filled_down()
        is_special = self._percent or self._merged or self._has_parts or self._years_across or not self._values
        plain = None if is_special else self._plain()
        contents = Contents()
        for start in range(0, len(rows), ROWS_AT_ONCE):
            some, first = rows[start : start + ROWS_AT_ONCE], self._table.first_row + start
            found = plain.read(some, first) if plain else None
            if found is None:
                contents.add(self._one_by_one(some, first))
            else:
                contents.values.add(*found)
        return contents

    def _one_by_one(self, rows: Sequence[Sequence[Cell]], first: int) -> Iterator[RawValue | RawRefusal]:
        for number, row in enumerate(rows, first):
            if number in self._table.rows_left_out:
                continue
            said = self._said(self._period_key(row))
            if said == "":
                continue
            names = self._names_in(self._name_key(row))
            for column in self._values:
                found = self._value(row, names, said, column, number)
                if found is not None:
                    yield found

    def _names_in(self, key: tuple[Cell, ...]) -> _Names:
        names = self._names_of.get(key)
        if names is None:
            names = self._names_of[key] = self._names(key)
        return names

    def _said(self, key: tuple[Cell, ...]) -> PeriodLabel | str | None:
        """What the cells of a row tell of its period; an empty text for a row that is not read."""
        said = self._periods_of.get(key)
        if said is None and key:
            said = self._periods_of[key] = self._periods.read(key)
        return said

    def _plain(self) -> PlainRows:
        return PlainRows(
            self._values,
            names_in=self._names_in_columns,
            periods_in=self._periods_in_columns,
            names=self._plain_names,
            period=self._plain_period,
            figure=self._plain_figure,
            left_out=frozenset(self._table.rows_left_out),
        )

    def _plain_names(self, key: tuple[Cell, ...], column: ColumnMapping) -> tuple[str, str]:
        names = self._names_in(key)
        measure, area = self._joined_names(names, column)
        if names.problem or names.unit is not None or is_fault(column.area or "") or self._problem_of_name(measure):
            raise NotPlainError
        if column.measure and years_in(measure):
            raise NotPlainError  # whether the year stays in the name depends on the period
        return measure, area

    def _plain_period(self, key: tuple[Cell, ...], column: ColumnMapping) -> Period:
        said = self._said(key)
        if said == "":
            raise NotPlainError
        period, wrong = (column.period, "") if column.period else joined_period(said, column, self._table)
        if wrong or period is None:
            raise NotPlainError
        return period

    def _plain_figure(self, cell: Cell) -> Figure | None:
        reading = self._reading(cell, 0, 0)
        if reading is None or isinstance(reading, Figure):
            return reading
        raise NotPlainError

    def names(self) -> Iterator[tuple[Role, str, str]]:
        """Yield each distinct name with its role, MEASURE or AREA, and the address of the cell it stands in first."""
        seen = self._first_rows()
        rows = [(names, number) for key, number in seen.items() if not (names := self._names_in(key)).problem]
        heads = list({(each.measure, each.area): each for each in self._table.columns_of(Role.VALUE)}.values())
        for role, labeled in ((Role.MEASURE, self._measures), (Role.AREA, self._areas)):
            told: dict[tuple[str, str], tuple[_Names, int, ColumnMapping]] = {}
            for names, number in rows:
                for head in heads:
                    parts = (names.measure, head.measure) if role is Role.MEASURE else (names.area, head.area)
                    told.setdefault((parts[0], parts[1] or ""), (names, number, head))
            for names, number, head in told.values():
                measure, area = self._joined_names(names, head)
                name = measure if role is Role.MEASURE else area
                in_head = head.measure if role is Role.MEASURE else head.area
                if name:
                    yield role, name, self._place(labeled, number, head if in_head else None)

    def _first_rows(self) -> dict[tuple[Cell, ...], int]:
        """The distinct names of the rows that are read, each with the row it stands in first."""
        seen: dict[tuple[Cell, ...], int] = {}
        rows, left_out = self._filled_down(), self._table.rows_left_out
        for start in range(0, len(rows), ROWS_AT_ONCE):
            keys = list(map(self._name_key, rows[start : start + ROWS_AT_ONCE]))
            if seen.keys() >= set(keys):
                continue  # nearly always: names repeat a lot
            for number, key in enumerate(keys, self._table.first_row + start):
                if key not in seen and number not in left_out:
                    seen[key] = number
        return seen

    def _place(self, labeled: Sequence[ColumnMapping], row: int, head: ColumnMapping | None) -> str:
        """Where a name stands: in the head of its column, else in the first of the columns that name it."""
        if head is not None and self._table.header_rows:
            return address(self._table.header_rows[-1], head.column)
        inside = [each.column for each in labeled if each.column <= self._width]
        return address(row, inside[0]) if inside else ""

    def _value(
        self, cells: Sequence[Cell], names: _Names, said: PeriodLabel | str | None, column: ColumnMapping, row: int
    ) -> RawValue | RawRefusal | None:
        """What the cell of one column in a row says, None where it is blank."""
        reading = self._reading(cells[column.column - 1], row, column.column)
        if self._has_parts:
            reading = self._with_parts(reading, cells)
        if reading is None:
            return None
        problem = names.problem or (_NO_NAME if is_fault(column.area or "") else "")
        if self._merged and (row, column.column) in self._merged:
            problem = problem or "is merged over several cells, so it is not certain which of them it is for"
        period = column.period
        if period is None or self._years_across:
            period, wrong = joined_period(said, column, self._table)
            problem = problem or wrong
        measure, area = self._joined_names(names, column)
        if column.measure and period is not None:
            measure = without_year(measure, period)
        problem = problem or self._problem_of_name(measure)
        if isinstance(reading, Refusal):
            problem = problem or reading.reason
        if problem or period is None or isinstance(reading, Refusal):
            return RawRefusal(measure, area, period, problem, row, column.column)
        if names.unit is not None and isinstance(reading, Figure) and reading.unit is None:
            reading = reading._replace(unit=names.unit)
        return RawValue(measure, area, period, reading, row, column.column)

    def _joined_names(self, names: _Names, column: ColumnMapping) -> tuple[str, str]:
        """Measure and area by what the row and the heads of the column say together."""
        parts = (names.of_row, column.measure) if self._starts_with_row else (column.measure, names.of_row)
        return " / ".join(filter(None, (self._table.measure, *parts))), " / ".join(
            filter(None, (names.area, column.area or ""))
        )

    def _with_parts(self, reading: Reading, row: Sequence[Cell]) -> Reading:
        """The value of a row that keeps state, numerator and denominator in columns of their own, as our exports do."""
        state, above, below = (None if part is None else row[part.column - 1] for part in self._parts)
        known = state_of(text_of(state))
        if known is None:
            return Refusal("has a state this program does not know")
        parts = [read_value(part, self._decimal) for part in (above, below)]
        if all(isinstance(part, Figure) for part in parts):
            numerator, denominator = (part.number for part in parts if isinstance(part, Figure))
            reading = Figure(numerator, None, denominator)
        elif any(part is not None for part in parts):
            return Refusal("has only one part of a share that can be read")
        if not known.has_figure:
            return Refusal(f"is {known.word} and has a number as well") if reading is not None else known
        if known is EntryState.ENTERED or not isinstance(reading, Figure):
            return reading
        return reading._replace(state=known)

    def _reading(self, cell: Cell, row: int, column: int) -> Reading:
        if cell.__class__ is float and self._percent and (row, column) in self._percent:
            return Figure(round(cell * 100, 10), Unit.PERCENT)
        if isinstance(cell, bool):
            return read_value(cell)
        reading = self._figures.get(cell, _UNREAD)
        if reading is _UNREAD:
            reading = self._figures[cell] = read_value(cell, self._decimal)
        return reading

    def _names(self, key: Sequence[Cell]) -> _Names:
        """Names of measure and area from the label cells of a row."""
        table, cells = self._table, iter(key)
        measures = [name_of(text_of(next(cells))) for _ in self._measures]
        areas = [name_of(text_of(next(cells))) for _ in self._areas]
        units = [folded(text_of(next(cells))) for _ in self._units]
        problem = ""
        if self._measures and not measures[0]:
            problem = "the row has no name"
        elif self._areas and not all(areas):
            problem = "the row names no area"
        elif any(map(words().is_total, areas)):
            problem = "it is a total of other areas"
        elif any(map(is_fault, (*measures, *areas))):
            problem = _NO_NAME
        elif any(unit not in _UNITS for unit in units):
            problem = "the row has a unit this program does not know"
        of_row = " / ".join(filter(None, measures))
        measure = " / ".join(filter(None, (table.measure, of_row)))
        unit = next((_UNITS.get(unit) for unit in units), None)
        return _Names(measure, " / ".join(areas) or table.area or "", unit, problem, of_row)

    def _problem_of_name(self, name: str) -> str:
        """Why a name is none; a year in it may be another period, unless a measure here is called just so."""
        problem = _problem_of_name(name)
        return "" if problem and name and self._is_own(name) else problem

    def _filled_down(self) -> Sequence[Sequence[Cell]]:
        """The rows, with the name above repeated in blank cells of columns read so, and the heading at the end."""
        columns = [each.column - 1 for each in self._table.columns if each.fill_down]
        if not columns and not self._headings:
            return self._rows
        filled = []
        above: dict[int, Cell] = {}
        heading: Cell = None
        for number, row in enumerate(self._rows, self._table.first_row):
            changed = list(row)
            if number in self._headings:
                heading = self._headings[number]
                above.clear()
            for column in columns:
                if text_of(changed[column]):
                    if number not in self._table.rows_left_out:
                        above[column] = changed[column]
                else:
                    changed[column] = above.get(column)
            filled.append([*changed, heading] if self._headings else changed)
        return filled


def _heading_columns(sheet: Sheet, table: TableMapping) -> list[ColumnMapping]:
    """Headings between the rows are read as one more column, to the right of the sheet."""
    if table.section_role is None or not table.sections:
        return []
    return [ColumnMapping(sheet.width + 1, "", table.section_role)]


_UNREAD = Refusal("")
_MAY = re.compile(r"\b(may|mar|dic|ago|set)\b", re.IGNORECASE)
"""Names of months that are other words as well."""
_NO_NAME = "its name is a formula without a result: open the file in Excel, save it and import it again"


@lru_cache(maxsize=20_000)
def _problem_of_name(name: str) -> str:
    if not name:
        return "the row has no name"
    if any(map(is_fault, name.split(" / "))):
        return _NO_NAME
    if words().finds("names.status", name):
        return "its name says only a part of something, and not of what"
    if not any(sign.isalpha() for sign in name):
        return "its name is only a number"
    if months_in(_MAY.sub("", name)):
        return "its name tells a month of its own"
    return "its name tells a year of its own" if years_in(name) else ""


def _merged_values(sheet: Sheet, table: TableMapping) -> frozenset[tuple[int, int]]:
    """The first cells of merged ranges that span several values."""
    values = [column.column for column in table.columns_of(Role.VALUE)]
    return frozenset(
        (top, left)
        for top, left, bottom, right in sheet.merged
        if table.first_row <= top <= table.last_row
        and left in values
        and (bottom > top or sum(left <= column <= right for column in values) > 1)
    )
