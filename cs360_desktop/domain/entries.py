"""Entries: the value of one measure, in one period, for one area, with a state.

Blank is "no entry" and is never a value: the absence of an entry is `None`, everywhere.
"""

import math
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from cs360_desktop.domain.periods import Period
from cs360_desktop.language import marked

WHOLE_AGENCY = 1
"""Area id of the whole agency; exists in every workspace."""
UNKNOWN_AREA = 2
"""Area id of what happened in the agency but in no known area; exists in every workspace."""


class EntryState(Enum):
    """What is known about a value (product.md §4). The numbers are stored; never change them."""

    __hash__ = object.__hash__  # each is there once; by their names they would be ten times slower

    ENTERED = 1
    NOT_COLLECTED = 2
    NOT_YET_AVAILABLE = 3
    SUPPRESSED = 4
    ESTIMATED = 5
    DISPUTED = 6

    @property
    def has_figure(self) -> bool:
        """Whether a value in this state carries a number."""
        return self in _WITH_FIGURE

    @property
    def word(self) -> str:
        """The state in the words of the product, in English: `not collected`; files are read and written with it."""
        return _WORDS[self]


_WORDS = {
    EntryState.ENTERED: marked("entered"),
    EntryState.NOT_COLLECTED: marked("not collected"),
    EntryState.NOT_YET_AVAILABLE: marked("not yet available"),
    EntryState.SUPPRESSED: marked("suppressed"),
    EntryState.ESTIMATED: marked("estimated"),
    EntryState.DISPUTED: marked("disputed"),
}
_WITH_FIGURE = (EntryState.ENTERED, EntryState.ESTIMATED, EntryState.DISPUTED)  # found by identity, at once


@dataclass(frozen=True, slots=True)
class Value:
    """A number with its state; one unit that is always replaced as a whole.

    Either `number` stands alone, or `numerator` and `denominator` stand together and `number` is None: a share
    that is kept as cases can be added up later, a bare percentage cannot.

    Raises:
        ValueError: the parts do not fit together, or a number is not finite.
    """

    number: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    state: EntryState = EntryState.ENTERED

    def __post_init__(self) -> None:
        parts = (self.number, self.numerator, self.denominator)
        if any(part is not None and not math.isfinite(part) for part in parts):
            raise ValueError("a value must be a finite number")
        pair = (self.numerator is not None, self.denominator is not None)
        if pair[0] != pair[1]:
            raise ValueError("numerator and denominator go together")
        figures = (self.number is not None) + pair[0]
        if figures != (1 if self.state.has_figure else 0):
            raise ValueError(f"a value that is {self.state.word} cannot have {figures} figures")

    def figure(self, scale: float = 1.0) -> float | None:
        """The number to show: itself, or numerator ÷ denominator × scale (100 for a percentage).

        None where the state has no figure or the denominator is zero: nothing out of nothing is not a share.
        """
        if self.number is not None:
            return self.number
        if self.numerator is None or not self.denominator:
            return None
        return self.numerator / self.denominator * scale


@dataclass(frozen=True, slots=True, order=True)
class EntryKey:
    """Where an entry stands: measure, area and period."""

    measure_id: int
    area_id: int
    period: Period


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an imported value stood: file name, sheet and cell such as `B7`."""

    file: str
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A stored entry with everything known about it."""

    key: EntryKey
    value: Value
    note: str = ""
    source: str = ""
    as_of: date | None = None
    origin: Origin | None = None
    changed_at: datetime | None = None
    changed_by: str = ""
