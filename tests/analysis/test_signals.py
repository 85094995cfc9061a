import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs360_desktop.analysis.signals import signal_of, usual_range, z_star
from cs360_desktop.domain.charts import Signal


@pytest.mark.parametrize(
    ("current", "total", "periods", "expected"),
    [
        (25, 16, 1, 1.4011),
        (9, 4, 1, 1.3721),
        (12, 4, 1, 2.0169),
        (3, 0, 1, 1.7321),
        (0, 0, 1, 0.0),
        (198, 137, 1, 3.3430),
        (25, 48, 3, 1.7698),
        (8, 3, 1, 1.4946),
    ],
)
def test_that_the_golden_values_of_the_corrected_statistic_hold(
    current: int, total: int, periods: int, expected: float
) -> None:
    assert z_star(current, total, periods) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize(("total", "periods", "expected"), [(29, 2, (7, 25)), (0, 1, (0, 3)), (290, 2, (117, 175))])
def test_that_the_usual_range_of_a_count_is_known(total: int, periods: int, expected: tuple[int, int]) -> None:
    assert usual_range(total, periods) == expected


@given(st.integers(0, 5000), st.integers(1, 5))
def test_that_range_and_word_never_contradict_each_other(total: int, periods: int) -> None:
    low, high = usual_range(total, periods)
    assert low <= total / periods <= high
    assert signal_of(z_star(low, total, periods)) is Signal.USUAL
    assert signal_of(z_star(high, total, periods)) is Signal.USUAL
    assert signal_of(z_star(high + 1, total, periods)) is not Signal.USUAL
    if low:
        assert signal_of(z_star(low - 1, total, periods)) is not Signal.USUAL


def test_that_the_words_follow_the_statistic_on_both_sides() -> None:
    words = [signal_of(z) for z in (-3.1, -2.1, -2.0, 0.0, 2.0, 2.1, 3.0, 3.1)]
    assert words == [
        Signal.UNUSUAL,
        Signal.WORTH_A_LOOK,
        Signal.USUAL,
        Signal.USUAL,
        Signal.USUAL,
        Signal.WORTH_A_LOOK,
        Signal.WORTH_A_LOOK,
        Signal.UNUSUAL,
    ]


@pytest.mark.parametrize("mean", [2, 5, 10, 40])
@pytest.mark.parametrize("periods", [1, 3, 5])
def test_that_false_alarms_are_as_rare_as_published(mean: int, periods: int) -> None:
    chance = np.random.default_rng(360)
    draws = 400_000
    counts, totals = chance.poisson(mean, draws), chance.poisson(mean * periods, draws)
    pairs, times = np.unique(np.stack([counts, totals]), axis=1, return_counts=True)
    alarms = {limit: [0, 0] for limit in (2, 3)}
    for count, total, seen in zip(*pairs.tolist(), times.tolist(), strict=True):
        z = z_star(count, total, periods)
        for limit, sides in alarms.items():
            sides[0] += seen if z > limit else 0
            sides[1] += seen if z < -limit else 0
    assert all(0.01 <= seen / draws <= 0.03 for seen in alarms[2])
    assert all(seen / draws <= 0.0035 for seen in alarms[3])  # 0.3 % to the digit that is published
