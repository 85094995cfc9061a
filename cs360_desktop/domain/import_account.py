"""What an import did, told on its last page and printed: how much came in, what is new, what was left out and why."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RejectedLine:
    """A value that was left out: where it stands, what it is, why."""

    place: str
    what: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class ImportAccount:
    """What an import did. `unticked` counts values the user left out; `periods` is the range that came in."""

    agency: str
    as_of: date
    file: str
    new: int
    changed: int
    unchanged: int
    unticked: int
    periods: str
    new_measures: tuple[str, ...] = ()
    new_areas: tuple[str, ...] = ()
    rejected: tuple[RejectedLine, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    questions: tuple[str, ...] = ()
