"""Action list, reminders, workbook and drafts, read back from the files that were made."""

import email
import email.policy
import io
from collections.abc import Iterator
from datetime import date, time
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.documents import MadeFile
from cs360_desktop.domain.meetings import Meeting
from cs360_desktop.domain.people import Person
from cs360_desktop.services import action_documents, actions, meetings, people, reports
from cs360_desktop.services.report_kinds import Options
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace

TODAY = date(2026, 11, 10)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A board: Rosa (community) is late, Sgt. Marsh is police, a group, nobody, one done, one dropped."""
    session = new_workspace(tmp_path / "a.cs360", Agency("Mill Harbor PD"), who="Dana", today=lambda: TODAY)
    groups = {group.name: group.id for group in people.groups(session)}
    rosa = Person("Rosa Peña", group_id=groups["Community"], email="rosa@example.org", phone="207-555-0143")
    marsh = Person("Sgt. E. Marsh", group_id=groups["Leadership"])
    rosa_id, marsh_id = (people.add_person(session, person).id for person in (rosa, marsh))
    body = people.bodies(session)[0].id
    made_at = meetings.plan(session, Meeting(body, date(2026, 9, 17), time(18, 0)), "pst-60").id
    actions.add(
        session,
        "Ask the lot owner, 207-555-0199, with rosa peña",
        person_id=rosa_id,
        group_id=groups["Community"],
        due=date(2026, 9, 30),
        made_at_id=made_at,
        note="Owner called twice",
    )
    actions.change(session, 1, due=date(2026, 10, 29))
    actions.add(session, "=Patrol plan", person_id=marsh_id, group_id=groups["Leadership"], due=date(2026, 11, 19))
    actions.add(session, "Count the lots", group_id=groups["Crime analysis"])
    actions.add(session, "Call the bus company")
    for text, status in (("Done thing", ActionStatus.DONE), ("Dropped thing", ActionStatus.DROPPED)):
        key = actions.add(session, text, due=date(2026, 11, 1)).id
        actions.set_status(session, key, status, reason="Rosa Peña moved away" if "Dropped" in text else "")
    yield session
    session.close()


def text_of(file: MadeFile) -> str:
    pages = (page.extract_text() for page in PdfReader(io.BytesIO(file.content)).pages)
    return " ".join(" ".join(pages).split())


def rows_of(file: MadeFile) -> list[dict[str, Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(file.content)).worksheets[0]
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def opened(file: MadeFile) -> EmailMessage:
    message = email.message_from_bytes(file.content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def test_that_the_list_says_what_is_open_late_and_how_promises_were_kept(session: Session) -> None:
    text = text_of(action_documents.action_list_pdf(session))
    for said in (
        "4 open, 1 overdue",
        "decided September 17, 2026",
        "Done so far: Owner called twice",
        "October 29, 2026 was September 30, 2026 12 days late",
        "Sgt. E. Marsh November 19, 2026 open",
        "Call the bus company nobody named no date open",
        "Done by the due date 0 of 2 (small number)",
        "Owned outside the police, of those open 1 of 4 (small number)",
        "Nov 2026, so far",
    ):
        assert said in text
    assert "Dropped thing" not in text
    assert text.index("Ask the lot owner") < text.index("=Patrol plan") < text.index("Call the bus company")


def test_that_reminders_give_each_owner_a_page_with_what_is_hers_alone(session: Session) -> None:
    reader = PdfReader(io.BytesIO(action_documents.reminders_pdf(session).content))
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    owners = ["Crime analysis", "Rosa Peña", "Sgt. E. Marsh", "nobody named"]
    assert [[owner for owner in owners if f"{owner} 1 open" in page] for page in pages] == [[one] for one in owners]
    assert "Patrol plan" not in pages[1]


def test_that_an_owner_who_left_stays_on_paper_and_is_asked_about(session: Session) -> None:
    rosa = next(person for person in people.people(session) if person.name == "Rosa Peña")
    people.remove_person(session, rosa.id)
    text = text_of(action_documents.reminders_pdf(session))
    assert "Rosa Peña 1 open, 1 overdue Is on no team any more. Ask who takes this over." in text
    (draft,) = [each for each in action_documents.reminder_drafts(session) if each.owner == "Rosa Peña"]
    assert opened(draft.file)["To"] is None


def test_that_the_workbook_has_every_action_with_dates_as_dates_and_no_formula(session: Session) -> None:
    rows = rows_of(action_documents.actions_excel(session))
    assert [row["number"] for row in rows] == [1, 2, 3, 4, 5, 6]
    first, second = rows[:2]
    assert (first["owner"], first["days_late"], first["note"]) == ("Rosa Peña", 12, "Owner called twice")
    assert (first["due"].date(), first["due_before"].date()) == (date(2026, 10, 29), date(2026, 9, 30))
    assert second["action"] == "'=Patrol plan"
    assert (rows[5]["status"], rows[5]["dropped_reason"]) == ("dropped", "Rosa Peña moved away")


@pytest.mark.parametrize("language", ["en", "es"])
def test_that_a_community_copy_names_no_private_person_and_says_so(session: Session, language: str) -> None:
    (report,) = reports.chosen(["actions"])
    made = report.make(session, Options(community=True, language=language))
    mark = " Spanish" if language == "es" else ""
    assert [file.name for file in made] == [
        f"Action list community{mark} - Mill Harbor PD.pdf",
        "Action list community - Mill Harbor PD.xlsx",  # the workbook is English in both
        f"Reminders by owner community{mark} - Mill Harbor PD.pdf",
    ]
    listed, workbook, reminders = made
    rows = rows_of(workbook)
    for said in (text_of(listed), text_of(reminders), repr(rows)):
        for private in ("rosa", "peña", "207-555", "called twice", "moved away", "@"):
            assert private not in said.casefold()
        assert "Sgt. E. Marsh" in said
    left_out = {"en": "the names of 1 owners who are not police", "es": "los nombres de 1 responsables"}[language]
    assert left_out in text_of(listed)
    assert (rows[0]["owner"], rows[0]["group"]) == (None, "Community")


def test_that_each_owner_gets_one_draft_with_her_sheet_and_an_address_only_where_one_is_kept(session: Session) -> None:
    drafts = action_documents.reminder_drafts(session)
    assert [(draft.owner, draft.file.name) for draft in drafts] == [
        ("Crime analysis", "Reminder Crime analysis.eml"),
        ("Rosa Peña", "Reminder Rosa Pena.eml"),
        ("Sgt. E. Marsh", "Reminder Sgt E Marsh.eml"),
    ]
    rosa, marsh = (opened(draft.file) for draft in drafts[1:])
    assert (rosa["To"], rosa["From"], rosa["X-Unsent"]) == ("rosa@example.org", None, "1")
    assert rosa["Subject"] == "Mill Harbor PD: your open commitments (1)"
    body = rosa.get_body()
    assert body is not None
    text = body.get_content()
    assert text.startswith("Dear Rosa Peña,")
    assert "1. Ask the lot owner" in text
    assert "due October 29, 2026 · 12 days late" in text
    assert "Patrol plan" not in text
    (sheet,) = rosa.iter_attachments()
    content = sheet.get_content()
    assert "Patrol plan" not in text_of(MadeFile("", "", content))
    assert marsh["To"] is None
    sentence = "No e-mail address is kept for Sgt. E. Marsh: add it before sending, then delete this line."
    assert [draft.sentence for draft in drafts[1:]] == ["", sentence]
    marsh_body = marsh.get_body()
    assert marsh_body is not None
    assert marsh_body.get_content().startswith(f"[{sentence}]")
    assert drafts == action_documents.reminder_drafts(session)


def test_that_two_owners_of_one_name_get_a_sheet_and_a_draft_each(session: Session) -> None:
    twin = people.add_person(session, Person("Rosa Peña", organization="Harbor school", email="other@example.org")).id
    actions.add(session, "The twin's own", person_id=twin)
    drafts = [draft for draft in action_documents.reminder_drafts(session) if draft.owner == "Rosa Peña"]
    assert [draft.file.name for draft in drafts] == ["Reminder Rosa Pena.eml", "Reminder Rosa Pena 2.eml"]
    texts = {opened(draft.file)["To"]: str(opened(draft.file).get_body()) for draft in drafts}
    assert "twin" in texts["other@example.org"]
    assert "twin" not in texts["rosa@example.org"]


def test_that_without_actions_nothing_is_made(tmp_path: Path) -> None:
    session = new_workspace(tmp_path / "empty.cs360", Agency("Mill Harbor PD"), today=lambda: TODAY)
    (report,) = reports.chosen(["actions"])
    assert (report.is_ready(session), report.make(session, Options())) == (False, ())
    assert action_documents.reminder_drafts(session) == []
    assert "Nothing is open." in text_of(action_documents.reminders_pdf(session))
    session.close()
