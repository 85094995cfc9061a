"""Match names of a file to measures and areas: by name, by shipped alias, by what was remembered.

Names that two measures share (two rhythms of one thing) are told apart by the number behind them, as the workbook to
fill in writes them: "Robbery (57)". So are names that rows of sums and comparisons have too: "YTD (58)".

Likeness never decides. "Rape" is as like to its legacy as to its revised definition, and "Misd. assault" is most like
*aggravated* assault, so likeness only orders the suggestions of a question.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.importing.mapping import Known, Match, NameMatch
from cs360_desktop.importing.texts import folded
from cs360_desktop.importing.words import words
from cs360_desktop.paths import resource

_SUGGESTIONS = 3
_LEAST_LIKENESS = 60
_LIKELY = 75
"""From this likeness on, letters and words in any order, a name may be offered as what another one means."""
_WORD = re.compile(r"[^\W_]+")


@cache
def _aliases() -> tuple[dict[str, str], dict[str, int]]:
    """Folded names to catalogue codes, and folded names to the number of their group of equals."""
    with resource("catalogue", "aliases.toml").open("rb") as file:
        data = tomllib.load(file)
    codes = {folded(name): alias["measure"] for alias in data["alias"] for name in alias["names"]}
    groups = {folded(name): number for number, same in enumerate(data["same"]) for name in same["names"]}
    return codes, groups


class Matcher:
    """Looks names up among what the workspace knows."""

    def __init__(self, known: Known) -> None:
        codes, groups = _aliases()
        self._codes, self._groups = codes, groups
        self._measure_names = [(measure.id, measure.name) for measure in known.measures]
        self._numbered_measures = {each.id: f"{each.name} ({each.code or each.id})" for each in known.measures}
        self._numbered_areas = {area_id: f"{name} ({area_id})" for area_id, name in known.areas}
        self._areas = _by_name([*known.areas, *self._numbered_areas.items()])
        self._measures = _by_name([*self._measure_names, *self._numbered_measures.items()])
        self._by_code = {measure.code: measure.id for measure in known.measures if measure.code}
        self._by_group: dict[int, set[int]] = defaultdict(set)
        for measure_id, name in self._measure_names:
            if folded(name) in groups:
                self._by_group[groups[folded(name)]].add(measure_id)
        self._area_names = list(known.areas)
        self._remembered_measures = {
            folded(each.name): each.measure_id for each in known.synonyms if each.measure_id is not None
        }
        self._remembered_areas = {
            folded(each.name): each.area_id for each in known.synonyms if each.area_id is not None
        }

    def measure(self, name: str, cell: str) -> NameMatch:
        """Match the name of a measure that stands in a cell."""
        key = folded(name)
        if key in self._remembered_measures:
            return NameMatch(name, Match.REMEMBERED, cell, self._remembered_measures[key])
        if len(self._measures.get(key, ())) == 1:
            return NameMatch(name, Match.SAME_NAME, cell, next(iter(self._measures[key])))
        equal = self._by_group.get(self._groups.get(key, -1), set()) | self._of_code(key)
        if key not in self._measures and len(equal) == 1:
            return NameMatch(name, Match.ALIAS, cell, next(iter(equal)))
        return NameMatch(name, Match.NONE, cell, None, _alike(name, self._measure_names))

    def _of_code(self, key: str) -> set[int]:
        code = self._codes.get(key)
        return {self._by_code[code]} if code in self._by_code else set()

    def area(self, name: str, cell: str) -> NameMatch:
        """Match the name of an area that stands in a cell."""
        key = folded(name)
        if key in self._remembered_areas:
            return NameMatch(name, Match.REMEMBERED, cell, self._remembered_areas[key])
        if len(self._areas.get(key, ())) == 1:
            return NameMatch(name, Match.SAME_NAME, cell, next(iter(self._areas[key])))
        return NameMatch(name, Match.NONE, cell, None, _alike(name, self._area_names))

    def name_of_measure(self, measure: Measure) -> str:
        """The name that leads back to a measure: its own, or with its number where that leads nowhere or elsewhere."""
        leads_back = self.measure(measure.name, "").target_id == measure.id
        return (
            measure.name
            if leads_back and not words().names_nothing(measure.name)
            else self._numbered_measures[measure.id]
        )

    def name_of_area(self, area_id: int, name: str) -> str:
        """The name that leads back to an area; see `name_of_measure`."""
        leads_back = self.area(name, "").target_id == area_id and not words().is_total(name)
        return name if leads_back else self._numbered_areas[area_id]

    def has_measure(self, name: str) -> bool:
        """Whether a measure is called just so."""
        return folded(name) in self._measures

    def knows_measure(self, name: str) -> bool:
        """Whether a name is that of a measure, for telling columns of measures from columns of areas."""
        key = folded(name)
        return key in self._measures or key in self._remembered_measures or key in self._codes or key in self._groups

    def knows_area(self, name: str) -> bool:
        """Whether a name is that of an area."""
        key = folded(name)
        return key in self._areas or key in self._remembered_areas


def is_likely(name: str, other: str) -> bool:
    """Whether two names are so alike that one may be offered as what the other means; it still decides nothing.

    Either they share most of their letters, word by word in any order, or one has all words of the other and at most
    one more. "Theft" is not likely to be "Calls from the ten busiest addresses", though parts of them are alike.
    """
    from rapidfuzz import fuzz, utils

    ours, others = _words_of(name), _words_of(other)
    if not ours or not others:
        return False
    if (ours <= others or others <= ours) and abs(len(ours) - len(others)) <= 1:
        return True
    return fuzz.token_sort_ratio(name, other, processor=utils.default_process) >= _LIKELY


def _words_of(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(name.casefold()))


def _by_name(names: Iterable[tuple[int, str]]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, name in names:
        found[folded(name)].add(number)
    return dict(found)


def _alike(name: str, candidates: Sequence[tuple[int, str]]) -> tuple[int, ...]:
    from rapidfuzz import fuzz, process, utils

    found = process.extract(
        name,
        [candidate for _, candidate in candidates],
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        limit=_SUGGESTIONS,
        score_cutoff=_LEAST_LIKENESS,
    )
    return tuple(candidates[position][0] for _, _, position in found)
