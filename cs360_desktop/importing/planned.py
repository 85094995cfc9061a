"""What an import would write: planned values with their cells, refusals and questions. Nothing is written here."""

from array import array
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
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


_PLANNED_VALUE: Callable[[Iterable[object]], PlannedValue] = partial(tuple.__new__, PlannedValue)


def planned(*columns: Iterable[object]) -> Iterable[PlannedValue]:
    """Make planned values of their fields, column by column and without a step of Python for each value."""
    return map(_PLANNED_VALUE, zip(*columns, strict=False))


def apart(values: Iterable[PlannedValue]) -> tuple[list[PlannedValue], list[PlannedValue]]:
    """Tell values that have an entry of their own from those that meet in one and do not agree."""
    groups: dict[tuple[int | str, int | str, int], list[PlannedValue]] = {}
    for each in values:
        measure = each.measure_name if each.measure_id is None else each.measure_id
        area = each.area_name if each.area_id is None else each.area_id
        groups.setdefault((measure, area, each.period.key), []).append(each)
    alone, met = [], []
    for group in groups.values():
        if all(each.value == group[0].value for each in group):
            alone.append(group[0])
        else:
            met += group
    return alone, met


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

    __hash__ = object.__hash__  # each is there once; by their names they would be ten times slower

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


class PreviewRow(NamedTuple):
    """One line of the preview: what would happen to one value, and what is stored now; `number` is its place there."""

    number: int
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

    @property
    def key(self) -> tuple[str, str]:
        """Tells a line from all others."""
        return key_of(self)


def key_of(line: "PreviewRow | PlannedValue") -> tuple[str, str]:
    """The sheet and cell of a line, and what was counted where many cells gave one count."""
    if ":" not in line.cell:
        return line.sheet, line.cell
    return line.sheet, f"{line.cell} {line.measure_name} / {line.area_name} / {line.period}"


class PreviewRows(Sequence[PreviewRow]):
    """The lines of a preview, rejected cells first; each is made when it is asked for, for there can be very many.

    Args:
        rejected: the cells that were left out.
        values: the values that were read.
        outcomes: what would happen to each value.
        stored: what is stored now for each value.
    """

    def __init__(
        self,
        rejected: Sequence[Rejected],
        values: Sequence[PlannedValue],
        outcomes: Sequence[Outcome],
        stored: Sequence[Value | None],
    ) -> None:
        self._rejected = rejected
        self._values = values
        self._outcomes = outcomes
        self._stored = stored
        self._positions = {outcome: array("L") for outcome in Outcome}
        self._positions[Outcome.REJECTED].extend(range(len(rejected)))
        for outcome in set(outcomes):
            found = [position for position, each in enumerate(outcomes, len(rejected)) if each is outcome]
            self._positions[outcome].extend(found)

    def count_of(self, outcome: Outcome) -> int:
        """How many lines of the whole preview have an outcome."""
        return len(self._positions[outcome])

    def of(self, outcomes: Iterable[Outcome]) -> "SomeRows":
        """The lines of some outcomes, those of the first one first."""
        positions = array("L")
        for outcome in outcomes:
            positions.extend(self._positions[outcome])
        return self.at(positions)

    def at(self, numbers: Iterable[int]) -> "SomeRows":
        """The lines of some numbers, in that order."""
        return SomeRows(self, numbers if isinstance(numbers, array) else array("L", numbers))

    def written(self, outcome: Outcome, without: Collection[tuple[str, str]] = ()) -> list[PlannedValue]:
        """The values of an outcome, without those of some keys."""
        first = len(self._rejected)
        values = [self._values[position - first] for position in self._positions[outcome]]
        return [each for each in values if key_of(each) not in without] if without else values

    @override
    def __len__(self) -> int:
        return len(self._rejected) + len(self._values)

    @overload
    def __getitem__(self, position: int) -> PreviewRow: ...

    @overload
    def __getitem__(self, position: slice) -> list[PreviewRow]: ...

    @override
    def __getitem__(self, position: int | slice) -> PreviewRow | list[PreviewRow]:
        found = range(len(self))[position]
        return self._row(found) if isinstance(found, int) else [self._row(each) for each in found]

    def _row(self, number: int) -> PreviewRow:
        at = number - len(self._rejected)
        if at < 0:
            cell = self._rejected[number]
            names = cell.measure_name, cell.area_name, cell.period
            return PreviewRow(
                number, Outcome.REJECTED, *names, None, None, cell.sheet, cell.cell, cell.text, cell.reason
            )
        value = self._values[at]
        names = value.measure_name, value.area_name, value.period
        return PreviewRow(
            number, self._outcomes[at], *names, self._stored[at], value.value, value.sheet, value.cell, planned=value
        )


class SomeRows(Sequence[PreviewRow]):
    """Some lines of a preview; `numbers` are their places in it."""

    def __init__(self, rows: PreviewRows, numbers: "array[int]") -> None:
        self._rows = rows
        self.numbers = numbers

    @override
    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, position: int) -> PreviewRow: ...

    @overload
    def __getitem__(self, position: slice) -> list[PreviewRow]: ...

    @override
    def __getitem__(self, position: int | slice) -> PreviewRow | list[PreviewRow]:
        found = self.numbers[position]
        return self._rows[found] if isinstance(found, int) else [self._rows[each] for each in found]
