"""Taking a whole batch back."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Integer,
    bindparam,
    literal,
    or_,
    select,
    tuple_,
    type_coerce,
    union_all,
)

from cs360_desktop.domain.entries import EntryKey
from cs360_desktop.storage import nouns
from cs360_desktop.storage.editable_entries import CLEARED, EditableEntries, Held, cell_of
from cs360_desktop.storage.entries import Cell
from cs360_desktop.storage.rows import EditableRows
from cs360_desktop.storage.tables import ENTRY_UNITS, batch, entry, past

Spot = tuple[str, int, int, int, str]
"""One unit of one row: noun, the row's three keys, unit."""

_SPOT = (past.c.noun, past.c.key1, past.c.key2, past.c.key3, past.c.unit)
_FEW = 100
"""So many spots are looked up one by one; for more, all that a batch replaced is read."""


class Reverter:
    """Takes a batch back inside a unit of work: each unit it set gets the value it had before.

    What somebody changed since is left alone and counted: taking back may never overwrite a later entry. A later
    change that was itself taken back does not stand in the way.
    """

    def __init__(self, connection: Connection, entries: EditableEntries, rows: Mapping[str, EditableRows[Any]]) -> None:
        self._connection = connection
        self._entries = entries
        self._rows = rows

    def revert(self, batch_id: int, keys: Collection[EntryKey] | None = None) -> int:
        """Take a batch back and return how many units were left alone.

        Args:
            batch_id: the batch.
            keys: the entries it touched, where known; else they are found by a scan.
        """
        contents = select(*_SPOT, past.c.content).where(past.c.replaced_by == batch_id)
        before: dict[Spot, str] = {row[:5]: row[5] for row in self._connection.execute(contents)}
        since = select(*_SPOT).where(past.c.batch == batch_id)
        replaced: set[Spot] = {row[:5] for row in self._connection.execute(since)}
        cells = self._cells(batch_id) if keys is None else {cell_of(key) for key in keys}
        cells |= {(key1, key2, key3) for noun, key1, key2, key3, _ in (*before, *replaced) if noun == "entry"}
        return self._revert_entries(batch_id, cells, before, replaced) + self._revert_rows(batch_id, before, replaced)

    def _cells(self, batch_id: int) -> set[Cell]:
        """The entries of which a batch set what stands there now."""
        query = select(entry.c.measure_id, entry.c.area_id, type_coerce(entry.c.period, Integer))
        stamps = (entry.c[f"{unit}_batch"] == batch_id for unit in ENTRY_UNITS)
        return {row[:3] for row in self._connection.execute(query.where(or_(*stamps)))}

    def _revert_entries(
        self, batch_id: int, cells: Collection[Cell], before: Mapping[Spot, str], replaced: Collection[Spot]
    ) -> int:
        stored = self._entries.rows(cells)
        stamps: dict[Spot, int] = {}
        for unit in ENTRY_UNITS:
            at = entry.c.keys().index(f"{unit}_batch")
            stamps |= {("entry", *cell, unit): row[at] for cell, row in stored.items() if row[at] is not None}
        still = self._still_there(stamps, batch_id)
        values: dict[Cell, Held] = {}
        for spot in still:
            cell, unit = spot[1:4], spot[4]
            content = json.loads(before[spot]) if spot in before else None
            if unit != "value":
                self._entries.write_unit(cell, stored[cell], unit, _with_dates(content or _EMPTY[unit]))
            elif content is None:
                values[cell] = CLEARED
            else:
                values[cell] = tuple(content[name] for name in ENTRY_UNITS["value"])
        self._entries.write_values(values, stored)
        return sum(spot not in still for spot in stamps if spot in before or spot in replaced)

    def _revert_rows(self, batch_id: int, before: Mapping[Spot, str], replaced: Collection[Spot]) -> int:
        contents = {spot: content for spot, content in before.items() if spot[0] != "entry"}
        added = self._added(batch_id, before, replaced)
        stamps = {spot: self._rows[spot[0]].stamp_of(spot[1], spot[4]) for spot in (*contents, *added)}
        still = self._still_there(stamps, batch_id)
        for spot in still:
            noun, row_id, _, _, unit = spot
            rows = self._rows[noun]
            if spot in contents:
                content = json.loads(contents[spot])
                rows.put_back(row_id, unit, rows.stamped.from_storage(unit, content, self._connection.dialect))
            else:
                rows.delete(row_id)
        return len(stamps) - len(still)

    def _added(self, batch_id: int, before: Collection[Spot], replaced: Collection[Spot]) -> set[Spot]:
        """The rows that the batch added: it set `deleted`, and there was nothing before."""
        found = self._connection.execute(_rows_that_came_or_went(), {"batch_id": batch_id})
        still: set[Spot] = {(noun, row_id, 0, 0, "deleted") for noun, row_id in found}
        return {spot for spot in (*still, *replaced) if spot[4] == "deleted" and spot not in before}

    def _still_there(self, stamps: Mapping[Spot, int], batch_id: int) -> set[Spot]:
        """The spots where stands what the batch set, directly or brought back by taking back later ones."""
        found = {spot for spot, stamp in stamps.items() if stamp == batch_id}
        others: dict[int, set[Spot]] = defaultdict(set)
        for spot, stamp in stamps.items():
            if stamp > batch_id:
                others[stamp].add(spot)
        while others:
            stamp = max(others)
            spots = others.pop(stamp)
            for spot, earlier in self._brought_back(stamp, spots):
                if earlier == batch_id:
                    found.add(spot)
                elif earlier > batch_id:
                    others[earlier].add(spot)
        return found

    def _brought_back(self, batch_id: int, spots: Collection[Spot]) -> list[tuple[Spot, int]]:
        """Which batch had set what a batch brought back; nothing where it did not take one back."""
        query = select(*_SPOT, past.c.batch).join(batch, batch.c.reverts == past.c.replaced_by)
        query = query.where(batch.c.id == batch_id)
        if len(spots) <= _FEW:
            query = query.where(tuple_(*_SPOT).in_(list(spots)))
        return [(row[:5], row[5]) for row in self._connection.execute(query) if row[:5] in spots]


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


def _with_dates(content: Mapping[str, Any]) -> dict[str, Any]:
    as_of = content.get("as_of")
    return {**content, "as_of": date.fromisoformat(as_of)} if as_of else dict(content)
