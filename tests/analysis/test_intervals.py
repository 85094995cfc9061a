import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cs360_desktop.analysis.intervals import count_interval, poisson_at_most, poisson_exactly, share_interval


@pytest.mark.parametrize(("count", "low", "high"), [(5, 1.6, 11.7), (20, 12.2, 30.9), (0, 0, 3.7)])
def test_that_the_golden_exact_intervals_of_counts_hold(count: int, low: float, high: float) -> None:
    found = count_interval(count)
    assert (round(found.low, 1), round(found.high, 1)) == (low, high)


@given(st.integers(0, 20_000), st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_that_the_exact_interval_of_a_count_is_that_of_scipy(count: int, confidence: float) -> None:
    beyond = (1 - confidence) / 2
    found = count_interval(count, confidence)
    assert found.low == pytest.approx(0 if count == 0 else stats.chi2.ppf(beyond, 2 * count) / 2, rel=1e-8)
    assert found.high == pytest.approx(stats.chi2.ppf(1 - beyond, 2 * count + 2) / 2, rel=1e-8)


@given(st.integers(0, 3_000), st.floats(0, 3_000))
def test_that_chances_of_counts_are_those_of_scipy(count: int, mean: float) -> None:
    assert poisson_at_most(count, mean) == pytest.approx(stats.poisson.cdf(count, mean), rel=1e-8, abs=1e-11)
    assert poisson_exactly(count, mean) == pytest.approx(stats.poisson.pmf(count, mean), rel=1e-8, abs=1e-300)


def test_that_the_golden_chances_at_a_mean_of_0_8_hold() -> None:
    assert [round(100 * poisson_exactly(count, 0.8), 1) for count in range(6)] == [44.9, 35.9, 14.4, 3.8, 0.8, 0.1]
    assert round(100 * (1 - poisson_at_most(2, 0.8)), 1) == 4.7


@pytest.mark.parametrize(("cases", "of", "low", "high"), [(60, 100, 50, 69), (9, 16, 33, 77)])
def test_that_the_golden_intervals_of_shares_hold(cases: int, of: int, low: int, high: int) -> None:
    found = share_interval(cases, of)
    assert (round(100 * found.low), round(100 * found.high)) == (low, high)


def test_that_400_answers_know_a_half_to_4_9_points() -> None:
    found = share_interval(200, 400)
    assert round(50 * (found.high - found.low), 1) == pytest.approx(4.9)


@given(st.integers(1, 5_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_that_the_interval_of_a_share_is_that_of_scipy(share: tuple[int, int]) -> None:
    expected = stats.binomtest(*share).proportion_ci(method="wilson")
    found = share_interval(*share)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-9)
    assert 0 <= found.low <= share[0] / share[1] <= found.high <= 1
