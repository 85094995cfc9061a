"""Minutes: draft, corrected, and once approved locked; amendments are kept beside them. See `approval` too."""

from dataclasses import dataclass

from cs360_desktop.domain import minutes as rules
from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import Meeting, MeetingStatus, MinutesState
from cs360_desktop.domain.minutes import Amendment
from cs360_desktop.domain.people import Person
from cs360_desktop.services.people import everybody
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit


@dataclass(frozen=True, slots=True)
class MinutesRecord:
    """How far the minutes are, at which meeting and by whom they were approved, and what was amended since.

    `choices` are the meetings at which they could be approved, the earliest first.
    """

    meeting: Meeting
    approved_at: Meeting | None
    approved_by: Person | None
    amendments: tuple[Amendment, ...]
    choices: tuple[Meeting, ...]


def minutes_record(session: Session, meeting_id: int) -> MinutesRecord:
    """The state of the minutes of a meeting."""
    with session.reading() as unit:
        meeting = unit[nouns.meetings].get(meeting_id)
        later = [
            other
            for other in unit[nouns.meetings].all("held_on", "starts_at", body_id=meeting.body_id)
            if (other.held_on, other.starts_at) > (meeting.held_on, meeting.starts_at)
            and other.status is not MeetingStatus.NOT_HELD
            and other.held_on <= session.today()
        ]
        return MinutesRecord(
            meeting,
            unit[nouns.meetings].get(meeting.approved_at_id) if meeting.approved_at_id else None,
            everybody(unit).get(meeting.approved_by_id or 0),
            tuple(unit[nouns.amendments].all("made_on", meeting_id=meeting_id)),
            tuple(later),
        )


def mark_corrected(session: Session, meeting_id: int) -> Receipt:
    """Say that the draft was read and corrected.

    Raises:
        UserError: the minutes are approved, or the meeting was not held.
    """
    with session.change("correct_minutes") as unit:
        meeting = unit[nouns.meetings].get(meeting_id)
        rules.check_open(meeting)
        if meeting.status is not MeetingStatus.HELD:
            raise UserError(
                "This meeting is not marked as held, so there is nothing to correct. Mark it as held first."
            )
        unit[nouns.meetings].change(meeting_id, minutes_state=MinutesState.CORRECTED)
    return unit.receipt


def amend(session: Session, meeting_id: int, wording: str, reason: str) -> Added:
    """Correct approved minutes: the amendment stands beside them, they stay as they were approved.

    Raises:
        UserError: words or reason are missing, or the minutes are not approved.
    """
    with session.change("amend_minutes") as unit:
        amendment = Amendment(meeting_id, wording.strip(), reason.strip(), session.today(), session.who)
        rules.check_amendment(amendment, unit[nouns.meetings].get(meeting_id))
        amendment_id = unit[nouns.amendments].add(amendment)
    return Added(amendment_id, unit.receipt)


def check_still_approves(unit: ReadUnit, at: Meeting, *, gone: bool = False) -> None:
    """Refuse to let a meeting go, to plan it again or to move it, where minutes were approved at it.

    Raises:
        UserError: it approved some.
    """
    for meeting in unit[nouns.meetings].all("held_on", approved_at_id=at.id):
        rules.check_still_approves(meeting, at, gone=gone)


def check_open(unit: ReadUnit, meeting_id: int) -> None:
    """Refuse to change the record of a meeting whose minutes are approved.

    Raises:
        UserError: they are.
    """
    rules.check_open(unit[nouns.meetings].get(meeting_id))
