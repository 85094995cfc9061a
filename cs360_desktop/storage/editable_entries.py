"""Entries inside a unit of work: written in bulk, every replaced value kept."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from json.encoder import encode_basestring_ascii
from operator import add
from typing import Any

from sqlalchemy import Connection, Integer, Row, Select, bindparam, insert, select, type_coerce, update

from cs360_desktop.domain.entries import EntryKey, Value
from cs360_desktop.storage.batches import BatchWriter
from cs360_desktop.storage.bulk import insert_many, read_many, write_many
from cs360_desktop.storage.column_types import period_of
from cs360_desktop.storage.entries import Cell, Entries
from cs360_desktop.storage.tables import ENTRY_UNITS, NO_ENTRY, entry, past

Held = tuple[float | None, float | None, float | None, int, int | None, str | None, str | None]
"""The value unit of an entry as the database holds it: figures, state, and the file, sheet and cell it came from."""

Stored = Sequence[Any]
"""A row of `entry` in the order of its columns: whole, or only so far as the value unit and its stamp go."""

MANY = 5_000
"""More changed entries than this are not listed: views then ask for all they show, undo finds them by the batch."""

_STATE = 3
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
_INSERT = insert(entry), ("measure_id", "area_id", "period", *ENTRY_UNITS["value"], "value_batch")
_INSERT_NUMBERS = insert(entry), tuple(name for name in _INSERT[1] if name not in {"numerator", "denominator"})
_UPDATE = (
    update(entry)
    .where(*_IS_CELL)
    .values({name: bindparam(f"new_{name}") for name in (*ENTRY_UNITS["value"], "value_batch")}),
    (*(f"new_{name}" for name in (*ENTRY_UNITS["value"], "value_batch")), "in_measure", "in_area", "in_period"),
)
_KEEP = insert(past), ("noun", "key1", "key2", "key3", "unit", "batch", "replaced_by", "content")


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

    def write_values(self, wanted: Mapping[Cell, Held], stored: Mapping[Cell, Stored]) -> None:
        """Write whole value units; `stored` are the rows that are there now."""
        if not wanted:
            return
        stamp = self._batch.id
        in_order = sorted(wanted)  # that of the tables: each page is written once
        there = [cell for cell in in_order if cell in stored]
        self._keep("value", ((cell, stored[cell]) for cell in there))
        self._add([cell for cell in in_order if cell not in stored] if there else in_order, wanted)
        write_many(self.connection, *_UPDATE, [(*wanted[cell], stamp, *cell) for cell in there])
        if len(self._touched) <= MANY:
            self._touched.update(wanted)

    def _add(self, cells: Sequence[Cell], wanted: Mapping[Cell, Held]) -> None:
        stamp = self._batch.id
        if any(wanted[cell][:2] != (None, None) for cell in cells):
            insert_many(self.connection, *_INSERT, [(*cell, *wanted[cell], stamp) for cell in cells])
        else:  # nearly always: two columns that stay blank need not be bound row by row
            insert_many(self.connection, *_INSERT_NUMBERS, [(*cell, *wanted[cell][2:], stamp) for cell in cells])

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
        self._keep(unit, [(cell, row)])
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
            rows = ((row[:3], row) for row in read_many(self.connection, query))
            found.update((cell, row) for cell, row in rows if cell in cells)
        return found

    def _keep(self, unit: str, rows: Iterable[tuple[Cell, Stored]]) -> None:
        at, own = _AT[unit], self._batch.id
        write = _as_json(ENTRY_UNITS[unit])
        kept = []
        for cell, row in rows:
            stamp = row[at.stop]
            # No stamp: the unit never had a value. Own stamp: nobody has ever seen that value.
            if stamp not in {None, own}:
                kept.append(("entry", *cell, unit, stamp, own, write(row[at])))
        insert_many(self.connection, *_KEEP, kept)


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


def _as_json(names: Sequence[str]) -> Callable[[Sequence[Any]], str]:
    """What writes the columns of a unit as JSON: `json.dumps` would make an encoder each time.

    All but the last column, the cell of an imported value, repeat a lot; each is of one type in every row.
    """
    plain = json.JSONEncoder(default=date.isoformat).encode

    def encode(value: Any) -> str:
        return encode_basestring_ascii(value) if value.__class__ is str else plain(value)

    heads = [f"{encode(name)}: " for name in names]
    known: dict[Sequence[Any], str] = {}

    def write(values: Sequence[Any]) -> str:
        before = values[:-1]
        text = known.get(before)
        if text is None:
            text = known[before] = ", ".join([*map(add, heads, map(encode, before)), heads[-1]])
        return f"{{{text}{encode(values[-1])}}}"

    return write


def figures_of(value: Value | None) -> tuple[float | None, float | None, float | None, int]:
    """The figures and the state of a value as the database holds them."""
    if value is None:
        return CLEARED[:4]
    return value.numerator, value.denominator, value.number, value.state.value
