from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs360_desktop.analysis.comparisons import Rules, compare
from cs360_desktop.analysis.series import read_series
from cs360_desktop.domain.catalogue import Aggregation, Direction, Measure, MeasureType, Unit
from cs360_desktop.domain.charts import Signal
from cs360_desktop.domain.entries import EntryState, Value
from cs360_desktop.domain.figures import Compared, StretchKind, Why, Withheld, known
from cs360_desktop.domain.periods import Period, PeriodKind

COUNTS = Measure(
    1,
    None,
    "",
    "Gun incidents",
    Unit.COUNT,
    PeriodKind.MONTH,
    Aggregation.SUM,
    Direction.DOWN,
    MeasureType.OUTCOME,
)
SHARES = replace(
    COUNTS, unit=Unit.PERCENT, aggregation=Aggregation.RATIO, numerator="cleared", denominator="all", scale=100.0
)
YEARLY = replace(COUNTS, period_kind=PeriodKind.YEAR)
OCTOBER = Period.month(2026, 10)
PLAIN = Rules()


def values(first: Period, figures: list[float | None]) -> dict[Period, Value]:
    return {first.next(step): Value(figure) for step, figure in enumerate(figures) if figure is not None}


def compared(
    measure: Measure, stored: Mapping[Period, Value], newest: Period, rules: Rules = PLAIN
) -> dict[StretchKind, Compared]:
    return {each.kind: each for each in compare(measure, stored, newest, rules)}


def why(worked: object) -> Why | None:
    return worked.why if isinstance(worked, Withheld) else None


def test_that_the_gun_incidents_of_manchester_are_read_as_published() -> None:
    stored = {Period.year(2021): Value(137), Period.year(2022): Value(198)}
    found = compared(YEARLY, stored, Period.year(2022))[StretchKind.PERIOD]
    assert (found.now, found.before, found.change) == (198, 137, 61)
    assert isinstance(found.percent, float)
    assert round(found.percent, 1) == 44.5
    assert not isinstance(found.judgment, Withheld)
    assert found.judgment.z is not None
    assert round(found.judgment.z, 2) == 3.34
    assert found.judgment.signal is Signal.UNUSUAL
    assert not isinstance(found.baseline, Withheld)
    assert found.baseline.years == (2021,)


@pytest.mark.parametrize(("before", "expected"), [(0, Why.ZERO_BASE), (19, Why.SMALL_NUMBER), (20, None)])
def test_that_a_percentage_needs_a_base_that_is_not_small(before: float, expected: Why | None) -> None:
    stored = {OCTOBER.year_before(): Value(before), OCTOBER: Value(30)}
    assert why(compared(COUNTS, stored, OCTOBER)[StretchKind.PERIOD].percent) is expected


@given(st.dictionaries(st.integers(0, 40), st.integers(0, 60), min_size=1))
def test_that_no_percentage_ever_stands_on_a_base_of_zero_or_under_20(counts: dict[int, int]) -> None:
    stored = {Period.month(2023, 6).next(step): Value(count) for step, count in counts.items()}
    for found in compare(COUNTS, stored, max(stored), Rules()):
        if not isinstance(found.percent, Withheld):
            assert not isinstance(found.before, Withheld)
            assert found.before >= 20


def test_that_the_year_to_date_counts_only_months_that_both_years_have() -> None:
    stored = values(Period.month(2025, 1), [10.0] * 22)
    del stored[Period.month(2025, 4)]
    found = compared(COUNTS, stored, OCTOBER)
    to_date = found[StretchKind.YEAR_TO_DATE]
    assert (to_date.now, to_date.before) == (90, 90)
    assert to_date.left_out == (Period.month(2026, 4),)
    assert found[StretchKind.LAST_YEAR].now == 120
    assert why(found[StretchKind.LAST_YEAR].before) is Why.NO_EARLIER_ENTRY


def test_that_the_last_twelve_months_need_all_of_them() -> None:
    stored = values(Period.month(2025, 1), [10.0] * 22)
    del stored[Period.month(2026, 2)]
    assert compared(COUNTS, stored, OCTOBER)[StretchKind.LAST_YEAR].now == Withheld(Why.NO_ENTRY, "Feb 2026")


def test_that_a_fiscal_year_from_july_has_its_own_year_to_date() -> None:
    stored = values(Period.month(2025, 1), [float(step) for step in range(22)])
    found = compared(COUNTS, stored, OCTOBER, Rules(year_start=7))[StretchKind.FISCAL_YEAR_TO_DATE]
    assert found.stretch == tuple(Period.month(2026, month) for month in (7, 8, 9, 10))
    assert (found.now, found.before) == (18 + 19 + 20 + 21, 6 + 7 + 8 + 9)


def test_that_weeks_have_their_last_28_days() -> None:
    weekly = replace(COUNTS, period_kind=PeriodKind.WEEK)
    newest = Period.week(2026, 44)
    stored = values(newest.next(-70), [2.0] * 71)
    found = compared(weekly, stored, newest)[StretchKind.LAST_28_DAYS]
    assert (found.now, found.before) == (8, 8)
    assert sum(period.days for period in found.stretch) == 28


def test_that_the_mean_takes_at_most_five_years_and_skips_those_without_a_figure() -> None:
    stored = {Period.month(year, 10): Value(year - 2000) for year in (*range(2018, 2023), 2025, 2026)}
    baseline = compared(COUNTS, stored, OCTOBER)[StretchKind.PERIOD].baseline
    assert not isinstance(baseline, Withheld)
    assert baseline.years == (2025, 2022, 2021)
    assert baseline.mean == pytest.approx((25 + 22 + 21) / 3)


