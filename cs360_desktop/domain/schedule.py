"""The schedule of a body: the rule of its meetings, the days that follow from it, and the exceptions to it."""

import calendar
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import Enum

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import MOST_MINUTES
from cs360_desktop.domain.wording import format_date, format_time
from cs360_desktop.language import marked, spoken, tr, tr_count

MOST_WEEKS = 26
"""A body that meets less often than twice a year has no rhythm."""

_OF_THE_MONTH = {
    1: marked("first {weekday} of the month"),
    2: marked("second {weekday} of the month"),
    3: marked("third {weekday} of the month"),
    4: marked("fourth {weekday} of the month"),
    -1: marked("last {weekday} of the month"),
}
_SATURDAY = 5

IsHoliday = Callable[[date], bool]
"""Whether nobody works on a day."""


class Rule(Enum):
    """How the days of a series are found."""

    NTH_WEEKDAY = "nth weekday"
    LAST_WORKING_DAY = "last working day"
    EVERY_WEEKS = "every n weeks"


@dataclass(frozen=True, slots=True)
class MeetingSeries:
    """The rule of a body's meetings from `since` on: the nth weekday (0 Monday) of each month, `nth` -1 is the last.

    Only every so many `weeks` has a weekday of its own: that of `since`, its first day.
    """

    body_id: int
    nth: int
    weekday: int
    starts_at: time
    since: date
    place: str = ""
    minutes_planned: int = 90
    until: date | None = None
    rule: Rule = Rule.NTH_WEEKDAY
    weeks: int = 4
    id: int = 0


class ExceptionKind(Enum):
    """What is different on one day of a series: no meeting was ever meant, or it was moved or cancelled."""

    SKIPPED = "skipped"
    MOVED = "moved"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class SeriesException:
    """One day of a series for which no meeting has been planned yet, and what is different; times None as usual."""

    series_id: int
    day: date
    kind: ExceptionKind
    reason: str = ""
    moved_to: date | None = None
    starts_at: time | None = None
    id: int = 0


def rule_days(series: MeetingSeries, first: date, last: date) -> Iterator[date]:
    """The days the bare rule gives from `first` to `last`, both included, inside the term of the series."""
    first, last = max(first, series.since), min(last, series.until or date.max)
    if series.rule is Rule.EVERY_WEEKS:
        step = timedelta(weeks=series.weeks)
        day = series.since + step * max(0, -(-(first - series.since).days // (7 * series.weeks)))
        while day <= last:
            yield day
            day += step
        return
    month = first.replace(day=1)
    while month <= last:
        day = _in_month(series, month)
        if first <= day <= last:
            yield day
        month = (month + timedelta(days=31)).replace(day=1)


def _in_month(series: MeetingSeries, month: date) -> date:
    end = month.replace(day=calendar.monthrange(month.year, month.month)[1])
    if series.rule is Rule.LAST_WORKING_DAY:
        return end - timedelta(days=max(0, end.weekday() - _SATURDAY + 1))
    if series.nth < 0:
        return end - timedelta(days=(end.weekday() - series.weekday) % 7)
    return month + timedelta(days=(series.weekday - month.weekday()) % 7 + 7 * (series.nth - 1))


def usual_day(series: MeetingSeries, day: date, is_holiday: IsHoliday) -> date:
    """Where a day of the bare rule really falls: a last working day that is a holiday is the working day before."""
    if series.rule is Rule.LAST_WORKING_DAY:
        while day.weekday() >= _SATURDAY or is_holiday(day):
            day -= timedelta(days=1)
    return day


def rule_words(series: MeetingSeries) -> str:
    """Say a rule: `second Tuesday of the month, 6:00 PM`, `every 4 weeks on Tuesday, 6:00 PM`."""
    return f"{days_words(series)}, {format_time(series.starts_at)}"


def days_words(series: MeetingSeries) -> str:
    """Say on which days: `second Tuesday of the month`, `last working day of the month`."""
    if series.rule is Rule.LAST_WORKING_DAY:
        return tr("last working day of the month")
    if series.rule is Rule.EVERY_WEEKS:
        weekday = spoken().weekdays[series.since.weekday()]
        return tr_count(series.weeks, "every week on {weekday}", "every {count} weeks on {weekday}", weekday=weekday)
    return tr(_OF_THE_MONTH[series.nth], weekday=spoken().weekdays[series.weekday])


def check_series(series: MeetingSeries) -> None:
    """Refuse a rule that gives no days, and meetings of an impossible length.

    Raises:
        UserError: with the sentence to show.
    """
    if not 1 <= series.minutes_planned <= MOST_MINUTES:
        raise UserError(
            f"A length of {series.minutes_planned} minutes was not saved. "
            f"Give the meetings from 1 to {MOST_MINUTES} minutes."
        )
    if series.rule is Rule.EVERY_WEEKS and not 1 <= series.weeks <= MOST_WEEKS:
        raise UserError(f"Every {series.weeks} weeks was not saved. Give from 1 to {MOST_WEEKS} weeks.")
    if series.rule is Rule.NTH_WEEKDAY and (series.nth not in _OF_THE_MONTH or not 0 <= series.weekday <= 6):
        raise UserError("Not every month has such a day, so nothing was saved. Choose the first to fourth, or last.")
    if series.until is not None and series.until < series.since:
        raise UserError(
            f"The schedule would end on {format_date(series.until)}, before it begins, so it was not saved. "
            "Give a later last day, or leave it blank."
        )


def check_exception(exception: SeriesException) -> None:
    """Refuse a day that is cancelled or moved without a reason, and one that is moved nowhere.

    Raises:
        UserError: with the sentence to show.
    """
    day = format_date(exception.day)
    if exception.kind is not ExceptionKind.SKIPPED and not exception.reason.strip():
        raise UserError(f"A meeting that is {exception.kind.value} needs a reason, so {day} stays as it is. Say why.")
    if exception.kind is ExceptionKind.MOVED and exception.moved_to is None:
        raise UserError(f"The meeting of {day} was not moved. Give the day it is moved to.")
