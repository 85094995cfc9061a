"""Charts of a measure: the description that the window and the documents draw, its table, and what it says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cs360_desktop.analysis.comparisons import Rules, compare
from cs360_desktop.analysis.series import Reading, is_judged, read_series
from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.charts import RunChart, Signal
from cs360_desktop.domain.entries import WHOLE_AGENCY, Value
from cs360_desktop.domain.figures import Compared, StretchKind
from cs360_desktop.domain.periods import Period
from cs360_desktop.language import tr
from cs360_desktop.services.chart_data import (
    Charted,
    axis_unit,
    chart_source,
    chart_title,
    charted_periods,
    read_charted,
)
from cs360_desktop.services.chart_lines import PeriodLine, period_lines
from cs360_desktop.services.chart_points import CountedAs, marks_of, points_of, rated_points, target_line_of
from cs360_desktop.services.comparisons import Comparison, comparison_row, finding, newest_reading
from cs360_desktop.services.explanations import Step, explain
from cs360_desktop.services.session import Session

FEW_YEARS = 3


@dataclass(frozen=True, slots=True)
class MeasureChart:
    """A chart with everything that stands around it.

    `finding` is one sentence on the newest complete period, `caution` one on what that does not say; `values` and
    `residents` are what it was worked out from, `withheld` counts what a community copy hides of it.
    """

    measure: Measure
    chart: RunChart
    lines: tuple[PeriodLine, ...]
    comparisons: tuple[Comparison, ...]
    compared: tuple[Compared, ...]
    values: Mapping[Period, Value]
    residents: Mapping[int, int]
    signal: Signal | None
    finding: str
    caution: str
    withheld: int = 0


def measure_chart(
    session: Session,
    measure_id: int,
    area_id: int = WHOLE_AGENCY,
    *,
    years: int = FEW_YEARS,
    counted_as: CountedAs = CountedAs.COUNT,
    community: bool = False,
) -> MeasureChart | None:
    """The run chart with comparisons and sentences; None where the measure has no entry in the area.

    Args:
        session: the open workspace.
        measure_id: the measure.
        area_id: the area.
        years: how far back, to the first of January; the chart begins later where entries do.
        counted_as: what the line shows of a count; the comparisons always show the count.
        community: with small counts withheld; None for a measure marked internal.
    """
    with session.reading() as unit:
        known = read_charted(unit, measure_id, area_id, community=community)
    if not known.own_periods or (community and known.measure.internal):
        return None
    today = session.today()
    measure, values, breaks = known.measure, known.values, known.break_periods
    readings = read_series(measure, values, charted_periods(known, today, years), breaks, today)
    newest = newest_reading(readings)
    rules = Rules(tuple(mark.start for mark in breaks), known.small_number, known.year_start)
    compared = compare(measure, values, newest.period, rules) if newest else ()
    rows = tuple(comparison_row(measure, each) for each in compared)
    said = finding(measure, readings)
    return MeasureChart(
        measure=measure,
        chart=_chart(known, readings, today, counted_as, said.sentence),
        lines=period_lines(measure, values, readings),
        comparisons=tuple(row for row in rows if row.count),
        compared=compared,
        values=values,
        residents=known.residents,
        signal=said.signal,
        finding=said.sentence,
        caution=said.caution,
        withheld=known.withheld,
    )


def _chart(known: Charted, readings: Sequence[Reading], today: date, counted_as: CountedAs, sentence: str) -> RunChart:
    periods = [reading.period for reading in readings]
    is_count = counted_as is CountedAs.COUNT or not is_judged(known.measure)
    points = points_of(known, readings) if is_count else rated_points(known, readings, counted_as)
    return RunChart(
        title=chart_title(known),
        unit=axis_unit(known.measure) if is_count else tr(counted_as.value),
        source=chart_source(known, today),
        alternative=f"{chart_title(known)}. {sentence}",
        points=tuple(points),
        target=target_line_of(known.target, readings, known.measure) if is_count else None,
        usual_range_label=tr(Signal.USUAL.value) if any(reading.judgment for reading in readings) else "",
        suppressed_under=known.suppressed_under,
        marks=tuple(marks_of(known, periods)),
    )


def can_be_rated(measure: Measure) -> bool:
    """Whether a measure can be shown by the day or by residents: counts of what happened can."""
    return is_judged(measure)


def explained(chart: MeasureChart, kind: StretchKind) -> tuple[Step, ...]:
    """How the figures of one line under a chart were worked out."""
    found = next(each for each in chart.compared if each.kind is kind)
    return explain(chart.measure, found, chart.values, chart.residents)
