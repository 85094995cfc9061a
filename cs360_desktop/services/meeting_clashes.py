"""Meetings at the same time: one team cannot be at two, and whoever sits on two bodies must choose."""

from datetime import timedelta

from cs360_desktop.domain.meetings import Meeting, MeetingStatus
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit


def clashes(session: Session, meeting_id: int) -> list[str]:
    """The other bodies that meet at the same time: allowed, but whoever sits on both must choose."""
    with session.reading() as unit:
        meeting = unit[nouns.meetings].get(meeting_id)
        if meeting.status is MeetingStatus.NOT_HELD:
            return []
        others = {other.body_id for other in around(unit, meeting)} - {meeting.body_id}
        return [unit[nouns.bodies].get(key).name for key in sorted(others)]


def around(unit: ReadUnit, meeting: Meeting) -> list[Meeting]:
    """The other meetings of any body at the same time, those that are not held left out."""
    days = [meeting.held_on + timedelta(days=days) for days in (-1, 0, 1)]
    return [
        other
        for other in unit[nouns.meetings].all("held_on", "starts_at", held_on=days)
        if other.id != meeting.id and other.status is not MeetingStatus.NOT_HELD and other.overlaps(meeting)
    ]
