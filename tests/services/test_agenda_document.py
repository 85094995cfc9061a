import io
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import docx
import pytest
from docx.table import Table
from pypdf import PdfReader

from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.meetings import Meeting, Presence
from cs360_desktop.domain.people import Person
from cs360_desktop.services import actions, agendas, attendance, meetings, people, reports
from cs360_desktop.services.report_kinds import Options
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = new_workspace(
        tmp_path / "test.cs360", Agency("Mill Harbor Police Department"), today=lambda: date(2026, 11, 10)
    )
    yield session
    session.close()


@pytest.fixture
def meeting_id(session: Session) -> int:
    """Return a meeting with two commitments, a leader with a note, and one person who gave a phone number."""
    body = people.bodies(session)[0]
    groups = {group.name: group.id for group in people.groups(session)}
    okoye = people.add_person(
        session,
        Person("J. Okoye", organization="St. Brendan", group_id=groups["Community"], phone="207-555-0143"),
        body_id=body.id,
    ).id
    people.add_person(
        session, Person("T. Abbott", group_id=groups["Stakeholders"], email="abbott@example.org"), body_id=body.id
    )
    made_id = meetings.plan(
        session, Meeting(body.id, date(2026, 11, 19), time(18, 0), "St. Brendan hall", 100), "pst-90"
    ).id
    brief = agendas.agenda(session, made_id).lines[3].item
    agendas.change_item(session, brief.id, leader_id=okoye, internal_note="Say that the fall is not proof")
    attendance.mark(session, made_id, okoye, Presence.COMING)
    actions.add(session, "Ask lot owner for lighting until 2 AM", person_id=okoye, due=date(2026, 10, 29))
    actions.add(session, "Second leaflet in Portuguese")
    return made_id


def text_of(content: bytes) -> str:
    reader = PdfReader(io.BytesIO(content))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_that_the_agenda_says_everything_on_one_page(session: Session, meeting_id: int) -> None:
    made = agendas.agenda_pdf(session, meeting_id, contacts=True)
    text = text_of(made.content)
    assert made.name == "2026-11-19 PST agenda - Mill Harbor Police Department.pdf"
    assert len(PdfReader(io.BytesIO(made.content)).pages) == 1
    for said in (
        "Mill Harbor Police Department",
        "Problem-Solving Team: agenda",
        "Thursday, November 19, 2026, 6:00 PM to 7:40 PM · St. Brendan hall",
        "90 of 100 minutes planned, 10 spare",
        "For the leader: Say that the fall is not proof",
        "October 29, 2026, overdue",
        "Second leaflet in Portuguese nobody named no date",
        "J. Okoye, St. Brendan (coming, 207-555-0143)",
        "T. Abbott (no answer, abbott@example.org)",
        "Crime analysis nobody named",
        "printed November 10, 2026",
    ):
        assert said in text
    assert text.index("Welcome") < text.index("Data brief") < text.index("lighting") < text.index("Crime analysis")


@pytest.mark.parametrize("language", ["en", "es"])
def test_that_a_community_copy_holds_nothing_private_and_says_what_it_leaves_out(
    session: Session, meeting_id: int, language: str
) -> None:
    value = agendas.agenda_document(session, meeting_id, community=True)
    made = agendas.agenda_pdf(session, meeting_id, community=True, language=language)
    for private in ("207-555-0143", "abbott@example.org", "not proof"):
        assert private not in repr(value)
        assert private not in text_of(made.content)
        assert private.encode() not in made.content
    mark = " Spanish" if language == "es" else ""
    assert made.name == f"2026-11-19 PST agenda community{mark} - Mill Harbor Police Department.pdf"
    left_out = {"en": "contact details of 2 people, notes for the leader on 1 items", "es": "datos de contacto de 2"}
    assert left_out[language] in text_of(made.content)


def test_that_an_agenda_longer_than_its_meeting_says_by_how_much(session: Session, meeting_id: int) -> None:
    meetings.change(session, meeting_id, minutes_planned=60)
    assert "90 minutes planned for a meeting of 60: 30 too many" in text_of(
        agendas.agenda_pdf(session, meeting_id).content
    )


def test_that_an_empty_meeting_prints_and_says_so(tmp_path: Path, session: Session, meeting_id: int) -> None:
    for line in agendas.agenda(session, meeting_id).lines:
        agendas.delete_item(session, line.item.id)
    for action in actions.board(session):
        actions.delete(session, action.action.id)
    text = text_of(agendas.agenda_pdf(session, meeting_id).content)
    assert "No items yet." in text
    assert "No open commitments." in text


def test_that_closed_commitments_are_not_printed(session: Session, meeting_id: int) -> None:
    for line in actions.board(session):
        actions.set_status(session, line.action.id, ActionStatus.DONE)
    assert "lighting" not in text_of(agendas.agenda_pdf(session, meeting_id).content)


@pytest.mark.parametrize("community", [False, True])
def test_that_the_word_agenda_says_what_the_pdf_says_and_nothing_more(
    session: Session, meeting_id: int, *, community: bool
) -> None:
    made = agendas.agenda_docx(session, meeting_id, community=community, contacts=True)
    copy = " community" if community else ""
    assert made.name == f"2026-11-19 PST agenda{copy} - Mill Harbor Police Department.docx"
    words: list[str] = []
    for block in docx.Document(io.BytesIO(made.content)).iter_inner_content():
        cells = [cell for row in block.rows for cell in row.cells] if isinstance(block, Table) else [block]
        words += " ".join(cell.text for cell in cells).split()
    printed = text_of(agendas.agenda_pdf(session, meeting_id, community=community, contacts=True).content)
    foot = "Mill Harbor Police Department · printed November 10, 2026 page 1 of 1"
    assert " ".join(words) == printed.removesuffix(foot).strip()
    assert ("207-555-0143" in words or "207-555-0143)" in words) is not community


def test_that_the_agenda_is_listed_as_pdf_and_word(session: Session, meeting_id: int) -> None:
    (report,) = reports.chosen(["agenda"])
    assert report.files == "PDF and Word"
    assert [file.name for file in report.make(session, Options())] == [
        "2026-11-19 PST agenda - Mill Harbor Police Department.pdf",
        "2026-11-19 PST agenda - Mill Harbor Police Department.docx",
    ]
