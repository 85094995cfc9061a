"""What tells the title of a section from the name of a place: every word of a title is one of police work.

What nobody knows may be an area. *Part I*, *Property crime* and *Traffic* are titles; *Mill Creek* may be a place.
"""

import re
import tomllib
from functools import cache, lru_cache

from cs360_desktop.importing.columns import is_area
from cs360_desktop.importing.matching import Matcher
from cs360_desktop.importing.periods import read_label
from cs360_desktop.importing.texts import folded, name_of, spaced
from cs360_desktop.importing.words import words
from cs360_desktop.paths import resource

_LONGEST_NAME = 60
_NOTE = re.compile(r"^[*†‡]|^[(\[].*\s.*\s.*\s|(?:\s.*){4}\.$")
"""A mark, or several words in brackets or with a full stop: `(Mill Creek)` is none."""
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’.-](?=[^\W_]))*|\d+")
_NUMBERED = re.compile(r"(?:sheet|hoja|table|tbl|tab|page|chart|fig|t)\d+")
_OF_POLICE = re.compile(r"\b[a-z]{2,}pd\b")


def may_be_area(text: str, matcher: Matcher) -> bool:
    """Whether a text can be the name of an area: of one that is known, or of one that nobody knows."""
    return is_area(text, matcher) or may_be_place(text, matcher)


def may_be_place(text: str, matcher: Matcher) -> bool:
    """Whether a text that is no known area can be the name of one, since it is neither a title nor a measure."""
    return not matcher.knows_measure(text) and not says_a_title(text)


def names_agency(text: str) -> bool:
    """Whether a text is the name of an agency or a town, which is most often the one the whole file is about."""
    return words().finds("titles.agency", text) or _OF_POLICE.search(text.casefold()) is not None


@lru_cache(maxsize=20_000)
def says_a_title(text: str) -> bool:
    """Whether a text is surely no place: a title of police work, a sum, a period, or a sentence."""
    name = name_of(spaced(text))
    lists = words()
    if not name or len(name) > _LONGEST_NAME or _NOTE.search(name):
        return True
    if lists.names_nothing(name) or lists.finds("names.status", name) or folded(name) in _titles():
        return True
    rest = lists.without("names.title_phrase", lists.without("names.month", name))
    told = _WORD.findall(rest.casefold())
    if rest != name and not told:
        return True
    if read_label(name) is not None:
        return True
    # Numbers and single letters alone may be beats; beside a word they number it: `Part 1`, `Group A`.
    is_named = any(len(word) > 1 and not word.isdigit() for word in told) or rest != name
    return is_named and all(map(_is_of_title, told))


def _is_of_title(word: str) -> bool:
    lists = words()
    if "-" in word and word not in lists.title_words:
        return all(len(part) > 1 and part.isalpha() and _is_of_title(part) for part in word.split("-"))
    if len(word) == 1 or word.isdigit() or word in lists.title_words or _NUMBERED.fullmatch(word):
        return True
    return f"{word}s" in lists.title_words or word.removesuffix("s") in lists.title_words or lists.sounds_counted(word)


@cache
def _titles() -> frozenset[str]:
    """The names of the catalog's dimensions, goals and indicators, folded."""
    with resource("catalogue", "dimensions.toml").open("rb") as file:
        dimensions = tomllib.load(file)["dimension"]
    goals = [goal for dimension in dimensions for goal in dimension["goal"]]
    indicators = [indicator for goal in goals for indicator in goal.get("indicator", ())]
    return frozenset(folded(each["name"]) for each in (*dimensions, *goals, *indicators))
