"""The scorecard: every active measure on a line, with its last value, what it is compared with, signal and target."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cs360_desktop.analysis.comparisons import Rules, against_mean, compare_stretch, stretches
from cs360_desktop.analysis.suppression import for_community
from cs360_desktop.domain.catalogue import Measure, SeriesBreak, Target
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryState, Value
from cs360_desktop.domain.figures import Compared, StretchKind, Withheld, known
from cs360_desktop.domain.periods import Period, PeriodKind, span
from cs360_desktop.domain.wording import format_figure
from cs360_desktop.services.comparisons import comparison_row
from cs360_desktop.services.limits import Limits, limits_of
from cs360_desktop.services.metrics import DimensionMeasures, catalogue
from cs360_desktop.services.scorelines import CompareWith, Scorecard, ScoredDimension, Scoreline, Trend
from cs360_desktop.services.session import Session
from cs360_desktop.services.target_words import target_line
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

_EARLIER = 7
"""Years asked for: the running one, five to compare with, and one that the last twelve months may reach into."""
_TREND_YEARS = 2
_STRETCH = {CompareWith.YEAR_TO_DATE: StretchKind.YEAR_TO_DATE, CompareWith.LAST_YEAR: StretchKind.LAST_YEAR}


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is the same for every line."""

    through: Period
    last_day: date
    today: date
    compare_with: CompareWith
    limits: Limits
    year_start: int
    values: Mapping[int, Mapping[Period, Value]]
    targets: Mapping[int, Target]
    breaks: Mapping[int, Sequence[SeriesBreak]]
    is_community: bool


def last_complete_month(session: Session) -> Period:
    """The month a scorecard goes through unless another is chosen."""
    return Period.containing(PeriodKind.MONTH, session.today()).next(-1)


def scorecard(
    session: Session,
    *,
    through: Period | None = None,
    compare_with: CompareWith = CompareWith.YEAR_BEFORE,
    community: bool = False,
) -> Scorecard:
    """The scorecard of the whole agency.

    Args:
        session: the open workspace.
        through: a month; figures of periods that end later are left out. The last complete month unless given.
        compare_with: what figures are set against.
        community: without measures marked internal, and with small counts of sensitive ones withheld.
    """
    month = through or last_complete_month(session)
    dimensions = catalogue(session, active_only=True)
    wanted = [measure for each in dimensions for goal in each.goals for measure in goal.measures]
    with session.reading() as unit:
        facts = _facts(unit, session.today(), month, compare_with, wanted, is_community=community)
    found = tuple(_dimension(facts, each) for each in dimensions)
    return Scorecard(
        month,
        compare_with,
        tuple(each for each in found if each.lines),
        month.next(1 - 12 * _TREND_YEARS),
        community,
        sum(measure.internal for measure in wanted) if community else 0,
        sum(line.is_withheld for each in found for line in each.lines),
        facts.limits.suppression,
        facts.limits.small_number,
    )


def _facts(
    unit: ReadUnit,
    today: date,
    through: Period,
    compare_with: CompareWith,
    wanted: Sequence[Measure],
    *,
    is_community: bool,
) -> _Facts:
    ids = [measure.id for measure in wanted]
    first = Period(PeriodKind.MONTH, date(through.start.year - _EARLIER, 1, 1))
    breaks: dict[int, list[SeriesBreak]] = {}
    for mark in unit[nouns.series_breaks].all("first_period"):
        breaks.setdefault(mark.measure_id, []).append(mark)
    limits = limits_of(unit)
    values = unit.entries.series(ids, WHOLE_AGENCY, first, through.next(2))
    if is_community:
        values = {
            measure.id: dict(for_community(measure, {WHOLE_AGENCY: values[measure.id]}, limits.suppression).values[1])
            for measure in wanted
            if measure.id in values
        }
    return _Facts(
        through,
        through.end,
        today,
        compare_with,
        limits,
        unit[nouns.agencies].get(1).fiscal_year_start,
        values,
        {each.measure_id: each for each in reversed(unit[nouns.targets].all("by", area_id=WHOLE_AGENCY))},
        breaks,
        is_community,
    )


def _dimension(facts: _Facts, part: DimensionMeasures) -> ScoredDimension:
    measures = (measure for goal in part.goals for measure in goal.measures)
    shown = (measure for measure in measures if not (facts.is_community and measure.internal))
    return ScoredDimension(part.dimension, tuple(_line(facts, measure) for measure in shown))


def _line(facts: _Facts, measure: Measure) -> Scoreline:
    values = facts.values.get(measure.id, {})
    ended = [period for period in values if period.end <= facts.last_day and period.is_complete(facts.today)]
    own = sorted(period for period in ended if period.kind is measure.period_kind)
    newest = next((period for period in reversed(own) if values[period].state.has_figure), None)
    # The running month may be promised for later: the last one that has, or had, a figure is what would be shown.
    told = [
        period for period in own if values[period].state.has_figure or values[period].state is EntryState.SUPPRESSED
    ]
    is_withheld = facts.is_community and bool(told) and values[told[-1]].state is EntryState.SUPPRESSED
    if is_withheld:
        newest = None
    compared = None if newest is None else _compared(facts, measure, values, newest)
    target = facts.targets.get(measure.id)
    now = None if newest is None else values[newest].figure(measure.scale)
    row = None if compared is None else comparison_row(measure, compared)
    is_stale = not is_withheld and (not own or own[-1] < _expected(facts, own[-1]))
    return Scoreline(
        measure=measure,
        period=newest,
        figure="" if compared is None else format_figure(known(compared.now), measure),
        compared=compared,
        row=row,
        trend=_trend(facts, measure, values, target),
        target=None if target is None else target_line(target, measure, now),
        is_stale=is_stale,
        is_withheld=is_withheld,
    )


def _compared(facts: _Facts, measure: Measure, values: Mapping[Period, Value], newest: Period) -> Compared:
    breaks = tuple(mark.first_period.start for mark in facts.breaks.get(measure.id, ()) if mark.breaks(WHOLE_AGENCY))
    rules = Rules(breaks, facts.limits.small_number, facts.year_start)
    offered = stretches(measure, newest, facts.year_start)
    kind = _STRETCH.get(facts.compare_with, StretchKind.PERIOD)
    kind = kind if kind in offered else StretchKind.PERIOD
    found = compare_stretch(measure, values, kind, offered[kind], rules)
    if facts.compare_with is CompareWith.MEAN:
        return against_mean(measure, found, rules.small_number)
    if isinstance(found.now, Withheld) and kind is not StretchKind.PERIOD:
        return compare_stretch(measure, values, StretchKind.PERIOD, offered[StretchKind.PERIOD], rules)
    return found


def _expected(facts: _Facts, newest: Period) -> Period:
    """The last period that ought to be in, in the rhythm of the newest entry."""
    due = newest
    while due.next().end <= facts.last_day and due.next().is_complete(facts.today):
        due = due.next()
    return due


def _trend(facts: _Facts, measure: Measure, values: Mapping[Period, Value], target: Target | None) -> Trend:
    own = [period for period in values if period.kind is measure.period_kind and period.end <= facts.last_day]
    if not own:
        return Trend(())
    last = _expected(facts, max(own))
    first = last
    since = facts.through.next(1 - 12 * _TREND_YEARS).start
    if measure.period_kind is PeriodKind.YEAR:
        since = date(since.year - 4, 1, 1)
    while first.start > since and first > min(own):
        first = first.next(-1)
    figures = tuple(
        value.figure(measure.scale) if (value := values.get(period)) is not None else None
        for period in span(first, last)
    )
    return Trend(figures, None if target is None else target.figure)
