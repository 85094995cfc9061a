"""Drafts of e-mails as `.eml` files: they open in her mail program, ready to be read over and sent by her."""

import email.policy
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import EmailMessage

from cs360_desktop.domain.documents import EML, MadeFile

LARGE = 20 * 1024 * 1024
"""Bytes of attachments beyond which many towns' mail servers refuse a message."""


@dataclass(frozen=True, slots=True)
class MailDraft:
    """An e-mail that nobody has sent: recipients as addresses, plain text, and the files that go with it."""

    subject: str
    text: str
    to: tuple[str, ...] = ()
    attachments: tuple[MadeFile, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of all attachments, before they are written as text (which adds a third)."""
        return sum(len(file.content) for file in self.attachments)

    @property
    def is_large(self) -> bool:
        """Whether it may be refused for its size, so that a split is offered."""
        return self.size > LARGE


def write_draft(draft: MailDraft, name: str) -> MadeFile:
    """Write a draft under a file name; the same draft gives the same bytes.

    `X-Unsent` makes mail programs open it for sending instead of for reading (Outlook's convention, which Thunderbird
    follows). There is no sender and no date: the mail program sets both.
    """
    message = EmailMessage(policy=email.policy.SMTP)
    message["X-Unsent"] = "1"
    message["Subject"] = " ".join(draft.subject.split())
    if draft.to:
        message["To"] = ", ".join(draft.to)
    message.set_content(draft.text)
    for file in draft.attachments:
        main, _, sub = file.media_type.partition("/")
        message.add_attachment(file.content, maintype=main, subtype=sub, filename=file.name)
    if draft.attachments:
        message.set_boundary(_boundary(draft.attachments))
    return MadeFile(name, EML, message.as_bytes())


def _boundary(files: Iterable[MadeFile]) -> str:
    """A line between the parts that depends on what they hold alone, where the library would draw lots."""
    digest = hashlib.sha256(b"".join(hashlib.sha256(file.content).digest() for file in files))
    return f"=={digest.hexdigest()[:40]}=="
