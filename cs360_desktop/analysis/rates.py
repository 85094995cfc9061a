"""A count by the day, and by so many residents (domain.md S3, S6): only where the number of residents is known."""

from collections.abc import Mapping, Sequence

from cs360_desktop.domain.figures import Why, Withheld, Worked
from cs360_desktop.domain.periods import Period


def per_day(count: float, periods: Sequence[Period]) -> float:
    """The count of periods together by the day; a February of a leap year has 29."""
    return count / sum(period.days for period in periods)


def per_residents(count: float, period: Period, residents: Mapping[int, int], scale: float) -> Worked:
    """The count of a period for each so many residents; it is not turned into that of a whole year.

    Args:
        count: what happened in the period.
        period: its last day decides whose residents count: those of that year, or nobody's.
        residents: by year; no year is ever filled in from its neighbors.
        scale: 1,000 or 100,000.
    """
    year = period.end.year
    people = residents.get(year)
    if not people or people < 0:
        return Withheld(Why.NO_RESIDENTS, str(year))
    return count / people * scale


def relative_standard_error(count: int) -> float | Withheld:
    """How far a count strays by chance alone, as a part of itself: 1/√n (domain.md S14)."""
    if count <= 0:
        return Withheld(Why.ZERO_BASE)
    return float(count**-0.5)
