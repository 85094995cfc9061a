"""What a community copy may show of small counts: nothing comes back by subtraction (product.md §6, domain.md S15).

Counts under the limit are withheld in breakdowns by area, and everywhere in measures marked sensitive; of those that
would give a withheld one away, others are withheld too. It is done to the values before anything is worked out from
them, so that no sum, mean or comparison ever holds what is not shown.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryState, Value
from cs360_desktop.domain.periods import Period

HELD = Value(state=EntryState.SUPPRESSED)
"""What stands in the place of a value that is not shown."""

ByArea = Mapping[int, Mapping[Period, Value]]


@dataclass(frozen=True, slots=True)
class Public:
    """The values of a measure that may be shown, and how many were withheld."""

    values: Mapping[int, Mapping[Period, Value]]
    withheld: int


def for_community(measure: Measure, values: ByArea, limit: float) -> Public:
    """The values of one measure by area and period with small counts withheld.

    Args:
        measure: internal ones have nothing that may be shown.
        values: of the whole agency and of **every** area that has any: what is hidden rests on all of them.
        limit: counts below it are small, zero too.
    """
    hidden = {(area, period) for area, of_area in values.items() for period in of_area} if measure.internal else set()
    if not measure.internal:
        periods = {period for of_area in values.values() for period in of_area}
        for period in periods:
            here = {area: of_area[period] for area, of_area in values.items() if period in of_area}
            hidden |= {(area, period) for area in _hidden(measure, here, limit)}
    shown = {
        area: {period: HELD if (area, period) in hidden else value for period, value in of_area.items()}
        for area, of_area in values.items()
    }
    return Public(shown, len(hidden))


def _hidden(measure: Measure, here: Mapping[int, Value], limit: float) -> set[int]:
    """The areas whose value of one period is not shown."""
    with_figure = {area: value for area, value in here.items() if value.state.has_figure}
    total = with_figure.pop(WHOLE_AGENCY, None)
    is_small = {area: _is_small(measure, value, limit) for area, value in with_figure.items()}
    hidden = {area for area, small in is_small.items() if small}
    total_hidden = total is not None and measure.sensitive and _is_small(measure, total, limit)
    if total_hidden:
        # The areas add up to it: those that are shown would tell how small it is at least, so none is.
        return {WHOLE_AGENCY, *with_figure}
    if not hidden:
        return set()
    if measure.takes_cases or not measure.adds_up:
        return set(with_figure)
    return _with_others(with_figure, hidden, limit)


def _is_small(measure: Measure, value: Value, limit: float) -> bool:
    """Whether a value stands for too few: a count, or the cases on either side of a share."""
    if value.numerator is not None and value.denominator is not None:
        sides = (value.numerator, value.denominator)
        rest = value.denominator - value.numerator
        return min(*sides, rest if measure.unit.is_part and rest > 0 else value.denominator) < limit
    if not measure.unit.is_whole:
        return False
    return abs(value.number or 0.0) < limit


def _with_others(values: Mapping[int, Value], hidden: Collection[int], limit: float) -> set[int]:
    """Hide further counts, the smallest first, until at least two are hidden that make up the limit together.

    Somebody who knows the total knows what the hidden ones are together, and nothing more about each of them.
    """
    chosen = set(hidden)
    others = sorted(set(values) - chosen, key=lambda area: (abs(values[area].number or 0.0), area))
    while others and (len(chosen) < 2 or sum(abs(values[area].number or 0.0) for area in chosen) < limit):
        chosen.add(others.pop(0))
    return chosen
