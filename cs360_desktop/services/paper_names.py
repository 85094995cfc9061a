"""What files are called: `2026-11-19 PST agenda - Mill Harbor PD.pdf`, `TTA request 1 of 2026 - Mill Harbor PD.pdf`."""

from cs360_desktop.services.file_names import of_agency, speaking_name
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns


def paper_name(session: Session, meeting_id: int, what: str, ending: str, *, community: bool = False) -> str:
    """Name a paper of a meeting by its day, its body, what it is, and the agency."""
    with session.reading() as unit:
        meeting = unit[nouns.meetings].get(meeting_id)
        body, agency = unit[nouns.bodies].get(meeting.body_id), unit[nouns.agencies].get(1)
    return speaking_name(meeting.held_on, body, what, agency, ending, community=community)


def program_name(session: Session, what: str, ending: str, *, community: bool = False) -> str:
    """Name a document of the program by what it is and the agency; see `paper_name` for those of meetings."""
    with session.reading() as unit:
        return of_agency(what, unit[nouns.agencies].all()[0], ending, community=community)
