"""Whether the readings under one name fit a measure, or which definition is safe for a new one."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from cs360_desktop.domain.catalogue import Aggregation, Measure, Unit
from cs360_desktop.domain.entries import EntryState, Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.domain.typed_values import check
from cs360_desktop.importing.mapping import Match
from cs360_desktop.importing.numbers import Figure
from cs360_desktop.importing.questions import Topic
from cs360_desktop.importing.words import words

Reading = Figure | EntryState


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why no value under a name can be taken; continues the name in a sentence."""

    topic: Topic
    reason: str


@dataclass(frozen=True, slots=True)
class Readings:
    """What is said under one name.

    `kinds` are the lengths of its periods, `told` the unit of the whole table, `may_be_fractions` whether the kind
    of file hides that 0.418 is shown as 41.8 %.
    """

    name: str
    distinct: frozenset[Reading]
    kinds: frozenset[PeriodKind]
    told: Unit | None = None
    may_be_fractions: bool = False

    @property
    def figures(self) -> list[Figure]:
        """The readings that are numbers."""
        return [reading for reading in self.distinct if isinstance(reading, Figure)]

    @property
    def units(self) -> set[Unit | None]:
        """The units the cells tell; a plain number has the unit of its table."""
        return {figure.unit or self.told for figure in self.figures}

    @property
    def look_like_fractions(self) -> bool:
        """Whether every number lies between 0 and 1 and some are not whole."""
        numbers = [figure.number for figure in self.figures if figure.unit is None and figure.denominator is None]
        return any(not number.is_integer() for number in numbers) and all(0 <= number <= 1 for number in numbers)


@dataclass(frozen=True, slots=True)
class Definition:
    """The safe definition of a new measure."""

    unit: Unit
    period_kind: PeriodKind
    aggregation: Aggregation
    may_be_negative: bool = False


def misfit(measure: Measure, readings: Readings, how: Match) -> Misfit | None:
    """Why readings cannot be values of a known measure as a whole; None where they can."""
    if readings.kinds != {measure.period_kind}:
        here = " and ".join(sorted(by_kind(kind) for kind in readings.kinds))
        return Misfit(Topic.PERIOD, f"is kept {by_kind(measure.period_kind)} here, but {here} in the file")
    strange = [unit for unit in readings.units if unit is not None and unit is not measure.unit]
    if strange:
        names = ", ".join(sorted(unit.value for unit in strange))
        return Misfit(Topic.UNIT, f"is kept in {measure.unit.value} here, but the file says {names}")
    if not _unit_is_certain(measure, readings, how):
        return Misfit(
            Topic.UNIT, f"is kept in {measure.unit.value} here, and the file does not say what its numbers are"
        )
    if measure.unit is Unit.PERCENT and readings.look_like_fractions:
        return Misfit(Topic.UNIT, "is kept in percent here, and numbers up to 1 may be shares of one")
    if readings.may_be_fractions and readings.look_like_fractions:
        return Misfit(Topic.UNIT, "has numbers between 0 and 1 that may be shown as percentages in the file")
    return None


def _unit_is_certain(measure: Measure, readings: Readings, how: Match) -> bool:
    """A share needs its unit told: under the same name, a file can keep the plain count of what was shared out."""
    if measure.unit is not Unit.PERCENT and not measure.is_ratio:
        return True
    plain = [figure for figure in readings.figures if figure.unit is None and figure.denominator is None]
    if not plain or readings.told is measure.unit:
        return True
    if measure.unit is Unit.PERCENT:
        return words().finds("titles.percent", readings.name)
    return how is Match.SAME_NAME


def definition_of(readings: Readings) -> Definition | Misfit:
    """The safe definition of a new measure: summed only where every value is a whole number that is not negative."""
    units = readings.units
    if len(readings.kinds) > 1:
        return Misfit(Topic.PERIOD, "has periods of several lengths in this file")
    if len(units) > 1:
        return Misfit(Topic.UNIT, "has numbers of several units in this file")
    if readings.may_be_fractions and readings.look_like_fractions:
        return Misfit(Topic.UNIT, "has numbers between 0 and 1 that may be shown as percentages in the file")
    kind = next(iter(readings.kinds))
    unit = next(iter(units), None)
    numbers = [figure.number for figure in readings.figures if figure.denominator is None]
    negative = any(number < 0 for number in numbers)
    unit = unit or _unit_of_name(readings.name)
    if unit is not None:
        return Definition(unit, kind, Aggregation.PER_PERIOD_ONLY, negative)
    whole = all(number.is_integer() for number in numbers)
    if whole and numbers and not negative and not words().finds("names.stock", readings.name):
        return Definition(Unit.COUNT, kind, Aggregation.SUM)
    return Definition(Unit.COUNT if whole else Unit.RATIO, kind, Aggregation.PER_PERIOD_ONLY, negative)


def _unit_of_name(name: str) -> Unit | None:
    """The unit a new measure's name tells, such as `Percent cleared by arrest`."""
    if words().finds("titles.percent", name):
        return Unit.PERCENT
    return Unit.RATE if words().finds("names.rate", name) else None


@lru_cache(maxsize=100_000)
def _plain(number: float, state: EntryState | None) -> Value:
    return Value(number, state=state or EntryState.ENTERED)


def values_of(measure: Measure | None, readings: Iterable[Reading]) -> dict[Reading, Value | str]:
    """Turn distinct readings into values, or into the reason why one is none for this measure (None: a new one)."""
    found: dict[Reading, Value | str] = {}
    for reading in readings:
        if isinstance(reading, EntryState):
            found[reading] = Value(state=reading)
        elif reading.denominator is None:
            found[reading] = _checked(measure, _plain(reading.number, reading.state))
        elif measure is None or not measure.takes_cases:
            found[reading] = "is two numbers: enter one"
        else:
            state = reading.state or EntryState.ENTERED
            pair = Value(numerator=reading.number, denominator=reading.denominator, state=state)
            found[reading] = _checked(measure, pair)
    return found


def _checked(measure: Measure | None, value: Value) -> Value | str:
    if measure is not None:
        try:
            check(measure, value)
        except UserError as refusal:
            return refusal.sentence
    return value


def by_kind(kind: PeriodKind) -> str:
    """How often, in words: `by month`, `by year`."""
    return f"by {kind.name.lower().replace('_', ' ')}"
