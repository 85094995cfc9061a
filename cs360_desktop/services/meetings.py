"""Meetings of a body: planned from a template or from the last one, held or not, with their minutes."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any, TypeVar

from cs360_desktop.domain import meetings as rules
from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.clock import check_clock
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import AgendaItem, Attendance, Decision, GroupCoverage, Meeting, MeetingStatus
from cs360_desktop.domain.people import Body, Person
from cs360_desktop.domain.wording import format_date, format_time
from cs360_desktop.services import actions, agenda_templates, schedule
from cs360_desktop.services.actions import ActionLine
from cs360_desktop.services.agenda_start import NewItem, from_last, from_template, put, start_of
from cs360_desktop.services.meeting_clashes import around
from cs360_desktop.services.minutes import check_open, check_still_approves
from cs360_desktop.services.people import everybody
from cs360_desktop.services.session import Session
from cs360_desktop.services.starting import check_meeting_day
from cs360_desktop.services.time_zones import zone_of
from cs360_desktop.storage import nouns
from cs360_desktop.storage.stamped import Stamped
from cs360_desktop.storage.units import ReadUnit, WorkUnit

_USUAL_START = time(18, 0)

P = TypeVar("P", AgendaItem, Attendance, Decision)


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting as lists show it; `planned` is the sum of its items in minutes, `present` counts people."""

    meeting: Meeting
    body: str
    items: int
    planned: int
    coverage: tuple[GroupCoverage, ...]
    present: int
    decisions: int

    @property
    def missing(self) -> tuple[str, ...]:
        """The required groups that had nobody, or have nobody yet."""
        return tuple(group.name for group in self.coverage if group.is_missing)


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """One meeting with the names a reader needs; `previous` is the meeting of its body before it."""

    meeting: Meeting
    body: Body
    previous: Meeting | None
    chair: Person | None
    recorder: Person | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the next meeting would be like after the last one; `held_on` is None where there is nothing to go by."""

    body_id: int
    held_on: date | None
    starts_at: time
    place: str
    last: Meeting | None


def list_meetings(session: Session) -> list[MeetingLine]:
    """Every meeting: planned ones first with the nearest on top, then the others with the newest on top."""
    with session.reading() as unit:
        found = _lines(unit)
    planned = [line for line in found if line.meeting.status is MeetingStatus.PLANNED]
    past = [line for line in found if line.meeting.status is not MeetingStatus.PLANNED]
    return [*planned, *reversed(past)]


def next_meeting(session: Session) -> MeetingLine | None:
    """The next planned meeting, today included."""
    coming = (
        line
        for line in list_meetings(session)
        if line.meeting.status is MeetingStatus.PLANNED and line.meeting.held_on >= session.today()
    )
    return next(coming, None)


def day_after(session: Session, meeting: Meeting) -> date | None:
    """The day of the meeting that is planned next after this one for the same body; None where none is."""
    with session.reading() as unit:
        planned = unit[nouns.meetings].all("held_on", body_id=meeting.body_id, status=MeetingStatus.PLANNED)
    return next((other.held_on for other in planned if other.held_on > meeting.held_on), None)


def record(session: Session, meeting_id: int) -> MeetingRecord:
    """One meeting, also when it is in the bin."""
    with session.reading() as unit:
        meeting = unit[nouns.meetings].get(meeting_id)
        people = everybody(unit)
        return MeetingRecord(
            meeting=meeting,
            body=unit[nouns.bodies].get(meeting.body_id),
            previous=_last_before(unit, meeting),
            chair=people.get(meeting.chair_id or 0),
            recorder=people.get(meeting.recorder_id or 0),
        )


def exists(session: Session, meeting_id: int) -> bool:
    """Whether there is such a meeting outside the bin."""
    with session.reading() as unit:
        return unit[nouns.meetings].first(id=meeting_id) is not None


def coverage(session: Session, meeting_id: int, *, now: bool = False) -> tuple[GroupCoverage, ...]:
    """How every represented group was covered; while the meeting is planned, how it is going to be.

    With `now` it is being held: who only said that she is coming is not here yet.
    """
    with session.reading() as unit:
        meeting = unit[nouns.meetings].get(meeting_id)
        return coverage_of(unit, replace(meeting, status=MeetingStatus.HELD) if now else meeting)


def commitments(session: Session, meeting_id: int) -> list[ActionLine]:
    """The commitments this meeting asks about: those taken along to it, and while it is planned all that are open."""
    with session.reading() as unit:
        return commitments_of(unit, unit[nouns.meetings].get(meeting_id), session.today())


def made_at(session: Session, meeting_id: int) -> list[ActionLine]:
    """The commitments that were made at this meeting, in the order of their numbers."""
    with session.reading() as unit:
        found = actions.lines(unit, unit[nouns.actions].all(made_at_id=meeting_id), session.today())
    return sorted(found, key=lambda line: line.action.number)


def proposal(session: Session, body_id: int) -> Proposal:
    """The next meeting of a body: by its schedule, else the weekday of the month, time and place of the last one."""
    with session.reading() as unit:
        last = unit[nouns.meetings].all("held_on", body_id=body_id)[-1:]
    free = schedule.next_free(session, body_id)
    if free is not None:
        return Proposal(body_id, free.held_on, free.starts_at, free.place, last[0] if last else None)
    if not last:
        return Proposal(body_id, None, _USUAL_START, "", None)
    day = rules.same_weekday_next_month(last[0].held_on)
    while day < session.today():
        day = rules.same_weekday_next_month(day)
    return Proposal(body_id, day, last[0].starts_at, last[0].place, last[0])


def plan(session: Session, meeting: Meeting, template_id: str) -> Added:
    """Plan a meeting with the agenda of a template; open actions come along.

    Raises:
        UserError: it overlaps another one, is before CompStat360 started here, or its length is impossible.
    """
    template = agenda_templates.template(session, template_id)
    start = start_of(session)
    return _plan(session, meeting, lambda _unit, last: from_template(template, last, start))


def plan_from_last(session: Session, meeting: Meeting) -> Added:
    """Plan a meeting with the standing items of the last one; its unfinished items and open actions come along.

    Raises:
        UserError: there is no earlier one, it overlaps another, or its length is impossible.
    """
    start = start_of(session)
    return _plan(session, meeting, lambda unit, last: from_last(unit, last, start))


def change(session: Session, meeting_id: int, **columns: Any) -> Receipt:
    """Set date, time, place, length, chair, recorder, or when it was called to order and adjourned."""
    return _change(session, meeting_id, columns)


def write(session: Session, meeting_id: int, column: str, text: str, *, goes_on: int = 0) -> Receipt:
    """Keep the place, or why it was moved, while it is typed; for `goes_on` see `Session.change`."""
    return _change(session, meeting_id, {column: text}, goes_on)


def _change(session: Session, meeting_id: int, columns: dict[str, Any], goes_on: int = 0) -> Receipt:
    with session.change("change_meeting", goes_on=goes_on) as unit:
        check_open(unit, meeting_id)
        before = unit[nouns.meetings].get(meeting_id)
        if columns.get("held_on", before.held_on) != before.held_on:
            check_meeting_day(unit, columns["held_on"])
        meeting = _as_moved(before, replace(before, **columns))
        _check(unit, meeting, session.today())
        check_still_approves(unit, meeting)
        unit[nouns.meetings].replace(meeting_id, meeting)
    return unit.receipt


def hold(session: Session, meeting_id: int) -> Receipt:
    """Mark a meeting as held; commitments that came up since it was planned were before it too.

    Raises:
        UserError: its date is still to come, or its minutes are approved.
    """
    with session.change("hold_meeting") as unit:
        check_open(unit, meeting_id)
        meeting = replace(unit[nouns.meetings].get(meeting_id), status=MeetingStatus.HELD, reason_not_held="")
        _check(unit, meeting, session.today())
        unit[nouns.meetings].replace(meeting_id, meeting)
        actions.carry_over(unit, meeting)
    return unit.receipt


def not_held(session: Session, meeting_id: int, reason: str) -> Receipt:
    """Say that a meeting did not take place, and why."""
    with session.change("meeting_not_held") as unit:
        check_open(unit, meeting_id)
        meeting = unit[nouns.meetings].get(meeting_id)
        meeting = replace(meeting, status=MeetingStatus.NOT_HELD, reason_not_held=reason.strip())
        _check(unit, meeting, session.today())
        check_still_approves(unit, meeting)
        unit[nouns.meetings].replace(meeting_id, meeting)
    return unit.receipt


def reopen(session: Session, meeting_id: int) -> Receipt:
    """Make a meeting planned again.

    Raises:
        UserError: its minutes are approved, or those of another were approved at it.
    """
    with session.change("reopen_meeting") as unit:
        check_open(unit, meeting_id)
        meeting = replace(unit[nouns.meetings].get(meeting_id), status=MeetingStatus.PLANNED, reason_not_held="")
        check_still_approves(unit, meeting, gone=True)
        _check(unit, meeting, session.today())
        unit[nouns.meetings].replace(meeting_id, meeting)
    return unit.receipt


def write_minutes(session: Session, meeting_id: int, text: str, *, goes_on: int = 0) -> Receipt:
    """Keep the minutes: what was done, in the customary order; for `goes_on` see `Session.change`."""
    with session.change("write_minutes", goes_on=goes_on, counts=False) as unit:
        check_open(unit, meeting_id)
        unit[nouns.meetings].change(meeting_id, minutes_text=text.strip())
    return unit.receipt


def delete(session: Session, meeting_id: int) -> Receipt:
    """Put a meeting in the bin with its agenda, attendance and decisions; actions made at it stay.

    Raises:
        UserError: its minutes are approved, or it approved those of another.
    """
    with session.change("delete_meeting") as unit:
        check_open(unit, meeting_id)
        check_still_approves(unit, unit[nouns.meetings].get(meeting_id), gone=True)
        parts: list[Stamped[Any]] = [
            nouns.agenda_items,
            nouns.attendances,
            nouns.decisions,
            nouns.carry_overs,
            nouns.amendments,
        ]
        for noun in parts:
            for row in unit[noun].all(meeting_id=meeting_id):
                unit[noun].delete(row.id)
        unit[nouns.meetings].delete(meeting_id)
    return unit.receipt


def attendances_of(unit: ReadUnit, meeting_id: int) -> list[Attendance]:
    """The attendance of a meeting; who stood for no group is counted for her own."""
    return _with_groups(unit, unit[nouns.attendances].all(meeting_id=meeting_id))


def coverage_of(unit: ReadUnit, meeting: Meeting) -> tuple[GroupCoverage, ...]:
    """See `coverage`."""
    return rules.coverage(unit[nouns.groups].all("position"), attendances_of(unit, meeting.id), meeting.status)


def commitments_of(unit: ReadUnit, meeting: Meeting, today: date) -> list[ActionLine]:
    """See `commitments`."""
    wanted = {link.action_id for link in unit[nouns.carry_overs].all(meeting_id=meeting.id)}
    if meeting.status is MeetingStatus.PLANNED:
        wanted |= {action.id for action in actions.open_before(unit, meeting)}
    found = [action for action in unit[nouns.actions].all() if action.id in wanted]
    return actions.lines(unit, found, today)


def _plan(session: Session, meeting: Meeting, agenda: Callable[[ReadUnit, Meeting | None], list[NewItem]]) -> Added:
    with session.change("plan_meeting") as unit:
        check_meeting_day(unit, meeting.held_on)
        _check(unit, meeting, session.today())
        last = _last_before(unit, meeting)
        items = agenda(unit, last)
        meeting = _in_schedule(unit, replace(meeting, previous_id=last.id if last else None))
        meeting = replace(meeting, id=unit[nouns.meetings].add(meeting))
        put(unit, meeting.id, items)
        if _is_next(unit, meeting, session.today()):
            actions.carry_over(unit, meeting)
    return Added(meeting.id, unit.receipt)


def _in_schedule(unit: ReadUnit, meeting: Meeting) -> Meeting:
    """Let a meeting belong to the day of the schedule it is planned for, with the reason why it is not as usual."""
    found = schedule.day_for(unit, meeting.body_id, meeting.held_on)
    if found is None or found.series is None:
        return meeting
    meeting = replace(meeting, series_id=found.series.id, series_day=found.day)
    return replace(meeting, moved_from=found.usual, moved_reason=found.reason) if found.is_moved else meeting


def _as_moved(before: Meeting, meeting: Meeting) -> Meeting:
    """Say from which day a meeting was moved that people expect there; a notice of before says the wrong thing now."""
    if (before.held_on, before.starts_at, before.place) == (meeting.held_on, meeting.starts_at, meeting.place):
        return meeting
    posted = before.notice_posted_at is not None
    meeting = replace(meeting, notice_posted_at=None)
    if before.held_on == meeting.held_on:
        return meeting
    expected = before.moved_from or (before.held_on if before.series_day or posted else None)
    if expected == meeting.held_on:
        return replace(meeting, moved_from=None, moved_reason="")
    return replace(meeting, moved_from=expected)


def _last_before(unit: ReadUnit, meeting: Meeting) -> Meeting | None:
    """The last meeting of the body before this one, planned or held; one that was not held left nothing to go on."""
    earlier = [
        other
        for other in unit[nouns.meetings].all("held_on", "starts_at", body_id=meeting.body_id)
        if other.id != meeting.id
        and (other.held_on, other.starts_at) < (meeting.held_on, meeting.starts_at)
        and other.status is not MeetingStatus.NOT_HELD
    ]
    return earlier[-1] if earlier else None


def _is_next(unit: ReadUnit, meeting: Meeting, today: date) -> bool:
    """Whether no other meeting of the body is still to come before it: commitments go to the nearest one only."""
    planned = unit[nouns.meetings].all(body_id=meeting.body_id, status=MeetingStatus.PLANNED)
    return not any(today <= other.held_on < meeting.held_on for other in planned)


def _check(unit: WorkUnit, meeting: Meeting, today: date) -> None:
    rules.check_meeting(meeting, today)
    check_clock(meeting.held_on, meeting.starts_at, zone_of(unit[nouns.agencies].get(1)))
    if meeting.status is MeetingStatus.NOT_HELD:
        return
    for other in around(unit, meeting):
        if other.body_id == meeting.body_id:
            raise UserError(
                f"The same team already meets on {format_date(other.held_on)} at {format_time(other.starts_at)}, "
                "so nothing was saved. Choose another time, or open that meeting."
            )


def _lines(unit: ReadUnit) -> list[MeetingLine]:
    """Every meeting by date; what belongs to them is read at once, not meeting by meeting."""
    groups = unit[nouns.groups].all("position")
    bodies = {body.id: body.name for body in [*unit[nouns.bodies].deleted(), *unit[nouns.bodies].all()]}
    items = _by_meeting(unit[nouns.agenda_items].all(parked=False))
    marks = _by_meeting(_with_groups(unit, unit[nouns.attendances].all()))
    decisions = _by_meeting(unit[nouns.decisions].all())
    return [
        MeetingLine(
            meeting=meeting,
            body=bodies[meeting.body_id],
            items=len(items[meeting.id]),
            planned=sum(item.minutes for item in items[meeting.id]),
            coverage=rules.coverage(groups, marks[meeting.id], meeting.status),
            present=sum(1 for attendance in marks[meeting.id] if attendance.presence.counts),
            decisions=len(decisions[meeting.id]),
        )
        for meeting in unit[nouns.meetings].all("held_on", "starts_at")
    ]


def _by_meeting(rows: Iterable[P]) -> dict[int, list[P]]:
    found: dict[int, list[P]] = defaultdict(list)
    for row in rows:
        found[row.meeting_id].append(row)
    return found


def _with_groups(unit: ReadUnit, attendances: Iterable[Attendance]) -> list[Attendance]:
    people = everybody(unit)
    return [
        replace(attendance, group_id=attendance.group_id or people[attendance.person_id].group_id)
        for attendance in attendances
    ]