def test_that_nothing_is_said_across_a_break() -> None:
    stored = {OCTOBER.year_before(): Value(40), OCTOBER: Value(90)}
    found = compared(COUNTS, stored, OCTOBER, Rules(breaks=(date(2026, 1, 1),)))[StretchKind.PERIOD]
    assert (found.now, found.before) == (90, 40)
    assert {why(part) for part in (found.change, found.percent, found.baseline, found.judgment)} == {Why.BREAK}
    assert isinstance(found.change, Withheld)
    assert found.change.because.startswith("the way of counting changed in Jan 2026")


@pytest.mark.parametrize("day", [date(2025, 10, 1), date(2026, 11, 1)])
def test_that_a_break_at_the_edge_of_what_is_compared_breaks_nothing(day: date) -> None:
    stored = {OCTOBER.year_before(): Value(40), OCTOBER: Value(90)}
    found = compared(COUNTS, stored, OCTOBER, Rules(breaks=(day,)))[StretchKind.PERIOD]
    assert found.change == 50
    assert not isinstance(found.judgment, Withheld)


@pytest.mark.parametrize(("figure", "expected"), [(-3, Why.NEGATIVE), (4.5, Why.NOT_WHOLE)])
def test_that_figures_that_are_no_counts_get_no_word(figure: float, expected: Why) -> None:
    for stored in ({OCTOBER.year_before(): Value(40), OCTOBER: Value(figure)},
                   {OCTOBER.year_before(): Value(figure), OCTOBER: Value(40)}):  # fmt: skip
        assert why(compared(COUNTS, stored, OCTOBER)[StretchKind.PERIOD].judgment) is expected


def test_that_shares_are_taken_together_over_their_cases_and_never_averaged() -> None:
    stored = {
        Period.month(2026, 9): Value(numerator=1, denominator=1),
        OCTOBER: Value(numerator=8, denominator=19),
    }
    found = compared(SHARES, stored, OCTOBER)[StretchKind.YEAR_TO_DATE]
    assert (found.now, found.cases) == (9 / 20 * 100, (9, 20))
    assert why(found.percent) is why(found.judgment) is Why.NOT_A_COUNT


def test_that_a_share_has_the_interval_of_its_cases() -> None:
    stored = {OCTOBER: Value(numerator=9, denominator=16)}
    interval = compared(SHARES, stored, OCTOBER)[StretchKind.PERIOD].interval
    assert not isinstance(interval, Withheld)
    assert (round(interval.low), round(interval.high)) == (33, 77)


@pytest.mark.parametrize(
    ("value", "figure", "interval"),
    [
        (Value(numerator=0, denominator=0), Why.NOTHING_TO_DIVIDE, Why.IT_HAS_NO_CASES),
        (Value(numerator=12, denominator=10), None, Why.NOT_ADDED),
        (Value(61.5), None, Why.IT_HAS_NO_CASES),
    ],
)
def test_that_a_share_without_fitting_cases_has_no_interval(value: Value, figure: Why | None, interval: Why) -> None:
    found = compared(SHARES, {OCTOBER: value}, OCTOBER)[StretchKind.PERIOD]
    assert (why(found.now), why(found.interval)) == (figure, interval)


@pytest.mark.parametrize("state", [state for state in EntryState if not state.has_figure])
def test_that_periods_without_a_figure_are_said_and_never_zero(state: EntryState) -> None:
    stored = values(Period.month(2025, 1), [10.0] * 22) | {OCTOBER.year_before(): Value(state=state)}
    found = compared(COUNTS, stored, OCTOBER)[StretchKind.PERIOD]
    assert found.before == Withheld(Why.NO_EARLIER_ENTRY, "Oct 2025")
    assert found.change == found.before


def test_that_series_of_nothing_or_of_zeros_are_worked_out_without_an_exception() -> None:
    for stored in ({}, {OCTOBER: Value(0)}, values(Period.month(2020, 1), [0.0] * 82)):
        for found in compare(COUNTS, stored, OCTOBER, Rules()):
            for figure in (found.now, found.before, found.change, found.percent):
                assert isinstance(figure, Withheld | float | int)
                assert known(figure) in {None, 0}


@given(
    st.lists(st.one_of(st.none(), st.integers(0, 40)), min_size=13, max_size=60),
    st.one_of(st.none(), st.integers(0, 400)),
)
def test_that_an_incomplete_month_changes_no_signal(counts: list[int | None], so_far: int | None) -> None:
    first = OCTOBER.next(1 - len(counts))
    stored = {first.next(step): Value(count) for step, count in enumerate(counts) if count is not None}
    november = OCTOBER.next()
    periods = [first.next(step) for step in range(len(counts) + 1)]
    today = date(2026, 11, 10)
    with_november = stored if so_far is None else stored | {november: Value(so_far)}
    before, after = (read_series(COUNTS, each, periods, (), today) for each in (stored, with_november))
    assert before[:-1] == after[:-1]
    assert after[-1].judgment is None
    assert after[-1].baseline is None


def test_that_every_figure_is_finite_or_withheld_for_whatever_is_stored() -> None:
    odd = [Value(-2.5), Value(0), Value(1e12), Value(state=EntryState.SUPPRESSED), Value(3, state=EntryState.DISPUTED)]
    for measure in (COUNTS, SHARES, replace(COUNTS, aggregation=Aggregation.LAST)):
        for value in [*odd, Value(numerator=0, denominator=0), Value(numerator=-3, denominator=2)]:
            stored = {OCTOBER.year_before(): value, OCTOBER.next(-1): value, OCTOBER: value}
            for found in compare(measure, stored, OCTOBER, Rules()):
                for figure in (found.now, found.before, found.change, found.percent):
                    assert isinstance(figure, Withheld) or abs(figure) < 1e13
