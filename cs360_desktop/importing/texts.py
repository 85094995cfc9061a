"""Texts of a file as names: cleaned for showing and keeping, folded for comparing."""

import re
from datetime import date, time
from functools import lru_cache

from cs360_desktop.importing.workbook import Cell

_FOOTNOTE = re.compile(r"[\s,¹²³⁰⁴-⁹*†‡]*[¹²³⁰⁴-⁹*†‡]$")
_RAISED_INSIDE = re.compile(r"(?<=[^\W\dm_])[¹²³⁰⁴-⁹]+(?=[\s,)/-])")
"""Raised marks behind a word; behind an m they can be square meters."""
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\W_]+(?=\d)")
_NOT_KEPT = re.compile(r"[^\w%<>+&-]|_|(?<!\d)-|-(?!\d)")
_SEAMS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|_+")
_LONGEST_SHOWN = 40
_PERSONAL = re.compile(r"\b\d{3}-\d{2}-\d{4}\b|\(?\b\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b|\S+@\S+\.\w+")


def is_blank(cell: Cell) -> bool:
    """Whether a cell holds nothing, or only spaces."""
    return cell is None or (cell.__class__ is str and not cell.strip())


def text_of(cell: Cell) -> str:
    """A cell as text in one line: `2010` for 2010.0, an empty text for a blank."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return " ".join(cell.replace("-\n", "-").split()) if "\n" in cell else " ".join(cell.split())
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.12g}"
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def shown(cell: Cell) -> str:
    """A cell as it may be quoted in a message: one line, cut short, nothing that looks like a person's number."""
    text = _PERSONAL.sub("…", text_of(cell))
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"


def spaced(head: str) -> str:
    """A head as words: `incidentType` and `incident_type` are `incident Type` and `incident type`."""
    return " ".join(_SEAMS.sub(" ", head).split())


@lru_cache(maxsize=20_000)
def name_of(text: str) -> str:
    """A name in the file as it is kept: trimmed, inner spaces joined, footnote marks and the final colon left off."""
    name = _RAISED_INSIDE.sub("", _FOOTNOTE.sub("", " ".join(text.split())))
    return name.removesuffix(":").rstrip()


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """A name for comparing: without case, spaces and punctuation, except where they change its meaning.

    `<`, `>`, `+`, `%` and `&` stay, and what stands between two digits becomes a hyphen: beat 1-1 is not beat 11.
    """
    return _NOT_KEPT.sub("", _BETWEEN_DIGITS.sub("-", name_of(name).casefold()))
