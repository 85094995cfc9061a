"""Due dates as people say them in a meeting: "fri", "in 2 weeks", "next meeting", "11/30"; never invented.

A closed list of written-out patterns. What can be read in two ways, or not at all, is asked back in one sentence.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from cs360_desktop.domain.periods import add_months
from cs360_desktop.domain.wording import format_date, month_number, parse_date

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
_NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_IN = re.compile(r"(?:in )?(?P<count>\d{1,3}|[a-z]+) (?P<unit>day|week|month)s?(?: from (?:now|today))?")
_NUMERIC = re.compile(r"(?P<month>\d{1,2})[/-](?P<day>\d{1,2})")
_NAMED = re.compile(r"(?P<name>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?")
_MOST_DAYS = 366


@dataclass(frozen=True, slots=True)
class Said:
    """What was understood: a day, or a question; neither where nothing was said."""

    day: date | None = None
    question: str = ""


@dataclass(frozen=True, slots=True)
class Now:
    """What the words are about: the day they are said on, and the next meeting after it, None where none is planned."""

    day: date
    next_meeting: date | None = None


def read_due(text: str, now: Now) -> Said:
    """Understand a due date as it was typed."""
    words = " ".join(text.casefold().replace(",", " ").split()).rstrip(".")
    for before in ("by ", "due ", "until ", "before "):
        words = words.removeprefix(before)
    if not words:
        return Said()
    full = parse_date(text.strip())
    if full is not None:
        return _not_before(full, now)
    for read in _WAYS:
        said = read(words, now)
        if said is not None:
            return said
    return Said(question=f"“{text.strip()}” is not a date. Say Friday, in 2 weeks, next meeting or 11/30.")


def _not_before(day: date, now: Now) -> Said:
    if day < now.day:
        return Said(question=f"{format_date(day)} is before today. Which day is meant?")
    return Said(day)


def _near(words: str, now: Now) -> Said | None:
    if words == "today":
        return Said(now.day)
    return Said(now.day + timedelta(days=1)) if words == "tomorrow" else None


def _meeting(words: str, now: Now) -> Said | None:
    if words not in {"next meeting", "the next meeting", "next mtg", "meeting"}:
        return None
    if now.next_meeting is None:
        return Said(question="No next meeting is planned yet. Which day is meant?")
    return Said(now.next_meeting)


def _weekday(words: str, now: Now) -> Said | None:
    is_next = words.startswith("next ")
    name = words.removeprefix("next ").removeprefix("this ")
    number = _SHORT.get(name, _DAYS.index(name) if name in _DAYS else None)
    if number is None:
        return None
    ahead = (number - now.day.weekday()) % 7
    first = now.day + timedelta(days=ahead or 7)
    if ahead == 0 and not is_next:
        return Said(
            question=f"Today is {_DAYS[number].title()}: is {format_date(first)} meant? Type today or the date."
        )
    if is_next and ahead:
        later = first + timedelta(days=7)
        return Said(
            question=f"Next {_DAYS[number].title()} can be {format_date(first)} or {format_date(later)}. Type the date."
        )
    return Said(first)


def _ahead(words: str, now: Now) -> Said | None:
    if words in {"next week", "next month"}:
        return Said(question=f"Which day {words}? Type the date, or in 1 {words.removeprefix('next ')}.")
    found = _IN.fullmatch(words)
    if found is None:
        return None
    count = int(found["count"]) if found["count"].isdecimal() else _NUMBERS.get(found["count"])
    if count is None or (not words.startswith("in ") and "from" not in words):
        return None
    if found["unit"] == "month":
        return Said(_months_on(now.day, count)) if count <= 12 else None
    days = count * (7 if found["unit"] == "week" else 1)
    return Said(now.day + timedelta(days=days)) if days <= _MOST_DAYS else None


def _months_on(day: date, count: int) -> date:
    """The same day some months later, the last one of a shorter month."""
    first = add_months(day.replace(day=1), count)
    last = (add_months(first, 1) - timedelta(days=1)).day
    return first.replace(day=min(day.day, last))


def _month_end(words: str, now: Now) -> Said | None:
    if words not in {"end of month", "end of the month", "eom", "month end"}:
        return None
    return Said(add_months(now.day.replace(day=1), 1) - timedelta(days=1))


def _without_year(words: str, now: Now) -> Said | None:
    """A day and a month: the next time that day comes."""
    numeric, named = _NUMERIC.fullmatch(words), _NAMED.fullmatch(words)
    if numeric is not None:
        month, day = int(numeric["month"]), int(numeric["day"])
    elif named is not None and month_number(named["name"]):
        month, day = month_number(named["name"]), int(named["day"])
    else:
        return None
    for year in range(now.day.year, now.day.year + 9):  # February 29 may be years away
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= now.day:
            if (found - now.day).days > _MOST_DAYS // 2:
                return Said(
                    question=f"The next {words} is {format_date(found)}. Type it with its year if that is meant."
                )
            return Said(found)
    return None


_WAYS: tuple[Callable[[str, Now], Said | None], ...] = (_near, _meeting, _weekday, _ahead, _month_end, _without_year)
