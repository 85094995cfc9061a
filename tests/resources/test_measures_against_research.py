"""The shipped measures are those of the domain research, row for row."""

import re
from pathlib import Path

import pytest

from cs360_desktop.domain.catalogue import Aggregation, Direction, Measure, MeasureType, Unit
from cs360_desktop.domain.definitions.catalogue import Basis
from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.services.catalogue_files import load_catalogue

RESEARCH = Path(__file__).parents[3] / "shared" / "domain.md"
pytestmark = pytest.mark.skipif(not RESEARCH.exists(), reason="the domain research is not beside this checkout")

PERIODS = {"M": PeriodKind.MONTH, "Q": PeriodKind.QUARTER, "Y": PeriodKind.YEAR}
AGGREGATIONS = {"PER": Aggregation.PER_PERIOD_ONLY}
DIRECTIONS = {"↑": Direction.UP, "↓": Direction.DOWN, "○": Direction.CONTEXT}
TYPES = {
    "IN": MeasureType.INPUT,
    "OP": MeasureType.OUTPUT,
    "OC": MeasureType.OUTCOME,
    "CX": MeasureType.CONTEXT,
}
UNITS = {
    "%": Unit.PERCENT,
    "% of calls": Unit.PERCENT,
    "$": Unit.DOLLARS,
    "min": Unit.MINUTES,
    "1–5": Unit.SCORE,
    "WDD": Unit.WDD,
}
BASES = {
    "C": Basis.CS360,
    "J": Basis.JUSTICE_COUNTS,
    "W": Basis.WINSTON_SALEM,
    "E": Basis.ENVISIO,
    "M": Basis.MANCHESTER,
    "H": Basis.BJA_CRISIS,
    "O": Basis.OURS,
    "F: Mount Dora survey": Basis.MOUNT_DORA,
}
AMERICAN = {
    "offence": "offense",
    "programme": "program",
    "organisation": "organization",
    "labour": "labor",
    " in 72 h": " within 72 h",
    "within 72 h": "within 72 hours",
}


def _rows() -> dict[str, list[str]]:
    text = RESEARCH.read_text(encoding="utf-8") if RESEARCH.exists() else ""
    rows = re.findall(r"^\| ([123]\.\d\d) \| (.+) \|$", text, re.MULTILINE)
    return {code: [cell.strip() for cell in rest.split("|")] for code, rest in rows}


ROWS = _rows()
MEASURES = {measure.code: measure for measure in load_catalogue().measures}


def _american(text: str) -> str:
    for british, american in AMERICAN.items():
        text = text.replace(british, american)
    return text.casefold()


def test_that_no_row_is_left_out_or_added() -> None:
    assert set(ROWS) == set(MEASURES)


@pytest.mark.parametrize("code", sorted(ROWS))
def test_that_a_measure_is_what_the_research_says(code: str) -> None:
    place, name, unit, period, aggregation, better, source, kind, basis = ROWS[code]
    measure = MEASURES[code]

    assert measure.name.casefold() == _american(name)
    assert measure.unit is (UNITS.get(unit) or Unit(unit))
    assert measure.period_kind is PERIODS[period]
    assert measure.aggregation is (AGGREGATIONS.get(aggregation) or Aggregation(aggregation.lower()))
    assert measure.direction is DIRECTIONS[better]
    assert measure.source.casefold() == _american(source)
    assert measure.type is TYPES[kind]
    wanted = (BASES[basis],) if basis in BASES else tuple(BASES[letter] for letter in basis.split(","))
    assert load_catalogue().basis[code] == wanted
    assert _goal_number(measure) == place[1]


def _goal_number(measure: Measure) -> str:
    catalogue = load_catalogue()
    goal_of = {indicator.id: indicator.goal_id for indicator in catalogue.indicators}
    codes = {goal.id: goal.code for goal in catalogue.goals}
    return codes[goal_of[measure.indicator_id or 0]][-1]


def test_that_published_labels_are_quoted_exactly() -> None:
    text = RESEARCH.read_text(encoding="utf-8")
    published = re.findall(r"^\| [1-4] ([A-Z][^|]+?) \| ([^|]+?)(?: \(the source's[^|]*)? \|$", text, re.MULTILINE)
    catalogue = load_catalogue()
    goals = {goal.id: goal.name for goal in catalogue.goals if goal.defined_by.value == "published"}

    shipped = {
        name: [indicator.name for indicator in catalogue.indicators if indicator.goal_id == goal_id]
        for goal_id, name in goals.items()
    }
    assert shipped == {goal: labels.split("; ") for goal, labels in published}


def test_that_the_starter_set_is_the_one_of_the_research() -> None:
    text = RESEARCH.read_text(encoding="utf-8")
    listed = text.split("Starter set for a very small department [P]:")[1].split("—")[0]

    assert [measure.code for measure in load_catalogue().starters] == re.findall(r"\d\.\d\d", listed)
