"""The corrected statistic z* for counts, and the range in which a count usually lies (domain.md §5.5, items 1 to 3)."""

import math

from cs360_desktop.domain.charts import Signal
from cs360_desktop.domain.figures import Baseline, Judgment, Why, Withheld
from cs360_desktop.language import marked

_WORTH_A_LOOK = 2.0
_UNUSUAL = 3.0
_SHIFT = 3 / 8
"""Anscombe's correction; without it falls at small means are flagged far too often."""


def z_star(current: float, total: float, periods: int) -> float:
    """How far a count lies from what earlier periods would lead one to expect, in units of chance.

    Args:
        current: the count.
        total: of all baseline periods together.
        periods: how many there are, each as long as the current one; at least 1.
    """
    spread = math.sqrt(1 + 1 / periods)
    return 2 * (math.sqrt(current + _SHIFT) - math.sqrt((total + _SHIFT) / periods)) / spread


def signal_of(z: float) -> Signal:
    """The word for a z*: beyond ±2 worth a look, beyond ±3 unusual."""
    if abs(z) > _UNUSUAL:
        return Signal.UNUSUAL
    return Signal.WORTH_A_LOOK if abs(z) > _WORTH_A_LOOK else Signal.USUAL


def usual_range(total: float, periods: int) -> tuple[int, int]:
    """The lowest and highest count that is not worth a look, after so many in so many periods."""
    middle = math.sqrt((total + _SHIFT) / periods)
    reach = _WORTH_A_LOOK * math.sqrt(1 + 1 / periods) / 2
    # Rounded outward here, then held to z* itself, so that range and word can never contradict each other.
    low = max(0, math.floor(max(middle - reach, 0) ** 2 - _SHIFT))
    high = math.ceil((middle + reach) ** 2 - _SHIFT)
    while signal_of(z_star(low, total, periods)) is not Signal.USUAL:
        low += 1
    while signal_of(z_star(high, total, periods)) is not Signal.USUAL:
        high -= 1
    return low, high


def judge(figure: float | None, baseline: Baseline, about: str) -> Judgment | Withheld:
    """Say where a count usually lies, and whether the one found does.

    Args:
        figure: the count found; None asks for the usual range alone, and the word is then that of the middle of it.
        baseline: the same stretch of earlier years.
        about: what the figure is of, for the reason why there is no word.
    """
    counts = [*(baseline.counts or (baseline.total,)), *([] if figure is None else [figure])]
    if min(counts) < 0:
        return Withheld(Why.NEGATIVE, about if figure is not None and figure < 0 else marked("an earlier year"))
    if any(count != int(count) for count in counts):
        is_own = figure is not None and figure != int(figure)
        return Withheld(Why.NOT_WHOLE, about if is_own else marked("an earlier year"))
    periods = len(baseline.years)
    low, high = usual_range(baseline.total, periods)
    if figure is None:
        return Judgment(low, high, Signal.USUAL)
    z = z_star(figure, baseline.total, periods)
    return Judgment(low, high, signal_of(z), z)
