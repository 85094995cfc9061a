"""Meetings of a body: series, agenda, attendance, decisions and minutes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.people import Group
from cs360_desktop.domain.wording import format_long_date

MOST_MINUTES = 480
"""No meeting and no item is planned for longer than a working day."""


class MeetingStatus(Enum):
    """Whether a meeting is still to come, took place, or was not held."""

    PLANNED = "planned"
    HELD = "held"
    NOT_HELD = "not held"


class Presence(Enum):
    """How somebody took part (product.md §6)."""

    NO_ANSWER = "no answer"
    COMING = "coming"
    PRESENT = "present"
    REMOTE = "remote"
    SUBSTITUTE = "substitute"
    EXCUSED = "excused"
    ABSENT = "absent"

    @property
    def counts(self) -> bool:
        """Whether the person's group was represented."""
        return self in {Presence.PRESENT, Presence.REMOTE, Presence.SUBSTITUTE}

    @property
    def is_expected(self) -> bool:
        """Whether, before the meeting, the person's group can count on somebody."""
        return self.counts or self is Presence.COMING


class MinutesState(Enum):
    """How far the minutes of a meeting are; approved ones are locked."""

    DRAFT = "draft"
    CORRECTED = "corrected"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting. `minutes_planned` is its length; `minutes_text` what was done, in the customary order.

    Minutes are approved at a later meeting (`approved_at_id`), on its day, by somebody.
    `series_day` is the day that the rule of its series gives it, wherever it was moved; `moved_from` the day on which
    people expect it, once it was moved. `notice_posted_at` is the clock on the wall when the public notice was up in
    all its places.
    """

    body_id: int
    held_on: date
    starts_at: time
    place: str = ""
    minutes_planned: int = 90
    status: MeetingStatus = MeetingStatus.PLANNED
    reason_not_held: str = ""
    called_to_order: time | None = None
    adjourned: time | None = None
    chair_id: int | None = None
    recorder_id: int | None = None
    minutes_text: str = ""
    approved_at_id: int | None = None
    minutes_state: MinutesState = MinutesState.DRAFT
    approved_by_id: int | None = None
    approved_on: date | None = None
    series_id: int | None = None
    previous_id: int | None = None
    series_day: date | None = None
    moved_from: date | None = None
    moved_reason: str = ""
    notice_posted_at: datetime | None = None
    minutes_posted_on: date | None = None
    id: int = 0

    @property
    def ends_at(self) -> time:
        """When it ends if it keeps to its planned length."""
        return (datetime.combine(self.held_on, self.starts_at) + timedelta(minutes=self.minutes_planned)).time()

    def overlaps(self, other: "Meeting") -> bool:
        """Whether both take up the same minute, also where one lasts past midnight."""
        mine, theirs = (datetime.combine(meeting.held_on, meeting.starts_at) for meeting in (self, other))
        return mine < theirs + timedelta(minutes=other.minutes_planned) and theirs < mine + timedelta(
            minutes=self.minutes_planned
        )


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of an agenda; `kind` is named in resources/catalogue/agenda_templates.toml, empty for free items.

    A parked one was put aside during the meeting: it stands on the parking list, not on the agenda.
    `decision_wanted` is what the team shall decide in it. Its measures are `AgendaMeasure`s, its material attachments.
    """

    meeting_id: int
    title: str
    minutes: int
    position: int = 0
    kind: str = ""
    leader_id: int | None = None
    output: str = ""
    notes: str = ""
    internal_note: str = ""
    unfinished: bool = False
    parked: bool = False
    problem_id: int | None = None
    decision_wanted: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class AgendaMeasure:
    """A measure whose chart an agenda item shows."""

    agenda_item_id: int
    measure_id: int
    id: int = 0


