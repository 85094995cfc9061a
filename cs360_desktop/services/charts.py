"""Charts of a measure: the description that the window and the documents draw, its table, and what it says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cs360_desktop.analysis.comparisons import Rules, compare
from cs360_desktop.analysis.series import Reading, read_series
from cs360_desktop.domain.catalogue import Measure, SeriesBreak, Target, Unit
from cs360_desktop.domain.charts import ChartPoint, Mark, PointState, RunChart, Signal, UsualRange
from cs360_desktop.domain.charts import Target as TargetLine
from cs360_desktop.domain.entries import WHOLE_AGENCY, Entry, EntryState, Value
from cs360_desktop.domain.figures import Compared
from cs360_desktop.domain.periods import Period, PeriodKind, span
from cs360_desktop.domain.problems import Response
from cs360_desktop.domain.settings import DEFAULTS
from cs360_desktop.domain.wording import format_date, format_value
from cs360_desktop.services.chart_lines import PeriodLine, period_lines
from cs360_desktop.services.comparisons import Comparison, comparison_row, finding, newest_reading
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

_DRAWN = {
    EntryState.ENTERED: PointState.ENTERED,
    EntryState.DISPUTED: PointState.ENTERED,
    EntryState.ESTIMATED: PointState.ESTIMATED,
    EntryState.SUPPRESSED: PointState.SUPPRESSED,
}
_GAPS = {EntryState.NOT_COLLECTED: "n/c", EntryState.NOT_YET_AVAILABLE: "later"}
_PER = {
    PeriodKind.MONTH: "per month",
    PeriodKind.QUARTER: "per quarter",
    PeriodKind.YEAR: "per year",
    PeriodKind.WEEK: "per week",
    PeriodKind.FOUR_WEEKS: "per 28 days",
}
_FEW_YEARS = 3


@dataclass(frozen=True, slots=True)
class MeasureChart:
    """A chart with everything that stands around it.

    `finding` is one sentence on the newest complete period, `caution` one on what that does not say.
    """

    measure: Measure
    chart: RunChart
    lines: tuple[PeriodLine, ...]
    comparisons: tuple[Comparison, ...]
    compared: tuple[Compared, ...]
    signal: Signal | None
    finding: str
    caution: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What the workspace holds about a measure in an area."""

    measure: Measure
    area: str
    entries: Mapping[Period, Entry]
    breaks: Sequence[SeriesBreak]
    responses: Sequence[Response]
    target: Target | None
    suppressed_under: float
    small_number: float

    @property
    def values(self) -> dict[Period, Value]:
        return {period: entry.value for period, entry in self.entries.items()}


def run_chart(
    session: Session, measure_id: int, area_id: int = WHOLE_AGENCY, *, years: int = _FEW_YEARS
) -> RunChart | None:
    """The run chart of a measure over the last years to the running period; None where it has no entry."""
    found = measure_chart(session, measure_id, area_id, years=years)
    return None if found is None else found.chart


def measure_chart(
    session: Session, measure_id: int, area_id: int = WHOLE_AGENCY, *, years: int = _FEW_YEARS
) -> MeasureChart | None:
    """The run chart with comparisons and sentences; None where the measure has no entry in the area.

    Args:
        session: the open workspace.
        measure_id: the measure.
        area_id: the area.
        years: how far back, to the first of January; the chart begins later where entries do.
    """
    with session.reading() as unit:
        known = _read(unit, measure_id, area_id)
        year_start = unit[nouns.agencies].get(1).fiscal_year_start
    if not any(period.kind is known.measure.period_kind for period in known.entries):
        return None
    today = session.today()
    periods = _periods(known, today, years, year_start)
    breaks = [mark.first_period for mark in known.breaks if mark.breaks(area_id)]
    readings = read_series(known.measure, known.values, periods, breaks, today)
    newest = newest_reading(readings)
    rules = Rules(tuple(mark.start for mark in breaks), known.small_number, year_start)
    compared = compare(known.measure, known.values, newest.period, rules) if newest else ()
    rows = tuple(comparison_row(known.measure, each) for each in compared)
    said = finding(known.measure, readings)
    chart = RunChart(
        title=_title(known, area_id),
        unit=_axis(known.measure),
        source=_source(known, today),
        alternative=f"{_title(known, area_id)}. {said.sentence}",
        points=tuple(_points(readings, known.suppressed_under)),
        target=_target_line(known.target, readings, known.measure),
        usual_range_label="usual range" if any(reading.judgment for reading in readings) else "",
        suppressed_under=known.suppressed_under,
        marks=tuple(_marks(known, periods)),
    )
    lines = period_lines(known.measure, known.values, readings)
    return MeasureChart(
        known.measure,
        chart,
        lines,
        tuple(row for row in rows if row.count),
        compared,
        said.signal,
        said.sentence,
        said.caution,
    )


