"""Files that prove a requirement, copied into the workspace so that they travel with it."""

import mimetypes
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.documents import Attachment, MadeFile
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services.baseline_facts import ITEM, item_of
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns

LARGEST = 20 * 1024 * 1024
"""Bytes of the largest file that is taken; a workspace must still fit into an e-mail or on an old stick."""

ANY_KIND = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file attached to a requirement: `id` is the attachment's, `size` in bytes, `added_at` in UTC."""

    id: int
    name: str
    size: int
    added_by: str
    added_at: datetime


def attach(session: Session, code: str, path: Path) -> Added:
    """Copy a file into the workspace as evidence for a requirement.

    Raises:
        UserError: it cannot be read, is empty or too large, or is attached already.
    """
    content = read_whole(path)
    media_type = mimetypes.guess_type(path.name)[0] or ANY_KIND
    with session.change("attach_file") as unit:
        item = item_of(unit, code)
        document_id = unit.documents.keep(path.name, media_type, content)
        if unit[nouns.attachments].first(noun=ITEM, noun_id=item.id, document_id=document_id) is not None:
            raise UserError(f"“{path.name}” is attached to {code} already, so nothing was changed.")
        # The same content is stored once, under the name it came with first.
        first_name = unit.documents.get(document_id).name
        note = path.name if path.name != first_name else ""
        key = unit[nouns.attachments].add(Attachment(ITEM, item.id, document_id, note))
    return Added(key, unit.receipt)


def attachments(session: Session, code: str) -> tuple[AttachedFile, ...]:
    """The files attached to a requirement, in the order they were added."""
    with session.reading() as unit:
        found = []
        for attachment in unit[nouns.attachments].all(noun=ITEM, noun_id=item_of(unit, code).id):
            document = unit.documents.get(attachment.document_id)
            who, at = unit.history.set_by(nouns.attachments.noun, attachment.id, "file")
            found.append(AttachedFile(attachment.id, attachment.note or document.name, document.size, who, at))
        return tuple(found)


def attached_file(session: Session, attachment_id: int) -> MadeFile:
    """An attached file with its exact bytes, to save a copy of it."""
    with session.reading() as unit:
        attachment = unit[nouns.attachments].get(attachment_id)
        document = unit.documents.get(attachment.document_id)
        content = unit.documents.content(document.id)
        return MadeFile(attachment.note or document.name, document.media_type, content)


def detach(session: Session, attachment_id: int) -> Receipt:
    """Put an attachment in the bin."""
    with session.change("detach_file") as unit:
        unit[nouns.attachments].delete(attachment_id)
    return unit.receipt


def read_whole(path: Path) -> bytes:
    """The content of a file to attach; see `attach` for what is refused."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise _too_large(path, size)
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise UserError(
            f"“{path.name}” cannot be read, so it was not attached. See whether it is still there and not open "
            "in another program, then try again.",
            detail=str(error),
        ) from error
    if len(content) > LARGEST:  # it grew while it was read
        raise _too_large(path, len(content))
    if not content:
        raise UserError(f"“{path.name}” is empty, so it was not attached. Choose another file.")
    return content


def _too_large(path: Path, size: int) -> UserError:
    return UserError(
        f"“{path.name}” has {size / 1024 / 1024:,.0f} MB, so it was not attached. "
        f"Attach a file of at most {LARGEST // 1024 // 1024} MB, such as a scan in lower quality."
    )
