"""Batches: one user action, one undo step, one line of history."""

import os
import time
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, insert, select

from cs360_desktop.storage.tables import batch


@dataclass
class BatchWriter:
    """Writes the batch row of a unit of work when its first change is made, so that no empty batch is ever left."""

    connection: Connection
    kind: str
    who: str
    replica: bytes
    reverts: int | None = None
    _id: int | None = field(default=None, init=False)

    @property
    def id(self) -> int:
        """The batch's number; made on first use."""
        if self._id is None:
            last = self.connection.execute(select(func.coalesce(func.max(batch.c.hlc), 0))).scalar_one()
            result = self.connection.execute(
                insert(batch).values(
                    uid=os.urandom(16),
                    # Hybrid clock (spikes.md §4): wall time where it moves on, else one more than the last.
                    hlc=max(time.time_ns() // 1_000_000 << 16, last + 1),
                    replica=self.replica,
                    who=self.who,
                    kind=self.kind,
                    reverts=self.reverts,
                )
            )
            key = result.inserted_primary_key
            assert key is not None
            self._id = int(key[0])
        return self._id

    @property
    def is_used(self) -> bool:
        """Whether anything was written."""
        return self._id is not None
