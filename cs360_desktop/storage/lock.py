"""One writing program per workspace: an operating-system lock on a file beside it, released even by a crash."""

import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_TRIES = 100


class WorkspaceLock:
    """Held while a program may write a workspace."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    @staticmethod
    def path_for(workspace: Path) -> Path:
        """Where the lock of a workspace lies."""
        return workspace.with_name(f".{workspace.name}.lock")

    @classmethod
    def take(cls, workspace: Path) -> "WorkspaceLock | None":
        """Take the lock; None when another program holds it.

        Raises:
            OSError: the lock file cannot be used, so nobody can tell.
        """
        path = cls.path_for(workspace)
        for _ in range(_TRIES):
            descriptor = _open(path)
            try:
                _take(descriptor)
            except (BlockingIOError, PermissionError):  # what POSIX and Windows call a lock that is held
                os.close(descriptor)
                return None
            except BaseException:
                os.close(descriptor)
                raise
            if _is(path, descriptor):
                return cls(path, descriptor)
            os.close(descriptor)  # its holder gave it back and removed it after we had opened it: a lock on nothing
        raise OSError(f"{path} is never the file that was opened under this name")

    def release(self) -> None:
        """Give the lock back and remove its file; one that cannot be removed stays, and locks nothing."""
        if sys.platform == "win32":
            os.close(self._descriptor)  # an open file cannot be removed there
            with suppress(OSError):
                self._path.unlink()
        else:
            with suppress(OSError):
                if _is(self._path, self._descriptor):  # else somebody removed ours, and this is another program's
                    self._path.unlink()
            os.close(self._descriptor)


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except PermissionError:
        return os.open(path, os.O_RDONLY)  # another user's, held or left by a crash: locking needs no right to write


def _is(path: Path, descriptor: int) -> bool:
    """Whether a path still leads to the open file; on Windows it always does."""
    if sys.platform == "win32":
        return True
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
