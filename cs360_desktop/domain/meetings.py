"""Meetings of a body: series, agenda, attendance, decisions and minutes."""

from dataclasses import dataclass
from datetime import date, time
from enum import Enum


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


@dataclass(frozen=True, slots=True)
class MeetingSeries:
    """The monthly rule: the nth weekday (0 Monday) of each month; `nth` -1 is the last."""

    body_id: int
    nth: int
    weekday: int
    starts_at: time
    place: str = ""
    minutes_planned: int = 90
    since: date | None = None
    until: date | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting. `minutes_planned` is its length; `minutes_text` what was done, in the customary order."""

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
    series_id: int | None = None
    previous_id: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of an agenda; `kind` is named in resources/catalogue/agenda_templates.toml, empty for free items."""

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
    problem_id: int | None = None
    measure_id: int | None = None
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
    """How many people of a group were there, and whether somebody had to be."""

    group_id: int
    name: str
    required: bool
    present: int

    @property
    def is_missing(self) -> bool:
        """Whether a required group had nobody."""
        return self.required and self.present == 0
