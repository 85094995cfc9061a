"""The days on which events happened, as lists write them: in many forms, with a time or without.

`3/4/2017` is March 4 or April 3. Which one it is, is told by another day above 12 in the same column, or by the user.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from cs360_desktop.importing.calendar_words import MONTH_OF_NAME
from cs360_desktop.importing.periods import FIRST_YEAR, LAST_YEAR
from cs360_desktop.importing.workbook import Cell

_MONTH = "|".join(sorted(MONTH_OF_NAME, key=len, reverse=True))
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?"
_TIME = (
    r"(?:[ ,t]+(?:at )?(?P<time>\d{1,2}:?\d\d(?::\d\d(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?)(?: hrs)?)?"
    r" ?(?P<zone>z|[+-]\d\d:?\d\d|utc|gmt|[ecmp][sd]t)?"
)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_FIRST_SERIAL, _LAST_SERIAL = 30_000, 60_000
_BEFORE_1900 = date(1899, 12, 30)
_SPLIT = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_PLAIN_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[apAP]\.?[mM]\.?)?")
_UTC = ("z", "utc", "gmt")
_MIDNIGHT = re.compile(r"0?0:?00(?::00(?:\.0+)?)?|12:00(?::00)? ?am")


@dataclass(frozen=True, slots=True)
class _Numbers:
    """A day as two numbers whose order is not told by themselves."""

    first: int
    second: int
    year: int
    short: bool


@dataclass(frozen=True, slots=True)
class Days:
    """The days of the distinct cells of a column; cells that tell none are missing.

    `order_unknown` says that day and month cannot be told apart, `order_mixed` that both orders occur; then such cells
    are missing too. `in_utc` says that times are those of Greenwich and not of the town.
    """

    of: Mapping[Cell, date] = field(repr=False)
    order_unknown: bool = False
    order_mixed: bool = False
    in_utc: bool = False


def read_days(cells: Iterable[Cell], *, month_first: bool | None = None) -> Days:
    """Read the distinct cells of one column together.

    Args:
        cells: distinct cells; blanks among them tell no day.
        month_first: what the user said about `3/4/2017`; None where nobody did.
    """
    days: dict[Cell, date] = {}
    numbers: dict[Cell, _Numbers] = {}
    in_utc = False
    read = _Reader()
    for cell in cells:
        if isinstance(cell, datetime):
            days[cell] = cell.date()
            continue
        found, utc = read(cell)
        in_utc = in_utc or utc
        if isinstance(found, _Numbers):
            numbers[cell] = found
        elif found is not None:
            days[cell] = found
    told = {each for each in numbers.values() if each.first != each.second}
    month_told = any(each.first <= 12 < each.second for each in told)
    day_told = any(each.second <= 12 < each.first for each in told)
    surely_day = day_told and not any(each.short for each in told)  # 17/03/04 can begin with a year
    unknown = mixed = False
    if month_first is None and told:
        mixed = month_told and day_told
        unknown = not mixed and not (month_told or surely_day)
        month_first = month_told
    if not (mixed or unknown):
        for cell, each in numbers.items():
            month, day = (each.first, each.second) if month_first in {None, True} else (each.second, each.first)
            found = _day(each.year, month, day)
            if found is not None:
                days[cell] = found
    return Days(days, unknown, mixed, in_utc)


def holds_days(cells: Iterable[Cell], *, is_date: bool) -> bool:
    """Whether most filled cells are days; plain numbers can be days only under a head that says so."""
    filled = [cell for cell in cells if cell is not None and str(cell).strip()]
    found = 0
    for cell in filled:
        if not is_date and isinstance(cell, float):
            continue
        if not is_date and isinstance(cell, str) and cell.replace(".", "", 1).isdigit():
            continue
        found += _read(cell)[0] is not None
    return 2 * found > len(filled)


class _Reader:
    """Reads cells; many days in a list differ in their time alone, so days and times are looked up apart."""

    def __init__(self) -> None:
        self._days: dict[str, date | _Numbers | None] = {}
        self._times: dict[str, bool] = {}

    def __call__(self, cell: Cell) -> tuple[date | _Numbers | None, bool]:
        if isinstance(cell, str):
            day, mark, time = cell.partition(" ")
            plain = day.rstrip(",")
            if mark and self._is_plain_time(time):
                if plain not in self._days:
                    self._days[plain] = _read(plain)[0] if _SPLIT.fullmatch(plain) else None
                found = self._days[plain]
                if found is not None:
                    return found, False
        return _read(cell)

    def _is_plain_time(self, time: str) -> bool:
        found = self._times.get(time)
        if found is None:
            found = self._times[time] = _PLAIN_TIME.fullmatch(time) is not None
        return found


def _read(cell: Cell) -> tuple[date | _Numbers | None, bool]:
    """A cell as a day or as two numbers, and whether it has a time of Greenwich."""
    if isinstance(cell, datetime):
        return _in_range(cell.date()), False
    if isinstance(cell, date):
        return _in_range(cell), False
    if isinstance(cell, float):
        return (_of_serial(f"{cell:.6f}"), False) if cell < 100_000_000 else (None, False)
    if not isinstance(cell, str) or not 5 <= len(cell) < 60 or not any(mark.isdigit() for mark in cell):
        return None, False
    plain = " ".join(cell.casefold().split())
    for pattern, build in _PATTERNS:
        match = pattern.fullmatch(plain)
        if match:
            zone, time = match["zone"], match["time"]
            utc = zone is not None and (zone in _UTC or zone[0] in "+-")
            return build(match), utc and time is not None and not _MIDNIGHT.fullmatch(time)
    return _of_serial(plain), False


def _of_serial(text: str) -> date | None:
    """A spreadsheet's day number, or a day written as `20170303`."""
    match = _SERIAL.fullmatch(text)
    if match and _FIRST_SERIAL <= int(match[1]) <= _LAST_SERIAL:
        return _BEFORE_1900 + timedelta(days=int(match[1]))
    whole = text.removesuffix(".000000")
    return _day(int(whole[:4]), int(whole[4:6]), int(whole[6:])) if len(whole) == 8 and whole.isdigit() else None


def _in_range(day: date) -> date | None:
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return _in_range(date(year, month, day))
    except ValueError:
        return None


def _year(text: str) -> int:
    if len(text) == 4:
        return int(text)
    return 2000 + int(text) if int(text) < 80 else 1900 + int(text)


_Build = Callable[["re.Match[str]"], date | _Numbers | None]
_FORMS: tuple[tuple[str, _Build], ...] = (
    (r"(\d{4})[-/.](\d\d?)[-/.](\d\d?)", lambda m: _day(int(m[1]), int(m[2]), int(m[3]))),
    (
        rf"{_WEEKDAY}(\d\d?)[-/.](\d\d?)[-/.](\d{{4}}|\d\d)",
        lambda m: _Numbers(int(m[1]), int(m[2]), _year(m[3]), len(m[3]) == 2),
    ),
    (
        rf"{_WEEKDAY}({_MONTH})\.? (\d\d?)(?:st|nd|rd|th)?,? (\d{{4}})",
        lambda m: _day(int(m[3]), MONTH_OF_NAME[m[1]], int(m[2])),
    ),
    (
        rf"{_WEEKDAY}(\d\d?)(?:st|nd|rd|th)?[- ](?:de )?({_MONTH})\.?[-, ]+(?:de )?(\d{{4}}|\d\d)",
        lambda m: _day(_year(m[3]), MONTH_OF_NAME[m[2]], int(m[1])),
    ),
)
_PATTERNS = tuple((re.compile(form + _TIME), build) for form, build in _FORMS)
