"""What an import would write: planned values with their cells, refusals and questions. Nothing is written here."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple, overload

from typing_extensions import override

from cs360_desktop.domain.catalogue import Aggregation, Unit
from cs360_desktop.domain.entries import Value
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.importing.in_columns import InColumns
from cs360_desktop.importing.incident_counts import place_of
from cs360_desktop.importing.mapping import LeftOut, TableMapping
from cs360_desktop.importing.questions import Question


class PlannedValue(NamedTuple):
    """A value that would be written.

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


Named = tuple[str, int | None]
"""A measure or an area by its name and id; without an id it is still to be created."""


class PlannedValues(InColumns[PlannedValue]):
    """The values of a plan: there can be hundreds of thousands."""

    def __init__(self) -> None:
        self.measures: list[Named] = []
        self.areas: list[Named] = []
        self.periods: list[Period] = []
        self.values: list[Value] = []
        self.tables: list[TableMapping] = []
        self.rows = array("I")
        self.columns = array("I")
        """Where they stand; 1-based."""
        said = self.measures, self.areas, self.periods, self.values
        super().__init__(*said, self.tables, self.rows, self.columns)

    @override
    def line(self, cells: Sequence[Any]) -> PlannedValue:
        """A value with its place in the words of a spreadsheet."""
        (measure, measure_id), (area, area_id), period, value, table, row, column = cells
        place = table.sheet, place_of(table, row, column)
        return PlannedValue(measure, measure_id, area, area_id, period, value, *place)

    @property
    def sheets(self) -> list[str]:
        """The sheet of every value."""
        return [table.sheet for table in self.tables]

    @property
    def cells(self) -> Iterator[str]:
        """The cell of every value, or the cells that were counted."""
        return map(place_of, self.tables, self.rows, self.columns)

    def apart(self) -> "tuple[PlannedValues, list[PlannedValue]]":
        """Tell values that have an entry of their own from those that meet in one and do not agree."""
        groups: dict[tuple[int | str, int | str, int], list[int]] = {}
        for at, each in enumerate(self):
            measure = each.measure_name if each.measure_id is None else each.measure_id
            area = each.area_name if each.area_id is None else each.area_id
            groups.setdefault((measure, area, each.period.key), []).append(at)
        alone: list[int] = []
        met: list[PlannedValue] = []
        for group in groups.values():
            if all(self.values[at] == self.values[group[0]] for at in group):
                alone.append(group[0])
            else:
                met += map(self.__getitem__, group)
        return self.at(alone), met


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
    values: PlannedValues
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


_OUTCOMES = tuple(Outcome)


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
    measure_id: int | None = None
    area_id: int | None = None

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
        stored: what is stored now for each value; empty where nothing is.
    """

    def __init__(
        self,
        rejected: Sequence[Rejected],
        values: PlannedValues,
        outcomes: Sequence[Outcome],
        stored: Sequence[Value | None],
    ) -> None:
        self._rejected = rejected
        self._values = values
        self._outcomes = bytes(map(_OUTCOMES.index, outcomes))
        self._stored = stored
        self._positions = {outcome: array("I") for outcome in Outcome}
        self._positions[Outcome.REJECTED].extend(range(len(rejected)))
        for outcome in set(outcomes):
            found = [position for position, each in enumerate(outcomes, len(rejected)) if each is outcome]
            self._positions[outcome].extend(found)

    def count_of(self, outcome: Outcome) -> int:
        """How many lines of the whole preview have an outcome."""
        return len(self._positions[outcome])

    def of(self, outcomes: Iterable[Outcome]) -> "SomeRows":
        """The lines of some outcomes, those of the first one first."""
        positions = array("I")
        for outcome in outcomes:
            positions.extend(self._positions[outcome])
        return self.at(positions)

    def at(self, numbers: Iterable[int]) -> "SomeRows":
        """The lines of some numbers, in that order."""
        return SomeRows(self, numbers if isinstance(numbers, array) else array("I", numbers))

    def written(self, outcome: Outcome, without: Collection[tuple[str, str]] = ()) -> "array[int]":
        """Which values of the plan have an outcome, without those of some keys."""
        first = len(self._rejected)
        values = array("I", (position - first for position in self._positions[outcome]))
        return array("I", (at for at in values if key_of(self._values[at]) not in without)) if without else values

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
        ids = value.measure_id, value.area_id
        place = value.sheet, value.cell
        outcome, stored = _OUTCOMES[self._outcomes[at]], self._stored[at] if self._stored else None
        return PreviewRow(number, outcome, *names, stored, value.value, *place, "", "", *ids)


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
