"""Which rows the grid has: group rows that fold, rows of cells, and sums beside what was entered."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.agency import Area
from cs360_desktop.domain.catalogue import Measure, Unit
from cs360_desktop.domain.entries import WHOLE_AGENCY
from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.domain.rollups import name_of
from cs360_desktop.services.metrics import DimensionMeasures

_CONTEXT = "GridRows"


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A heading over the rows that follow; level 1 lies inside level 0. `members` is how many rows of cells it has."""

    key: str
    label: str
    level: int
    members: int


@dataclass(frozen=True, slots=True)
class CellRow:
    """One measure in one area."""

    measure: Measure
    area_id: int
    label: str

    @property
    def key(self) -> str:
        """What identifies the row."""
        return f"{self.measure.id}/{self.area_id}"


class Computed(Enum):
    """What a computed row shows."""

    SUM = "sum"
    DIFFERENCE = "difference"


@dataclass(frozen=True, slots=True)
class ComputedRow:
    """A row that is worked out from the rows of the areas and cannot be edited."""

    measure: Measure
    computed: Computed
    label: str

    @property
    def key(self) -> str:
        """What identifies the row."""
        return self.computed.value


@dataclass(frozen=True, slots=True)
class RolledUpRow:
    """One measure in one area whose shorter periods are rolled up into the columns; it cannot be edited."""

    measure: Measure
    area_id: int
    label: str

    @property
    def key(self) -> str:
        """What identifies the row."""
        return f"{self.measure.id}/{self.area_id}"


Row = GroupRow | CellRow | ComputedRow | RolledUpRow


def unit_of(row: CellRow | ComputedRow | RolledUpRow) -> str:
    """The unit of a row's figures; a rolled-up rate is that of an average part: `per 1,000 a month`."""
    label = row.measure.unit_label
    if not isinstance(row, RolledUpRow) or row.measure.unit is not Unit.RATE:
        return label
    text = QCoreApplication.translate(_CONTEXT, "{unit} a {part}")
    return text.format(unit=label, part=name_of(row.measure.period_kind, 1))


def measure_rows(dimensions: Sequence[DimensionMeasures], kind: PeriodKind, area_id: int) -> list[Row]:
    """Rows of one area: measures entered by this kind or rolled up into it, under their goal under their dimension."""
    rows: list[Row] = []
    for dimension in dimensions:
        goals = [
            (found.goal, [measure for measure in found.measures if has_row(measure, kind)]) for found in dimension.goals
        ]
        members = sum(len(measures) for _, measures in goals)
        if not members:
            continue
        title = f"{dimension.dimension.code}  {dimension.dimension.name}".strip()
        rows.append(GroupRow(f"dimension {dimension.dimension.id}", title, 0, members))
        for goal, measures in goals:
            if not measures:
                continue
            if goal.name != dimension.dimension.name:
                rows.append(GroupRow(f"goal {goal.id}", goal.name, 1, len(measures)))
            rows += [_row(measure, kind, area_id, measure.name) for measure in measures]
    return rows


def area_rows(measure: Measure, kind: PeriodKind, areas: Iterable[Area]) -> list[Row]:
    """Rows of one measure: each area, and the agency's own figure compared with their sum where a sum makes sense.

    What is rolled up is not compared: its areas may stand on different months.
    """
    parts = [area for area in areas if area.id != WHOLE_AGENCY]
    retired = QCoreApplication.translate(_CONTEXT, "{area} (retired)")
    names = {area.id: retired.format(area=area.name) if area.retired else area.name for area in parts}
    title = QCoreApplication.translate(_CONTEXT, "{measure}, by area").format(measure=measure.name)
    rows: list[Row] = [GroupRow("areas", title, 0, len(parts))]
    rows += [_row(measure, kind, area.id, names[area.id]) for area in parts]
    whole = _row(measure, kind, WHOLE_AGENCY, QCoreApplication.translate(_CONTEXT, "Whole agency, as entered"))
    if not measure.adds_up or isinstance(whole, RolledUpRow):
        return [*rows, whole]
    return [
        *rows,
        GroupRow("compared", QCoreApplication.translate(_CONTEXT, "Compared"), 1, 1),
        ComputedRow(measure, Computed.SUM, QCoreApplication.translate(_CONTEXT, "Sum of the areas")),
        whole,
        ComputedRow(measure, Computed.DIFFERENCE, QCoreApplication.translate(_CONTEXT, "Difference")),
    ]


def fold(rows: Iterable[Row], closed: Collection[str]) -> list[Row]:
    """Leave out the rows under closed groups."""
    shown: list[Row] = []
    hidden_below: int | None = None
    for row in rows:
        level = row.level if isinstance(row, GroupRow) else 2
        if hidden_below is not None and level > hidden_below:
            continue
        hidden_below = level if isinstance(row, GroupRow) and row.key in closed else None
        shown.append(row)
    return shown


def has_row(measure: Measure, kind: PeriodKind) -> bool:
    """Whether a measure is entered by periods of a kind, in the last of them, or can be rolled up into them."""
    own = measure.period_kind
    return own is kind or bool(own.months and kind.months) or own.fits_into(kind)


def _row(measure: Measure, kind: PeriodKind, area_id: int, label: str) -> CellRow | RolledUpRow:
    return (RolledUpRow if measure.period_kind.fits_into(kind) else CellRow)(measure, area_id, label)
