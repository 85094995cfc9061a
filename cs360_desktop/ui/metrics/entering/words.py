"""Moments as the panel of a cell writes them."""

from datetime import datetime

from cs360_desktop.domain.wording import format_date, format_time


def when(moment: datetime) -> str:
    """Write a moment in local time: `Nov 4, 2026, 2:10 PM`."""
    local = moment.astimezone()
    return f"{format_date(local.date())}, {format_time(local)}"
