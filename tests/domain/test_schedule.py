# ruff: noqa: DTZ001  times on the wall are what this is about
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs360_desktop.domain.clock import check_clock
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.open_meetings import Duties, Skipped, minutes_deadline, notice_deadline
from cs360_desktop.domain.schedule import (
    ExceptionKind,
    MeetingSeries,
    Rule,
    SeriesException,
    check_exception,
    check_series,
    rule_days,
    rule_words,
    usual_day,
)

SIX = time(18, 0)
EASTERN = ZoneInfo("America/New_York")


def no_holiday(_day: date) -> bool:
    return False


def series(**columns: object) -> MeetingSeries:
    given = {"body_id": 1, "nth": 2, "weekday": 1, "starts_at": SIX, "since": date(2026, 1, 1)} | columns
    return MeetingSeries(**given)  # type: ignore[arg-type]


def duties(hours: int, *skipped: Skipped) -> Duties:
    return Duties(hours, frozenset(skipped), (), 5)


@pytest.mark.parametrize(
    ("rule", "words", "days"),
    [
        ({}, "second Tuesday of the month, 6:00 PM", [date(2026, 1, 13), date(2026, 2, 10), date(2026, 3, 10)]),
        (
            {"nth": -1, "weekday": 4},
            "last Friday of the month, 6:00 PM",
            [date(2026, 1, 30), date(2026, 2, 27), date(2026, 3, 27)],
        ),
        (
            {"rule": Rule.LAST_WORKING_DAY},
            "last working day of the month, 6:00 PM",
            [date(2026, 1, 30), date(2026, 2, 27), date(2026, 3, 31)],
        ),
        (
            {"rule": Rule.EVERY_WEEKS, "weeks": 4, "since": date(2026, 1, 8)},
            "every 4 weeks on Thursday, 6:00 PM",
            [date(2026, 1, 8), date(2026, 2, 5), date(2026, 3, 5)],
        ),
    ],
)
def test_that_a_rule_gives_its_days_and_says_them(rule: dict[str, object], words: str, days: list[date]) -> None:
    found = series(**rule)
    assert list(rule_days(found, date(2026, 1, 1), date(2026, 3, 31))) == days
    assert rule_words(found) == words


@given(st.dates(date(2026, 1, 1), date(2036, 1, 1)), st.integers(0, 800), st.integers(1, 26))
def test_that_every_so_many_weeks_is_counted_from_the_first_day_wherever_one_looks(
    first: date, span: int, weeks: int
) -> None:
    found = series(rule=Rule.EVERY_WEEKS, weeks=weeks, since=date(2026, 1, 8))
    last = first + timedelta(days=span)
    expected = [
        first + timedelta(days=at)
        for at in range(span + 1)
        if (first + timedelta(days=at) - found.since).days % (7 * weeks) == 0
        and first + timedelta(days=at) >= found.since
    ]
    assert list(rule_days(found, first, last)) == expected


@given(st.integers(1, 4) | st.just(-1), st.integers(0, 6), st.dates(date(2026, 1, 1), date(2040, 1, 1)))
def test_that_each_month_has_exactly_one_day_on_the_right_weekday(nth: int, weekday: int, since: date) -> None:
    found = list(rule_days(series(nth=nth, weekday=weekday), since, since + timedelta(days=800)))
    assert all(day.weekday() == weekday for day in found)
    months = [(day.year, day.month) for day in found]
    assert len(set(months)) == len(months)
    for day in found:
        place = -1 if (day + timedelta(days=7)).month != day.month else (day.day - 1) // 7 + 1
        assert nth in {place, (day.day - 1) // 7 + 1}


def test_that_a_last_working_day_that_is_a_holiday_is_the_one_before() -> None:
    holidays = {date(2027, 5, 31), date(2027, 5, 28)}
    assert usual_day(series(rule=Rule.LAST_WORKING_DAY), date(2027, 5, 31), holidays.__contains__) == date(2027, 5, 27)
    assert usual_day(series(), date(2027, 5, 31), holidays.__contains__) == date(2027, 5, 31)


def test_that_a_term_bounds_a_rule() -> None:
    found = series(since=date(2026, 2, 11), until=date(2026, 5, 12))
    days = [date(2026, 3, 10), date(2026, 4, 14), date(2026, 5, 12)]
    assert list(rule_days(found, date(2020, 1, 1), date(2030, 1, 1))) == days


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"minutes_planned": 0}, "0 minutes"),
        ({"minutes_planned": 900}, "900 minutes"),
        ({"rule": Rule.EVERY_WEEKS, "weeks": 0}, "Every 0 weeks"),
        ({"nth": 5}, "Not every month"),
        ({"until": date(2025, 12, 31)}, "before it begins"),
    ],
)
def test_that_a_rule_that_cannot_be_is_refused_in_words(columns: dict[str, object], said: str) -> None:
    with pytest.raises(UserError, match=said):
        check_series(series(**columns))


