"""Entries inside a unit of work: written in bulk, every replaced value kept."""

import json
from collections import defaultdict
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import Connection, Integer, Row, Select, bindparam, insert, select, type_coerce, update

from cs360_desktop.domain.entries import EntryKey, Value
from cs360_desktop.storage.batches import BatchWriter
from cs360_desktop.storage.bulk import insert_selected, or_update, put_many, read_many
from cs360_desktop.storage.column_types import period_of
from cs360_desktop.storage.entries import Cell, Entries
from cs360_desktop.storage.tables import ENTRY_UNITS, NO_ENTRY, entry, past, past_value

Held = tuple[float | None, float | None, float | None, int, int | None, str | None, str | None]
"""The value unit of an entry as the database holds it: figures, state, and the file, sheet and cell it came from."""

Stored = Sequence[Any]
"""A row of `entry` in the order of its columns: whole, or only so far as the value unit and its stamp go."""

PutRow = tuple[int, int, int, float | None, float | None, float | None, int, int | None, str | None, str | None, int]
"""A cell, its value unit and its stamp."""

T = TypeVar("T")

MANY = 5_000
"""More changed entries than this are not listed: views then ask for all they show, undo finds them by the batch."""

_THOUSANDS = 2_000
_STATE = 3
_CELL = itemgetter(0, 1, 2)
CLEARED: Held = (None, None, None, NO_ENTRY, None, None, None)

_COLUMNS = [type_coerce(column, Integer) if column.name == "period" else column for column in entry.c]
_NAMES = entry.c.keys()
_AT = {unit: slice(_NAMES.index(names[0]), _NAMES.index(f"{unit}_batch")) for unit, names in ENTRY_UNITS.items()}
"""Where a row has the columns of a unit; its stamp follows them."""
assert all(tuple(_NAMES[_AT[unit]]) == names for unit, names in ENTRY_UNITS.items())
_FIGURES = slice(_AT["value"].start, _AT["value"].start + 4)
_TO_VALUE = _COLUMNS[: _AT["value"].stop + 1]

_PERIOD = type_coerce(entry.c.period, Integer)
_IS_CELL = (
    entry.c.measure_id == bindparam("in_measure"),
    entry.c.area_id == bindparam("in_area"),
    bindparam("in_period") == _PERIOD,
)
_KEY = ("measure_id", "area_id", "period")
_VALUE = (*ENTRY_UNITS["value"], "value_batch")
_PUT = insert(entry), (*_KEY, *_VALUE)
_SET = or_update(_KEY, _VALUE)
_KEEP_VALUES = (
    insert(past_value).from_select(
        [*_KEY, "batch", "replaced_by", *ENTRY_UNITS["value"]],
        select(
            *entry.c[_KEY],
            entry.c.value_batch,
            bindparam("own", type_=Integer),
            *entry.c[ENTRY_UNITS["value"]],
            # Own stamp: nobody has ever seen that value.
        ).where(entry.c.value_batch != bindparam("stamp", type_=Integer)),
    ),
    ("own", "stamp"),
)


def cell_of(key: EntryKey) -> Cell:
    """The key of an entry as the database holds it."""
    return key.measure_id, key.area_id, key.period.key


def key_of(cell: Cell) -> EntryKey:
    """The key of an entry as everybody else holds it."""
    measure_id, area_id, period = cell
    return EntryKey(measure_id, area_id, period_of(period))


