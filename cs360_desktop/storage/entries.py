"""Entries: read by blocks, as values or as plain rows."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Row, Select, func, select, true, type_coerce

from cs360_desktop.domain.entries import Entry, EntryKey, EntryState, Origin, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.storage.bulk import read_many
from cs360_desktop.storage.nouns import areas, import_files, measures
from cs360_desktop.storage.tables import ENTRY_UNITS, NO_ENTRY, batch, entry

_KEY = (entry.c.measure_id, entry.c.area_id, entry.c.period)
_VALUE = tuple(entry.c[name] for name in ENTRY_UNITS["value"])


_STATES = {state.value: state for state in EntryState}

Cell = tuple[int, int, int]
"""Measure, area and period number: the key of an entry as the database holds it."""


def to_value(numerator: float | None, denominator: float | None, number: float | None, state: int) -> Value:
    """Turn a row's figures into a value."""
    return Value(number, numerator, denominator, _STATES[state])


class _Values(dict[tuple[Any, ...], Value]):
    """The value of figures; equal ones are one value."""

    def __missing__(self, figures: tuple[Any, ...]) -> Value:
        value = self[figures] = to_value(*figures)
        return value


_CELL, _FIGURES = itemgetter(0, 1, 2), itemgetter(3, 4, 5, 6)


