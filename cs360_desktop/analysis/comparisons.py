"""A stretch of time beside the same stretch of earlier years (domain.md §5.4, §5.6); the words come later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from cs360_desktop.analysis.intervals import share_interval
from cs360_desktop.analysis.rollups import combine
from cs360_desktop.analysis.series import earlier_years, is_judged, kind_of, year_of
from cs360_desktop.analysis.signals import judge
from cs360_desktop.domain.catalogue import Aggregation, Measure, Unit
from cs360_desktop.domain.entries import Value
from cs360_desktop.domain.figures import Baseline, Compared, Interval, Judgment, StretchKind, Why, Withheld, Worked
from cs360_desktop.domain.periods import Period, PeriodKind, span
from cs360_desktop.language import marked

Values = Mapping[Period, Value]

_YEAR = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.WEEK: 52, PeriodKind.FOUR_WEEKS: 13}
_TO_DATE = {StretchKind.YEAR_TO_DATE, StretchKind.FISCAL_YEAR_TO_DATE}


@dataclass(frozen=True, slots=True)
class Rules:
    """How figures are compared here.

    Args:
        breaks: first days of periods that are counted in another way; nothing is compared across them.
        small_number: no percentage of a count below it.
        year_start: first month of the fiscal year.
    """

    breaks: tuple[date, ...] = ()
    small_number: float = 20
    year_start: int = 1


def stretches(measure: Measure, newest: Period, year_start: int = 1) -> dict[StretchKind, tuple[Period, ...]]:
    """The stretches that end with a period and can be compared: itself, to date, and the last year.

    A measure whose figures stand for their own period only, or that is a number at a moment, has the period alone.
    """
    alone: dict[StretchKind, tuple[Period, ...]] = {StretchKind.PERIOD: (newest,)}
    if newest.kind not in _YEAR or measure.aggregation in {Aggregation.PER_PERIOD_ONLY, Aggregation.LAST}:
        return alone
    if measure.aggregation is Aggregation.SUM and (measure.unit.is_part or measure.denominator):
        return alone
    if measure.unit is Unit.RATE:  # each month brings its residents along: all together would be those of a month
        return alone
    return dict(_long_stretches(newest, year_start))


@lru_cache(maxsize=64)
def _long_stretches(newest: Period, year_start: int) -> dict[StretchKind, tuple[Period, ...]]:
    """The stretches of measures that can be taken together: many measures end with the same few periods."""
    found: dict[StretchKind, tuple[Period, ...]] = {StretchKind.PERIOD: (newest,)}
    if newest.kind is PeriodKind.WEEK:
        found[StretchKind.LAST_28_DAYS] = tuple(span(newest.next(-3), newest))
    first = newest
    while year_of(first.next(-1)) == year_of(newest):
        first = first.next(-1)
    if first != newest:
        found[StretchKind.YEAR_TO_DATE] = tuple(span(first, newest))
    if year_start != 1 and newest.kind.months:
        begun = Period.containing(PeriodKind.YEAR, newest.start, year_start=year_start).start
        first = newest
        while first.next(-1).start >= begun:
            first = first.next(-1)
        if first != newest:
            found[StretchKind.FISCAL_YEAR_TO_DATE] = tuple(span(first, newest))
    found[StretchKind.LAST_YEAR] = tuple(span(newest.next(1 - _YEAR[newest.kind]), newest))
    return found


def compare(measure: Measure, values: Values, newest: Period, rules: Rules) -> tuple[Compared, ...]:
    """Compare a period, the year to date and the last year with what was before.

    Args:
        measure: what is counted.
        values: everything stored for it in one area.
        newest: the last complete period that has a figure.
        rules: of this agency.
    """
    found = stretches(measure, newest, rules.year_start)
    return tuple(compare_stretch(measure, values, kind, stretch, rules) for kind, stretch in found.items())


def compare_stretch(
    measure: Measure, values: Values, kind: StretchKind, stretch: Sequence[Period], rules: Rules
) -> Compared:
    """Compare one stretch with the same one of earlier years.

    A year to date counts only the periods that both years have (domain.md §5.6); every other stretch needs them all.
    """
    counted = _counted(measure, values, kind, stretch)
    earlier = [period.year_before() for period in counted]
    if counted:
        now, cases = _together(measure, values, counted, Why.NO_ENTRY)
        before, _ = _together(measure, values, earlier, Why.NO_EARLIER_ENTRY)
    else:
        lacking = next(period for period in stretch if not _has(measure, values, period))
        now, cases = Withheld(Why.NO_ENTRY, lacking.label), None
        before = Withheld(Why.NO_ENTRY, lacking.label)
    change = _change(now, before, counted, rules)
    judged = _judged(measure, values, counted, rules, now)
    return Compared(
        kind=kind,
        stretch=tuple(stretch),
        counted=tuple(counted),
        now=now,
        before=before,
        cases=cases,
        change=change,
        percent=_percent(measure, change, before, rules.small_number),
        baseline=judged[0],
        judgment=judged[1],
        interval=_interval(measure, cases),
    )


def against_mean(measure: Measure, found: Compared, small_number: float) -> Compared:
    """The same stretch beside the mean of its earlier years instead of the year before; only counts have one."""
    baseline = found.baseline
    before: Worked = baseline if isinstance(baseline, Withheld) else baseline.mean
    if isinstance(found.now, Withheld):
        change: Worked = found.now
    else:
        change = before if isinstance(before, Withheld) else found.now - before
    return replace(found, before=before, change=change, percent=_percent(measure, change, before, small_number))


def _counted(measure: Measure, values: Values, kind: StretchKind, stretch: Sequence[Period]) -> Sequence[Period]:
    have = [period for period in stretch if _has(measure, values, period)]
    if kind not in _TO_DATE:
        return have if len(have) == len(stretch) else ()
    return [period for period in have if _has(measure, values, period.year_before())] or have


def _has(measure: Measure, values: Values, period: Period) -> bool:
    """Whether a period has what can be taken together with others."""
    value = values.get(period)
    if value is None or not value.state.has_figure:
        return False
    return measure.aggregation is not Aggregation.SUM or value.number is not None


def _together(
    measure: Measure, values: Values, periods: Sequence[Period], why: Why
) -> tuple[Worked, tuple[float, float] | None]:
    """The figure of periods together, and the cases behind it."""
    lacking = [period for period in periods if not _has(measure, values, period)]
    if lacking:
        return Withheld(why, lacking[0].label), None
    parts = [(period, values[period]) for period in periods]
    if len(parts) == 1:
        value: Value | None = parts[0][1]
    else:
        found = combine(measure, parts)
        if len(found.used) < len(parts):
            used = {period for period, _ in found.used}
            bare = next(period for period in periods if period not in used)
            return Withheld(Why.NO_CASES, bare.label), None
        value = found.value
    figure = None if value is None else value.figure(measure.scale)
    if value is None or figure is None:
        return Withheld(Why.NOTHING_TO_DIVIDE), None
    if value.numerator is None or value.denominator is None:
        return figure, None
    return figure, (value.numerator, value.denominator)


def _change(now: Worked, before: Worked, counted: Sequence[Period], rules: Rules) -> Worked:
    if isinstance(now, Withheld):
        return now
    if isinstance(before, Withheld):
        return before
    first = counted[0].year_before()
    across = [day for day in rules.breaks if first.start < day <= counted[-1].start]
    if across:
        return Withheld(Why.BREAK, Period.month(across[-1].year, across[-1].month).label)
    return now - before


def _percent(measure: Measure, change: Worked, before: Worked, small_number: float) -> Worked:
    if measure.aggregation not in {Aggregation.SUM, Aggregation.LAST} or measure.unit.is_part or measure.takes_cases:
        return Withheld(Why.NOT_A_COUNT, kind_of(measure))
    if isinstance(change, Withheld):
        return change
    assert not isinstance(before, Withheld)
    if before < 0:
        return Withheld(Why.NEGATIVE, marked("a year before"))
    if before == 0:
        return Withheld(Why.ZERO_BASE)
    if measure.unit.is_whole and before < small_number:
        return Withheld(Why.SMALL_NUMBER, f"{small_number:g}")
    return change / before * 100


def _judged(
    measure: Measure, values: Values, counted: Sequence[Period], rules: Rules, now: Worked
) -> tuple[Baseline | Withheld, Judgment | Withheld]:
    if not is_judged(measure):
        withheld = Withheld(Why.NOT_A_COUNT, kind_of(measure))
        return withheld, withheld
    if isinstance(now, Withheld):
        return now, now
    baseline = earlier_years(values, counted, rules.breaks)
    if isinstance(baseline, Withheld):
        return baseline, baseline
    return baseline, judge(now, baseline, counted[-1].label)


def _interval(measure: Measure, cases: tuple[float, float] | None) -> Interval | Withheld:
    """Wilson's interval of a share, on the measure's own scale."""
    if measure.unit is not Unit.PERCENT:
        return Withheld(Why.NOT_A_COUNT, kind_of(measure))
    if cases is None:
        return Withheld(Why.IT_HAS_NO_CASES)
    counted, of = cases
    if of <= 0:
        return Withheld(Why.NOTHING_TO_DIVIDE)
    if not 0 <= counted <= of:  # clearances of earlier periods' offenses: no share of these cases
        return Withheld(Why.NOT_ADDED, marked("there are more cases counted than there were"))
    found = share_interval(counted, of)
    return Interval(found.low * measure.scale, found.high * measure.scale, found.confidence)
