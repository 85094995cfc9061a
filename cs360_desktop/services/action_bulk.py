"""Changing many actions at once: one transaction and one undo step; where one cannot be changed, none is."""

from collections.abc import Callable, Collection
from datetime import date

from cs360_desktop.domain.actions import Action, ActionStatus
from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services.actions import Move, with_columns, with_status
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns


def set_statuses(
    session: Session, action_ids: Collection[int], status: ActionStatus, *, reason: str = "", on: date | None = None
) -> Receipt:
    """Give many actions a status; those done already keep the day they were done.

    Raises:
        UserError: dropped without a reason, or one cannot have been done that day.
    """
    move, today = Move(status, reason, on), session.today()
    return _each(
        session, "set_action_status", action_ids, lambda action, made_on: with_status(action, move, made_on, today)
    )


def set_dues(session: Session, action_ids: Collection[int], due: date | None) -> Receipt:
    """Give many actions one due date, or none; the old ones are kept.

    Raises:
        UserError: it is before the meeting where one of them was decided.
    """
    return _each(session, "change_action", action_ids, lambda action, made_on: with_columns(action, made_on, due=due))


def set_owners(session: Session, action_ids: Collection[int], person_id: int | None) -> Receipt:
    """Give many actions one owner, who stands for her group; without an owner the group stays."""
    owner = None
    if person_id is not None:
        with session.reading() as unit:
            owner = unit[nouns.people].get(person_id)

    def owned(action: Action, made_on: date | None) -> Action:
        group_id = owner.group_id if owner is not None else action.group_id
        return with_columns(action, made_on, person_id=person_id, group_id=group_id)

    return _each(session, "change_action", action_ids, owned)


def delete_all(session: Session, action_ids: Collection[int]) -> Receipt:
    """Put many actions in the bin."""
    with session.change("delete_action") as unit:
        for action_id in action_ids:
            unit[nouns.actions].delete(action_id)
    return unit.receipt


def _each(
    session: Session, kind: str, action_ids: Collection[int], changed: Callable[[Action, date | None], Action]
) -> Receipt:
    """Change actions, each given with the day of the meeting it comes from; what stays as it is is not written."""
    with session.change(kind) as unit:
        found = unit[nouns.actions].all(id=list(action_ids))
        meetings = unit[nouns.meetings].all(id=[action.made_at_id for action in found if action.made_at_id])
        decided = {meeting.id: meeting.held_on for meeting in meetings}
        for action in found:
            try:
                new = changed(action, decided.get(action.made_at_id or 0))
            except UserError as error:
                if len(found) == 1:
                    raise
                raise UserError(
                    f"None of the {len(found)} actions was changed. Action {action.number}: {error}"
                ) from error
            if new != action:
                unit[nouns.actions].replace(action.id, new)
    return unit.receipt
