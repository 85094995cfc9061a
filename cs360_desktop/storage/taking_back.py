"""Which measures and areas stay when the import that made them, or put them into use, is taken back."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, Integer, select, type_coerce

from cs360_desktop.storage import nouns
from cs360_desktop.storage.entries import Cell
from cs360_desktop.storage.kept import Spot
from cs360_desktop.storage.stamped import Stamped
from cs360_desktop.storage.standing import still_there
from cs360_desktop.storage.tables import NO_ENTRY, entry, past
from cs360_desktop.storage.units import ReadUnit

_MADE: tuple[Stamped[Any], ...] = (nouns.measures, nouns.areas)


def made_by(unit: ReadUnit, batch_id: int, noun: Stamped[Any]) -> list[int]:
    """The living rows of a noun that a batch added."""
    return [key for key in _touched(unit.connection, batch_id, noun) if _is_made(unit.connection, batch_id, noun, key)]


def rows_in_use(unit: ReadUnit, batch_id: int, going: Collection[Cell]) -> set[tuple[str, int]]:
    """Noun and key of what a batch made or put into use and somebody uses besides: it stays.

    Args:
        unit: read or work unit.
        batch_id: the import.
        going: the entries that go with it.
    """
    return {
        (noun.noun, key)
        for noun in _MADE
        for key in _touched(unit.connection, batch_id, noun)
        if _has_entries(unit.connection, noun, key, going)
        or (
            _is_made(unit.connection, batch_id, noun, key)
            and (_is_edited(unit.connection, batch_id, noun, key) or _is_leaned_on(unit, batch_id, noun, key))
        )
    }


def _touched(connection: Connection, batch_id: int, noun: Stamped[Any]) -> list[int]:
    """The living rows of which a batch set something, wherever that is by now."""
    table = noun.table
    stamps = [table.c[f"{unit}_batch"] == batch_id for unit in noun.units]
    now = {key for stamp in stamps for key in connection.execute(select(table.c.id).where(stamp)).scalars()}
    query = select(past.c.key1).where(past.c.batch == batch_id, past.c.noun == noun.noun)
    touched = now | set(connection.execute(query).scalars())
    return sorted(connection.execute(select(table.c.id).where(table.c.id.in_(touched), ~table.c.deleted)).scalars())


def _is_made(connection: Connection, batch_id: int, noun: Stamped[Any], key: int) -> bool:
    """Whether a batch added a row: it set everything about it, and there was nothing before."""
    of_row = (past.c.noun == noun.noun, past.c.key1 == key, past.c.unit == "deleted")
    first = connection.execute(select(past.c.batch).where(*of_row).order_by(past.c.batch).limit(1)).scalar()
    if first is None:
        first = connection.execute(select(noun.table.c.deleted_batch).where(noun.table.c.id == key)).scalar_one()
    return bool(first == batch_id)


def _is_edited(connection: Connection, batch_id: int, noun: Stamped[Any], key: int) -> bool:
    row = connection.execute(select(noun.table).where(noun.table.c.id == key)).mappings().one()
    stamps: dict[Spot, int] = {(noun.noun, key, 0, 0, unit): row[f"{unit}_batch"] for unit in noun.units}
    return still_there(connection, stamps, batch_id) != set(stamps)


def _has_entries(connection: Connection, noun: Stamped[Any], key: int, going: Collection[Cell]) -> bool:
    cell = (entry.c.measure_id, entry.c.area_id, type_coerce(entry.c.period, Integer))
    query = select(*cell).where(entry.c.state != NO_ENTRY)
    if noun is nouns.measures:
        query = query.where(entry.c.measure_id == key)
    else:  # every measure is said, so that the key leads to the area
        query = query.where(entry.c.measure_id.in_(select(nouns.measures.table.c.id)), entry.c.area_id == key)
    return any(row[:3] not in going for row in connection.execute(query))


def _is_leaned_on(unit: ReadUnit, batch_id: int, noun: Stamped[Any], key: int) -> bool:
    """Whether a living row that does not go with the batch refers to this one."""
    if unit[nouns.attachments].first(noun=noun.noun, noun_id=key) is not None:
        return True
    for other, column in _referring(noun):
        for value in unit[other].all(**{column: key}):
            stamps: dict[Spot, int] = {
                (other.noun, value.id, 0, 0, "deleted"): unit[other].stamp_of(value.id, "deleted")
            }
            if not still_there(unit.connection, stamps, batch_id):
                return True
    return False


def _referring(noun: Stamped[Any]) -> Iterator[tuple[Stamped[Any], str]]:
    for other in nouns.ALL.values():
        for column, target in other.references.items():
            if target == noun.noun:
                yield other, column
