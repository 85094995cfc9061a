"""Sort database errors into what the user can mend and bugs, by SQLite's error name and never by message text."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2
from sqlalchemy.exc import DBAPIError

from cs360_desktop.domain.errors import UserError

_SENTENCES = {
    "SQLITE_FULL": "Not saved: the disk is full. Your last change is kept on screen. Free some space, then try again.",
    "SQLITE_BUSY": (
        "“{name}” is being written by another window, so this was not saved. Close the other window, then try again."
    ),
    "SQLITE_LOCKED": "“{name}” is busy, so this was not saved. Try again in a moment.",
    "SQLITE_READONLY": (
        "“{name}” cannot be written: the file or its folder is read only. Nothing was changed. "
        "Copy it to a folder of your own, then open the copy."
    ),
    "SQLITE_CANTOPEN": "“{name}” cannot be opened. Nothing was changed. Check that the folder is there and is yours.",
    "SQLITE_NOTADB": (
        "“{name}” is not a CS360 workspace, or it is protected by a password or damaged at its beginning. "
        "It was not changed. Choose a file that ends in .cs360."
    ),
    "SQLITE_CORRUPT": (
        "“{name}” is damaged and was not opened, so it cannot get worse. Open the newest good backup instead."
    ),
    "SQLITE_IOERR": (
        "The disk with “{name}” does not answer, so the last change was not saved. "
        "Check the drive or USB stick, then open the workspace again."
    ),
}


def sentence_for(error_name: str, path: Path) -> str | None:
    """The sentence for an SQLite error such as `SQLITE_READONLY_DIRECTORY`; None when it is a bug."""
    for prefix, sentence in _SENTENCES.items():
        if error_name == prefix or error_name.startswith(f"{prefix}_"):
            return sentence.format(name=path.name)
    return None


@contextmanager
def plain_failures(path: Path) -> Iterator[None]:
    """Turn failures of the environment into a `UserError`; let bugs pass."""
    try:
        yield
    except (DBAPIError, sqlcipher3.dbapi2.DatabaseError) as error:
        name = getattr(getattr(error, "orig", error), "sqlite_errorname", "") or ""
        sentence = sentence_for(name, path)
        if sentence is None:
            raise
        raise UserError(sentence, detail=name) from error