def _read(unit: ReadUnit, measure_id: int, area_id: int) -> _Known:
    settings = DEFAULTS | {setting.name: setting.content for setting in unit[nouns.settings].all()}
    problems = [link.problem_id for link in unit[nouns.problem_measures].all(measure_id=measure_id)]
    return _Known(
        measure=unit[nouns.measures].get(measure_id),
        area=unit[nouns.areas].get(area_id).name,
        entries={entry.key.period: entry for entry in unit.entries.entries([measure_id], area_ids=[area_id])},
        breaks=unit[nouns.series_breaks].all("first_period", measure_id=measure_id),
        responses=unit[nouns.responses].all("began_on", problem_id=problems) if problems else (),
        target=unit[nouns.targets].first("by", measure_id=measure_id, area_id=area_id),
        suppressed_under=float(settings["suppression_limit"]),
        small_number=float(settings["small_number"]),
    )


def _periods(known: _Known, today: date, years: int, year_start: int) -> list[Period]:
    """From the first entry, but not longer ago than asked for, to the running period or a later entry."""
    kind = known.measure.period_kind
    own = [period for period in known.entries if period.kind is kind]
    if kind is PeriodKind.FOUR_WEEKS:
        running = max(own)
        while running.is_complete(today):
            running = running.next()
    else:
        running = Period.containing(kind, today, year_start=year_start)
    # Years and quarters may be kept by the calendar or by the fiscal year: the entries' own rhythm decides.
    last = min((period for period in own if period.start <= running.start), default=running)
    while last.next().start <= running.start:
        last = last.next()
    last = max(last, *own)
    first = last
    while first.next(-1).start.year >= last.start.year - years and first.start > min(own).start:
        first = first.next(-1)
    return list(span(first, last))


def _title(known: _Known, area_id: int) -> str:
    title = f"{known.measure.name}, {_PER[known.measure.period_kind]}"
    return title if area_id == WHOLE_AGENCY else f"{title}, {known.area}"


def _axis(measure: Measure) -> str:
    names = {Unit.COUNT: "count", Unit.MINUTES: "minutes", Unit.DOLLARS: "dollars", Unit.SCORE: "score"}
    if measure.unit is Unit.RATE:
        return f"per {measure.scale:,.0f}"
    return names.get(measure.unit, measure.unit_label)


def _source(known: _Known, today: date) -> str:
    source = known.measure.source
    given = [entry.source for entry in known.entries.values() if entry.source]
    days = [entry.as_of or (entry.changed_at and entry.changed_at.date()) for entry in known.entries.values()]
    newest = max((min(day, today) for day in days if day), default=None)
    parts = [f"Source: {given[-1] if given else source}"] if given or source else []
    if newest is not None:
        parts.append(f"data as of {format_date(newest)}")
    return " · ".join(parts)


def _points(readings: Iterable[Reading], suppressed_under: float) -> Iterable[ChartPoint]:
    year = ""
    for reading in readings:
        label, this_year = _labels(reading.period)
        state, note = _state(reading, label, suppressed_under)
        judged, baseline = reading.judgment, reading.baseline
        yield ChartPoint(
            label=label,
            year=this_year if this_year != year else "",
            value=None if state in {PointState.MISSING, PointState.SUPPRESSED} else reading.figure,
            state=state,
            note=note,
            usual=UsualRange(judged.low, judged.high) if judged else None,
            center=baseline.mean if baseline else None,
            signal=judged.signal if judged and reading.figure is not None else None,
        )
        year = this_year


def _labels(period: Period) -> tuple[str, str]:
    """The label below the axis and the year below it; a year stands alone."""
    if period.kind is PeriodKind.YEAR:
        return period.label, ""
    if period.kind is PeriodKind.WEEK:
        iso = period.start.isocalendar()
        return f"W{iso.week}", str(iso.year)
    if period.kind is PeriodKind.FOUR_WEEKS:
        return format_date(period.start, year=False), str(period.start.year)
    return period.label.rpartition(" ")[0].replace("Quarter from ", ""), str(period.start.year)


def _state(reading: Reading, label: str, suppressed_under: float) -> tuple[PointState, str]:
    if reading.value is None:
        return PointState.MISSING, ""
    state = reading.value.state
    if state in _GAPS:
        return PointState.MISSING, _GAPS[state]
    if state is EntryState.SUPPRESSED:
        return PointState.SUPPRESSED, f"under {suppressed_under:g}"
    if reading.figure is None:
        return PointState.MISSING, "no cases"
    if not reading.is_complete:
        return PointState.INCOMPLETE, f"{label} so far"
    return _DRAWN[state], ""


def _target_line(target: Target | None, readings: Sequence[Reading], measure: Measure) -> TargetLine | None:
    if target is None:
        return None
    label = f"Target {format_value(target.figure, measure.unit)}"
    if target.by is not None:
        label = f"{label} by {format_date(target.by)}"
    since = target.since or readings[0].period.start
    start = next((index for index, reading in enumerate(readings) if reading.period.end >= since), 0)
    return TargetLine(target.figure, label, start)


def _marks(known: _Known, periods: Sequence[Period]) -> Iterable[Mark]:
    for change in known.breaks:
        index = _index_of(change.first_period.start, periods)
        if index is not None:
            yield Mark(index, f"Break: {change.reason}", is_break=True)
    for response in known.responses:
        index = _index_of(response.began_on, periods)
        if index is not None:
            yield Mark(index, response.text, is_break=False)


def _index_of(day: date, periods: Sequence[Period]) -> int | None:
    found = (index for index, period in enumerate(periods) if period.start <= day <= period.end)
    return next(found, None)
