"""Moments and periods as the Enter tab writes them where room is short."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.domain.wording import format_date, format_time


def when(moment: datetime) -> str:
    """Write a moment in local time: `Nov 4, 2026, 2:10 PM`."""
    local = moment.astimezone()
    return f"{format_date(local.date())}, {format_time(local)}"


def short(period: Period) -> str:
    """Name a period where its kind is known: `Oct 2026`, `from Oct 7, 2026` of 28 days."""
    if period.kind is not PeriodKind.FOUR_WEEKS:
        return period.label
    return QCoreApplication.translate("EnterWords", "from {day}").format(day=format_date(period.start))
