"""One measure over its periods, each compared with the same period of earlier years (domain.md §5.4 and §5.6)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cs360_desktop.analysis.signals import judge
from cs360_desktop.domain.catalogue import Aggregation, Measure
from cs360_desktop.domain.entries import Value
from cs360_desktop.domain.figures import Baseline, Judgment, Why, Withheld
from cs360_desktop.domain.periods import Period
from cs360_desktop.language import marked

EARLIER_YEARS = 5
"""The most earlier years a figure is compared with."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One period: what is stored, the figure it shows, and what earlier years say about it.

    `baseline` and `judgment` are None where they are not asked for: in periods that are not over, and without a
    figure the judgment has only the usual range. `why` says why a complete period has none.
    """

    period: Period
    value: Value | None
    figure: float | None
    is_complete: bool
    baseline: Baseline | None = None
    judgment: Judgment | None = None
    why: Withheld | None = None


def is_judged(measure: Measure) -> bool:
    """Whether signals are worked out for a measure: only for counts of what happened (domain.md §5.6)."""
    return measure.unit.is_whole and measure.aggregation is Aggregation.SUM


def read_series(
    measure: Measure,
    values: Mapping[Period, Value],
    periods: Sequence[Period],
    breaks: Iterable[Period],
    today: date,
) -> tuple[Reading, ...]:
    """Read a measure over periods.

    Args:
        measure: what is counted.
        values: everything stored for it in one area, earlier years too.
        periods: those to read, oldest first.
        breaks: first periods counted in another way; nothing is compared across them.
        today: periods that are not over get no baseline and no word.
    """
    starts = sorted(first.start for first in breaks)
    return tuple(_read(measure, values, period, starts, today) for period in periods)


def _read(
    measure: Measure, values: Mapping[Period, Value], period: Period, breaks: Sequence[date], today: date
) -> Reading:
    value = values.get(period)
    figure = None if value is None else value.figure(measure.scale)
    is_complete = period.is_complete(today)
    if not is_complete:
        return Reading(period, value, figure, is_complete=False)
    if not is_judged(measure):
        why = Withheld(Why.NOT_A_COUNT, kind_of(measure))
        return Reading(period, value, figure, is_complete=True, why=why)
    baseline = earlier_years(values, [period], breaks)
    if isinstance(baseline, Withheld):
        return Reading(period, value, figure, is_complete=True, why=baseline)
    judged = judge(figure, baseline, period.label)
    if isinstance(judged, Withheld):
        return Reading(period, value, figure, is_complete=True, baseline=baseline, why=judged)
    return Reading(period, value, figure, is_complete=True, baseline=baseline, judgment=judged)


def kind_of(measure: Measure) -> str:
    """What a measure is that is no count of what happened: `an amount`, `a number at a moment`."""
    if measure.takes_cases or measure.unit.is_part:
        return marked("a share, a rate or a score")
    if measure.aggregation is Aggregation.LAST:
        return marked("a number at a moment")
    return marked("an amount") if measure.aggregation is Aggregation.SUM else marked("an average or a median")


def earlier_years(
    values: Mapping[Period, Value], stretch: Sequence[Period], breaks: Sequence[date]
) -> Baseline | Withheld:
    """The counts of a stretch of periods in up to five earlier years that have all of it.

    Years before a break that lies at or before the end of the stretch are left out.
    """
    newest_break = max((day for day in breaks if day <= stretch[-1].start), default=date.min)
    years: list[int] = []
    counts: list[float] = []
    is_across = False
    earlier = list(stretch)
    for _ in range(EARLIER_YEARS):
        earlier = [period.year_before() for period in earlier]
        count = total_of(values, earlier)
        if count is None:
            continue
        if earlier[0].start < newest_break:
            is_across = True
            continue
        years.append(year_of(earlier[-1]))
        counts.append(count)
    if not years:
        return Withheld(Why.BREAK, _month(newest_break)) if is_across else Withheld(Why.NO_BASELINE)
    return Baseline(tuple(years), sum(counts), tuple(counts))


def year_of(period: Period) -> int:
    """The year a period belongs to: that of a week is the ISO year, that of a fiscal year the one it ends in."""
    return period.start.isocalendar().year if period.kind.days == 7 else period.end.year


def total_of(values: Mapping[Period, Value], periods: Iterable[Period]) -> float | None:
    """The sum of counts, None where one is missing: a blank is never counted as zero."""
    total = 0.0
    for period in periods:
        value = values.get(period)
        figure = None if value is None else value.figure()
        if figure is None:
            return None
        total += figure
    return total


def _month(day: date) -> str:
    return Period.month(day.year, day.month).label