@dataclass(frozen=True, slots=True)
class Attendance:
    """A person at a meeting, counted for the group she stood for that day."""

    meeting_id: int
    person_id: int
    group_id: int | None = None
    presence: Presence = Presence.NO_ANSWER
    substitute_for_id: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision in its exact wording."""

    meeting_id: int
    wording: str
    agenda_item_id: int | None = None
    method: str = "consensus"
    moved_by_id: int | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class AgendaTemplate:
    """The agency's own agenda template; `content` lists items as TOML like the shipped ones."""

    name: str
    minutes: int
    content: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class GroupCoverage:
    """How many people of a group were there (before the meeting: are expected), and whether somebody had to be."""

    group_id: int
    name: str
    required: bool
    present: int

    @property
    def is_missing(self) -> bool:
        """Whether a required group had nobody."""
        return self.required and self.present == 0


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many seats a body has that day and how many were filled, by their holder or by a substitute.

    The customary rule: more than half of the seats. A body's own rules may ask for another number.
    """

    seats: int
    filled: int

    @property
    def needed(self) -> int:
        """The least number of seats that is more than half."""
        return self.seats // 2 + 1

    @property
    def is_reached(self) -> bool:
        """Whether enough seats were filled; a body without members has no quorum."""
        return self.seats > 0 and self.filled >= self.needed


def coverage(
    groups: Iterable[Group], attendances: Iterable[Attendance], status: MeetingStatus
) -> tuple[GroupCoverage, ...]:
    """Count who stood for each group; while a meeting is planned, those who say they are coming count too."""
    counted = [
        attendance.group_id
        for attendance in attendances
        if attendance.presence.counts or (status is MeetingStatus.PLANNED and attendance.presence.is_expected)
    ]
    return tuple(GroupCoverage(group.id, group.name, group.required, counted.count(group.id)) for group in groups)


def same_weekday_next_month(day: date) -> date:
    """Return the same weekday of the next month: after a third Thursday the third, after a fifth the last."""
    nth = (day.day - 1) // 7
    first = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    found = first + timedelta(days=(day.weekday() - first.weekday()) % 7 + 7 * nth)
    return found if found.month == first.month else found - timedelta(days=7)


def check_meeting(meeting: Meeting, today: date) -> None:
    """Refuse an impossible length, one that was held in the future, and one not held without a reason.

    Raises:
        UserError: with the sentence to show.
    """
    if not 1 <= meeting.minutes_planned <= MOST_MINUTES:
        raise UserError(
            f"A length of {meeting.minutes_planned} minutes was not saved. "
            f"Give the meeting from 1 to {MOST_MINUTES} minutes."
        )
    if meeting.status is MeetingStatus.HELD and meeting.held_on > today:
        raise UserError(
            f"The meeting of {format_long_date(meeting.held_on)} is still to come, so it was not marked as held. "
            "Change its date first if it took place earlier."
        )
    if meeting.status is MeetingStatus.NOT_HELD and not meeting.reason_not_held.strip():
        raise UserError("A meeting that was not held needs a reason, so nothing was changed. Say why it was not held.")


def check_item(item: AgendaItem) -> None:
    """Refuse an agenda item without a title or with an impossible length.

    Raises:
        UserError: with the sentence to show.
    """
    if not item.title.strip():
        raise UserError("An agenda item needs a title, so it was not saved. Say what it is about.")
    if not 0 <= item.minutes <= MOST_MINUTES:
        raise UserError(f"{item.minutes} minutes were not saved. Give from 0 to {MOST_MINUTES} minutes to an item.")


def check_decision(decision: Decision, present: int) -> None:
    """Refuse a decision without words, and votes that cannot be.

    Args:
        decision: as it is to be stored.
        present: how many people were there; 0 when attendance was not taken, then votes are not compared with it.

    Raises:
        UserError: with the sentence to show.
    """
    if not decision.wording.strip():
        raise UserError("A decision needs its exact wording, so it was not saved. Write what was decided.")
    votes = [decision.votes_for or 0, decision.votes_against or 0, decision.abstentions or 0]
    if min(votes) < 0:
        raise UserError("Votes cannot be fewer than none, so they were not saved. Count them again.")
    if present and sum(votes) > present:
        raise UserError(
            f"{sum(votes)} votes were not saved, because the roll shows {present} present. "
            "Count again, or complete the attendance first."
        )
