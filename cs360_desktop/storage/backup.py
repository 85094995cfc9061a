"""Backups the program makes by itself: one whole file, looked through before it gets its name, the last few of a kind.

A copy is made in one step on connections of its own (spikes.md §5): stepped, a copy would begin anew with every commit
from elsewhere. Both ends come from `connections`, so a protected workspace gives a protected backup.
"""

import errno
import itertools
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2
from sqlalchemy import select

from cs360_desktop.domain.errors import UserError
from cs360_desktop.storage import media
from cs360_desktop.storage.connections import copy_database
from cs360_desktop.storage.tables import identity
from cs360_desktop.storage.workspace import Workspace

_SUFFIX = ".cs360"
_LEFT_BY_SQLITE = ("", "-journal", "-wal", "-shm")
_LONGEST_STEM = 60


class NoBackupError(UserError):
    """The copy could not be made; what it was to go before can be done without one, if the user says so."""


def back_up(workspace: Workspace, folder: Path, kind: str, *, keep: int, now: datetime) -> Path:
    """Copy an open workspace as it stands.

    Args:
        workspace: it may be written meanwhile; the copy is of one moment.
        folder: where the backups of all workspaces lie; made where there is none.
        kind: what it is for, such as `before import`; part of its name.
        keep: so many of this kind stay, the newest; this one always does.
        now: local time, for its name.

    Returns:
        Where it lies.

    Raises:
        NoBackupError: no room, a folder that cannot be written, or a copy that is not whole. Nothing is left of it.
    """
    own = folder / _folder_name(workspace)
    file = workspace.path.resolve()
    with _told_plainly(file, folder, kind):
        own.mkdir(parents=True, exist_ok=True)
        target = _free_name(own, workspace.path.stem, kind, now)
        draft = own / f".{uuid.uuid4().hex[:8]}.new"
        try:
            found = copy_database(file, draft)
            if found != "ok":
                raise NoBackupError(
                    f"The copy of “{workspace.path.name}” that goes before this is not whole, so nothing was done: the "
                    "file may be damaged. Close it and open it again: it is checked then.",
                    detail=found,
                )
            draft.rename(target)
            media.sync_folder(own)
        finally:
            for suffix in _LEFT_BY_SQLITE:
                Path(f"{draft}{suffix}").unlink(missing_ok=True)
    _drop_old(own, kind, keep, target)
    return target


def backups_of(workspace: Workspace, folder: Path, kind: str) -> list[Path]:
    """The backups of a workspace of one kind, the newest first."""
    return _of_kind(folder / _folder_name(workspace), kind)


def _folder_name(workspace: Workspace) -> str:
    """The name for people, the uid for files of one name in different places; a renamed file begins a new folder."""
    with workspace.reading() as unit:
        query = select(identity.c.content).where(identity.c.name == "workspace")
        uid = bytes(unit.connection.execute(query).scalar_one())
    return f"{workspace.path.stem[:_LONGEST_STEM].strip()} {uid.hex()[:8]}"


def _free_name(folder: Path, stem: str, kind: str, now: datetime) -> Path:
    """A name that sorts by time, also within a second."""
    begin = f"{stem[:_LONGEST_STEM].strip()} {now:%Y-%m-%d %H%M%S}"
    for number in itertools.count(1):
        again = f" ({number})" if number > 1 else ""
        free = folder / f"{begin}{again} {kind}{_SUFFIX}"
        if not free.exists():
            return free
    raise AssertionError


def _of_kind(folder: Path, kind: str) -> list[Path]:
    found = [(path.stat().st_mtime_ns, path) for path in folder.glob(f"* {kind}{_SUFFIX}")]
    return [path for _, path in sorted(found, reverse=True)]


def _drop_old(folder: Path, kind: str, keep: int, newest: Path) -> None:
    """Delete what is too much; the one just made stays, even after the clock was set back."""
    with suppress(OSError):
        others = [path for path in _of_kind(folder, kind) if path != newest]
        for path in others[keep - 1 :]:
            path.unlink(missing_ok=True)


@contextmanager
def _told_plainly(file: Path, folder: Path, kind: str) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlcipher3.dbapi2.DatabaseError) as error:
        why = "the disk is full" if _is_full(error, file, folder) else "the folder or its disk cannot be written"
        raise NoBackupError(
            f"The backup “{kind}” could not be made in “{folder}”: {why}. So nothing was done, and your data is as it "
            "was. Free some space or make the folder writable, then try again; or go on without a backup.",
            detail=getattr(error, "sqlite_errorname", "") or str(error),
        ) from error


def _is_full(error: Exception, file: Path, folder: Path) -> bool:
    """Whether there is no room; SQLite may call a file that finds no room impossible to open, or to write."""
    if getattr(error, "errno", None) == errno.ENOSPC or getattr(error, "sqlite_errorname", "") == "SQLITE_FULL":
        return True
    with suppress(OSError):
        return shutil.disk_usage(folder).free <= file.stat().st_size
    return False
