"""Roll-ups by their golden rules: each aggregation has one, and nothing else can be asked for."""

import random
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs360_desktop.analysis.rollups import roll_up, why_not
from cs360_desktop.domain.catalogue import Aggregation, Direction, Measure, MeasureType, Unit
from cs360_desktop.domain.entries import EntryState, Value
from cs360_desktop.domain.periods import Period, PeriodKind

Q3 = Period.quarter(2026, 3)
JULY, AUGUST, SEPTEMBER = (Period.month(2026, month) for month in (7, 8, 9))


def measure(
    aggregation: Aggregation, unit: Unit = Unit.COUNT, kind: PeriodKind = PeriodKind.MONTH, denominator: str = ""
) -> Measure:
    return Measure(
        1, None, "", "A measure", unit, kind, aggregation, Direction.UP, MeasureType.OUTCOME, denominator=denominator
    )


SUM, LAST = measure(Aggregation.SUM), measure(Aggregation.LAST)
RATIO = measure(Aggregation.RATIO, Unit.PERCENT)
MEAN = measure(Aggregation.MEAN, Unit.MINUTES, denominator="Calls")


def quarter(*values: Value | None) -> Sequence[tuple[Period, Value | None]]:
    return list(zip((JULY, AUGUST, SEPTEMBER), values, strict=True))


def cases(numerator: float, denominator: float, state: EntryState = EntryState.ENTERED) -> Value:
    return Value(numerator=numerator, denominator=denominator, state=state)


def test_that_a_sum_adds_what_was_entered_and_counts_the_zero() -> None:
    found = roll_up(SUM, quarter(Value(12), Value(0), Value(9)), Q3)
    assert (found.value, found.basis, found.is_partial, found.reason) == (Value(21), "3 of 3 months", False, "")


@pytest.mark.parametrize(
    "gap", [None, *(Value(state=state) for state in EntryState if not state.has_figure)], ids=lambda gap: str(gap)[:60]
)
@pytest.mark.parametrize(
    ("kept", "figures", "expected"),
    [
        (SUM, (Value(12), Value(9)), Value(21)),
        (LAST, (Value(12), Value(9)), Value(9)),
        (RATIO, (cases(3, 4), cases(10, 40)), cases(13, 44)),
        (MEAN, (cases(60, 10), cases(90, 30)), cases(150, 40)),
    ],
)
def test_that_blanks_and_states_without_a_figure_stay_out_and_are_counted(
    kept: Measure, figures: tuple[Value, Value], expected: Value, gap: Value | None
) -> None:
    found = roll_up(kept, quarter(figures[0], gap, figures[1]), Q3)
    assert (found.value, found.basis, found.is_partial) == (expected, "2 of 3 months", True)


def test_that_a_share_is_cases_over_cases_and_never_the_mean_of_percentages() -> None:
    found = roll_up(RATIO, quarter(cases(1, 2), cases(9, 10), cases(0, 88)), Q3)
    assert found.value == cases(10, 100)
    assert found.value.figure(100) == 10


def test_that_a_bare_percentage_is_left_out_and_named() -> None:
    found = roll_up(RATIO, quarter(cases(1, 2), Value(90), cases(9, 10)), Q3)
    assert (found.value, found.basis) == (cases(10, 12), "2 of 3 months")
    assert "Aug 2026 has a figure that cannot be counted in" in found.remark


@pytest.mark.parametrize("kept", [RATIO, MEAN])
def test_that_figures_without_cases_alone_give_no_figure_but_the_reason(kept: Measure) -> None:
    found = roll_up(kept, quarter(Value(50), Value(90), None), Q3)
    assert (found.value, found.counted) == (None, 0)
    assert "without their cases" in found.reason


def test_that_a_rate_says_that_it_is_that_of_an_average_month() -> None:
    kept = measure(Aggregation.RATIO, Unit.RATE)
    months = [Period.month(2026, month) for month in (7, 8, 9)]
    found = roll_up(kept, [(month, cases(6, 10_000)) for month in months], Period.quarter(2026, 3))
    assert (found.value, found.remark) == (
        cases(18, 30_000),
        "It is the rate of an average month, not of the whole quarter.",
    )


def test_that_a_mean_is_weighted_by_its_cases() -> None:
    found = roll_up(MEAN, quarter(cases(10, 1), cases(198, 99), None), Q3)
    assert found.value is not None
    assert found.value.figure() == pytest.approx(2.08)


