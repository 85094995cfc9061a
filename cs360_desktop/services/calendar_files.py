"""Calendar files: of one meeting, and of the whole schedule of a body.

SEQUENCE and stamps come from the history, not from the clock: each change of what a calendar shows raises the number by
one, taking it back raises it again, and a meeting that did not change gives the same bytes.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from cs360_desktop.domain.documents import ICS, MadeFile
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import Meeting, MeetingStatus
from cs360_desktop.domain.people import Body
from cs360_desktop.domain.schedule import MeetingSeries, rule_days
from cs360_desktop.services.file_names import short_body, speaking_name
from cs360_desktop.services.schedule import Occurrence, Standing, days_of
from cs360_desktop.services.session import Session
from cs360_desktop.services.time_zones import zone_of
from cs360_desktop.storage import nouns
from cs360_desktop.storage.stamped import Stamped
from cs360_desktop.storage.units import ReadUnit

if TYPE_CHECKING:
    from cs360_desktop.reporting.calendar_file import CalendarEvent

_HORIZON = timedelta(days=3660)
"""How far from its first day a series without an end is looked at for holidays and exceptions."""

_OF_SERIES = ("rule", "place", "term")
_OF_MEETING = ("time", "place", "status", "move", "deleted")
_OF_EXCEPTION = ("change", "deleted")


def knows_zone(session: Session) -> bool:
    """Whether calendar files can be made: they need the agency's time zone, or its state."""
    with session.reading() as unit:
        return zone_of(unit[nouns.agencies].get(1)) is not None


def meeting_ics(session: Session, meeting_id: int, *, community: bool = False) -> MadeFile:
    """The calendar file of one meeting; the meeting of a series is one day of that series.

    Args:
        session: where.
        meeting_id: which.
        community: without the reason why it was moved or cancelled.

    Raises:
        UserError: the time zone is not known.
    """
    with session.reading() as unit:
        zone = _zone(unit)
        meeting = unit[nouns.meetings].get(meeting_id)
        body = unit[nouns.bodies].get(meeting.body_id)
        event = _meeting_event(unit, meeting, body, community=community)
        name = speaking_name(meeting.held_on, body, "meeting", unit[nouns.agencies].get(1), "ics", community=community)
    return _file(name, body, zone, [event])


def schedule_ics(session: Session, body_id: int, *, community: bool = False) -> MadeFile | None:
    """The calendar file of a body's whole schedule with its exceptions; None where it has no rule.

    Raises:
        UserError: the time zone is not known.
    """
    with session.reading() as unit:
        body = unit[nouns.bodies].get(body_id)
        found = unit[nouns.meeting_series].all("since", body_id=body_id)
        events = [event for series in found for event in _series_events(unit, series, body, community=community)]
        if not events:
            return None
        agency = unit[nouns.agencies].get(1)
        name = speaking_name(found[-1].since, body, "schedule", agency, "ics", community=community)
        zone = _zone(unit)
    return _file(name, body, zone, events)


def _file(name: str, body: Body, zone: ZoneInfo, events: "list[CalendarEvent]") -> MadeFile:
    from cs360_desktop.reporting.calendar_file import calendar_file

    return MadeFile(name, ICS, calendar_file(short_body(body), zone, tuple(events)))


def _zone(unit: ReadUnit) -> ZoneInfo:
    zone = zone_of(unit[nouns.agencies].get(1))
    if zone is None:
        raise UserError(
            "The time zone of the department is not known, so no calendar file was made. "
            "Choose the state or the time zone in Settings, under Agency profile."
        )
    return zone


@dataclass(frozen=True, slots=True)
class _Version:
    """How often something changed, and when it did last."""

    number: int
    at: datetime

    def __add__(self, other: "_Version") -> "_Version":
        return _Version(self.number + other.number, max(self.at, other.at))


def _version(unit: ReadUnit, noun: Stamped[Any], row_id: int, units: Iterable[str]) -> _Version:
    """The version of a row as far as these units of it go."""
    wanted = set(units)
    changes = {value.replaced_at for value in unit.history.of(noun.noun, row_id) if value.unit in wanted}
    return _Version(len(changes), max(unit.history.set_by(noun.noun, row_id, each)[1] for each in wanted))


