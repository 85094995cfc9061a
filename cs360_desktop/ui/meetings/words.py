"""How meetings, agenda items and attendance are said on this page."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.definitions.agenda import AgendaKind
from cs360_desktop.domain.meetings import AgendaItem, GroupCoverage, Meeting, MeetingStatus, Presence
from cs360_desktop.domain.wording import format_date, format_time
from cs360_desktop.services.actions import ActionLine
from cs360_desktop.services.agendas import Agenda
from cs360_desktop.services.attendance import Attendee, RollGroup
from cs360_desktop.services.schedule import Occurrence, Standing
from cs360_desktop.ui.common.states import State

translate = QCoreApplication.translate

PRESENCE_STATES = {
    Presence.NO_ANSWER: State.NOTHING_YET,
    Presence.COMING: State.GOOD,
    Presence.PRESENT: State.GOOD,
    Presence.REMOTE: State.REMOTE,
    Presence.SUBSTITUTE: State.SUBSTITUTE,
    Presence.EXCUSED: State.TAKEN_OUT,
    Presence.ABSENT: State.ABSENT,
}


def presence_text(presence: Presence) -> str:
    """Return the word of a presence."""
    return {
        Presence.NO_ANSWER: translate("Meetings", "no answer"),
        Presence.COMING: translate("Meetings", "coming"),
        Presence.PRESENT: translate("Meetings", "present"),
        Presence.REMOTE: translate("Meetings", "remote"),
        Presence.SUBSTITUTE: translate("Meetings", "substitute"),
        Presence.EXCUSED: translate("Meetings", "excused"),
        Presence.ABSENT: translate("Meetings", "absent"),
    }[presence]


def attendee_text(attendee: Attendee) -> str:
    """Name somebody on the roll, and whom she came for."""
    if attendee.substitute_for is None:
        return attendee.person.label
    return translate("Meetings", "{name} for {absent}").format(
        name=attendee.person.name, absent=attendee.substitute_for.name
    )


def time_span(meeting: Meeting) -> str:
    """Say from when to when a meeting is planned."""
    return translate("Meetings", "{start} to {end}").format(
        start=format_time(meeting.starts_at), end=format_time(meeting.ends_at)
    )


def meeting_state(meeting: Meeting, today: date) -> tuple[State, str]:
    """Return the state of a meeting and its words; one whose day has passed asks to be answered."""
    if meeting.status is MeetingStatus.HELD:
        return State.GOOD, translate("Meetings", "held")
    if meeting.status is MeetingStatus.NOT_HELD:
        return State.TAKEN_OUT, translate("Meetings", "not held")
    if meeting.held_on < today:
        return State.NEEDS, translate("Meetings", "held or not?")
    return State.PLANNED, translate("Meetings", "today") if meeting.held_on == today else translate(
        "Meetings", "planned"
    )


def occurrence_state(day: Occurrence) -> tuple[State, str]:
    """Return what became of a day of the schedule."""
    return {
        Standing.BY_RULE: (State.NOTHING_YET, translate("Meetings", "by the schedule")),
        Standing.PLANNED: (State.PLANNED, translate("Meetings", "planned")),
        Standing.HELD: (State.GOOD, translate("Meetings", "held")),
        Standing.CANCELLED: (State.TAKEN_OUT, translate("Meetings", "cancelled")),
        Standing.SKIPPED: (State.TAKEN_OUT, translate("Meetings", "skipped")),
    }[day.standing]


def coverage_state(coverage: Sequence[GroupCoverage], status: MeetingStatus) -> tuple[State, str]:
    """Return how the required groups are covered."""
    if status is MeetingStatus.NOT_HELD:
        return State.TAKEN_OUT, translate("Meetings", "does not apply")
    required = [group for group in coverage if group.required]
    covered = [group for group in required if not group.is_missing]
    if not required:
        return State.NOTHING_YET, translate("Meetings", "no group is required")
    if len(covered) == len(required):
        return State.GOOD, translate("Meetings", "all {count} required groups").format(count=len(required))
    return State.NEEDS, translate("Meetings", "{covered} of {count} required groups").format(
        covered=len(covered), count=len(required)
    )


def roll_heading(group: RollGroup, status: MeetingStatus) -> str:
    """Name a group on the roll and say whether it is covered."""
    if group.coverage is None:
        return translate("Meetings", "No group")
    name = group.coverage.name
    if group.coverage.present:
        return translate("Meetings", "{group} · covered").format(group=name)
    if status is MeetingStatus.PLANNED:
        return translate("Meetings", "{group} · nobody yet").format(group=name) if group.coverage.required else name
    return translate("Meetings", "{group} · nobody").format(group=name)


def length_text(agenda: Agenda) -> str:
    """Say how the planned minutes compare with the length of the meeting."""
    figures = {"planned": agenda.planned, "length": agenda.length, "minutes": abs(agenda.spare)}
    if agenda.spare > 0:
        return translate("Meetings", "{planned} of {length} minutes planned, {minutes} spare").format(**figures)
    if agenda.spare < 0:
        return translate("Meetings", "{planned} of {length} minutes planned, {minutes} too many").format(**figures)
    return translate("Meetings", "{planned} of {length} minutes planned").format(**figures)


def item_title(item: AgendaItem, previous: Meeting | None, commitments: Sequence[ActionLine]) -> str:
    """Return the title of an item with what it is about this time: which minutes, how many commitments."""
    if item.kind == AgendaKind.APPROVE_MINUTES.value and previous is not None:
        day = format_date(previous.held_on, year=False)
        return translate("Meetings", "{title}: {about}").format(title=item.title, about=day)
    if item.kind == AgendaKind.OPEN_COMMITMENTS.value and commitments:
        late = sum(1 for line in commitments if line.days_late)
        opened = sum(1 for line in commitments if line.action.status.is_open)
        about = translate("Meetings", "{title}: {late} overdue, {others} more")
        if not late:
            about = translate("Meetings", "{title}: {others} open, none overdue")
        return about.format(title=item.title.partition(":")[0], late=late, others=opened - late)
    return item.title