def test_that_the_last_entered_part_is_taken_with_the_period_it_is_from() -> None:
    found = roll_up(LAST, quarter(Value(14), Value(13), Value(state=EntryState.NOT_COLLECTED)), Q3)
    assert (found.value, found.basis, found.remark) == (
        Value(13),
        "2 of 3 months",
        "The last figure is that of Aug 2026.",
    )


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ((EntryState.ESTIMATED, EntryState.ENTERED), EntryState.ESTIMATED),
        ((EntryState.DISPUTED, EntryState.ENTERED), EntryState.DISPUTED),
        ((EntryState.ESTIMATED, EntryState.DISPUTED), EntryState.DISPUTED),
    ],
)
def test_that_doubtful_parts_make_a_doubtful_whole(states: tuple[EntryState, EntryState], expected: EntryState) -> None:
    first, second = states
    added = roll_up(SUM, quarter(Value(1, state=first), Value(2, state=second), Value(3)), Q3).value
    assert added == Value(6, state=expected)
    divided = roll_up(RATIO, quarter(cases(1, 2, first), cases(1, 2, second), None), Q3).value
    assert divided == cases(2, 4, expected)


def test_that_a_doubtful_earlier_part_does_not_touch_the_last_one() -> None:
    found = roll_up(LAST, quarter(Value(1, state=EntryState.ESTIMATED), Value(2), None), Q3)
    assert found.value == Value(2)


@pytest.mark.parametrize(
    ("asked", "kind", "reason"),
    [
        (measure(Aggregation.PER_PERIOD_ONLY), PeriodKind.QUARTER, "its own month only"),
        (measure(Aggregation.SUM, kind=PeriodKind.WEEK), PeriodKind.MONTH, "Weeks do not fit into months"),
        (measure(Aggregation.SUM, kind=PeriodKind.FOUR_WEEKS), PeriodKind.YEAR, "28-day periods do not fit into years"),
        (SUM, PeriodKind.FOUR_WEEKS, "Months do not fit into 28-day periods"),
        (measure(Aggregation.SUM, kind=PeriodKind.YEAR), PeriodKind.QUARTER, "kept by year"),
        (SUM, PeriodKind.MONTH, "kept by month"),
        (measure(Aggregation.SUM, kind=PeriodKind.WEEK), PeriodKind.QUARTER, "Weeks do not fit into quarters"),
        (measure(Aggregation.SUM, kind=PeriodKind.WEEK), PeriodKind.WEEK, "kept by week"),
        (measure(Aggregation.SUM, kind=PeriodKind.FOUR_WEEKS), PeriodKind.WEEK, "kept by 28-day period"),
        (SUM, PeriodKind.WEEK, "Months do not fit into weeks"),
        (measure(Aggregation.PER_PERIOD_ONLY, kind=PeriodKind.WEEK), PeriodKind.FOUR_WEEKS, "its own week only"),
        (measure(Aggregation.SUM, Unit.PERCENT, PeriodKind.WEEK), PeriodKind.FOUR_WEEKS, "cannot be added up"),
        (measure(Aggregation.SUM, Unit.PERCENT), PeriodKind.YEAR, "cannot be added up"),
        (measure(Aggregation.SUM, Unit.RATE), PeriodKind.YEAR, "cannot be added up"),
    ],
)
def test_that_what_would_be_wrong_cannot_be_asked_for(asked: Measure, kind: PeriodKind, reason: str) -> None:
    assert reason in why_not(asked, kind)
    into = Period(kind, date(2024, 1, 1))  # a Monday, so that it can begin a period of any kind
    found = roll_up(asked, [(Period(asked.period_kind, date(2024, 1, 1)), Value(5))], into)
    assert (found.value, found.reason) == (None, why_not(asked, kind))


def test_that_a_fiscal_year_is_made_of_its_own_months() -> None:
    fiscal = Period(PeriodKind.YEAR, date(2025, 7, 1))
    months = [Period.month(2025, 1).next(step) for step in range(24)]
    found = roll_up(SUM, [(month, Value(number)) for number, month in enumerate(months)], fiscal)
    assert (found.value, found.basis) == (Value(sum(range(6, 18))), "12 of 12 months")


def test_that_quarters_make_a_year_only_where_they_begin_with_it() -> None:
    kept = measure(Aggregation.SUM, kind=PeriodKind.QUARTER)
    values = [(Period.quarter(2026, number), Value(number)) for number in (1, 2, 3, 4)]
    assert roll_up(kept, values, Period.year(2026)).value == Value(10)
    found = roll_up(kept, values, Period(PeriodKind.YEAR, date(2026, 2, 1)))
    assert found.value is None
    assert "do not begin where" in found.reason


def test_that_nothing_entered_is_no_figure_and_no_zero() -> None:
    found = roll_up(SUM, quarter(None, None, Value(state=EntryState.SUPPRESSED)), Q3)
    assert (found.value, found.reason) == (None, "None of the 3 months has a figure.")


