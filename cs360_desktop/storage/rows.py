"""The repository of one noun: rows in, values out, every change stamped and its past value kept."""

import dataclasses
import json
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, insert, select, update

from cs360_desktop.storage.batches import BatchWriter
from cs360_desktop.storage.stamped import Stamped
from cs360_desktop.storage.tables import past

V = TypeVar("V")


class Rows(Generic[V]):
    """The living rows of one noun inside one read unit."""

    def __init__(self, stamped: Stamped[V], connection: Connection) -> None:
        self.stamped = stamped
        self.connection = connection

    def _select(self) -> Select[Any]:
        return select(*(self.stamped.table.c[name] for name in self.stamped.value_columns))

    def _values(self, query: Select[Any]) -> list[V]:
        make, names = self.stamped.value_type, self.stamped.value_columns
        return [make(**dict(zip(names, row, strict=True))) for row in self.connection.execute(query)]

    def get(self, row_id: int) -> V:
        """The row with that key, also when it was deleted.

        Raises:
            KeyError: there never was such a row.
        """
        found = self._values(self._select().where(self.stamped.table.c.id == row_id))
        if not found:
            raise KeyError((self.stamped.noun, row_id))
        return found[0]

    def all(self, *order: str, **equal: Any) -> list[V]:
        """Every living row whose columns equal the given values (a list means any of them), in order, then by key."""
        return self._values(self._living(order, equal))

    def deleted(self) -> list[V]:
        """The rows in the bin."""
        return self._values(self._select().where(self.stamped.table.c.deleted.is_(True)))

    def stamp_of(self, row_id: int, unit: str) -> int:
        """The batch that set a unit of a row."""
        table = self.stamped.table
        query = select(table.c[f"{unit}_batch"]).where(table.c.id == row_id)
        return int(self.connection.execute(query).scalar_one())

    def uid_of(self, row_id: int) -> bytes:
        """The 16 bytes by which a row is known outside this workspace, for as long as it lives."""
        table = self.stamped.table
        return bytes(self.connection.execute(select(table.c.uid).where(table.c.id == row_id)).scalar_one())

    def first(self, *order: str, **equal: Any) -> V | None:
        """The first of `all`, or None."""
        found = self._values(self._living(order, equal).limit(1))
        return found[0] if found else None

    def _living(self, order: Iterable[str], equal: Mapping[str, Any]) -> Select[Any]:
        table = self.stamped.table
        query = self._select().where(table.c.deleted.is_(False), *self._conditions(equal))
        return query.order_by(*(table.c[name] for name in order), table.c.id)

    def _conditions(self, equal: Mapping[str, Any]) -> Iterable[ColumnElement[bool]]:
        for name, value in equal.items():
            column = self.stamped.table.c[name]
            yield column.in_(value) if isinstance(value, list | tuple | set | frozenset) else column == value


class EditableRows(Rows[V]):
    """The rows of one noun inside a unit of work."""

    def __init__(self, stamped: Stamped[V], connection: Connection, batch: BatchWriter, touched: set[int]) -> None:
        super().__init__(stamped, connection)
        self._batch = batch
        self._touched = touched

    def add(self, value: V, *, uid: bytes | None = None) -> int:
        """Add a row and return its key; the value's own `id` is used when it is not 0."""
        return self.add_all([value], uids=None if uid is None else [uid])[0]

    def add_all(self, values: Sequence[V], *, uids: Sequence[bytes] | None = None) -> list[int]:
        """Add many rows and return their keys in order."""
        if not values:
            return []
        table = self.stamped.table
        common = {f"{unit}_batch": self._batch.id for unit in self.stamped.units} | {"deleted": False}
        rows = [
            {name: getattr(value, name) for name in self.stamped.value_columns} | common | {"uid": uid}
            for value, uid in zip(values, uids or [os.urandom(16) for _ in values], strict=True)
        ]
        keyed = [row for row in rows if row["id"]]
        new = [row for row in rows if not row["id"]]
        if keyed:
            self.connection.execute(insert(table), keyed)
        if new:
            for row in new:
                del row["id"]
            made = self.connection.execute(insert(table).returning(table.c.id, sort_by_parameter_order=True), new)
            for row, key in zip(new, made.scalars(), strict=True):
                row["id"] = key
        keys = [int(row["id"]) for row in rows]
        self._touched.update(keys)
        return keys

    def change(self, row_id: int, **columns: Any) -> bool:
        """Set columns of a row; each unit that really changes keeps its past value.

        Returns:
            Whether anything was different.
        """
        row = self._row(row_id)
        units = {self.stamped.unit_of(name) for name, value in columns.items() if row[name] != value}
        if units:
            self._set(row, units, columns)
        return bool(units)

    def put_back(self, row_id: int, unit: str, columns: Mapping[str, Any]) -> None:
        """Set a unit even to what it is already: the stamp must say that it was put back."""
        self._set(self._row(row_id), {unit}, columns)

    def _row(self, row_id: int) -> Mapping[Any, Any]:
        table = self.stamped.table
        return self.connection.execute(select(table).where(table.c.id == row_id)).mappings().one()

    def _set(self, row: Mapping[Any, Any], units: Collection[str], columns: Mapping[str, Any]) -> None:
        table = self.stamped.table
        changes: dict[str, Any] = {}
        for unit in units:
            self._keep(row, unit)
            changes |= {name: columns[name] for name in self.stamped.units[unit] if name in columns}
            changes[f"{unit}_batch"] = self._batch.id
        self.connection.execute(update(table).where(table.c.id == row["id"]).values(**changes))
        self._touched.add(row["id"])

    def replace(self, row_id: int, value: V) -> bool:
        """Make a row equal to a value (its `id` aside); see `change`."""
        columns = {f.name: getattr(value, f.name) for f in dataclasses.fields(value) if f.name != "id"}  # type: ignore[arg-type]  # V is a dataclass
        return self.change(row_id, **columns)

    def delete(self, row_id: int) -> bool:
        """Put a row in the bin."""
        return self.change(row_id, deleted=True)

    def restore(self, row_id: int) -> bool:
        """Take a row out of the bin."""
        return self.change(row_id, deleted=False)

    def _keep(self, row: Mapping[Any, Any], unit: str) -> None:
        stamp = row[f"{unit}_batch"]
        if stamp == self._batch.id:
            return  # set in this very unit of work: nobody has ever seen that value
        content = self.stamped.to_storage(
            unit, {name: row[name] for name in self.stamped.units[unit]}, self.connection.dialect
        )
        self.connection.execute(
            insert(past).values(
                noun=self.stamped.noun,
                key1=row["id"],
                key2=0,
                key3=0,
                unit=unit,
                batch=stamp,
                replaced_by=self._batch.id,
                content=json.dumps(content),
            )
        )
