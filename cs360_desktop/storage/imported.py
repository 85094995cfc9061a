"""What imports brought in and what has become of it: asked of the entries and their past, so it holds after a merge."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Integer, Row, Select, and_, func, select, type_coerce

from cs360_desktop.domain.imports import ImportedFile
from cs360_desktop.domain.periods import Period
from cs360_desktop.storage.entries import Cell, moment
from cs360_desktop.storage.kept import CELL, Spot
from cs360_desktop.storage.nouns import areas, import_files, measures
from cs360_desktop.storage.stamped import Stamped
from cs360_desktop.storage.standing import still_there
from cs360_desktop.storage.tables import NO_ENTRY, batch, entry, past_value
from cs360_desktop.storage.units import ReadUnit

_CELL = (entry.c.measure_id, entry.c.area_id, type_coerce(entry.c.period, Integer))


@dataclass
class _Contents:
    """What one batch set, wherever it is by now."""

    values: int = 0
    measures: set[int] = field(default_factory=set)
    areas: set[int] = field(default_factory=set)
    periods: list[int] = field(default_factory=list)

    def add(self, measure: int, area: int, count: int, first: int, last: int) -> None:
        self.values += count
        self.measures.add(measure)
        self.areas.add(area)
        self.periods += [first, last]


def imported_files(unit: ReadUnit, **equal: Any) -> list[ImportedFile]:
    """The imports whose file has the given columns, the newest first; those taken back too.

    It reads through the entries once: for a page that is opened, not for one that is scrolled.
    """
    connection = unit.connection
    files = _files(connection, equal)
    if not files:
        return []
    batches = {row.batch_id for row in files}
    contents = _contents(connection, batches)
    changed = _changed(connection, batches)
    names = {noun.noun: _names(connection, noun) for noun in (measures, areas)}
    return [
        ImportedFile(
            id=row.id,
            batch_id=row.batch_id,
            name=row.name,
            sha256=row.sha256,
            at=moment(row.hlc),
            who=row.who,
            new=contents[row.batch_id].values - changed.get(row.batch_id, 0),
            changed=changed.get(row.batch_id, 0),
            edited=_edited(connection, row, contents[row.batch_id].values),
            measures=_named(names["measure"], contents[row.batch_id].measures),
            areas=_named(names["area"], contents[row.batch_id].areas),
            first=Period.from_key(min(periods)) if (periods := contents[row.batch_id].periods) else None,
            last=Period.from_key(max(periods)) if periods else None,
            taken_back_at=moment(row.by_hlc) if row.deleted else None,
            taken_back_by=row.by_who if row.deleted else "",
        )
        for row in files
    ]


def standing(connection: Connection, batch_id: int) -> tuple[set[Cell], set[Cell]]:
    """The cells where a batch's values still stand, and those that somebody else set since."""
    own = {row[:3] for row in connection.execute(select(*_CELL).where(entry.c.value_batch == batch_id))}
    back, edited = _replaced_since(connection, batch_id)
    return own | back, edited


def is_standing(unit: ReadUnit, file_id: int) -> bool:
    """Whether an import was not taken back.

    Raises:
        KeyError: there is no such import.
    """
    query = select(import_files.table.c.deleted).where(import_files.table.c.id == file_id)
    found = unit.connection.execute(query).first()
    if found is None:
        raise KeyError(file_id)
    return not found.deleted


def _replaced_since(connection: Connection, batch_id: int) -> tuple[set[Cell], set[Cell]]:
    """The cells that somebody set after a batch had: where its value was brought back, and where it was not."""
    here = and_(*(there == now for there, now in zip(CELL, _CELL, strict=True)))
    query = select(*CELL, entry.c.value_batch).join(entry, here).where(past_value.c.batch == batch_id)
    stamps: dict[Spot, int] = {("entry", *row[:3], "value"): row[3] for row in connection.execute(query)}
    back = {spot[1:4] for spot in still_there(connection, stamps, batch_id)}
    return back, {spot[1:4] for spot in stamps} - back


def _files(connection: Connection, equal: Mapping[str, Any]) -> list[Row[Any]]:
    file, maker, taker = import_files.table, batch.alias("maker"), batch.alias("taker")
    query = (
        select(file, maker.c.hlc, maker.c.who, taker.c.hlc.label("by_hlc"), taker.c.who.label("by_who"))
        .join(maker, maker.c.id == file.c.batch_id)
        .join(taker, taker.c.id == file.c.deleted_batch)
        .where(*(file.c[name] == value for name, value in equal.items()))
        .order_by(maker.c.hlc.desc())
    )
    return list(connection.execute(query).all())


def _contents(connection: Connection, batches: Collection[int]) -> dict[int, _Contents]:
    """What stands of each batch, together with what was replaced since: each cell it set is in one of the two."""
    now = _grouped(entry.c.value_batch, *_CELL, batches)
    replaced = _grouped(past_value.c.batch, *CELL, batches)
    found: dict[int, _Contents] = defaultdict(_Contents)
    for query in (now, replaced):
        for setter, *row in connection.execute(query):
            found[setter].add(*row)
    return found


def _grouped(setter: Any, measure: Any, area: Any, period: Any, batches: Collection[int]) -> Select[Any]:
    query = select(setter, measure, area, func.count(), func.min(period), func.max(period))
    return query.where(setter.in_(batches)).group_by(setter, measure, area)


def _changed(connection: Connection, batches: Collection[int]) -> dict[int, int]:
    """How many values each batch set where there was one before."""
    query = (
        select(past_value.c.replaced_by, func.count())
        .where(past_value.c.replaced_by.in_(batches), past_value.c.state != NO_ENTRY)
        .group_by(past_value.c.replaced_by)
    )
    return dict(connection.execute(query).all())


def _edited(connection: Connection, file: Row[Any], values: int) -> int:
    if file.deleted:
        query = select(func.count()).where(past_value.c.replaced_by == file.deleted_batch)
        return int(values - connection.execute(query).scalar_one())
    return len(_replaced_since(connection, file.batch_id)[1])


def _names(connection: Connection, noun: Stamped[Any]) -> dict[int, str]:
    return dict(connection.execute(select(noun.table.c.id, noun.table.c.name)).all())


def _named(names: Mapping[int, str], keys: Collection[int]) -> tuple[str, ...]:
    return tuple(names[key] for key in sorted(keys))
