"""Changing many actions at once: one transaction and one undo step; where one cannot be changed, none is."""

from collections.abc import Callable, Collection
from datetime import date

from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services.actions import Move, put, put_status
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import WorkUnit


def set_statuses(
    session: Session, action_ids: Collection[int], status: ActionStatus, *, reason: str = "", on: date | None = None
) -> Receipt:
    """Give many actions a status; those done already keep the day they were done.

    Raises:
        UserError: dropped without a reason, or one cannot have been done that day.
    """
    move = Move(status, reason, on)
    return _each(
        session, "set_action_status", action_ids, lambda unit, key: put_status(unit, key, move, session.today())
    )


def set_dues(session: Session, action_ids: Collection[int], due: date | None) -> Receipt:
    """Give many actions one due date, or none; the old ones are kept.

    Raises:
        UserError: it is before the meeting where one of them was decided.
    """
    return _each(session, "change_action", action_ids, lambda unit, key: put(unit, key, due=due))


def set_owners(session: Session, action_ids: Collection[int], person_id: int | None) -> Receipt:
    """Give many actions one owner, who stands for her group; without an owner the group stays."""

    def own(unit: WorkUnit, key: int) -> None:
        if person_id is None:
            put(unit, key, person_id=None)
        else:
            put(unit, key, person_id=person_id, group_id=unit[nouns.people].get(person_id).group_id)

    return _each(session, "change_action", action_ids, own)


def delete_all(session: Session, action_ids: Collection[int]) -> Receipt:
    """Put many actions in the bin."""
    return _each(session, "delete_action", action_ids, lambda unit, key: unit[nouns.actions].delete(key))


def _each(
    session: Session, kind: str, action_ids: Collection[int], change: Callable[[WorkUnit, int], object]
) -> Receipt:
    with session.change(kind) as unit:
        for action_id in sorted(set(action_ids)):
            try:
                change(unit, action_id)
            except UserError as error:
                if len(action_ids) == 1:
                    raise
                number = unit[nouns.actions].get(action_id).number
                raise UserError(
                    f"None of the {len(action_ids)} actions was changed. Action {number}: {error}"
                ) from error
    return unit.receipt
