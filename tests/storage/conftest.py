"""An open workspace with one agency, two measures and three areas, on a real file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cs360_desktop.domain.agency import Agency, Area
from cs360_desktop.domain.catalogue import Aggregation, Direction, Measure, MeasureType, Unit
from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.storage import nouns
from cs360_desktop.storage.workspace import Workspace, create_workspace, open_workspace


def make_measure(name: str, aggregation: Aggregation = Aggregation.SUM) -> Measure:
    unit = Unit.PERCENT if aggregation is Aggregation.RATIO else Unit.COUNT
    return Measure(0, None, "", name, unit, PeriodKind.MONTH, aggregation, Direction.DOWN, MeasureType.OUTCOME)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Mill Harbor.cs360"


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    create_workspace(path)
    opened = open_workspace(path)
    with opened.work("fill", "tester") as unit:
        unit[nouns.agencies].add(Agency("Mill Harbor PD"))
        unit[nouns.areas].add_all([Area("Whole agency", id=1), Area("Unknown area", id=2), Area("Beat 1", id=3)])
        unit[nouns.measures].add_all([make_measure("Burglary"), make_measure("Called back", Aggregation.RATIO)])
    yield opened
    opened.close()
