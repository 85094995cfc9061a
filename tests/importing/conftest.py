"""Workbooks made for a test, and the way from rows to a plan."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import pytest

from cs360_desktop.domain.catalogue import Aggregation, Direction, Measure, MeasureType, Unit
from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.importing.mapping import Known
from cs360_desktop.importing.plan import ImportPlan, build_plan
from cs360_desktop.importing.propose import propose
from cs360_desktop.importing.reader import read_workbook

Rows = Sequence[Any]
"""Rows of cells; mypy cannot tell rows of different lengths and types apart."""
AREAS = ((1, "Whole agency"), (2, "Unknown area"))
NOTHING_KNOWN = Known([], AREAS)

REAL = Path(__file__).parents[2].parent / "shared" / "data" / "real"


class Written(Protocol):
    """Writes rows, or several sheets of rows, as an .xlsx and returns its path."""

    def __call__(self, rows: Rows | Mapping[str, Rows], name: str = "Activity.xlsx") -> Path: ...


class Planned(Protocol):
    """Takes rows all the way to a plan."""

    def __call__(
        self,
        rows: Rows | Mapping[str, Rows],
        name: str = "Activity.xlsx",
        *,
        known: Known = NOTHING_KNOWN,
        create: bool = True,
    ) -> ImportPlan: ...


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(rows: Rows | Mapping[str, Rows], name: str = "Activity.xlsx") -> Path:
        from openpyxl import Workbook

        workbook = Workbook(write_only=True)
        sheets = rows if isinstance(rows, Mapping) else {"Sheet1": rows}
        for title, content in sheets.items():
            sheet = workbook.create_sheet(title)
            for row in content:
                sheet.append(list(row))
        workbook.save(tmp_path / name)
        return tmp_path / name

    return write


@pytest.fixture
def planned(written: Written) -> Planned:
    def plan(
        rows: Rows | Mapping[str, Rows],
        name: str = "Activity.xlsx",
        *,
        known: Known = NOTHING_KNOWN,
        create: bool = True,
    ) -> ImportPlan:
        return plan_of(written(rows, name), known=known, create=create)

    return plan


@pytest.fixture
def real() -> Path:
    if not REAL.is_dir():
        pytest.skip("the folder of real spreadsheets is not beside this repository")
    return REAL


def plan_of(path: Path, *, known: Known = NOTHING_KNOWN, create: bool = True) -> ImportPlan:
    """Read, propose and plan a file."""
    return build_plan(propose(read_workbook(path), known), known, create=create)


def numbers(plan: ImportPlan) -> dict[tuple[str, str, str], float | None]:
    """The planned numbers by (measure, area, period)."""
    return {(each.measure_name, each.area_name, str(each.period)): each.value.number for each in plan.values}


def sentences(plan: ImportPlan) -> str:
    """All questions as one text."""
    return "\n".join(question.sentence for question in plan.questions)


def measure(number: int, name: str, **changes: Any) -> Measure:
    """A measure: a monthly count that adds up, unless told otherwise."""
    settings: dict[str, Any] = {
        "indicator_id": None,
        "code": "",
        "unit": Unit.COUNT,
        "period_kind": PeriodKind.MONTH,
        "aggregation": Aggregation.SUM,
        "direction": Direction.CONTEXT,
        "type": MeasureType.OUTPUT,
    }
    return Measure(id=number, name=name, **(settings | changes))
