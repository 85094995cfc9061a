"""Actions: who promised what by when, over all meetings and problems."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Any, Protocol, TypeVar

from cs360_desktop.domain import actions as rules
from cs360_desktop.domain.actions import Action, ActionStatus, CarryOver, Urgency
from cs360_desktop.domain.changes import Added, PastValue, Receipt
from cs360_desktop.domain.meetings import Meeting, MeetingStatus
from cs360_desktop.domain.people import Group, Person
from cs360_desktop.services.minutes import check_open
from cs360_desktop.services.people import all_groups, everybody
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.stamped import Stamped
from cs360_desktop.storage.units import ReadUnit, WorkUnit


class _Row(Protocol):
    @property
    def id(self) -> int: ...


V = TypeVar("V", bound=_Row)


class Show(Enum):
    """Which actions a board shows."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"
    DROPPED = "dropped"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What a board is narrowed to; `text` is looked for in words, owner and number.

    `meeting_id` is the meeting at which an action was made, `group_id` the group its owner stands for.
    """

    show: Show = Show.ALL
    person_id: int | None = None
    group_id: int | None = None
    problem_id: int | None = None
    meeting_id: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action with everything a line about it says.

    `made_on` is the day of the meeting it comes from, `due_before` the due date that was last given up,
    `carried` to how many agendas it was taken along. `owner_left` says of an open one that its owner was taken out of
    the list of people, or has had seats on bodies and holds none any more.
    """

    action: Action
    owner: str
    group: str
    made_on: date | None
    problem: str
    measure: str
    carried: int
    due_before: date | None
    days_late: int
    urgency: Urgency
    owner_left: bool = False
    measure_is_internal: bool = False


