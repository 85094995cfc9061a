"""Copies of a workspace whose whole file is encrypted (SQLCipher 4, spikes.md §1)."""

from pathlib import Path

import sqlcipher3.dbapi2

from cs360_desktop.storage.connections import raw_connection


def write_protected(file: Path, target: Path, password: str) -> None:
    """Write everything a database holds into a new file that opens with the password alone.

    Raises:
        sqlcipher3.dbapi2.DatabaseError: one of them cannot be read or written.
    """
    connection = raw_connection(file, "rwc")
    try:
        connection.execute("ATTACH DATABASE ? AS protected KEY ?", (str(target), password))
        connection.execute("SELECT sqlcipher_export('protected')")
        for pragma in ("application_id", "user_version"):  # which the export leaves out
            number = int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
            connection.execute(f"PRAGMA protected.{pragma}={number}")
        connection.execute("DETACH DATABASE protected")
    finally:
        connection.close()


def opens_with(file: Path, password: str | None) -> bool:
    """Tell whether a file can be read with a password, or without one."""
    try:
        raw_connection(file, "ro", password=password).close()
    except sqlcipher3.dbapi2.DatabaseError:
        return False
    return True
