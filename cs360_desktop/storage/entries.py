"""Entries: read by blocks, written in bulk, every replaced value kept."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    bindparam,
    func,
    insert,
    select,
    tuple_,
    type_coerce,
    update,
)

from cs360_desktop.domain.entries import Entry, EntryKey, EntryState, Origin, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.storage.batches import BatchWriter
from cs360_desktop.storage.nouns import import_files
from cs360_desktop.storage.tables import ENTRY_UNITS, NO_ENTRY, batch, entry, past

_FEW = 400
"""Up to so many keys are looked up one by one in the clustered key; more are read by measure."""
_KEY = (entry.c.measure_id, entry.c.area_id, entry.c.period)
_VALUE = tuple(entry.c[name] for name in ENTRY_UNITS["value"])

Figures = tuple[float | None, float | None, float | None, int]
"""Numerator, denominator, number and state as a row holds them."""


def figures(value: Value | None) -> Figures:
    """Turn a value into what the row holds; None is the cleared row."""
    if value is None:
        return None, None, None, NO_ENTRY
    return value.numerator, value.denominator, value.number, value.state.value


def to_value(numerator: float | None, denominator: float | None, number: float | None, state: int) -> Value:
    """Turn a row's figures into a value."""
    return Value(number, numerator, denominator, EntryState(state))


