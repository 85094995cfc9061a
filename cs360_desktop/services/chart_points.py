"""The points, target and marks of a run chart, from what was read and judged."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import Enum

from cs360_desktop.analysis.intervals import share_interval
from cs360_desktop.analysis.rates import per_day, per_residents
from cs360_desktop.analysis.series import Reading
from cs360_desktop.domain.catalogue import Measure, Target, Unit
from cs360_desktop.domain.charts import ChartPoint, Mark, PointState, UsualRange
from cs360_desktop.domain.charts import Target as TargetLine
from cs360_desktop.domain.entries import EntryState
from cs360_desktop.domain.figures import Withheld
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.domain.wording import format_date, format_value
from cs360_desktop.language import marked, tr
from cs360_desktop.services.chart_data import Charted

_DRAWN = {
    EntryState.ENTERED: PointState.ENTERED,
    EntryState.DISPUTED: PointState.ENTERED,
    EntryState.ESTIMATED: PointState.ESTIMATED,
    EntryState.SUPPRESSED: PointState.SUPPRESSED,
}
_GAPS = {EntryState.NOT_COLLECTED: marked("n/c"), EntryState.NOT_YET_AVAILABLE: marked("later")}


class CountedAs(Enum):
    """What the line of a count shows; the value, said with `tr`, stands at the axis."""

    COUNT = "count"
    PER_DAY = marked("per day")
    PER_1000 = marked("per 1,000 residents")
    PER_100000 = marked("per 100,000 residents")


_SCALE = {CountedAs.PER_1000: 1_000, CountedAs.PER_100000: 100_000}


def points_of(known: Charted, readings: Iterable[Reading]) -> Iterable[ChartPoint]:
    """The points of a chart, oldest first."""
    year = ""
    for reading in readings:
        label, this_year = axis_labels(reading.period)
        state, note = point_state(reading, label, known.suppressed_under)
        judged, baseline = reading.judgment, reading.baseline
        has_figure = state not in {PointState.MISSING, PointState.SUPPRESSED}
        yield ChartPoint(
            label=label,
            year=this_year if this_year != year else "",
            value=reading.figure if has_figure else None,
            state=state,
            note=note,
            usual=judged.usual if judged else None,
            center=baseline.mean if judged and baseline else None,
            signal=judged.signal if judged and has_figure else None,
            interval=_interval(known.measure, reading) if has_figure else None,
        )
        year = this_year


def rated_points(known: Charted, readings: Sequence[Reading], counted_as: CountedAs) -> Iterable[ChartPoint]:
    """The same points by the day or by residents: figure, range and mean each divided alike.

    Periods of years whose residents nobody gave are gaps that say so.
    """
    for reading, point in zip(readings, points_of(known, readings), strict=True):
        if point.state is PointState.SUPPRESSED:  # its bar is as high as the limit, which is a count
            yield ChartPoint(point.label, point.year, None, PointState.MISSING, point.note)
            continue
        one = per_day(1, [reading.period])
        if counted_as is not CountedAs.PER_DAY:
            found = per_residents(1, reading.period, known.residents, _SCALE[counted_as])
            if isinstance(found, Withheld):
                yield ChartPoint(point.label, point.year, None, PointState.MISSING, tr("no residents"))
                continue
            one = found
        yield replace(
            point,
            value=None if point.value is None else point.value * one,
            usual=None if point.usual is None else UsualRange(point.usual.low * one, point.usual.high * one),
            center=None if point.center is None else point.center * one,
        )


def _interval(measure: Measure, reading: Reading) -> UsualRange | None:
    """Where a true share may lie; none without cases that are a part of all."""
    value = reading.value
    if measure.unit is not Unit.PERCENT or value is None or value.numerator is None or not value.denominator:
        return None
    if not 0 <= value.numerator <= value.denominator:
        return None
    found = share_interval(value.numerator, value.denominator)
    return UsualRange(found.low * measure.scale, found.high * measure.scale)


def axis_labels(period: Period) -> tuple[str, str]:
    """The label below the axis and the year below it; a year stands alone."""
    if period.kind is PeriodKind.YEAR:
        return period.label, ""
    if period.kind is PeriodKind.WEEK:
        iso = period.start.isocalendar()
        return tr("W{week}", week=iso.week), str(iso.year)
    if period.kind is PeriodKind.QUARTER and period.start.month % 3 != 1:
        return Period(PeriodKind.MONTH, period.start).short_label, str(period.start.year)
    return period.short_label, str(period.start.year)


def point_state(reading: Reading, label: str, suppressed_under: float) -> tuple[PointState, str]:
    """How a point is drawn, and the word beside it or in its gap."""
    if reading.value is None:
        return PointState.MISSING, ""
    state = reading.value.state
    if state in _GAPS:
        return PointState.MISSING, tr(_GAPS[state])
    if state is EntryState.SUPPRESSED:
        return PointState.SUPPRESSED, tr("under {limit}", limit=f"{suppressed_under:g}")
    if reading.figure is None:
        return PointState.MISSING, tr("no cases")
    if not reading.is_complete:
        return PointState.INCOMPLETE, tr("{label} so far", label=label)
    return _DRAWN[state], ""


def target_line_of(target: Target | None, readings: Sequence[Reading], measure: Measure) -> TargetLine | None:
    """The line of a target from the day it holds."""
    if target is None:
        return None
    figure = format_value(target.figure, measure.unit)
    lines = [tr("Target {figure}", figure=figure)]
    if target.by is not None:
        lines.append(tr("by {date}", date=format_date(target.by)))
    since = target.since or readings[0].period.start
    start = next((index for index, reading in enumerate(readings) if reading.period.end >= since), 0)
    return TargetLine(target.figure, "\n".join(lines), start)


def marks_of(known: Charted, periods: Sequence[Period]) -> Iterable[Mark]:
    """The breaks, the responses that began and the actions that were done within the periods."""
    for change in known.breaks:
        index = _index_of(change.first_period.start, periods)
        if index is not None:
            yield Mark(index, tr("Break: {reason}", reason=change.reason), is_break=True)
    for response in known.responses:
        index = _index_of(response.began_on, periods)
        if index is not None:
            yield Mark(index, response.text, is_break=False)
    for action in known.done:
        index = None if action.done_on is None else _index_of(action.done_on, periods)
        if index is not None:
            yield Mark(index, action.text, is_break=False, is_action=True)


def _index_of(day: date, periods: Sequence[Period]) -> int | None:
    found = (index for index, period in enumerate(periods) if period.start <= day <= period.end)
    return next(found, None)
