"""Open and make workspaces: one SQLite file, its engine, its lock, read units and units of work."""

import os
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, get_ident

from sqlalchemy import Engine, event, insert

from cs360_desktop.domain.errors import UserError
from cs360_desktop.storage import inspection, media
from cs360_desktop.storage.batches import BatchWriter
from cs360_desktop.storage.connections import BEGIN, fold_log_back, make_engine, reading_mode, start_log
from cs360_desktop.storage.failures import MOVED, LostFileError, plain_failures
from cs360_desktop.storage.lock import WorkspaceLock
from cs360_desktop.storage.schema import UPGRADES, Step, create_everything
from cs360_desktop.storage.tables import identity
from cs360_desktop.storage.units import ReadUnit, WorkUnit
from cs360_desktop.storage.upgrade import upgrade

_BUSY = "A file is being brought in just now, so this was not saved. Try again in a moment."
_LONGEST_NAME = 200
"""In bytes; systems allow 255, and the names of drafts, logs and locks are longer than the workspace's own."""


class Workspace:
    """An open workspace. One thread writes at a time, and another one that wants to is refused; any thread may read."""

    def __init__(self, path: Path, engine: Engine, lock: WorkspaceLock | None, why_read_only: str) -> None:
        self.path = path
        self.why_read_only = why_read_only
        self._engine = engine
        self._lock = lock
        # Locks and logs go with the file itself, not with a link to it.
        self._file = path.resolve()
        self._places = {self._file: media.identity(self._file)}
        self._is_on_network = media.is_network(self._file)
        event.listen(engine, "connect", lambda *_: self._refuse_if_moved())
        # A new replica at every opening for writing is always safe, also after a copy in the file manager.
        self._replica = os.urandom(16)
        self._has_log = False
        self._writing = Lock()
        self._writer: int | None = None

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written through this opening."""
        return bool(self.why_read_only)

    @contextmanager
    def reading(self) -> Iterator[ReadUnit]:
        """A read unit: a consistent picture of the workspace."""
        with self._told_plainly(), self._engine.connect() as connection, connection.begin():
            yield ReadUnit(connection)

    @contextmanager
    def work(self, kind: str, who: str, *, goes_on: int = 0) -> Iterator[WorkUnit]:
        """A unit of work: committed whole when the block ends, rolled back whole when it raises.

        Args:
            kind: the verb.
            who: carries it out.
            goes_on: the batch it goes on with where that is the newest; see `BatchWriter`.

        Raises:
            UserError: nothing can be written, or another thread is writing.
        """
        if self.read_only:
            raise UserError(self.why_read_only)
        if not self._writing.acquire(blocking=False):
            if self._writer == get_ident():
                raise RuntimeError(f"{kind} was begun inside another unit of work")
            raise UserError(_BUSY)
        self._writer = get_ident()
        try:
            with self._told_plainly():
                self._refuse_if_moved()
                self._start_log()
                with self._engine.connect() as plain:
                    connection = plain.execution_options(**{BEGIN: "BEGIN IMMEDIATE"})
                    with connection.begin():
                        if self._has_log:
                            log = Path(f"{self._file}-wal")
                            self._places.setdefault(log, media.identity(log))
                        yield WorkUnit(connection, BatchWriter(connection, kind, who, self._replica, goes_on=goes_on))
                        self._refuse_if_moved()
        finally:
            self._writer = None
            self._writing.release()

    def _start_log(self) -> None:
        """Go over to the write-ahead log with the first write, so that only looking at a workspace changes no byte."""
        if not self._has_log and not self._is_on_network:
            start_log(self._file)
            self._has_log = True

    @contextmanager
    def _told_plainly(self) -> Iterator[None]:
        try:
            with plain_failures(self.path):
                yield
        except LostFileError as lost:
            # After such an error nothing more may be written; reopening looks at the file anew (spikes.md §5).
            self.why_read_only = lost.sentence
            self._save_log()
            raise

    @property
    def _is_in_place(self) -> bool:
        return all(media.identity(path) == known for path, known in self._places.items())

    def _refuse_if_moved(self) -> None:
        """Where a file can be moved while it is open, SQLite would report success and write where nobody looks."""
        if not self._is_in_place:
            raise LostFileError(MOVED.format(name=self.path.name))

    def _save_log(self) -> None:
        """Bring what the log holds into the open file, when one of them was moved away from the other."""
        if self._lock and self._has_log and not self._is_in_place:
            with suppress(UserError), plain_failures(self.path), self._engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close; after clean work the workspace is one single file again, ready for a USB stick."""
        self._save_log()
        self._engine.dispose()
        lock, self._lock = self._lock, None
        if lock is None:  # read only, or closed before
            return
        try:
            if media.identity(self._file) == self._places[self._file]:
                # Busy elsewhere, full or gone: the log stays beside the file, whole; the next closing folds it back.
                with suppress(UserError), plain_failures(self.path):
                    fold_log_back(self._file)
        finally:
            lock.release()


