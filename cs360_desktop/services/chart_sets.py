"""Charts of more than one line: the same months by year, the areas side by side, and the cases behind a share."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from cs360_desktop.analysis.series import Reading, read_series, year_of
from cs360_desktop.domain.catalogue import Unit
from cs360_desktop.domain.chart_sets import MOST_LINES, Panels, YearLine, YearsChart
from cs360_desktop.domain.charts import PointState, RunChart
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryState, Value
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.domain.wording import listed
from cs360_desktop.language import marked, tr
from cs360_desktop.services.chart_data import (
    Charted,
    axis_unit,
    chart_source,
    chart_title,
    charted_periods,
    read_charted,
)
from cs360_desktop.services.chart_points import axis_labels, marks_of, point_state, points_of
from cs360_desktop.services.comparisons import finding, format_years
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns

_INTERNAL = marked("This measure is marked internal, so a community copy does not show it.")
_PLACES = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.WEEK: 53, PeriodKind.FOUR_WEEKS: 14}


def years_chart(
    session: Session, measure_id: int, area_id: int = WHOLE_AGENCY, *, years: int = MOST_LINES, community: bool = False
) -> YearsChart | str:
    """The same months, quarters or weeks of the last years over each other, or why there are none.

    Args:
        session: the open workspace.
        measure_id: the measure.
        area_id: the area.
        years: how many, the running one included; at most four.
        community: with small counts withheld.
    """
    with session.reading() as unit:
        known = read_charted(unit, measure_id, area_id, community=community)
    if community and known.measure.internal:
        return tr(_INTERNAL)
    if not known.own_periods:
        return tr("There is no figure to draw yet.")
    if known.measure.period_kind is PeriodKind.YEAR:
        return tr("This measure is kept by the year, so there are no months to lay over each other.")
    today = session.today()
    readings = _readings(known, today, min(years, MOST_LINES) - 1)
    by_year: dict[int, list[Reading]] = {}
    for reading in readings:
        by_year.setdefault(year_of(reading.period), []).append(reading)
    shown = sorted(by_year)[-min(years, MOST_LINES) :]
    labels = _places(readings)
    lines = tuple(_year_line(str(year), by_year[year], labels, known.suppressed_under) for year in shown)
    said = finding(known.measure, readings)
    title = chart_title(known)
    return YearsChart(
        title=title,
        unit=axis_unit(known.measure),
        source=chart_source(known, today),
        alternative=tr(
            "{title}, {years} over each other. {finding}",
            title=title,
            years=format_years(shown),
            finding=said.sentence,
        ),
        labels=tuple(labels),
        lines=lines,
        suppressed_under=known.suppressed_under,
    )


def area_panels(session: Session, measure_id: int, *, years: int = 2, community: bool = False) -> Panels | str:
    """A small chart for each area that has figures, in the areas' own order and on one scale; or why there are none."""
    with session.reading() as unit:
        measure = unit[nouns.measures].get(measure_id)
        areas = [area for area in unit[nouns.areas].all("position") if area.id != WHOLE_AGENCY]
        all_known = [read_charted(unit, measure_id, area.id, community=community) for area in areas]
    if community and measure.internal:
        return tr(_INTERNAL)
    found = [known for known in all_known if known.own_periods]
    if not found:
        return tr("No area has a figure of this measure. Figures by area are typed on the Enter tab, or imported.")
    today = session.today()
    readings = {known.area_id: _readings(known, today, years) for known in found}
    first = min(reading[0].period for reading in readings.values())
    last = max(reading[-1].period for reading in readings.values())
    charts = [_panel(known, _stretched(known, first, last, today), today) for known in found]
    names = tuple(tr(known.area) for known in found)
    whole = tr("{title}, by area", title=chart_title(replace(found[0], area_id=WHOLE_AGENCY)))
    return Panels(
        title=whole,
        source=max((chart_source(known, today) for known in found), key=len),
        alternative=tr("{title}: {areas}, in their own order and on one scale.", title=whole, areas=", ".join(names)),
        names=names,
        charts=_on_one_scale(charts),
    )


