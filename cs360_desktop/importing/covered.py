"""The one period a report covers, by what stands around its table: `Report covering 2/12/2024 through 2/18/2024`.

Everything is a written-out pattern. A single full date is when a report was printed, not what it covers, and plays no
part. Where texts name periods that do not lie in one another, nothing is told.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from cs360_desktop.domain.periods import Period
from cs360_desktop.importing.calendar_words import MONTH_NAME, MONTH_OF_NAME, QUARTER, quarter_number
from cs360_desktop.importing.spans import (
    NAMED_DAY,
    NUMERIC_DAY,
    YEAR,
    Span,
    alone,
    built,
    month_span,
    quarter_span,
    span_forms,
    year_span,
)
from cs360_desktop.importing.titles import FILE, Mention
from cs360_desktop.importing.words import words


@dataclass(frozen=True, slots=True)
class Covered:
    """The span of days that holds for a table and its evidence, or the problem in words."""

    span: Span | None = None
    evidence: str = ""
    cells: tuple[str, ...] = ()
    problem: str = ""

    @property
    def period(self) -> Period | None:
        """The span as a period of the app, or None."""
        return self.span.period if self.span else None


@dataclass(slots=True)
class _Said:
    """What one text says: whole spans, and months, quarters and years that need one another."""

    spans: list[Span] = field(default_factory=list)
    months: set[int] = field(default_factory=set)
    quarters: set[int] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    runs: bool = False
    """Says until when, and not from when: the numbers may be a running total."""

    @property
    def is_silent(self) -> bool:
        return not (self.spans or self.months or self.quarters or self.years or self.runs)

    def add(self, other: "_Said") -> None:
        """Take in what another text says."""
        self.spans += other.spans
        self.months |= other.months
        self.quarters |= other.quarters
        self.years |= other.years
        self.runs = self.runs or other.runs


def tells_time(text: str) -> bool:
    """Whether a text says anything about which days numbers cover."""
    return not _said(text).is_silent


def tells_only_a_month(text: str) -> bool:
    """Whether a text has the name of a month in it and nothing else about time, as *March* and *March Road* have."""
    said = _said(text)
    return bool(said.months) and not (said.spans or said.quarters or said.years or said.runs)


def covered(mentions: Sequence[Mention]) -> Covered:
    """Conclude what a table covers.

    Titles count most, then the sheet's name. The file's name may only tell what nothing else does: it often says when a
    report came out.
    """
    inside = [mention for mention in mentions if mention.source != FILE]
    near = [mention for mention in inside if mention.near and not _said(mention.text).is_silent]
    inside = near or inside
    file = [mention for mention in mentions if mention.source == FILE]
    told, of_file = _together(inside), _together(file)
    if told.is_silent:
        return _by_file(of_file, file)
    found = _conclude(told, of_file.years)
    if found.problem or found.span is None:
        return found
    span = found.span
    for other in [*of_file.spans, *(year_span(year) for year in of_file.years)]:
        if not other.holds(span):
            sentence = "the file's name names another period than what stands in the file"
            return Covered(problem=sentence)
    sources = [mention for mention in inside if not _said(mention.text).is_silent]
    cells = tuple(mention.cell for mention in sources if mention.cell)
    return Covered(span, f"{sources[0].source} says “{sources[0].text[:60]}”", cells)


def _by_file(said: _Said, mentions: Sequence[Mention]) -> Covered:
    if said.is_silent:
        return Covered(problem="no title, sheet name or file name tells it")
    if not said.spans and not (said.months or said.quarters) and not _says_annual(mentions):
        return Covered(problem="the file's name has a year, but nothing says that the numbers are of the whole year")
    found = _conclude(said, set())
    return Covered(found.span, "the file's name says so and nothing else does", problem=found.problem)


def _says_annual(mentions: Iterable[Mention]) -> bool:
    return any(words().finds("titles.annual", mention.text) for mention in mentions)


def _conclude(said: _Said, other_years: set[int]) -> Covered:
    if said.runs:
        return Covered(problem="the texts around the table do not say for certain which days the numbers cover")
    spans = list(dict.fromkeys(said.spans))
    years = said.years or {span.first.year for span in spans}
    years = years or (other_years if said.months or said.quarters else set())
    if len(years) == 1:
        year = next(iter(years))
        parts = [month_span(year, month) for month in said.months] + [
            quarter_span(year, each) for each in said.quarters
        ]
        spans += [part for part in parts if part not in spans]
        if said.years:
            spans.append(year_span(year))
    elif years:
        return Covered(problem="the texts around the table name several years")
    elif said.months or said.quarters:
        return Covered(problem="no year stands beside the month")
    if not spans:
        return Covered(problem="no title, sheet name or file name tells it")
    spans.sort(key=lambda span: span.last.toordinal() - span.first.toordinal())
    if any(not longer.holds(spans[0]) for longer in spans):
        return Covered(problem="the texts around the table name several periods")
    return Covered(spans[0])


def _together(mentions: Iterable[Mention]) -> _Said:
    together = _Said()
    for mention in mentions:
        together.add(_said(mention.text))
    return together


def _week(match: "re.Match[str]") -> Span:
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    return Span(monday, monday + timedelta(days=6))


_SINGLE_DAYS = (
    NUMERIC_DAY,
    rf"{YEAR}-\d\d-\d\d",
    rf"{NAMED_DAY},? {YEAR}",
    rf"\d\d? (?:de )?(?:{MONTH_NAME})\.?,? (?:de )?{YEAR}",
    r"\d\d?[/.]\d\d?[/.]\d\d",
)
_WHOLE: tuple[tuple[str, Callable[["re.Match[str]"], Span]], ...] = (
    (rf"{QUARTER}[-/,. ]+(?:of )?({YEAR})", lambda m: quarter_span(int(m[4]), quarter_number(m[1], m[2], m[3]))),
    (rf"({YEAR})[-/,. ]*{QUARTER}", lambda m: quarter_span(int(m[1]), quarter_number(m[2], m[3], m[4]))),
    (rf"({MONTH_NAME})\.?(?: ?[-/,. ] ?| de | del )?({YEAR})", lambda m: month_span(int(m[2]), MONTH_OF_NAME[m[1]])),
    (rf"({YEAR})[-/,. ]*({MONTH_NAME})", lambda m: month_span(int(m[1]), MONTH_OF_NAME[m[2]])),
    (rf"({YEAR})[- ]?w(\d\d)", _week),
    (rf"({YEAR})[-/. ](0[1-9]|1[0-2])", lambda m: month_span(int(m[1]), int(m[2]))),
    (rf"(0?[1-9]|1[0-2])[-/]({YEAR})", lambda m: month_span(int(m[2]), int(m[1]))),
)


_DAY_PATTERNS = tuple(map(alone, _SINGLE_DAYS))
_WHOLE_PATTERNS = tuple((alone(pattern), build) for pattern, build in _WHOLE)
_QUARTER_ALONE = alone(QUARTER)
_MONTH_ALONE = alone(MONTH_NAME)
_YEAR_ALONE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def _said(text: str) -> _Said:
    """What a text says, each part of it once and by the longest pattern."""
    said = _Said()
    if words().finds("titles.printed", text):
        return said
    rest = " ".join(text.casefold().replace("_", " ").replace("*", " ").split())
    for pattern, build in span_forms():
        rest = _taken(pattern, build, rest, said)
    said.runs = words().finds("titles.runs", rest) or words().finds("titles.not_covered", text)
    for pattern in _DAY_PATTERNS:
        rest = pattern.sub(" | ", rest)
    for pattern, build in _WHOLE_PATTERNS:
        rest = _taken(pattern, build, rest, said)
    said.quarters = {quarter_number(*match.groups()) for match in _QUARTER_ALONE.finditer(rest)}
    rest = _QUARTER_ALONE.sub(" | ", rest)
    said.months = {MONTH_OF_NAME[name] for name in _monthsalone(rest)}
    said.years = {int(year) for year in _YEAR_ALONE.findall(rest)}
    return said


def _monthsalone(text: str) -> Iterator[str]:
    """Names of months; `may` is a month only where it is all there is."""
    for match in _MONTH_ALONE.finditer(text):
        if match[0] not in {"may", "mar"} or text.strip() == match[0]:
            yield match[0]


def _taken(pattern: "re.Pattern[str]", build: Callable[["re.Match[str]"], Span], text: str, said: _Said) -> str:
    def take(match: "re.Match[str]") -> str:
        span = built(match, build)
        if span is None:
            return match[0]
        said.spans.append(span)
        return " | "

    return pattern.sub(take, text)
