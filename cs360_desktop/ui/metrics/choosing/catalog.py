"""The catalog as rows of a table: dimension, goal and indicator as headings, and the words a search looks in."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.catalogue import DefinedBy, Measure
from cs360_desktop.services.metrics import DimensionMeasures, GoalMeasures
from cs360_desktop.ui.common.columns import Heading
from cs360_desktop.ui.metrics.choosing import words

Row = Measure | Heading


class Catalog:
    """Every measure with its place; `names` are the other names of measures in files, by measure."""

    def __init__(
        self, dimensions: Sequence[DimensionMeasures] = (), names: Mapping[int, Sequence[str]] | None = None
    ) -> None:
        self.dimensions = tuple(dimensions)
        self._names = names or {}
        goals = [(found.dimension.id, goal) for found in self.dimensions for goal in found.goals]
        self._indicators = {each.id: each.name for _, goal in goals for each in goal.indicators}
        self._goals = {each.id: (dimension, goal) for dimension, goal in goals for each in goal.indicators}
        self._elsewhere = next(((dimension, goal) for dimension, goal in goals if not goal.goal.id), None)

    def measures(self) -> Iterator[Measure]:
        """Every measure in order."""
        return (measure for found in self.dimensions for goal in found.goals for measure in goal.measures)

    def sources(self) -> list[str]:
        """Every source that is named."""
        return sorted({measure.source for measure in self.measures() if measure.source}, key=str.casefold)

    def goal_of(self, measure: Measure) -> GoalMeasures | None:
        """The goal a measure serves; what has none stands together below the last goal."""
        place = self._place(measure)
        return place[1] if place else None

    def dimension_id(self, measure: Measure) -> int:
        """The dimension a measure stands under, 0 for none."""
        place = self._place(measure)
        return place[0] if place else 0

    def _place(self, measure: Measure) -> tuple[int, GoalMeasures] | None:
        return self._goals.get(measure.indicator_id or 0, self._elsewhere)

    def haystack(self, measure: Measure) -> str:
        """The words a search looks in, in lower case."""
        goal = self.goal_of(measure)
        said = [measure.code, measure.name, measure.help, measure.source, *self._names.get(measure.id, ())]
        said += [goal.goal.name if goal else "", self._indicators.get(measure.indicator_id or 0, "")]
        return "\n".join(said).casefold()

    def rows(self, fits: Callable[[Measure], bool]) -> list[Row]:
        """The measures that fit, below their headings."""
        rows: list[Row] = []
        for found in self.dimensions:
            below = [row for goal in found.goals for row in self._goal_rows(goal, fits)]
            rows += [_dimension_heading(found), *below] if below else []
        return rows

    def _goal_rows(self, goal: GoalMeasures, fits: Callable[[Measure], bool]) -> list[Row]:
        measures = [measure for measure in goal.measures if fits(measure)]
        if not goal.goal.id or not measures:
            return list(measures)  # without a goal they stand directly below their one heading
        rows: list[Row] = [_goal_heading(goal)]
        for indicator_id, some in groupby(measures, key=lambda measure: measure.indicator_id):
            assert indicator_id is not None
            rows += [Heading(("indicator", indicator_id), self._indicators[indicator_id], 2), *some]
        return rows


def goal_key(goal_id: int) -> tuple[str, int]:
    """The key of the heading of a goal."""
    return ("goal", goal_id)


def _dimension_heading(found: DimensionMeasures) -> Heading:
    local = _tr(" · local proposal, not published by CS360")
    is_local = found.dimension.defined_by is DefinedBy.PROPOSED
    count = _tr("{active} of {total} active").format(active=found.active, total=found.total)
    title = words.titled(found.dimension)
    return Heading(("dimension", found.dimension.id), f"{title}{local if is_local else ''} · {count}")


def _goal_heading(goal: GoalMeasures) -> Heading:
    count = _tr("{n} active").format(n=goal.active) if goal.active else _tr("no measure yet")
    return Heading(goal_key(goal.goal.id), f"{goal.goal.name} · {count}", 1, needs_somebody=not goal.active)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Catalog", text)
