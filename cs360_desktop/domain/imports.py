"""What the workspace remembers of imports: files, profiles."""

from dataclasses import dataclass

WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv")
"""What a file dialog offers and a window takes when a file is dropped on it; what a file is, its content says."""


@dataclass(frozen=True, slots=True)
class ImportFile:
    """A file that entries came from, recognised again by its SHA-256."""

    name: str
    sha256: str
    batch_id: int
    id: int = 0


@dataclass(frozen=True, slots=True)
class ImportProfile:
    """A saved mapping; `fingerprint` is the header's, `content` the mapping as JSON."""

    name: str
    fingerprint: str
    content: str
    id: int = 0
