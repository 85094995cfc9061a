"""Which periods a list of events covers whole. Only there is no event a true zero, and a count the whole count."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby, pairwise
from statistics import median

from cs360_desktop.domain.periods import Period, PeriodKind, span
from cs360_desktop.domain.wording import format_long_date, format_month

_FEWEST_EXPECTED = 8
"""A period with less than a quarter of the usual rows is doubted from this usual number on: by chance, 1 of 3,000."""
_FEWEST_EXPECTED_IN_GAP = 12
"""Days without a row are doubted where that many rows would be usual: by chance, 1 of 160,000."""
_LONGEST_TOLERATED = 7


@dataclass(frozen=True, slots=True)
class Coverage:
    """The periods that are complete, those that are not with the reason, and runs of doubtful days without rows."""

    complete: tuple[Period, ...] = ()
    partial: Mapping[Period, str] = field(default_factory=dict)
    gaps: tuple[tuple[date, date], ...] = ()


def coverage_of(kind: PeriodKind, rows: Mapping[date, int], stated: tuple[date, date] | None = None) -> Coverage:
    """Judge by the days on which something happened.

    Args:
        kind: of the periods.
        rows: how many rows there are of each day.
        stated: the first and last day that a title or the file's name says the list is about. Alone it proves nothing:
            a few days without a row at the edge are taken for quiet ones only where there are as many inside.
    """
    if not rows:
        return Coverage()
    days = sorted(rows)
    periods = list(span(Period.containing(kind, days[0]), Period.containing(kind, days[-1])))
    counts = _counts(kind, rows)
    quiet = min(_LONGEST_TOLERATED, max((_between(*pair) for pair in pairwise(days)), default=0))
    partial: dict[Period, str] = {}
    if not _begins(periods[0], days[0], stated, quiet):
        partial[periods[0]] = _begin(periods[0], days[0])
    if not _ends(periods[-1], days[-1], stated, quiet):
        both = periods[-1] in partial
        partial[periods[-1]] = _inside(periods[-1], days) if both else _end(periods[-1], days[-1])
    usual = _usual([counts[each] for each in periods if each not in partial])
    gaps = _gaps(days, usual / periods[0].days)
    doubted = _doubted(periods, counts, usual, gaps, partial)
    partial |= {each: reason for each, reason in doubted.items() if each not in partial}
    rest = [each for each in periods if each not in partial]
    for each in rest:  # next to a doubted stretch a period must show by itself that it is covered to its edge
        inside = [day for day in (each.start, each.end) if day in rows]
        if each.next(-1) in doubted and each.start not in inside:
            partial[each] = _begin(each, min(day for day in days if day >= each.start))
        elif each.next() in doubted and each.end not in inside:
            partial[each] = _end(each, max(day for day in days if day <= each.end))
    complete = tuple(each for each in rest if each not in partial)
    return Coverage(complete, {each: partial[each] for each in sorted(partial) if counts[each]}, gaps)


def _counts(kind: PeriodKind, rows: Mapping[date, int]) -> Counter[Period]:
    counts: Counter[Period] = Counter()
    for day, number in rows.items():
        counts[Period.containing(kind, day)] += number
    return counts


def _usual(counts: Sequence[int]) -> float:
    """The usual number of rows: the middle of those that are no stragglers."""
    most = max(counts, default=0)
    return median([count for count in counts if count and 4 * count >= most]) if most else 0.0


def _gaps(days: Sequence[date], daily: float) -> tuple[tuple[date, date], ...]:
    """First and last of days without a row, where many rows would be usual."""
    day = timedelta(days=1)
    return tuple(
        (before + day, after - day)
        for before, after in pairwise(days)
        if _between(before, after) * daily >= _FEWEST_EXPECTED_IN_GAP
    )


def _doubted(
    periods: Sequence[Period],
    counts: Mapping[Period, int],
    usual: float,
    gaps: Iterable[tuple[date, date]],
    partial: Mapping[Period, str],
) -> dict[Period, str]:
    found: dict[Period, str] = {}
    for first, last in gaps:
        reason = f"there is no row from {format_long_date(first)} to {format_long_date(last)}, so {{}} is not complete"
        for each in periods:
            if each.start <= last and first <= each.end and each not in partial:
                found.setdefault(each, reason.format(_named(each)))
    for each in periods:
        if usual >= _FEWEST_EXPECTED and 4 * counts.get(each, 0) < usual and each not in partial:
            reason = f"{_named(each)} has far fewer rows than is usual in this list, so it may not be complete"
            found.setdefault(each, reason)
    runs = [list(run) for is_out, run in groupby(periods, lambda each: each in found) if not is_out]
    sizes = [sum(counts.get(each, 0) for each in run) for run in runs]
    for run, size in zip(runs, sizes, strict=True):
        if 4 * size < max(sizes):
            found |= {
                each: f"{_named(each)} stands far apart from the other rows, so it may not be complete"
                for each in run
                if each not in partial
            }
    return found


def _between(before: date, after: date) -> int:
    return (after - before).days - 1


def _begins(period: Period, first: date, stated: tuple[date, date] | None, quiet: int) -> bool:
    missing = (first - period.start).days
    return not missing or (stated is not None and stated[0] <= period.start and missing <= quiet)


def _ends(period: Period, last: date, stated: tuple[date, date] | None, quiet: int) -> bool:
    missing = (period.end - last).days
    return not missing or (stated is not None and stated[1] >= period.end and missing <= quiet)


def _begin(period: Period, first: date) -> str:
    return f"the list begins on {format_long_date(first)}, so {_named(period)} is not complete"


def _end(period: Period, last: date) -> str:
    return f"the list ends on {format_long_date(last)}, so {_named(period)} is not complete"


def _inside(period: Period, days: Sequence[date]) -> str:
    first, last = format_long_date(days[0]), format_long_date(days[-1])
    return f"the list begins on {first} and ends on {last}, so {_named(period)} is not complete"


def _named(period: Period) -> str:
    return format_month(period.start) if period.kind is PeriodKind.MONTH else period.label
