from datetime import date

import pytest

from cs360_desktop.domain.catalogue import SeriesBreak, Target
from cs360_desktop.domain.charts import PointState, Signal
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.services import charts, entries
from cs360_desktop.services.charts import MeasureChart
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns


@pytest.fixture
def calls(session: Session) -> int:
    with session.reading() as unit:
        found = unit[nouns.measures].first(code="1.07")
    assert found is not None
    return found.id


def put(session: Session, measure_id: int, values: dict[Period, Value | None]) -> None:
    keys = {EntryKey(measure_id, WHOLE_AGENCY, period): value for period, value in values.items()}
    entries.set_values(session, keys)


def months(first: Period, figures: list[int]) -> dict[Period, Value | None]:
    return {first.next(step): Value(figure) for step, figure in enumerate(figures)}


def shown(session: Session, measure_id: int) -> MeasureChart:
    found = charts.measure_chart(session, measure_id)
    assert found is not None
    return found


def test_that_a_measure_without_entries_has_no_chart(session: Session, calls: int) -> None:
    assert charts.measure_chart(session, calls) is None


def test_that_blanks_and_states_are_gaps_and_never_zero(session: Session, calls: int) -> None:
    put(
        session,
        calls,
        {
            Period.month(2026, 5): Value(0),
            Period.month(2026, 6): Value(state=EntryState.NOT_COLLECTED),
            Period.month(2026, 7): Value(state=EntryState.NOT_YET_AVAILABLE),
            Period.month(2026, 9): Value(state=EntryState.SUPPRESSED),
            Period.month(2026, 10): Value(4, state=EntryState.ESTIMATED),
            Period.month(2026, 11): Value(1),
        },
    )
    chart = shown(session, calls).chart
    assert [(point.label, point.value, point.state, point.note) for point in chart.points] == [
        ("May", 0, PointState.ENTERED, ""),
        ("Jun", None, PointState.MISSING, "n/c"),
        ("Jul", None, PointState.MISSING, "later"),
        ("Aug", None, PointState.MISSING, ""),
        ("Sep", None, PointState.SUPPRESSED, "under 5"),
        ("Oct", 4, PointState.ESTIMATED, ""),
        ("Nov", 1, PointState.INCOMPLETE, "Nov so far"),
    ]
    assert [point.year for point in chart.points] == ["2026", "", "", "", "", "", ""]


def test_that_a_month_is_compared_with_the_same_month_of_earlier_years(session: Session, calls: int) -> None:
    put(
        session,
        calls,
        {Period.month(2024, 10): Value(12), Period.month(2025, 10): Value(17), Period.month(2026, 10): Value(4)},
    )
    found = shown(session, calls)
    row = found.comparisons[0]
    assert (row.name, row.count, row.year_before, row.change) == ("Oct 2026", "4", "17", "−13")
    assert (row.earlier_mean, row.usual) == ("14.5  (2024–2025)", "7 – 25")
    assert row.percent == "small number"
    assert row.signal is Signal.WORTH_A_LOOK
    assert found.signal is Signal.WORTH_A_LOOK
    assert found.finding == (
        "Oct 2026: 4. Worth a look: below the usual range of 7 to 25, which 2024–2025 would lead you to expect."
    )
    assert found.chart.alternative.endswith(found.finding)
    assert found.lines[-2].sentence == "Oct 2026: 4 · usual range 7 – 25 (2024–2025) · worth a look"


def test_that_totals_are_shown_only_where_every_month_is_known(session: Session, calls: int) -> None:
    put(session, calls, months(Period.month(2024, 1), [10] * 34))
    assert [(row.name, row.count, row.year_before) for row in shown(session, calls).comparisons] == [
        ("Oct 2026", "10", "10"),
        ("Year to date, Jan – Oct", "100", "100"),
        ("Last 12 months, to Oct", "120", "120"),
    ]
    put(session, calls, {Period.month(2026, 3): None})
    month, to_date = shown(session, calls).comparisons  # the last twelve months lack one, so there is no such total
    assert month.name == "Oct 2026"
    assert (to_date.name, to_date.count, to_date.year_before) == (
        "Year to date, Jan – Oct (9 of 10 months)",
        "90",
        "90",
    )
    assert to_date.remark == "Only what both years have is counted: Mar 2026 left out."


def test_that_a_percentage_of_a_larger_base_is_shown(session: Session, calls: int) -> None:
    put(session, calls, {Period.month(2025, 10): Value(160), Period.month(2026, 10): Value(104)})
    assert shown(session, calls).comparisons[0].percent == "−35.0 %"


def test_that_nothing_is_percent_of_zero(session: Session, calls: int) -> None:
    put(session, calls, {Period.month(2025, 10): Value(0), Period.month(2026, 10): Value(3)})
    row = shown(session, calls).comparisons[0]
    assert (row.change, row.percent, row.signal) == ("+3", "", Signal.USUAL)


def test_that_nothing_is_compared_across_a_break(session: Session, calls: int) -> None:
    put(session, calls, months(Period.month(2023, 10), [10] * 37))
    with session.change("mark") as unit:
        unit[nouns.series_breaks].add(SeriesBreak(0, calls, Period.month(2026, 1), "new records system"))
    found = shown(session, calls)
    assert found.comparisons[0].usual == ""
    assert found.comparisons[0].change == ""
    assert found.finding == "Oct 2026: 10."
    (mark,) = found.chart.marks
    assert (found.chart.points[mark.index].year, mark.label, mark.is_break) == (
        "2026",
        "Break: new records system",
        True,
    )
    assert len(found.chart.runs()) == 2
    assert found.lines[mark.index - 1].usual


def test_that_the_running_month_gets_no_word(session: Session, calls: int) -> None:
    put(session, calls, {Period.month(2025, 11): Value(50), Period.month(2026, 11): Value(1)})
    found = shown(session, calls)
    assert found.lines[-1].usual == ""
    assert found.lines[-1].sentence == "Nov 2026: 1, so far"
    assert found.finding == "Nov 2025: 50."


def test_that_a_share_gets_its_figure_and_no_word(session: Session) -> None:
    with session.reading() as unit:
        share = unit[nouns.measures].first(code="2.04")
    assert share is not None
    put(session, share.id, {Period.month(2026, 10): Value(numerator=14, denominator=16)})
    found = shown(session, share.id)
    assert found.chart.points[0].value == pytest.approx(87.5)
    assert found.signal is None
    assert "87.5 %" in found.finding


def test_that_a_target_stands_on_the_chart_from_its_start(session: Session, calls: int) -> None:
    put(session, calls, months(Period.month(2026, 1), [10] * 10))
    with session.change("set_target") as unit:
        unit[nouns.targets].add(
            Target(0, calls, WHOLE_AGENCY, 6, by=date(2026, 12, 31), since=date(2026, 4, 1), set_by="chief")
        )
    target = shown(session, calls).chart.target
    assert target is not None
    assert (target.value, target.label, target.start) == (6, "Target 6\nby Dec 31, 2026", 3)


def test_that_the_chart_goes_back_as_far_as_asked(session: Session, calls: int) -> None:
    put(session, calls, months(Period.month(2020, 1), [10] * 82))
    three = charts.measure_chart(session, calls)
    six = charts.measure_chart(session, calls, years=6)
    assert three is not None
    assert six is not None
    assert (len(three.chart.points), len(six.chart.points)) == (47, 83)
