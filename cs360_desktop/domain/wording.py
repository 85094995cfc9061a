"""Dates, times and figures as the program writes them (ui/guide.md §7 and §10); the same on screen and on paper."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from cs360_desktop.domain.catalogue import Measure, Unit
from cs360_desktop.language import ENGLISH, marked, spoken, tr

MINUS = "−"
_AND = marked("{first} and {last}")
_DECIMALS = {Unit.COUNT: 0, Unit.PEOPLE: 0, Unit.DOLLARS: 0, Unit.RATIO: 2, Unit.RATE: 2}
_WITH_UNIT = {
    Unit.RATE: marked("{figure} rate"),
    Unit.RATIO: marked("{figure} ratio"),
    Unit.MINUTES: marked("{figure} minutes"),
    Unit.HOURS: marked("{figure} hours"),
    Unit.DAYS: marked("{figure} days"),
    Unit.SCORE: marked("{figure} score"),
    Unit.WDD: marked("{figure} wdd"),
}
_TYPED_TIME = re.compile(r"(\d{1,2})(?::(\d{2}))? ?(?:([ap])(?:\.?m\.?)?)?", re.IGNORECASE)
_TYPED = (
    re.compile(r"(?P<month_name>[A-Za-z]{3,9})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})"),
    re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
)


def as_sentence(text: str) -> str:
    """Begin a text with a capital letter and leave the others as they are: `Third Thursday of the month`."""
    return text[:1].upper() + text[1:]


def format_date(day: date, *, year: bool = True) -> str:
    """Write a day as `Nov 19, 2026`, or `Nov 19` where the year stands beside it."""
    language = spoken()
    return language.date(language.short_date if year else language.short_day, day)


def format_long_date(day: date, *, weekday: bool = False) -> str:
    """Write a day as documents do: `November 19, 2026`, or `Thursday, November 19, 2026`."""
    language = spoken()
    return language.date(language.with_weekday if weekday else language.long_date, day)


def format_month(day: date) -> str:
    """Write the month of a day: `October 2026`."""
    language = spoken()
    return language.date(language.month_of_year, day)


def format_time(moment: time | datetime) -> str:
    """Write a time of day as `6:00 PM`."""
    return f"{moment.hour % 12 or 12}:{moment.minute:02} {'AM' if moment.hour < 12 else 'PM'}"


def format_number(value: Decimal | float, *, decimals: int = 0, signed: bool = False) -> str:
    """Write a figure with thousands commas and a real minus sign; `signed` shows the sign of a change."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    return f"{sign}{abs(rounded):,.{decimals}f}"


def format_value(figure: float | None, unit: Unit, *, with_unit: bool = False, signed: bool = False) -> str:
    """Write a figure of a measure with the decimals of its unit: `1,204`, `41.8`, with its unit `41.8 %`.

    No figure is an empty text, never a zero. A count that is not whole keeps its decimals, so that nothing is hidden.
    """
    if figure is None:
        return ""
    decimals = _DECIMALS.get(unit, 1)
    if decimals == 0 and figure != int(figure):
        decimals = 2
    text = format_number(figure, decimals=decimals, signed=signed)
    if not with_unit or unit in {Unit.COUNT, Unit.PEOPLE}:
        return text
    if unit is Unit.DOLLARS:
        sign = text[0] if text[0] in {MINUS, "+"} else ""
        return f"{sign}${text.removeprefix(sign)}"
    return f"{text} %" if unit is Unit.PERCENT else tr(_WITH_UNIT[unit], figure=text)


def format_figure(figure: float | None, measure: Measure) -> str:
    """Write a figure of a measure with its unit, a rate with its base: `41.8 %`, `0.09 per 1,000`."""
    if measure.unit is Unit.RATE and figure is not None:
        return f"{format_value(figure, measure.unit)} {measure.unit_label}"
    return format_value(figure, measure.unit, with_unit=True)


def count_of(number: int, noun: str) -> str:
    """Write how many there are of something whose plural ends in s: `1 file`, `3 files`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def listed(names: Sequence[str], *, last: str = _AND) -> str:
    """Write names one after another: `A, B and C`; `last` is the sentence that puts the last one behind the others."""
    return tr(last, first=", ".join(names[:-1]), last=names[-1]) if len(names) > 1 else "".join(names)


def part_of(part: int, whole: int) -> str:
    """Write how many of how many: `4 of 6`."""
    return tr("{part} of {whole}", part=part, whole=whole)


def parse_date(text: str) -> date | None:
    """Read a typed day: `Nov 19, 2026`, `November 19 2026`, `11/19/2026` or `2026-11-19`; anything else is None."""
    for pattern in _TYPED:
        found = pattern.fullmatch(" ".join(text.split()))
        if found is not None:
            parts = found.groupdict()
            month = month_number(parts["month_name"]) if "month_name" in parts else int(parts["month"])
            try:
                return date(int(parts["year"]), month, int(parts["day"]))
            except ValueError:
                return None
    return None


def parse_time(text: str) -> time | None:
    """Read a typed time of day: `6:00 PM`, `6 pm`, `6:00p` or `18:00`; `6:00` may be morning or evening and is None."""
    found = _TYPED_TIME.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif half or found[2] is None or 1 <= hour <= 12:
        return None
    return time(hour, minute) if hour < 24 and minute < 60 else None


def month_number(name: str) -> int:
    """Return 1 to 12 for a month written out or cut to three letters (September also to four), else 0."""
    wanted = name.casefold()
    for number, month in enumerate(ENGLISH.months, start=1):
        if wanted in {month.casefold(), month[:3].casefold()} or (wanted == "sept" and number == 9):
            return number
    return 0
