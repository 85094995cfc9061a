"""Due dates as they are said: understood, or asked back; never invented."""

from datetime import date

import pytest

from cs360_desktop.domain.due_words import Now, Said, read_due

TUESDAY = Now(date(2026, 11, 10), date(2026, 11, 19))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("fri", date(2026, 11, 13)),
        ("Friday", date(2026, 11, 13)),
        ("by Mon.", date(2026, 11, 16)),
        ("next tuesday", date(2026, 11, 17)),
        ("today", date(2026, 11, 10)),
        ("tomorrow", date(2026, 11, 11)),
        ("in 2 weeks", date(2026, 11, 24)),
        ("in two weeks", date(2026, 11, 24)),
        ("2 weeks from now", date(2026, 11, 24)),
        ("in 10 days", date(2026, 11, 20)),
        ("in 3 months", date(2027, 2, 10)),
        ("next meeting", date(2026, 11, 19)),
        ("Next Meeting", date(2026, 11, 19)),
        ("11/30", date(2026, 11, 30)),
        ("nov 30", date(2026, 11, 30)),
        ("January 5th", date(2027, 1, 5)),
        ("1/5", date(2027, 1, 5)),
        ("11/30/2026", date(2026, 11, 30)),
        ("2027-01-05", date(2027, 1, 5)),
        ("end of month", date(2026, 11, 30)),
    ],
)
def test_that_a_due_date_is_understood_as_it_is_said(text: str, day: date) -> None:
    assert read_due(text, TUESDAY) == Said(day)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("soon", "not a date"),
        ("asap", "not a date"),
        ("tue", "Today is Tuesday"),
        ("next fri", "Nov 13, 2026 or Nov 20, 2026"),
        ("next week", "Which day next week"),
        ("11/31", "not a date"),
        ("13/1", "not a date"),
        ("13", "not a date"),
        ("2 weeks", "not a date"),
        ("in some weeks", "not a date"),
        ("11/9/2026", "before today"),
        ("11/9", "Nov 9, 2027"),
        ("in 999 weeks", "not a date"),
    ],
)
def test_that_what_is_unclear_is_asked_back(text: str, asked: str) -> None:
    said = read_due(text, TUESDAY)
    assert said.day is None
    assert asked in said.question


def test_that_the_next_meeting_is_asked_for_where_none_is_planned() -> None:
    said = read_due("next meeting", Now(date(2026, 11, 10)))
    assert said.day is None
    assert "No next meeting is planned" in said.question


def test_that_a_month_on_from_its_last_day_stays_in_the_shorter_month() -> None:
    assert read_due("in 1 month", Now(date(2027, 1, 31))) == Said(date(2027, 2, 28))


def test_that_nothing_said_is_no_date_and_no_question() -> None:
    assert read_due("  ", TUESDAY) == Said()
