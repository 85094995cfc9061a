"""Open-meeting duties: set by the agency, off at first; what they ask of a meeting, and whether it was done."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from cs360_desktop.domain import open_meetings as rules
from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import Meeting, MeetingStatus
from cs360_desktop.domain.open_meetings import MOST_HOURS, Duties, Skipped
from cs360_desktop.domain.settings import DEFAULTS, Setting
from cs360_desktop.domain.wording import format_date, format_long_date, format_time
from cs360_desktop.services.holiday_calendar import HolidayCalendar
from cs360_desktop.services.session import Session
from cs360_desktop.services.time_zones import zone_of
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit, WorkUnit

_MOST_DAYS = 90
_NAMES = ("open_meetings", "notice_hours", "notice_skips", "notice_places", "minutes_due", "minutes_count")


class Standing(Enum):
    """How a duty stands today."""

    DONE = "done"
    LATE = "late"
    DONE_LATE = "done late"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty of one meeting: `due` as words, the day it is due on, and how it stands; `done` when it was done."""

    meeting: Meeting
    due: str
    due_on: date
    standing: Standing
    done: str = ""


@dataclass(frozen=True, slots=True)
class MeetingDuties:
    """The duties of a meeting; None where there is none, such as minutes of a meeting that is still to come."""

    notice: Duty | None = None
    minutes: Duty | None = None
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DutySettings:
    """The setting as Settings shows it: kept also while `is_on` is False."""

    is_on: bool
    duties: Duties


def duty_settings(session: Session) -> DutySettings:
    """The duties as they are set."""
    with session.reading() as unit:
        return _settings(unit)


def set_duties(session: Session, found: DutySettings) -> Receipt:
    """Keep the duties.

    Raises:
        UserError: hours or days that cannot be meant.
    """
    duties = found.duties
    if not 0 <= duties.notice_hours <= MOST_HOURS:
        raise UserError(f"{duties.notice_hours} hours were not saved. Give from 0 to {MOST_HOURS} hours.")
    if duties.minutes_due is not None and not 0 <= duties.minutes_due <= _MOST_DAYS:
        raise UserError(
            f"{duties.minutes_due} days were not saved. Give from 0 to {_MOST_DAYS} days, or leave it blank."
        )
    with session.change("set_open_meetings") as unit:
        for name, content in zip(_NAMES, _as_text(found), strict=True):
            _put(unit, name, content)
    return unit.receipt


def duties_of(session: Session, meeting_id: int) -> MeetingDuties:
    """What one meeting asks for; nothing while the setting is off."""
    with session.reading() as unit:
        return _duties(unit, unit[nouns.meetings].get(meeting_id), session.today())


def meeting_of(session: Session, meeting_id: int) -> Meeting:
    """The meeting as it is stored now."""
    with session.reading() as unit:
        return unit[nouns.meetings].get(meeting_id)


def open_duties(session: Session) -> list[Duty]:
    """The notices and minutes, of all meetings, that are not posted yet, the nearest first."""
    with session.reading() as unit:
        if not _settings(unit).is_on:
            return []
        found = [_duties(unit, meeting, session.today()) for meeting in unit[nouns.meetings].all("held_on")]
    duties = [duty for each in found for duty in (each.notice, each.minutes) if duty is not None]
    return sorted((duty for duty in duties if not duty.done), key=lambda duty: duty.due_on)


def post_notice(session: Session, meeting_id: int, at: datetime | None) -> Receipt:
    """Say when the notice was up in all places, None that it is not."""
    with session.change("post_notice") as unit:
        meeting = unit[nouns.meetings].get(meeting_id)
        if at is not None and at.date() > session.today():
            raise UserError(
                f"{format_date(at.date())} is still to come, so nothing was saved. Tick it when it is posted."
            )
        unit[nouns.meetings].change(meeting.id, notice_posted_at=at)
    return unit.receipt


def post_minutes(session: Session, meeting_id: int, on: date | None) -> Receipt:
    """Say on which day the minutes were open to everybody, None that they are not.

    Raises:
        UserError: that is before the meeting, or still to come.
    """
    with session.change("post_minutes") as unit:
        meeting = unit[nouns.meetings].get(meeting_id)
        if on is not None and not meeting.held_on <= on <= session.today():
            raise UserError(
                f"Minutes of {format_long_date(meeting.held_on)} cannot have been posted on {format_date(on)}, "
                "so nothing was saved. Give a day from the meeting to today."
            )
        unit[nouns.meetings].change(meeting.id, minutes_posted_on=on)
    return unit.receipt


def _duties(unit: ReadUnit, meeting: Meeting, today: date) -> MeetingDuties:
    found = _settings(unit)
    if not found.is_on or meeting.status is MeetingStatus.NOT_HELD:
        return MeetingDuties()
    agency = unit[nouns.agencies].get(1)
    is_holiday = HolidayCalendar(agency.state)
    starts = datetime.combine(meeting.held_on, meeting.starts_at)
    by = rules.notice_deadline(starts, found.duties, is_holiday, zone_of(agency))
    notice = _notice(meeting, by, today)
    minutes = _minutes(meeting, found.duties, is_holiday, today)
    return MeetingDuties(notice, minutes, found.duties.places)


def _notice(meeting: Meeting, by: datetime, today: date) -> Duty | None:
    if meeting.status is not MeetingStatus.PLANNED and meeting.notice_posted_at is None:
        return None  # nothing can be made up for any more
    posted = meeting.notice_posted_at
    if posted is not None:
        standing = Standing.DONE if posted <= by else Standing.DONE_LATE
    else:
        standing = Standing.LATE if by.date() < today else Standing.DUE
    done = "" if posted is None else f"{format_date(posted.date())}, {format_time(posted)}"
    return Duty(meeting, f"{format_date(by.date())}, {format_time(by)}", by.date(), standing, done)


def _minutes(meeting: Meeting, duties: Duties, is_holiday: HolidayCalendar, today: date) -> Duty | None:
    by = rules.minutes_deadline(meeting.held_on, duties, is_holiday)
    if by is None or meeting.status is not MeetingStatus.HELD:
        return None
    posted = meeting.minutes_posted_on
    if posted is not None:
        standing = Standing.DONE if posted <= by else Standing.DONE_LATE
    else:
        standing = Standing.LATE if by < today else Standing.DUE
    return Duty(meeting, format_date(by), by, standing, "" if posted is None else format_date(posted))


def _settings(unit: ReadUnit) -> DutySettings:
    kept = DEFAULTS | {setting.name: setting.content for setting in unit[nouns.settings].all()}
    is_on, hours, skips, places, minutes, count = (kept[name] for name in _NAMES)
    return DutySettings(
        bool(is_on),
        Duties(
            int(hours),
            frozenset(Skipped(word) for word in skips.split(",") if word),
            tuple(places.splitlines()),
            int(minutes) if minutes else None,
            count == "business",
        ),
    )


def _as_text(found: DutySettings) -> tuple[str, ...]:
    duties = found.duties
    return (
        "on" if found.is_on else "",
        str(duties.notice_hours),
        ",".join(sorted(each.value for each in duties.skipped)),
        "\n".join(place.strip() for place in duties.places if place.strip()),
        "" if duties.minutes_due is None else str(duties.minutes_due),
        "business" if duties.minutes_business else "all",
    )


def _put(unit: WorkUnit, name: str, content: str) -> None:
    kept = unit[nouns.settings].first(name=name)
    if kept is not None:
        unit[nouns.settings].change(kept.id, content=content)
    elif content != DEFAULTS[name]:
        unit[nouns.settings].add(Setting(name, content))
