"""Areas nobody knows that may be none of the agency's own: sums of others, averages, other governments.

*Mill Creek* below *Beat 1* and *Beat 2*, with their numbers together, is the town they lie in: taken as one more area,
every event would be there twice. It is looked for in the values, so that it does not matter how the table lies.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isclose, log2

from cs360_desktop.importing.numbers import Figure
from cs360_desktop.importing.raw_values import RawValues
from cs360_desktop.importing.texts import folded
from cs360_desktop.importing.words import words

_A_FEW = 10
"""One of so many."""
_MOST_PARTS = 60
_CLOSE = 1e-6
_NUMBER = re.compile(r"\d+")

_Totals = Mapping[str, Mapping[str, float]]
"""The sum of an area's numbers by area and by measure; areas in the order they appear in."""
_Numbers = Mapping[str, Mapping[tuple[str, int], float]]
"""The numbers of an area by measure and period."""


def sums_of_others(read: Sequence[RawValues], unknown: set[str], left_out: set[str]) -> list[str]:
    """The unknown areas whose numbers are those of neighbors, or of all others, together.

    Small numbers add up by chance, and the more so the more areas there are: a run of neighbors has to be told by
    larger or by more numbers there, or by names of one kind beside one of another: *Beat 1*, *Beat 2*, *Mill Creek*.

    Args:
        read: the values of the tables, in the order of the file.
        unknown: the names of the areas that the workspace does not have.
        left_out: those whose numbers nobody wants; what they are the sum of is in the file as well.
    """
    totals = _totals(read)
    found: list[str] = []
    while True:
        areas = [area for area in totals if area not in found and area not in left_out]
        whole: dict[str, float] = defaultdict(float)
        for area in areas:
            for measure, total in totals[area].items():
                whole[measure] += total
        maybe = {
            area: parts
            for at, area in enumerate(areas)
            if area in unknown and (parts := list(_that_sum_to(at, areas, totals, whole)))
        }
        numbers = _numbers(read, {*maybe, *(part for some in maybe.values() for each in some for part in each)})
        sums = [
            area for area, some in maybe.items() if any(_is_sum(area, parts, numbers, len(areas)) for parts in some)
        ]
        if not sums:
            return found
        found += sums


def not_of_agency(areas: Iterable[str], unknown: set[str]) -> list[str]:
    """The unknown areas that are named like agencies, or like averages, states or nations where most areas are not.

    A table of thousands of cities, in which one is named after its sheriff, is no table of agencies.
    """
    named = list(areas)
    agencies = [area for area in named if area in unknown and words().finds("names.agency", area)]
    if agencies and len(agencies) * _A_FEW >= len(named):
        return agencies
    found = [area for area in named if area in unknown and words().finds("names.beyond", area)]
    return found if 2 * len(found) < len(named) else []


def _totals(read: Sequence[RawValues]) -> _Totals:
    totals: dict[str, dict[str, float]] = {}
    for values in read:
        for area, measure, figure in zip(values.areas, values.measures, values.figures, strict=True):
            if area and isinstance(figure, Figure):
                of_area = totals.get(area)
                if of_area is None:
                    of_area = totals[area] = {}
                of_area[measure] = of_area.get(measure, 0.0) + figure.number
    return totals


def _numbers(read: Sequence[RawValues], areas: set[str]) -> _Numbers:
    numbers: dict[str, dict[tuple[str, int], float]] = defaultdict(dict)
    for values in read if areas else ():
        lines = zip(values.areas, values.measures, values.periods, values.figures, strict=True)
        for area, measure, period, figure in lines:
            if area in areas and isinstance(figure, Figure):
                numbers[area][folded(measure), period.key] = figure.number
    return numbers


def _that_sum_to(at: int, areas: Sequence[str], totals: _Totals, whole: Mapping[str, float]) -> Iterator[list[str]]:
    """Runs of areas beside the one at a place, or all others, whose totals are its own for most of its measures."""
    own = {measure: total for measure, total in totals[areas[at]].items() if total}
    if len(areas) > 2 and _are_most_equal(own, {measure: whole[measure] - total for measure, total in own.items()}):
        yield [*areas[:at], *areas[at + 1 :]]
    for neighbors in (areas[max(at - _MOST_PARTS, 0) : at][::-1], areas[at + 1 : at + 1 + _MOST_PARTS]):
        sums = dict.fromkeys(own, 0.0)
        for count, part in enumerate(neighbors, 1):
            of_part = totals[part]
            for measure in own:
                sums[measure] += of_part.get(measure, 0.0)
            if count > 1 and _are_most_equal(own, sums):
                yield list(neighbors[:count])
                break
            if all(sums[each] > own[each] + _CLOSE for each in own):
                break


def _are_most_equal(own: Mapping[str, float], sums: Mapping[str, float]) -> bool:
    return 2 * sum(_are_equal(sums[each], own[each]) for each in own) > len(own)


def _are_equal(one: float, other: float) -> bool:
    return isclose(one, other, rel_tol=1e-9, abs_tol=_CLOSE)


def _is_sum(area: str, parts: Sequence[str], numbers: _Numbers, areas: int) -> bool:
    """Whether that holds for every number of most measures, not only for their totals, and hardly by chance."""
    own = numbers[area]
    holds: dict[str, bool] = {}
    told: dict[str, list[float]] = defaultdict(list)
    for key, number in own.items():
        together = sum(numbers[part].get(key, 0.0) for part in parts)
        holds[key[0]] = holds.get(key[0], True) and _are_equal(together, number)
        if number:
            told[key[0]].append(number)
    if 2 * sum(holds.values()) <= len(holds):
        return False
    equal = [number for measure, is_so in holds.items() if is_so for number in told[measure]]
    if len(parts) == areas - 1:
        return len(equal) > 1 or _is_of_another_kind(area, parts)
    needed = _TIMES_TRIED * log2(_TRIES * areas) - (_BY_NAME if _is_of_another_kind(area, parts) else 0)
    return bool(equal) and sum(log2(1 + abs(number)) for number in equal) > needed


_TRIES, _TIMES_TRIED, _BY_NAME = 5, 1.3, 8
"""So many runs of neighbors are tried for an area; by how much the bits of the equal numbers must exceed those of all
tries; and how many bits the names of one kind are worth."""


def _is_of_another_kind(area: str, parts: Sequence[str]) -> bool:
    shared = set.intersection(*(_kind(part) for part in parts))
    return bool(shared) and not shared & _kind(area)


def _kind(name: str) -> set[str]:
    """The words of a name, with `#` for numbers: *Beat 1* and *Beat 2* are of one kind."""
    return {_NUMBER.sub("#", word) for word in name.casefold().split() if any(map(str.isalnum, word))}
