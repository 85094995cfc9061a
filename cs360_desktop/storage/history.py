"""History: what was replaced, by whom and when."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from operator import eq
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, bindparam, literal, select

from cs360_desktop.domain.changes import Deletion, PastValue
from cs360_desktop.domain.entries import EntryKey, Value
from cs360_desktop.domain.logged_changes import LoggedChange
from cs360_desktop.storage.change_log import every_change
from cs360_desktop.storage.entries import moment, to_value
from cs360_desktop.storage.kept import CELL, ENTRY, SPOT, VALUE, VALUE_COLUMNS, Content, columns_of
from cs360_desktop.storage.stamped import Stamped, metadata
from cs360_desktop.storage.tables import NO_ENTRY, batch, past, past_value


class History:
    """Past values inside one read unit."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def of(self, noun: str, row_id: int) -> list[PastValue]:
        """Every past value of one row of a noun, newest first."""
        return [value for _, value in self._values(past.c.key1 == row_id, noun=noun)]

    def values_of(self, stamped: Stamped[Any], row_id: int) -> list[PastValue]:
        """Every past value of one row, newest first, with its columns as the fields of the row's value."""
        read = partial(stamped.from_storage, dialect=self.connection.dialect)
        return [replace(found, content=read(found.unit, found.content)) for found in self.of(stamped.noun, row_id)]

    def of_unit(self, noun: str, unit: str) -> dict[int, list[PastValue]]:
        """The past values of one unit of every row that has any, by the row's key, newest first."""
        found: dict[int, list[PastValue]] = {}
        for row_id, value in self._values(past.c.unit == unit, noun=noun):
            found.setdefault(row_id, []).append(value)
        return found

    def _values(self, *conditions: ColumnElement[bool], noun: str) -> Iterator[tuple[int, PastValue]]:
        query = _kept(past, past.c.unit, past.c.key1, past.c.content).where(past.c.noun == noun, *conditions)
        for row in self.connection.execute(query):
            yield row[5], _past_value(row[:5], row[6])

    def set_by(self, noun: str, row_id: int, unit: str) -> tuple[str, datetime]:
        """Who set a unit of a row to what it is now, and when (UTC)."""
        table = metadata.tables[noun]
        query = select(batch.c.who, batch.c.hlc).join(table, table.c[f"{unit}_batch"] == batch.c.id)
        who, hlc = self.connection.execute(query.where(table.c.id == row_id)).one()
        return who, moment(hlc)

    def all_set_by(self, noun: str, unit: str) -> dict[int, tuple[str, datetime]]:
        """For every row of a noun, by key, who set a unit to what it is now, and when (UTC)."""
        table = metadata.tables[noun]
        query = select(table.c.id, batch.c.who, batch.c.hlc).join(batch, table.c[f"{unit}_batch"] == batch.c.id)
        return {row_id: (who, moment(hlc)) for row_id, who, hlc in self.connection.execute(query)}

    def deletions(self, noun: str) -> dict[int, Deletion]:
        """Who put the rows of a noun in the bin that lie there, by the row's key, the last one first."""
        table = metadata.tables[noun]
        query = (
            select(table.c.id, batch.c.id, batch.c.who, batch.c.hlc)
            .join(batch, table.c.deleted_batch == batch.c.id)
            .where(table.c.deleted.is_(True))
            .order_by(batch.c.hlc.desc(), table.c.id)
        )
        found = self.connection.execute(query).all()
        return {row_id: Deletion(self._first_kind(by), who, moment(hlc)) for row_id, by, who, hlc in found}

    def _first_kind(self, batch_id: int) -> str:
        """The kind of the batch that undoing and redoing began with."""
        earlier: int | None = batch_id
        while earlier is not None:
            query = select(batch.c.kind, batch.c.reverts).where(batch.c.id == earlier)
            kind, earlier = self.connection.execute(query).one()
        return str(kind)

    def everything(self) -> Iterator[LoggedChange]:
        """Every change that was ever made, newest first; read as it is asked for."""
        return every_change(self.connection)

    def of_entry(self, key: EntryKey) -> list[PastValue]:
        """Every past value of one cell, newest first."""
        units, values = _of_any_cell()
        cell = {"measure": key.measure_id, "area": key.area_id, "period": key.period.key}
        rows = [(row[:5], row[5]) for row in self.connection.execute(units, cell)]
        rows += [(row[:5], row[5:]) for row in self.connection.execute(values, cell)]
        rows.sort(key=lambda row: (-row[0][4], row[0][0]))
        return [_past_value(told, content) for told, content in rows]


@cache
def _of_any_cell() -> tuple[Select[Any], Select[Any]]:
    """What was replaced in a cell, its units and its values; put together once, which takes longer than asking."""
    cell: list[ColumnElement[Any]] = [bindparam(name) for name in ("measure", "area", "period")]
    units = _kept(past, past.c.unit, past.c.content).where(SPOT[0] == ENTRY, *map(eq, SPOT[1:4], cell))
    return units, _kept(past_value, literal(VALUE), *VALUE_COLUMNS).where(*map(eq, CELL, cell))


def _kept(table: Table, unit: ColumnElement[str], *columns: ColumnElement[Any]) -> Select[Any]:
    """What was replaced, newest first: unit, who had set it and when, who replaced it and when; then more columns."""
    setter, replacer = batch.alias("setter"), batch.alias("replacer")
    return (
        select(unit.label("unit"), setter.c.who, setter.c.hlc, replacer.c.who, replacer.c.hlc, *columns)
        .select_from(table)
        .join(setter, setter.c.id == table.c.batch)
        .join(replacer, replacer.c.id == table.c.replaced_by)
        .order_by(replacer.c.hlc.desc(), unit)
    )


def _past_value(told: Sequence[Any], content: Content) -> PastValue:
    unit, who, hlc, by, by_hlc = told
    return PastValue(unit, columns_of(unit, content), who, moment(hlc), by, moment(by_hlc))


def past_value_of_entry(past_value: PastValue) -> Value | None:
    """The value an entry had, None where it had none."""
    content = past_value.content
    figures = [content[name] for name in ("numerator", "denominator", "number", "state")]
    return None if content["state"] == NO_ENTRY else to_value(*figures)  # type: ignore[arg-type]  # JSON of exactly these columns
