"""Chart descriptions: gaps are never bridged, zero is on the axis, contradictions are refused."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs360_desktop.domain.charts import ChartPoint, PointState, RunChart, Target, UsualRange


def chart(*points: ChartPoint, target: Target | None = None, suppressed_under: float | None = None) -> RunChart:
    return RunChart("Break-ins, per month", "reports", "RMS", "October: 4.", points, target, "", suppressed_under)


def entered(*values: float) -> list[ChartPoint]:
    return [ChartPoint("Jan", value=value) for value in values]


MISSING = ChartPoint("Feb", state=PointState.MISSING, note="n/c")
SUPPRESSED = ChartPoint("Mar", state=PointState.SUPPRESSED)
INCOMPLETE = ChartPoint("Nov", value=1, state=PointState.INCOMPLETE)
ESTIMATED = ChartPoint("Apr", value=3, state=PointState.ESTIMATED)


def test_that_a_line_ends_at_each_gap_and_before_the_running_period() -> None:
    shown = chart(
        *entered(0, 2), MISSING, *entered(4), ESTIMATED, SUPPRESSED, *entered(5), INCOMPLETE, suppressed_under=5
    )
    assert shown.runs() == ((0, 1), (3, 4), (6,))


def test_that_a_value_and_its_state_may_not_contradict_each_other() -> None:
    with pytest.raises(ValueError, match="missing cannot have the value 0"):
        ChartPoint("Jan", value=0, state=PointState.MISSING)
    with pytest.raises(ValueError, match="entered cannot have the value None"):
        ChartPoint("Jan")
    with pytest.raises(ValueError, match="finite"):
        ChartPoint("Jan", value=math.nan)


def test_that_a_chart_without_points_or_without_its_limit_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        chart()
    with pytest.raises(ValueError, match="limit"):
        chart(SUPPRESSED)
    with pytest.raises(ValueError, match="no range"):
        UsualRange(5, 4)


def test_that_the_grid_is_round() -> None:
    assert chart(*entered(24)).grid() == (0, 10, 20)
    assert chart(*entered(34)).grid() == (0, 10, 20, 30)
    assert chart(*entered(2)).grid() == (0, 1, 2)
    assert chart(*entered(8)).grid() == (0, 4, 8)
    assert chart(*entered(1400)).grid() == (0, 500, 1000)
    assert chart(*entered(87.5)).grid() == (0, 25, 50, 75)
    assert chart(*entered(0.8)).grid() == (0, 0.25, 0.5, 0.75)
    assert chart(MISSING).grid() == (0, 1)
    assert chart(*entered(-3, 5)).grid() == (-2, 0, 2, 4)


def test_that_target_range_and_limit_have_room_on_the_axis() -> None:
    with_range = ChartPoint("Jan", value=3, usual=UsualRange(1, 40))
    assert chart(with_range, target=Target(60, "Target 60")).span() == (0, 60)
    assert chart(with_range).span() == (0, 40)
    assert chart(SUPPRESSED, *entered(2), suppressed_under=5).span() == (0, 5)


finite = st.floats(min_value=-1e9, max_value=1e9, allow_nan=False).filter(lambda value: value == 0 or abs(value) > 1e-6)


@given(values=st.lists(finite | st.integers(min_value=-(10**7), max_value=10**7), min_size=1))
def test_that_the_grid_has_two_to_five_even_steps_and_zero_among_them(values: list[float]) -> None:
    grid = chart(*entered(*values)).grid()
    steps = {round(upper - lower, 8) for lower, upper in pairwise(grid)}
    assert 0 in grid
    assert 2 <= len(grid) <= 5
    assert max(steps) - min(steps) <= 1e-6 * max(steps)
    if all(float(value).is_integer() for value in values):
        assert all(value.is_integer() for value in grid)


@given(
    periods=st.integers(min_value=1, max_value=200),
    start=st.integers(min_value=0, max_value=11),
    every=st.sampled_from([1, 2, 3, 4, 6, 12, 13, 24]),
)
def test_that_labels_keep_their_distance_and_every_year_its_own(periods: int, start: int, every: int) -> None:
    points = [ChartPoint("Jan", "2026" if (index + start) % 12 == 0 else "", 1) for index in range(periods)]
    labelled = chart(*points).labelled(every)
    assert set(labelled) >= {index for index, point in enumerate(points) if point.year}
    assert all(0 <= index < periods for index in labelled)
    if every <= 12:
        assert all(later - earlier >= every for earlier, later in pairwise(labelled))
