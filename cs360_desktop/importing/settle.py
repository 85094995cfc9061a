"""Agree on the periods of labels that stand side by side: some labels mean a month only if their neighbors do."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.importing.periods import PeriodLabel

_MONTHS_TO_PROVE_US_DATES = 6


@dataclass(frozen=True, slots=True)
class Settled:
    """Labels after they were compared: one per label given, or a `problem` in words and no labels.

    Settled labels have a period, or a month or quarter whose year is still missing.
    """

    labels: tuple[PeriodLabel, ...] = ()
    problem: str = ""
    evidence: str = ""


def settle(labels: Sequence[PeriodLabel]) -> Settled:
    """Settle labels in the order they stand."""
    for label in labels:
        if label.unclear:
            return Settled(problem=label.unclear)
    if any(label.short_year for label in labels) and not _consecutive(labels):
        return Settled(problem="either a month with a short year or a day")
    months = [label for label in labels if label.kind is PeriodKind.MONTH]
    if months and all(label.two_years for label in months):
        return Settled(problem="either months or two years at once")
    days = [label.day for label in labels if label.day is not None]
    if not days:
        return Settled(tuple(labels))
    problem, evidence = _months_of_days(days, us=any(label.us_day for label in labels))
    if problem:
        return Settled(problem=problem)
    return Settled(tuple(_as_month(label) for label in labels), evidence=evidence)


def _as_month(label: PeriodLabel) -> PeriodLabel:
    return label if label.day is None else PeriodLabel(Period.month(label.day.year, label.day.month))


def _consecutive(labels: Sequence[PeriodLabel]) -> bool:
    """Whether short labels follow one another, perhaps beside the same month of another year."""
    periods = sorted({label.period for label in labels if label.short_year and label.period})
    follows = {second for first, second in pairwise(periods) if first.next() == second}
    follows |= {first for first, second in pairwise(periods) if first.next() == second}
    return len(follows) > 1 and all(
        period in follows or period.next(12) in follows or period.next(-12) in follows for period in periods
    )


def _months_of_days(days: Sequence[date], *, us: bool) -> tuple[str, str]:
    """Whether days stand for months: a problem, or the evidence."""
    distinct = sorted(set(days))
    first = all(day.day == 1 for day in distinct)
    last = all(day.day == monthrange(day.year, day.month)[1] for day in distinct)
    if not first and not last:
        return "single days", ""
    if len(distinct) == 1:
        return "a single day that may stand for a day, a month or a year", ""
    steps = {(later.year - earlier.year) * 12 + later.month - earlier.month for earlier, later in pairwise(distinct)}
    if all(step % 3 == 0 for step in steps):
        return "days that may stand for months, quarters or years", ""
    if us and len(distinct) < _MONTHS_TO_PROVE_US_DATES:
        return "dates whose day and month cannot be told apart for certain", ""
    return "", f"every date is the {'first' if first else 'last'} of a month"
