"""What a figure of a scorecard is set against, in words: a year before, or the mean of earlier years."""

from collections.abc import Mapping

from cs360_desktop.domain.catalogue import Measure, Unit
from cs360_desktop.domain.entries import EntryState, Value
from cs360_desktop.domain.figures import Compared, Why, Withheld
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.wording import format_number, format_value
from cs360_desktop.language import marked, tr
from cs360_desktop.services.comparisons import format_cases, format_change, format_percent, format_plain
from cs360_desktop.services.scorelines import NOTHING, Beside, CompareWith

_STATES = {
    EntryState.NOT_COLLECTED: EntryState.NOT_COLLECTED.word,
    EntryState.NOT_YET_AVAILABLE: marked("later"),
    EntryState.SUPPRESSED: marked("withheld"),
}
_SHARES = {Unit.PERCENT, Unit.RATIO}


def beside(measure: Measure, found: Compared, values: Mapping[Period, Value], compare_with: CompareWith) -> Beside:
    """Write what a figure is set against; beside a mean, `found` comes from `against_mean`."""
    change = format_change(measure, found.change) or NOTHING
    percent = _percent(measure, found)
    if compare_with is CompareWith.MEAN:
        mean = found.before
        shown = _no_mean(mean) if isinstance(mean, Withheld) else format_number(mean, decimals=1)
        return Beside(tr(CompareWith.MEAN.value), shown, change, percent)
    before = found.before
    shown = _not_before(found, values) if isinstance(before, Withheld) else short_figure(before, measure)
    return Beside(tr("a year before"), shown, change, percent)


def short_figure(figure: float, measure: Measure) -> str:
    """A figure where its unit stands beside the name: only percent and dollars are said again."""
    return format_value(figure, measure.unit, with_unit=measure.unit in {Unit.PERCENT, Unit.DOLLARS})


def _no_mean(mean: Withheld) -> str:
    return NOTHING if mean.why is Why.NOT_A_COUNT else tr("no figure")


def _not_before(found: Compared, values: Mapping[Period, Value]) -> str:
    """The state of the year before, where one period alone is compared."""
    earlier = [values.get(period.year_before()) for period in found.counted]
    states = {NOT_ENTERED if value is None else _STATES.get(value.state, _NO_CASES) for value in earlier}
    lacking = states - {_NO_CASES} if len(earlier) > 1 else states
    return tr(lacking.pop() if len(lacking) == 1 else NOT_ENTERED)


NOT_ENTERED = marked("no entry")
_NO_CASES = marked("no cases")


def _percent(measure: Measure, found: Compared) -> str:
    percent = found.percent
    if found.cases is not None:
        counted, of = found.cases
        if measure.unit is Unit.RATE:  # what it is divided by are residents, month after month
            return _cases(counted)
        return format_cases(found.cases) if measure.unit in _SHARES else _cases(of)
    if isinstance(percent, Withheld) and percent.why is Why.ZERO_BASE:
        return tr("from zero")
    return format_percent(percent) or NOTHING


def _cases(number: float) -> str:
    count = format_plain(number)
    return tr("{count} case", count=count) if number == 1 else tr("{count} cases", count=count)
