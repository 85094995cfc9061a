import email
import email.policy
import io
from collections.abc import Iterator
from datetime import date, datetime, time
from email.message import EmailMessage
from pathlib import Path

import icalendar
import pytest
from pypdf import PdfReader

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.meetings import Meeting, Presence
from cs360_desktop.domain.open_meetings import Duties, Skipped
from cs360_desktop.domain.people import Person
from cs360_desktop.services import agendas, attendance, meeting_papers, meetings, open_meetings, people, reports
from cs360_desktop.services.attached_files import attach_to
from cs360_desktop.services.open_meetings import DutySettings
from cs360_desktop.services.report_kinds import Options
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace

NOVEMBER = date(2026, 11, 19)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    profile = Agency("Mill Harbor Police Department", "Mill Harbor PD", state="ME", phone="207-555-0100")
    session = new_workspace(tmp_path / "test.cs360", profile, who="Dana", today=lambda: date(2026, 11, 10))
    yield session
    session.close()


@pytest.fixture
def meeting(session: Session) -> int:
    """A meeting with five people: two share an address, one has none, one is excused."""
    body = people.bodies(session)[0].id
    roster = {
        "Tom Abbott": "abbott@example.org",
        "T. Abbott, office": "Abbott@example.org",
        "Rosa Delgado": "rosa@example.org",
        "James Okoye": "",
        "Ann Pires": "pires@example.org",
    }
    keys = {
        name: people.add_person(session, Person(name, email=address), body_id=body).id
        for name, address in roster.items()
    }
    key = meetings.plan(session, Meeting(body, NOVEMBER, time(18, 0), "St. Brendan hall"), "pst-90").id
    attendance.mark(session, key, keys["Ann Pires"], Presence.EXCUSED)
    note = agendas.agenda(session, key).lines[3].item
    agendas.change_item(session, note.id, internal_note="Say that the fall is not proof")
    return key


