"""Files for tests of what surrounds an import, and the way from a file to entries."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cs360_desktop.domain.entries import EntryKey, Value
from cs360_desktop.importing.mapping import Proposal
from cs360_desktop.services import imports
from cs360_desktop.services.imports import Imported
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns

Rows = Sequence[Sequence[Any]]


def write_csv(path: Path, rows: Rows) -> Path:
    """Write rows as a text table and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(",".join(map(str, row)) + "\n" for row in rows), encoding="utf-8")
    return path


def bring_in(session: Session, path: Path, *, proposal: Proposal | None = None) -> Imported:
    """Import a file, new names included."""
    proposed = proposal or imports.propose(session, imports.read(path))
    return imports.apply(session, imports.preview(session, proposed, create=True))


def stored(session: Session) -> dict[EntryKey, Value]:
    """Every value of the workspace."""
    with session.reading() as unit:
        return unit.entries.values({each.id for each in [*unit[nouns.measures].all(), *unit[nouns.measures].deleted()]})


def numbers(session: Session) -> dict[tuple[str, str], float | None]:
    """Every number by measure and period."""
    with session.reading() as unit:
        names = {each.id: each.name for each in [*unit[nouns.measures].all(), *unit[nouns.measures].deleted()]}
    return {(names[key.measure_id], str(key.period)): value.number for key, value in stored(session).items()}
