"""How far a figure is from its target; at target or not, never good or bad."""

from dataclasses import dataclass
from enum import Enum

from cs360_desktop.domain.catalogue import Direction, Measure, Target
from cs360_desktop.domain.figures import Why, Withheld, Worked
from cs360_desktop.language import marked


class Side(Enum):
    """Where a figure stands beside its target; the value is said with `tr`, with the figure between them."""

    REACHED = marked("at target")
    SHORT = marked("{figure} short")
    """Under a target that is to be reached from below."""
    OVER = marked("{figure} over")
    """Above a target that is to be reached from above."""
    AWAY = marked("{figure} away")
    """Off a target that has no better side."""


@dataclass(frozen=True, slots=True)
class Distance:
    """The side, and how far away: 0 where it is reached."""

    side: Side
    by: float


def aim(target: Target, measure: Measure) -> Direction:
    """Which way the target is to be reached: its own, else that in which the measure gets better."""
    return measure.direction if target.direction is Direction.CONTEXT else target.direction


def distance(target: Target, measure: Measure, figure: Worked | None) -> Distance | Withheld:
    """How far a figure is from its target."""
    if isinstance(figure, Withheld):
        return figure
    if figure is None:
        return Withheld(Why.NO_ENTRY, measure.name)
    gap = figure - target.figure
    direction = aim(target, measure)
    if direction is Direction.UP:
        return Distance(Side.SHORT, -gap) if gap < 0 else Distance(Side.REACHED, 0.0)
    if direction is Direction.DOWN:
        return Distance(Side.OVER, gap) if gap > 0 else Distance(Side.REACHED, 0.0)
    return Distance(Side.AWAY, abs(gap)) if gap else Distance(Side.REACHED, 0.0)
