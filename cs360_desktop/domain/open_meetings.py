"""Open-meeting duties as an agency sets them for itself, and the deadlines that follow (domain.md §8).

The product knows no state's law: it only counts what was set, and says so.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import Enum

from cs360_desktop.domain.schedule import IsHoliday

_SATURDAY, _SUNDAY = 5, 6
MOST_HOURS = 24 * 30
"""A longer notice than a month is a slip of the hand."""


class Skipped(Enum):
    """Days that do not count towards the hours of a notice."""

    SATURDAYS = "saturdays"
    SUNDAYS = "sundays"
    HOLIDAYS = "holidays"


@dataclass(frozen=True, slots=True)
class Duties:
    """What an agency must do around an open meeting; `minutes_due` is None where minutes have no deadline.

    `minutes_business` counts Mondays to Fridays that are no holidays, else every day counts.
    """

    notice_hours: int
    skipped: frozenset[Skipped]
    places: tuple[str, ...]
    minutes_due: int | None
    minutes_business: bool = True

    def counts(self, day: date, is_holiday: IsHoliday) -> bool:
        """Whether the hours of a day count towards the notice."""
        return not (
            (Skipped.SATURDAYS in self.skipped and day.weekday() == _SATURDAY)
            or (Skipped.SUNDAYS in self.skipped and day.weekday() == _SUNDAY)
            or (Skipped.HOLIDAYS in self.skipped and is_holiday(day))
        )


def notice_deadline(starts: datetime, duties: Duties, is_holiday: IsHoliday, zone: tzinfo | None = None) -> datetime:
    """The last moment, on the clock on the wall, to post the notice of a meeting that starts then.

    Hours are real ones: where the clocks go forward in between, the notice is up an hour earlier.
    """
    left, day, end = timedelta(hours=duties.notice_hours), starts.date(), starts
    while True:
        midnight = datetime.combine(day, time(0))
        if duties.counts(day, is_holiday):
            length = _length(midnight, end, zone)
            if left <= length:
                return _earlier(end, left, zone)
            left -= length
        day, end = day - timedelta(days=1), midnight


def minutes_deadline(held_on: date, duties: Duties, is_holiday: IsHoliday) -> date | None:
    """The last day for the minutes to be open to everybody, None without such a duty."""
    if duties.minutes_due is None:
        return None
    day, left = held_on, duties.minutes_due
    while left:
        day += timedelta(days=1)
        if not duties.minutes_business or (day.weekday() < _SATURDAY and not is_holiday(day)):
            left -= 1
    return day


def _length(start: datetime, end: datetime, zone: tzinfo | None) -> timedelta:
    return end - start if zone is None else _instant(end, zone) - _instant(start, zone)


def _earlier(end: datetime, by: timedelta, zone: tzinfo | None) -> datetime:
    if zone is None:
        return end - by
    return (_instant(end, zone) - by).astimezone(zone).replace(tzinfo=None)


def _instant(wall: datetime, zone: tzinfo) -> datetime:
    return wall.replace(tzinfo=zone).astimezone(UTC)
