"""Batches: one user action, one undo step, one line of history."""

import os
import time
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, insert, select, update

from cs360_desktop.storage.tables import batch


@dataclass
class BatchWriter:
    """Writes the batch row of a unit of work when its first change is made, so that no empty batch is ever left.

    `goes_on` is the batch that this unit of work goes on with, as typing does from key to key: no past value is kept
    between the two, and taking the batch back takes back both. It is left alone, and a new batch begun, where another
    batch came after it, it was of another kind or hand, or was made before the workspace was opened.
    """

    connection: Connection
    kind: str
    who: str
    replica: bytes
    reverts: int | None = None
    goes_on: int = 0
    _id: int | None = field(default=None, init=False)

    @property
    def id(self) -> int:
        """The batch's number; made on first use."""
        if self._id is None:
            last = self.connection.execute(select(func.coalesce(func.max(batch.c.hlc), 0))).scalar_one()
            # Hybrid clock (spikes.md §4): wall time where it moves on, else one more than the last. A batch that is
            # gone on with gets a uid of its own again: it holds something else than before.
            fresh = {"uid": os.urandom(16), "hlc": max(time.time_ns() // 1_000_000 << 16, last + 1)}
            if self.goes_on and self._can_go_on():
                self.connection.execute(update(batch).where(batch.c.id == self.goes_on).values(fresh))
                self._id = self.goes_on
                return self._id
            rest = {"replica": self.replica, "who": self.who, "kind": self.kind, "reverts": self.reverts}
            result = self.connection.execute(insert(batch).values(**fresh, **rest))
            key = result.inserted_primary_key
            assert key is not None
            self._id = int(key[0])
        return self._id

    def _can_go_on(self) -> bool:
        newest = self.connection.execute(select(batch).order_by(batch.c.id.desc()).limit(1)).one_or_none()
        wanted = (self.goes_on, self.replica, self.who, self.kind)
        return newest is not None and (newest.id, newest.replica, newest.who, newest.kind) == wanted

    @property
    def is_used(self) -> bool:
        """Whether anything was written."""
        return self._id is not None
