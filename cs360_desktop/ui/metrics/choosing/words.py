"""The typed definition of a measure in the words of the page."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.catalogue import Aggregation, DefinedBy, Dimension, Direction, Measure, MeasureType, Unit
from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.bins import Binned

_CONTEXT = "MeasureWords"


def better(measure: Measure) -> str:
    """Which way is better, with an arrow beside the word."""
    return better_of(measure.direction)


def better_of(direction: Direction) -> str:
    """A direction, with an arrow beside the word."""
    return {
        Direction.UP: _tr("↑ higher"),
        Direction.DOWN: _tr("↓ lower"),
        Direction.CONTEXT: _tr("○ depends"),
    }[direction]


def period(measure: Measure) -> str:
    """The period it is kept by."""
    return period_of(measure.period_kind)


def period_of(kind: PeriodKind) -> str:
    """A kind of period."""
    return {
        PeriodKind.MONTH: _tr("month"),
        PeriodKind.QUARTER: _tr("quarter"),
        PeriodKind.YEAR: _tr("year"),
        PeriodKind.WEEK: _tr("week"),
        PeriodKind.FOUR_WEEKS: _tr("28 days"),
    }[kind]


def unit(of: Unit) -> str:
    """What is counted in."""
    return {
        Unit.COUNT: _tr("a count"),
        Unit.PEOPLE: _tr("people"),
        Unit.PERCENT: _tr("percent"),
        Unit.RATE: _tr("a rate"),
        Unit.RATIO: _tr("a ratio"),
        Unit.MINUTES: _tr("minutes"),
        Unit.HOURS: _tr("hours"),
        Unit.DAYS: _tr("days"),
        Unit.DOLLARS: _tr("dollars"),
        Unit.SCORE: _tr("a score from 1 to 5"),
        Unit.WDD: _tr("weighted displacement difference"),
    }[of]


def origin(measure: Measure) -> str:
    """Its number and who defined it."""
    who = {
        DefinedBy.PUBLISHED: _tr("published by CompStat360"),
        DefinedBy.PROPOSED: _tr("local proposal"),
        DefinedBy.LOCAL: _tr("made here"),
        DefinedBy.FROM_FILE: _tr("from a file"),
    }[measure.defined_by]
    return _tr("Catalog {code} · {who}").format(code=measure.code, who=who) if measure.code else who


def deleted(found: Binned[Measure]) -> str:
    """When a measure was deleted and by whom."""
    if not found.who:
        return _tr("Deleted {day}").format(day=day(found.at))
    return _tr("Deleted {day} by {who}").format(day=day(found.at), who=found.who)


def limits(measure: Measure) -> str:
    """What its figures may be beyond the usual."""
    over = _tr("It may be over 100 %.") if measure.may_exceed_whole else ""
    below = _tr("It may be below zero.") if measure.may_be_negative else ""
    return f"{over} {below}".strip()


def privacy(measure: Measure) -> str:
    """How it is kept back."""
    internal = _tr("Internal: not in community copies.") if measure.internal else ""
    sensitive = _tr("Sensitive: small numbers are withheld.") if measure.sensitive else ""
    return f"{internal} {sensitive}".strip() or _tr("Not internal, not sensitive")


def rolls_up(measure: Measure) -> str:
    """How short periods make a long one (domain.md §6)."""
    if measure.aggregation is Aggregation.RATIO:
        return _tr("{numerator} ÷ {denominator}. Averages of averages are never taken.").format(
            numerator=measure.numerator or _tr("cases"), denominator=measure.denominator or _tr("all cases")
        )
    return {
        Aggregation.SUM: _tr("Added up: twelve months make the year."),
        Aggregation.LAST: _tr("The last one counts: a stock is never added up over time."),
        Aggregation.MEAN: _tr("A mean weighted by the number of answers."),
        Aggregation.PER_PERIOD_ONLY: _tr("Not at all: it stands for its own period only."),
    }[measure.aggregation]


def rolls_up_of(way: Aggregation) -> str:
    """A way to make a long period of short ones, to choose from."""
    return {
        Aggregation.SUM: _tr("added up"),
        Aggregation.LAST: _tr("the last one counts"),
        Aggregation.MEAN: _tr("weighted mean"),
        Aggregation.RATIO: _tr("cases ÷ all cases"),
        Aggregation.PER_PERIOD_ONLY: _tr("not at all"),
    }[way]


def reading(measure: Measure) -> str:
    """Which way is better and what kind of thing it tells about, in one line."""
    way = {
        Direction.UP: _tr("Higher is better."),
        Direction.DOWN: _tr("Lower is better."),
        Direction.CONTEXT: _tr("Neither direction is good by itself."),
    }[measure.direction]
    what = {
        MeasureType.INPUT: _tr("It tells what goes in."),
        MeasureType.OUTPUT: _tr("It tells what was done: an output, not an outcome."),
        MeasureType.OUTCOME: _tr("It tells what came of it: an outcome."),
        MeasureType.CONTEXT: _tr("It tells about the circumstances."),
    }[measure.type]
    return f"{way} {what}"


def titled(dimension: Dimension) -> str:
    """A dimension with its number."""
    return f"{dimension.code}  {dimension.name}".strip()


def day(moment: datetime) -> str:
    """The day of a moment (UTC) on the calendar here."""
    return format_date(moment.astimezone().date())


def kind(measure: Measure) -> str:
    """Input, output, outcome or context."""
    return kind_of(measure.type)


def kind_of(kind: MeasureType) -> str:
    """A type of measure."""
    return _tr(kind.value)


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
