"""Actions: commitments with owner, due date and status. *Overdue* is computed, never stored."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.wording import format_date

EARLIEST_YEAR, LATEST_YEAR = 2000, 2100
"""Years in which something can be due: others are slips of the hand."""


class ActionStatus(Enum):
    """Where a commitment stands."""

    OPEN = "open"
    IN_PROGRESS = "in progress"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self in {ActionStatus.OPEN, ActionStatus.IN_PROGRESS}


@dataclass(frozen=True, slots=True)
class Action:
    """One commitment: what, owner (a person and a group), due, status and the day it came to its end."""

    number: int
    text: str
    person_id: int | None = None
    group_id: int | None = None
    due: date | None = None
    status: ActionStatus = ActionStatus.OPEN
    dropped_reason: str = ""
    done_on: date | None = None
    dropped_on: date | None = None
    note: str = ""
    made_at_id: int | None = None
    agenda_item_id: int | None = None
    decision_id: int | None = None
    problem_id: int | None = None
    measure_id: int | None = None
    id: int = 0

    def days_late(self, today: date) -> int:
        """Days past the due date while still open, else 0."""
        if self.due is None or not self.status.is_open:
            return 0
        return max(0, (today - self.due).days)

    def is_overdue(self, today: date) -> bool:
        """Whether it is open and its due date has passed."""
        return self.days_late(today) > 0


@dataclass(frozen=True, slots=True)
class CarryOver:
    """An open action that was taken along to a later meeting."""

    action_id: int
    meeting_id: int
    id: int = 0


def check(action: Action) -> None:
    """Refuse an action without words, and one that is dropped without a reason.

    Raises:
        UserError: with the sentence to show.
    """
    if not action.text.strip():
        raise UserError("An action needs words, so it was not saved. Say what will be done.")
    if action.status is ActionStatus.DROPPED and not action.dropped_reason.strip():
        raise UserError("A dropped action needs a reason, so its status was not changed. Say why it is dropped.")


def check_due(action: Action, made_on: date | None) -> None:
    """Refuse a due date that cannot be, and one before the action was made.

    Args:
        action: as it is to be stored.
        made_on: the day of the meeting it comes from; None where it was made between meetings.

    Raises:
        UserError: with the sentence to show.
    """
    if action.due is None:
        return
    if not EARLIEST_YEAR <= action.due.year <= LATEST_YEAR:
        raise UserError(
            f"{format_date(action.due)} cannot be a due date, so it was not saved. "
            f"Give a day from {EARLIEST_YEAR} to {LATEST_YEAR}."
        )
    if made_on is not None and action.due < made_on:
        raise UserError(
            f"{format_date(action.due)} is before the meeting of {format_date(made_on)} where this was decided, "
            "so the due date was not saved. Give a later one."
        )


def check_done(action: Action, made_on: date | None, today: date) -> None:
    """Refuse that something was done in the future, or before it was promised.

    Args:
        action: as it is to be stored.
        made_on: as for `check_due`.
        today: the day it is.

    Raises:
        UserError: with the sentence to show.
    """
    if action.done_on is None:
        return
    if action.done_on > today:
        raise UserError(
            f"{format_date(action.done_on)} is still to come, so the action was not marked done. "
            "Mark it when it is done, or give an earlier day."
        )
    if action.done_on.year < EARLIEST_YEAR or (made_on is not None and action.done_on < made_on):
        decided = f", which is before it was decided on {format_date(made_on)}" if made_on is not None else ""
        raise UserError(
            f"It cannot have been done on {format_date(action.done_on)}{decided}, so nothing was changed. "
            "Give the day it was done."
        )


class Urgency(Enum):
    """Where an action stands on the board."""

    OVERDUE = "overdue"
    BEFORE_NEXT_MEETING = "before the next meeting"
    LATER = "later"
    CLOSED = "closed"


def urgency(action: Action, today: date, next_meeting: date | None) -> Urgency:
    """Sort an action into its part of the board; one without a due date is for later."""
    if not action.status.is_open:
        return Urgency.CLOSED
    if action.is_overdue(today):
        return Urgency.OVERDUE
    if action.due is not None and next_meeting is not None and action.due <= next_meeting:
        return Urgency.BEFORE_NEXT_MEETING
    return Urgency.LATER


def moved_to(action: Action, status: ActionStatus, on: date, reason: str = "") -> Action:
    """Return the action with another status: a day is kept only while closed, the reason only while dropped."""
    return replace(
        action,
        status=status,
        done_on=on if status is ActionStatus.DONE else None,
        dropped_on=on if status is ActionStatus.DROPPED else None,
        dropped_reason=reason.strip() if status is ActionStatus.DROPPED else "",
    )


def earlier_dues(dues: Iterable[date | None]) -> tuple[date, ...]:
    """Return the due dates that were given up, oldest first; the last of `dues` (oldest first) is the present one.

    A date that was set again takes back what came after it: neither undo nor a slip of the hand is a postponement.
    """
    kept: list[date | None] = []
    for due in dues:
        if due in kept:
            del kept[kept.index(due) :]
        kept.append(due)
    return tuple(due for due in kept[:-1] if due is not None)
