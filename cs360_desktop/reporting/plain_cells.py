"""Cells as plain text and numbers that no spreadsheet program mistakes for a formula."""

from datetime import UTC, date, datetime

from cs360_desktop.domain.entry_lines import Field

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_text(text: str) -> str:
    """Escape text that a spreadsheet program would run as a formula, with the apostrophe they all know."""
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text


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
