"""History: what was replaced, and taking a whole batch back."""

import json
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from cs360_desktop.domain.changes import PastValue
from cs360_desktop.domain.entries import EntryKey, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.storage.batches import BatchWriter
from cs360_desktop.storage.entries import EditableEntries, moment, to_value
from cs360_desktop.storage.rows import EditableRows
from cs360_desktop.storage.tables import ENTRY_UNITS, NO_ENTRY, batch, entry, past


class History:
    """Past values inside one read unit."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def of(self, noun: str, key1: int, key2: int = 0, key3: int = 0) -> list[PastValue]:
        """Every past value of one row, newest first."""
        setter, replacer = batch.alias("setter"), batch.alias("replacer")
        query = (
            select(past.c.unit, past.c.content, setter.c.who, setter.c.hlc, replacer.c.who, replacer.c.hlc)
            .join(setter, setter.c.id == past.c.batch)
            .join(replacer, replacer.c.id == past.c.replaced_by)
            .where(past.c.noun == noun, past.c.key1 == key1, past.c.key2 == key2, past.c.key3 == key3)
            .order_by(replacer.c.hlc.desc(), past.c.unit)
        )
        return [
            PastValue(unit, json.loads(content), who, moment(hlc), by, moment(by_hlc))
            for unit, content, who, hlc, by, by_hlc in self.connection.execute(query)
        ]

    def of_entry(self, key: EntryKey) -> list[PastValue]:
        """Every past value of one cell, newest first."""
        return self.of("entry", key.measure_id, key.area_id, key.period.key)


def past_value_of_entry(past_value: PastValue) -> Value | None:
    """The value an entry had, None where it had none."""
    content = past_value.content
    figures = [content[name] for name in ("numerator", "denominator", "number", "state")]
    return None if content["state"] == NO_ENTRY else to_value(*figures)  # type: ignore[arg-type]  # JSON of exactly these columns


class Reverter:
    """Takes a batch back inside a unit of work: each unit it set gets the value it had before.

    What somebody changed since is left alone and counted: taking back may never overwrite a later entry.
    """

    def __init__(
        self,
        connection: Connection,
        batch_writer: BatchWriter,
        entries: EditableEntries,
        rows: Mapping[str, EditableRows[Any]],
    ) -> None:
        self._connection = connection
        self._batch = batch_writer
        self._entries = entries
        self._rows = rows

    def revert(self, batch_id: int, keys: Collection[EntryKey] | None = None) -> int:
        """Take a batch back and return how many units were left alone.

        Args:
            batch_id: the batch.
            keys: the entries it touched, where known; else they are found by a scan.
        """
        replaced = self._connection.execute(select(past).where(past.c.replaced_by == batch_id)).mappings().all()
        entry_rows = [row for row in replaced if row["noun"] == "entry"]
        skipped = self._revert_entries(batch_id, entry_rows, keys)
        return skipped + self._revert_rows(batch_id, [row for row in replaced if row["noun"] != "entry"])

    def _revert_entries(
        self, batch_id: int, replaced: Collection[Mapping[Any, Any]], keys: Collection[EntryKey] | None
    ) -> int:
        if keys is None:
            found = self._connection.execute(select(*entry.primary_key).where(entry.c.value_batch == batch_id))
            keys = [EntryKey(row.measure_id, row.area_id, row.period) for row in found]
        before = {
            (EntryKey(row["key1"], row["key2"], Period.from_key(row["key3"])), row["unit"]): json.loads(row["content"])
            for row in replaced
        }
        stored = self._entries.rows({*keys, *(key for key, _ in before)})
        mine = {key for key, row in stored.items() if row["value_batch"] == batch_id}
        cleared = dict.fromkeys(ENTRY_UNITS["value"]) | {"state": NO_ENTRY}
        wanted = {key: before.get((key, "value"), cleared) for key in mine}
        self._entries.write_values(wanted, stored)
        skipped = sum(1 for key, unit in before if unit == "value" and key not in mine)
        for unit in ("note", "source"):
            skipped += self._revert_entry_unit(unit, batch_id, before, stored)
        return skipped

    def _revert_entry_unit(
        self,
        unit: str,
        batch_id: int,
        before: Mapping[tuple[EntryKey, str], Mapping[str, Any]],
        stored: Mapping[EntryKey, Mapping[Any, Any]],
    ) -> int:
        empty: dict[str, Any] = {"note": ""} if unit == "note" else {"source": "", "as_of": None}
        for key, row in stored.items():
            if row[f"{unit}_batch"] == batch_id:
                content = dict(before.get((key, unit), empty))
                if content.get("as_of"):
                    content["as_of"] = date.fromisoformat(content["as_of"])
                self._entries.set_unit(key, unit, content)
        return sum(1 for key, name in before if name == unit and stored[key][f"{unit}_batch"] != batch_id)

    def _revert_rows(self, batch_id: int, replaced: Collection[Mapping[Any, Any]]) -> int:
        skipped = 0
        undeleted = {(row["noun"], row["key1"]) for row in replaced if row["unit"] == "deleted"}
        for row in replaced:
            rows = self._rows[row["noun"]]
            if rows.stamp_of(row["key1"], row["unit"]) != batch_id:
                skipped += 1
                continue
            content = json.loads(row["content"])
            rows.change(row["key1"], **rows.stamped.from_storage(row["unit"], content, self._connection.dialect))
        for noun, rows in self._rows.items():
            for row_id in rows.set_by("deleted", batch_id):
                if (noun, row_id) not in undeleted:  # added by the batch: there was nothing before
                    rows.delete(row_id)
        return skipped
