"""What goes out for a request: packets, letters, e-mail drafts and the files picked for it, as they arrive."""

import email
import email.policy
import io
from datetime import date, datetime
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.request_form import write_rows
from cs360_desktop.domain.requests import RequestStatus
from cs360_desktop.reporting import mail_draft
from cs360_desktop.services import home, meetings, people, reports, request_files, requests
from cs360_desktop.services.letters import letters
from cs360_desktop.services.report_kinds import Options
from cs360_desktop.services.request_document import request_pdf
from cs360_desktop.services.request_mail import request_mail
from cs360_desktop.services.session import Session
from cs360_desktop.services.settings import set_setting, setting
from cs360_desktop.storage import nouns
from tests.reporting.conftest import ReadBack


@pytest.fixture
def request_id(session: Session) -> int:
    """A request for metrics and peer-to-peer, with a partner and a roster to enclose."""
    team = next(body for body in people.bodies(session) if body.kind == people.PST)
    people.add_person(session, Person("Elena Marsh", "Sergeant"), body_id=team.id)
    key = requests.begin(session).id
    for tick in ("assistance.metrics", "assistance.peer-to-peer", "attachments.roster"):
        requests.set_tick(session, key, tick, ticked=True)
    partners = ({"organization": "St. Brendan / Łódź parish", "role": "Lends the hall", "person": "Ana Peña"},)
    requests.set_field(session, key, "partners", write_rows(partners))
    requests.set_field(session, key, "problem_statement", "Cars are entered at night.")
    requests.set_field(session, key, "chief_name", "Robert Haldane")
    return key


def words_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def message_of(content: bytes) -> EmailMessage:
    found = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    assert found.defects == []
    return found


# -- letters ----------------------------------------------------------------------------------------------------------


def test_that_the_letter_says_who_asks_for_what_in_both_kinds_of_file(session: Session, request_id: int) -> None:
    made = {file.name: file.content for file in letters(session, request_id)}
    chief, partner = (
        f"{what}, request 1 of 2026 - Mill Harbor PD"
        for what in ("Letter of support", "Partner letter St Brendan odz parish")
    )
    assert set(made) == {f"{name}{ending}" for name in (chief, partner) for ending in (".docx", ".pdf")}
    for text in (
        words_of(made[f"{chief}.pdf"]),
        "\n".join(each.text for each in docx.Document(io.BytesIO(made[f"{chief}.docx"])).paragraphs),
    ):
        for said in ("Mill Harbor PD", "Development of CS360 metrics", "Cars are entered at night.", "Robert Haldane"):
            assert said in text
        assert "St. Brendan / Łódź parish: Lends the hall" in text
    assert "Lends the hall" in words_of(made[f"{partner}.pdf"])
    assert "Ana Peña" in words_of(made[f"{partner}.pdf"])


# -- files picked -----------------------------------------------------------------------------------------------------


def test_that_a_picked_file_is_ticked_kept_and_goes_into_the_mail(
    session: Session, request_id: int, tmp_path: Path
) -> None:
    scan = tmp_path / "letter signed.pdf"
    scan.write_bytes(b"%PDF-1.4 signed")
    receipt = request_files.attach(session, request_id, request_files.LETTER, scan).receipt
    scan.unlink()
    assert requests.request_form(session, request_id).field("letter_of_support").is_filled
    assert [file.content for file in request_files.picked_files(session, request_id)] == [b"%PDF-1.4 signed"]
    (draft,) = request_mail(session, request_id, reports.REPORTS).drafts
    names = [part.get_filename() for part in message_of(draft.content).iter_attachments()]
    assert names == ["TTA request 1 of 2026 Mill Harbor PD.pdf", "letter signed.pdf", "PST roster Mill Harbor PD.pdf"]
    session.revert(receipt)
    assert request_files.picked_files(session, request_id) == ()
    assert not requests.request_form(session, request_id).field("letter_of_support").is_filled


def test_that_the_same_file_twice_and_one_that_is_gone_are_refused(
    session: Session, request_id: int, tmp_path: Path
) -> None:
    survey = tmp_path / "survey.xlsx"
    survey.write_bytes(b"PK")
    request_files.attach(session, request_id, "attachments.survey", survey)
    with pytest.raises(UserError, match="attached here already"):
        request_files.attach(session, request_id, "attachments.survey", survey)
    survey.unlink()
    with pytest.raises(UserError, match="cannot be read"):
        request_files.attach(session, request_id, "attachments.survey", survey)


def test_that_what_is_ticked_without_a_file_or_a_maker_is_missing(session: Session, request_id: int) -> None:
    requests.set_tick(session, request_id, "attachments.survey", ticked=True)
    found = {each.tick: each for each in request_files.enclosures(session, request_id)}
    assert found["attachments.survey"].is_missing
    assert not found["attachments.roster"].is_missing
    assert not found["attachments.actions"].ticked


# -- the e-mail -------------------------------------------------------------------------------------------------------


def test_that_the_draft_holds_the_very_pdf_and_a_text_to_read_over(session: Session, request_id: int) -> None:
    set_setting(session, "tta_recipient", "tta@provider.example")
    mail = request_mail(session, request_id, reports.REPORTS)
    (draft,) = mail.drafts
    message = message_of(draft.content)
    assert (message["X-Unsent"], message["To"], message["From"]) == ("1", "tta@provider.example", None)
    assert message["Subject"] == "Mill Harbor PD: Request 1 of 2026 for training and technical assistance (CompStat360)"
    body = message.get_body(("plain",))
    assert body is not None
    text = body.get_content().replace("\r\n", "\n")
    assert "- Development of CS360 metrics\n- Peer-to-peer" in text
    assert "Also attached: PST roster Mill Harbor PD.pdf" in text
    assert "still a draft" in text
    assert "write back to Mill Harbor PD." in text  # nobody is named as point of contact yet
    first = next(message.iter_attachments())
    assert first.get_content() == mail.request.content == request_pdf(session, request_id).content
    assert draft.content == request_mail(session, request_id, reports.REPORTS).drafts[0].content