def cases_panels(
    session: Session, measure_id: int, area_id: int = WHOLE_AGENCY, *, years: int = 3, community: bool = False
) -> Panels | str:
    """The cases behind a share, above and below the line, each as a chart of its own; or why there are none."""
    with session.reading() as unit:
        known = read_charted(unit, measure_id, area_id, community=community)
    measure = known.measure
    if community and measure.internal:
        return tr(_INTERNAL)
    if not any(entry.value.numerator is not None for entry in known.entries.values()):
        return tr("Its figures were entered without cases, so there is nothing to show behind them.")
    today = session.today()
    sides = {
        tr(measure.numerator) or tr("Cases counted"): {p: _side(v, numerator=True) for p, v in known.values.items()},
        tr(measure.denominator) or tr("All cases"): {p: _side(v, numerator=False) for p, v in known.values.items()},
    }
    counts = replace(measure, unit=Unit.COUNT, scale=1.0)
    charts = [_counts(replace(known, measure=counts, target=None), values, today, years) for values in sides.values()]
    title = chart_title(known)
    return Panels(
        title=tr("{title}: the cases behind it", title=title),
        source=chart_source(known, today),
        alternative=tr("{title}: {sides}, as counts.", title=title, sides=listed(tuple(sides))),
        names=tuple(sides),
        charts=tuple(charts),
    )


def _readings(known: Charted, today: date, years: int) -> tuple[Reading, ...]:
    periods = charted_periods(known, today, years)
    return read_series(known.measure, known.values, periods, known.break_periods, today)


def _stretched(known: Charted, first: Period, last: Period, today: date) -> tuple[Reading, ...]:
    """The readings of an area over the periods that all areas are shown in."""
    periods = [first]
    while periods[-1] < last:
        periods.append(periods[-1].next())
    return read_series(known.measure, known.values, periods, known.break_periods, today)


def _places(readings: Sequence[Reading]) -> list[str]:
    """The places on the axis: as many as a year has periods."""
    kind = readings[0].period.kind
    if kind in {PeriodKind.MONTH, PeriodKind.QUARTER}:
        first = readings[0].period
        while first.start.month > kind.months:
            first = first.next(-1)
        return [axis_labels(first.next(step))[0] for step in range(_PLACES[kind])]
    return [str(number) for number in range(1, _PLACES[kind] + 1)]


def _year_line(name: str, readings: Sequence[Reading], labels: Sequence[str], limit: float) -> YearLine:
    values: list[float | None] = [None] * len(labels)
    states = [PointState.MISSING] * len(labels)
    notes = [""] * len(labels)
    for reading in readings:
        place = _place(reading.period)
        state, note = point_state(reading, labels[place], limit)
        states[place] = state
        notes[place] = note or (tr("no entry") if state is PointState.MISSING else "")
        values[place] = None if state in {PointState.MISSING, PointState.SUPPRESSED} else reading.figure
    return YearLine(name, tuple(values), tuple(states), tuple(notes))


def _place(period: Period) -> int:
    if period.kind.months:
        return (period.start.month - 1) // period.kind.months
    if period.kind is PeriodKind.WEEK:
        return period.start.isocalendar().week - 1
    return (period.end.timetuple().tm_yday - 1) // period.kind.days


def _panel(known: Charted, readings: Sequence[Reading], today: date) -> RunChart:
    return RunChart(
        title=tr(known.area),
        unit=axis_unit(known.measure),
        source=chart_source(known, today),
        alternative=f"{tr(known.area)}: {finding(known.measure, readings).sentence}",
        points=tuple(points_of(known, readings)),
        usual_range_label="",
        suppressed_under=known.suppressed_under,
        marks=tuple(marks_of(known, [reading.period for reading in readings])),
    )


def _on_one_scale(charts: Sequence[RunChart]) -> tuple[RunChart, ...]:
    low = min(chart.span()[0] for chart in charts)
    high = max(chart.span()[1] for chart in charts)
    return tuple(replace(chart, common=(low, high)) for chart in charts)


def _side(value: Value, *, numerator: bool) -> Value:
    """One side of a share as a count; what has no cases has no figure."""
    if not value.state.has_figure:
        return value
    figure = value.numerator if numerator else value.denominator
    return Value(state=EntryState.NOT_COLLECTED) if figure is None else Value(figure, state=value.state)


def _counts(known: Charted, values: Mapping[Period, Value], today: date, years: int) -> RunChart:
    periods = charted_periods(known, today, years)
    readings = tuple(
        Reading(period, value, None if value is None else value.figure(), period.is_complete(today))
        for period in periods
        for value in [values.get(period)]
    )
    return _panel(known, readings, today)
