"""A team of five and meetings of it that were held, and what their papers say."""

import io
from datetime import date, time

from pypdf import PdfReader

from cs360_desktop.domain.meetings import Meeting
from cs360_desktop.domain.people import Person
from cs360_desktop.services import meetings, people
from cs360_desktop.services.session import Session

OCTOBER, NOVEMBER, LATER = date(2026, 10, 15), date(2026, 11, 5), date(2026, 12, 17)
TEAM = (
    ("K. Ostrowski", "Crime analysis"),
    ("J. Okoye", "Community"),
    ("R. Delgado", "Community"),
    ("T. Abbott", "Stakeholders"),
    ("E. Marsh", "Other relevant teams"),
)


def add_team(session: Session) -> dict[str, int]:
    """Seat five members with contact details; returns their keys by name."""
    body, groups = people.bodies(session)[0].id, {group.name: group.id for group in people.groups(session)}
    return {
        name: people.add_person(session, Person(name, group_id=groups[group], phone="207-555-0143"), body_id=body).id
        for name, group in TEAM
    }


def hold_meeting(session: Session, team: dict[str, int], day: date) -> int:
    """Plan a meeting of the team, and hold it where its day has come; its chair is R. Delgado."""
    body = people.bodies(session)[0].id
    wanted = Meeting(body, day, time(18, 0), "St. Brendan hall", chair_id=team["R. Delgado"])
    made = meetings.plan(session, wanted, "pst-60").id
    if day <= session.today():
        meetings.hold(session, made)
    return made


def text_of(content: bytes) -> str:
    """The words of a PDF in their order, each blank once."""
    reader = PdfReader(io.BytesIO(content))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())
