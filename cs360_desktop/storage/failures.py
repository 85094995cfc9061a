"""Sort database errors into what the user can mend and bugs, by SQLite's error name and never by message text."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2
from sqlalchemy.exc import DBAPIError

from cs360_desktop.domain.errors import UserError

MOVED = (
    "“{name}” or the log beside it was moved, renamed, replaced or deleted while it was open, so the last change was "
    "not saved. Everything before it was. Find the file, in the trash if need be, then open it again."
)

_SENTENCES = {
    "SQLITE_FULL": "Not saved: the disk is full. Your last change is kept on screen. Free some space, then try again.",
    "SQLITE_BUSY": (
        "“{name}” is being read or written by another window or a long piece of work, so this was not saved. "
        "Try again in a moment."
    ),
    "SQLITE_LOCKED": "“{name}” is busy, so this was not saved. Try again in a moment.",
    "SQLITE_READONLY": (
        "“{name}” cannot be written: the file or its folder is read only. Nothing was changed. "
        "Copy it to a folder of your own, then open the copy."
    ),
    "SQLITE_CANTOPEN": "“{name}” cannot be opened. Nothing was changed. Check that the folder is there and is yours.",
}

_LOST = {
    "SQLITE_READONLY_DBMOVED": MOVED,
    "SQLITE_IOERR": (
        "The disk with “{name}” does not answer, so the last change may not be saved; everything before it is. "
        "Check the drive or USB stick, then open the workspace again."
    ),
    # What a vanished drive gives for what was not read before; also what real damage gives. Only reopening tells.
    "SQLITE_CORRUPT": (
        "“{name}” can no longer be read, so nothing more is saved; what was saved is not touched. "
        "Check the drive or USB stick, then open the workspace again: it is checked then."
    ),
}
_LOST["SQLITE_NOTADB"] = _LOST["SQLITE_CORRUPT"]

_OPENING = {
    "SQLITE_BUSY": (
        "“{name}” is in use by another program, so it was not opened or changed. Close that program, then try again."
    ),
    "SQLITE_FULL": "The disk is full, so “{name}” was not made or changed. Free some space, then try again.",
    "SQLITE_IOERR": (
        "The disk with “{name}” does not answer, so it was not opened or changed. "
        "Check the drive or USB stick, then try again."
    ),
    "SQLITE_CORRUPT": (
        "“{name}” is damaged and was not opened, so it cannot get worse. Open the newest good backup instead."
    ),
    "SQLITE_NOTADB": (
        "“{name}” is not a CS360 workspace, or it is protected by a password or damaged at its beginning. "
        "It was not changed. Choose a file that ends in .cs360."
    ),
}


class LostFileError(UserError):
    """The file of an open workspace is gone or does not answer: nothing more may be written before it is reopened."""


def _sentence(sentences: dict[str, str], error_name: str, path: Path) -> str | None:
    for name, sentence in sentences.items():
        if error_name == name or error_name.startswith(f"{name}_"):
            return sentence.format(name=path.name)
    return None


@contextmanager
def plain_failures(path: Path, *, opening: bool = False) -> Iterator[None]:
    """Turn failures of the environment into a `UserError`; let bugs pass.

    Args:
        path: the workspace, for its name.
        opening: whether it is not open yet; an open one that fails in its file is lost (`LostFileError`).
    """
    try:
        yield
    except (DBAPIError, sqlcipher3.dbapi2.DatabaseError) as error:
        name = getattr(getattr(error, "orig", error), "sqlite_errorname", "") or ""
        lost = None if opening else _sentence(_LOST, name, path)
        if lost:
            raise LostFileError(lost, detail=name) from error
        sentence = _sentence(_SENTENCES | (_OPENING if opening else {}), name, path)
        if sentence is None:
            raise
        raise UserError(sentence, detail=name) from error
