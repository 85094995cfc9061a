"""Read many rows of a table at once, as long as nothing about any of them is special: nearly all of nearly every file.

Names, periods and figures repeat a lot. What each of them means is looked up once, by the code that also reads the
special rows, and then found again without a step of Python for each cell.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, compress
from operator import itemgetter
from typing import Any, TypeVar

from cs360_desktop.domain.periods import Period
from cs360_desktop.importing.mapping import ColumnMapping
from cs360_desktop.importing.numbers import Figure
from cs360_desktop.importing.workbook import Cell

ROWS_AT_ONCE = 2_000
"""So long no other thread gets a turn."""

CellKey = tuple[Cell, ...]
Plain = Sequence[Iterable[Any]]
"""Measures, areas, periods, figures, rows and columns: those of many values."""

_FIGURES = 3

_Asked = TypeVar("_Asked")
_Meant = TypeVar("_Meant")


class NotPlainError(Exception):
    """Something in the rows is to be read by itself."""


class PlainRows:
    """Reads rows in which every name, period and figure is plain.

    Args:
        columns: those of the values.
        names_in, periods_in: those that name a row, and those that tell its period.
        names: measure and area by the names of a row and the heads of a column.
        period: by the cells of a row and the heads of a column.
        figure: of a cell, None where it is blank.
        left_out: numbers of the rows that are not read.

    The last four raise `NotPlainError` where the answer depends on anything else, or is no such thing.
    """

    def __init__(
        self,
        columns: Sequence[ColumnMapping],
        *,
        names_in: Sequence[ColumnMapping],
        periods_in: Sequence[ColumnMapping],
        names: Callable[[CellKey, ColumnMapping], tuple[str, str]],
        period: Callable[[CellKey, ColumnMapping], Period],
        figure: Callable[[Cell], Figure | None],
        left_out: frozenset[int],
    ) -> None:
        self._name_keys = _keys_in(names_in)
        self._period_keys = _keys_in(periods_in)
        self._figures = _Known(figure)
        self._left_out = left_out
        self._columns = [(each.column, _Known(_with(names, each)), _Known(_with(period, each))) for each in columns]

    def read(self, rows: Sequence[Sequence[Cell]], first: int) -> Plain | None:
        """What the filled value cells of rows say, row by row; None where not all of them are plain.

        Args:
            rows: not more than `ROWS_AT_ONCE`.
            first: the number of the first one.
        """
        numbers = range(first, first + len(rows))
        if not self._left_out.isdisjoint(numbers):
            return None
        names = self._name_keys(rows)
        periods = self._period_keys(rows)
        found: list[Plain] = []
        try:
            for column, names_of, period_of in self._columns:
                cells = list(map(itemgetter(column - 1), rows))
                if bool in set(map(type, cells)):
                    return None  # True is equal to 1, and would be found as such
                measures, areas = zip(*map(names_of.__getitem__, names), strict=True)
                when = list(map(period_of.__getitem__, periods))
                figures = list(map(self._figures.__getitem__, cells))
                found.append((measures, areas, when, figures, numbers, [column] * len(rows)))
        except NotPlainError:
            return None
        return _filled(found[0] if len(found) == 1 else _row_by_row(found))


def _row_by_row(found: Sequence[Plain]) -> Plain:
    """What stands in several columns of the same rows, in the order of the rows."""
    return [list(chain.from_iterable(zip(*same, strict=True))) for same in zip(*found, strict=True)]


def _filled(values: Plain) -> Plain:
    """Those that are not blank."""
    is_filled = [figure is not None for figure in values[_FIGURES]]
    return values if all(is_filled) else [compress(each, is_filled) for each in values]


def cells_in(columns: Sequence[ColumnMapping]) -> Callable[[Sequence[Cell]], tuple[Cell, ...]]:
    """A function that takes the cells of some columns out of a row, always as a tuple."""
    positions = [each.column - 1 for each in columns]
    if not positions:
        return lambda _: ()
    if len(positions) == 1:
        only = positions[0]
        return lambda row: (row[only],)
    return itemgetter(*positions)


def _keys_in(columns: Sequence[ColumnMapping]) -> Callable[[Sequence[Sequence[Cell]]], list[CellKey]]:
    """A function that takes the cells of some columns out of many rows, a tuple for each."""
    if len(columns) == 1:
        only = itemgetter(columns[0].column - 1)
        return lambda rows: list(zip(map(only, rows), strict=True))
    key = cells_in(columns)
    return lambda rows: list(map(key, rows))


class _Known(dict[Any, Any]):
    """What things mean, each asked about once."""

    def __init__(self, ask: Callable[[Any], Any]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, thing: Any) -> Any:
        meaning = self[thing] = self._ask(thing)
        return meaning


def _with(ask: Callable[[_Asked, ColumnMapping], _Meant], column: ColumnMapping) -> Callable[[_Asked], _Meant]:
    return lambda asked: ask(asked, column)
