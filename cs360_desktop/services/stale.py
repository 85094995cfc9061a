"""Which active measures have no entry for their last complete period, whose they are, and how far their entries reach.

*Not yet available* is a promise and no entry yet: a measure with nothing else for the period still lacks it, and is
told to be marked so. *Not collected* and *suppressed* are answers, and nobody is asked again.

Every question here looks entries up by their key; none reads through them, however many there are.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cs360_desktop.domain.catalogue import Measure, Status
from cs360_desktop.domain.entries import EntryState
from cs360_desktop.domain.periods import FOUR_WEEKS_EPOCH, Period, PeriodKind, current_period
from cs360_desktop.services.rhythm import four_weeks_of
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

_ANSWERS = frozenset(EntryState) - {EntryState.NOT_YET_AVAILABLE}
"""States by which a cell says what there is to say of its period."""


@dataclass(frozen=True, slots=True)
class MissingPeriod:
    """Active measures without an entry, in any area, for their last complete period; a promise is none.

    `later` has the ids of those that are marked *not yet available* in some area.
    `owners` counts the measures by the name of their owner, most first; those that nobody has come last, under "".
    """

    period: Period
    measures: tuple[Measure, ...]
    owners: tuple[tuple[str, int], ...] = ()
    later: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class StaleMeasure:
    """A measure without an entry for its last complete period, whose it is, and how far its entries reach.

    `owner` is empty where nobody has it, `last_period` and `last_update` (UTC) are None where it never had an entry;
    `last_update` is when the entries of `last_period` were last changed. `is_later` tells that the period is marked
    *not yet available*, which counts neither as its entry nor as the last one.
    """

    measure: Measure
    period: Period
    owner: str
    last_period: Period | None
    last_update: datetime | None
    is_later: bool = False


def missing_periods(session: Session) -> tuple[MissingPeriod, ...]:
    """The last complete periods for which active measures have no entry, one for each kind of period."""
    with session.reading() as unit:
        return _missing_periods(session, unit, _names(unit))


def stale(session: Session) -> tuple[StaleMeasure, ...]:
    """The measures of `missing_periods`, with owner and last update."""
    with session.reading() as unit:
        names = _names(unit)
        missing = _missing_periods(session, unit, names)
        reached = unit.entries.last_periods([measure.id for found in missing for measure in found.measures], _ANSWERS)
        changed = _last_updates(unit, reached)
        return tuple(
            StaleMeasure(
                measure,
                found.period,
                names.get(measure.owner_id or 0, ""),
                reached.get(measure.id),
                changed.get(measure.id),
                measure.id in found.later,
            )
            for found in missing
            for measure in found.measures
        )


def _names(unit: ReadUnit) -> dict[int, str]:
    return {person.id: person.name for person in unit[nouns.people].all()}


def _missing_periods(session: Session, unit: ReadUnit, names: Mapping[int, str]) -> tuple[MissingPeriod, ...]:
    by_kind: dict[PeriodKind, list[Measure]] = {}
    for measure in unit[nouns.measures].all("position", status=Status.ACTIVE):
        if not measure.derived_from_app:  # what the app computes itself is nobody's to enter
            by_kind.setdefault(measure.period_kind, []).append(measure)
    fiscal = unit[nouns.agencies].get(1).fiscal_year_start
    found = []
    for kind, measures in by_kind.items():
        rhythm = four_weeks_of(unit) if kind is PeriodKind.FOUR_WEEKS else FOUR_WEEKS_EPOCH
        # A quarter or year may be kept by the fiscal or by the calendar year.
        running = [current_period(kind, session.today(), start, rhythm=rhythm) for start in (fiscal, 1)]
        found.append(_missing(unit, measures, [period.next(-1) for period in running], names))
    return tuple(missing for missing in found if missing.measures)


def _missing(
    unit: ReadUnit, measures: Collection[Measure], last: Sequence[Period], names: Mapping[int, str]
) -> MissingPeriod:
    """The measures without an entry for any of the periods given; the first of them is the one that is asked for."""
    entered = unit.entries.entered([measure.id for measure in measures], set(last), _ANSWERS)
    lacking = tuple(measure for measure in measures if measure.id not in entered)
    later = unit.entries.entered([measure.id for measure in lacking], set(last), [EntryState.NOT_YET_AVAILABLE])
    owners = Counter(names.get(measure.owner_id or 0, "") for measure in lacking)
    most_first = sorted(owners.items(), key=lambda each: (not each[0], -each[1], each[0]))
    return MissingPeriod(last[0], lacking, tuple(most_first), frozenset(later))


def _last_updates(unit: ReadUnit, reached: Mapping[int, Period]) -> dict[int, datetime]:
    """Ask once for each period reached, and not once for each measure: many stop at the same few."""
    by_period: dict[Period, list[int]] = {}
    for measure_id, period in reached.items():
        by_period.setdefault(period, []).append(measure_id)
    found: dict[int, datetime] = {}
    for period, measure_ids in by_period.items():
        found.update(unit.entries.changed_at(measure_ids, period))
    return found
