"""Every change that was ever made, newest first.

What was replaced is kept (`kept`), what stands now is in the rows themselves, each with the batch that set it; the
value before it is the one kept that the same batch replaced. Each source comes sorted from the database, and they are
merged as they are read, so that the log of a million changes needs no more room than its sources' cursors. Only the
rows of nouns are held, of which there are thousands at most. What a new workspace is filled with is one line.
"""

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from heapq import merge
from operator import eq
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Row,
    Select,
    Table,
    and_,
    literal,
    select,
    type_coerce,
)

from cs360_desktop.domain.logged_changes import LoggedChange
from cs360_desktop.storage import nouns
from cs360_desktop.storage.entries import moment
from cs360_desktop.storage.kept import CELL, ENTRY, SPOT, VALUE, columns_of
from cs360_desktop.storage.tables import ENTRY_UNITS, batch, entry, past, past_value

_NEW_WORKSPACE = "new_workspace"

_CELL = (entry.c.measure_id, entry.c.area_id, type_coerce(entry.c.period, Integer))

_Timed = tuple[int, LoggedChange]
"""A change behind the hybrid clock of its batch."""


def every_change(connection: Connection) -> Iterator[LoggedChange]:
    """Yield every change, newest first."""
    sources = [
        _replaced(connection),
        _values(connection, past_value, CELL, past_value.c.batch),
        _values(connection, entry, _CELL, entry.c.value_batch),
        *(_entries(connection, unit) for unit in ENTRY_UNITS if unit != VALUE),
        _rows(connection),
        _made(connection),
    ]
    for _, change in merge(*sources, key=lambda timed: -timed[0]):
        yield change


def _replaced(connection: Connection) -> Iterator[_Timed]:
    query = _query(past, SPOT, past.c.batch).add_columns(past.c.content)
    readers: dict[tuple[str, str], _Read] = {}
    for row in connection.execute(query):
        place = (row.noun, row.unit)
        read = readers[place] if place in readers else readers.setdefault(place, _reader(connection, *place))
        yield _timed(row, read, read(row[-1]))


def _entries(connection: Connection, unit: str) -> Iterator[_Timed]:
    columns = [entry.c[name] for name in ENTRY_UNITS[unit]]
    query = _query(entry, (literal(ENTRY), *_CELL, literal(unit)), entry.c[f"{unit}_batch"]).add_columns(*columns)
    for row in connection.execute(query):
        yield _timed(row, partial(columns_of, unit), columns_of(unit, row[-len(columns) :]))


def _values(
    connection: Connection, source: Table, cell: Sequence[ColumnElement[Any]], stamp: ColumnElement[Any]
) -> Iterator[_Timed]:
    """What the values of entries were set to: those that stand, or those that were replaced."""
    names = ENTRY_UNITS[VALUE]
    earlier = past_value.alias("earlier")
    there = (earlier.c.measure_id, earlier.c.area_id, type_coerce(earlier.c.period, Integer))
    query = (
        _set_by(source, (literal(ENTRY), *cell, literal(VALUE)), stamp)
        .add_columns(earlier.c.batch, *earlier.c[names], *source.c[names])
        .outerjoin(earlier, and_(*map(eq, there, cell), earlier.c.replaced_by == stamp))
    )
    for row in connection.execute(query):
        before, after = row[-2 * len(names) : -len(names)], row[-len(names) :]
        was_there = row[-2 * len(names) - 1] is not None
        held = columns_of(VALUE, before) if was_there else None
        yield row.hlc, _change(row, _spot_of(row), held, columns_of(VALUE, after))


class _Spot(NamedTuple):
    """One unit of one row."""

    noun: str
    keys: tuple[int, int, int]
    unit: str


