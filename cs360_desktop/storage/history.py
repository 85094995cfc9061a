"""History: what was replaced, and taking a whole batch back."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from cs360_desktop.domain.changes import PastValue
from cs360_desktop.domain.entries import EntryKey, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.storage.entries import EditableEntries, moment, to_value
from cs360_desktop.storage.rows import EditableRows
from cs360_desktop.storage.stamped import metadata
from cs360_desktop.storage.tables import ENTRY_UNITS, NO_ENTRY, batch, entry, past


class History:
    """Past values inside one read unit."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def of(self, noun: str, key1: int, key2: int = 0, key3: int = 0) -> list[PastValue]:
        """Every past value of one row, newest first."""
        return [
            value for _, value in self._values(past.c.key1 == key1, past.c.key2 == key2, past.c.key3 == key3, noun=noun)
        ]

    def of_unit(self, noun: str, unit: str) -> dict[int, list[PastValue]]:
        """The past values of one unit of every row that has any, by the row's key, newest first."""
        found: dict[int, list[PastValue]] = {}
        for row_id, value in self._values(past.c.unit == unit, noun=noun):
            found.setdefault(row_id, []).append(value)
        return found

    def _values(self, *conditions: ColumnElement[bool], noun: str) -> Iterator[tuple[int, PastValue]]:
        setter, replacer = batch.alias("setter"), batch.alias("replacer")
        query = (
            select(past.c.key1, past.c.unit, past.c.content, setter.c.who, setter.c.hlc, replacer.c.who, replacer.c.hlc)
            .join(setter, setter.c.id == past.c.batch)
            .join(replacer, replacer.c.id == past.c.replaced_by)
            .where(past.c.noun == noun, *conditions)
            .order_by(replacer.c.hlc.desc(), past.c.unit)
        )
        for key1, unit, content, who, hlc, by, by_hlc in self.connection.execute(query):
            yield key1, PastValue(unit, json.loads(content), who, moment(hlc), by, moment(by_hlc))

    def set_by(self, noun: str, row_id: int, unit: str) -> tuple[str, datetime]:
        """Who set a unit of a row to what it is now, and when (UTC)."""
        table = metadata.tables[noun]
        query = select(batch.c.who, batch.c.hlc).join(table, table.c[f"{unit}_batch"] == batch.c.id)
        who, hlc = self.connection.execute(query.where(table.c.id == row_id)).one()
        return who, moment(hlc)

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
        query = select(past).where(past.c.replaced_by == batch_id)
        before = {
            (_address(row), row["unit"]): json.loads(row["content"])
            for row in self._connection.execute(query).mappings()
        }
        since = select(past).where(past.c.batch == batch_id)
        replaced = {(_address(row), row["unit"]) for row in self._connection.execute(since).mappings()}
        of_entries = {each for each in (*before, *replaced) if each[0].noun == "entry"}
        skipped = self._revert_entries(batch_id, before, self._entry_keys(batch_id, keys, of_entries))
        return skipped + self._revert_rows(batch_id, before, replaced)

    def _entry_keys(
        self, batch_id: int, keys: Collection[EntryKey] | None, of_entries: Collection[tuple["_Address", str]]
    ) -> set[EntryKey]:
        if keys is None:
            found = self._connection.execute(select(*entry.primary_key).where(entry.c.value_batch == batch_id))
            keys = [EntryKey(row.measure_id, row.area_id, row.period) for row in found]
        return {*keys, *(address.entry_key for address, _ in of_entries)}

    def _revert_entries(
        self, batch_id: int, before: Mapping[tuple["_Address", str], dict[str, Any]], keys: Collection[EntryKey]
    ) -> int:
        stored = self._entries.rows(keys)
        skipped = 0
        values: dict[EntryKey, Mapping[str, Any]] = {}
        for key, row in stored.items():
            address = _Address("entry", key.measure_id, key.area_id, key.period.key)
            for unit, empty in _EMPTY_UNITS.items():
                stamp, content = row[f"{unit}_batch"], before.get((address, unit))
                if not self._leads_to(address, unit, stamp, batch_id):
                    skipped += content is not None
                elif unit == "value":
                    values[key] = content or empty
                else:
                    self._entries.set_unit(key, unit, _with_dates(content or empty))
        self._entries.write_values(values, stored)
        return skipped

    def _revert_rows(
        self,
        batch_id: int,
        before: Mapping[tuple["_Address", str], dict[str, Any]],
        replaced: Collection[tuple["_Address", str]],
    ) -> int:
        skipped = 0
        for (address, unit), content in before.items():
            if address.noun == "entry":
                continue
            rows = self._rows[address.noun]
            if self._leads_to(address, unit, rows.stamp_of(address.key1, unit), batch_id):
                columns = rows.stamped.from_storage(unit, content, self._connection.dialect)
                rows.change(address.key1, **columns)
            else:
                skipped += 1
        for address in self._added(batch_id, before, replaced):
            rows = self._rows[address.noun]
            if self._leads_to(address, "deleted", rows.stamp_of(address.key1, "deleted"), batch_id):
                rows.delete(address.key1)
        return skipped

    def _added(
        self,
        batch_id: int,
        before: Collection[tuple["_Address", str]],
        replaced: Collection[tuple["_Address", str]],
    ) -> set["_Address"]:
        """The rows that the batch added: it set `deleted`, and there was nothing before."""
        still = {
            _Address(noun, key, 0, 0) for noun, rows in self._rows.items() for key in rows.set_by("deleted", batch_id)
        }
        once = {address for address, unit in replaced if unit == "deleted"}
        return {address for address in still | once if (address, "deleted") not in before}

    def _leads_to(self, address: "_Address", unit: str, stamp: int | None, batch_id: int) -> bool:
        """Whether what stands there now is what the batch set, directly or brought back by taking back later ones."""
        while stamp is not None and stamp != batch_id:
            query = (
                select(past.c.batch)
                .join(batch, batch.c.reverts == past.c.replaced_by)
                .where(batch.c.id == stamp, past.c.unit == unit, past.c.noun == address.noun)
                .where(past.c.key1 == address.key1, past.c.key2 == address.key2, past.c.key3 == address.key3)
            )
            stamp = self._connection.execute(query).scalar()
        return stamp == batch_id


@dataclass(frozen=True, slots=True)
class _Address:
    """Which row a past value belongs to."""

    noun: str
    key1: int
    key2: int
    key3: int

    @property
    def entry_key(self) -> EntryKey:
        return EntryKey(self.key1, self.key2, Period.from_key(self.key3))


def _address(row: Mapping[Any, Any]) -> _Address:
    return _Address(row["noun"], row["key1"], row["key2"], row["key3"])


_EMPTY_UNITS: dict[str, dict[str, Any]] = {
    "value": dict.fromkeys(ENTRY_UNITS["value"]) | {"state": NO_ENTRY},
    "note": {"note": ""},
    "source": {"source": "", "as_of": None},
}


def _with_dates(content: Mapping[str, Any]) -> dict[str, Any]:
    as_of = content.get("as_of")
    return {**content, "as_of": date.fromisoformat(as_of)} if as_of else dict(content)
