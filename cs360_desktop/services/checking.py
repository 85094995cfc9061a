"""The workspace's health, for Settings and the command line."""

from dataclasses import dataclass

from cs360_desktop.services.session import Session
from cs360_desktop.storage import check


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
