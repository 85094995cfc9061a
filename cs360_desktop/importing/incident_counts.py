"""Count the rows of a list of events into values. Rows are looked at and forgotten; only counts leave this module."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from cs360_desktop.domain.entries import EntryState
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.importing.columns import PERSONAL_REASON, role_of_head
from cs360_desktop.importing.coverage import Coverage, coverage_of
from cs360_desktop.importing.incident_rows import IncidentRows
from cs360_desktop.importing.incident_tallies import Names, Tallies, tallied
from cs360_desktop.importing.mapping import ColumnMapping, Counted, Partial, Role, TableMapping
from cs360_desktop.importing.numbers import Figure
from cs360_desktop.importing.personal import are_personal
from cs360_desktop.importing.raw_values import Contents, RawRefusal, RawValue
from cs360_desktop.importing.texts import shown
from cs360_desktop.importing.workbook import Sheet, address, range_address

_DATES_NAMED = 20
_MOST_CATEGORIES = 500
_LIKE_A_DATE = re.compile(r"[\d/.:, T-]{1,30}(?: ?[ap]m)?", re.IGNORECASE)


def place_of(table: TableMapping, row: int, column: int) -> str:
    """Where a value stands: its cell, or all cells of a column where they were counted."""
    if table.counting is not None and row < table.first_row:
        return _cells_of_column(table.first_row, table.last_row, column)
    return address(row, column)


@lru_cache(maxsize=256)
def _cells_of_column(first: int, last: int, column: int) -> str:
    return range_address((first, column, last, column))


class IncidentCounts:
    """Reads one table whose rows are events; the counterpart of `TableValues`."""

    def __init__(self, sheet: Sheet, table: TableMapping) -> None:
        assert table.counting is not None
        self._sheet = sheet
        self._table = table
        self._counting = table.counting
        self._rows = IncidentRows(sheet, table)
        self._head = table.header_rows[-1] if table.header_rows else table.first_row - 1

    def read(self) -> Contents:
        """Every count, and every row or period that gives none with the reason."""
        contents = Contents()
        contents.add(self._read())
        return contents

    def _read(self) -> Iterator[RawValue | RawRefusal]:
        if all(each.role is Role.LEFT_OUT for each in self._table.columns):
            return
        problem = self._problem()
        if problem:
            column = next((each.column for each in self._table.columns_of(Role.DATE)), self._table.columns[0].column)
            yield RawRefusal(self._whole, "", None, problem, self._head, column, "")
            return
        yield from self._undated()
        yield from self._uncategorized()
        for (category, area), counts in self._tallies.items():
            yield from self._counts_of((category, area), counts)

    def names(self) -> Iterator[tuple[Role, str, str]]:
        """Yield each distinct name with its role, MEASURE or AREA, and the address of the cell it stands in first."""
        if not self._table.columns_of(Role.DATE) or self._problem():
            return
        yield Role.MEASURE, self._whole, self._top(Role.DATE)
        if self._table.area:
            yield Role.AREA, self._table.area, ""
        events = self._rows.events
        for role, names in ((Role.CATEGORY, events.categories), (Role.AREA, events.areas)):
            first = {name: row for name, row in zip(reversed(names), reversed(events.rows), strict=True) if name}
            for name, row in sorted(first.items(), key=lambda each: each[1]):
                place = address(row, self._table.columns_of(role)[0].column)
                if role is Role.CATEGORY:
                    yield Role.MEASURE, self._measure(name), place
                else:
                    yield Role.AREA, name, place

    @property
    def _whole(self) -> str:
        return self._table.measure or "Incidents"

    def _measure(self, category: str | None) -> str:
        if category is None:
            return self._whole
        return f"{self._whole} / {category}" if self._counting.is_prefixed else category

    def _problem(self) -> str:
        """Why nothing can be counted; empty where it can."""
        rows = self._rows
        if len(self._table.columns_of(Role.DATE)) != 1:
            return "one column has to hold the date of each event"
        for column in (*self._table.columns_of(Role.CATEGORY), *self._table.columns_of(Role.AREA)):
            texts = rows.texts(column)
            if self._is_personal(column, texts):
                return f"column {self._top_of(column)}: {PERSONAL_REASON}"
            if len(texts) > _MOST_CATEGORIES:
                return f"column {self._top_of(column)} holds {len(texts):,} different texts, which are no categories"
        if rows.days.order_unknown or rows.days.order_mixed:
            return "the day and the month of its dates cannot be told apart"
        if self._counting.unit is Counted.CASES and not self._table.columns_of(Role.CASE):
            return "no column holds the case numbers that were to be counted"
        return "" if self._counting.unit or rows.unit_is_certain else "it is not told whether each row is one event"

    def _is_personal(self, column: ColumnMapping, texts: Sequence[str]) -> bool:
        return role_of_head(column.header)[1] == PERSONAL_REASON or are_personal(
            texts, names=column.role is not Role.AREA
        )

    def _top(self, role: Role) -> str:
        return self._top_of(self._table.columns_of(role)[0])

    def _top_of(self, column: ColumnMapping) -> str:
        return address(self._head, column.column)

    def _undated(self) -> Iterator[RawRefusal]:
        """The rows that cannot be counted: each with its cell, many of them in one line at the end."""
        column = self._table.columns_of(Role.DATE)[0].column
        refused = self._rows.refused
        for row, reason in refused[:_DATES_NAMED]:
            text = shown(self._sheet.at(row, column))
            yield RawRefusal(self._whole, "", None, reason, row, column, text if _LIKE_A_DATE.fullmatch(text) else "")
        if len(refused) > _DATES_NAMED:
            more = f"this row and {len(refused) - _DATES_NAMED - 1:,} more down to row {refused[-1][0]} are not counted"
            yield RawRefusal(
                self._whole, "", None, f"{more}: {refused[_DATES_NAMED][1]}", refused[_DATES_NAMED][0], column, ""
            )

    def _uncategorized(self) -> Iterator[RawRefusal]:
        """Tell how many events are in no category: they are part of the whole list only."""
        columns = self._table.columns_of(Role.CATEGORY)
        without = self._rows.events.categories.count(None) if columns else 0
        if without:
            rows = "row has" if without == 1 else "rows have"
            reason = f"{without:,} {rows} no category that can be used; they are counted in “{self._whole}” alone"
            yield RawRefusal(self._whole, "", None, reason, self._head, columns[0].column, "")

    @cached_property
    def _tallies(self) -> Tallies:
        kind = self._table.period_kind or PeriodKind.MONTH
        return tallied(self._rows.events, kind)

    @cached_property
    def _coverage(self) -> Coverage:
        kind = self._table.period_kind or PeriodKind.MONTH
        return coverage_of(kind, Counter(self._rows.events.days), self._counting.stated)

    @cached_property
    def _complete(self) -> list[tuple[Period, int]]:
        return [(period, period.key) for period in self._coverage.complete]

    def _counts_of(self, names: Names, counts: Counter[int]) -> Iterator[RawValue | RawRefusal]:
        category, area = names
        measure, area = self._measure(category), area or self._table.area or ""
        column = self._table.columns_of(Role.DATE if category is None else Role.CATEGORY)[0].column
        for period, key in self._complete:
            yield RawValue(measure, area, period, Figure(float(counts[key])), self._head, column)
        partial = self._counting.partial
        for period, reason in self._coverage.partial.items():
            number = counts[period.key]
            if partial is Partial.COMPLETE:
                yield RawValue(measure, area, period, Figure(float(number)), self._head, column)
            elif partial is Partial.ESTIMATED and number:
                figure = Figure(float(number), state=EntryState.ESTIMATED)
                yield RawValue(measure, area, period, figure, self._head, column)
            elif number:
                yield RawRefusal(measure, area, period, reason, self._head, column, str(number))

    @property
    def coverage(self) -> Coverage:
        """Which periods the list covers; empty where nothing can be counted."""
        return Coverage() if self._problem() else self._coverage

    @property
    def rows(self) -> IncidentRows:
        """The rows behind the counts, for asking what is not certain about them."""
        return self._rows
