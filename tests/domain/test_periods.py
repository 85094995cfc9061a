"""Periods: what contains what, what follows what, and that text and stored number lead back to the same period."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs360_desktop.domain.periods import (
    FOUR_WEEKS_EPOCH,
    Period,
    PeriodKind,
    current_period,
    ending_within,
    entered_in,
    span,
)

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    kind, day = draw(st.sampled_from(PeriodKind)), draw(DAYS)
    if kind is PeriodKind.FOUR_WEEKS:
        return Period(kind, day)
    return Period.containing(kind, day, year_start=draw(st.integers(1, 12)))


@given(periods())
def test_that_text_and_key_lead_back_to_the_period(period: Period) -> None:
    assert Period.from_text(str(period)) == period
    assert Period.from_key(period.key) == period


@given(periods())
def test_that_periods_follow_each_other_without_gap_or_overlap(period: Period) -> None:
    assert period.next().start == period.end + timedelta(days=1)
    assert period.next().next(-1) == period


@given(periods(), periods())
def test_that_the_order_of_keys_is_the_order_of_time(one: Period, other: Period) -> None:
    if one.start != other.start:
        assert (one < other) == (one.start < other.start)


@given(st.sampled_from([kind for kind in PeriodKind if kind is not PeriodKind.FOUR_WEEKS]), DAYS, st.integers(1, 12))
def test_that_a_day_lies_in_its_period(kind: PeriodKind, day: date, year_start: int) -> None:
    period = Period.containing(kind, day, year_start=year_start)

    assert period.start <= day <= period.end


@pytest.mark.parametrize(
    ("text", "label", "first", "last"),
    [
        ("2024-02", "Feb 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-Q4", "Q4 2024", date(2024, 10, 1), date(2024, 12, 31)),
        ("2024", "2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-07-01/P1Y", "FY 2025", date(2024, 7, 1), date(2025, 6, 30)),
        ("2024-W07", "Week 7, 2024", date(2024, 2, 12), date(2024, 2, 18)),
        ("2020-W53", "Week 53, 2020", date(2020, 12, 28), date(2021, 1, 3)),
        ("2024-02-05/P28D", "28 days from Feb 5, 2024", date(2024, 2, 5), date(2024, 3, 3)),
    ],
)
def test_that_a_period_reads_as_people_write_it(text: str, label: str, first: date, last: date) -> None:
    period = Period.from_text(text)

    assert (period.label, period.start, period.end) == (label, first, last)


@pytest.mark.parametrize(
    "text", ["", "2024-13", "2024-Q5", "24", "2024-W54", "2024-2", "٢٠٢٤", "2024-02-02/P1Y", "jan"]
)
def test_that_anything_else_is_no_period(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Period.from_text(text)


@pytest.mark.parametrize(
    ("kind", "day"),
    [(PeriodKind.MONTH, date(2024, 1, 2)), (PeriodKind.YEAR, date(2024, 7, 2)), (PeriodKind.WEEK, date(2024, 2, 13))],
)
def test_that_a_period_cannot_begin_just_anywhere(kind: PeriodKind, day: date) -> None:
    with pytest.raises(ValueError, match="begins on"):
        Period(kind, day)


def test_that_a_fiscal_quarter_knows_its_year_before() -> None:
    quarter = Period.containing(PeriodKind.QUARTER, date(2026, 11, 10), year_start=2)

    assert (quarter.start, quarter.year_before().start) == (date(2026, 11, 1), date(2025, 11, 1))


def test_that_a_period_is_complete_the_day_after_its_last() -> None:
    october = Period.month(2026, 10)

    assert not october.is_complete(date(2026, 10, 31))
    assert october.is_complete(date(2026, 11, 1))


def test_that_a_quarter_contains_its_months_and_not_a_week_across_its_edge() -> None:
    quarter = Period.quarter(2024, 1)

    assert [quarter.contains(Period.month(2024, month)) for month in (1, 3, 4)] == [True, True, False]
    assert not quarter.contains(Period.week(2024, 14))


def test_that_a_span_includes_both_ends() -> None:
    assert [str(p) for p in span(Period.month(2025, 11), Period.month(2026, 2))] == [
        "2025-11",
        "2025-12",
        "2026-01",
        "2026-02",
    ]


@given(periods(), st.sampled_from(PeriodKind))
def test_that_parts_fill_a_period_without_gap_or_overlap(period: Period, kind: PeriodKind) -> None:
    parts = period.parts(kind)

    if parts:
        assert kind.fits_into(period.kind)
        assert (parts[0].start, parts[-1].end) == (period.start, period.end)
        assert list(span(parts[0], parts[-1])) == list(parts)
    else:
        is_astray = kind is PeriodKind.WEEK and period.start.weekday() != 0
        assert is_astray or not kind.fits_into(period.kind)


def test_that_weeks_fit_into_28_days_and_into_nothing_of_the_calendar() -> None:
    fitting = {(kind, longer) for kind in PeriodKind for longer in PeriodKind if kind.fits_into(longer)}

    assert fitting == {
        (PeriodKind.MONTH, PeriodKind.QUARTER),
        (PeriodKind.MONTH, PeriodKind.YEAR),
        (PeriodKind.QUARTER, PeriodKind.YEAR),
        (PeriodKind.WEEK, PeriodKind.FOUR_WEEKS),
    }


@given(DAYS, st.sampled_from(PeriodKind), st.integers(1, 12))
def test_that_a_day_lies_in_the_period_that_runs(day: date, kind: PeriodKind, year_start: int) -> None:
    running = current_period(kind, day, year_start)

    assert running.start <= day <= running.end


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_that_28_days_begin_on_mondays_and_run_over_the_turn_of_the_year(year: int) -> None:
    last = current_period(PeriodKind.FOUR_WEEKS, date(year, 12, 31), 1)

    assert last.start.weekday() == 0
    assert current_period(PeriodKind.FOUR_WEEKS, last.end + timedelta(days=1), 1) == last.next()


@given(periods(), st.integers(1, 12))
def test_that_a_long_period_stands_in_the_column_of_its_last_part(period: Period, year_start: int) -> None:
    for kind in (longer for longer in PeriodKind if period.kind.fits_into(longer) and longer.months):
        months = [period.next(step) for step in range(kind.months)]
        shown = [found for found in entered_in(kind, months, year_start) if found is not None]
        assert all(found.kind is kind for found in shown)
        assert {found.end for found in shown} <= {month.end for month in months}
        if period.kind is PeriodKind.MONTH:
            assert len(shown) == 1


@given(periods(), st.integers(0, 30))
def test_that_the_first_and_last_period_ending_within_a_span_do_and_their_neighbors_do_not(
    first: Period, steps: int
) -> None:
    last = first.next(steps)
    for kind in (kind for kind in PeriodKind if bool(kind.months) == bool(first.kind.months)):
        earliest, latest = ending_within(kind, first.start, last.end)
        before = earliest.next(-1) if kind is not PeriodKind.FOUR_WEEKS else _a_day_before(earliest)
        after = latest.next() if kind is not PeriodKind.FOUR_WEEKS else _a_day_after(latest)
        assert before.end < first.start <= earliest.end
        assert latest.end <= last.end < after.end


def _a_day_before(period: Period) -> Period:
    return Period(period.kind, period.start - timedelta(days=1))


def _a_day_after(period: Period) -> Period:
    return Period(period.kind, period.start + timedelta(days=1))


def test_that_the_epoch_of_28_days_is_a_monday() -> None:
    assert FOUR_WEEKS_EPOCH.start.weekday() == 0
