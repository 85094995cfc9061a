"""What a number format writes around a number: `"FY"0` shows 2021 as *FY2021*, `$#,##0` shows 40000 as *$40,000*."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from cs360_desktop.importing.workbook import Cell

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_SIGNS = frozenset({"$", "%"})


class FormatWords(NamedTuple):
    """The text before and behind the number."""

    before: str
    behind: str


_PART = re.compile(
    r"\"(?P<quoted>[^\"]*)\"|\\(?P<escaped>.)|\[\$(?P<money>[^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*."
    r"|(?P<number>General|[#0?][#0?,./E+-]*)|(?P<plain>.)",
    re.DOTALL,
)
"""ECMA-376 §18.8.31: texts, what is skipped (colors, conditions, room for a letter, filling), and the number."""
_SHOWN_AS_IT_IS = frozenset("$%-+/():!^&'~{}<>= ,.")

BUILT_IN: Mapping[int, FormatWords] = dict.fromkeys((5, 6, 7, 8, 42, 44), FormatWords("$", ""))
"""Formats of money that have a number and no code in the file (ECMA-376 §18.8.30)."""


def words_of_format(code: str) -> FormatWords | None:
    """The words a format shows with a number above zero; None where it has none, or is one of dates."""
    before, behind, has_number = "", "", False
    for part in _PART.finditer(code.partition(";")[0]):
        if part["number"] is not None:
            has_number = True
            continue
        shown = part["quoted"] or part["escaped"] or part["money"] or ""
        if part["plain"] is not None:
            if part["plain"] not in _SHOWN_AS_IT_IS:
                return None  # a letter of a date, or something unknown
            shown = part["plain"] if part["plain"] == "$" else ""
        if has_number:
            behind += shown
        else:
            before += shown
    told = FormatWords(before.strip(" ("), behind.strip(" )"))
    return told if has_number and any(told) else None


def with_words(cell: Cell, words: FormatWords) -> Cell:
    """A number as it reads: a year with all its words, any other number with a sign of money or percent alone.

    `12 cases` reads as a number with a remark, and is 12.
    """
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell
    number = f"{cell:.15g}"
    if float(cell).is_integer() and _FIRST_YEAR <= cell <= _LAST_YEAR and not _SIGNS & {*words}:
        space = " " if words.behind and words.behind[0].isalpha() else ""
        return f"{words.before}{number}{space}{words.behind}"
    if "e" in number:
        return cell
    if words.before == "$" and not words.behind:
        return f"-${number[1:]}" if cell < 0 else f"${number}"
    return f"{number}%" if words == ("", "%") else cell
