"""Open and make workspaces: one SQLite file, its engine, its lock, read units and units of work."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, insert, select

from cs360_desktop.domain.errors import UserError
from cs360_desktop.storage import media
from cs360_desktop.storage.batches import BatchWriter
from cs360_desktop.storage.failures import plain_failures
from cs360_desktop.storage.lock import WorkspaceLock
from cs360_desktop.storage.schema import APPLICATION_ID, STEPS, VERSION
from cs360_desktop.storage.tables import identity
from cs360_desktop.storage.units import ReadUnit, WorkUnit

_PLAIN_HEADER = b"SQLite format 3\0"
_BEGIN = "cs360_begin"


class Workspace:
    """An open workspace. Only the GUI thread (or the command line) writes; any thread may read."""

    def __init__(self, path: Path, engine: Engine, lock: WorkspaceLock | None, why_read_only: str) -> None:
        self.path = path
        self.why_read_only = why_read_only
        self._engine = engine
        self._lock: WorkspaceLock | None = lock
        # A new replica at every opening for writing is always safe, also after a copy in the file manager.
        self._replica = os.urandom(16)
        self._has_log = False

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written through this opening."""
        return bool(self.why_read_only)

    @contextmanager
    def reading(self) -> Iterator[ReadUnit]:
        """A read unit: a consistent picture of the workspace."""
        with plain_failures(self.path), self._engine.connect() as connection, connection.begin():
            yield ReadUnit(connection)

    @contextmanager
    def work(self, kind: str, who: str) -> Iterator[WorkUnit]:
        """A unit of work: committed whole when the block ends, rolled back whole when it raises."""
        if self.read_only:
            raise UserError(self.why_read_only)
        with plain_failures(self.path):
            self._start_log()
        with plain_failures(self.path), self._engine.connect() as plain:
            connection = plain.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
            with connection.begin():
                yield WorkUnit(connection, BatchWriter(connection, kind, who, self._replica))

    def _start_log(self) -> None:
        """Go over to the write-ahead log with the first write, so that only looking at a workspace changes no byte."""
        if not self._has_log and not media.is_network(self.path):
            _set_journal_mode(self.path, "WAL")
            self._has_log = True

    def close(self) -> None:
        """Close; after clean work the workspace is one single file again, ready for a USB stick."""
        self._engine.dispose()
        lock, self._lock = self._lock, None
        if lock is None:  # read only, or closed before
            return
        try:
            if self._has_log:
                _set_journal_mode(self.path, "DELETE")
        except sqlcipher3.dbapi2.OperationalError as error:
            # Another program still reads: the log stays beside the file, whole, and the next closing folds it back.
            if error.sqlite_errorname not in {"SQLITE_BUSY", "SQLITE_LOCKED"}:
                raise
        finally:
            lock.release()


def create_workspace(path: Path) -> None:
    """Make an empty workspace file; nothing is left behind when it fails.

    Raises:
        UserError: the file exists, or its folder is missing or cannot be written.
    """
    if path.exists():
        raise UserError(f"“{path.name}” exists already and was not touched. Choose another name, or open it.")
    if not path.parent.is_dir():
        raise UserError(f"The folder “{path.parent}” does not exist, so nothing was made. Make it, or choose another.")
    if not media.can_write_folder(path.parent):
        raise UserError(f"The folder “{path.parent}” cannot be written, so nothing was made. Choose one of your own.")
    draft = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.new")
    try:
        with plain_failures(path):
            _build(draft)
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)


def _build(draft: Path) -> None:
    engine = _engine(draft, read_only=False)
    with engine.connect() as connection, connection.begin():
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        for step in STEPS:
            step(connection)
        connection.execute(insert(identity).values(name="workspace", content=os.urandom(16)))
        connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")
    engine.dispose()


