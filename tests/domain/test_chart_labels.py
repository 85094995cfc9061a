"""Words around a chart never cover each other: they take another row, another side, or shrink to a number."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from cs360_desktop.domain.chart_labels import LabelPlace, along, free_box, place_marks, spread, tallest_room


def test_that_two_marks_at_one_place_take_two_rows_and_a_third_becomes_a_number() -> None:
    first, second, third = place_marks([(100, 60), (100, 60), (100, 60)], 12, 0, 170, rows=1)
    assert first == LabelPlace(0, is_left=False, is_number=False)
    assert second == LabelPlace(0, is_left=True, is_number=False)
    assert third.is_number
    assert [place.row for place in place_marks([(100, 60), (100, 60), (100, 60)], 12, 0, 150)] == [0, 1, 0]


def test_that_a_mark_at_the_right_end_is_named_at_its_left() -> None:
    (place,) = place_marks([(190, 60)], 12, 0, 200)
    assert place.is_left
    assert not place.is_number


@given(
    middles=st.lists(st.floats(min_value=0, max_value=100), max_size=4),
    height=st.floats(min_value=1, max_value=20),
)
def test_that_names_at_the_right_end_never_cover_each_other(middles: list[float], height: float) -> None:
    placed = sorted(spread(middles, [height] * len(middles), 0.0, 100.0))
    assert all(upper - lower >= height - 1e-6 for lower, upper in itertools.pairwise(placed))


def test_that_a_name_stays_at_its_line_where_there_is_room() -> None:
    assert spread([10.0, 50.0], [10.0, 10.0], 0.0, 100.0) == (10.0, 50.0)


def test_that_the_tallest_room_lies_between_the_lines() -> None:
    assert tallest_room(0, 30, [4, 12, 40]) == (18, 21)


def test_that_words_stand_where_no_line_runs() -> None:
    line = along([(0.0, 0.0), (10.0, 0.0)])
    assert free_box([(0, -1, 5, 1), (0, 2, 5, 4)], line) == 1
    assert free_box([(0, -1, 5, 1), (0, -1, 10, 1)], line) == 0
