"""A value far outside its own history asks "did you mean…?" and is kept either way (product.md §4, Grid)."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

_LEAST_HISTORY = 6
_TIMES = 4.0
_LEAST_DISTANCE = 10.0


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a figure is asked about: the range of the last ones, and what may have been meant.

    `times` is how many times the usual (the median of its history) a figure above it is, None for one below.
    """

    low: float
    high: float
    meant: float | None
    times: float | None = None


def doubt(figure: float, history: Sequence[float]) -> Doubt | None:
    """Ask about a figure more than four times above or below everything in its history.

    Args:
        figure: what was entered.
        history: the figures of up to twelve periods before, gaps left out; under six nothing is asked.
    """
    if len(history) < _LEAST_HISTORY:
        return None
    low, high = min(history), max(history)
    too_high = figure > _TIMES * max(high, 0) and figure - high >= _LEAST_DISTANCE
    too_low = low > 0 and figure < low / _TIMES and low - figure >= _LEAST_DISTANCE
    if not (too_high or too_low):
        return None
    if too_low:
        return Doubt(low, high, None)
    usual = median(history)
    return Doubt(low, high, _meant(figure, low, high), figure / usual if usual > 0 else None)


def _meant(figure: float, low: float, high: float) -> float | None:
    """The figure without one digit too many: a trailing zero first, then a digit struck twice, then any."""
    if figure != int(figure):
        return None
    digits = str(int(figure))
    places = sorted(range(len(digits)), key=lambda place: _slip(digits, place))
    for place in places:
        rest = digits[:place] + digits[place + 1 :]
        if rest and low <= int(rest) <= high:
            return float(rest)
    return None


def _slip(digits: str, place: int) -> int:
    if place == len(digits) - 1 and digits[place] == "0":
        return 0
    return 1 if digits[place] in digits[place + 1 : place + 2] else 2
