"""What an import would write: planned values with their cells, refusals and questions. Nothing is written here."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import chain
from typing import NamedTuple, overload

from typing_extensions import override

from cs360_desktop.domain.catalogue import Aggregation, Unit
from cs360_desktop.domain.entries import Value
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.importing.mapping import LeftOut
from cs360_desktop.importing.questions import Question


class PlannedValue(NamedTuple):
    """A value that would be written; a tuple, because a file can hold hundreds of thousands.

    `measure_id` or `area_id` is None where the name is still to be created. Without an area column `area_name` is
    empty and `area_id` is the whole agency.
    """

    measure_name: str
    measure_id: int | None
    area_name: str
    area_id: int | None
    period: Period
    value: Value
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A cell that was left out because of what stands in it, with the reason in plain words."""

    sheet: str
    cell: str
    text: str
    reason: str
    measure_name: str = ""
    area_name: str = ""
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class NewMeasure:
    """A measure to be created under its name in the file, with the safest definition its values allow."""

    name: str
    unit: Unit
    period_kind: PeriodKind
    aggregation: Aggregation
    may_be_negative: bool = False


@dataclass(frozen=True, slots=True)
class TableFound:
    """A table as it is reported: `lasd.xlsx`'s `Sheet1`, `A1:P449`, `rows are measures by area, columns are years`."""

    sheet: str
    range: str
    orientation: str
    period_kind: PeriodKind | None
    values: int

    def to_dict(self) -> dict[str, str | int | None]:
        """Plain values for JSON."""
        kind = self.period_kind.name.lower() if self.period_kind else None
        return {
            "sheet": self.sheet,
            "range": self.range,
            "orientation": self.orientation,
            "period": kind,
            "values": self.values,
        }


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything an import would do, before anything is written.

    Every name in `new_measures` and `new_areas` occurs in `values`, exactly as written there.
    """

    file: str
    content_hash: str
    values: tuple[PlannedValue, ...]
    rejected: tuple[Rejected, ...]
    questions: tuple[Question, ...]
    tables: tuple[TableFound, ...]
    left_out: tuple[LeftOut, ...]
    new_measures: tuple[NewMeasure, ...] = ()
    new_areas: tuple[str, ...] = ()


class Outcome(Enum):
    """What an import would do to one entry."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


class PreviewRow(NamedTuple):
    """One line of the preview: what would happen to one value, and what is stored now."""

    outcome: Outcome
    measure_name: str
    area_name: str
    period: Period | None
    stored: Value | None
    value: Value | None
    sheet: str
    cell: str
    text: str = ""
    reason: str = ""
    planned: PlannedValue | None = None


class PreviewRows(Sequence[PreviewRow]):
    """The lines of a preview, rejected cells first; each is made when it is asked for, for there can be very many.

    Args:
        rejected: the cells that were left out.
        values: the values that were read.
        outcomes: what would happen to each value.
        stored: what is stored now for each value.
        shown: the positions among all lines that are shown here; all of them without.
    """

    def __init__(
        self,
        rejected: Sequence[Rejected],
        values: Sequence[PlannedValue],
        outcomes: Sequence[Outcome],
        stored: Sequence[Value | None],
        shown: Sequence[int] | None = None,
    ) -> None:
        self.values = values
        self._rejected = rejected
        self._outcomes = outcomes
        self._stored = stored
        self._shown = range(len(rejected) + len(values)) if shown is None else shown
        self._counts = Counter(outcomes)
        self._counts[Outcome.REJECTED] += len(rejected)

    def count_of(self, outcome: Outcome) -> int:
        """How many lines of the whole preview have an outcome."""
        return self._counts[outcome]

    def written(self) -> list[tuple[PlannedValue, Outcome]]:
        """The values that are new or changed, with which of the two."""
        wanted = {Outcome.NEW, Outcome.CHANGED}
        return [pair for pair in zip(self.values, self._outcomes, strict=True) if pair[1] in wanted]

    def of(self, outcomes: Collection[Outcome]) -> "PreviewRows":
        """The lines of some outcomes, those of the first one first."""
        every = [Outcome.REJECTED] * len(self._rejected) + list(self._outcomes)
        positions = [[position for position, each in enumerate(every) if each is wanted] for wanted in outcomes]
        shown = list(chain.from_iterable(positions))
        return PreviewRows(self._rejected, self.values, self._outcomes, self._stored, shown)

    @override
    def __len__(self) -> int:
        return len(self._shown)

    @overload
    def __getitem__(self, position: int) -> PreviewRow: ...

    @overload
    def __getitem__(self, position: slice) -> list[PreviewRow]: ...

    @override
    def __getitem__(self, position: int | slice) -> PreviewRow | list[PreviewRow]:
        if isinstance(position, slice):
            return [self._row(each) for each in self._shown[position]]
        return self._row(self._shown[position])

    def _row(self, number: int) -> PreviewRow:
        at = number - len(self._rejected)
        if at < 0:
            cell = self._rejected[number]
            names = cell.measure_name, cell.area_name, cell.period
            return PreviewRow(Outcome.REJECTED, *names, None, None, cell.sheet, cell.cell, cell.text, cell.reason)
        value = self.values[at]
        names = value.measure_name, value.area_name, value.period
        return PreviewRow(
            self._outcomes[at], *names, self._stored[at], value.value, value.sheet, value.cell, planned=value
        )
