"""Files kept inside the workspace: attachments and frozen exports, found by what they are attached to."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Document:
    """A stored file without its bytes; `sha256` is the hex digest of its content."""

    name: str
    media_type: str
    sha256: str
    size: int
    id: int = 0


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document attached to one record, `noun` and `noun_id` saying which: `baseline_item` 3."""

    noun: str
    noun_id: int
    document_id: int
    note: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class ReportExport:
    """When a report was last exported, the digest of what came out, and how it was made.

    `made_as` names form and language as `report_kinds.Options` writes them; empty where that is not known.
    """

    kind: str
    subject_id: int
    digest: str
    exported_at: datetime
    made_as: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file the app made: its name without folder, and its exact bytes."""

    name: str
    media_type: str
    content: bytes


PDF = "application/pdf"
CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ICS = "text/calendar"
EML = "message/rfc822"