class Event(Enum):
    """What happened to an action."""

    MADE = "made"
    REWORDED = "reworded"
    OWNER = "owner"
    GROUP = "group"
    DUE = "due"
    STATUS = "status"
    NOTE = "note"
    LINKS = "links"
    CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One thing that happened: on which day, by whom, and what stood there before, as words ("" for nothing)."""

    event: Event
    on: date
    who: str = ""
    before: str = ""
    before_due: date | None = None
    before_status: ActionStatus | None = None


def board(session: Session, wanted: BoardFilter = BoardFilter()) -> list[ActionLine]:
    """The actions, most urgent first: overdue, due before the next meeting, later, closed; then by due date."""
    with session.reading() as unit:
        found = lines(unit, unit[nouns.actions].all(), session.today())
    return [line for line in found if _passes(line, wanted)]


def action_line(session: Session, action_id: int) -> ActionLine:
    """One action, also when it is in the bin."""
    with session.reading() as unit:
        return lines(unit, [unit[nouns.actions].get(action_id)], session.today())[0]


def history(session: Session, action_id: int) -> list[HistoryLine]:
    """What happened to an action, newest first; that it was made comes last."""
    with session.reading() as unit:
        action = unit[nouns.actions].get(action_id)
        names = everybody(unit)
        past, groups = unit.history.of("action", action_id), all_groups(unit)
        owners = [action.person_id, *(_key(value, "person_id") for value in past if value.unit == _OWNER)]
        changed: list[HistoryLine | None] = []
        for value in past:
            if value.unit == _OWNER and _key(value, "person_id") == owners.pop(0):
                changed.append(_group_line(value, groups))
            else:
                changed.append(_history_line(value, names))
        links = unit[nouns.carry_overs].all(action_id=action_id)
        carried = [HistoryLine(Event.CARRIED, unit[nouns.meetings].get(link.meeting_id).held_on) for link in links]
        who, at = unit.history.set_by("action", action_id, "number")
        made_on = unit[nouns.meetings].get(action.made_at_id).held_on if action.made_at_id else _local_day(at)
    later = [line for line in [*changed, *carried] if line is not None]
    return [*sorted(later, key=lambda line: line.on, reverse=True), HistoryLine(Event.MADE, made_on, who)]


def add(session: Session, text: str, **columns: Any) -> Added:
    """Add an action under the next number, which is never given twice.

    Args:
        session: where.
        text: what will be done.
        columns: further columns of `Action`: owner, due date, the meeting it was made at, links.

    Raises:
        UserError: it says nothing, is due before it is made, or the minutes of that meeting are approved.
    """
    with session.change("add_action") as unit:
        action = Action(_next_number(unit), text.strip(), **columns)
        if action.made_at_id is not None:
            check_open(unit, action.made_at_id)
        rules.check(action)
        rules.check_due(action, made_on(unit, action))
        action_id = unit[nouns.actions].add(action)
    return Added(action_id, unit.receipt)


def change(session: Session, action_id: int, **columns: Any) -> Receipt:
    """Set words, owner, due date, note or links of an action; for its status see `set_status`."""
    with session.change("change_action") as unit:
        held = unit[nouns.actions].get(action_id)
        unit[nouns.actions].replace(action_id, with_columns(held, made_on(unit, held), **columns))
    return unit.receipt


def with_columns(action: Action, made_on: date | None, **columns: Any) -> Action:
    """The action with other columns; see `change` for what is refused."""
    changed = replace(action, **columns)
    rules.check(changed)
    if "due" in columns:
        rules.check_due(changed, made_on)
    return changed


def set_status(
    session: Session, action_id: int, status: ActionStatus, *, reason: str = "", on: date | None = None
) -> Receipt:
    """Give an action another status.

    Args:
        session: where.
        action_id: which.
        status: the new one.
        reason: required when it is dropped.
        on: the day it was done, today if not given.

    Raises:
        UserError: dropped without a reason, or done on a day that cannot be.
    """
    with session.change("set_action_status") as unit:
        held = unit[nouns.actions].get(action_id)
        moved = with_status(held, Move(status, reason, on), made_on(unit, held), session.today())
        unit[nouns.actions].replace(action_id, moved)
    return unit.receipt


@dataclass(frozen=True, slots=True)
class Move:
    """A change of status: to which one, why (where it is dropped), and the day it was done if it is not today."""

    status: ActionStatus
    reason: str = ""
    on: date | None = None


def with_status(action: Action, move: Move, made_on: date | None, today: date) -> Action:
    """The action with another status; see `set_status` for what is refused.

    One that is closed already keeps its day, unless another one is given.
    """
    kept = action.done_on if move.status is ActionStatus.DONE else action.dropped_on
    moved = rules.moved_to(action, move.status, move.on or kept or today, move.reason)
    rules.check(moved)
    rules.check_done(moved, made_on, today)
    return moved


def made_on(unit: ReadUnit, action: Action) -> date | None:
    """The day of the meeting an action comes from."""
    return unit[nouns.meetings].get(action.made_at_id).held_on if action.made_at_id else None


def delete(session: Session, action_id: int) -> Receipt:
    """Put an action in the bin."""
    with session.change("delete_action") as unit:
        unit[nouns.actions].delete(action_id)
    return unit.receipt


def carry_over(unit: WorkUnit, meeting: Meeting) -> None:
    """Take the open actions from before a meeting along to it, those that are not there already."""
    taken = {link.action_id for link in unit[nouns.carry_overs].all(meeting_id=meeting.id)}
    missing = [action for action in open_before(unit, meeting) if action.id not in taken]
    unit[nouns.carry_overs].add_all([CarryOver(action.id, meeting.id) for action in missing])


def open_before(unit: ReadUnit, meeting: Meeting) -> list[Action]:
    """The open actions that a meeting has to ask about: made at an earlier one of its body, or at none."""
    found = []
    for action in unit[nouns.actions].all("due", status=[status for status in ActionStatus if status.is_open]):
        origin = unit[nouns.meetings].get(action.made_at_id) if action.made_at_id else None
        if origin is None or (
            origin.body_id == meeting.body_id and origin.id != meeting.id and origin.held_on <= meeting.held_on
        ):
            found.append(action)
    return found


def lines(unit: ReadUnit, actions: list[Action], today: date) -> list[ActionLine]:
    """Say everything about actions, most urgent first."""
    people, groups = everybody(unit), all_groups(unit)
    meetings = {meeting.id: meeting for meeting in [*unit[nouns.meetings].deleted(), *unit[nouns.meetings].all()]}
    held = {meeting.id for meeting in meetings.values() if meeting.status is not MeetingStatus.NOT_HELD}
    carried = Counter(link.action_id for link in unit[nouns.carry_overs].all() if link.meeting_id in held)
    coming = next_meeting_day(unit, today)
    past_dues = unit.history.of_unit("action", "due")
    problems, measures = _by_key(unit, nouns.problems), _by_key(unit, nouns.measures)
    left = _left(unit, today)
    found = [
        ActionLine(
            action=action,
            owner=people[action.person_id].name if action.person_id else "",
            group=groups[action.group_id].name if action.group_id else "",
            made_on=meetings[action.made_at_id].held_on if action.made_at_id else None,
            problem=problems[action.problem_id].title if action.problem_id else "",
            measure=measures[action.measure_id].name if action.measure_id else "",
            carried=carried[action.id],
            due_before=_due_before(action, past_dues.get(action.id, [])),
            days_late=action.days_late(today),
            urgency=rules.urgency(action, today, coming),
            owner_left=action.status.is_open and action.person_id in left,
            measure_is_internal=action.measure_id is not None and measures[action.measure_id].internal,
        )
        for action in actions
    ]
    return sorted(found, key=_rank)


def next_meeting_day(unit: ReadUnit, today: date) -> date | None:
    """The day of the next planned meeting, today included."""
    planned = unit[nouns.meetings].all("held_on", status=MeetingStatus.PLANNED)
    return next((meeting.held_on for meeting in planned if meeting.held_on >= today), None)


def _next_number(unit: ReadUnit) -> int:
    given = [*unit[nouns.actions].all(), *unit[nouns.actions].deleted()]
    return max((action.number for action in given), default=0) + 1


def _by_key(unit: ReadUnit, noun: Stamped[V]) -> dict[int, V]:
    """Every row by key, also those in the bin, in two questions however many are asked for."""
    return {row.id: row for row in [*unit[noun].deleted(), *unit[noun].all()]}


def _left(unit: ReadUnit, today: date) -> set[int]:
    """Who was taken out of the list of people, or has had seats and holds none any more."""
    living = {person.id for person in unit[nouns.people].all()}
    seats = [seat for seat in unit[nouns.memberships].all() if not seat.is_nomination]
    still = {seat.person_id for seat in seats if seat.until is None or today <= seat.until}
    return (everybody(unit).keys() - living) | ({seat.person_id for seat in seats} - still)


def _due_before(action: Action, past: list[PastValue]) -> date | None:
    if not action.status.is_open:
        return None
    given_up = rules.earlier_dues([*(_day(value.content["due"]) for value in reversed(past)), action.due])
    return given_up[-1] if given_up else None


def _history_line(value: PastValue, people: Mapping[int, Person]) -> HistoryLine | None:
    event = _EVENTS.get(value.unit)
    if event is None:
        return None
    content = value.content
    on, who = _local_day(value.replaced_at), value.replaced_by
    if event is Event.DUE:
        return HistoryLine(event, on, who, before_due=_day(content["due"]))
    if event is Event.STATUS:
        return HistoryLine(event, on, who, before_status=ActionStatus(content["status"]))
    if event is Event.OWNER:
        owner = people.get(_key(value, "person_id") or 0)
        return HistoryLine(event, on, who, before=owner.name if owner else "")
    return HistoryLine(event, on, who, before=str(content.get(value.unit, "")))


def _group_line(value: PastValue, groups: Mapping[int, Group]) -> HistoryLine:
    """What stands with the owner changed while the owner did not: the group the action is for."""
    group = groups.get(_key(value, "group_id") or 0)
    before = group.name if group else ""
    return HistoryLine(Event.GROUP, _local_day(value.replaced_at), value.replaced_by, before=before)


def _key(value: PastValue, column: str) -> int | None:
    return int(str(value.content[column])) if value.content[column] else None


_OWNER = "owner"
_EVENTS = {
    "text": Event.REWORDED,
    _OWNER: Event.OWNER,
    "due": Event.DUE,
    "status": Event.STATUS,
    "note": Event.NOTE,
    "links": Event.LINKS,
}


def _passes(line: ActionLine, wanted: BoardFilter) -> bool:
    action = line.action
    searched = f"{action.number} {action.text} {line.owner} {line.group}".casefold()
    return (
        (wanted.show is not Show.OPEN or action.status.is_open)
        and (wanted.show is not Show.OVERDUE or line.days_late > 0)
        and (wanted.show is not Show.DONE or action.status is ActionStatus.DONE)
        and (wanted.show is not Show.DROPPED or action.status is ActionStatus.DROPPED)
        and wanted.person_id in {None, action.person_id}
        and wanted.group_id in {None, action.group_id}
        and wanted.problem_id in {None, action.problem_id}
        and wanted.meeting_id in {None, action.made_at_id}
        and wanted.text.strip().casefold() in searched
    )


def _rank(line: ActionLine) -> tuple[int, date, int]:
    """Order of the board; the closed ones come with the last closed first."""
    action = line.action
    urgency = list(Urgency).index(line.urgency)
    if line.urgency is Urgency.CLOSED:
        return urgency, date.min, -(action.done_on or date.min).toordinal()
    return urgency, action.due or date.max, action.number


def _local_day(moment: datetime) -> date:
    return moment.astimezone().date()


def _day(stored: object) -> date | None:
    return date.fromisoformat(stored) if isinstance(stored, str) else None
