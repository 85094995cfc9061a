"""What lies in a bin, whatever it is a bin of: what was deleted, by whom and when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from cs360_desktop.services.session import Session
from cs360_desktop.storage.stamped import Stamped

Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Binned(Generic[Kept]):
    """A record in the bin: who put it there and when (UTC)."""

    record: Kept
    who: str
    at: datetime


def binned(session: Session, noun: Stamped[Any], verbs: Collection[str]) -> tuple[Binned[Any], ...]:
    """The deleted records of a noun, the last one first.

    Args:
        session: where.
        noun: of what.
        verbs: those about the bin; redoing one or undoing another puts a record there too. One whose adding was undone
            was never put there, and is not listed.
    """
    with session.reading() as unit:
        records = {record.id: record for record in unit[noun].deleted()}
        return tuple(
            Binned(records[key], found.who, found.at)
            for key, found in unit.history.deletions(noun.noun).items()
            if found.kind in verbs
        )
