"""Matches of names as a proposal has them, and of names that a changed mapping brought in."""

from collections.abc import Callable, Sequence

from cs360_desktop.importing.mapping import NameMatch
from cs360_desktop.importing.texts import folded


class Lookup:
    """Finds the match of a name; names a changed mapping brought in are matched now."""

    def __init__(self, matches: Sequence[NameMatch], otherwise: Callable[[str, str], NameMatch]) -> None:
        self._matches = {folded(match.name): match for match in matches}
        self._otherwise = otherwise

    def find(self, name: str) -> NameMatch:
        """The match of a name in the file, by any of its spellings."""
        key = folded(name)
        if key not in self._matches:
            self._matches[key] = self._otherwise(name, "")
        return self._matches[key]