class Entries:
    """The entries inside one read unit."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def values(
        self,
        measure_ids: Collection[int],
        *,
        area_ids: Collection[int] | None = None,
        first: Period | None = None,
        last: Period | None = None,
    ) -> dict[EntryKey, Value]:
        """The values of some measures, optionally in some areas and from the first to the last period included."""
        query = select(*_KEY, *_VALUE[:4]).where(*self._window(measure_ids, area_ids, first, last))
        return {
            EntryKey(measure, area, period): to_value(*found)
            for measure, area, period, *found in self.connection.execute(query.order_by(*_KEY))
        }

    def entries(
        self,
        measure_ids: Collection[int],
        *,
        area_ids: Collection[int] | None = None,
        first: Period | None = None,
        last: Period | None = None,
    ) -> Iterator[Entry]:
        """The same window as full entries, in the order of measure, area, period."""
        query = self._full().where(*self._window(measure_ids, area_ids, first, last)).order_by(*_KEY)
        return map(_to_entry, self.connection.execute(query).mappings())

    def cells(
        self,
        measure_ids: Collection[int],
        *,
        area_ids: Collection[int] | None = None,
        first: Period | None = None,
        last: Period | None = None,
    ) -> Sequence[Row[Any]]:
        """The same window as plain rows, for the grid, which asks for thousands while it scrolls.

        Each is measure, area, period key, numerator, denominator, number, state and whether there is a note.
        """
        period = type_coerce(entry.c.period, Integer)
        query = select(entry.c.measure_id, entry.c.area_id, period, *_VALUE[:4], entry.c.note != "")
        return self.connection.execute(query.where(*self._window(measure_ids, area_ids, first, last))).all()

    def one(self, key: EntryKey) -> Entry | None:
        """The entry of a cell, None where there is no entry."""
        query = self._full().where(*self._window([key.measure_id], [key.area_id], key.period, key.period))
        row = self.connection.execute(query).mappings().first()
        return None if row is None else _to_entry(row)

    def last_periods(self, measure_ids: Collection[int]) -> dict[int, Period]:
        """The latest period with an entry, by measure."""
        query = (
            select(entry.c.measure_id, func.max(entry.c.period).label("last"))
            .where(*self._window(measure_ids, None, None, None))
            .group_by(entry.c.measure_id)
        )
        return {row.measure_id: row.last for row in self.connection.execute(query)}

    def periods(self) -> tuple[Period, Period] | None:
        """The first and the last period of any entry, None in an empty workspace."""
        query = select(func.min(entry.c.period), func.max(entry.c.period)).where(entry.c.state != NO_ENTRY)
        first, last = self.connection.execute(query).one()
        return None if first is None else (first, last)

    def exist(self) -> bool:
        """Whether there is any entry."""
        return (
            self.connection.execute(select(entry.c.state).where(entry.c.state != NO_ENTRY).limit(1)).first() is not None
        )

    def count(self) -> int:
        """How many entries there are."""
        return self.connection.execute(
            select(func.count()).select_from(entry).where(entry.c.state != NO_ENTRY)
        ).scalar_one()

    @staticmethod
    def _window(
        measure_ids: Collection[int],
        area_ids: Collection[int] | None,
        first: Period | None,
        last: Period | None,
    ) -> list[ColumnElement[bool]]:
        conditions: list[ColumnElement[bool]] = [entry.c.measure_id.in_(measure_ids), entry.c.state != NO_ENTRY]
        if area_ids is not None:
            conditions.append(entry.c.area_id.in_(area_ids))
        if first is not None:
            conditions.append(entry.c.period >= first)
        if last is not None:
            conditions.append(entry.c.period <= last)
        return conditions

    @staticmethod
    def _full() -> Select[Any]:
        file = import_files.table
        return (
            select(entry, file.c.name.label("file"), batch.c.hlc, batch.c.who)
            .join(batch, batch.c.id == entry.c.value_batch)
            .outerjoin(file, file.c.id == entry.c.file_id)
        )


def _to_entry(row: Mapping[Any, Any]) -> Entry:
    return Entry(
        key=EntryKey(row["measure_id"], row["area_id"], row["period"]),
        value=to_value(row["numerator"], row["denominator"], row["number"], row["state"]),
        note=row["note"],
        source=row["source"],
        as_of=row["as_of"],
        origin=Origin(row["file"], row["sheet"], row["cell"]) if row["file"] else None,
        changed_at=moment(row["hlc"]),
        changed_by=row["who"],
    )


def moment(hlc: int) -> datetime:
    """The wall time in a hybrid clock, in UTC."""
    return datetime.fromtimestamp((hlc >> 16) / 1000, UTC)


class EditableEntries(Entries):
    """The entries inside a unit of work."""

    def __init__(self, connection: Connection, batch_writer: BatchWriter, touched: set[EntryKey]) -> None:
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
        stored = self.rows(values)
        wanted: dict[EntryKey, dict[str, Any]] = {}
        for key, value in values.items():
            row = stored.get(key)
            held = (None, None, None, NO_ENTRY) if row is None else tuple(row[name] for name in _FIGURE_NAMES)
            if held == figures(value):
                continue
            sheet, cell = (cells or {}).get(key, (None, None))
            wanted[key] = {
                **dict(zip(_FIGURE_NAMES, figures(value), strict=True)),
                "file_id": file_id,
                "sheet": sheet,
                "cell": cell,
            }
        self.write_values(wanted, stored)
        return len(wanted)

    def write_values(
        self, wanted: Mapping[EntryKey, Mapping[str, Any]], stored: Mapping[EntryKey, Mapping[Any, Any]]
    ) -> None:
        """Write whole value units as the row holds them; `stored` are the rows that are there now."""
        self._keep("value", [(key, stored[key]) for key in wanted if key in stored])
        records = {
            key: {
                "measure_id": key.measure_id,
                "area_id": key.area_id,
                "period": key.period,
                **columns,
                "value_batch": self._batch.id,
            }
            for key, columns in wanted.items()
        }
        new = [record for key, record in records.items() if key not in stored]
        changed = [record for key, record in records.items() if key in stored]
        if new:
            self.connection.execute(insert(entry), new)
        if changed:
            self.connection.execute(_UPDATE_VALUE, [{f"k_{name}": held for name, held in r.items()} for r in changed])
        self._touched.update(wanted)

    def set_note(self, key: EntryKey, note: str) -> bool:
        """Set the note of an existing entry; returns whether it was different."""
        return self.set_unit(key, "note", {"note": note})

    def set_source(self, key: EntryKey, source: str, as_of: date | None) -> bool:
        """Set source and data-as-of date of an existing entry; returns whether they were different."""
        return self.set_unit(key, "source", {"source": source, "as_of": as_of})

    def set_unit(self, key: EntryKey, unit: str, columns: Mapping[str, Any]) -> bool:
        """Set a unit beside the value (`note` or `source`); returns whether it was different."""
        row = self.rows([key])[key]
        if all(row[name] == value for name, value in columns.items()):
            return False
        self._keep(unit, [(key, row)])
        query = update(entry).where(
            entry.c.measure_id == key.measure_id, entry.c.area_id == key.area_id, entry.c.period == key.period
        )
        self.connection.execute(query.values(**columns, **{f"{unit}_batch": self._batch.id}))
        self._touched.add(key)
        return True

    def rows(self, keys: Collection[EntryKey]) -> dict[EntryKey, Mapping[Any, Any]]:
        """The rows of some cells, cleared ones included."""
        if len(keys) <= _FEW:
            plain = [(key.measure_id, key.area_id, key.period) for key in keys]
            condition: ColumnElement[bool] = tuple_(*_KEY).in_(plain)
        else:
            condition = entry.c.measure_id.in_({key.measure_id for key in keys})
        found = self.connection.execute(select(entry).where(condition)).mappings()
        rows = ((EntryKey(row["measure_id"], row["area_id"], row["period"]), row) for row in found)
        return {key: row for key, row in rows if key in keys}

    def _keep(self, unit: str, rows: Sequence[tuple[EntryKey, Mapping[Any, Any]]]) -> None:
        kept = [
            {
                "noun": "entry",
                "key1": key.measure_id,
                "key2": key.area_id,
                "key3": key.period.key,
                "unit": unit,
                "batch": row[f"{unit}_batch"],
                "replaced_by": self._batch.id,
                "content": json.dumps({name: _plain(row[name]) for name in ENTRY_UNITS[unit]}),
            }
            for key, row in rows
            # No stamp: the unit never had a value. Own stamp: nobody has ever seen that value.
            if row[f"{unit}_batch"] not in (None, self._batch.id)
        ]
        if kept:
            self.connection.execute(insert(past), kept)


_FIGURE_NAMES = ("numerator", "denominator", "number", "state")

_UPDATE_VALUE = (
    update(entry)
    .where(
        entry.c.measure_id == bindparam("k_measure_id"),
        entry.c.area_id == bindparam("k_area_id"),
        entry.c.period == bindparam("k_period"),
    )
    .values({name: bindparam(f"k_{name}") for name in (*ENTRY_UNITS["value"], "value_batch")})
)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
