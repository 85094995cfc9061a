"""Files attached to any record, copied into the workspace so that they travel with it."""

import mimetypes
from pathlib import Path

from cs360_desktop.domain.changes import Added
from cs360_desktop.domain.documents import Attachment
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services.baseline_files import ANY_KIND, AttachedFile, read_whole
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit, WorkUnit


def attach_to(session: Session, noun: str, record_id: int, path: Path) -> Added:
    """Copy a file into the workspace and attach it to a record, `noun` being the name of its table.

    Raises:
        UserError: it cannot be read, is empty or too large, or is attached there already.
    """
    content = read_whole(path)
    with session.change("attach_file") as unit:
        key = keep_attachment(unit, noun, record_id, path.name, content)
    return Added(key, unit.receipt)


def keep_attachment(unit: WorkUnit, noun: str, record_id: int, name: str, content: bytes) -> int:
    """Keep a file under its name and attach it to a record; returns the attachment's key.

    Raises:
        UserError: it is attached there already.
    """
    media_type = mimetypes.guess_type(name)[0] or ANY_KIND
    document_id = unit.documents.keep(name, media_type, content)
    if unit[nouns.attachments].first(noun=noun, noun_id=record_id, document_id=document_id) is not None:
        raise UserError(f"“{name}” is attached here already, so nothing was changed.")
    first_name = unit.documents.get(document_id).name
    note = name if name != first_name else ""  # the same content is stored once, under its first name
    return unit[nouns.attachments].add(Attachment(noun, record_id, document_id, note))


def files_of(session: Session, noun: str, record_id: int) -> tuple[AttachedFile, ...]:
    """The files attached to a record, in the order they were added."""
    with session.reading() as unit:
        found = unit[nouns.attachments].all(noun=noun, noun_id=record_id)
        return tuple(_file(unit, attachment) for attachment in found)


def _file(unit: ReadUnit, attachment: Attachment) -> AttachedFile:
    document = unit.documents.get(attachment.document_id)
    who, at = unit.history.set_by(nouns.attachments.noun, attachment.id, "file")
    return AttachedFile(attachment.id, attachment.note or document.name, document.size, who, at)
