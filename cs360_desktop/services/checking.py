"""The workspace's health, for Settings and the command line."""

from dataclasses import dataclass
from pathlib import Path

from cs360_desktop.services.session import Session
from cs360_desktop.storage import check
from cs360_desktop.storage.protection import opens_with, write_protected


@dataclass(frozen=True, slots=True)
class Health:
    """What a check found; `faults` is empty when all is well."""

    schema_version: int
    counts: dict[str, int]
    faults: tuple[str, ...]


def check_workspace(session: Session) -> Health:
    """Look at everything: integrity, references, stored files, and how much there is."""
    with session.reading() as unit:
        return Health(check.schema_version(unit), check.counts(unit), tuple(check.faults(unit)))


def encryption_holds(session: Session, folder: Path) -> bool:
    """Tell, by a copy in a folder of the self-test, whether an encrypted workspace opens with its password alone."""
    key = "it's Ñandú 1"
    copy = folder / "protected.cs360"
    write_protected(session.path, copy, key)
    opened = [opens_with(copy, tried) for tried in (key, "another", None)]
    return opened == [True, False, False] and b"SQLite format 3" not in copy.read_bytes()
