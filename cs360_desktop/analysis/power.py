"""How often a real change would be seen: why "no signal" is not "no change" (domain.md §5.5, item 5)."""

import math

from cs360_desktop.analysis.intervals import poisson_at_most, poisson_exactly
from cs360_desktop.analysis.signals import usual_range

SMALL_MEAN = 60
"""From here on a rise by half is seen more often than not, and nothing needs to be said."""


def chance_to_see(mean: float, periods: int, factor: float = 1.5) -> float:
    """How often a count whose mean has changed is found above or below its usual range.

    Args:
        mean: the long-run count of one period before the change.
        periods: how many baseline periods there are.
        factor: 1.5 for a rise by half.
    """
    before = mean * periods
    reach = 9 * math.sqrt(before) + 10
    seen = 0.0
    for total in range(max(0, math.floor(before - reach)), math.ceil(before + reach) + 1):
        low, high = usual_range(total, periods)
        outside = 1 - poisson_at_most(high, mean * factor) + poisson_at_most(low - 1, mean * factor)
        seen += poisson_exactly(total, before) * outside
    return seen
