"""Minutes: when they may be approved, that they are locked then, and the amendments that correct them later."""

from dataclasses import dataclass
from datetime import date

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import Meeting, MeetingStatus, MinutesState
from cs360_desktop.domain.wording import format_long_date


@dataclass(frozen=True, slots=True)
class Amendment:
    """A correction of approved minutes, kept beside them: what shall be read, why, by whom, and on which day."""

    meeting_id: int
    wording: str
    reason: str
    made_on: date
    by: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class ApprovedMinutes:
    """All that the minutes said when they were approved, as `frozen_values` keep it."""

    meeting_id: int
    content: str
    id: int = 0


def check_open(meeting: Meeting) -> None:
    """Refuse to change the record of a meeting whose minutes are approved.

    Raises:
        UserError: they are.
    """
    if meeting.minutes_state is MinutesState.APPROVED:
        raise UserError(
            f"The minutes of {format_long_date(meeting.held_on)} are approved, so nothing was changed. "
            "If they are wrong, add an amendment: it is kept with who made it, when and why."
        )


def check_approval(meeting: Meeting, at: Meeting, today: date) -> None:
    """Refuse to approve minutes before there was a meeting, or anywhere but at a later meeting of the same body.

    Raises:
        UserError: with the sentence to show.
    """
    day, later = format_long_date(meeting.held_on), format_long_date(at.held_on)
    if meeting.status is not MeetingStatus.HELD:
        raise UserError(
            f"The meeting of {day} is not marked as held, so its minutes were not approved. Mark it as held first."
        )
    if at.body_id != meeting.body_id or at.status is MeetingStatus.NOT_HELD:
        raise UserError(
            f"The meeting of {later} cannot approve these minutes, so they stay as they are. "
            "Choose a later meeting of the same team that was held."
        )
    if (at.held_on, at.starts_at) <= (meeting.held_on, meeting.starts_at):
        raise UserError(
            f"The meeting of {later} is not later than that of {day}, so the minutes were not approved. "
            "Minutes are approved at a later meeting."
        )
    if at.held_on > today:
        raise UserError(
            f"The meeting of {later} is still to come, so the minutes were not approved. "
            "Approve them on its day, or choose an earlier one."
        )


def check_still_approves(meeting: Meeting, at: Meeting, *, gone: bool) -> None:
    """Refuse what would leave approved minutes without the later meeting at which they were approved.

    Args:
        meeting: whose minutes are approved.
        at: the meeting at which they were, as it is going to be.
        gone: whether it is going to be deleted, or to be planned again as if it had not been held yet.

    Raises:
        UserError: with the sentence to show.
    """
    is_later = (at.held_on, at.starts_at) > (meeting.held_on, meeting.starts_at) and at.held_on == meeting.approved_on
    if gone or at.status is MeetingStatus.NOT_HELD or not is_later:
        raise UserError(
            f"The minutes of {format_long_date(meeting.held_on)} were approved at this meeting, "
            "so nothing was changed. It has to stay held, and on its day."
        )


def check_amendment(amendment: Amendment, meeting: Meeting) -> None:
    """Refuse an amendment without words or reason, and one to minutes that can still be written.

    Raises:
        UserError: with the sentence to show.
    """
    if meeting.minutes_state is not MinutesState.APPROVED:
        raise UserError("These minutes are not approved yet, so nothing was added. Change the minutes themselves.")
    if not amendment.wording.strip() or not amendment.reason.strip():
        raise UserError("An amendment needs its wording and a reason, so it was not added. Write both.")
