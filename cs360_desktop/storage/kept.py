"""What was replaced, read in one way: the values of entries lie in `past_value`, every other unit in `past`."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Integer, and_, select, true, tuple_, type_coerce

from cs360_desktop.storage.tables import ENTRY_UNITS, past, past_value

Spot = tuple[str, int, int, int, str]
"""One unit of one row: noun, the row's three keys, unit."""

Content = str | tuple[Any, ...]
"""The columns of a unit as `past` (JSON) or `past_value` (the columns of the value unit in order) holds them."""

ENTRY, VALUE = "entry", "value"

SPOT = (past.c.noun, past.c.key1, past.c.key2, past.c.key3, past.c.unit)
CELL = (past_value.c.measure_id, past_value.c.area_id, type_coerce(past_value.c.period, Integer))
VALUE_COLUMNS = tuple(past_value.c[ENTRY_UNITS[VALUE]])


class Kept(NamedTuple):
    """A unit that was replaced: where, what it was, and which batch had set it."""

    spot: Spot
    content: Content
    batch: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what a batch did: to the entries of one measure, to all entries (None), or to everything but entries.

    An import sets hundreds of thousands of entries; measure by measure they are looked through in little memory, and
    no thread stands still while all that was looked at is freed.
    """

    of_entries: bool
    measure: int | None = None

    def units(self) -> ColumnElement[bool]:
        """The condition on `past`."""
        if not self.of_entries:
            return past.c.noun != ENTRY
        of_entries = past.c.noun == ENTRY
        return of_entries if self.measure is None else and_(of_entries, past.c.key1 == self.measure)

    def values(self) -> ColumnElement[bool]:
        """The condition on `past_value`, of a part that has any."""
        return true() if self.measure is None else past_value.c.measure_id == self.measure


_FEW = 100
"""So many spots are looked up one by one; for more, all that a batch replaced of their measures is read."""


def replaced_by(connection: Connection, batch: int, where: Collection[Spot] | Part) -> Iterator[Kept]:
    """What a batch replaced in a part of the database, or at some spots and perhaps others beside them."""
    units = select(*SPOT, past.c.batch, past.c.content).where(past.c.replaced_by == batch)
    values = select(*CELL, past_value.c.batch, *VALUE_COLUMNS).where(past_value.c.replaced_by == batch)
    if isinstance(where, Part):
        units, values = units.where(where.units()), values.where(where.values())
    elif len(where) <= _FEW:
        units = units.where(tuple_(*SPOT).in_(list(where)))
        values = values.where(tuple_(*CELL).in_([spot[1:4] for spot in where if _is_value(spot)]))
    else:
        values = values.where(past_value.c.measure_id.in_({spot[1] for spot in where if _is_value(spot)}))
    for row in connection.execute(units):
        yield Kept(row[:5], row[6], row[5])
    if isinstance(where, Part) and not where.of_entries:
        return
    for row in connection.execute(values):
        yield Kept((ENTRY, *row[:3], VALUE), row[4:], row[3])


def _is_value(spot: Spot) -> bool:
    return (spot[0], spot[4]) == (ENTRY, VALUE)


def spots_set_by(connection: Connection, batch: int, part: Part) -> set[Spot]:
    """Where a batch had set what was replaced since."""
    units = connection.execute(select(*SPOT).where(past.c.batch == batch, part.units()))
    found: set[Spot] = {row[:5] for row in units}
    if part.of_entries:
        values = connection.execute(select(*CELL).where(past_value.c.batch == batch, part.values()))
        found.update((ENTRY, *row[:3], VALUE) for row in values)
    return found


def columns_of(unit: str, content: Content) -> dict[str, Any]:
    """The columns of a unit of an entry by their names, as the database held them."""
    if isinstance(content, str):
        found: dict[str, Any] = json.loads(content)
        return found
    return dict(zip(ENTRY_UNITS[unit], content, strict=True))
