"""Words that depend on a number, and moments as the panel writes them."""

from datetime import datetime

from cs360_desktop.domain.wording import format_date, format_number, format_time


def counted(number: int, one: str, many: str, **parts: str) -> str:
    """Choose between `Filled 1 cell` and `Filled {n} cells`, and fill in the other parts."""
    return (one if number == 1 else many).format(n=format_number(number), **parts)


def when(moment: datetime) -> str:
    """Write a moment in local time: `Nov 4, 2026, 2:10 PM`."""
    local = moment.astimezone()
    return f"{format_date(local.date())}, {format_time(local)}"
