"""Where the agency's 28-day periods begin: decided here alone, for the grid, the template and what is missing.

Months, quarters and years have a calendar, 28-day periods have none: any one of them fixes all others.
"""

from collections import Counter

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.periods import FOUR_WEEKS_EPOCH, Period, PeriodKind
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

_DAYS = PeriodKind.FOUR_WEEKS.days


def four_weeks(session: Session) -> Period:
    """One of the agency's 28-day periods: as set in Settings, else as entered, else by a fixed Monday."""
    with session.reading() as unit:
        return four_weeks_of(unit)


def four_weeks_of(unit: ReadUnit) -> Period:
    """The same inside a read unit."""
    start = unit[nouns.agencies].get(1).four_weeks_start
    if start is not None:
        return Period(PeriodKind.FOUR_WEEKS, start)
    return _as_entered(unit) or FOUR_WEEKS_EPOCH


def _as_entered(unit: ReadUnit) -> Period | None:
    """The rhythm in which most measures were entered last; one measure gone astray does not move the others."""
    reached = list(unit.entries.last_periods(_kept_by_four_weeks(unit)).values())
    measures = Counter(_offset(period) for period in reached)
    return max(reached, key=lambda period: (measures[_offset(period)], period), default=None)


def check_four_weeks(unit: ReadUnit, start: Period) -> None:
    """Refuse a rhythm in which more figures than today would stand in no column.

    Entries that follow two rhythms fit no start together: then the one that fits as many as today's may be set.

    Raises:
        UserError: so it is.
    """
    current = four_weeks_of(unit)
    if _offset(start) == _offset(current):
        return
    measures = _kept_by_four_weeks(unit)
    astray, example = unit.entries.out_of_rhythm(measures, start)
    if example is None or astray <= unit.entries.out_of_rhythm(measures, current)[0]:
        return
    figures = "1 figure is" if astray == 1 else f"{astray:,} figures are"
    raise UserError(
        f"{figures} entered for other 28 days, such as the {example.label}, and would stand in no column, "
        "so the first day was not changed. Give the first day of one of those periods."
    )


def _kept_by_four_weeks(unit: ReadUnit) -> list[int]:
    return [measure.id for measure in unit[nouns.measures].all(period_kind=PeriodKind.FOUR_WEEKS)]


def _offset(period: Period) -> int:
    return period.start.toordinal() % _DAYS