def text_of(content: bytes) -> str:
    reader = PdfReader(io.BytesIO(content))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def parsed(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert message.defects == []
    return message


def attachments(message: EmailMessage) -> dict[str, bytes]:
    return {str(part.get_filename()): part.get_payload(decode=True) for part in message.iter_attachments()}  # type: ignore[misc]


def test_that_the_invitation_has_recipients_words_agenda_and_calendar_file(session: Session, meeting: int) -> None:
    made = meeting_papers.invitation(session, meeting)
    assert made.name == "2026-11-19 PST invitation - Mill Harbor PD.eml"
    message = parsed(made.content)
    assert message["X-Unsent"] == "1"
    assert str(message["Subject"]) == "Problem-Solving Team: November 19, 2026, 6:00 PM"
    assert sorted(address.addr_spec.casefold() for address in message["To"].addresses) == [
        "abbott@example.org",
        "rosa@example.org",
    ]
    part = message.get_body(("plain",))
    assert part is not None
    words = part.get_content()
    assert "When: Thursday, November 19, 2026, 6:00 PM to 7:30 PM (EST)" in words
    assert "Where: St. Brendan hall" in words
    assert "4. Data brief (15 min)" in words
    found = attachments(message)
    assert list(found) == [
        "2026-11-19 PST agenda community - Mill Harbor PD.pdf",
        "2026-11-19 PST meeting - Mill Harbor PD.ics",
    ]
    agenda, calendar = found.values()
    assert "Data brief" in text_of(agenda)
    assert [str(event["LOCATION"]) for event in icalendar.Calendar.from_ical(calendar).walk("VEVENT")] == [
        "St. Brendan hall"
    ]
    assert meeting_papers.invitation(session, meeting).content == made.content


def test_that_a_community_draft_has_no_address_anywhere(session: Session, meeting: int) -> None:
    message = parsed(meeting_papers.invitation(session, meeting, community=True).content)
    assert message["To"] is None
    whole = message.as_string() + "".join(
        text_of(content) for name, content in attachments(message).items() if name.endswith("pdf")
    )
    for private in ("abbott@", "rosa@", "pires@", "not proof"):
        assert private not in whole.casefold()


def test_that_an_invitation_never_carries_notes_for_the_leader_or_contacts_in_its_agenda(
    session: Session, meeting: int
) -> None:
    found = attachments(parsed(meeting_papers.invitation(session, meeting).content))
    text = text_of(next(content for name, content in found.items() if name.endswith("pdf")))
    assert "not proof" not in text
    assert "@example.org" not in text


def test_that_a_cancelled_meeting_is_told_without_an_agenda(session: Session, meeting: int) -> None:
    meetings.not_held(session, meeting, "Snow")
    message = parsed(meeting_papers.invitation(session, meeting).content)
    assert str(message["Subject"]) == "Cancelled: Problem-Solving Team, November 19, 2026"
    part = message.get_body(("plain",))
    assert part is not None
    assert "Reason: Snow" in part.get_content()
    (calendar,) = attachments(message).values()
    assert b"STATUS:CANCELLED" in calendar


def test_that_without_a_time_zone_the_invitation_comes_without_a_calendar_file(tmp_path: Path) -> None:
    session = new_workspace(tmp_path / "other.cs360", Agency("Somewhere PD"), who="Dana", today=lambda: NOVEMBER)
    body = people.bodies(session)[0].id
    key = meetings.plan(session, Meeting(body, NOVEMBER, time(18, 0)), "pst-90").id
    message = parsed(meeting_papers.invitation(session, key, language="es").content)
    assert [name.rpartition(".")[2] for name in attachments(message)] == ["pdf"]
    session.close()


def test_that_the_notice_says_when_where_what_and_until_when_it_is_posted(session: Session, meeting: int) -> None:
    duties = Duties(48, frozenset({Skipped.HOLIDAYS}), ("Town hall, front door", "Public library"), None)
    open_meetings.set_duties(session, DutySettings(is_on=True, duties=duties))
    made = meeting_papers.notice_pdf(session, meeting)
    assert made.name == "2026-11-19 PST notice - Mill Harbor PD.pdf"
    text = text_of(made.content)
    for said in (
        "Notice of meeting: Problem-Solving Team",
        "Thursday, November 19, 2026, 6:00 PM to 7:30 PM (EST)",
        "St. Brendan hall",
        "open to the public",
        "207-555-0100",
        "Tuesday, November 17, 2026, 6:00 PM",
        "Town hall, front door",
        "Public library",
        "not legal advice",
        "Data brief",
    ):
        assert said in text
    for private in ("Abbott", "Delgado", "@example", "not proof"):
        assert private not in text


def test_that_a_notice_without_the_setting_claims_nothing(session: Session, meeting: int) -> None:
    text = text_of(meeting_papers.notice_pdf(session, meeting).content)
    for claim in ("open to the public", "To be posted by", "legal"):
        assert claim not in text


def test_that_a_moved_and_a_cancelled_meeting_are_noticed_as_such(session: Session, meeting: int) -> None:
    open_meetings.set_duties(session, DutySettings(is_on=True, duties=Duties(24, frozenset(), (), None)))
    open_meetings.post_notice(session, meeting, datetime(2026, 11, 10, 9, 0))  # noqa: DTZ001
    meetings.change(session, meeting, held_on=date(2026, 11, 24))
    meetings.change(session, meeting, moved_reason="Hall taken")
    text = text_of(meeting_papers.notice_pdf(session, meeting).content)
    assert "Moved from Thursday, November 19, 2026" in text
    assert "Hall taken" in text
    assert "Hall taken" not in text_of(meeting_papers.notice_pdf(session, meeting, community=True).content)
    meetings.not_held(session, meeting, "Snow")
    text = text_of(meeting_papers.notice_pdf(session, meeting, language="es").content)
    assert "Aviso de cancelación" in text
    assert "Esta reunión fue cancelada." in text


def test_that_the_agenda_names_material_decision_and_the_minutes_to_approve(
    session: Session, meeting: int, tmp_path: Path
) -> None:
    file = tmp_path / "Bus timetable.pdf"
    file.write_bytes(b"%PDF-1.4 timetable")
    item = agendas.agenda(session, meeting).lines[5].item
    attach_to(session, "agenda_item", item.id, file)
    agendas.change_item(session, item.id, decision_wanted="Ask for a later bus")
    made = agendas.agenda_pdf(session, meeting)
    text = text_of(made.content)
    assert "Decision wanted: Ask for a later bus" in text
    assert "Material: Bus timetable.pdf" in text
    public = text_of(agendas.agenda_pdf(session, meeting, community=True).content)
    assert "Bus timetable" not in public
    assert "Left out: the names of 1 files." in public


def test_that_every_kind_is_made_and_unknown_ones_are_refused(session: Session, meeting: int, tmp_path: Path) -> None:
    found = reports.chosen(["notice", "agenda", "ics", "eml"])
    paths = reports.export(session, tmp_path / "out", found, Options())
    assert sorted(path.name for path in paths) == [
        "2026-11-19 PST agenda - Mill Harbor PD.docx",
        "2026-11-19 PST agenda - Mill Harbor PD.pdf",
        "2026-11-19 PST invitation - Mill Harbor PD.eml",
        "2026-11-19 PST meeting - Mill Harbor PD.ics",
        "2026-11-19 PST notice - Mill Harbor PD.pdf",
    ]
