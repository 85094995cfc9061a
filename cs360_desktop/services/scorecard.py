"""The scorecard: every active measure on a line, with its last value, what it is compared with, signal and target."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter

from cs360_desktop.analysis.comparisons import Rules, against_mean, compare_stretch, stretches
from cs360_desktop.analysis.suppression import for_community
from cs360_desktop.domain.catalogue import Measure, SeriesBreak, Target
from cs360_desktop.domain.charts import Signal
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryState, Value
from cs360_desktop.domain.figures import Compared, StretchKind, Withheld, known
from cs360_desktop.domain.periods import Period, PeriodKind, span
from cs360_desktop.domain.wording import format_figure
from cs360_desktop.language import tr
from cs360_desktop.services.comparisons import comparison_row
from cs360_desktop.services.limits import Limits, limits_of
from cs360_desktop.services.metrics import DimensionMeasures, catalogue
from cs360_desktop.services.score_words import beside
from cs360_desktop.services.scorelines import CompareWith, Scorecard, ScoredDimension, Scoreline, Trend
from cs360_desktop.services.session import Session
from cs360_desktop.services.target_words import TargetLine, target_line
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

_EARLIER = 7
"""Years asked for: the running one, five to compare with, and one that the last twelve months may reach into."""
_TREND_YEARS = 2
_STRETCH = {CompareWith.YEAR_TO_DATE: StretchKind.YEAR_TO_DATE, CompareWith.LAST_YEAR: StretchKind.LAST_YEAR}


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is the same for every line.

    `ended` has the periods with an entry that are over; hundreds of lines share few of them, so each is asked once.
    """

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
    ended: frozenset[Period]
    expected: dict[Period, Period] = field(default_factory=dict)
    spans: dict[tuple[Period, date], tuple[Period, ...]] = field(default_factory=dict)


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


def signals(session: Session, *, community: bool = False) -> tuple[Scoreline, ...]:
    """The lines that are worth a look or unusual, each beside earlier years; stale ones have been told already."""
    lines = scorecard(session, community=community).lines
    return tuple(line for line in lines if not line.is_stale and line.signal not in {None, Signal.USUAL})


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
    last_day = through.end
    periods: set[Period] = set().union(*values.values())
    return _Facts(
        through,
        last_day,
        today,
        compare_with,
        limits,
        unit[nouns.agencies].get(1).fiscal_year_start,
        values,
        {each.measure_id: each for each in reversed(unit[nouns.targets].all("by", area_id=WHOLE_AGENCY))},
        breaks,
        is_community,
        frozenset(each for each in periods if (end := each.end) <= last_day and end < today),
    )


def _dimension(facts: _Facts, part: DimensionMeasures) -> ScoredDimension:
    measures = (measure for goal in part.goals for measure in goal.measures)
    shown = (measure for measure in measures if not (facts.is_community and measure.internal))
    return ScoredDimension(part.dimension, tuple(_line(facts, measure) for measure in shown))


def _line(facts: _Facts, measure: Measure) -> Scoreline:
    values = facts.values.get(measure.id, {})
    kind, ended = measure.period_kind, facts.ended
    own = sorted((period for period in values if period.kind is kind and period in ended), key=_KEY)
    newest = next((period for period in reversed(own) if _has_figure(facts, values[period])), None)
    # An older figure in place of the one that is held would look like the last one there is.
    is_withheld = newest is not None and values[newest].state is EntryState.SUPPRESSED
    if is_withheld:
        newest = None
    compared = None if newest is None else _compared(facts, measure, values, newest)
    expected = _expected(facts, own[-1]) if own else None
    is_stale = not is_withheld and (expected is None or own[-1] != expected)
    return Scoreline(
        measure=measure,
        period=newest,
        figure="" if compared is None else format_figure(known(compared.now), measure),
        compared=compared,
        row=None if compared is None else comparison_row(measure, compared),
        trend=_trend(facts, measure, values, expected),
        target=_target(facts, measure, None if newest is None else values[newest], is_withheld=is_withheld),
        is_stale=is_stale,
        is_withheld=is_withheld,
        beside=None if compared is None else beside(measure, compared, values, facts.compare_with),
        missing=expected if is_stale else None,
    )


def _has_figure(facts: _Facts, value: Value) -> bool:
    return value.state.has_figure or (facts.is_community and value.state is EntryState.SUPPRESSED)


def _target(facts: _Facts, measure: Measure, value: Value | None, *, is_withheld: bool) -> TargetLine | None:
    target = facts.targets.get(measure.id)
    if target is None:
        return None
    line = target_line(
        target, measure, None if value is None else value.figure(measure.scale), year=facts.through.start.year
    )
    return replace(line, distance=tr("withheld")) if is_withheld else line


def _compared(facts: _Facts, measure: Measure, values: Mapping[Period, Value], newest: Period) -> Compared:
    breaks = tuple(mark.first_period.start for mark in facts.breaks.get(measure.id, ()) if mark.breaks(WHOLE_AGENCY))
    rules = Rules(breaks, facts.limits.small_number, facts.year_start)
    kind = _STRETCH.get(facts.compare_with, StretchKind.PERIOD)
    if kind is not StretchKind.PERIOD:
        offered = stretches(measure, newest, facts.year_start)
        if kind in offered:
            found = compare_stretch(measure, values, kind, offered[kind], rules)
            if not isinstance(found.now, Withheld):
                return found
    found = compare_stretch(measure, values, StretchKind.PERIOD, (newest,), rules)
    if facts.compare_with is CompareWith.MEAN:
        return against_mean(measure, found, rules.small_number)
    return found


def _expected(facts: _Facts, newest: Period) -> Period:
    """The last period that ought to be in, in the rhythm of the newest entry."""
    if newest not in facts.expected:
        due = newest
        while (end := (after := due.next()).end) <= facts.last_day and end < facts.today:
            due = after
        facts.expected[newest] = due
    return facts.expected[newest]


def _trend(facts: _Facts, measure: Measure, values: Mapping[Period, Value], last: Period | None) -> Trend:
    target = facts.targets.get(measure.id)
    if last is None:
        return Trend((), None if target is None else target.figure)
    periods = _trend_periods(facts, last)
    scale = measure.scale
    figures = tuple(value.figure(scale) if (value := values.get(period)) is not None else None for period in periods)
    return Trend(figures, None if target is None else target.figure, periods[0])


def _trend_periods(facts: _Facts, last: Period) -> tuple[Period, ...]:
    """The periods of two years, of six for figures of a year, so that every line of a kind has the same width."""
    since = facts.through.next(1 - 12 * _TREND_YEARS).start
    if last.kind is PeriodKind.YEAR:
        since = date(since.year - 4, 1, 1)
    found = facts.spans.get((last, since))
    if found is None:
        first = last
        while first.next(-1).start >= since:
            first = first.next(-1)
        found = facts.spans[last, since] = tuple(span(first, last))
    return found


_KEY = attrgetter("key")
