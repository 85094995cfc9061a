import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs360_desktop.domain.plausibility import Doubt, doubt

TIPS = [11.0, 16, 13, 18, 15, 17, 12]


@pytest.mark.parametrize(
    ("figure", "history", "meant", "times"),
    [
        (112, TIPS, 12, 112 / 15),
        (1120, [98.0, 131, 110, 105, 120, 99], 112, 1120 / 107.5),
        (150, TIPS, 15, 10),
        (9999, TIPS, None, 9999 / 15),
        (77, [0.0, 0, 0, 0, 0, 3], None, None),
        (0, [98.0, 131, 110, 105, 120, 99], None, None),
    ],
)
def test_that_a_figure_far_from_its_history_is_asked_about(
    figure: float, history: list[float], meant: float | None, times: float | None
) -> None:
    assert doubt(figure, history) == Doubt(min(history), max(history), meant, times)


@pytest.mark.parametrize(
    ("figure", "history"), [(25, TIPS), (112, TIPS[:5]), (3, [0.0, 0, 1, 0, 0, 0]), (0, [0.0] * 12)]
)
def test_that_ordinary_figures_and_short_histories_are_left_alone(figure: float, history: list[float]) -> None:
    assert doubt(figure, history) is None


@given(st.floats(-1e9, 1e9), st.lists(st.floats(-1e9, 1e9), max_size=12))
def test_that_what_may_have_been_meant_lies_in_the_history(figure: float, history: list[float]) -> None:
    found = doubt(figure, history)
    if found is not None:
        assert not found.low <= figure <= found.high
        assert found.meant is None or found.low <= found.meant <= found.high
