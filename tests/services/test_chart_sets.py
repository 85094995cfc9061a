from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.domain.agency import Population
from cs360_desktop.domain.chart_sets import Panels, YearsChart
from cs360_desktop.domain.charts import PointState
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.services import actions, agency, chart_sets, charts, entries
from cs360_desktop.services.chart_points import CountedAs
from cs360_desktop.services.measure_editing import change_measure
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns


def coded(session: Session, code: str) -> int:
    with session.reading() as unit:
        found = unit[nouns.measures].first(code=code)
    assert found is not None
    return found.id


def put(session: Session, measure: int, values: dict[Period, Value], area: int = WHOLE_AGENCY) -> None:
    entries.set_values(session, {EntryKey(measure, area, period): value for period, value in values.items()})


def test_that_the_same_months_lie_over_each_other_and_the_running_one_is_not_joined(session: Session) -> None:
    calls = coded(session, "1.07")
    put(session, calls, {Period.month(2024, 3).next(step): Value(step) for step in range(33)})
    put(session, calls, {Period.month(2026, 2): Value(state=EntryState.NOT_COLLECTED)})
    chart = chart_sets.years_chart(session, calls)
    assert isinstance(chart, YearsChart)
    assert (chart.labels[0], chart.labels[-1]) == ("Jan", "Dec")
    assert [line.name for line in chart.lines] == ["2024", "2025", "2026"]
    assert chart.lines[0].values == (None, None, *map(float, range(10)))
    newest = chart.lines[2]
    assert newest.states[1] is PointState.MISSING
    assert newest.states[10] is PointState.INCOMPLETE
    assert newest.runs() == ((0,), (2, 3, 4, 5, 6, 7, 8, 9))


def test_that_a_measure_kept_by_the_year_says_why_it_has_no_months(session: Session) -> None:
    yearly = coded(session, "3.11")
    put(session, yearly, {Period.year(2025): Value(4.1)})
    assert chart_sets.years_chart(session, yearly) == (
        "This measure is kept by the year, so there are no months to lay over each other."
    )


def test_that_areas_stand_in_their_own_order_on_one_scale(session: Session) -> None:
    calls = coded(session, "1.07")
    first, second = (agency.add_area(session, name).id for name in ("North", "Harbor"))
    put(session, calls, {Period.month(2026, 9): Value(3)}, first)
    put(session, calls, {Period.month(2026, 10): Value(40)}, second)
    panels = chart_sets.area_panels(session, calls)
    assert isinstance(panels, Panels)
    assert panels.names == ("North", "Harbor")
    assert {chart.span() for chart in panels.charts} == {(0, 40)}
    assert len({len(chart.points) for chart in panels.charts}) == 1


def test_that_a_measure_without_figures_by_area_says_so(session: Session) -> None:
    assert str(chart_sets.area_panels(session, coded(session, "1.07"))).startswith("No area has a figure")


def test_that_the_cases_behind_a_share_are_shown_as_counts(session: Session) -> None:
    share = coded(session, "2.04")
    put(session, share, {Period.month(2026, 9): Value(numerator=14, denominator=16), Period.month(2026, 10): Value(88)})
    panels = chart_sets.cases_panels(session, share)
    assert isinstance(panels, Panels)
    assert [chart.points[0].value for chart in panels.charts] == [14, 16]
    assert [chart.points[1].value for chart in panels.charts] == [None, None]


def test_that_a_community_copy_withholds_small_counts_of_areas_together_with_others(session: Session) -> None:
    calls = coded(session, "1.07")
    areas = [agency.add_area(session, name).id for name in ("North", "Harbor", "Mill")]
    for area, count in zip(areas, (2, 30, 9), strict=True):
        put(session, calls, {Period.month(2026, 10): Value(count)}, area)
    put(session, calls, {Period.month(2026, 10): Value(41)})
    panels = chart_sets.area_panels(session, calls, community=True)
    assert isinstance(panels, Panels)
    assert [chart.points[0].value for chart in panels.charts] == [None, 30, None]
    whole = charts.measure_chart(session, calls, community=True)
    assert whole is not None
    assert whole.chart.points[0].value == 41
    change_measure(session, calls, internal=True)
    assert charts.measure_chart(session, calls, community=True) is None


def test_that_a_count_by_residents_leaves_out_years_without_them(session: Session) -> None:
    calls = coded(session, "1.07")
    agency.set_population(session, 2026, 10_000)
    assert Population(2026, 10_000).residents == 10_000
    put(session, calls, {Period.month(2025, 12): Value(5), Period.month(2026, 1): Value(20)})
    found = charts.measure_chart(session, calls, counted_as=CountedAs.PER_1000)
    assert found is not None
    december, january = found.chart.points[:2]
    assert (december.value, december.note) == (None, "no residents")
    assert january.value == 2
    daily = charts.measure_chart(session, calls, counted_as=CountedAs.PER_DAY)
    assert daily is not None
    assert daily.chart.points[0].value == 5 / 31


def test_that_a_share_has_its_interval_on_the_chart(session: Session) -> None:
    share = coded(session, "2.04")
    put(session, share, {Period.month(2026, 10): Value(numerator=9, denominator=16)})
    found = charts.measure_chart(session, share)
    assert found is not None
    interval = found.chart.points[0].interval
    assert interval is not None
    assert (round(interval.low), round(interval.high)) == (33, 77)
    assert found.chart.span()[1] == interval.high


def test_that_actions_for_a_measure_are_marked_where_they_were_done(session: Session) -> None:
    calls = coded(session, "1.07")
    put(session, calls, {Period.month(2026, 1).next(step): Value(step) for step in range(10)})
    action = actions.add(session, "Lights on the lot", measure_id=calls).id
    actions.add(session, "Ask the owner", measure_id=calls)
    assert charts.measure_chart(session, calls).chart.marks == ()  # type: ignore[union-attr]
    actions.set_status(session, action, ActionStatus.DONE)
    found = charts.measure_chart(session, calls)
    assert found is not None
    (mark,) = found.chart.marks
    assert (mark.label, mark.is_action, found.lines[mark.index].period) == (
        "Lights on the lot",
        True,
        Period.month(2026, 11),
    )
    public = charts.measure_chart(session, calls, community=True)
    assert public is not None
    assert public.chart.marks == ()
