"""Votes as they are typed: for, against and abstained, in this order; never filled up, never guessed."""

import re
from dataclasses import dataclass

from cs360_desktop.domain.errors import UserError

_PLAIN = re.compile(r"(\d{1,3})\s*[-–:/, ]\s*(\d{1,3})(?:\s*[-–:/, ]\s*(\d{1,3}))?")
_WORDS = re.compile(r"(\d{1,3}) (for|yes|against|no|abstained|abstain|abstentions?)\b")
_SIDES = {"for": 0, "yes": 0, "against": 1, "no": 1}


@dataclass(frozen=True, slots=True)
class Votes:
    """Votes for and against, and abstentions; None where they were not said."""

    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None


def read_votes(text: str) -> Votes:
    """Read `7-2`, `7-2-1` or `7 for, 2 against, 1 abstained`.

    Raises:
        UserError: it cannot be read.
    """
    words = " ".join(text.casefold().split())
    plain = _PLAIN.fullmatch(words)
    if plain is not None:
        counts = [None if part is None else int(part) for part in plain.groups()]
        return Votes(*counts)
    found = _WORDS.findall(words)
    rest = _WORDS.sub("", words).replace(",", "").replace("and", "").strip()
    sides: list[int | None] = [None, None, None]
    for count, word in found:
        sides[_SIDES.get(word, 2)] = int(count)
    if not found or rest or len(found) != sum(side is not None for side in sides):
        raise UserError(f"“{text.strip()}” is not a count of votes. Type for, against and abstained: 7-2-1.")
    return Votes(*sides)
