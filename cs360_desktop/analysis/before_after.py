"""A stretch of time after a response beside the same stretch before it, for counts and for shares (domain.md §5.5).

Counts are compared with the same periods of the year before, because seasons matter more than most responses. Shares
and scores, which surveys give now and then, are compared with the same periods of the year before where all of them
have cases, else with the last figure from before the response.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cs360_desktop.analysis.comparisons import Rules, compare_stretch
from cs360_desktop.analysis.intervals import share_interval
from cs360_desktop.domain.catalogue import Measure, Unit
from cs360_desktop.domain.entries import Value
from cs360_desktop.domain.figures import Compared, Interval, StretchKind, Why, Withheld
from cs360_desktop.domain.periods import Period, stretch_label

Values = Mapping[Period, Value]


@dataclass(frozen=True, slots=True)
class Share:
    """A share or score over some periods: its figure, the cases behind it, and where the true share may lie."""

    periods: tuple[Period, ...]
    figure: float
    cases: tuple[float, float] | None = None
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """The whole periods of a measure between two days.

    `left_out` says whether days at the ends belong to no whole period, `unfinished` whether periods are not over yet.
    """

    periods: tuple[Period, ...]
    left_out: bool
    unfinished: bool


def whole_periods(found: Sequence[Period], first: date, last: date, today: date) -> Stretch:
    """The periods that lie wholly between two days and are over.

    Args:
        found: consecutive periods of one kind that reach over both days.
        first: the first day.
        last: the last day.
        today: periods that are not over are left out.
    """
    inside = [period for period in found if first <= period.start and period.end <= last]
    over = tuple(period for period in inside if period.is_complete(today))
    covers = bool(inside) and inside[0].start == first and inside[-1].end == last
    return Stretch(over, left_out=not covers, unfinished=len(over) < len(inside))


def compare_counts(
    measure: Measure, values: Values, stretch: Sequence[Period], began: date | None, rules: Rules
) -> Compared | Withheld:
    """A count after a response beside the same periods of the year before.

    Args:
        measure: what is counted.
        values: everything stored for it in one area.
        stretch: the periods after the response, at least one.
        began: the first day of the first response; the year before must be over by then.
        rules: of this agency.
    """
    if began is not None and stretch[-1].year_before().end >= began:
        return Withheld(Why.AFTER_RESPONSE, stretch[-1].year_before().label)
    return compare_stretch(measure, values, StretchKind.LAST_YEAR, stretch, rules)


def share_after(measure: Measure, values: Values, stretch: Sequence[Period]) -> Share | Withheld:
    """The share of all cases of the periods that have a figure; the last figure where there are no cases."""
    with_figure = [period for period in stretch if _figure(measure, values, period) is not None]
    if not with_figure:
        return Withheld(Why.NO_ENTRY, stretch_label(stretch))
    return _share(measure, values, with_figure)


def share_before(
    measure: Measure, values: Values, after: Share, until: date, breaks: Sequence[date]
) -> Share | Withheld:
    """What a share is compared with.

    Args:
        measure: whose share it is.
        values: everything stored for it in one area.
        after: the share after the response.
        until: the day the response began; only periods that were over by then count.
        breaks: first days of periods counted in another way; nothing is compared across them.
    """
    earlier = [period.year_before() for period in after.periods]
    same = [each for each in earlier if _has_cases(values, each) and each.end < until]
    if after.cases is None or len(same) < len(earlier):
        known = [each for each in sorted(values) if each.end < until and each.kind is measure.period_kind]
        with_figure = [each for each in known if _figure(measure, values, each) is not None]
        if not with_figure:
            return Withheld(Why.NOTHING_BEFORE)
        same = with_figure[-1:]
    across = [day for day in breaks if same[0].start < day <= after.periods[-1].start]
    if across:
        return Withheld(Why.BREAK, Period.month(across[-1].year, across[-1].month).label)
    return _share(measure, values, same)


def _share(measure: Measure, values: Values, periods: Sequence[Period]) -> Share | Withheld:
    with_cases = [period for period in periods if _has_cases(values, period)]
    if not with_cases or not measure.takes_cases:
        newest = periods[-1]
        figure = _figure(measure, values, newest)
        assert figure is not None
        return Share((newest,), figure)
    counted = sum(values[period].numerator or 0.0 for period in with_cases)
    of = sum(values[period].denominator or 0.0 for period in with_cases)
    if of <= 0:
        return Withheld(Why.NOTHING_TO_DIVIDE)
    return Share(tuple(with_cases), counted / of * measure.scale, (counted, of), _interval(measure, counted, of))


def _interval(measure: Measure, counted: float, of: float) -> Interval | None:
    if measure.unit is not Unit.PERCENT or not 0 <= counted <= of:
        return None
    found = share_interval(counted, of)
    return Interval(found.low * measure.scale, found.high * measure.scale, found.confidence)


def _has_cases(values: Values, period: Period) -> bool:
    value = values.get(period)
    return value is not None and value.numerator is not None and bool(value.denominator)


def _figure(measure: Measure, values: Values, period: Period) -> float | None:
    value = values.get(period)
    return None if value is None else value.figure(measure.scale)
