"""A target in words and numbers: `2 short`, `40 a month by Dec 31, 2026` (ui/guide.md §6, §10)."""

from dataclasses import dataclass

from cs360_desktop.analysis.targets import Side, aim, distance
from cs360_desktop.domain.catalogue import Direction, Measure, Target, Unit
from cs360_desktop.domain.figures import Withheld, Worked
from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.domain.wording import format_date, format_value

_EACH = {
    PeriodKind.MONTH: "a month",
    PeriodKind.QUARTER: "a quarter",
    PeriodKind.YEAR: "a year",
    PeriodKind.WEEK: "a week",
    PeriodKind.FOUR_WEEKS: "in 28 days",
}
_AIM = {Direction.UP: "at least ", Direction.DOWN: "at most ", Direction.CONTEXT: ""}


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target beside a figure.

    `is_reached` is None where there is no figure to compare; `distance` is then why, else `at target`, `2 short`.
    `aim` is what is to be reached: `at most 6 a month by Dec 31, 2026`, `set_by` who said so.
    """

    is_reached: bool | None
    distance: str
    aim: str
    set_by: str = ""


def target_line(target: Target, measure: Measure, figure: Worked | None) -> TargetLine:
    """Write a target."""
    found = distance(target, measure, figure)
    if isinstance(found, Withheld):
        return TargetLine(None, "no figure yet", target_aim(target, measure), target.set_by)
    if found.side is Side.REACHED:
        return TargetLine(True, found.side.value, target_aim(target, measure), target.set_by)
    by = format_value(found.by, measure.unit)
    points = " pts" if measure.unit is Unit.PERCENT else ""
    return TargetLine(False, f"{by}{points} {found.side.value}", target_aim(target, measure), target.set_by)


def target_aim(target: Target, measure: Measure) -> str:
    """What is to be reached: `at least 40 a month by Dec 31, 2026`."""
    figure = format_value(target.figure, measure.unit, with_unit=measure.unit is not Unit.RATE)
    if measure.unit is Unit.RATE:
        figure = f"{figure} {measure.unit_label}"
    each = f" {_EACH[measure.period_kind]}" if measure.unit.is_whole else ""
    by = "" if target.by is None else f" by {format_date(target.by)}"
    return f"{_AIM[aim(target, measure)]}{figure}{each}{by}"
