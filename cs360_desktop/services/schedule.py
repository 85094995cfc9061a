"""The schedule of a body: its rule, the days that follow, what is planned for them, and what is different."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import Enum
from itertools import islice

from cs360_desktop.domain import schedule as rules
from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.clock import check_clock
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import Meeting, MeetingStatus
from cs360_desktop.domain.schedule import ExceptionKind, MeetingSeries, SeriesException
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.holiday_calendar import HolidayCalendar
from cs360_desktop.services.session import Session
from cs360_desktop.services.time_zones import zone_of
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit, WorkUnit

_AHEAD = timedelta(days=366)
_BACK = timedelta(days=31)


class Standing(Enum):
    """What became of a day of the schedule."""

    BY_RULE = "by the rule"
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One day of a schedule. `day` is what the bare rule says; `usual` where it falls without exceptions.

    A meeting outside every series has no `series`, and is its own rule. `holiday` names the day it is held on.
    """

    body_id: int
    day: date
    usual: date
    held_on: date
    starts_at: time
    minutes_planned: int
    place: str
    standing: Standing
    reason: str = ""
    holiday: str = ""
    series: MeetingSeries | None = None
    meeting: Meeting | None = None
    exception: SeriesException | None = None

    @property
    def is_moved(self) -> bool:
        """Whether it is on another day than people expect."""
        return self.held_on != self.usual

    @property
    def deviates(self) -> bool:
        """Whether anything is not as the bare rule has it."""
        series = self.series
        return series is None or (
            self.standing in {Standing.CANCELLED, Standing.SKIPPED}
            or (self.day, series.starts_at) != (self.held_on, self.starts_at)
            or (series.minutes_planned, series.place) != (self.minutes_planned, self.place)
        )


def series_of(session: Session, body_id: int) -> list[MeetingSeries]:
    """The rules of a body, the oldest first."""
    with session.reading() as unit:
        return unit[nouns.meeting_series].all("since", body_id=body_id)


def current_series(session: Session, body_id: int) -> MeetingSeries | None:
    """The rule of a body that is in force today or comes next; None where it has none."""
    found = [each for each in series_of(session, body_id) if (each.until or date.max) >= session.today()]
    return found[0] if found else None


def occurrences(session: Session, body_id: int) -> list[Occurrence]:
    """The days from a month ago to a year ahead, meetings outside the rule among them."""
    today = session.today()
    with session.reading() as unit:
        return _between(unit, body_id, today - _BACK, today + _AHEAD)


def next_free(session: Session, body_id: int) -> Occurrence | None:
    """The next day of the schedule for which no meeting is planned yet, today included."""
    free = (each for each in occurrences(session, body_id) if each.standing is Standing.BY_RULE)
    return next((each for each in free if each.held_on >= session.today()), None)


def holiday_name(session: Session, day: date) -> str:
    """What a day is called where the agency is, empty where it is no holiday."""
    with session.reading() as unit:
        return HolidayCalendar(unit[nouns.agencies].get(1).state).name(day)


def first_days(session: Session, series: MeetingSeries, number: int = 3) -> list[date]:
    """The first days a rule gives from today on, before it is saved; none where the rule cannot be."""
    try:
        rules.check_series(series)
    except UserError:
        return []
    start = max(series.since, session.today())
    with session.reading() as unit:
        is_holiday = HolidayCalendar(unit[nouns.agencies].get(1).state)
    days = rules.rule_days(series, start, start + 3 * _AHEAD)
    return [rules.usual_day(series, day, is_holiday) for day in islice(days, number)]


