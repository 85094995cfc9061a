"""The actions of the Problem-Solving Teams, counted: on time, days to close, open, owned outside, carried over.

The teams' actions are those made at one of their meetings, and those made between meetings.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from cs360_desktop.domain.actions import Action, ActionStatus
from cs360_desktop.domain.changes import PastValue
from cs360_desktop.domain.meetings import Meeting, MeetingStatus
from cs360_desktop.domain.people import Group
from cs360_desktop.domain.periods import Period
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

PST = "pst"
"""The kind of the bodies whose actions are counted."""


@dataclass(frozen=True, slots=True)
class Made:
    """An action, the day it was made, its owners and agendas so far."""

    action: Action
    made_on: date
    past_owners: tuple[PastValue, ...]
    carried_on: tuple[date, ...]

    def was_open(self, day: date | None) -> bool:
        """Whether it stood open at the end of a day, or stands open now."""
        if day is None:
            return self.action.status.is_open
        closed_on = self.action.done_on or self.action.dropped_on
        return self.made_on <= day and (closed_on is None or closed_on > day)


class TeamActions:
    """The actions of the teams on `bodies`, read once."""

    def __init__(self, unit: ReadUnit, bodies: Collection[int]) -> None:
        self._groups, self._own = all_groups(unit), own_groups(unit)
        meetings = {each.id: each for each in [*unit[nouns.meetings].deleted(), *unit[nouns.meetings].all()]}
        reading = _Reading(unit, meetings)
        self._made = [
            reading.made(action)
            for action in unit[nouns.actions].all()
            if action.made_at_id is None or meetings[action.made_at_id].body_id in bodies
        ]

    def due_months(self, today: date) -> Iterator[Period]:
        """The months that are over and in which something was due."""
        months = {month_of(made.action.due) for made in self._made if made.action.due is not None}
        return (month for month in sorted(months) if month.is_complete(today))

    def on_time(self, first: date, last: date) -> tuple[int, int]:
        """Of the actions due from one day to another, those done by then; dropped ones are left out."""
        due = [
            (made.action.due, made.action.done_on)
            for made in self._made
            if made.action.due is not None
            and first <= made.action.due <= last
            and made.action.status is not ActionStatus.DROPPED
        ]
        return sum(done_on is not None and done_on <= due_on for due_on, done_on in due), len(due)

    def days_to_close(self, first: date, last: date) -> list[int]:
        """For each action done from one day to another, the days since it was made."""
        return [
            max(0, (made.action.done_on - made.made_on).days)
            for made in self._made
            if made.action.done_on is not None and first <= made.action.done_on <= last
        ]

    def owned(self, day: date | None) -> tuple[int, int]:
        """Of the actions open at the end of a day (None: now), those whose owner was outside the police then."""
        stood = [made for made in self._made if made.was_open(day)]
        return sum(is_outside(self._groups.get(self._owner_group(made, day) or 0)) for made in stood), len(stood)

    def carried(self, day: date | None, times: int) -> tuple[int, int]:
        """Of the actions open at the end of a day (None: now), those taken along to so many meetings by then, or more.

        An action that stands on the agenda of a meeting to come has been taken along to it now.
        """
        stood = [made for made in self._made if made.was_open(day)]
        return sum(sum(day is None or on <= day for on in made.carried_on) >= times for made in stood), len(stood)

    def _owner_group(self, made: Made, day: date | None) -> int | None:
        """The group of who owned an action on a day, by what was replaced after it."""
        later = [past for past in made.past_owners if day is not None and _day(past.replaced_at) > day]
        person: int | None
        group: int | None
        if later:
            content = min(later, key=lambda past: past.replaced_at).content
            person, group = _key(content["person_id"]), _key(content["group_id"])
        else:
            person, group = made.action.person_id, made.action.group_id
        return group or self._own.get(person or 0)


class _Reading:
    """What is needed of all actions, asked for once and not action by action."""

    def __init__(self, unit: ReadUnit, meetings: Mapping[int, Meeting]) -> None:
        self._meetings = meetings
        self._owners = unit.history.of_unit("action", "owner")
        self._began = unit.history.all_set_by("action", "number")
        self._carried: dict[int, list[date]] = defaultdict(list)
        for link in unit[nouns.carry_overs].all():
            meeting = meetings[link.meeting_id]
            if meeting.status is not MeetingStatus.NOT_HELD:
                self._carried[link.action_id].append(meeting.held_on)

    def made(self, action: Action) -> Made:
        if action.made_at_id is not None:
            made_on = self._meetings[action.made_at_id].held_on
        else:
            made_on = _day(self._began[action.id][1])
        return Made(
            action,
            made_on,
            tuple(self._owners.get(action.id, ())),
            tuple(self._carried[action.id]),
        )


def team_bodies(unit: ReadUnit) -> set[int]:
    """The Problem-Solving Teams, also those that were dissolved or lie in the bin."""
    return {body.id for body in [*unit[nouns.bodies].deleted(), *unit[nouns.bodies].all()] if body.kind == PST}


def is_outside(group: Group | None) -> bool:
    """Whether a group is known to be outside the police."""
    return group is not None and not group.police


def all_groups(unit: ReadUnit) -> dict[int, Group]:
    """Every group by key, also those in the bin."""
    return {group.id: group for group in [*unit[nouns.groups].deleted(), *unit[nouns.groups].all()]}


def own_groups(unit: ReadUnit) -> dict[int, int | None]:
    """The group of every person by key, also of those in the bin."""
    return {person.id: person.group_id for person in [*unit[nouns.people].deleted(), *unit[nouns.people].all()]}


def month_of(day: date) -> Period:
    """The month of a day."""
    return Period.month(day.year, day.month)


def _day(moment: datetime) -> date:
    return moment.astimezone().date()


def _key(stored: object) -> int | None:
    return stored if isinstance(stored, int) else None