class Entries:
    """The entries inside one read unit."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def values(
        self,
        measure_ids: Collection[int],
        *,
        area_ids: Collection[int] | None = None,
        first: Period | None = None,
        last: Period | None = None,
    ) -> dict[EntryKey, Value]:
        """The values of some measures, optionally in some areas and from the first to the last period included."""
        query = select(*_KEY, *_VALUE[:4]).where(*self._window(measure_ids, area_ids, first, last))
        return {
            EntryKey(measure, area, period): to_value(*found)
            for measure, area, period, *found in self.connection.execute(query.order_by(*_KEY))
        }

    def values_by_cell(self, measure_ids: Collection[int], first: Period, last: Period) -> dict[Cell, Value]:
        """The same window by keys as the database holds them: an import compares hundreds of thousands of values."""
        period = type_coerce(entry.c.period, Integer)
        query = select(entry.c.measure_id, entry.c.area_id, period, *_VALUE[:4])
        known = _Values()
        found: dict[Cell, Value] = {}
        for rows in read_many(self.connection, query.where(*self._window(measure_ids, None, first, last))):
            found.update(zip(map(_CELL, rows), map(known.__getitem__, map(_FIGURES, rows)), strict=True))
        return found

    def cleared(self, measure_ids: Collection[int]) -> set[Cell]:
        """Where an entry of some measures was cleared: a row is there that is no entry."""
        query = select(entry.c.measure_id, entry.c.area_id, type_coerce(entry.c.period, Integer))
        wanted = (entry.c.measure_id.in_(measure_ids), entry.c.state == NO_ENTRY)
        return {row[:3] for row in self.connection.execute(query.where(*wanted))}

    def entries(
        self,
        measure_ids: Collection[int],
        *,
        area_ids: Collection[int] | None = None,
        first: Period | None = None,
        last: Period | None = None,
    ) -> Iterator[Entry]:
        """The same window as full entries, in the order of measure, area, period."""
        query = self._full().where(*self._window(measure_ids, area_ids, first, last)).order_by(*_KEY)
        return map(_to_entry, self.connection.execute(query).mappings())

    def cells(
        self,
        measure_ids: Collection[int],
        *,
        area_ids: Collection[int] | None = None,
        first: Period | None = None,
        last: Period | None = None,
    ) -> Sequence[Row[Any]]:
        """The same window as plain rows, for the grid, which asks for thousands while it scrolls.

        Each is measure, area, period key, numerator, denominator, number, state, whether there is a note, and the
        figure that was confirmed.
        """
        period = type_coerce(entry.c.period, Integer)
        query = select(entry.c.measure_id, entry.c.area_id, period, *_VALUE[:4], entry.c.note != "", entry.c.confirmed)
        return self.connection.execute(query.where(*self._window(measure_ids, area_ids, first, last))).all()

    def series(
        self, measure_ids: Collection[int], area_id: int, first: Period, last: Period
    ) -> dict[int, dict[Period, Value]]:
        """The values of many measures in one area by period; measures without any are not in it."""
        period = type_coerce(entry.c.period, Integer)
        query = select(entry.c.measure_id, period, *_VALUE[:4])
        # Thousands of rows share few periods and few figures: each is made once.
        periods: dict[int, Period] = {}
        known: dict[Any, Value] = {}
        found: dict[int, dict[Period, Value]] = {}
        for rows in read_many(self.connection, query.where(*self._window(measure_ids, [area_id], first, last))):
            for measure, key, *figures in rows:
                when = periods.get(key) or periods.setdefault(key, Period.from_key(key))
                what = tuple(figures)
                value = known.get(what) or known.setdefault(what, to_value(*what))
                found.setdefault(measure, {})[when] = value
        return found

    def marked(self, measure_ids: Collection[int], mark: str) -> set[EntryKey]:
        """Where an entry of some measures carries a mark in the place of an imported value's sheet."""
        wanted = (entry.c.sheet == mark, entry.c.file_id.is_(None))
        query = select(*_KEY).where(*self._window(measure_ids, None, None, None), *wanted)
        return {EntryKey(*row) for row in self.connection.execute(query)}

    def one(self, key: EntryKey) -> Entry | None:
        """The entry of a cell, None where there is no entry."""
        query = self._full().where(*self._window([key.measure_id], [key.area_id], key.period, key.period))
        row = self.connection.execute(query).mappings().first()
        return None if row is None else _to_entry(row)

    def last_periods(
        self, measure_ids: Collection[int], states: Collection[EntryState] = tuple(EntryState)
    ) -> dict[int, Period]:
        """The latest period with an entry of some states, by measure."""
        measure, area = measures.table, areas.table
        # One look into the key for each measure and area, where counting through would read every entry.
        last = (
            select(func.max(entry.c.period))
            .where(entry.c.measure_id == measure.c.id, entry.c.area_id == area.c.id, _is_one_of(states))
            .scalar_subquery()
        )
        query = (
            select(measure.c.id, func.max(last, type_=entry.c.period.type))
            .join_from(measure, area, true())
            .where(measure.c.id.in_(measure_ids))
            .group_by(measure.c.id)
        )
        return {measure_id: period for measure_id, period in self.connection.execute(query) if period is not None}

    def entered(
        self,
        measure_ids: Collection[int],
        periods: Collection[Period],
        states: Collection[EntryState] = tuple(EntryState),
    ) -> set[int]:
        """The measures that have an entry of some states, in any area, for one of some periods."""
        measure, area = measures.table, areas.table
        # One look into the key for each measure and area; joined, SQLite reads through all entries of a measure.
        in_area = (
            select(entry.c.state)
            .where(entry.c.measure_id == measure.c.id, entry.c.area_id == area.c.id)
            .where(entry.c.period.in_(periods), _is_one_of(states))
            .correlate(measure, area)
            .exists()
        )
        has_one = select(area.c.id).where(in_area).correlate(measure).exists()
        query = select(measure.c.id).where(measure.c.id.in_(measure_ids), has_one)
        return set(self.connection.execute(query).scalars())

    def changed_at(self, measure_ids: Collection[int], period: Period) -> dict[int, datetime]:
        """When the entries of a period were last changed (UTC), by measure, over all areas."""
        query = (
            select(entry.c.measure_id, func.max(batch.c.hlc))
            .join(batch, batch.c.id == entry.c.value_batch)
            .where(*self._window(measure_ids, None, period, period))
            .group_by(entry.c.measure_id)
        )
        return {measure_id: moment(hlc) for measure_id, hlc in self.connection.execute(query)}

    def others(
        self,
        measure_ids: Collection[int],
        area_ids: Collection[int],
        window: tuple[Period, Period],
        known: Collection[Period],
    ) -> dict[int, tuple[int, Period]]:
        """How many entries stand in a window for other periods than those known, and the latest of them, by measure."""
        query = (
            select(entry.c.measure_id, func.count(), func.max(entry.c.period, type_=entry.c.period.type))
            .where(*self._window(measure_ids, area_ids, *window), entry.c.period.not_in(known))
            .group_by(entry.c.measure_id)
        )
        return {measure_id: (count, latest) for measure_id, count, latest in self.connection.execute(query)}

    def out_of_rhythm(self, measure_ids: Collection[int], rhythm: Period) -> tuple[int, Period | None]:
        """How many entries begin on other days than periods counted in days do, and the latest of them.

        It reads every entry of the measures: for a setting that is changed, not for a page that is opened.
        """
        day = type_coerce(entry.c.period, Integer) // 8
        query = select(func.count(), func.max(entry.c.period, type_=entry.c.period.type)).where(
            *self._window(measure_ids, None, None, None),
            day % rhythm.kind.days != rhythm.start.toordinal() % rhythm.kind.days,
        )
        count, latest = self.connection.execute(query).one()
        return count, latest

    def exist(self) -> bool:
        """Whether there is any entry."""
        return (
            self.connection.execute(select(entry.c.state).where(entry.c.state != NO_ENTRY).limit(1)).first() is not None
        )

    def count(self) -> int:
        """How many entries there are."""
        return self.connection.execute(
            select(func.count()).select_from(entry).where(entry.c.state != NO_ENTRY)
        ).scalar_one()

    @staticmethod
    def _window(
        measure_ids: Collection[int],
        area_ids: Collection[int] | None,
        first: Period | None,
        last: Period | None,
    ) -> list[ColumnElement[bool]]:
        conditions: list[ColumnElement[bool]] = [entry.c.measure_id.in_(measure_ids), entry.c.state != NO_ENTRY]
        if area_ids is not None:
            conditions.append(entry.c.area_id.in_(area_ids))
        elif first is not None or last is not None:
            # Every area: said, so that the key leads to the span of each, and not through all time.
            conditions.append(entry.c.area_id.in_(select(areas.table.c.id)))
        if first is not None:
            conditions.append(entry.c.period >= first)
        if last is not None:
            conditions.append(entry.c.period <= last)
        return conditions

    @staticmethod
    def _full() -> Select[Any]:
        file = import_files.table
        return (
            select(entry, file.c.name.label("file"), batch.c.hlc, batch.c.who)
            .join(batch, batch.c.id == entry.c.value_batch)
            .outerjoin(file, file.c.id == entry.c.file_id)
        )


def _is_one_of(states: Collection[EntryState]) -> ColumnElement[bool]:
    return entry.c.state.in_([state.value for state in states])


def _to_entry(row: Mapping[Any, Any]) -> Entry:
    return Entry(
        key=EntryKey(row["measure_id"], row["area_id"], row["period"]),
        value=to_value(row["numerator"], row["denominator"], row["number"], row["state"]),
        note=row["note"],
        source=row["source"],
        as_of=row["as_of"],
        origin=Origin(row["file"], row["sheet"], row["cell"]) if row["file"] else None,
        changed_at=moment(row["hlc"]),
        changed_by=row["who"],
    )


def moment(hlc: int) -> datetime:
    """The wall time in a hybrid clock, in UTC."""
    return datetime.fromtimestamp((hlc >> 16) / 1000, UTC)
