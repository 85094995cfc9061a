"""Letters that the typeface of documents does not have: a sign stands for each of them, and that is said."""

from typing import Any

from cs360_desktop.reporting.text import lines

_SURELY_THERE = "\N{LATIN SMALL LETTER S WITH CARON}"
"""Up to here the typeface has every letter that prints; so ordinary text is told without loading it."""
_TOO_LONG = 12


def missing_letters(text: str) -> str:
    """The letters of a text that are printed as a sign, each once, in order; the first dozen of them."""
    letters = [letter for line in lines(text) for letter in line]
    if all(letter <= _SURELY_THERE for letter in letters):
        return ""
    from reportlab.pdfbase import pdfmetrics

    from cs360_desktop.reporting.styles import REGULAR

    font: Any = pdfmetrics.getFont(REGULAR)  # the stubs know nothing of its face
    known = font.face.charToGlyph
    return "".join(dict.fromkeys(letter for letter in letters if ord(letter) not in known))[:_TOO_LONG]
