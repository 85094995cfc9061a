"""One measure over its periods, each compared with the same period of earlier years (domain.md §5.4 and §5.6)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cs360_desktop.analysis.signals import signal_of, usual_range, z_star
from cs360_desktop.domain.catalogue import Aggregation, Measure
from cs360_desktop.domain.charts import Signal
from cs360_desktop.domain.entries import Value
from cs360_desktop.domain.periods import Period

EARLIER_YEARS = 5
"""The most earlier years a figure is compared with."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The counts of the same stretch of time in earlier years, newest year first."""

    years: tuple[int, ...]
    total: float

    @property
    def mean(self) -> float:
        """The mean of them."""
        return self.total / len(self.years)


@dataclass(frozen=True, slots=True)
class Judgment:
    """Where a count usually lies, and the word for the one that was found."""

    low: int
    high: int
    signal: Signal


@dataclass(frozen=True, slots=True)
class Reading:
    """One period: what is stored, the figure it shows, and what earlier years say about it."""

    period: Period
    value: Value | None
    figure: float | None
    is_complete: bool
    baseline: Baseline | None = None
    judgment: Judgment | None = None


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
    reading = Reading(period, value, figure, period.is_complete(today))
    if not is_judged(measure):
        return reading
    baseline = earlier_years(values, [period], breaks)
    if baseline is None or not reading.is_complete:
        return reading
    return Reading(period, value, figure, True, baseline, judge(figure, baseline))


def judge(figure: float | None, baseline: Baseline) -> Judgment:
    """Say where a count usually lies, and whether the one found does."""
    low, high = usual_range(baseline.total, len(baseline.years))
    found = Signal.USUAL if figure is None else signal_of(z_star(figure, baseline.total, len(baseline.years)))
    return Judgment(low, high, found)


def earlier_years(values: Mapping[Period, Value], stretch: Sequence[Period], breaks: Sequence[date]) -> Baseline | None:
    """The counts of a stretch of periods in up to five earlier years, None where no year has all of it.

    Years before a break that lies at or before the stretch are left out.
    """
    newest_break = max((day for day in breaks if day <= stretch[-1].start), default=date.min)
    years: list[int] = []
    total = 0.0
    earlier = list(stretch)
    for _ in range(EARLIER_YEARS):
        earlier = [period.year_before() for period in earlier]
        count = total_of(values, earlier)
        if count is not None and earlier[0].start >= newest_break:
            years.append(earlier[-1].start.year)
            total += count
    return Baseline(tuple(years), total) if years else None


def total_of(values: Mapping[Period, Value], periods: Iterable[Period]) -> float | None:
    """The sum of counts, None where one is missing: a blank is never counted as zero."""
    figures = [value.figure() if (value := values.get(period)) is not None else None for period in periods]
    known = [figure for figure in figures if figure is not None]
    return sum(known) if len(known) == len(figures) else None
