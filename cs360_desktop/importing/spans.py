"""Stretches of days written out: `2/12/2024 through 2/18/2024`, `January - March 2015`, `12-Feb-24 to 18-Feb-24`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.importing.calendar_words import MONTH_NAME, MONTH_OF_NAME


@dataclass(frozen=True, slots=True)
class Span:
    """Days from first to last, both included."""

    first: date
    last: date

    def holds(self, other: "Span") -> bool:
        """Whether another span lies inside."""
        return self.first <= other.first and other.last <= self.last

    @property
    def period(self) -> Period | None:
        """The month, quarter, year, ISO week or 28 days that the span is exactly, or None."""
        for kind in (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR, PeriodKind.WEEK, PeriodKind.FOUR_WEEKS):
            try:
                period = Period(kind, self.first)
            except ValueError:
                continue
            if period.end == self.last and (kind is not PeriodKind.QUARTER or self.first.month % 3 == 1):
                return period
        return None


YEAR = r"(?:19|20)\d\d"
_ANY_YEAR = r"(?:(?:19|20)\d\d|\d\d)"
_TO = r" ?(?:through|thru|until|to|and|al?|hasta|[-–—]) ?"
NUMERIC_DAY = rf"(\d\d?)[/.-](\d\d?)[/.-]({_ANY_YEAR})"
NAMED_DAY = rf"({MONTH_NAME})\.? (\d\d?)(?:st|nd|rd|th)?"
_DAY_FIRST = rf"(\d\d?)[- ]({MONTH_NAME})\.?[- ]({_ANY_YEAR})"


def year_of_text(text: str) -> int:
    """A year of two or four digits; two are of this century."""
    return int(text) if len(text) > 2 else 2000 + int(text)


def year_span(year: int) -> Span:
    """The days of a calendar year."""
    return Span(date(year, 1, 1), date(year, 12, 31))


def month_span(year: int, month: int) -> Span:
    """The days of a month."""
    period = Period.month(year, month)
    return Span(period.start, period.end)


def quarter_span(year: int, quarter: int) -> Span:
    """The days of a calendar quarter."""
    period = Period.quarter(year, quarter)
    return Span(period.start, period.end)


def _numeric_days(match: "re.Match[str]") -> Span:
    m1, d1, y1, m2, d2, y2 = match.groups()
    return Span(date(year_of_text(y1), int(m1), int(d1)), date(year_of_text(y2), int(m2), int(d2)))


def _iso_days(match: "re.Match[str]") -> Span:
    return Span(date.fromisoformat(match[1]), date.fromisoformat(match[2]))


def _days_first(match: "re.Match[str]") -> Span:
    d1, m1, y1, d2, m2, y2 = match.groups()
    first = date(year_of_text(y1), MONTH_OF_NAME[m1], int(d1))
    return Span(first, date(year_of_text(y2), MONTH_OF_NAME[m2], int(d2)))


def _named_days(match: "re.Match[str]") -> Span:
    month, day, year, last_month, last_day, last_year = match.groups()
    return Span(
        date(int(year or last_year), MONTH_OF_NAME[month], int(day)),
        date(int(last_year), MONTH_OF_NAME[last_month or month], int(last_day)),
    )


def _months(match: "re.Match[str]") -> Span:
    first, year, last, last_year = match.groups()
    begin = month_span(int(year or last_year), MONTH_OF_NAME[first])
    return Span(begin.first, month_span(int(last_year), MONTH_OF_NAME[last]).last)


_FORMS: tuple[tuple[str, Callable[["re.Match[str]"], Span]], ...] = (
    (rf"{NUMERIC_DAY}{_TO}{NUMERIC_DAY}", _numeric_days),
    (rf"({YEAR}-\d\d-\d\d){_TO}({YEAR}-\d\d-\d\d)", _iso_days),
    (rf"{_DAY_FIRST}{_TO}{_DAY_FIRST}", _days_first),
    (rf"{NAMED_DAY}(?:,? ({YEAR}))?{_TO}(?:({MONTH_NAME})\.? )?(\d\d?)(?:st|nd|rd|th)?,? ({YEAR})", _named_days),
    (rf"({MONTH_NAME})\.?(?:,? ({YEAR}))?{_TO}({MONTH_NAME})\.?,? ({YEAR})", _months),
)


def alone(pattern: str) -> "re.Pattern[str]":
    """A pattern that is no part of a longer word or number."""
    return re.compile(rf"(?<![\w/.-])(?:{pattern})(?![\w/]|[.-]\d)")


_PATTERNS = tuple((alone(pattern), build) for pattern, build in _FORMS)


def whole_span(text: str) -> Span | None:
    """The stretch of days that a lower-case text is as a whole, or None."""
    for pattern, build in _PATTERNS:
        if match := pattern.fullmatch(text):
            return built(match, build)
    return None


def span_forms() -> Iterator[tuple["re.Pattern[str]", Callable[["re.Match[str]"], Span]]]:
    """The patterns of stretches inside longer texts, with what builds them."""
    yield from _PATTERNS


_SINGLE: tuple[tuple["re.Pattern[str]", Callable[["re.Match[str]"], date]], ...] = (
    (alone(NUMERIC_DAY), lambda m: date(year_of_text(m[3]), int(m[1]), int(m[2]))),
    (alone(rf"{YEAR}-\d\d-\d\d"), lambda m: date.fromisoformat(m[0])),
    (alone(rf"{NAMED_DAY},? ({YEAR})"), lambda m: date(int(m[3]), MONTH_OF_NAME[m[1]], int(m[2]))),
    (alone(_DAY_FIRST), lambda m: date(year_of_text(m[3]), MONTH_OF_NAME[m[2]], int(m[1]))),
)


def days_in(text: str) -> Iterator[date]:
    """Yield the single days a text names that are no end of a stretch."""
    rest = " ".join(text.casefold().split())
    for pattern, _ in _PATTERNS:
        rest = pattern.sub(" | ", rest)
    for pattern, build in _SINGLE:
        for match in pattern.finditer(rest):
            try:
                yield build(match)
            except ValueError:
                continue


def built(match: "re.Match[str]", build: Callable[["re.Match[str]"], Span]) -> Span | None:
    """A span from its match, None where the days do not exist or run backward."""
    try:
        span = build(match)
    except ValueError:
        return None
    return span if span.first <= span.last else None
