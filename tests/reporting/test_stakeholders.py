import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.community_map import Kind
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.problems import Problem, Stakeholder
from cs360_desktop.services import community, people, stakeholders
from cs360_desktop.services.interview_guide_document import interview_guide_pdf
from cs360_desktop.services.session import Session
from cs360_desktop.services.stakeholders_document import stakeholders_pdf
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage import nouns

PHONE, EMAIL = "(207) 555-0188", "tabbott@mhschools.example"
NOTE, LOG = "Prefers mornings", "Talked about the school lot"
LONG = "Ñ" * 210


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = new_workspace(tmp_path / "t.cs360", Agency("Mill Harbor PD"), today=lambda: date(2026, 11, 10))
    tom = people.add_person(session, Person("Tom Abbott", phone=PHONE, email=EMAIL)).id
    schools = stakeholders.add(
        session, "School district", category="schools", person_id=tom, offers=f"Two lots; ask {EMAIL}", note=NOTE
    ).id
    community.add_contact(session, schools, date(2026, 2, 17), LOG)
    with session.change("open") as unit:
        problem = unit[nouns.problems].add(Problem("Break-ins in the lots"))
    community.connect(session, schools, Kind.PROBLEM, problem, "Owns two of the lots")
    stakeholders.add(session, LONG, category="faith")
    yield session
    session.close()


def text(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content), strict=True).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_that_the_map_prints_picture_connections_stakeholders_and_who_is_missing(session: Session) -> None:
    printed = text(stakeholders_pdf(session, contacts=True).content)
    assert PHONE not in text(stakeholders_pdf(session).content)
    for said in (
        "Stakeholders: 2 · bodies: 1 · problems: 1",
        "Solid lines lead to bodies, dashed lines to problems.",
        "School district problem Break-ins in the lots Owns two of the lots",
        "Residents and neighborhood groups",
        "February 17, 2026",
        PHONE,
        NOTE,
        LOG,
    ):
        assert said in printed


def test_that_a_community_copy_holds_no_contact_details_notes_or_log_and_says_so(session: Session) -> None:
    printed = text(stakeholders_pdf(session, community=True).content)
    for private in (PHONE, EMAIL, NOTE, LOG):
        assert private not in printed
    assert "e-mail addresses (people: 1), notes (1), lines of the contact log (1)" in printed
    assert "Owns two of the lots" in printed


def test_that_the_picture_has_a_text_alternative(session: Session) -> None:
    content = stakeholders_pdf(session).content
    tree = PdfReader(io.BytesIO(content)).trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    assert "Map. Stakeholders: 2, bodies: 0, problems: 1, connections: 1." in str(_alternatives(tree))


def test_that_300_stakeholders_print_as_several_pictures_and_in_spanish(session: Session) -> None:
    with session.change("many") as unit:
        unit[nouns.stakeholders].add_all([Stakeholder(f"Partner {number}", "business") for number in range(298)])
    printed = text(stakeholders_pdf(session, language="es").content)
    assert "Actores externos 12 a 22 de 300." in printed
    assert "Partner 297" in printed


def test_that_the_interview_guide_prints_every_question_with_room_for_notes(session: Session) -> None:
    printed = text(interview_guide_pdf(session).content)
    assert "What worries you most about safety where you live or work?" in printed
    assert "Do not write down names of victims, suspects or witnesses" in printed
    assert "11 Whom else should we ask?" in printed
    assert "Guía de entrevista" in text(interview_guide_pdf(session, language="es").content)


def _alternatives(element: object) -> list[str]:
    found = []
    node = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(node, dict):
        if "/Alt" in node:
            found.append(str(node["/Alt"]))
        found += _alternatives(node.get("/K"))
    elif isinstance(node, list):
        for each in node:
            found += _alternatives(each)
    return found
