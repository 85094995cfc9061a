"""Measures by dimension and goal: which there are, which are in use, which of them lack entries (domain.md §1.2)."""

from collections.abc import Collection
from dataclasses import dataclass

from cs360_desktop.domain.catalogue import (
    DefinedBy,
    Dimension,
    Goal,
    Indicator,
    Measure,
    SeriesBreak,
    Status,
    Target,
)
from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.entries import WHOLE_AGENCY
from cs360_desktop.language import marked
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

ELSEWHERE = marked("Measures without a goal")
"""Where measures stand that were made here or taken from a file and have no indicator yet."""


@dataclass(frozen=True, slots=True)
class GoalMeasures:
    """A goal and its measures, in the order of the catalogue: those of one indicator stand together."""

    goal: Goal
    measures: tuple[Measure, ...]
    indicators: tuple[Indicator, ...] = ()

    @property
    def active(self) -> int:
        """How many of them are in use."""
        return sum(measure.status is Status.ACTIVE for measure in self.measures)


@dataclass(frozen=True, slots=True)
class DimensionMeasures:
    """A dimension and its goals."""

    dimension: Dimension
    goals: tuple[GoalMeasures, ...]

    @property
    def active(self) -> int:
        """How many measures of the dimension are in use."""
        return sum(goal.active for goal in self.goals)

    @property
    def total(self) -> int:
        """How many measures the dimension has."""
        return sum(len(goal.measures) for goal in self.goals)


@dataclass(frozen=True, slots=True)
class MeasureDetails:
    """A measure with what stands around it."""

    measure: Measure
    goal: str
    target: Target | None
    breaks: tuple[SeriesBreak, ...]


def catalogue(session: Session, *, active_only: bool = False) -> tuple[DimensionMeasures, ...]:
    """Every measure by dimension and goal; measures without an indicator come last."""
    with session.reading() as unit:
        wanted = {"status": Status.ACTIVE} if active_only else {}
        measures = unit[nouns.measures].all("position", **wanted)
        indicators = unit[nouns.indicators].all("position")
        goal_of = {indicator.id: indicator.goal_id for indicator in indicators}
        rank = {indicator.id: number for number, indicator in enumerate(indicators)}
        by_goal: dict[int | None, list[Measure]] = {}
        for measure in sorted(measures, key=lambda each: rank.get(each.indicator_id or 0, len(rank))):
            goal_id = goal_of.get(measure.indicator_id) if measure.indicator_id is not None else None
            by_goal.setdefault(goal_id, []).append(measure)
        goals = unit[nouns.goals].all("position")
        result = [
            DimensionMeasures(
                dimension,
                tuple(
                    GoalMeasures(
                        goal,
                        tuple(by_goal.get(goal.id, ())),
                        tuple(indicator for indicator in indicators if indicator.goal_id == goal.id),
                    )
                    for goal in goals
                    if goal.dimension_id == dimension.id and (by_goal.get(goal.id) or not active_only)
                ),
            )
            for dimension in unit[nouns.dimensions].all("position")
        ]
    if None in by_goal:
        nowhere = GoalMeasures(Goal(0, 0, "", ELSEWHERE, DefinedBy.LOCAL), tuple(by_goal[None]))
        result.append(DimensionMeasures(Dimension(0, "", ELSEWHERE, DefinedBy.LOCAL), (nowhere,)))
    return tuple(found for found in result if found.goals)


def active_measures(session: Session) -> list[Measure]:
    """The measures in use, in the order of the catalogue."""
    with session.reading() as unit:
        return unit[nouns.measures].all("position", status=Status.ACTIVE)


def details(session: Session, measure_id: int, area_id: int = WHOLE_AGENCY) -> MeasureDetails:
    """A measure with its goal, its target in an area and its breaks."""
    with session.reading() as unit:
        measure = unit[nouns.measures].get(measure_id)
        return MeasureDetails(
            measure,
            _goal_name(unit, measure),
            unit[nouns.targets].first("by", measure_id=measure_id, area_id=area_id),
            tuple(unit[nouns.series_breaks].all("first_period", measure_id=measure_id)),
        )


def _goal_name(unit: ReadUnit, measure: Measure) -> str:
    if measure.indicator_id is None:
        return ELSEWHERE
    return unit[nouns.goals].get(unit[nouns.indicators].get(measure.indicator_id).goal_id).name


def activate(session: Session, measure_ids: Collection[int]) -> Receipt:
    """Start collecting measures."""
    with session.change("activate_measures") as unit:
        for measure_id in measure_ids:
            unit[nouns.measures].change(measure_id, status=Status.ACTIVE)
    return unit.receipt


def retire(session: Session, measure_ids: Collection[int]) -> Receipt:
    """Stop collecting measures; their entries stay. One that never had an entry is merely available again."""
    with session.change("retire_measures") as unit:
        used = unit.entries.last_periods(measure_ids)
        for measure_id in measure_ids:
            unit[nouns.measures].change(measure_id, status=Status.RETIRED if measure_id in used else Status.AVAILABLE)
    return unit.receipt


def activate_starters(session: Session) -> Receipt:
    """Start collecting the set for a very small department, beside what is collected already."""
    with session.reading() as unit:
        starters = [measure.id for measure in unit[nouns.measures].all(starter=True)]
    return activate(session, starters)
