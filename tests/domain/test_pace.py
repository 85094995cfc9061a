"""How a meeting keeps to its plan."""

from cs360_desktop.domain.pace import clock_text, pace

PLANNED = (5, 5, 15, 12, 10, 20)


def test_that_a_meeting_that_took_less_is_ahead() -> None:
    found = pace(PLANNED, 2, used=60, elapsed=9 * 60, length=90)
    assert (found.minutes_ahead, found.minutes_late, found.over) == (2, 0, 0)


def test_that_an_item_over_its_minutes_says_what_is_left_for_the_others() -> None:
    found = pace(PLANNED, 2, used=20 * 60, elapsed=30 * 60, length=42)
    assert (found.over, found.minutes_late, found.left // 60, found.items_left) == (5 * 60, 5, 12, 3)


def test_that_the_minutes_an_item_still_has_are_not_promised_to_the_others() -> None:
    found = pace(PLANNED, 2, used=5 * 60, elapsed=15 * 60, length=60)
    assert found.left // 60 == 35
    assert found.ahead == 0


def test_that_nothing_is_left_once_the_length_is_used_up() -> None:
    assert pace(PLANNED, 5, used=0, elapsed=2 * 3600, length=90).left == 0


def test_that_an_agenda_of_no_minutes_is_over_from_the_first() -> None:
    found = pace((0,), 0, used=90, elapsed=90, length=1)
    assert (found.over, found.items_left) == (90, 0)


def test_that_the_clock_reads_minutes_and_seconds() -> None:
    assert [clock_text(seconds) for seconds in (0, 59, 440, 5400)] == ["0:00", "0:59", "7:20", "90:00"]