def test_that_wrong_values_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="twice"):
        roll_up(SUM, [(JULY, Value(1)), (JULY, Value(2))], Q3)
    with pytest.raises(ValueError, match="kept by month"):
        roll_up(SUM, [(Q3, Value(1))], Q3)


# -- no cases at all: 0 of 0 -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kept", [RATIO, MEAN])
def test_that_a_month_without_any_case_counts_as_entered_and_adds_nothing(kept: Measure) -> None:
    found = roll_up(kept, quarter(cases(3, 4), cases(0, 0), cases(10, 40)), Q3)
    assert (found.value, found.basis, found.is_partial, found.remark) == (cases(13, 44), "3 of 3 months", False, "")


@pytest.mark.parametrize("kept", [RATIO, MEAN])
def test_that_months_without_any_case_alone_give_no_figure_and_no_zero(kept: Measure) -> None:
    found = roll_up(kept, quarter(cases(0, 0), cases(0, 0), cases(0, 0)), Q3)
    assert (found.value, found.basis) == (None, "3 of 3 months")
    assert found.reason == "There were no cases at all, so there is nothing to divide by."


def test_that_no_older_figure_stands_in_for_a_last_month_without_any_case() -> None:
    kept = measure(Aggregation.LAST, Unit.PERCENT)
    found = roll_up(kept, quarter(cases(3, 4), cases(0, 0), None), Q3)
    assert found.value is None
    assert found.reason == "Aug 2026 had no cases at all, so there is nothing to divide by."


# -- weeks into 28 days -----------------------------------------------------------------------------------------------

FOUR_WEEKS = Period(PeriodKind.FOUR_WEEKS, date(2026, 1, 5))
WEEKS = [Period.week(2026, number) for number in (2, 3, 4, 5)]


def weekly(aggregation: Aggregation, unit: Unit = Unit.COUNT, denominator: str = "") -> Measure:
    return measure(aggregation, unit, PeriodKind.WEEK, denominator)


def weeks(*values: Value | None) -> Sequence[tuple[Period, Value | None]]:
    return list(zip(WEEKS, values, strict=True))


@pytest.mark.parametrize(
    ("kept", "values", "expected", "basis"),
    [
        (weekly(Aggregation.SUM), (Value(4), Value(0), Value(9), Value(2)), Value(15), "4 of 4 weeks"),
        (weekly(Aggregation.SUM), (Value(4), None, Value(9), Value(2)), Value(15), "3 of 4 weeks"),
        (weekly(Aggregation.LAST), (Value(40), Value(41), Value(39), None), Value(39), "3 of 4 weeks"),
        (
            weekly(Aggregation.RATIO, Unit.PERCENT),
            (cases(1, 2), cases(9, 10), cases(0, 0), cases(0, 88)),
            cases(10, 100),
            "4 of 4 weeks",
        ),
        (
            weekly(Aggregation.MEAN, Unit.MINUTES, "Calls"),
            (cases(10, 1), cases(198, 99), None, Value(state=EntryState.NOT_COLLECTED)),
            cases(208, 100),
            "2 of 4 weeks",
        ),
        (weekly(Aggregation.PER_PERIOD_ONLY), (Value(4), Value(0), Value(9), Value(2)), None, "0 of 0 weeks"),
    ],
    ids=["sum", "sum with a gap", "last", "ratio", "mean", "per period"],
)
def test_that_four_weeks_make_28_days_by_the_aggregation_of_the_measure(
    kept: Measure, values: tuple[Value | None, ...], expected: Value | None, basis: str
) -> None:
    found = roll_up(kept, weeks(*values), FOUR_WEEKS)
    assert (found.value, found.basis) == (expected, basis)


@pytest.mark.parametrize("days", [1, 2, 3, 4, 5, 6])
def test_that_a_week_is_never_split_over_28_days_that_begin_in_its_midst(days: int) -> None:
    astray = Period(PeriodKind.FOUR_WEEKS, date(2026, 1, 5 + days))
    for values in (weeks(Value(4), Value(4), Value(4), Value(4)), ()):
        found = roll_up(weekly(Aggregation.SUM), values, astray)
        assert (found.value, found.reason) == (None, f"Its weeks do not begin where {astray.label} begins.")


def test_that_28_days_run_over_the_turn_of_the_year_with_its_53rd_week() -> None:
    turn = Period(PeriodKind.FOUR_WEEKS, date(2026, 12, 14))
    found = roll_up(weekly(Aggregation.SUM), [(week, Value(1)) for week in turn.parts(PeriodKind.WEEK)], turn)
    assert (found.value, str(turn.parts(PeriodKind.WEEK)[2])) == (Value(4), "2026-W53")


