"""One writing program per workspace: an operating-system lock on a file beside it, released even by a crash."""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class WorkspaceLock:
    """Held while a program may write a workspace."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    @classmethod
    def take(cls, workspace: Path) -> "WorkspaceLock | None":
        """Take the lock; None when another program holds it."""
        path = workspace.with_name(f".{workspace.name}.lock")
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(descriptor)
        except OSError:
            os.close(descriptor)
            return None
        return cls(path, descriptor)

    def release(self) -> None:
        """Give the lock back and remove its file."""
        if sys.platform == "win32":
            os.close(self._descriptor)  # an open file cannot be removed there
            self._path.unlink(missing_ok=True)
        else:
            self._path.unlink(missing_ok=True)  # before giving back: nobody may lock a removed file's successor twice
            os.close(self._descriptor)
