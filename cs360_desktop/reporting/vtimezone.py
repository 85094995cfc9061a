"""A time zone as calendar files describe it, built from the zone itself (RFC 5545, 3.6.5).

The library's own writer lists a change for each year until 2038, and names its hour on the wrong clock. A rule a year
is shorter and right for as long as the law stays as it is.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Timezone

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def vtimezone(name: str, zone: tzinfo, year: int) -> "Timezone":
    """Describe a zone from the change before a year on; `name` is what events call it by."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

    described = Timezone()
    described.add("TZID", name)
    changes = list(_changes(zone, year - 1))
    if not changes:
        changes = [datetime(year - 1, 1, 1, tzinfo=UTC)]
    for instant in changes:
        before, after = (instant + step for step in (-timedelta(seconds=1), timedelta(0)))
        old, new = (moment.astimezone(zone).utcoffset() or timedelta(0) for moment in (before, after))
        local = after.astimezone(zone)
        part = TimezoneDaylight() if local.dst() else TimezoneStandard()
        wall = instant.replace(tzinfo=None) + old  # on the clock as it was before the change
        part.add("DTSTART", wall)
        if len(changes) > 1:
            part.add("RRULE", vRecur({"FREQ": "YEARLY", "BYMONTH": wall.month, "BYDAY": _nth_weekday(wall)}))
        part.add("TZOFFSETFROM", old)
        part.add("TZOFFSETTO", new)
        part.add("TZNAME", local.tzname())
        described.add_component(part)
    return described


def _nth_weekday(wall: datetime) -> str:
    """Name a day as the second Sunday of its month, or the last where it lies in the last week."""
    last = monthrange(wall.year, wall.month)[1]
    nth = -1 if wall.day > last - 7 else (wall.day - 1) // 7 + 1
    return f"{nth}{_DAYS[wall.weekday()]}"


def _changes(zone: tzinfo, year: int) -> Iterator[datetime]:
    """The instants of a year at which the zone's clocks change, to the second."""
    hour = timedelta(hours=1)
    moment = datetime(year, 1, 1, tzinfo=UTC)
    offset = moment.astimezone(zone).utcoffset()
    while moment.year == year:
        following = moment + timedelta(days=1)
        if following.astimezone(zone).utcoffset() != offset:
            low = moment
            while low.astimezone(zone).utcoffset() == offset:
                low += hour  # every zone of the United States changes on a full hour of UTC
            yield low
            offset = low.astimezone(zone).utcoffset()
        moment = following
