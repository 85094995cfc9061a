"""Entries inside a unit of work: written in bulk, every replaced value kept."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Integer, Row, bindparam, insert, select, type_coerce, update

from cs360_desktop.domain.entries import EntryKey, Value
from cs360_desktop.storage.batches import BatchWriter
from cs360_desktop.storage.bulk import write_many
from cs360_desktop.storage.column_types import period_of
from cs360_desktop.storage.entries import Entries
from cs360_desktop.storage.tables import ENTRY_UNITS, NO_ENTRY, entry, past

Cell = tuple[int, int, int]
"""Measure, area and period number: the key of an entry as the database holds it."""

Held = tuple[float | None, float | None, float | None, int, int | None, str | None, str | None]
"""The value unit of an entry as the database holds it: figures, state, and the file, sheet and cell it came from."""

_STATE = 3
CLEARED: Held = (None, None, None, NO_ENTRY, None, None, None)

_COLUMNS = [type_coerce(column, Integer) if column.name == "period" else column for column in entry.c]
_NAMES = entry.c.keys()
_AT = {unit: slice(_NAMES.index(names[0]), _NAMES.index(f"{unit}_batch")) for unit, names in ENTRY_UNITS.items()}
"""Where a row has the columns of a unit; its stamp follows them."""
assert all(tuple(_NAMES[_AT[unit]]) == names for unit, names in ENTRY_UNITS.items())
_FIGURES = slice(_AT["value"].start, _AT["value"].start + 4)

_PERIOD = type_coerce(entry.c.period, Integer)
_IS_CELL = (
    entry.c.measure_id == bindparam("in_measure"),
    entry.c.area_id == bindparam("in_area"),
    bindparam("in_period") == _PERIOD,
)
_INSERT = insert(entry), ("measure_id", "area_id", "period", *ENTRY_UNITS["value"], "value_batch")
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
        wanted = {cell_of(key): (key, value) for key, value in values.items()}
        stored = self.rows(wanted)
        changed: dict[Cell, Held] = {}
        for cell, (key, value) in wanted.items():
            row = stored.get(cell)
            figures = _figures(value)
            if figures != (CLEARED[:4] if row is None else row[_FIGURES]):
                origin = cells.get(key, (None, None)) if cells else (None, None)
                changed[cell] = (*figures, file_id, *origin)
        self.write_values(changed, stored)
        for cell, held in changed.items():
            row = stored.get(cell)
            # What was said of a figure goes with it: typed again, it is asked about again.
            if held[_STATE] == NO_ENTRY and row is not None and row.confirmed is not None:
                self.write_unit(cell, row, "confirmed", {"confirmed": None})
        return len(changed)

    def write_values(self, wanted: Mapping[Cell, Held], stored: Mapping[Cell, Row[Any]]) -> None:
        """Write whole value units; `stored` are the rows that are there now."""
        if not wanted:
            return
        stamp = self._batch.id
        in_order = sorted(wanted)  # that of the tables: each page is written once
        self._keep("value", ((cell, stored[cell]) for cell in in_order if cell in stored))
        new = [(*cell, *wanted[cell], stamp) for cell in in_order if cell not in stored]
        changed = [(*wanted[cell], stamp, *cell) for cell in in_order if cell in stored]
        write_many(self.connection, *_INSERT, new)
        write_many(self.connection, *_UPDATE, changed)
        self._touched.update(wanted)

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
        of_measure: dict[int, list[Cell]] = defaultdict(list)
        for cell in cells:
            of_measure[cell[0]].append(cell)
        found: dict[Cell, Row[Any]] = {}
        for measure_id, group in of_measure.items():
            periods = [period for _, _, period in group]
            query = select(*_COLUMNS).where(
                entry.c.measure_id == measure_id,
                entry.c.area_id.in_({area_id for _, area_id, _ in group}),
                _PERIOD.between(min(periods), max(periods)),
            )
            rows = ((row[:3], row) for row in self.connection.execute(query))
            found.update((cell, row) for cell, row in rows if cell in cells)
        return found

    def _keep(self, unit: str, rows: Iterable[tuple[Cell, Row[Any]]]) -> None:
        names, at, own = ENTRY_UNITS[unit], _AT[unit], self._batch.id
        kept = []
        for cell, row in rows:
            stamp = row[at.stop]
            # No stamp: the unit never had a value. Own stamp: nobody has ever seen that value.
            if stamp not in {None, own}:
                content = json.dumps(dict(zip(names, row[at], strict=True)), default=date.isoformat)
                kept.append(("entry", *cell, unit, stamp, own, content))
        write_many(self.connection, *_KEEP, kept)


def _figures(value: Value | None) -> tuple[float | None, float | None, float | None, int]:
    if value is None:
        return CLEARED[:4]
    return value.numerator, value.denominator, value.number, value.state.value
