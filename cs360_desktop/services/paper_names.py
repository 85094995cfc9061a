"""What the file of a meeting's paper is called: `2026-11-19 PST agenda - Mill Harbor PD.pdf`."""

from cs360_desktop.services.file_names import speaking_name
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns


def paper_name(session: Session, meeting_id: int, what: str, ending: str, *, community: bool = False) -> str:
    """Name a paper of a meeting by its day, its body, what it is, and the agency."""
    with session.reading() as unit:
        meeting = unit[nouns.meetings].get(meeting_id)
        body, agency = unit[nouns.bodies].get(meeting.body_id), unit[nouns.agencies].get(1)
    return speaking_name(meeting.held_on, body, what, agency, ending, community=community)
