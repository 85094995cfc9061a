import io
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from pypdf import PdfReader

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.baseline import Answer
from cs360_desktop.domain.meetings import Meeting, Presence
from cs360_desktop.domain.people import Person
from cs360_desktop.services import attendance, baseline, baseline_files, meetings, people
from cs360_desktop.services.baseline_document import baseline_pdf
from cs360_desktop.services.baseline_people import add_behind
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace

TODAY = date(2026, 11, 10)
PHONE, EMAIL, INTERNAL = "(207) 555-0151", "emarsh@millharbor.example", "Rosa asks the tenants"
REASON = "July: town hall closed after the storm."


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = new_workspace(tmp_path / "test.cs360", Agency("Mill Harbor PD"), who="Dana", today=lambda: TODAY)
    poc = baseline.name_person(session, "B1", "poc", Person("Elena Marsh", "Sgt.", phone=PHONE, email=EMAIL)).id
    baseline.name_person(session, "B1", "reports_to", Person("Robert Haldane", "Chief"))
    baseline.set_detail(session, "B1", "designated_on", date(2026, 3, 2))
    baseline.answer(session, "B1", Answer.MET)
    baseline.set_detail(session, "B3", "analyst", person_id=poc)
    baseline.set_detail(session, "B3", "groups_wanted", INTERNAL)
    baseline.answer(session, "B3", Answer.MET)
    baseline.set_evidence(session, "B3", REASON)
    baseline.answer(session, "B5", Answer.PLANNED, date(2026, 12, 4))
    yield session
    session.close()


def hold_in_october(session: Session) -> None:
    team = people.bodies(session)[0].id
    meeting = meetings.plan(session, Meeting(team, date(2026, 10, 15), time(18, 0)), "pst-90").id
    community = next(group.id for group in people.groups(session) if group.name == "Community")
    person = people.add_person(session, Person("L. Quinn", group_id=community)).id
    attendance.mark(session, meeting, person, Presence.PRESENT)
    meetings.hold(session, meeting)


def text(session: Session, *, community: bool = False, contacts: bool = False, language: str = "en") -> str:
    made = baseline_pdf(session, community=community, contacts=contacts, language=language)
    pages = PdfReader(io.BytesIO(made.content), strict=True).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_that_every_requirement_has_its_section_with_answer_and_evidence(session: Session) -> None:
    printed = text(session)

    for code in ("B1", "B2", "B3", "B4", "B5", "B6"):
        assert printed.count(f"{code} {baseline.requirement(code).requirement}") == 2, code
    assert "2 of 6 met by our answers · 1 of 6 supported by evidence" in printed
    assert "planned by December 4, 2026" in printed
    assert "as of November 10, 2026" in printed


def test_that_a_difference_stands_with_both_sides_and_the_reason(session: Session) -> None:
    printed = text(session)

    assert "differs: not yet" in printed
    assert "0 of the last 6 months had a meeting with all four groups" in printed
    assert REASON in printed
    assert "Answer and evidence differ. Both stand here, with the reason given." in printed


def test_that_the_months_of_the_team_are_printed_with_who_came(session: Session) -> None:
    hold_in_october(session)
    printed = text(session)

    assert "Team meetings of the last six months" in printed
    assert "October 15, 2026" in printed
    october = printed[printed.index("October 15, 2026") :]
    assert october.startswith("October 15, 2026 held")
    assert "nobody" in october
    assert "May 2026 none – – – – no" in printed


def test_that_fields_are_printed_and_what_is_empty_is_said(session: Session, tmp_path: Path) -> None:
    (tmp_path / "Memo.pdf").write_bytes(b"memo")
    baseline_files.attach(session, "B1", tmp_path / "Memo.pdf")
    printed = text(session)

    assert "Named on March 2, 2026" in printed
    assert "Point of contact Elena Marsh, Sgt. Reports to" in printed
    assert "Chief executive not given" in printed
    assert "Memo.pdf" in printed
    assert INTERNAL in printed


def test_that_a_community_copy_holds_nothing_private_and_says_so(session: Session) -> None:
    made = baseline_pdf(session, community=True)
    printed = text(session, community=True)

    assert made.name == "Baseline community - Mill Harbor PD.pdf"
    for private in (PHONE, EMAIL, INTERNAL, "Whom you still want to win over"):
        assert private not in printed
    assert "Elena Marsh, Sgt." in printed
    assert "Left out: telephone numbers and e-mail addresses (people: 1), internal fields (1)." in printed


def test_that_the_ordinary_copy_claims_to_leave_out_nothing(session: Session) -> None:
    assert "Left out" not in text(session)


def test_that_a_plan_whose_day_has_passed_is_printed_as_late(session: Session) -> None:
    session.today = lambda: date(2026, 12, 5)

    assert "planned by December 4, 2026, which has passed" in text(session)


def test_that_the_fixed_words_are_there_in_spanish(session: Session) -> None:
    printed = text(session, language="es")

    assert "Requisitos básicos" in printed
    assert "difiere: todavía no" in printed


def test_that_an_untouched_workspace_prints_too(tmp_path: Path) -> None:
    session = new_workspace(tmp_path / "empty.cs360", Agency("Ñandú PD"), today=lambda: TODAY)
    try:
        assert "0 of 6 met by our answers" in text(session)
    finally:
        session.close()


def test_that_the_same_workspace_prints_the_same_bytes(session: Session) -> None:
    assert baseline_pdf(session).content == baseline_pdf(session).content


def test_that_contact_details_are_printed_only_where_they_are_asked_for_and_never_for_the_community(
    session: Session,
) -> None:
    assert f"Point of contact Elena Marsh, Sgt. {PHONE}, {EMAIL}" in text(session, contacts=True)
    for printed in (text(session), text(session, contacts=True, community=True)):
        assert PHONE not in printed
        assert EMAIL not in printed
    assert "Telephone numbers and e-mail addresses are left out (people: 1)" in text(session)


def test_that_the_proof_tells_who_answered_when_since_when_it_is_met_who_stands_behind_it_and_readiness(
    session: Session,
) -> None:
    baseline.answer(session, "B1", Answer.MET, date(2026, 9, 20))
    add_behind(session, "B1", Person("Rosa Delgado", organization="Tenants"))
    printed = text(session)
    assert "met since September 20, 2026" in printed
    assert "Answered by Dana, " in printed
    assert "People behind it Rosa Delgado, Tenants" in printed
    assert "Readiness over time At the end of Met by our answers Met by evidence" in printed
    assert "Sep 2026 1 1 Oct 2026 1 1 Nov 2026 2 1 Of six." in printed
    assert "Preparación a lo largo del tiempo" in text(session, language="es")