def create_workspace(path: Path, fill: Callable[[WorkUnit], None] | None = None, who: str = "") -> None:
    """Make a workspace file; nothing is left behind when it fails.

    Args:
        path: where; there must be nothing.
        fill: puts the first rows in, as one batch.
        who: whose name stands in the history.

    Raises:
        UserError: the file exists, or its folder is missing, full or cannot be written.
    """
    path = path.absolute()  # SQLite's addresses are; a relative one would be sought at the root
    if len(os.fsencode(path.name)) > _LONGEST_NAME:
        raise UserError(
            f"The name “{path.name[:40]}…” is too long for a file, so nothing was made. Choose a short one."
        )
    if media.is_too_long(path):
        raise UserError(
            f"The path of “{path.name}” is too long for Windows, so nothing was made. Choose a folder that lies less "
            "deep or has a shorter name."
        )
    if not media.is_folder(path.parent):
        raise UserError(f"The folder “{path.parent}” does not exist, so nothing was made. Make it, or choose another.")
    if path.exists() or path.is_symlink():
        raise UserError(f"“{path.name}” exists already and was not touched. Choose another name, or open it.")
    if not media.can_write_folder(path.parent):
        raise UserError(f"The folder “{path.parent}” cannot be written, so nothing was made. Choose one of your own.")
    draft = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.new")
    try:
        with plain_failures(path, opening=True):
            _build(draft, fill, who)
        draft.rename(path)
        media.sync_folder(path.parent)
    except OSError as error:
        raise UserError(
            f"“{path.name}” could not be made: the disk is full or does not answer. Nothing was changed. "
            "Check the drive, then try again.",
            detail=str(error),
        ) from error
    finally:
        for left in (draft, Path(f"{draft}-journal")):
            left.unlink(missing_ok=True)


def _build(draft: Path, fill: Callable[[WorkUnit], None] | None, who: str) -> None:
    engine = make_engine(draft, "rwc")
    try:
        with engine.connect() as connection, connection.begin():
            create_everything(connection)
            connection.execute(insert(identity).values(name="workspace", content=os.urandom(16)))
            if fill:
                fill(WorkUnit(connection, BatchWriter(connection, "new_workspace", who, os.urandom(16))))
    finally:
        engine.dispose()


def open_workspace(path: Path, *, read_only: bool = False, upgrades: Sequence[Step] = UPGRADES) -> Workspace:
    """Open a workspace; read only when it is asked for, is locked by another window, or cannot be written.

    An older one is brought up to date first, and a copy of it as it was stays beside it.

    Raises:
        UserError: missing, empty, foreign, protected, damaged or newer.
    """
    inspection.check_file(path)
    lock, why_read_only = _lock(path, read_only=read_only)
    newest = 1 + len(upgrades)
    engine: Engine | None = None
    try:
        with plain_failures(path, opening=True):
            file = path.resolve()
            if lock:
                version = inspection.check_header(path)
                inspection.check_version(path, version, newest, can_upgrade=True)
                inspection.check_recovery(path)
                if version < newest:
                    upgrade(file, version, upgrades)
                if media.is_network(file):
                    fold_log_back(file)  # a log left there by a crash, or a file that came in WAL mode
            engine = make_engine(file, "rw" if lock else reading_mode(file))
            with engine.connect() as connection, connection.begin():
                version = inspection.check_contents(connection, path)
                inspection.check_version(path, version, newest, can_upgrade=False)
        return Workspace(path, engine, lock, why_read_only)
    except BaseException:
        if engine:
            engine.dispose()
        if lock:
            lock.release()
        raise


def _lock(path: Path, *, read_only: bool) -> tuple[WorkspaceLock | None, str]:
    """The right to write, or why there is none."""
    name = path.name
    file = path.resolve()
    if read_only:
        return None, f"“{name}” was opened to be read only, so nothing was changed."
    if not (media.can_write_file(file) and media.can_write_folder(file.parent)):
        return None, (
            f"“{name}” or its folder cannot be written, so nothing was changed. "
            "Copy it to a folder of your own, then open the copy."
        )
    try:
        lock = WorkspaceLock.take(file)
    except OSError:
        return None, (
            f"Nobody can tell whether “{name}” is open elsewhere, because “{WorkspaceLock.path_for(file).name}” beside "
            "it cannot be used; so nothing was changed. Remove that file when nobody has the workspace open, or copy "
            "the workspace to a folder of your own."
        )
    if lock is None:
        return None, (
            f"“{name}” is open in another window, so nothing was changed here. Close the other window, then try again."
        )
    return lock, ""