def _rows(connection: Connection) -> Iterator[_Timed]:
    """What the rows of nouns hold now: few rows of many units, so they are read whole and put together here."""
    after: dict[_Spot, dict[str, Any]] = {}
    stamps: dict[_Spot, int] = {}
    for noun, stamped in nouns.ALL.items():
        for row in connection.execute(select(stamped.table)).mappings():
            for unit, names in stamped.units.items():
                spot = _Spot(noun, (row["id"], 0, 0), unit)
                after[spot] = {name: row[name] for name in names}
                stamps[spot] = row[f"{unit}_batch"]
    replaced = select(past.c.noun, past.c.key1, past.c.unit, past.c.replaced_by, past.c.content)
    before: dict[_Spot, str] = {}
    for noun, key, unit, by, content in connection.execute(replaced.where(past.c.noun != ENTRY)):
        spot = _Spot(noun, (key, 0, 0), unit)
        if stamps.get(spot) == by:
            before[spot] = content
    batches = _batches(connection, set(stamps.values()))
    for spot in sorted(after, key=lambda spot: -batches[stamps[spot]].hlc):
        setter = batches[stamps[spot]]
        if setter.kind != _NEW_WORKSPACE:
            read = _reader(connection, spot.noun, spot.unit)
            held = read(before[spot]) if spot in before else None
            yield setter.hlc, _change(setter, spot, held, after[spot])


def _batches(connection: Connection, wanted: Collection[int]) -> dict[int, Row[Any]]:
    setter, undone = batch.alias("setter"), batch.alias("undone")
    query = select(*_of_batch(setter, undone)).outerjoin(undone, undone.c.id == setter.c.reverts)
    return {row.step: row for row in connection.execute(query) if row.step in wanted}


def _of_batch(setter: FromClause, undone: FromClause) -> tuple[ColumnElement[Any], ...]:
    return (setter.c.hlc, setter.c.who, setter.c.id.label("step"), setter.c.kind, undone.c.kind.label("undone"))


def _made(connection: Connection) -> Iterator[_Timed]:
    query = select(batch.c.hlc, batch.c.who, batch.c.id).where(batch.c.kind == _NEW_WORKSPACE)
    for hlc, who, step in connection.execute(query):
        yield hlc, LoggedChange(moment(hlc), who, step, _NEW_WORKSPACE, "", "", (0, 0, 0), "", None, {})


def _query(source: Table, spot: Sequence[ColumnElement[Any]], stamp: ColumnElement[Any]) -> Select[Any]:
    """What a source's units were set to, by which batch, and what that batch replaced; without the content itself."""
    earlier = past.alias("earlier")
    there = (earlier.c.noun, *earlier.c["key1", "key2", "key3"], earlier.c.unit)
    query = _set_by(source, spot, stamp).add_columns(earlier.c.content.label("before"))
    return query.outerjoin(earlier, and_(*map(eq, there, spot), earlier.c.replaced_by == stamp))


def _set_by(source: Table, spot: Sequence[ColumnElement[Any]], stamp: ColumnElement[Any]) -> Select[Any]:
    """Where a source's units are and which batches set them, newest first."""
    setter, undone = batch.alias("setter"), batch.alias("undone")
    noun, *keys, unit = spot
    return (
        select(
            *_of_batch(setter, undone),
            noun.label("noun"),
            *(key.label(f"key{number}") for number, key in enumerate(keys, 1)),
            unit.label("unit"),
        )
        .select_from(source)
        .join(setter, setter.c.id == stamp)
        .outerjoin(undone, undone.c.id == setter.c.reverts)
        .where(setter.c.kind != _NEW_WORKSPACE)
        .order_by(setter.c.hlc.desc(), *keys)
    )


_Read = Callable[[str], dict[str, Any]]


def _reader(connection: Connection, noun: str, unit: str) -> _Read:
    """What turns the content of `past` into the values of columns."""
    if noun == ENTRY:
        return partial(columns_of, unit)
    stamped = nouns.ALL[noun]
    return lambda content: stamped.from_storage(unit, json.loads(content), connection.dialect)


def _timed(row: Row[Any], read: _Read, after: dict[str, Any]) -> _Timed:
    before = None if row.before is None else read(row.before)
    return row.hlc, _change(row, _spot_of(row), before, after)


def _spot_of(row: Row[Any]) -> _Spot:
    return _Spot(row.noun, (row.key1, row.key2, row.key3), row.unit)


def _change(setter: Row[Any], spot: _Spot, before: dict[str, Any] | None, after: dict[str, Any]) -> LoggedChange:
    undone = setter.undone or ""
    return LoggedChange(moment(setter.hlc), setter.who, setter.step, setter.kind, undone, *spot, before, after)
