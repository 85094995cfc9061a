"""What a chart is drawn from: everything the workspace holds of a measure in an area, and the words around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cs360_desktop.analysis.suppression import Public, for_community
from cs360_desktop.domain.actions import Action, ActionStatus
from cs360_desktop.domain.catalogue import Measure, SeriesBreak, Target, Unit
from cs360_desktop.domain.entries import WHOLE_AGENCY, Entry, Value
from cs360_desktop.domain.periods import Period, PeriodKind, span
from cs360_desktop.domain.problems import Response
from cs360_desktop.domain.wording import format_date
from cs360_desktop.language import marked, tr
from cs360_desktop.services.everybodys_words import for_everybody
from cs360_desktop.services.limits import limits_of
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

_PER = {
    PeriodKind.MONTH: marked("{measure}, per month"),
    PeriodKind.QUARTER: marked("{measure}, per quarter"),
    PeriodKind.YEAR: marked("{measure}, per year"),
    PeriodKind.WEEK: marked("{measure}, per week"),
    PeriodKind.FOUR_WEEKS: marked("{measure}, per 28 days"),
}


@dataclass(frozen=True, slots=True)
class Charted:
    """What the workspace holds about a measure in an area, and how it may be compared.

    `residents` are by year, `year_start` is the first month of the fiscal year; `withheld` counts the entries that a
    community copy does not show, and `is_public` says that this is one.
    """

    measure: Measure
    area_id: int
    area: str
    entries: Mapping[Period, Entry]
    breaks: Sequence[SeriesBreak]
    responses: Sequence[Response]
    done: Sequence[Action]
    target: Target | None
    suppressed_under: float
    small_number: float
    residents: Mapping[int, int]
    year_start: int
    withheld: int = 0
    is_public: bool = False

    @property
    def values(self) -> dict[Period, Value]:
        """What is stored, by period."""
        return {period: entry.value for period, entry in self.entries.items()}

    @property
    def own_periods(self) -> list[Period]:
        """The periods with an entry that are of the measure's own kind."""
        return [period for period in self.entries if period.kind is self.measure.period_kind]

    @property
    def break_periods(self) -> list[Period]:
        """The first periods that are counted in another way here."""
        return [mark.first_period for mark in self.breaks if mark.breaks(self.area_id)]


def read_charted(unit: ReadUnit, measure_id: int, area_id: int, *, community: bool = False) -> Charted:
    """Read everything about a measure in an area; with `community`, small counts are withheld before all else."""
    limits = limits_of(unit)
    measure = unit[nouns.measures].get(measure_id)
    problems = [link.problem_id for link in unit[nouns.problem_measures].all(measure_id=measure_id)]
    found = {entry.key.period: entry for entry in unit.entries.entries([measure_id], area_ids=[area_id])}
    withheld = 0
    if community:
        public = public_values(unit, measure, limits.suppression).values.get(area_id, {})
        withheld = sum(entry.value != public[period] for period, entry in found.items())
        found = {period: replace(entry, value=public[period]) for period, entry in found.items()}
        found = {period: replace(entry, source=for_everybody(entry.source)) for period, entry in found.items()}
    breaks = unit[nouns.series_breaks].all("first_period", measure_id=measure_id)
    responses = unit[nouns.responses].all("began_on", problem_id=problems) if problems else []
    return Charted(
        measure=measure,
        area_id=area_id,
        area=unit[nouns.areas].get(area_id).name,
        entries=found,
        breaks=for_everybody(breaks) if community else breaks,
        responses=for_everybody(responses) if community else responses,
        done=() if community else _done(unit, measure_id),  # their words are the team's own
        target=unit[nouns.targets].first("by", measure_id=measure_id, area_id=area_id),
        suppressed_under=limits.suppression,
        small_number=limits.small_number,
        residents={each.year: each.residents for each in unit[nouns.populations].all(area_id=area_id)},
        year_start=unit[nouns.agencies].get(1).fiscal_year_start,
        withheld=withheld,
        is_public=community,
    )


def _done(unit: ReadUnit, measure_id: int) -> list[Action]:
    """The actions for a measure that were done, the earliest first."""
    return unit[nouns.actions].all("done_on", measure_id=measure_id, status=ActionStatus.DONE)


def public_values(unit: ReadUnit, measure: Measure, limit: float) -> Public:
    """What a community copy shows of a measure, in every area: what is hidden in one rests on all of them."""
    by_area: dict[int, dict[Period, Value]] = {}
    for key, value in unit.entries.values([measure.id]).items():
        by_area.setdefault(key.area_id, {})[key.period] = value
    return for_community(measure, by_area, limit)


def charted_periods(known: Charted, today: date, years: int) -> list[Period]:
    """From the first entry, but not longer ago than asked for, to the running period or a later entry.

    Raises:
        ValueError: there is no entry of the measure's own kind of period.
    """
    kind, own = known.measure.period_kind, known.own_periods
    if kind is PeriodKind.FOUR_WEEKS:
        running = max(own)
        while running.is_complete(today):
            running = running.next()
    else:
        running = Period.containing(kind, today, year_start=known.year_start)
    # Years and quarters may be kept by the calendar or by the fiscal year: the entries' own rhythm decides.
    last = min((period for period in own if period.start <= running.start), default=running)
    while last.next().start <= running.start:
        last = last.next()
    last = max(last, *own)
    first = last
    while first.next(-1).start.year >= last.start.year - years and first.start > min(own).start:
        first = first.next(-1)
    return list(span(first, last))


def chart_title(known: Charted) -> str:
    """Measure, unit of time and area."""
    title = tr(_PER[known.measure.period_kind], measure=tr(known.measure.name))
    return title if known.area_id == WHOLE_AGENCY else f"{title}, {tr(known.area)}"


def axis_unit(measure: Measure) -> str:
    """What the axis of a measure counts: `count`, `%`, `per 1,000`."""
    name = _AXIS_UNITS.get(measure.unit)
    return measure.unit_label if name is None else tr(name)


_AXIS_UNITS = {Unit.MINUTES: marked("minutes"), Unit.DOLLARS: marked("dollars"), Unit.SCORE: marked("score")}


def chart_source(known: Charted, today: date) -> str:
    """One line with the source, the day the newest of the figures is as of, and the mark of a community copy."""
    source = known.measure.source
    given = [entry.source for entry in known.entries.values() if entry.source]
    days = [entry.as_of or (entry.changed_at and entry.changed_at.date()) for entry in known.entries.values()]
    newest = max((min(day, today) for day in days if day), default=None)
    parts = [tr("Source: {source}", source=given[-1] if given else tr(source))] if given or source else []
    if newest is not None:
        parts.append(tr("data as of {date}", date=format_date(newest)))
    if known.is_public:
        parts.append(tr("community copy"))
    return " · ".join(parts)
