"""Cells as plain text and numbers that no spreadsheet program mistakes for a formula."""

from datetime import UTC, date, datetime

from cs360_desktop.domain.entry_lines import Field
from cs360_desktop.domain.periods import Period, PeriodKind

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What spreadsheet programs take for the beginning of a formula, or skip to look for one (OWASP, CSV injection)."""

_NOT_IN_XML = {*range(32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF} - set(map(ord, "\t\n\r"))
_UNPRINTABLE = {**dict.fromkeys(_NOT_IN_XML), 0x0B: "\n"}


def printable(text: str) -> str:
    """Text without the characters that no workbook can hold, every kind of line break as the one that CSV quotes."""
    # What cannot be held goes first: it may have stood between the two halves of a line break.
    return text.translate(_UNPRINTABLE).replace("\r\n", "\n").replace("\r", "\n")


def safe_text(text: str) -> str:
    """Escape text that a spreadsheet program would run as a formula, with the apostrophe they all know."""
    plain_text = printable(text)
    return f"'{plain_text}" if plain_text.startswith(STARTS_A_FORMULA) else plain_text


def period_head(period: Period) -> str:
    """A head that tells the period without its neighbors; numbers of weeks are counted in more than one way."""
    is_plain = period.kind is PeriodKind.MONTH or (period.kind is PeriodKind.QUARTER and "Q" in str(period))
    return period.label if is_plain else str(period)


def plain_number(number: float) -> str:
    """A number without a needless `.0`, with all its digits and never an exponent for whole numbers."""
    return str(int(number)) if number == int(number) else repr(number)


def plain(field: Field) -> str:
    """A field as text for CSV: dates ISO 8601, moments in UTC to the second, nothing as nothing."""
    match field:
        case None:
            return ""
        case str():
            return safe_text(field)
        case datetime():
            return field.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        case date():
            return field.isoformat()
        case _:
            return plain_number(field)
