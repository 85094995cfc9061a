"""Approval of minutes at a later meeting: from then on they are locked, and always printed as they were approved."""

from dataclasses import replace

from cs360_desktop.domain import minutes as rules
from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.frozen_values import freeze
from cs360_desktop.domain.meetings import MinutesState
from cs360_desktop.domain.minutes import ApprovedMinutes
from cs360_desktop.services.minutes_document import minutes_as_they_are
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns


def approve(session: Session, meeting_id: int, at_id: int, by_id: int | None = None) -> Receipt:
    """Approve the minutes at a later meeting; from then on they are locked.

    All that they say is kept: actions are followed up and people change their names, approved minutes stay the same.

    Args:
        session: where.
        meeting_id: whose minutes.
        at_id: the meeting at which they are approved; its day is the day of approval.
        by_id: who approved them, the chair of that meeting if not given.

    Raises:
        UserError: there was no meeting yet, or the other one is not later.
    """
    with session.change("approve_minutes") as unit:
        meeting, at = (unit[nouns.meetings].get(key) for key in (meeting_id, at_id))
        rules.check_open(meeting)
        rules.check_approval(meeting, at, session.today())
        approved = replace(
            meeting,
            minutes_state=MinutesState.APPROVED,
            approved_at_id=at_id,
            approved_by_id=by_id or at.chair_id,
            approved_on=at.held_on,
        )
        unit[nouns.meetings].replace(meeting_id, approved)
        said = minutes_as_they_are(unit, meeting_id, session.today())
        unit[nouns.approved_minutes].add(ApprovedMinutes(meeting_id, freeze(said)))
    return unit.receipt
