"""Periods of time that entries belong to: month, quarter, year, ISO week and 28-day.

A period is its kind and its first day. Fiscal quarters and years are quarters and years that begin elsewhere
than on the calendar's own boundaries; nothing else about them is special.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from functools import total_ordering

from cs360_desktop.language import spoken, tr

_FIRST_MONTHS_OF_QUARTERS = (1, 4, 7, 10)


class PeriodKind(Enum):
    """How long a period is. The numbers are stored; never change them."""

    __hash__ = object.__hash__  # each is there once; by their names they would be ten times slower

    MONTH = 0
    QUARTER = 1
    YEAR = 2
    WEEK = 3
    FOUR_WEEKS = 4

    @property
    def months(self) -> int:
        """Length in months, 0 for periods that are counted in days."""
        return _LENGTHS[self][0]

    @property
    def days(self) -> int:
        """Length in days, 0 for periods that are counted in months."""
        return _LENGTHS[self][1]

    def fits_into(self, longer: "PeriodKind") -> bool:
        """Whether whole periods of this kind make up a longer one: months a quarter, weeks a 28-day period.

        Weeks and 28-day periods run over the ends of months, and nobody knows how to split their figures.
        """
        return 0 < self.months < longer.months or 0 < self.days < longer.days


_LENGTHS = {
    PeriodKind.MONTH: (1, 0),
    PeriodKind.QUARTER: (3, 0),
    PeriodKind.YEAR: (12, 0),
    PeriodKind.WEEK: (0, 7),
    PeriodKind.FOUR_WEEKS: (0, 28),
}
"""Months and days of each kind, looked up very often: one of them is zero."""


def add_months(day: date, months: int) -> date:
    """Move the first of a month by whole months."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """One period: its kind and its first day.

    Raises:
        ValueError: the first day cannot begin a period of this kind.
    """

    kind: PeriodKind
    start: date
    key: int = field(init=False, repr=False, compare=False)
    """The number it is stored under; ordered by first day, then kind."""

    def __post_init__(self) -> None:
        if self.kind.months and self.start.day != 1:
            raise ValueError(f"a {self.kind.name.lower()} begins on the first of a month, not on {self.start}")
        if self.kind is PeriodKind.WEEK and self.start.weekday() != 0:
            raise ValueError(f"an ISO week begins on a Monday, not on {self.start}")
        object.__setattr__(self, "key", self.start.toordinal() * 8 + self.kind.value)

    def __hash__(self) -> int:  # that of an enum is slow, and a file is looked through by hundreds of thousands of keys
        return self.key

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """The calendar month, `month` 1 to 12."""
        return cls(PeriodKind.MONTH, date(year, month, 1))

    @classmethod
    def quarter(cls, year: int, quarter: int) -> "Period":
        """The calendar quarter, `quarter` 1 to 4."""
        return cls(PeriodKind.QUARTER, date(year, quarter * 3 - 2, 1))

    @classmethod
    def year(cls, year: int) -> "Period":
        """The calendar year."""
        return cls(PeriodKind.YEAR, date(year, 1, 1))

    @classmethod
    def week(cls, year: int, week: int) -> "Period":
        """The ISO 8601 week, `week` 1 to 53."""
        return cls(PeriodKind.WEEK, date.fromisocalendar(year, week, 1))

    @classmethod
    def containing(cls, kind: PeriodKind, day: date, *, year_start: int = 1) -> "Period":
        """The period of a kind that a day falls in.

        Args:
            kind: not FOUR_WEEKS, whose first day is a choice and not a rule.
            day: any day.
            year_start: first month of the (fiscal) year for quarters and years.
        """
        if kind is PeriodKind.WEEK:
            return cls(kind, day - timedelta(days=day.weekday()))
        if not kind.months:
            raise ValueError("the first day of a 28-day period must be given")
        offset = (day.month - year_start) % 12 % kind.months
        return cls(kind, add_months(day.replace(day=1), -offset))

    @property
    def end(self) -> date:
        """The last day, included."""
        return self.next().start - timedelta(days=1)

    @property
    def days(self) -> int:
        """Number of days."""
        return (self.next().start - self.start).days

    def next(self, steps: int = 1) -> "Period":
        """The period of the same kind that many steps later (earlier when negative)."""
        if self.kind.months:
            return Period(self.kind, add_months(self.start, self.kind.months * steps))
        return Period(self.kind, self.start + timedelta(days=self.kind.days * steps))

    def year_before(self) -> "Period":
        """The same period of the previous year: the same months, week number or first day 52 weeks before."""
        if self.kind.months:
            return Period(self.kind, add_months(self.start, -12))
        return Period(self.kind, self.start - timedelta(weeks=52))

    def contains(self, other: "Period") -> bool:
        """Whether the other period lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def parts(self, kind: PeriodKind) -> "tuple[Period, ...]":
        """The periods of a shorter kind that make up this one; none where no such period begins where this one does."""
        if not kind.fits_into(self.kind) or (kind is PeriodKind.WEEK and self.start.weekday() != 0):
            return ()
        number = self.kind.months // kind.months if kind.months else self.kind.days // kind.days
        first = Period(kind, self.start)
        return tuple(first.next(step) for step in range(number))

    def is_complete(self, today: date) -> bool:
        """Whether the period is over on a day."""
        return self.end < today

    @classmethod
    def from_key(cls, key: int) -> "Period":
        """The period stored under a number."""
        return cls(PeriodKind(key % 8), date.fromordinal(key // 8))

    def __lt__(self, other: "Period") -> bool:
        return self.key < other.key

    def __str__(self) -> str:
        """Write it as text: `2024-03`, `2024-Q1`, `2024`, `2024-W07`; others as first day and ISO 8601 duration."""
        start = self.start
        if self.kind is PeriodKind.MONTH:
            return f"{start.year:04}-{start.month:02}"
        if self.kind is PeriodKind.QUARTER and start.month in _FIRST_MONTHS_OF_QUARTERS:
            return f"{start.year:04}-Q{start.month // 3 + 1}"
        if self.kind is PeriodKind.YEAR and start.month == 1:
            return f"{start.year:04}"
        if self.kind is PeriodKind.WEEK:
            iso = start.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}"
        return f"{start.isoformat()}/{_DURATIONS[self.kind]}"

    @classmethod
    def from_text(cls, text: str) -> "Period":
        """Read what `str()` writes.

        Raises:
            ValueError: the text is not a period.
        """
        for pattern, build in _TEXT_FORMS:
            match = pattern.fullmatch(text)
            if match:
                return build(*match.groups())
        raise ValueError(f"{text!r} is not a period; write 2024-03, 2024-Q1, 2024 or 2024-W07")

    @property
    def label(self) -> str:
        """Short name: `Mar 2024`, `Q1 2024`, `2024`, `FY 2025`, `Week 7, 2024`, `28 days from Feb 5, 2024`."""
        start, language = self.start, spoken()
        name = f"{language.short_months[start.month - 1]} {start.year}"
        if self.kind is PeriodKind.MONTH:
            return name
        if self.kind is PeriodKind.WEEK:
            iso = start.isocalendar()
            return tr("Week {week}, {year}", week=iso.week, year=iso.year)
        if self.kind is PeriodKind.FOUR_WEEKS:
            return tr("28 days from {day}", day=language.date(language.short_date, start))
        if self.kind is PeriodKind.YEAR:
            return str(start.year) if start.month == 1 else tr("FY {year}", year=self.end.year)
        if start.month in _FIRST_MONTHS_OF_QUARTERS:
            return tr("Q{quarter} {year}", quarter=start.month // 3 + 1, year=start.year)
        return tr("Quarter from {month}", month=name)

    @property
    def short_label(self) -> str:
        """The name where its year stands elsewhere: `Mar`, `Q1`, `Week 7`, `Feb 5` for 28 days; a year has none."""
        start, language = self.start, spoken()
        if self.kind is PeriodKind.WEEK:
            return tr("Week {week}", week=start.isocalendar().week)
        if self.kind is PeriodKind.FOUR_WEEKS:
            return language.date(language.short_day, start)
        if self.kind is PeriodKind.YEAR:
            return ""
        if self.kind is PeriodKind.QUARTER and start.month in _FIRST_MONTHS_OF_QUARTERS:
            return tr("Q{quarter}", quarter=start.month // 3 + 1)
        month = language.short_months[start.month - 1]
        return month if self.kind is PeriodKind.MONTH else tr("Quarter from {month}", month=month)


_DURATIONS = {PeriodKind.QUARTER: "P3M", PeriodKind.YEAR: "P1Y", PeriodKind.FOUR_WEEKS: "P28D"}
_KIND_OF_DURATION = {text: kind for kind, text in _DURATIONS.items()}

_TEXT_FORMS = (
    (re.compile(r"(\d{4})-(\d{2})", re.ASCII), lambda y, m: Period.month(int(y), int(m))),
    (re.compile(r"(\d{4})-Q([1-4])", re.ASCII), lambda y, q: Period.quarter(int(y), int(q))),
    (re.compile(r"(\d{4})", re.ASCII), lambda y: Period.year(int(y))),
    (re.compile(r"(\d{4})-W(\d{2})", re.ASCII), lambda y, w: Period.week(int(y), int(w))),
    (
        re.compile(r"(\d{4}-\d{2}-\d{2})/(P3M|P1Y|P28D)", re.ASCII),
        lambda day, length: Period(_KIND_OF_DURATION[length], date.fromisoformat(day)),
    ),
)


def stretch_label(periods: Sequence[Period]) -> str:
    """What a stretch of periods is called: `2022`, `Jul 2026`, `Jul 2026 to Oct 2026`."""
    first, last = periods[0], periods[-1]
    return first.label if first == last else tr("{first} to {last}", first=first.label, last=last.label)


def span(first: Period, last: Period) -> Iterator[Period]:
    """Yield every period from the first to the last, both included; both must be of one kind and rhythm."""
    if first.kind is not last.kind:
        raise ValueError("both periods must be of the same kind")
    period = first
    while period.start <= last.start:
        yield period
        period = period.next()


FOUR_WEEKS_EPOCH = Period(PeriodKind.FOUR_WEEKS, date(2001, 1, 1))
"""The rhythm of 28-day periods where an agency has said and entered nothing: four whole ISO weeks each.

January 1, 2001 is the first Monday of the century, so the periods begin on Mondays and never move with the year; the
day itself is ours and follows no outside calendar.
"""


def current_period(kind: PeriodKind, today: date, year_start: int, *, rhythm: Period = FOUR_WEEKS_EPOCH) -> Period:
    """The period that is running.

    Args:
        kind: of any length.
        today: the day it holds.
        year_start: first month of the (fiscal) year, for quarters and years.
        rhythm: any one 28-day period; all others follow from it.
    """
    if kind is not PeriodKind.FOUR_WEEKS:
        return Period.containing(kind, today, year_start=year_start)
    return rhythm.next((today - rhythm.start).days // kind.days)


def entered_in(kind: PeriodKind, columns: Sequence[Period], year_start: int) -> tuple[Period | None, ...]:
    """The period of a kind that is entered in each column: a quarter stands in the column of its last month.

    Args:
        kind: that of the columns, or a longer one counted in months like them.
        columns: periods of one kind.
        year_start: first month of the (fiscal) year.
    """
    if not columns or columns[0].kind is kind:
        return tuple(columns)
    longer = [Period.containing(kind, column.start, year_start=year_start) for column in columns]
    return tuple(found if found.end == column.end else None for found, column in zip(longer, columns, strict=True))


def ending_within(kind: PeriodKind, first: date, last: date) -> tuple[Period, Period]:
    """The earliest and the latest period of a kind, in whatever rhythm, whose last day lies from one day to another.

    For kinds counted in months the days must begin and end a month.
    """
    if kind is PeriodKind.WEEK:
        latest = Period.containing(kind, last)
        return Period.containing(kind, first), latest if latest.end == last else latest.next(-1)
    if kind.months:
        after = last + timedelta(days=1)
        return Period(kind, add_months(first, 1 - kind.months)), Period(kind, add_months(after, -kind.months))
    longest = timedelta(days=kind.days - 1)
    return Period(kind, first - longest), Period(kind, last - longest)