def open_workspace(path: Path, *, read_only: bool = False) -> Workspace:
    """Open a workspace; read only when it is asked for, is locked by another window, or cannot be written.

    Raises:
        UserError: missing, empty, foreign, protected, damaged or newer.
    """
    _check_header(path)
    why_read_only = ""
    lock = None
    if read_only:
        why_read_only = f"“{path.name}” was opened to be read only, so nothing was changed."
    elif not (media.can_write_file(path) and media.can_write_folder(path.parent)):
        why_read_only = (
            f"“{path.name}” or its folder cannot be written, so nothing was changed. "
            "Copy it to a folder of your own, then open the copy."
        )
    else:
        lock = WorkspaceLock.take(path)
        if lock is None:
            why_read_only = (
                f"“{path.name}” is open in another window, so nothing was changed here. "
                "Close the other window, then try again."
            )
    engine = _engine(path, read_only=lock is None)
    try:
        with plain_failures(path):
            _check_contents(engine, path)
    except BaseException:
        engine.dispose()
        if lock:
            lock.release()
        raise
    return Workspace(path, engine, lock, why_read_only)


def _check_header(path: Path) -> None:
    if not path.exists():
        raise UserError(
            f"There is no file “{path.name}”. Nothing was changed. Check the name, or make a new workspace."
        )
    if not path.is_file():
        raise UserError(f"“{path.name}” is a folder, not a workspace. Choose a file that ends in .cs360.")
    try:
        with path.open("rb") as file:
            header = file.read(len(_PLAIN_HEADER))
    except OSError as error:
        raise UserError(
            f"“{path.name}” cannot be read. Nothing was changed. Close other programs that use it, then try again.",
            detail=str(error),
        ) from error
    if not header:
        raise UserError(f"“{path.name}” is empty, so there is nothing to open. Open a backup, or make a new workspace.")
    if header != _PLAIN_HEADER:
        raise UserError(
            f"“{path.name}” is not a CS360 workspace, or it is protected or damaged at its beginning. "
            "It was not changed. Choose a file that ends in .cs360."
        )


def _check_contents(engine: Engine, path: Path) -> None:
    with engine.connect() as connection, connection.begin():
        application_id = _pragma(connection, "application_id")
        version = _pragma(connection, "user_version")
        if application_id != APPLICATION_ID:
            raise UserError(
                f"“{path.name}” belongs to another program, so it was not opened or changed. "
                "Choose a file that ends in .cs360."
            )
        if version > VERSION:
            raise UserError(
                f"“{path.name}” was made by a newer version of CS360 Desktop, so it was not opened or changed. "
                "Install the newer version on this computer too."
            )
        if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() != "ok":
            raise UserError(
                f"“{path.name}” is damaged and was not opened, so it cannot get worse. Open the newest good backup."
            )
        connection.execute(select(identity.c.name)).first()


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())


def _set_journal_mode(path: Path, mode: str) -> None:
    """Set the journal mode; DELETE folds the log back into the one file."""
    connection = sqlcipher3.dbapi2.connect(str(path), isolation_level=None, timeout=5)
    try:
        connection.execute(f"PRAGMA journal_mode={mode}")
    finally:
        connection.close()


def _engine(path: Path, *, read_only: bool) -> Engine:
    """The engine: plain and protected files go through the one module sqlcipher3 (design.md §4)."""
    # Read-only media cannot hold the index of a WAL: without one beside the file, it will not change under us.
    immutable = read_only and not media.can_write_folder(path.parent) and not Path(f"{path}-wal").exists()
    mode = ("ro&immutable=1" if immutable else "ro") if read_only else "rwc"

    def connect() -> Any:
        uri = f"{path.absolute().as_uri()}?mode={mode}"
        connection = sqlcipher3.dbapi2.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=5)
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=FULL")
        return connection

    engine = create_engine("sqlite://", creator=connect, module=sqlcipher3.dbapi2, poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A deferred unit that reads first and writes later would fail at once, ignoring the busy timeout.
        connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))

    return engine
