"""Taking a whole batch back."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Integer,
    bindparam,
    literal,
    or_,
    select,
    type_coerce,
    union,
    union_all,
)

from cs360_desktop.domain.entries import EntryKey
from cs360_desktop.storage import nouns
from cs360_desktop.storage.editable_entries import CLEARED, EditableEntries, Held, cell_of
from cs360_desktop.storage.entries import Cell
from cs360_desktop.storage.kept import ENTRY, VALUE, Part, Spot, columns_of, spots_set_by
from cs360_desktop.storage.rows import EditableRows
from cs360_desktop.storage.standing import contents_before, still_there
from cs360_desktop.storage.tables import ENTRY_UNITS, entry, past, past_value


class Reverter:
    """Takes a batch back inside a unit of work: each unit it set gets the value it had before.

    What somebody changed since is left alone and counted: taking back may never overwrite a later entry. A later
    change that was itself taken back does not stand in the way.
    """

    def __init__(self, connection: Connection, entries: EditableEntries, rows: Mapping[str, EditableRows[Any]]) -> None:
        self._connection = connection
        self._entries = entries
        self._rows = rows

    def revert(
        self, batch_id: int, keys: Collection[EntryKey] | None = None, *, keep: Collection[tuple[str, int]] = ()
    ) -> int:
        """Take a batch back and return how many units were left alone.

        Args:
            batch_id: the batch.
            keys: the entries it touched, where known; else they are found by a scan.
            keep: noun and key of rows that stay as they are.
        """
        if keys is None:
            measures = self._measures(batch_id)
            left = sum(self._revert_entries(batch_id, self._cells(batch_id, each), each) for each in measures)
        else:
            left = self._revert_entries(batch_id, {cell_of(key) for key in keys})
        return left + self._revert_rows(batch_id, set(keep))

    def _measures(self, batch_id: int) -> list[int]:
        """The measures with entries that a batch set, wherever that is by now."""
        queries = (
            select(entry.c.measure_id).where(_set_by(batch_id)),
            select(past_value.c.measure_id).where(
                or_(past_value.c.batch == batch_id, past_value.c.replaced_by == batch_id)
            ),
            select(past.c.key1).where(
                past.c.noun == ENTRY, or_(past.c.batch == batch_id, past.c.replaced_by == batch_id)
            ),
        )
        return sorted(self._connection.execute(union(*queries)).scalars())

    def _cells(self, batch_id: int, measure: int) -> set[Cell]:
        """The entries of a measure of which a batch set what stands there now."""
        query = select(entry.c.measure_id, entry.c.area_id, type_coerce(entry.c.period, Integer))
        found = self._connection.execute(query.where(entry.c.measure_id == measure, _set_by(batch_id)))
        return {row[:3] for row in found}

    def _revert_entries(self, batch_id: int, known: Collection[Cell], measure: int | None = None) -> int:
        """Take back what a batch did to the entries of a measure, or of all; some of their cells are known."""
        part = Part(of_entries=True, measure=measure)
        before = contents_before(self._connection, batch_id, part)
        replaced = spots_set_by(self._connection, batch_id, part)
        cells = {*known, *(spot[1:4] for spot in (*before, *replaced))}
        stored = self._entries.rows(cells)
        stamps: dict[Spot, int] = {}
        for unit in ENTRY_UNITS:
            at = entry.c.keys().index(f"{unit}_batch")
            stamps.update((("entry", *cell, unit), row[at]) for cell, row in stored.items() if row[at] is not None)
        still = still_there(self._connection, stamps, batch_id)
        values: dict[Cell, Held] = {}
        for spot in still:
            cell, unit = spot[1:4], spot[4]
            held = before.get(spot)
            if unit == VALUE:
                values[cell] = CLEARED if held is None else held  # type: ignore[assignment]  # of the value unit
            else:
                content = _EMPTY[unit] if held is None else columns_of(unit, held)
                self._entries.write_unit(cell, stored[cell], unit, _with_dates(content))
        self._entries.write_values(values, stored)
        left = sum(spot not in still for spot in stamps if spot in before or spot in replaced)
        _let_go(stored, stamps, values)
        return left

    def _revert_rows(self, batch_id: int, keep: Collection[tuple[str, int]]) -> int:
        part = Part(of_entries=False)
        before = contents_before(self._connection, batch_id, part)
        replaced = spots_set_by(self._connection, batch_id, part)
        contents = {spot: content for spot, content in before.items() if content is not None and spot[:2] not in keep}
        added = {spot for spot in self._added(batch_id, before, replaced) if spot[:2] not in keep}
        stamps = {spot: self._rows[spot[0]].stamp_of(spot[1], spot[4]) for spot in (*contents, *added)}
        still = still_there(self._connection, stamps, batch_id)
        for spot in still:
            noun, row_id, _, _, unit = spot
            rows = self._rows[noun]
            if spot in contents:
                content = columns_of(unit, contents[spot])
                rows.put_back(row_id, unit, rows.stamped.from_storage(unit, content, self._connection.dialect))
            else:
                rows.delete(row_id)
        return len(stamps) - len(still)

    def _added(self, batch_id: int, before: Collection[Spot], replaced: Collection[Spot]) -> set[Spot]:
        """The rows that the batch added: it set `deleted`, and there was nothing before."""
        found = self._connection.execute(_rows_that_came_or_went(), {"batch_id": batch_id})
        still: set[Spot] = {(noun, row_id, 0, 0, "deleted") for noun, row_id in found}
        return {spot for spot in (*still, *replaced) if spot[4] == "deleted" and spot not in before}


def _set_by(batch_id: int) -> ColumnElement[bool]:
    """Whether a batch set something that stands in an entry now."""
    return or_(*(entry.c[f"{unit}_batch"] == batch_id for unit in ENTRY_UNITS))


@cache
def _rows_that_came_or_went() -> CompoundSelect[Any]:
    """The rows of every noun of which a batch set `deleted`, in one question."""
    tables = [stamped.table for stamped in nouns.ALL.values()]
    return union_all(
        *(select(literal(t.name), t.c.id).where(t.c.deleted_batch == bindparam("batch_id")) for t in tables)
    )


_EMPTY: dict[str, dict[str, Any]] = {
    "note": {"note": ""},
    "source": {"source": "", "as_of": None},
    "confirmed": {"confirmed": None},
}


def _let_go(*mappings: dict[Any, Any]) -> None:
    """Free what is no longer needed piece by piece: every other thread stands still while it is freed at once."""
    for mapping in mappings:
        while mapping:
            mapping.popitem()


def _with_dates(content: Mapping[str, Any]) -> dict[str, Any]:
    as_of = content.get("as_of")
    return {**content, "as_of": date.fromisoformat(as_of)} if as_of else dict(content)