def set_rule(session: Session, series: MeetingSeries) -> Added:
    """Let a body meet by a rule from `series.since` on; an earlier rule ends the day before.

    A rule that has not begun by then is changed as it stands, so that calendars know it again. Meetings planned for
    days that the new rule gives too belong to it; the others stay as they are, outside any rule.

    Raises:
        UserError: the rule cannot be, or gives a time that the clocks skip.
    """
    rules.check_series(series)
    with session.change("set_schedule") as unit:
        _check_clocks(unit, series)
        present: MeetingSeries | None = None
        for old in unit[nouns.meeting_series].all("since", body_id=series.body_id):
            if old.since < series.since:
                if (old.until or date.max) >= series.since:
                    unit[nouns.meeting_series].change(old.id, until=series.since - timedelta(days=1))
            elif present is None:
                present = old
            else:
                unit[nouns.meeting_series].delete(old.id)
        if present is None:
            key = unit[nouns.meeting_series].add(replace(series, id=0))
        else:
            key = present.id
            unit[nouns.meeting_series].replace(key, series)
        _link_again(unit, replace(series, id=key))
    return Added(key, unit.receipt)


def end_rule(session: Session, series_id: int, until: date) -> Receipt:
    """Let a rule end with a day; meetings that are planned after it stay.

    Raises:
        UserError: that is before it begins.
    """
    with session.change("end_schedule") as unit:
        series = replace(unit[nouns.meeting_series].get(series_id), until=until)
        rules.check_series(series)
        unit[nouns.meeting_series].change(series_id, until=until)
        _link_again(unit, series)
    return unit.receipt


def set_exception(session: Session, exception: SeriesException) -> Receipt:
    """Skip, move or cancel one day of a series for which no meeting is planned yet.

    Raises:
        UserError: without a reason, moved nowhere, to a time that does not exist, or onto another meeting.
    """
    exception = replace(exception, reason=exception.reason.strip())
    rules.check_exception(exception)
    with session.change(f"schedule_{exception.kind.value}") as unit:
        series = unit[nouns.meeting_series].get(exception.series_id)
        if exception.moved_to is not None:
            starts_at = exception.starts_at or series.starts_at
            check_clock(exception.moved_to, starts_at, zone_of(unit[nouns.agencies].get(1)))
            _check_free(unit, series, exception, starts_at)
        present = unit[nouns.series_exceptions].first(series_id=series.id, day=exception.day)
        if present is None:
            unit[nouns.series_exceptions].add(exception)
        else:
            unit[nouns.series_exceptions].replace(present.id, exception)
    return unit.receipt


def as_usual(session: Session, exception_id: int) -> Receipt:
    """Let a day be as the rule has it again."""
    with session.change("schedule_as_usual") as unit:
        unit[nouns.series_exceptions].delete(exception_id)
    return unit.receipt


def days_of(unit: ReadUnit, series: MeetingSeries, first: date, last: date) -> list[Occurrence]:
    """The days of one series whose bare rule lies between two days, with what became of them."""
    is_holiday = HolidayCalendar(unit[nouns.agencies].get(1).state)
    planned = {each.series_day: each for each in unit[nouns.meetings].all(series_id=series.id)}
    different = {each.day: each for each in unit[nouns.series_exceptions].all(series_id=series.id)}
    found = []
    for day in rules.rule_days(series, first, last):
        usual = rules.usual_day(series, day, is_holiday)
        meeting, exception = planned.get(day), different.get(day)
        if meeting is not None:
            each = _of_meeting(meeting, day, usual, series)
        else:
            each = _of_rule(series, day, usual, exception)
        found.append(replace(each, holiday=is_holiday.name(each.held_on)))
    return found


def day_for(unit: ReadUnit, body_id: int, held_on: date) -> Occurrence | None:
    """The day of a body's schedule that falls on a day and has no meeting yet, also a skipped or cancelled one."""
    found = _between(unit, body_id, held_on - _BACK, held_on + _BACK)
    return next((each for each in found if each.held_on == held_on and each.series and not each.meeting), None)


def _between(unit: ReadUnit, body_id: int, first: date, last: date) -> list[Occurrence]:
    found = [
        each
        for series in unit[nouns.meeting_series].all("since", body_id=body_id)
        for each in days_of(unit, series, first - _BACK, last + _BACK)
    ]
    known = {each.meeting.id for each in found if each.meeting is not None}
    is_holiday = HolidayCalendar(unit[nouns.agencies].get(1).state)
    for meeting in unit[nouns.meetings].all(body_id=body_id):
        if meeting.id not in known:
            day = meeting.moved_from or meeting.held_on
            each = _of_meeting(meeting, day, day, None)
            found.append(replace(each, holiday=is_holiday.name(meeting.held_on)))
    return sorted(
        (each for each in found if first <= each.held_on <= last), key=lambda each: (each.held_on, each.starts_at)
    )


