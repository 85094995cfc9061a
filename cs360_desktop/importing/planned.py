"""What an import would write: planned values with their cells, refusals and questions. Nothing is written here."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

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

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class PreviewRow:
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

    @property
    def key(self) -> tuple[str, str]:
        """Tells a line from all others: its sheet and cell, and what was counted where many cells gave one count."""
        if ":" not in self.cell:
            return self.sheet, self.cell
        return self.sheet, f"{self.cell} {self.measure_name} / {self.area_name} / {self.period}"