class EditableEntries(Entries):
    """The entries inside a unit of work."""

    def __init__(self, connection: Connection, batch_writer: BatchWriter, touched: set[Cell]) -> None:
        super().__init__(connection)
        self._batch = batch_writer
        self._touched = touched

    def set_values(
        self,
        values: Mapping[EntryKey, Value | None],
        *,
        file_id: int | None = None,
        cells: Mapping[EntryKey, tuple[str, str]] | None = None,
    ) -> int:
        """Set, replace or clear (None) many values at once.

        Args:
            values: what each cell shall hold.
            file_id: the imported file they come from.
            cells: sheet and cell of each imported value.

        Returns:
            How many cells really changed; equal values are left alone, with their stamp and origin.
        """
        nowhere = (None, None)
        return self.set_cells(
            {
                cell_of(key): (*figures_of(value), file_id, *(cells.get(key, nowhere) if cells else nowhere))
                for key, value in values.items()
            }
        )

    def set_cells(self, wanted: Mapping[Cell, Held]) -> int:
        """Do the same with values as the database holds them: an import can have hundreds of thousands.

        Returns:
            How many cells really changed.
        """
        stored = self._stored_values(wanted)
        nothing = CLEARED[:4]
        before = {cell: row[_FIGURES] for cell, row in stored.items()}
        changed = {cell: held for cell, held in wanted.items() if held[:4] != before.get(cell, nothing)}
        self.write_values(changed, stored)
        # What was said of a figure goes with it: typed again, it is asked about again.
        cleared = {cell for cell, held in changed.items() if held[_STATE] == NO_ENTRY}
        for cell, row in self.rows(cleared).items():
            if row.confirmed is not None:
                self.write_unit(cell, row, "confirmed", {"confirmed": None})
        return len(changed)

    def write_values(self, wanted: Mapping[Cell, Held], stored: Container[Cell]) -> None:
        """Write whole value units; `stored` are the cells that have a row now."""
        stamp = self._batch.id if wanted else 0
        for some in _by_thousands(_in_order(wanted)):
            self._keep_values([cell for cell in some if cell in stored])
            self._put([(*cell, *wanted[cell], stamp) for cell in some])

    def put(self, rows: Sequence[PutRow], *, replacing: bool) -> None:
        """Write many values that are known to be others than those stored, as an import does.

        Args:
            rows: key, value unit and the stamp of this unit of work, in the order of the keys.
            replacing: whether these cells have a row now, be it one that was cleared.
        """
        for some in _by_thousands(rows):
            if replacing:
                self._keep_values([row[:3] for row in some])
            self._put(some)

    def _put(self, rows: Sequence[PutRow]) -> None:
        put_many(self.connection, *_PUT, rows, _SET)
        if len(self._touched) <= MANY:
            self._touched.update(row[:3] for row in rows)

    def _keep_values(self, cells: Sequence[Cell]) -> None:
        """Keep the values that are about to be replaced; the rows never leave the database."""
        if cells:
            own = self._batch.id
            insert_selected(self.connection, *_KEEP_VALUES, (own, own), key=_KEY, keys=cells)

    @property
    def stamp(self) -> int:
        """The stamp of what this unit of work writes; asking for it writes the batch."""
        return self._batch.id

    def set_note(self, key: EntryKey, note: str) -> bool:
        """Set the note of an existing entry; returns whether it was different."""
        return self._change_unit(cell_of(key), "note", {"note": note})

    def set_source(self, key: EntryKey, source: str, as_of: date | None) -> bool:
        """Set source and data-as-of date of an existing entry; returns whether they were different."""
        return self._change_unit(cell_of(key), "source", {"source": source, "as_of": as_of})

    def confirm(self, key: EntryKey, figure: float | None) -> bool:
        """Note the figure of an existing entry that was asked about and kept; returns whether it was another one."""
        return self._change_unit(cell_of(key), "confirmed", {"confirmed": figure})

    def _change_unit(self, cell: Cell, unit: str, columns: Mapping[str, Any]) -> bool:
        row = self.rows({cell})[cell]
        different: bool = row[_AT[unit]] != tuple(columns[name] for name in ENTRY_UNITS[unit])
        if different:
            self.write_unit(cell, row, unit, columns)
        return different

    def write_unit(self, cell: Cell, row: Row[Any], unit: str, columns: Mapping[str, Any]) -> None:
        """Write a unit beside the value (`note`, `source` or `confirmed`); `row` is what is there now."""
        self._keep(unit, cell, row)
        query = update(entry).where(*_IS_CELL).values(**columns, **{f"{unit}_batch": self._batch.id})
        self.connection.execute(query, dict(zip(("in_measure", "in_area", "in_period"), cell, strict=True)))
        self._touched.add(cell)

    def rows(self, cells: Collection[Cell]) -> dict[Cell, Row[Any]]:
        """The rows of some cells (a set or the keys of a mapping), cleared ones included."""
        found: dict[Cell, Row[Any]] = {}
        for query in _spans(_COLUMNS, cells):
            rows = ((row[:3], row) for row in self.connection.execute(query))
            found.update((cell, row) for cell, row in rows if cell in cells)
        return found

    def _stored_values(self, cells: Collection[Cell]) -> dict[Cell, Stored]:
        """The same so far as the value unit goes, as the database holds them: without names it costs a third."""
        found: dict[Cell, Stored] = {}
        for query in _spans(_TO_VALUE, cells):
            for rows in read_many(self.connection, query):
                found.update((cell, row) for cell, row in zip(map(_CELL, rows), rows, strict=True) if cell in cells)
        return found

    def _keep(self, unit: str, cell: Cell, row: Row[Any]) -> None:
        at, own = _AT[unit], self._batch.id
        # No stamp: the unit never had a value. Own stamp: nobody has ever seen that value.
        if row[at.stop] not in {None, own}:
            content = json.dumps(dict(zip(ENTRY_UNITS[unit], row[at], strict=True)), default=date.isoformat)
            spot = dict(zip(("noun", "key1", "key2", "key3", "unit"), ("entry", *cell, unit), strict=True))
            kept = insert(past).values(**spot, batch=row[at.stop], replaced_by=own, content=content)
            self.connection.execute(kept)


def _in_order(cells: Collection[Cell]) -> list[Cell]:
    """Cells in the order of the tables, so that each page is written once.

    Sorted area by area: other threads stand still while one list is sorted.
    """
    of_area: dict[tuple[int, int], list[Cell]] = defaultdict(list)
    for cell in cells:
        of_area[cell[:2]].append(cell)
    return [cell for area in sorted(of_area) for cell in sorted(of_area[area])]


def _by_thousands(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    """Parts of many rows: no call of the database may hold up other threads for long."""
    for start in range(0, len(rows), _THOUSANDS):
        yield rows[start : start + _THOUSANDS]


def _spans(columns: Sequence[Any], cells: Collection[Cell]) -> Iterator[Select[Any]]:
    """A query for each measure of some cells, over all their areas and from their first to their last period."""
    of_measure: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        of_measure[cell[0]].append(cell)
    for measure_id, group in of_measure.items():
        periods = [period for _, _, period in group]
        yield select(*columns).where(
            entry.c.measure_id == measure_id,
            entry.c.area_id.in_({area_id for _, area_id, _ in group}),
            _PERIOD.between(min(periods), max(periods)),
        )


def figures_of(value: Value | None) -> tuple[float | None, float | None, float | None, int]:
    """The figures and the state of a value as the database holds them."""
    if value is None:
        return CLEARED[:4]
    return value.numerator, value.denominator, value.number, value.state.value