STATES = st.sampled_from([state for state in EntryState if state.has_figure])
BLANKS = st.none() | st.sampled_from([Value(state=state) for state in EntryState if not state.has_figure])
COUNTS = st.builds(lambda number, state: Value(number, state=state), st.integers(0, 10_000), STATES)
CASES = st.builds(
    lambda part, rest, state: cases(part, part + rest, state), st.integers(0, 500), st.integers(1, 500), STATES
)


@given(st.lists(BLANKS | COUNTS, min_size=12, max_size=12), st.randoms())
def test_that_the_year_is_the_sum_of_its_quarters_in_any_order(
    values: list[Value | None], order: random.Random
) -> None:
    months = [(Period.month(2026, number), value) for number, value in enumerate(values, 1)]
    order.shuffle(months)
    year = roll_up(SUM, months, Period.year(2026))
    quarters = [roll_up(SUM, months, Period.quarter(2026, number)) for number in (1, 2, 3, 4)]
    assert year.counted == sum(found.counted for found in quarters)
    total = sum(found.value.number or 0 for found in quarters if found.value)
    assert (year.value.number if year.value else 0) == total
    assert (year.value is None) == (year.counted == 0)


@given(st.lists(BLANKS | CASES, min_size=3, max_size=3))
def test_that_a_share_lies_between_the_shares_of_its_parts(values: list[Value | None]) -> None:
    found = roll_up(RATIO, quarter(*values), Q3)
    figures = [figure for value in values if value and (figure := value.figure(100)) is not None]
    assert found.counted == len(figures)
    if found.value is None:
        assert not figures
    else:
        figure = found.value.figure(100)
        assert figure is not None
        assert min(figures) - 1e-9 <= figure <= max(figures) + 1e-9


@given(st.lists(BLANKS | COUNTS, min_size=8, max_size=8), st.randoms())
def test_that_28_days_are_the_sum_of_their_weeks_in_any_order(values: list[Value | None], order: random.Random) -> None:
    entered = [(WEEKS[0].next(step), value) for step, value in enumerate(values)]
    expected = [sum(value.number for value in half if value and value.number is not None) for half in _halves(values)]
    order.shuffle(entered)
    found = [roll_up(weekly(Aggregation.SUM), entered, into) for into in (FOUR_WEEKS, FOUR_WEEKS.next())]
    for rolled, total, half in zip(found, expected, _halves(values), strict=True):
        counted = sum(value is not None and value.state.has_figure for value in half)
        assert rolled.counted == counted
        assert rolled.value is None if counted == 0 else rolled.value is not None and rolled.value.number == total


def _halves(values: list[Value | None]) -> tuple[list[Value | None], list[Value | None]]:
    return values[:4], values[4:]


@given(st.sampled_from([SUM, LAST, RATIO, MEAN]), st.lists(COUNTS | CASES, min_size=3, max_size=3), st.data())
def test_that_a_blank_is_never_counted_as_a_zero(kept: Measure, values: list[Value], data: st.DataObject) -> None:
    kept_months = data.draw(st.sets(st.integers(0, 2)))
    blanks = [value if number in kept_months else data.draw(BLANKS) for number, value in enumerate(values)]
    alone = [found for number, found in enumerate(quarter(*values)) if number in kept_months]
    assert roll_up(kept, quarter(*blanks), Q3) == roll_up(kept, alone, Q3)


@given(st.lists(BLANKS | COUNTS | CASES, min_size=4, max_size=4), st.randoms())
def test_that_no_roll_up_depends_on_the_order_of_what_is_stored(
    values: list[Value | None], order: random.Random
) -> None:
    mixed = list(weeks(*values))
    order.shuffle(mixed)
    for aggregation in Aggregation:
        kept = weekly(aggregation)
        assert roll_up(kept, mixed, FOUR_WEEKS) == roll_up(kept, weeks(*values), FOUR_WEEKS)


@given(st.lists(st.integers(1, 500), min_size=4, max_size=4), st.integers(0, 3))
def test_that_a_week_without_any_case_changes_no_share(numbers: list[int], empty: int) -> None:
    kept = weekly(Aggregation.RATIO, Unit.PERCENT)
    entered = [cases(0, 0) if place == empty else cases(number, number * 2) for place, number in enumerate(numbers)]
    without = [None if place == empty else value for place, value in enumerate(entered)]
    assert roll_up(kept, weeks(*entered), FOUR_WEEKS).value == roll_up(kept, weeks(*without), FOUR_WEEKS).value