def test_that_files_too_large_for_one_message_are_spread_and_can_be_kept_together(
    session: Session, request_id: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cs360_desktop.services.request_mail.LARGE", 400_000)
    for tick, name in ((request_files.LETTER, "letter.pdf"), ("attachments.survey", "survey.pdf")):
        (tmp_path / name).write_bytes(name.encode() * 30_000)
        request_files.attach(session, request_id, tick, tmp_path / name)
    mail = request_mail(session, request_id, reports.REPORTS)
    assert mail.is_large
    subjects = [message_of(draft.content)["Subject"] for draft in mail.drafts]
    assert [subject.rpartition(", ")[2] for subject in subjects] == ["part 1 of 2", "part 2 of 2"]
    sizes = [
        sum(len(part.get_content()) for part in message_of(draft.content).iter_attachments()) for draft in mail.drafts
    ]
    assert max(sizes) <= 400_000
    assert sum(sizes) == mail.size
    assert len(request_mail(session, request_id, reports.REPORTS, split=False).drafts) == 1
    assert mail_draft.LARGE == 20 * 1024 * 1024


# -- packets ----------------------------------------------------------------------------------------------------------


def test_that_a_packet_holds_its_documents_one_after_another_under_bookmarks(
    session: Session, request_id: int, tmp_path: Path
) -> None:
    (tmp_path / "survey.xlsx").write_bytes(b"PK")
    request_files.attach(session, request_id, "attachments.survey", tmp_path / "survey.xlsx")
    requests.set_tick(session, request_id, "attachments.actions", ticked=True)
    ((packet, survey),) = [made.files for made in reports.make(session, reports.chosen(["request-packet"]), Options())]
    assert survey.content == b"PK"
    pdf = ReadBack(packet.content)
    titles = [node.words for node in pdf.tree.all("H1")]
    assert titles == [
        "Everything for the TTA request: Request 1 of 2026",
        "Training and Technical Assistance Request",
        "Problem-Solving Team roster",
    ]
    assert [entry.title for entry in pdf.reader.outline if not isinstance(entry, list)] == titles
    cover = pdf.tree.all("Part")[0].words
    assert "survey.xlsx" in cover
    assert "nothing to make it from yet" in cover
    assert f"page 1 of {pdf.pages}" in pdf.reader.pages[0].extract_text()
    assert "DRAFT" not in pdf.artefacts[0]
    assert "DRAFT" in pdf.artefacts[1]
    assert pdf.loose == []


def test_that_a_packet_says_the_version_that_is_kept(session: Session, request_id: int) -> None:
    requests.keep_export(session, request_pdf(session, request_id))
    ((packet,),) = [made.files for made in reports.make(session, reports.chosen(["request-packet"]), Options())]
    assert "version 1" in words_of(packet.content)
    requests.set_field(session, request_id, "city", "Mill Harbor")
    ((packet,),) = [made.files for made in reports.make(session, reports.chosen(["request-packet"]), Options())]
    assert "version 2" in words_of(packet.content)


def test_that_nothing_is_bound_where_there_is_no_meeting_and_no_request(session: Session) -> None:
    kinds = ["packet", "request-packet", "request-eml", "letter"]
    assert [made.files for made in reports.make(session, reports.chosen(kinds), Options())] == [(), (), (), ()]
    assert meetings.next_meeting(session) is None


# -- paper ------------------------------------------------------------------------------------------------------------


def test_that_a4_is_printed_with_the_same_lines_inside_the_page(session: Session, request_id: int) -> None:
    letter = request_pdf(session, request_id).content
    set_setting(session, "paper", "a4")
    assert setting(session, "paper") == "a4"
    a4 = request_pdf(session, request_id).content
    sizes = [tuple(round(float(side)) for side in page.mediabox[2:]) for page in PdfReader(io.BytesIO(a4)).pages]
    boxes = [PdfReader(io.BytesIO(content)).pages[0].mediabox for content in (letter, a4)]
    assert [(round(box.width), round(box.height)) for box in boxes] == [(612, 792), (595, 842)]
    assert len(sizes) == len(PdfReader(io.BytesIO(letter)).pages)
    assert words_of(a4) == words_of(letter)
    for made in reports.make(session, reports.chosen(["roster", "blank-form"]), Options()):
        box = PdfReader(io.BytesIO(made.files[0].content)).pages[0].mediabox
        assert (round(box.width), round(box.height)) == (595, 842)


# -- reminders --------------------------------------------------------------------------------------------------------


def test_that_home_reminds_of_a_request_that_went_quiet(session: Session, request_id: int) -> None:
    requests.keep_export(session, request_pdf(session, request_id))
    with session.change("long ago") as unit:
        (kept,) = unit[nouns.request_exports].all()
        unit[nouns.request_exports].change(kept.id, exported_at=datetime(2026, 10, 1, 9, 0))  # noqa: DTZ001
        unit[nouns.requests].change(request_id, status=RequestStatus.EXPORTED)
    (waiting,) = home.today(session).waiting
    assert waiting.days == 40
    requests.set_status(session, request_id, RequestStatus.SENT, date(2026, 10, 1))
    assert [each.days for each in home.today(session).waiting] == [40]
    requests.add_follow_up(session, request_id, "They called", date(2026, 11, 1))
    assert home.today(session).waiting == ()
    requests.set_status(session, request_id, RequestStatus.ANSWERED)
    assert home.today(session).waiting == ()