def _series_version(unit: ReadUnit, series: MeetingSeries) -> _Version:
    """The version of a series with everything that was ever different on one of its days."""
    found = _version(unit, nouns.meeting_series, series.id, _OF_SERIES)
    found += _named(unit, series.body_id)
    rows = unit[nouns.series_exceptions]
    for exception in [*rows.all(), *rows.deleted()]:
        if exception.series_id == series.id:
            changed = _version(unit, nouns.series_exceptions, exception.id, _OF_EXCEPTION)
            found += _Version(changed.number + 1, changed.at)
    usual = (series.starts_at, series.minutes_planned, series.place, MeetingStatus.PLANNED)
    for meeting in _ever_in(unit, series):
        changed = _version(unit, nouns.meetings, meeting.id, _OF_MEETING)
        as_usual = (meeting.starts_at, meeting.minutes_planned, meeting.place, meeting.status) == usual
        if changed.number or not as_usual or meeting.held_on != meeting.series_day:
            found += _Version(changed.number + 1, changed.at)
    return found


def _ever_in(unit: ReadUnit, series: MeetingSeries) -> list[Meeting]:
    """Every meeting that belongs to a series or once did, also in the bin: a number that was given never falls."""
    once = {
        row_id
        for row_id, values in unit.history.of_unit(nouns.meetings.noun, "body").items()
        if any(value.content.get("series_id") == series.id for value in values)
    }
    rows = unit[nouns.meetings]
    return [each for each in [*rows.all(), *rows.deleted()] if each.series_id == series.id or each.id in once]


def _named(unit: ReadUnit, body_id: int) -> _Version:
    return _version(unit, nouns.bodies, body_id, ["name"])


def _meeting_event(unit: ReadUnit, meeting: Meeting, body: Body, *, community: bool) -> "CalendarEvent":
    from cs360_desktop.reporting.calendar_file import CalendarEvent

    series = unit[nouns.meeting_series].get(meeting.series_id) if meeting.series_id and meeting.series_day else None
    if series is not None:
        version, uid = _series_version(unit, series), _uid(unit, nouns.meeting_series, series.id)
    else:
        version = _version(unit, nouns.meetings, meeting.id, _OF_MEETING) + _named(unit, body.id)
        uid = _uid(unit, nouns.meetings, meeting.id)
    reason = meeting.reason_not_held or meeting.moved_reason
    return CalendarEvent(
        uid=uid,
        sequence=version.number,
        changed_at=version.at,
        title=body.name,
        place=meeting.place,
        starts=datetime.combine(meeting.held_on, meeting.starts_at),
        minutes=meeting.minutes_planned,
        note="" if community else reason,
        is_cancelled=meeting.status is MeetingStatus.NOT_HELD,
        instead_of=datetime.combine(meeting.series_day, series.starts_at) if series and meeting.series_day else None,
    )


def _series_events(unit: ReadUnit, series: MeetingSeries, body: Body, *, community: bool) -> "list[CalendarEvent]":
    """The series, then each day of it that is not as the rule has it."""
    from cs360_desktop.reporting.calendar_file import CalendarEvent

    last = series.until or series.since + _HORIZON
    first = next(rule_days(series, series.since, last), None)
    if first is None:
        return []
    version, uid = _series_version(unit, series), _uid(unit, nouns.meeting_series, series.id)
    days = days_of(unit, series, series.since, last)

    def event(starts: datetime, minutes: int, place: str, **more: Any) -> CalendarEvent:
        return CalendarEvent(uid, version.number, version.at, body.name, place, starts, minutes, **more)

    skipped = tuple(_rule_start(series, each.day) for each in days if each.standing is Standing.SKIPPED)
    whole = event(_rule_start(series, first), series.minutes_planned, series.place, series=series, left_out=skipped)
    return [whole, *(_exception(event, series, each, community=community) for each in days if _is_other(each))]


def _is_other(each: Occurrence) -> bool:
    return each.deviates and each.standing is not Standing.SKIPPED


def _exception(event: Any, series: MeetingSeries, each: Occurrence, *, community: bool) -> "CalendarEvent":
    made: CalendarEvent = event(
        datetime.combine(each.held_on, each.starts_at),
        each.minutes_planned,
        each.place,
        instead_of=_rule_start(series, each.day),
        is_cancelled=each.standing is Standing.CANCELLED,
        note="" if community else each.reason,
    )
    return made


def _rule_start(series: MeetingSeries, day: date) -> datetime:
    return datetime.combine(day, series.starts_at)


def _uid(unit: ReadUnit, noun: Stamped[Any], row_id: int) -> str:
    return f"{uuid.UUID(bytes=unit[noun].uid_of(row_id))}@cs360-desktop"
