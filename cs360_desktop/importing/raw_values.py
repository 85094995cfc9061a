"""What the cells of a table say before anything is known of the measures and areas that are meant."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from typing_extensions import override

from cs360_desktop.domain.entries import EntryState
from cs360_desktop.domain.periods import Period
from cs360_desktop.importing.in_columns import InColumns
from cs360_desktop.importing.numbers import Figure


class RawValue(NamedTuple):
    """A filled value cell: what it stands for and what it says. `row` and `column` are 1-based."""

    measure: str
    area: str
    period: Period
    figure: Figure | EntryState
    row: int
    column: int


class RawRefusal(NamedTuple):
    """A filled value cell that gives no value, with the reason.

    `text` is what may be shown of it; None for the cell as it stands.
    """

    measure: str
    area: str
    period: Period | None
    reason: str
    row: int
    column: int
    text: str | None = None


class RawValues(InColumns[RawValue]):
    """The values of a table: a file can hold hundreds of thousands."""

    def __init__(self) -> None:
        self.measures: list[str] = []
        self.areas: list[str] = []
        self.periods: list[Period] = []
        self.figures: list[Figure | EntryState] = []
        self.rows = array("I")
        self.columns = array("I")
        super().__init__(self.measures, self.areas, self.periods, self.figures, self.rows, self.columns)

    @override
    def line(self, cells: Sequence[Any]) -> RawValue:
        """A value."""
        return RawValue(*cells)


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a table says."""

    values: RawValues = field(default_factory=RawValues)
    refused: list[RawRefusal] = field(default_factory=list)

    def add(self, found: Iterable[RawValue | RawRefusal]) -> None:
        """Add what was read cell by cell."""
        values = []
        for each in found:
            if isinstance(each, RawValue):
                values.append(each)
            else:
                self.refused.append(each)
        if values:
            self.values.add(*zip(*values, strict=True))
