"""Writing documents so that each is whole or not there, in the place of an older one or beside it."""

import uuid
from collections.abc import Iterator
from pathlib import Path


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file whole or not at all, in place of one that lies there."""
    draft = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return path


def place_for(path: Path, *, replace: bool) -> Path:
    """The path itself, or if nothing may be replaced the first one that is free: `Agenda (2).pdf`."""
    return path if replace else next(free for free in _numbered(path) if not free.exists())


def _numbered(path: Path) -> Iterator[Path]:
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
