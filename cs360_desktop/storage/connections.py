"""Connections to a workspace file: plain and protected files go through the one module sqlcipher3 (design.md §4)."""

import os
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from cs360_desktop.domain.errors import UserError
from cs360_desktop.storage import media

BEGIN = "cs360_begin"
"""Execution option of a connection: the statement that begins its transactions."""

_SECONDS_TO_WAIT = 5

# Without an adapter sqlcipher3 asks each None how it wants to be stored: rows with blanks cost three times as much.
# This one gives None back without a step of Python.
sqlcipher3.dbapi2.register_adapter(type(None), {}.get)


def uri(file: PurePath, mode: str) -> str:
    """The address of an absolute path as SQLite reads it, whatever letters stand in it.

    Not `as_uri`: it writes a Windows share as `file://server/…`, and SQLite refuses to ask a server.
    """
    path = file.as_posix()
    return f"file://{'' if path.startswith('/') else '/'}{quote(os.fsencode(path))}?mode={mode}"


def make_engine(file: Path, mode: str) -> Engine:
    """The engine of a file; mode is `rwc` where the file is to be made, `rw`, `ro`, or `ro&immutable=1`."""

    def connect() -> Any:
        return raw_connection(file, mode, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, module=sqlcipher3.dbapi2, poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A deferred unit that reads first and writes later would fail at once, ignoring the busy timeout.
        connection.exec_driver_sql(connection.get_execution_options().get(BEGIN, "BEGIN"))

    return engine


def reading_mode(file: Path) -> str:
    """How to open a file in order to read it only.

    A file in WAL mode needs its index beside it, which read-only media cannot hold: without a log, such a file is
    read as one that nobody changes. Any other file is read with its locks, for somebody else may be able to write it.

    Raises:
        UserError: its last changes lie in a log that cannot be used where it is.
    """
    if media.can_write_folder(file.parent):
        return "ro"
    if logs := logs_beside(file):
        if Path(f"{file}-shm").exists():  # somebody who can write has it open
            return "ro"
        raise UserError(
            f"“{file.name}” was not closed the last time: its last changes still lie in “{logs[0].name}” beside it. "
            "This folder cannot be written, so it was not opened. Copy both to one of your own, then open the copy."
        )
    with file.open("rb") as content:
        in_wal_mode = content.read(20)[18:] == b"\x02\x02"
    return "ro&immutable=1" if in_wal_mode else "ro"


def logs_beside(file: Path) -> list[Path]:
    """The logs with changes that are not in the file itself: somebody has it open, or did not close it."""
    logs = (Path(f"{file}{suffix}") for suffix in ("-wal", "-journal"))
    return [log for log in logs if log.exists() and log.stat().st_size]


def start_log(file: Path) -> None:
    """Go over to the write-ahead log."""
    _set_journal_mode(file, "WAL")


def fold_log_back(file: Path) -> None:
    """Bring what the log holds into the file and do without one; where others have it open, at least the first."""
    _set_journal_mode(file, "DELETE")


def copy_database(file: Path, target: Path) -> str:
    """Copy a database as it stands into a new file, in one step, and look through the copy.

    The copy is one single file that also read-only media can hold, and is on the disk when this returns.

    Returns:
        What SQLite's check found: `ok`, or the first fault.

    Raises:
        sqlcipher3.dbapi2.DatabaseError: one of them cannot be read or written.
    """
    source = raw_connection(file, reading_mode(file))
    try:
        copy = raw_connection(target, "rwc")
        try:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            return str(copy.execute("PRAGMA quick_check(1)").fetchone()[0])
        finally:
            copy.close()
    finally:
        source.close()


def _set_journal_mode(file: Path, mode: str) -> None:
    connection = raw_connection(file, "rw")
    try:
        # EXTRA also waits until the old journal is gone from the folder: come back after a power cut, it would undo
        # what was written since (spikes.md §5).
        connection.execute("PRAGMA synchronous=EXTRA")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute(f"PRAGMA journal_mode={mode}")
    finally:
        connection.close()


def raw_connection(file: Path, mode: str, *, password: str | None = None, **options: Any) -> Any:
    """Open a file without SQLAlchemy, for what concerns it as a whole; `mode` is SQLite's `ro`, `rw` or `rwc`.

    Raises:
        sqlcipher3.dbapi2.DatabaseError: it is no database, or one that the password does not open.
    """
    connection = sqlcipher3.dbapi2.connect(
        uri(file, mode), uri=True, isolation_level=None, timeout=_SECONDS_TO_WAIT, **options
    )
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        if password is not None:  # before anything is read
            quoted = password.replace("'", "''")
            connection.execute(f"PRAGMA key='{quoted}'")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=FULL")
    except sqlcipher3.dbapi2.DatabaseError:
        connection.close()
        raise
    return connection
