"""Two counts beside each other: the exact test of their means, and a change beside that of a comparison area."""

import math
from dataclasses import dataclass
from statistics import NormalDist

from cs360_desktop.domain.figures import Interval, Why, Withheld, Worked
from cs360_desktop.language import marked

LARGEST = 1_000
"""Above it the exact test takes long and tells nothing that z* does not."""


def wheeler_z(current: float, before: float) -> float:
    """The plain Poisson z of two counts (domain.md S8): 2·(√current − √before).

    It has a spread of 1 only if `before` is a long-run mean, so the words of the app rest on `signals.z_star` instead.
    """
    return 2 * (math.sqrt(current) - math.sqrt(before))


def e_test(first: int, second: int) -> Worked:
    """How likely two counts of one and the same mean lie at least so far apart (Krishnamoorthy and Thomson 2004).

    Args:
        first: the count of one stretch, not negative.
        second: that of another of equal length.
    """
    if first == second == 0:
        return Withheld(Why.NOTHING_TO_COMPARE)
    if max(first, second) > LARGEST:
        return Withheld(Why.TOO_LARGE, f"{LARGEST:,}")
    import numpy as np  # a tenth of a second, and never on the way to the first window

    mean = (first + second) / 2
    reach = round(mean + 12 * math.sqrt(mean) + 20)
    counts = np.arange(reach + 1, dtype=float)
    logs = np.concatenate([[0.0], np.cumsum(np.log(counts[1:]))])
    chance = np.exp(counts * math.log(mean) - mean - logs)
    sums = counts[:, None] + counts[None, :]
    apart = np.abs(counts[:, None] - counts[None, :])
    spread = np.sqrt(np.where(sums > 0, sums, 1.0))
    observed = abs(first - second) / math.sqrt(first + second)
    # Equal statistics are rounded apart by the last digits, and the observed pair itself must always count.
    found = apart / spread >= observed - 1e-9
    return float(min(1.0, (chance[:, None] * chance[None, :] * found).sum()))


@dataclass(frozen=True, slots=True)
class DisplacementDifference:
    """A weighted displacement difference: how many more or fewer than the comparison area would lead one to expect."""

    estimate: float
    standard_error: float
    z: float
    interval: Interval


def displacement_difference(
    treated: tuple[float, float], comparison: tuple[float, float], confidence: float = 0.90
) -> DisplacementDifference | Withheld:
    """The change of a treated area less that of a comparison area (Wheeler and Ratcliffe 2018, domain.md S18).

    Args:
        treated: count before and after; the stretches are equally long.
        comparison: count before and after in an area of about the same level that was not treated.
        confidence: of the interval.
    """
    counts = (*treated, *comparison)
    if min(counts) < 0:
        return Withheld(Why.NEGATIVE, marked("one of the four counts"))
    if not any(counts):
        return Withheld(Why.NOTHING_TO_COMPARE)
    estimate = (treated[1] - treated[0]) - (comparison[1] - comparison[0])
    error = math.sqrt(sum(counts))
    reach = NormalDist().inv_cdf((1 + confidence) / 2) * error
    return DisplacementDifference(
        estimate, error, estimate / error, Interval(estimate - reach, estimate + reach, confidence)
    )
