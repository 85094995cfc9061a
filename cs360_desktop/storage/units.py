"""Read units and units of work: the only ways into an open workspace.

`unit[nouns.actions]` is the repository of a noun, `unit.entries` the entries, `unit.history` the past.
"""

from collections.abc import Collection
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import Connection, select
from typing_extensions import override

from cs360_desktop.domain.changes import Change, EntriesChanged, Receipt, RecordsChanged
from cs360_desktop.domain.entries import EntryKey
from cs360_desktop.storage import nouns
from cs360_desktop.storage.batches import BatchWriter
from cs360_desktop.storage.documents import Documents, EditableDocuments
from cs360_desktop.storage.editable_entries import MANY, EditableEntries, key_of
from cs360_desktop.storage.entries import Cell, Entries
from cs360_desktop.storage.history import History
from cs360_desktop.storage.reverter import Reverter
from cs360_desktop.storage.rows import EditableRows, Rows
from cs360_desktop.storage.stamped import Stamped
from cs360_desktop.storage.tables import batch

V = TypeVar("V")


class ReadUnit:
    """Everything that can be asked, as it stood at one moment."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def __getitem__(self, noun: Stamped[V]) -> Rows[V]:
        return Rows(noun, self.connection)

    @cached_property
    def entries(self) -> Entries:
        """The entries."""
        return Entries(self.connection)

    @cached_property
    def documents(self) -> Documents:
        """The stored files."""
        return Documents(self.connection)

    @cached_property
    def history(self) -> History:
        """The past values."""
        return History(self.connection)

    def newest_batch(self) -> bytes:
        """The uid of the batch that was made last: as long as it stays the same, nothing has changed."""
        query = select(batch.c.uid).order_by(batch.c.id.desc()).limit(1)
        return bytes(self.connection.execute(query).scalar_one_or_none() or b"")


class WorkUnit(ReadUnit):
    """One user action: everything in it is committed together or not at all."""

    def __init__(self, connection: Connection, batch_writer: BatchWriter) -> None:
        super().__init__(connection)
        self._batch = batch_writer
        self._cells: set[Cell] = set()
        self._ids: dict[str, set[int]] = {}

    @override
    def __getitem__(self, noun: Stamped[V]) -> EditableRows[V]:
        return EditableRows(noun, self.connection, self._batch, self._ids.setdefault(noun.noun, set()))

    @cached_property
    @override
    def entries(self) -> EditableEntries:
        return EditableEntries(self.connection, self._batch, self._cells)

    @cached_property
    @override
    def documents(self) -> EditableDocuments:
        return EditableDocuments(self.connection)

    @property
    def batch_id(self) -> int:
        """The number of this unit's batch; asking for it writes the batch."""
        return self._batch.id

    def revert(
        self, batch_id: int, keys: Collection[EntryKey] | None = None, *, keep: Collection[tuple[str, int]] = ()
    ) -> int:
        """Take an earlier batch back as the only thing this unit does; see `Reverter.revert`."""
        self._batch.reverts = batch_id
        rows: dict[str, EditableRows[Any]] = {noun: self[stamped] for noun, stamped in nouns.ALL.items()}
        return Reverter(self.connection, self.entries, rows).revert(batch_id, keys, keep=keep)

    @property
    def receipt(self) -> Receipt:
        """What the unit changed; to be taken when its block has ended."""
        changes: list[Change] = [RecordsChanged(noun, frozenset(ids)) for noun, ids in self._ids.items() if ids]
        few = len(self._cells) <= MANY
        listed = frozenset(map(key_of, self._cells)) if few else frozenset()
        if self._cells:
            changes.insert(0, EntriesChanged(listed))
        if not changes:
            return Receipt(0, ())
        return Receipt(self._batch.id, tuple(changes), listed if few else None)
