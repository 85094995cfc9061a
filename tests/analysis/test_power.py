import pytest

from cs360_desktop.analysis.power import chance_to_see


@pytest.mark.parametrize(("mean", "percent"), [(5, 13), (10, 23), (20, 40), (40, 68), (12 * 5, 85), (12 * 3, 64)])
def test_that_a_rise_by_half_is_seen_as_often_as_published(mean: float, percent: float) -> None:
    assert 100 * chance_to_see(mean, 3) == pytest.approx(percent, abs=1)


def test_that_nothing_changed_is_seen_as_rarely_as_chance_alone_allows() -> None:
    assert chance_to_see(10, 3, factor=1) < 0.05
