"""What the workspace remembers of imports: files, profiles."""

from dataclasses import dataclass
from datetime import datetime

from cs360_desktop.domain.periods import Period

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


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What an import brought in, and what has become of it; `id` is that of the `ImportFile`, times are UTC.

    `edited` counts the values that somebody set anew since, or had set when the import was taken back: these stay.
    """

    id: int
    batch_id: int
    name: str
    sha256: str
    at: datetime
    who: str
    new: int
    changed: int
    edited: int
    measures: tuple[str, ...]
    areas: tuple[str, ...]
    first: Period | None
    last: Period | None
    taken_back_at: datetime | None = None
    taken_back_by: str = ""

    @property
    def values(self) -> int:
        """How many values it brought in."""
        return self.new + self.changed

    @property
    def taken_back(self) -> bool:
        """Whether it was taken back, or undone."""
        return self.taken_back_at is not None


@dataclass(frozen=True, slots=True)
class KeptValue:
    """A value of an import that was set anew since, so that it stays when the import is taken back.

    `imported` and `now` are figures or states in words; `who` set it last, `at` (UTC).
    """

    measure: str
    area: str
    period: Period
    imported: str
    now: str
    who: str
    at: datetime