_STANDINGS = {
    MeetingStatus.PLANNED: Standing.PLANNED,
    MeetingStatus.HELD: Standing.HELD,
    MeetingStatus.NOT_HELD: Standing.CANCELLED,
}


def _of_meeting(meeting: Meeting, day: date, usual: date, series: MeetingSeries | None) -> Occurrence:
    return Occurrence(
        meeting.body_id,
        day,
        usual,
        meeting.held_on,
        meeting.starts_at,
        meeting.minutes_planned,
        meeting.place,
        _STANDINGS[meeting.status],
        meeting.reason_not_held or meeting.moved_reason,
        series=series,
        meeting=meeting,
    )


def _of_rule(series: MeetingSeries, day: date, usual: date, exception: SeriesException | None) -> Occurrence:
    kinds = {ExceptionKind.SKIPPED: Standing.SKIPPED, ExceptionKind.CANCELLED: Standing.CANCELLED}
    return Occurrence(
        series.body_id,
        day,
        usual,
        (exception.moved_to if exception else None) or usual,
        (exception.starts_at if exception else None) or series.starts_at,
        series.minutes_planned,
        series.place,
        kinds.get(exception.kind, Standing.BY_RULE) if exception else Standing.BY_RULE,
        exception.reason if exception else "",
        series=series,
        exception=exception,
    )


def _link_again(unit: WorkUnit, series: MeetingSeries) -> None:
    """Let the planned meetings from a rule's first day on belong to it, or to no rule."""
    others = [each.id for each in unit[nouns.meeting_series].all(body_id=series.body_id) if each.id != series.id]
    is_holiday = HolidayCalendar(unit[nouns.agencies].get(1).state)
    for meeting in unit[nouns.meetings].all(body_id=series.body_id):
        day = meeting.series_day or meeting.held_on
        ended = series.until is not None and day > series.until and meeting.series_id == series.id
        if day < series.since and not ended:
            continue
        if meeting.series_id in others and _covers(unit, meeting.series_id or 0, day):
            continue
        fits = [
            each
            for expected in (day, meeting.held_on)
            for each in rules.rule_days(series, expected - _BACK, expected + _BACK)
            if expected in {each, rules.usual_day(series, each, is_holiday)}
        ]
        unit[nouns.meetings].change(
            meeting.id, series_id=series.id if fits else None, series_day=fits[0] if fits else None
        )


def _covers(unit: ReadUnit, series_id: int, day: date) -> bool:
    series = unit[nouns.meeting_series].get(series_id)
    return day in rules.rule_days(series, day, day)


def _check_clocks(unit: ReadUnit, series: MeetingSeries) -> None:
    zone = zone_of(unit[nouns.agencies].get(1))
    for day in rules.rule_days(series, series.since, series.since + 2 * _AHEAD):
        check_clock(day, series.starts_at, zone)


def _check_free(unit: ReadUnit, series: MeetingSeries, exception: SeriesException, starts_at: time) -> None:
    assert exception.moved_to is not None
    moved = Meeting(series.body_id, exception.moved_to, starts_at, "", series.minutes_planned)
    for other in _between(unit, series.body_id, moved.held_on - _BACK, moved.held_on + _BACK):
        is_same = other.series is not None and (other.series.id, other.day) == (series.id, exception.day)
        if is_same or other.standing in {Standing.CANCELLED, Standing.SKIPPED}:
            continue
        if moved.overlaps(Meeting(other.body_id, other.held_on, other.starts_at, "", other.minutes_planned)):
            raise UserError(
                f"The same team already meets on {format_date(other.held_on)} at that time, so the meeting of "
                f"{format_date(exception.day)} was not moved. Choose another time."
            )
