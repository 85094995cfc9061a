"""Measures 2.01 to 2.05, which the app counts itself from meetings, attendance and actions.

Whatever changes a meeting, a mark on the roll or an action brings them up to date in the same unit of work, so that
undo takes both back. What the app counted carries a mark of its own; what somebody typed does not, and is never
touched.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from cs360_desktop.domain.actions import Action, ActionStatus
from cs360_desktop.domain.catalogue import Measure, Status
from cs360_desktop.domain.changes import PastValue, RecordsChanged
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.meetings import Attendance, Meeting, MeetingStatus
from cs360_desktop.domain.people import Group
from cs360_desktop.domain.periods import Period, PeriodKind, span
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit, WorkUnit

HELD, GROUPS, OUTSIDE, ON_TIME, OWNED = "2.01", "2.02", "2.03", "2.04", "2.05"
"""The codes of the measures in the catalog."""

COUNTED = "counted from meetings and actions"
"""The mark of an entry that the app counted; it stands where an imported value names its sheet."""

_KIND = "pst"
_NOUNS = {"meeting", "attendance", "action", "person", "represented_group", "body", "measure"}
ByMonth = Mapping[Period, Value]


def follow(unit: WorkUnit, today: date) -> None:
    """Bring the measures up to date if the unit of work changed anything they are counted from."""
    touched = {change.noun for change in unit.receipt.changes if isinstance(change, RecordsChanged)}
    if touched & _NOUNS:
        fill(unit, today)


def fill(unit: WorkUnit, today: date) -> None:
    """Write what can be counted today, and take away what was counted and is no longer there."""
    measures = _measures(unit)
    if not measures:
        return
    counted = figures(unit, today)
    ids = [measure.id for measure in measures]
    ours = unit.entries.marked(ids, COUNTED)
    typed = unit.entries.values(ids, area_ids=[WHOLE_AGENCY]).keys() - ours
    wanted: dict[EntryKey, Value | None] = dict.fromkeys(ours)
    for measure in measures:
        for month, value in counted[measure.code].items():
            wanted[EntryKey(measure.id, WHOLE_AGENCY, month)] = value
    for key in typed:
        wanted.pop(key, None)
    unit.entries.set_values(wanted, cells={key: (COUNTED, "") for key, value in wanted.items() if value is not None})


def figures(unit: ReadUnit, today: date) -> dict[str, ByMonth]:
    """What the measures are, by code and month.

    Meetings are those of Problem-Solving Teams that were held; the running month has what was held so far. Actions are
    those made at such a meeting or at none, and count in months that are over. A month without anything to count a
    share of has no value; a month without a meeting, after the first one, has held none.
    """
    bodies = [body.id for body in [*unit[nouns.bodies].deleted(), *unit[nouns.bodies].all()] if body.kind == _KIND]
    held = unit[nouns.meetings].all("held_on", body_id=bodies, status=MeetingStatus.HELD) if bodies else []
    by_month: dict[Period, list[Meeting]] = defaultdict(list)
    for meeting in held:
        by_month[_month(meeting.held_on)].append(meeting)
    now = _month(today)
    over = [month for month in span(min(by_month), now) if month.is_complete(today)] if by_month else []
    shares = _Rolls(unit)
    actions = _Actions(unit, set(bodies))
    return {
        HELD: {month: Value(float(len(by_month[month]))) for month in {*over, *by_month.keys()}},
        GROUPS: _with_cases((month, shares.groups(some)) for month, some in list(by_month.items())),
        OUTSIDE: _with_cases((month, shares.outside(some)) for month, some in list(by_month.items())),
        ON_TIME: _with_cases((month, actions.on_time(month)) for month in actions.due_months(today)),
        OWNED: _with_cases((month, actions.owned(month)) for month in over),
    }


def _measures(unit: ReadUnit) -> list[Measure]:
    """The active measures that are still counted by month as the catalog says."""
    found = unit[nouns.measures].all(status=Status.ACTIVE, code=[HELD, GROUPS, OUTSIDE, ON_TIME, OWNED])
    return [each for each in found if each.period_kind is PeriodKind.MONTH and each.takes_cases is (each.code != HELD)]


def _with_cases(shares: Iterable[tuple[Period, tuple[int, int]]]) -> ByMonth:
    """Shares as cases; nothing out of nothing is no value."""
    return {month: Value(numerator=float(some), denominator=float(of)) for month, (some, of) in shares if of}


class _Rolls:
    """Who was at meetings, counted."""

    def __init__(self, unit: ReadUnit) -> None:
        self._groups = _groups(unit)
        self._required = {group.id for group in unit[nouns.groups].all(required=True)}
        own = _own_groups(unit)
        self._here: dict[int, dict[int, int | None]] = defaultdict(dict)
        for mark in unit[nouns.attendances].all():
            if mark.presence.counts:
                self._here[mark.meeting_id][mark.person_id] = _stands_for(mark, own)

    def groups(self, meetings: Collection[Meeting]) -> tuple[int, int]:
        """Required groups that had somebody there, of all required ones, over some meetings."""
        there = sum(len(self._required & set(self._here[meeting.id].values())) for meeting in meetings)
        return there, len(self._required) * len(meetings)

    def outside(self, meetings: Collection[Meeting]) -> tuple[int, int]:
        """Attendees whose group is outside the police, of all; who stands for no group is not known to be outside."""
        stood_for = [group for meeting in meetings for group in self._here[meeting.id].values()]
        return sum(_is_outside(self._groups.get(group or 0)) for group in stood_for), len(stood_for)


@dataclass(frozen=True, slots=True)
class _Made:
    """An action, the day it was made, the day it was closed without being done, and its owners so far."""

    action: Action
    made_on: date
    dropped_on: date | None
    past_owners: tuple[PastValue, ...]


class _Actions:
    """The actions of the teams, counted."""

    def __init__(self, unit: ReadUnit, bodies: set[int]) -> None:
        self._groups, self._own = _groups(unit), _own_groups(unit)
        meetings = {each.id: each for each in [*unit[nouns.meetings].deleted(), *unit[nouns.meetings].all()]}
        owners = unit.history.of_unit("action", "owner")
        self._made = [
            _made(unit, action, meetings, owners.get(action.id, []))
            for action in unit[nouns.actions].all()
            if action.made_at_id is None or meetings[action.made_at_id].body_id in bodies
        ]

    def due_months(self, today: date) -> Iterator[Period]:
        """The months that are over and in which something was due."""
        months = {_month(made.action.due) for made in self._made if made.action.due is not None}
        return (month for month in sorted(months) if month.is_complete(today))

    def on_time(self, month: Period) -> tuple[int, int]:
        """Of the actions due in a month, those done by then; dropped ones are left out."""
        due = [
            action
            for action in (made.action for made in self._made)
            if action.due is not None and _month(action.due) == month and action.status is not ActionStatus.DROPPED
        ]
        return sum(each.done_on is not None and each.due is not None and each.done_on <= each.due for each in due), len(
            due
        )

    def owned(self, month: Period) -> tuple[int, int]:
        """Of the actions open at the end of a month, those whose owner was outside the police then."""
        stood = [made for made in self._made if made.made_on <= month.end and _was_open(made, month.end)]
        return sum(_is_outside(self._groups.get(self._owner_group(made, month.end) or 0)) for made in stood), len(stood)

    def _owner_group(self, made: _Made, day: date) -> int | None:
        """The group of who owned an action on a day, by what was replaced after it."""
        later = [past for past in made.past_owners if _day(past.replaced_at) > day]
        person: int | None
        group: int | None
        if later:
            content = min(later, key=lambda past: past.replaced_at).content
            person, group = _key(content["person_id"]), _key(content["group_id"])
        else:
            person, group = made.action.person_id, made.action.group_id
        return group or self._own.get(person or 0)


def _made(unit: ReadUnit, action: Action, meetings: Mapping[int, Meeting], owners: Collection[PastValue]) -> _Made:
    if action.made_at_id is not None:
        made_on = meetings[action.made_at_id].held_on
    else:
        made_on = _day(unit.history.set_by("action", action.id, "number")[1])
    dropped_on = None
    if action.status is ActionStatus.DROPPED:
        dropped_on = _day(unit.history.set_by("action", action.id, "status")[1])
    return _Made(action, made_on, dropped_on, tuple(owners))


def _was_open(made: _Made, day: date) -> bool:
    closed_on = made.action.done_on if made.action.status is ActionStatus.DONE else made.dropped_on
    return closed_on is None or closed_on > day


def _stands_for(mark: Attendance, own: Mapping[int, int | None]) -> int | None:
    return mark.group_id or own.get(mark.person_id)


def _is_outside(group: Group | None) -> bool:
    return group is not None and not group.police


def _groups(unit: ReadUnit) -> dict[int, Group]:
    return {group.id: group for group in [*unit[nouns.groups].deleted(), *unit[nouns.groups].all()]}


def _own_groups(unit: ReadUnit) -> dict[int, int | None]:
    return {person.id: person.group_id for person in [*unit[nouns.people].deleted(), *unit[nouns.people].all()]}


def _month(day: date) -> Period:
    return Period.month(day.year, day.month)


def _day(moment: datetime) -> date:
    return moment.astimezone().date()


def _key(stored: object) -> int | None:
    return stored if isinstance(stored, int) else None
