"""What changed, said once after each commit. Views ask again; they never patch themselves from these."""

from dataclasses import dataclass
from datetime import datetime

from cs360_desktop.domain.entries import EntryKey


@dataclass(frozen=True, slots=True)
class EntriesChanged:
    """Entries were set, cleared or annotated; `keys` is empty when too many changed to list (then ask for all)."""

    keys: frozenset[EntryKey]


@dataclass(frozen=True, slots=True)
class RecordsChanged:
    """Rows of one noun (`action`, `meeting`, `person`…) were added, changed, deleted or restored."""

    noun: str
    ids: frozenset[int]


Change = EntriesChanged | RecordsChanged


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one committed unit of work did; enough to take it back.

    `keys` are the entries it touched, or None when they are too many to remember (they are then found by the batch).
    """

    batch_id: int
    changes: tuple[Change, ...]
    keys: frozenset[EntryKey] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written; such a unit leaves no undo step."""
        return not self.changes

    def gone_on(self, later: "Receipt") -> "Receipt":
        """What this and a later unit of work did that went on with the same batch."""
        keys = None if self.keys is None or later.keys is None else self.keys | later.keys
        return Receipt(self.batch_id, tuple(dict.fromkeys((*self.changes, *later.changes))), keys)


@dataclass(frozen=True, slots=True)
class Added:
    """The key of a row that a verb added, and the receipt of doing so."""

    id: int
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class PastValue:
    """A value that was replaced: the unit's columns as stored, who had set them, who replaced them, and when (UTC)."""

    unit: str
    content: dict[str, object]
    set_by: str
    set_at: datetime
    replaced_by: str
    replaced_at: datetime


@dataclass(frozen=True, slots=True)
class Deletion:
    """Who put a row in the bin and when (UTC); `kind` is the verb that did it at first, through undo and redo.

    A row whose adding was undone lies in the bin too: its `kind` is the verb that had added it.
    """

    kind: str
    who: str
    at: datetime