def test_that_moving_and_cancelling_need_a_reason_and_skipping_does_not() -> None:
    day = date(2026, 7, 14)
    check_exception(SeriesException(1, day, ExceptionKind.SKIPPED))
    with pytest.raises(UserError, match="needs a reason"):
        check_exception(SeriesException(1, day, ExceptionKind.CANCELLED, " "))
    with pytest.raises(UserError, match="moved to"):
        check_exception(SeriesException(1, day, ExceptionKind.MOVED, "Hall taken"))


def test_that_a_time_the_clocks_skip_or_show_twice_is_refused_on_that_day_only() -> None:
    with pytest.raises(UserError, match="does not exist"):
        check_clock(date(2027, 3, 14), time(2, 30), EASTERN)
    with pytest.raises(UserError, match="happens twice"):
        check_clock(date(2026, 11, 1), time(1, 30), EASTERN)
    check_clock(date(2027, 3, 14), time(3, 0), EASTERN)
    check_clock(date(2027, 3, 15), time(2, 30), EASTERN)
    check_clock(date(2027, 3, 14), time(2, 30), ZoneInfo("America/Phoenix"))
    check_clock(date(2027, 3, 14), time(2, 30), None)


@pytest.mark.parametrize(
    ("starts", "hours", "skipped", "deadline"),
    [
        (datetime(2026, 11, 19, 18), 48, (), datetime(2026, 11, 17, 18)),
        (datetime(2026, 11, 16, 18), 24, (Skipped.SUNDAYS,), datetime(2026, 11, 14, 18)),  # Monday, over the Sunday
        (datetime(2026, 11, 16, 18), 72, (Skipped.SATURDAYS, Skipped.SUNDAYS), datetime(2026, 11, 11, 18)),
        (datetime(2026, 11, 12, 9), 24, (Skipped.HOLIDAYS,), datetime(2026, 11, 10, 9)),  # Veterans Day between
        (datetime(2026, 11, 11, 18), 24, (Skipped.HOLIDAYS,), datetime(2026, 11, 10)),  # held on the holiday itself
        (datetime(2026, 11, 19, 18), 0, (), datetime(2026, 11, 19, 18)),
        (datetime(2027, 3, 14, 18), 24, (), datetime(2027, 3, 13, 17)),  # an hour is missing that night
        (datetime(2026, 11, 1, 18), 24, (), datetime(2026, 10, 31, 19)),  # an hour is there twice
    ],
)
def test_that_a_notice_is_due_so_many_real_hours_before_not_counting_excluded_days(
    starts: datetime, hours: int, skipped: tuple[Skipped, ...], deadline: datetime
) -> None:
    def is_holiday(day: date) -> bool:
        return day == date(2026, 11, 11)

    assert notice_deadline(starts, duties(hours, *skipped), is_holiday, EASTERN) == deadline


@given(st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)), st.integers(0, 200))
def test_that_without_excluded_days_the_time_between_is_exactly_the_hours(starts: datetime, hours: int) -> None:
    by = notice_deadline(starts, duties(hours), no_holiday, EASTERN)
    between = starts.replace(tzinfo=EASTERN).astimezone(UTC) - by.replace(tzinfo=EASTERN).astimezone(UTC)
    assert abs(between - timedelta(hours=hours)) <= timedelta(hours=1) * (not _is_plain(starts) or not _is_plain(by))


def _is_plain(wall: datetime) -> bool:
    """Whether a wall time is shown exactly once."""
    return wall.replace(tzinfo=EASTERN, fold=0).utcoffset() == wall.replace(tzinfo=EASTERN, fold=1).utcoffset()


def test_that_minutes_are_due_after_business_days_or_days() -> None:
    thursday = date(2026, 11, 19)

    def thanksgiving(day: date) -> bool:
        return day == date(2026, 11, 26)

    assert minutes_deadline(thursday, duties(24), thanksgiving) == date(2026, 11, 27)
    assert minutes_deadline(thursday, Duties(24, frozenset(), (), 5, minutes_business=False), thanksgiving) == date(
        2026, 11, 24
    )
    assert minutes_deadline(thursday, Duties(24, frozenset(), (), None), thanksgiving) is None
