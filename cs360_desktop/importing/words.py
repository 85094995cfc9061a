"""The words a head, a row or a title is recognized by, read once from `resources/importing/words.toml`."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from cs360_desktop.importing.mapping import Role
from cs360_desktop.importing.texts import folded
from cs360_desktop.paths import resource

_ROLES = {
    "measure": Role.MEASURE,
    "breakdown": Role.BREAKDOWN,
    "area": Role.AREA,
    "period": Role.PERIOD,
    "week": Role.WEEK,
    "year": Role.YEAR,
    "month": Role.MONTH,
    "quarter": Role.QUARTER,
    "value": Role.VALUE,
    "unit": Role.UNIT,
    "numerator": Role.NUMERATOR,
    "denominator": Role.DENOMINATOR,
}


@dataclass(frozen=True, slots=True)
class Words:
    """All lists, folded or compiled."""

    roles: dict[str, Role]
    left_out: dict[str, str]
    totals: frozenset[str]
    harmless: frozenset[str]
    title_words: frozenset[str]
    patterns: dict[str, "re.Pattern[str]"]
    given_names: frozenset[str]
    lists_called: dict[str, "re.Pattern[str]"]

    def finds(self, pattern: str, text: str) -> bool:
        """Whether a list of patterns, such as `titles.rate`, finds something in a text."""
        return self.patterns[pattern].search(" ".join(text.casefold().split())) is not None

    def word(self, pattern: str, text: str) -> str:
        """What a list of patterns finds first in a text; empty where nothing."""
        found = self.patterns[pattern].search(" ".join(text.casefold().split()))
        return found.group(0) if found else ""

    def without(self, pattern: str, text: str) -> str:
        """A text without what a list of patterns finds in it, whatever its case."""
        rest = re.sub(self.patterns[pattern].pattern, " ", text, flags=re.IGNORECASE)
        return " ".join(rest.split())

    def is_total(self, name: str) -> bool:
        """Whether a name says nothing but that it is a sum."""
        return folded(name) in self.totals

    def is_derived(self, name: str) -> bool:
        """Whether a name says that its numbers are worked out from others."""
        return _is_derived(name)

    def sounds_counted(self, name: str) -> bool:
        """Whether a name has a word in it for something police departments count, and is not that of a place."""
        return self.finds("names.counted", name) and not self.finds("names.place_end", name)

    def names_nothing(self, name: str) -> bool:
        """Whether a name says where its numbers come from and not what they count: `Total`, `YTD`, `% change`."""
        told = " ".join(name.casefold().split())
        return self.is_total(name) or self.patterns["totals.derived"].fullmatch(told) is not None

    def is_derived_head(self, head: str) -> bool:
        """Whether a head beside period columns says that its numbers are worked out from them."""
        return self.is_total(head) or _is_derived(head) or self.finds("totals.derived_head", head)


@cache
def words() -> Words:
    """The shipped lists."""
    with resource("importing", "words.toml").open("rb") as file:
        data = tomllib.load(file)
    columns = data["columns"]
    left_out = {folded(word) or word: "it numbers or labels the rows" for word in columns["left_out"]}
    left_out |= {folded(word): "it holds remarks" for word in columns["note"]}
    return Words(
        roles={folded(word): role for name, role in _ROLES.items() for word in columns[name]},
        left_out=left_out,
        totals=frozenset(map(folded, data["totals"]["words"])),
        harmless=frozenset(map(folded, data["titles"]["harmless"])),
        title_words=frozenset(data["names"]["title"]),
        patterns=dict(_patterns(data)),
        given_names=frozenset(data["personal"]["given_names"]),
        lists_called={name: re.compile("|".join(all_)) for name, all_ in data["incidents"]["called"].items()},
    )


def _patterns(data: dict[str, Any]) -> Iterable[tuple[str, "re.Pattern[str]"]]:
    for section, lists in data.items():
        for name, entries in lists.items():
            if name.endswith("_pattern"):
                yield f"{section}.{name.removesuffix('_pattern')}", re.compile("|".join(entries))


@lru_cache(maxsize=20_000)
def _is_derived(name: str) -> bool:
    return words().finds("totals.derived", name)
