"""Alt keys for labels that come from data: the first letter of each that is still free."""

from collections.abc import Iterable

MENU_KEYS = "FEVGH"
"""The letters of the menu bar: File, Edit, View, Go, Help."""


class Mnemonics:
    """Hands out Alt keys that are unique on a page.

    Args:
        taken: letters that menus and buttons of the page use already.
    """

    def __init__(self, taken: str) -> None:
        self._taken = set(taken.casefold())

    def mark(self, label: str) -> str:
        """Return the label with `&` before its key; beginnings of words are tried first."""
        plain = label.replace("&", "&&")
        for place in [*_beginnings(plain), *range(len(plain))]:
            letter = plain[place].casefold()
            if letter.isascii() and letter.isalpha() and letter not in self._taken:
                self._taken.add(letter)
                return f"{plain[:place]}&{plain[place:]}"
        return plain


def _beginnings(text: str) -> Iterable[int]:
    return (place for place in range(len(text)) if place == 0 or text[place - 1] == " ")
