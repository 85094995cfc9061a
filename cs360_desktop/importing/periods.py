"""What a label says about a period, by a closed list of written-out patterns.

Nothing is completed here: `jan` is a month without a year, `FY 2024` a year whose first month nobody told, and
`4/16` could be a day or a month. Libraries that complete dates invent what is missing.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.importing.calendar_words import MONTH_NAME, MONTH_OF_NAME, QUARTER, quarter_number
from cs360_desktop.importing.spans import whole_span
from cs360_desktop.importing.workbook import Cell

FIRST_YEAR, LAST_YEAR = 1900, 2099

_MARKS = "*†‡"
_RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
"""Marks that the file itself shows raised; what their notes say is looked at apart."""
_YEAR = r"((?:19|20)\d\d)"


@dataclass(frozen=True, slots=True)
class PeriodLabel:
    """What a label says: a whole `period`, or a `month` or `quarter` without its year, or a `day`.

    `short_year` marks `Mar-24`, and `two_years` marks `2010-11`, which are months only if their neighbors agree.
    `us_day` marks `3/1/2024`, whose month comes first only by custom. `unclear` says in words why the label cannot
    be a period as it stands, and `other` why it is one that the app does not keep, so that only its own column or row
    is left out.
    """

    period: Period | None = None
    month: int | None = None
    quarter: int | None = None
    day: date | None = None
    short_year: bool = False
    two_years: bool = False
    us_day: bool = False
    unclear: str = ""
    other: str = ""

    @property
    def kind(self) -> PeriodKind | None:
        """How long the period is; None for single days and unclear labels."""
        if self.period is not None:
            return self.period.kind
        if self.month is not None:
            return PeriodKind.MONTH
        return PeriodKind.QUARTER if self.quarter is not None else None


def read_label(cell: Cell) -> PeriodLabel | None:
    """Read a head or a cell as a period; None where it is something else."""
    if cell is None or isinstance(cell, bool):
        return None
    if isinstance(cell, str):
        return _read_text(cell) if len(cell) < 60 else None
    if isinstance(cell, float | int):
        return PeriodLabel(Period.year(int(cell))) if FIRST_YEAR <= cell <= LAST_YEAR and cell == int(cell) else None
    if isinstance(cell, datetime):
        return PeriodLabel(day=cell.date())
    return PeriodLabel(day=cell) if isinstance(cell, date) else None


@lru_cache(maxsize=20_000)
def _read_text(text: str) -> PeriodLabel | None:
    plain = " ".join(text.casefold().replace("’", "'").split()).strip(" .:")
    if not plain:
        return None
    if plain[-1] in _RAISED:
        return _read_text(plain.rstrip(_RAISED))
    if plain[-1] in _MARKS:
        marked = _read_text(plain.rstrip(_MARKS))
        return PeriodLabel(unclear="a period with a footnote mark") if marked else None
    return _by_pattern(plain)


def _by_pattern(plain: str) -> PeriodLabel | None:
    for pattern, build in _PATTERNS:
        match = pattern.fullmatch(plain)
        if match:
            try:
                return build(match)
            except ValueError:
                return None
    span = whole_span(plain)
    if span is None:
        return None
    return PeriodLabel(span.period) if span.period else PeriodLabel(other="its days are no month, quarter or week")


def _month_number(name: str) -> int:
    return MONTH_OF_NAME[name.rstrip(".")]


def _short(year: str) -> int:
    return 2000 + int(year) if int(year) < 80 else 1900 + int(year)


def _month(year: str, month: str) -> PeriodLabel:
    return PeriodLabel(Period.month(int(year), int(month)), two_years=int(month) == (int(year) + 1) % 100)


def _in_two_languages(name: str, other: str) -> PeriodLabel:
    """`January / Enero`; two months are no month.

    Raises:
        ValueError: they are two months.
    """
    if _month_number(name) != _month_number(other):
        raise ValueError(other)
    return PeriodLabel(month=_month_number(name))


def _with_its_months(quarter: int, first: str, last: str) -> PeriodLabel:
    """`Q1 (Jan-Mar)`; the first quarter of some fiscal years is `Q1 (Jul-Sep)`."""
    if (_month_number(first), _month_number(last)) == (3 * quarter - 2, 3 * quarter):
        return PeriodLabel(quarter=quarter)
    return PeriodLabel(unclear="quarters that are not those of the calendar")


_Build = Callable[["re.Match[str]"], PeriodLabel]

_TABLE: tuple[tuple[str, _Build], ...] = (
    (rf"(?:cy|year|calendar year|año|ano)? ?{_YEAR}", lambda m: PeriodLabel(Period.year(int(m[1])))),
    (rf"({MONTH_NAME})", lambda m: PeriodLabel(month=_month_number(m[1]))),
    (
        rf"({MONTH_NAME})\.?(?: ?[-/, ] ?| de | del |, ?){_YEAR}",
        lambda m: PeriodLabel(Period.month(int(m[2]), _month_number(m[1]))),
    ),
    (rf"{_YEAR} ?[-/, ] ?({MONTH_NAME})", lambda m: PeriodLabel(Period.month(int(m[1]), _month_number(m[2])))),
    (rf"({MONTH_NAME})\.? ?'(\d\d)", lambda m: PeriodLabel(Period.month(_short(m[2]), _month_number(m[1])))),
    (
        rf"({MONTH_NAME})[-/](\d\d)",
        lambda m: PeriodLabel(Period.month(_short(m[2]), _month_number(m[1])), short_year=True),
    ),
    (rf"{_YEAR}[-/.](0?[1-9]|1[0-2])", lambda m: _month(m[1], m[2])),
    (rf"{_YEAR}m(0?[1-9]|1[0-2])", lambda m: PeriodLabel(Period.month(int(m[1]), int(m[2])))),
    (rf"(0?[1-9]|1[0-2])[-/]{_YEAR}", lambda m: PeriodLabel(Period.month(int(m[2]), int(m[1])))),
    (rf"({MONTH_NAME})\.? ?/ ?({MONTH_NAME})\.?", lambda m: _in_two_languages(m[1], m[2])),
    (
        rf"{QUARTER} ?\(({MONTH_NAME})\.?(?: ?[-–] ?| to | through )({MONTH_NAME})\.?\)",
        lambda m: _with_its_months(quarter_number(m[1], m[2], m[3]), m[4], m[5]),
    ),
    (QUARTER, lambda m: PeriodLabel(quarter=quarter_number(m[1], m[2], m[3]))),
    (
        rf"{QUARTER}[-/, ]+(?:of )?{_YEAR}",
        lambda m: PeriodLabel(Period.quarter(int(m[4]), quarter_number(m[1], m[2], m[3]))),
    ),
    (
        rf"{_YEAR}[-/, ]*{QUARTER}",
        lambda m: PeriodLabel(Period.quarter(int(m[1]), quarter_number(m[2], m[3], m[4]))),
    ),
    (rf"{_YEAR}-?w(\d\d)", lambda m: PeriodLabel(Period.week(int(m[1]), int(m[2])))),
    (rf"{_YEAR}-(\d\d)-(\d\d)/(p3m|p1y|p28d)", lambda m: PeriodLabel(Period.from_text(m[0].upper()))),
    (
        rf"{_YEAR}-(\d\d)-(\d\d)(?:[t ]00:00(?::00(?:\.0+)?)?)?",
        lambda m: PeriodLabel(day=date(int(m[1]), int(m[2]), int(m[3]))),
    ),
    (
        rf"(\d\d?)/(\d\d?)/{_YEAR}(?: (?:12:00(?::00)? ?am|0?0:00(?::00)?))?",
        lambda m: PeriodLabel(day=date(int(m[3]), int(m[1]), int(m[2])), us_day=True),
    ),
    (
        r"(?:fy|fiscal year|fiscal|año fiscal) ?'?(?:\d{4}|\d\d)(?:[-/](?:\d{4}|\d\d))?",
        lambda _: PeriodLabel(unclear="a fiscal year, and the file does not say which month it begins in"),
    ),
    (
        rf"{_YEAR} ?[-–/] ?(?:\d{{4}}|\d\d)",
        lambda _: PeriodLabel(unclear="two years at once"),
    ),
    (r"\d\d?[-/]\d\d", lambda _: PeriodLabel(unclear="either a day or a month with a short year")),
    (
        rf"(?:\d\d?[- ](?:{MONTH_NAME})|(?:{MONTH_NAME}) \d\d?)",
        lambda _: PeriodLabel(unclear="either a day or a month with a short year"),
    ),
    (
        rf"(?:week|wk|semana) ?#? ?\d\d?(?:,? {_YEAR})?",
        lambda _: PeriodLabel(unclear="a week number, and agencies number weeks differently"),
    ),
)
_PATTERNS = tuple((re.compile(pattern), build) for pattern, build in _TABLE)

_YEARS_INSIDE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_MONTHS_INSIDE = re.compile(rf"(?<![a-z])({MONTH_NAME})(?![a-z])")


def years_in(text: str) -> set[int]:
    """The four-digit years a title or file name mentions."""
    return {int(year) for year in _YEARS_INSIDE.findall(text)}


def months_in(text: str) -> set[int]:
    """The months a title or file name mentions by name."""
    return {MONTH_OF_NAME[name] for name in _MONTHS_INSIDE.findall(text.casefold().replace("_", " "))}
