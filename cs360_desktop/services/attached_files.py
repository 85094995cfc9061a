"""Files attached to any record, copied into the workspace so that they travel with it."""

import mimetypes
from pathlib import Path

from cs360_desktop.domain.changes import Added
from cs360_desktop.domain.documents import Attachment
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services.baseline_files import ANY_KIND, AttachedFile, read_whole
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit


def attach_to(session: Session, noun: str, record_id: int, path: Path) -> Added:
    """Copy a file into the workspace and attach it to a record, `noun` being the name of its table.

    Raises:
        UserError: it cannot be read, is empty or too large, or is attached there already.
    """
    content = read_whole(path)
    media_type = mimetypes.guess_type(path.name)[0] or ANY_KIND
    with session.change("attach_file") as unit:
        document_id = unit.documents.keep(path.name, media_type, content)
        same = unit[nouns.attachments].first(noun=noun, noun_id=record_id, document_id=document_id)
        if same is not None:
            raise UserError(f"“{path.name}” is attached here already, so nothing was changed.")
        first_name = unit.documents.get(document_id).name
        note = path.name if path.name != first_name else ""  # the same content is stored once, under its first name
        key = unit[nouns.attachments].add(Attachment(noun, record_id, document_id, note))
    return Added(key, unit.receipt)


def files_of(session: Session, noun: str, record_id: int) -> tuple[AttachedFile, ...]:
    """The files attached to a record, in the order they were added."""
    with session.reading() as unit:
        found = unit[nouns.attachments].all(noun=noun, noun_id=record_id)
        return tuple(_file(unit, attachment) for attachment in found)


def _file(unit: ReadUnit, attachment: Attachment) -> AttachedFile:
    document = unit.documents.get(attachment.document_id)
    who, at = unit.history.set_by(nouns.attachments.noun, attachment.id, "file")
    return AttachedFile(attachment.id, attachment.note or document.name, document.size, who, at)
