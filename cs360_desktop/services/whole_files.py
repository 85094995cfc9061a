"""Writing documents so that each is whole or not there, in the place of an older one or beside it."""

import errno
import uuid
from collections.abc import Iterator
from pathlib import Path

_LONGEST_PATH = 250
"""Letters of a path beyond which Windows and many programs refuse it, often without saying why."""


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file whole or not at all, in place of one that lies there."""
    draft = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return path


def why_not_written(path: Path, error: OSError) -> str:
    """Why a file or folder could not be written, in a sentence that says what to do."""
    if error.errno == errno.ENAMETOOLONG or len(str(path)) > _LONGEST_PATH:
        return "The name with its folders is too long for the system. Choose a folder with a shorter path."
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "The disk is full. Make room, or choose another place."
    if error.errno == errno.EROFS:
        return "The disk may only be read. Choose another place."
    if isinstance(error, FileNotFoundError):
        return "The folder is no longer there. Put the stick back in, or choose another place."
    return "It may not be written, or a file is open in another program. Close it there, or choose another place."


def place_for(path: Path, *, replace: bool) -> Path:
    """The path itself, or if nothing may be replaced the first one that is free: `Agenda (2).pdf`."""
    return path if replace else next(free for free in _numbered(path) if not free.exists())


def _numbered(path: Path) -> Iterator[Path]:
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
