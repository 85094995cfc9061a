"""User text made safe to print: nothing is markup, nothing readable is lost, nothing stops the document."""

import unicodedata

_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})
"""Unicode categories that never print: controls, format marks, halves of pairs."""
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)
_NO_LETTERS = frozenset("\ufffe\uffff")
"""Code points that are no letters and that XML, and so the metadata, cannot hold."""
_NO_BREAK = frozenset("\N{NO-BREAK SPACE}\N{FIGURE SPACE}\N{NARROW NO-BREAK SPACE}")


def lines(text: str | None) -> list[str]:
    """Split user text into the lines to print; none if there is nothing to read."""
    return [line for line in map(one_line, (text or "").splitlines()) if line]


def one_line(text: str) -> str:
    """Return the text on one line: composed letters, single spaces, without marks that cannot be printed."""
    spaced = "".join(map(_printable, unicodedata.normalize("NFC", text)))
    return " ".join(part for part in spaced.split(" ") if part).strip()


def shortened(text: str, limit: int) -> str:
    """Return the text on one line of at most `limit` letters, ending in … where it was cut."""
    line = one_line(text)
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"


def _printable(letter: str) -> str:
    if letter in _NO_BREAK:
        return "\N{NO-BREAK SPACE}"
    if letter.isspace():
        return " "
    dropped = unicodedata.category(letter) in _INVISIBLE or ord(letter) in _VARIATION_SELECTORS or letter in _NO_LETTERS
    return "" if dropped else letter
