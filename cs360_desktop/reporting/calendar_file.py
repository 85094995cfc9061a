"""Meetings as a calendar file (RFC 5545): with real time zones, and the same bytes for the same meetings."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cs360_desktop.domain.schedule import MeetingSeries, Rule
from cs360_desktop.reporting.vtimezone import vtimezone

if TYPE_CHECKING:
    from icalendar import Event, vRecur

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_PRODUCT = "-//CS360 Desktop//Meetings//EN"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One meeting, or with `series` a whole one; times are those on the wall, `changed_at` is UTC.

    `instead_of` says which start of the series this one replaces; `left_out` which starts there are not.
    """

    uid: str
    sequence: int
    changed_at: datetime
    title: str
    place: str
    starts: datetime
    minutes: int
    note: str = ""
    is_cancelled: bool = False
    instead_of: datetime | None = None
    series: MeetingSeries | None = None
    left_out: tuple[datetime, ...] = ()


def calendar_file(name: str, zone: ZoneInfo, events: tuple[CalendarEvent, ...]) -> bytes:
    """Write events that all lie in one zone; `name` is what a calendar program calls the file."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("PRODID", _PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", name)
    if events:
        calendar.add_component(vtimezone(zone.key, zone, min(_first_year(event) for event in events)))
    for event in events:
        calendar.add_component(_event(event, zone))
    return bytes(calendar.to_ical())


def _first_year(event: CalendarEvent) -> int:
    return min(event.starts.year, (event.instead_of or event.starts).year)


def _event(event: CalendarEvent, zone: ZoneInfo) -> "Event":
    from icalendar import Event

    written = Event()
    written.add("UID", event.uid)
    written.add("SEQUENCE", event.sequence)
    written.add("DTSTAMP", event.changed_at.astimezone(UTC))
    written.add("LAST-MODIFIED", event.changed_at.astimezone(UTC))
    starts = event.starts.replace(tzinfo=zone)
    if event.instead_of is not None:
        written.add("RECURRENCE-ID", event.instead_of.replace(tzinfo=zone))
    written.add("DTSTART", starts)
    written.add("DTEND", (starts.astimezone(UTC) + timedelta(minutes=event.minutes)).astimezone(zone))
    if event.series is not None:
        written.add("RRULE", _rule(event.series, zone))
    for start in event.left_out:
        written.add("EXDATE", start.replace(tzinfo=zone))
    written.add("SUMMARY", event.title)
    if event.place:
        written.add("LOCATION", event.place)
    if event.note:
        written.add("DESCRIPTION", event.note)
    written.add("STATUS", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    return written


def _rule(series: MeetingSeries, zone: ZoneInfo) -> "vRecur":
    from icalendar import vRecur

    if series.rule is Rule.EVERY_WEEKS:
        rule: dict[str, object] = {"FREQ": "WEEKLY", "INTERVAL": series.weeks, "BYDAY": _DAYS[series.since.weekday()]}
    elif series.rule is Rule.LAST_WORKING_DAY:
        rule = {"FREQ": "MONTHLY", "BYDAY": list(_DAYS[:5]), "BYSETPOS": -1}
    else:
        rule = {"FREQ": "MONTHLY", "BYDAY": f"{series.nth}{_DAYS[series.weekday]}"}
    if series.until is not None:
        last = datetime.combine(series.until, series.starts_at).replace(tzinfo=zone)
        rule["UNTIL"] = last.astimezone(UTC)
    return vRecur(rule)
