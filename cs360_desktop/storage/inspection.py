"""What is looked at before a workspace is opened, so that no file is changed that is not a whole workspace."""

import os
import shutil
import stat
import tempfile
from pathlib import Path

from sqlalchemy import Connection, select

from cs360_desktop.domain.errors import UserError
from cs360_desktop.storage import media
from cs360_desktop.storage.connections import logs_beside, make_engine
from cs360_desktop.storage.failures import plain_failures
from cs360_desktop.storage.schema import APPLICATION_ID
from cs360_desktop.storage.tables import identity

_MAGIC = b"SQLite format 3\0"


def check_file(path: Path) -> None:
    """Look whether there is a file with something in it; it is not opened.

    Raises:
        UserError: missing, a folder, unreadable, empty, or too deep for Windows.
    """
    if media.is_too_long(path.absolute()):
        raise UserError(
            f"The path of “{path.name}” is too long for Windows, so it was not opened or changed. "
            "Move it to a folder that lies less deep, then open it there."
        )
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UserError(
            f"There is no file “{path.name}”. Nothing was changed. Check the name, or make a new workspace."
        ) from error
    except OSError as error:
        raise _unreadable(path, str(error)) from error
    if not stat.S_ISREG(found.st_mode):
        raise UserError(f"“{path.name}” is a folder, not a workspace. Choose a file that ends in .cs360.")
    if not os.access(path, os.R_OK):
        raise _unreadable(path, "no right to read")
    if not found.st_size:
        raise UserError(f"“{path.name}” is empty, so there is nothing to open. Open a backup, or make a new workspace.")


def _unreadable(path: Path, detail: str) -> UserError:
    return UserError(
        f"“{path.name}” cannot be read. Nothing was changed. Close other programs that use it, then try again.",
        detail=detail,
    )


def check_header(path: Path) -> int:
    """Read the first bytes without SQLite, which would fold a log back into any file it opens, also a foreign one.

    Only for a file that nobody has open: closing it takes this program's locks of it away (POSIX).

    Returns:
        The version of its schema.

    Raises:
        UserError: not a workspace, or protected.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise _unreadable(path, str(error)) from error
    if not header.startswith(_MAGIC):
        raise UserError(
            f"“{path.name}” is not a CS360 workspace, or it is protected or damaged at its beginning. "
            "It was not changed. Choose a file that ends in .cs360."
        )
    version, application_id = (int.from_bytes(header[start : start + 4], "big") for start in (60, 68))
    _refuse_foreign(path, application_id)
    return version


def check_recovery(path: Path) -> None:
    """After a crash, try on a copy what opening would do: a log that belongs to another file ruins this one.

    Raises:
        UserError: it would be damaged, or there is no room for the copy.
    """
    file = path.resolve()
    logs = logs_beside(file)
    if not logs:
        return
    with tempfile.TemporaryDirectory(prefix="cs360-") as folder:
        try:
            for each in (file, *logs):
                shutil.copyfile(each, Path(folder, each.name))
        except OSError as error:
            raise UserError(
                f"“{path.name}” was not closed the last time, and there is no room to try on a copy whether it is "
                "whole. It was not opened or changed. Free some space, then try again.",
                detail=str(error),
            ) from error
        engine = make_engine(Path(folder, file.name), "rw")
        try:
            with plain_failures(path, opening=True), engine.connect() as connection, connection.begin():
                check_contents(connection, path)
        finally:
            engine.dispose()


def check_contents(connection: Connection, path: Path) -> int:
    """Look whether it is a workspace and whole.

    Returns:
        The version of its schema.

    Raises:
        UserError: foreign or damaged.
    """
    _refuse_foreign(path, _pragma(connection, "application_id"))
    if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() != "ok":
        raise _damaged(path)
    connection.execute(select(identity.c.name)).first()
    return _pragma(connection, "user_version")


def check_version(path: Path, version: int, newest: int, *, can_upgrade: bool) -> None:
    """Refuse what this program cannot work with.

    Raises:
        UserError: newer than this program, older and not to be upgraded here, or of no version.
    """
    if version < 1:
        raise _damaged(path)
    if version > newest:
        raise UserError(
            f"“{path.name}” was made by a newer version of CS360 Desktop, so it was not opened or changed. "
            "Install the newer version on this computer too."
        )
    if version < newest and not can_upgrade:
        raise UserError(
            f"“{path.name}” was made by an older version and must be brought up to date once, which cannot be done "
            "while it is open elsewhere or read only. It was not changed. Open it where it can be written."
        )


def _damaged(path: Path) -> UserError:
    return UserError(
        f"“{path.name}” is damaged and was not opened, so it cannot get worse. Open the newest good backup."
    )


def _refuse_foreign(path: Path, application_id: int) -> None:
    if application_id != APPLICATION_ID:
        raise UserError(
            f"“{path.name}” belongs to another program, so it was not opened or changed. "
            "Choose a file that ends in .cs360."
        )


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
