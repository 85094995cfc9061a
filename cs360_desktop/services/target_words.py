"""A target in words and numbers: `2 short`, `40 a month by Dec 31, 2026` (ui/guide.md §6, §10)."""

from dataclasses import dataclass

from cs360_desktop.analysis.targets import Side, aim, distance
from cs360_desktop.domain.catalogue import Direction, Measure, Target, Unit
from cs360_desktop.domain.figures import Withheld, Worked
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.domain.wording import format_date, format_figure, format_value
from cs360_desktop.language import marked, tr

_EACH = {
    PeriodKind.MONTH: marked("{figure} a month"),
    PeriodKind.QUARTER: marked("{figure} a quarter"),
    PeriodKind.YEAR: marked("{figure} a year"),
    PeriodKind.WEEK: marked("{figure} a week"),
    PeriodKind.FOUR_WEEKS: marked("{figure} in 28 days"),
}
_AIM = {
    Direction.UP: marked("at least {figure}"),
    Direction.DOWN: marked("at most {figure}"),
    Direction.CONTEXT: "{figure}",
}


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
    is_reached, words = None, tr("no figure yet")
    if not isinstance(found, Withheld):
        away = format_value(found.by, measure.unit)
        away = tr("{points} pts", points=away) if measure.unit is Unit.PERCENT else away
        is_reached, words = found.side is Side.REACHED, tr(found.side.value, figure=away)
    brief = target_brief(target, measure, year)
    return TargetLine(is_reached, words, target_aim(target, measure), target.set_by, brief)


def target_aim(target: Target, measure: Measure) -> str:
    """What is to be reached: `at least 40 a month by Dec 31, 2026`."""
    said = tr(_AIM[aim(target, measure)], figure=_figure(target, measure))
    return said if target.by is None else tr("{aim} by {date}", aim=said, date=format_date(target.by))


def target_brief(target: Target, measure: Measure, year: int | None = None) -> str:
    """The same in a few words: `40 a month by Dec`, by another year than the one given `by Jun 2027`."""
    if target.by is None:
        return _figure(target, measure)
    month = Period.month(target.by.year, target.by.month)
    name = month.short_label if target.by.year == year else month.label
    return tr("{aim} by {month}", aim=_figure(target, measure), month=name)


def _figure(target: Target, measure: Measure) -> str:
    figure = format_figure(target.figure, measure)
    return tr(_EACH[measure.period_kind], figure=figure) if measure.unit.is_whole else figure
