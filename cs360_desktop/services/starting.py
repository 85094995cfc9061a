"""The day CompStat360 started here, and the meetings that cannot have been before it."""

from datetime import date

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import MeetingStatus
from cs360_desktop.domain.wording import format_date
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

EARLIEST_YEAR = 1990
"""Before CompStat itself nothing can have started."""
YEARS_AHEAD = 10

_AGENCY = 1


def check_possible(day: date | None, today: date) -> None:
    """Refuse a day in which nothing of CompStat360 can be.

    Raises:
        UserError: it is before `EARLIEST_YEAR` or too far ahead.
    """
    if day is not None and not EARLIEST_YEAR <= day.year <= today.year + YEARS_AHEAD:
        raise UserError(
            f"{format_date(day)} cannot be right, so it was not saved. "
            f"Give a day from {EARLIEST_YEAR} to {today.year + YEARS_AHEAD}."
        )


def check_start(unit: ReadUnit, started_on: date | None) -> None:
    """Refuse a start after a meeting that was held already.

    Raises:
        UserError: names the first such meeting.
    """
    held = unit[nouns.meetings].all("held_on", status=MeetingStatus.HELD)
    if started_on is not None and held and held[0].held_on < started_on:
        raise UserError(
            f"A meeting was held on {format_date(held[0].held_on)} already, before {format_date(started_on)}, so the "
            "start was not saved. See which of the two days is right; meetings are changed on the page Meetings."
        )


def check_meeting_day(unit: ReadUnit, day: date) -> None:
    """Refuse a meeting before the start.

    Raises:
        UserError: names both days and where the start is changed.
    """
    started_on = unit[nouns.agencies].get(_AGENCY).started_on
    if started_on is not None and day < started_on:
        raise UserError(
            f"CompStat360 started here on {format_date(started_on)}, so a meeting on {format_date(day)} was not saved. "
            "See which of the two days is right; the start is changed on the page Baseline, B6."
        )
