"""Actions: commitments with owner, due date and status. *Overdue* is computed, never stored."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from cs360_desktop.domain.errors import UserError


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
    """One commitment: what, owner (a person and a group), due, status."""

    number: int
    text: str
    person_id: int | None = None
    group_id: int | None = None
    due: date | None = None
    status: ActionStatus = ActionStatus.OPEN
    dropped_reason: str = ""
    done_on: date | None = None
    note: str = ""
    made_at_id: int | None = None
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
