"""The priority worksheet: scores by criterion, their weighted mean, ties, and how far the result hangs on the weights.

Our own proposal (domain.md §9), no doctrine: it orders a talk and decides nothing.
"""

import statistics
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Key = Hashable
_EQUAL = 1e-9


@dataclass(frozen=True, slots=True)
class Scored:
    """What several scorers gave one candidate under one criterion."""

    median: float
    low: int
    high: int
    scorers: int

    @property
    def spread(self) -> int:
        """How far the scorers are apart."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate on the worksheet.

    Args:
        candidate: its key.
        scores: by criterion; criteria nobody scored are not in it.
        total: the weighted mean of the medians, 1 to 5, over the criteria that count; None where it lacks one of them.
        place: 1 for the highest total; equal totals share a place; None without a total.
    """

    candidate: Key
    scores: Mapping[Key, Scored]
    total: float | None
    place: int | None


@dataclass(frozen=True, slots=True)
class Shift:
    """Who would come first if one weight were one higher or one lower (never below zero)."""

    criterion: Key
    by: int
    first: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Worksheet:
    """The worksheet worked out.

    Args:
        ranked: every candidate, in the order given.
        counted: the criteria that count: those with a weight that somebody scored for some candidate.
        first: those with the highest total, more than one at a tie.
        shifts: the changes of one weight by one after which others come first.
    """

    ranked: tuple[Ranked, ...]
    counted: tuple[Key, ...]
    first: tuple[Key, ...]
    shifts: tuple[Shift, ...]

    @property
    def is_tied(self) -> bool:
        """Whether several come first."""
        return len(self.first) > 1


def work_out(
    candidates: Sequence[Key], weights: Mapping[Any, float], scores: Iterable[tuple[Key, Key, int]]
) -> Worksheet:
    """Work a worksheet out.

    Args:
        candidates: their keys, in the order in which they are listed.
        weights: by criterion, in order; zero takes a criterion out.
        scores: candidate, criterion and score 1 to 5, one for each scorer.
    """
    given: dict[Key, dict[Key, list[int]]] = {candidate: {} for candidate in candidates}
    for candidate, criterion, score in scores:
        if candidate in given and criterion in weights:
            given[candidate].setdefault(criterion, []).append(score)
    found = {
        candidate: {criterion: _scored(values) for criterion, values in of.items()} for candidate, of in given.items()
    }
    scored = {criterion for of in found.values() for criterion in of}
    counted = tuple(criterion for criterion, weight in weights.items() if weight > 0 and criterion in scored)
    totals = _totals(found, weights, counted)
    first = _first(totals)
    ranked = tuple(
        Ranked(candidate, found[candidate], totals[candidate], _place(totals, candidate)) for candidate in candidates
    )
    return Worksheet(ranked, counted, first, tuple(_shifts(found, weights, scored, first)))


def _scored(values: Sequence[int]) -> Scored:
    return Scored(float(statistics.median(values)), min(values), max(values), len(values))


def _totals(
    found: Mapping[Key, Mapping[Key, Scored]], weights: Mapping[Key, float], counted: Sequence[Key]
) -> dict[Key, float | None]:
    """The weighted means; a candidate that lacks a score has none, for its mean would be of other things."""
    whole = sum(weights[criterion] for criterion in counted)
    totals: dict[Key, float | None] = {}
    for candidate, scores in found.items():
        if not counted or any(criterion not in scores for criterion in counted):
            totals[candidate] = None
        else:
            totals[candidate] = sum(weights[each] * scores[each].median for each in counted) / whole
    return totals


def _first(totals: Mapping[Key, float | None]) -> tuple[Key, ...]:
    known = [total for total in totals.values() if total is not None]
    if not known:
        return ()
    return tuple(each for each, total in totals.items() if total is not None and max(known) - total < _EQUAL)


def _place(totals: Mapping[Key, float | None], candidate: Key) -> int | None:
    own = totals[candidate]
    if own is None:
        return None
    return 1 + sum(total is not None and total - own > _EQUAL for total in totals.values())


def _shifts(
    found: Mapping[Key, Mapping[Key, Scored]], weights: Mapping[Key, float], scored: set[Key], first: tuple[Key, ...]
) -> Iterable[Shift]:
    for criterion, weight in weights.items():
        for by in (-1, 1):
            if criterion not in scored or weight + by < 0:
                continue
            shifted = {**weights, criterion: weight + by}
            counted = [each for each, size in shifted.items() if size > 0 and each in scored]
            others = _first(_totals(found, shifted, counted))
            if set(others) != set(first):
                yield Shift(criterion, by, others)
