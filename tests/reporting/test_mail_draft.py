"""Drafts of e-mails, read back by the standard library's parser."""

import email.policy
from email.message import EmailMessage
from email.parser import BytesParser

import pytest

from cs360_desktop.domain.documents import EML, PDF, MadeFile
from cs360_desktop.reporting.mail_draft import LARGE, MailDraft, write_draft

AGENDA = MadeFile("2026-11-19 PST agenda - Mill Harbor PD.pdf", PDF, b"%PDF-1.7 \x00\xff made up")


def parsed(draft: MailDraft) -> EmailMessage:
    message = BytesParser(policy=email.policy.default).parsebytes(write_draft(draft, "draft.eml").content)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def test_that_a_draft_opens_for_sending_with_recipients_subject_text_and_attachment() -> None:
    message = parsed(MailDraft("Agenda", "Dear all,\n\nsee you.\n", ("jose@example.org", "ana@example.org"), (AGENDA,)))
    body = message.get_body(("plain",))
    [attached] = message.iter_attachments()
    assert body is not None
    assert (message["X-Unsent"], message["Subject"]) == ("1", "Agenda")
    assert message["To"] == "jose@example.org, ana@example.org"
    assert body.get_content().replace("\r\n", "\n") == "Dear all,\n\nsee you.\n"
    assert (attached.get_filename(), attached.get_content_type()) == (AGENDA.name, PDF)
    assert attached.get_content() == AGENDA.content


def test_that_neither_sender_nor_date_is_written_because_the_mail_program_sets_them() -> None:
    message = parsed(MailDraft("Agenda", "Text"))
    assert (message["From"], message["Date"]) == (None, None)


@pytest.mark.parametrize("text", ["Peña, Łódź, 学校 🙂\n", ".\n..\n.\n", "long " * 400 + "\n", "From here on\n"])
def test_that_any_text_comes_back_as_it_was(text: str) -> None:
    body = parsed(MailDraft("Señal · 学校", text)).get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == text


def test_that_a_subject_of_two_lines_cannot_add_a_header() -> None:
    message = parsed(MailDraft("Agenda\r\nBcc: someone@example.org", "Text"))
    assert message["Subject"] == "Agenda Bcc: someone@example.org"
    assert message["Bcc"] is None


def test_that_the_same_draft_gives_the_same_bytes() -> None:
    draft = MailDraft("Agenda", "Text", (), (AGENDA, AGENDA))
    assert write_draft(draft, "a.eml").content == write_draft(draft, "a.eml").content


def test_that_every_line_is_short_plain_ascii_ended_as_mail_wants_it() -> None:
    file = write_draft(MailDraft("Señal " * 40, "ü" * 1200, (), (AGENDA,)), "a.eml")
    lines = file.content.split(b"\r\n")
    assert file.media_type == EML
    assert file.content.isascii()
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 78


def test_that_attachments_over_20_mb_are_said_to_be_large() -> None:
    half = MadeFile("half.pdf", PDF, bytes(LARGE // 2))
    assert not MailDraft("S", "T", (), (half, half)).is_large
    assert MailDraft("S", "T", (), (half, half, AGENDA)).is_large
