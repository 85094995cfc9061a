"""Heads that name a period by another one: `this month`, `last month`, `same month last year` of a monthly report."""

from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.importing.words import words

_MONTHS_BACK = {"this_month": 0, "last_month": -1, "month_last_year": -12}
_YEARS_BACK = {"this_year": 0, "last_year": -1}


def is_relative(head: str) -> bool:
    """Whether a head names a period by what the report covers."""
    return any(words().finds(f"columns.{each}", head) for each in (*_MONTHS_BACK, *_YEARS_BACK))


def relative_period(head: str, covered: Period) -> Period | None:
    """The period a head names, None where what the report covers does not tell it.

    `This year` in a report of a month is a running total, or not; nothing tells.
    """
    steps = _MONTHS_BACK if covered.kind is PeriodKind.MONTH else _YEARS_BACK
    if covered.kind not in {PeriodKind.MONTH, PeriodKind.YEAR}:
        return None
    return next((covered.next(step) for name, step in steps.items() if words().finds(f"columns.{name}", head)), None)
