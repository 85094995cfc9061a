"""Texts between the rows of a table: which of them change what the rows below count, and which begin another block."""

from cs360_desktop.importing.covered import tells_only_a_month, tells_time
from cs360_desktop.importing.periods import years_in
from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.words import words

_CHANGING = (
    "counted",
    "percent",
    "rate",
    "cumulative",
    "scaled",
    "subset",
    "place",
    "doing",
    "one_area",
    "part_of_year",
)


def changes_rows_below(text: str, names: str) -> bool:
    """Whether a heading such as ARRESTS may change what the rows under it count.

    Args:
        text: the heading.
        names: the names of all rows in lower case; a word that stands in one of them says nothing new.
    """
    told = (words().word(f"titles.{each}", text) for each in _CHANGING)
    is_time = bool(years_in(text)) or tells_only_a_month(text)
    return is_time or any(word and word not in names for word in told)


def begins_block(scan: SheetScan, row: int) -> bool:
    """Whether a row with a single text or year names a period: what follows is of that period, and another table."""
    filled = scan.row(row)
    if len(filled) != 1:
        return False
    column = filled[0][0]
    return scan.label(row, column) is not None or _is_about_time(scan.text(row, column))


def _is_about_time(text: str) -> bool:
    """Whether a text says what days the rows below it cover; *March Road* is a place all the same."""
    if not tells_only_a_month(text):
        return tells_time(text)
    return not words().without("names.neutral", words().without("names.time", text)).strip(" ,-–:")
