"""A target in words and numbers: `2 short`, `40 a month by Dec 31, 2026` (ui/guide.md §6, §10)."""

from dataclasses import dataclass

from cs360_desktop.analysis.targets import Side, aim, distance
from cs360_desktop.domain.catalogue import Direction, Measure, Target, Unit
from cs360_desktop.domain.figures import Withheld, Worked
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.domain.wording import format_date, format_figure, format_value

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
    `aim` is what is to be reached: `at most 6 a month by Dec 31, 2026`, `set_by` who said so; `brief` is the aim where
    room is short: `6 a month by Dec 2026`.
    """

    is_reached: bool | None
    distance: str
    aim: str
    set_by: str = ""
    brief: str = ""


def target_line(target: Target, measure: Measure, figure: Worked | None, *, year: int | None = None) -> TargetLine:
    """Write a target; `year` is the running one, which its short form leaves out."""
    found = distance(target, measure, figure)
    is_reached, words = None, "no figure yet"
    if not isinstance(found, Withheld):
        is_reached, words = found.side is Side.REACHED, found.side.value
        if not is_reached:
            points = " pts" if measure.unit is Unit.PERCENT else ""
            words = f"{format_value(found.by, measure.unit)}{points} {words}"
    brief = target_brief(target, measure, year)
    return TargetLine(is_reached, words, target_aim(target, measure), target.set_by, brief)


def target_aim(target: Target, measure: Measure) -> str:
    """What is to be reached: `at least 40 a month by Dec 31, 2026`."""
    by = "" if target.by is None else f" by {format_date(target.by)}"
    return f"{_AIM[aim(target, measure)]}{_figure(target, measure)}{by}"


def target_brief(target: Target, measure: Measure, year: int | None = None) -> str:
    """The same in a few words: `40 a month by Dec`, by another year than the one given `by Jun 2027`."""
    if target.by is None:
        return _figure(target, measure)
    month = Period.month(target.by.year, target.by.month).label
    return f"{_figure(target, measure)} by {month[:3] if target.by.year == year else month}"


def _figure(target: Target, measure: Measure) -> str:
    each = f" {_EACH[measure.period_kind]}" if measure.unit.is_whole else ""
    return f"{format_figure(target.figure, measure)}{each}"
