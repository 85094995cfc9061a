"""Entries: a window of the grid, and every way to change cells; each verb is one undo step."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.changes import PastValue, Receipt
from cs360_desktop.domain.entries import Entry, EntryKey, EntryState, Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.typed_values import check, check_key
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.history import past_value_of_entry
from cs360_desktop.storage.units import ReadUnit


class StoredCell(NamedTuple):
    """An entry as the grid needs it; a tuple, because the grid asks for thousands while it scrolls.

    `period_key` is `Period.key`, `state` the number of an `EntryState`; `confirmed` is the figure, as shown, that
    somebody was asked about and kept.
    """

    measure_id: int
    area_id: int
    period_key: int
    numerator: float | None
    denominator: float | None
    number: float | None
    state: int
    noted: bool
    confirmed: float | None = None

    @property
    def value(self) -> Value:
        """The entry's value."""
        return Value(self.number, self.numerator, self.denominator, EntryState(self.state))


@dataclass(frozen=True, slots=True)
class PastEntry:
    """A value a cell had: None where it had none; who had set it and when (UTC)."""

    value: Value | None
    set_by: str
    set_at: datetime


@dataclass(frozen=True, slots=True)
class PastNote:
    """A note that an entry had; who had written it and when (UTC)."""

    note: str
    set_by: str
    set_at: datetime


@dataclass(frozen=True, slots=True)
class PastSource:
    """A source and data-as-of date that an entry had; who had written them and when (UTC)."""

    source: str
    as_of: date | None
    set_by: str
    set_at: datetime


Past = PastEntry | PastNote | PastSource


@dataclass(frozen=True, slots=True)
class CellHistory:
    """What a cell holds now and everything it held before, newest first."""

    entry: Entry | None
    past: tuple[Past, ...]


def grid(
    session: Session, measure_ids: Collection[int], area_ids: Collection[int], first: Period, last: Period
) -> list[StoredCell]:
    """The entries whose period begins from the first to the last period's first day, of any kind; none is no entry."""
    with session.reading() as unit:
        return [
            StoredCell._make(row) for row in unit.entries.cells(measure_ids, area_ids=area_ids, first=first, last=last)
        ]


def entered_areas(session: Session, measure_id: int, first: Period, last: Period) -> set[int]:
    """The areas in which a measure has an entry that begins in the time from the first to the last period."""
    with session.reading() as unit:
        found = unit.entries.cells([measure_id], first=first, last=last.next())
    return {StoredCell._make(row).area_id for row in found}


def cell(session: Session, key: EntryKey) -> CellHistory:
    """What a cell holds and held."""
    with session.reading() as unit:
        past = [_PAST[earlier.unit](earlier) for earlier in unit.history.of_entry(key) if earlier.unit in _PAST]
        return CellHistory(unit.entries.one(key), tuple(past))


def _past_source(earlier: PastValue) -> PastSource:
    as_of = earlier.content["as_of"]
    day = None if as_of is None else date.fromisoformat(str(as_of))
    return PastSource(str(earlier.content["source"]), day, earlier.set_by, earlier.set_at)


_PAST: dict[str, Callable[[PastValue], Past]] = {
    "value": lambda earlier: PastEntry(past_value_of_entry(earlier), earlier.set_by, earlier.set_at),
    "note": lambda earlier: PastNote(str(earlier.content["note"]), earlier.set_by, earlier.set_at),
    "source": _past_source,
}
"""How a past unit of an entry is told; that a figure was confirmed says nothing about its value."""


def set_values(session: Session, values: Mapping[EntryKey, Value | None]) -> Receipt:
    """Set, replace or clear (None) cells; typing, pasting and filling are this call.

    Raises:
        UserError: a value is none of its measure, or a period not of its kind; then nothing is written.
    """
    with session.change("set_values") as unit:
        measures = _measures(unit, values)
        for key, value in values.items():
            check_key(measures[key.measure_id], key)
            if value is not None:
                check(measures[key.measure_id], value)
        unit.entries.set_values(values)
    return unit.receipt


def clear(session: Session, keys: Iterable[EntryKey]) -> Receipt:
    """Take cells back to no entry; their values stay in the history."""
    return set_values(session, dict.fromkeys(keys))


def set_states(session: Session, keys: Collection[EntryKey], state: EntryState) -> Receipt:
    """Say of cells what is known about them.

    A state without a figure replaces the number; it stays in the history.

    Raises:
        UserError: the state needs a number and a cell has none; then nothing is written.
    """
    with session.change("set_states") as unit:
        measures = _measures(unit, keys)
        values = {}
        for key in keys:
            check_key(measures[key.measure_id], key)
            held = unit.entries.one(key)
            values[key] = _in_state(held, state, measures[key.measure_id], key.period)
        unit.entries.set_values(values)
    return unit.receipt


def _in_state(held: Entry | None, state: EntryState, measure: Measure, period: Period) -> Value:
    if not state.has_figure:
        return Value(state=state)
    if held is None or not held.value.state.has_figure:
        raise UserError(
            f"“{measure.name}”, {period.label}, has no number that could be {state.word}, so nothing was changed. "
            "Type the number first."
        )
    return Value(held.value.number, held.value.numerator, held.value.denominator, state)


def set_note(session: Session, key: EntryKey, note: str) -> Receipt:
    """Write why a value is as it is; an empty note removes it.

    Raises:
        UserError: the cell has no entry.
    """
    with session.change("set_note") as unit:
        _require_entry(unit, key, "note")
        unit.entries.set_note(key, note.strip())
    return unit.receipt


def set_source(session: Session, key: EntryKey, source: str, as_of: date | None) -> Receipt:
    """Write where a value comes from, and the day its data were taken.

    Raises:
        UserError: the cell has no entry.
    """
    with session.change("set_source") as unit:
        _require_entry(unit, key, "source")
        unit.entries.set_source(key, source.strip(), as_of)
    return unit.receipt


def set_as_of(session: Session, keys: Collection[EntryKey], day: date) -> Receipt:
    """Write the day the data of some entries were taken; their source stays.

    Raises:
        UserError: a cell has no entry; then nothing is written.
    """
    with session.change("set_as_of") as unit:
        for key in keys:
            held = _require_entry(unit, key, "date")
            unit.entries.set_source(key, held.source, day)
    return unit.receipt


def confirm(session: Session, key: EntryKey, figure: float) -> Receipt:
    """Say of a figure far from its history, as shown, that it is right; another figure is asked about anew.

    Raises:
        UserError: the cell has no entry.
    """
    with session.change("confirm") as unit:
        _require_entry(unit, key, "confirmation")
        unit.entries.confirm(key, figure)
    return unit.receipt


def _require_entry(unit: ReadUnit, key: EntryKey, what: str) -> Entry:
    held = unit.entries.one(key)
    if held is None:
        raise UserError(
            f"There is no entry for {key.period.label} yet, so the {what} was not saved. "
            "Type a number first, or choose a state such as not collected."
        )
    return held


def _measures(unit: ReadUnit, keys: Iterable[EntryKey]) -> dict[int, Measure]:
    ids: Sequence[int] = sorted({key.measure_id for key in keys})
    return {measure.id: measure for measure in unit[nouns.measures].all(id=ids)}
