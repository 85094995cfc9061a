import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs360_desktop.analysis.rates import per_day, per_residents, relative_standard_error
from cs360_desktop.analysis.two_counts import displacement_difference, e_test, wheeler_z
from cs360_desktop.domain.figures import Why, Withheld
from cs360_desktop.domain.periods import Period


@pytest.mark.parametrize(
    ("current", "before", "z", "p"),
    [
        (25, 16, 2.0000, 0.1648),
        (9, 4, 2.0000, 0.1830),
        (12, 4, 2.9282, 0.0460),
        (3, 0, 3.4641, 0.0884),
        (198, 137, 4.7331, 0.0009),
    ],
)
def test_that_the_golden_values_of_two_counts_hold(current: int, before: int, z: float, p: float) -> None:
    assert round(wheeler_z(current, before), 4) == z
    found = e_test(current, before)
    assert isinstance(found, float)
    assert round(found, 4) == p


def test_that_the_published_example_of_the_exact_test_holds() -> None:
    assert e_test(6, 2) == pytest.approx(0.1748748, abs=5e-8)
    assert e_test(198, 137) == pytest.approx(0.00085, abs=5e-6)
    assert wheeler_z(6, 2) == pytest.approx(2.071, abs=5e-4)
    assert wheeler_z(8, 3) == pytest.approx(2.1928, abs=5e-5)


def test_that_nothing_beside_nothing_is_nothing_to_compare() -> None:
    assert e_test(0, 0) == Withheld(Why.NOTHING_TO_COMPARE)
    assert displacement_difference((0, 0), (0, 0)) == Withheld(Why.NOTHING_TO_COMPARE)


def test_that_the_exact_test_refuses_counts_too_large_for_it() -> None:
    found = e_test(1_001, 3)
    assert isinstance(found, Withheld)
    assert found.sentence == "This cannot be worked out because the exact test is for counts up to 1,000."


@given(st.integers(0, 150), st.integers(0, 150))
def test_that_the_exact_test_is_a_chance_and_the_same_both_ways(first: int, second: int) -> None:
    found = e_test(first, second)
    if first == second == 0:
        return
    assert isinstance(found, float)
    assert 0 <= found <= 1
    assert found == pytest.approx(e_test(second, first))
    if first == second:
        assert found == pytest.approx(1, abs=1e-6)


def test_that_the_published_displacement_difference_holds() -> None:
    found = displacement_difference((20, 10), (20, 20))
    assert not isinstance(found, Withheld)
    assert found.estimate == -10
    assert (round(found.standard_error, 4), round(found.z, 3)) == (8.3666, -1.195)
    assert (round(found.interval.low, 1), round(found.interval.high, 1)) == (-23.8, 3.8)


def test_that_a_negative_count_has_no_displacement_difference() -> None:
    found = displacement_difference((20, -1), (20, 20))
    assert isinstance(found, Withheld)
    assert found.because == "one of the four counts has a figure below zero, and a count cannot be"


def test_that_a_leap_day_is_a_day() -> None:
    assert per_day(29, [Period.month(2024, 2)]) == 1
    assert per_day(28, [Period.month(2023, 2)]) == 1
    assert per_day(366, [Period.year(2024)]) == 1


def test_that_a_rate_needs_the_residents_of_that_very_year() -> None:
    residents = {2024: 10_000, 2025: 0}
    assert per_residents(12, Period.month(2024, 3), residents, 1_000) == 1.2
    for year in (2023, 2025):
        found = per_residents(12, Period.month(year, 3), residents, 1_000)
        assert isinstance(found, Withheld)
        assert found.because == f"the number of residents in {year} is not known"


def test_that_a_fiscal_year_takes_the_residents_of_the_year_it_ends_in() -> None:
    fiscal = Period.from_text("2023-07-01/P1Y")
    assert per_residents(20, fiscal, {2024: 10_000}, 1_000) == 2


@pytest.mark.parametrize(("count", "percent"), [(5, 45), (10, 32), (16, 25), (20, 22), (50, 14), (100, 10)])
def test_that_the_golden_relative_standard_errors_hold(count: int, percent: int) -> None:
    found = relative_standard_error(count)
    assert isinstance(found, float)
    assert round(100 * found) == percent


def test_that_no_count_has_no_relative_standard_error() -> None:
    assert isinstance(relative_standard_error(0), Withheld)
