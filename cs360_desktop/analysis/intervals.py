"""Where the true figure may lie: exact intervals for counts, Wilson's for shares (domain.md §5.5)."""

import math
from collections.abc import Callable
from statistics import NormalDist

from cs360_desktop.domain.figures import Interval

_PRECISE = 1e-12
_LONGEST = 10_000


def count_interval(count: int, confidence: float = 0.95) -> Interval:
    """The exact interval of a count: the long-run means under which it is not too rare (Garwood 1936).

    Args:
        count: events in one period, not negative.
        confidence: that of both sides together.
    """
    beyond = (1 - confidence) / 2
    top = count + 10 * math.sqrt(count + 1) + 20
    # P(X >= count) grows with the mean, P(X <= count) falls with it.
    low = 0.0 if count == 0 else _root(lambda mean: 1 - poisson_at_most(count - 1, mean) - beyond, 0.0, float(count))
    high = _root(lambda mean: beyond - poisson_at_most(count, mean), float(count), top)
    return Interval(low, high, confidence)


def share_interval(cases: float, of: float, confidence: float = 0.95) -> Interval:
    """Wilson's interval of a share, as parts of one (Wilson 1927; never below 0 or above 1).

    Args:
        cases: those that are counted, 0 to `of`.
        of: all of them, more than 0.
        confidence: that of both sides together.
    """
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share = cases / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    reach = z / (1 + z * z / of) * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    # None or all of them: the end is exact, which rounding must not undo.
    low = 0.0 if cases == 0 else max(0.0, middle - reach)
    return Interval(low, 1.0 if cases == of else min(1.0, middle + reach), confidence)


def poisson_at_most(count: int, mean: float) -> float:
    """How likely a count of at most so many is, with a long-run mean of so many.

    It is the upper regularized incomplete gamma function Q(count + 1, mean) (DLMF 8.4.10), here from its series and
    its continued fraction (DLMF 8.7.1, 8.9.2), so that it holds for counts of any size.
    """
    if count < 0:
        return 0.0
    if mean <= 0:
        return 1.0
    shape = count + 1.0
    weight = math.exp(shape * math.log(mean) - mean - math.lgamma(shape))
    if mean < shape + 1:
        return max(0.0, 1 - weight * _series(shape, mean))
    return weight * _fraction(shape, mean)


def poisson_exactly(count: int, mean: float) -> float:
    """How likely exactly so many are, with a long-run mean of so many."""
    if mean <= 0:
        return float(count == 0)
    return math.exp(count * math.log(mean) - mean - math.lgamma(count + 1))


def _series(shape: float, x: float) -> float:
    part = total = 1 / shape
    at = shape
    while abs(part) > abs(total) * _PRECISE:
        at += 1
        part *= x / at
        total += part
    return total


def _fraction(shape: float, x: float) -> float:
    """The continued fraction by Lentz's way; it converges for x above shape + 1."""
    tiny = 1e-300
    b = x + 1 - shape
    c, d = 1 / tiny, 1 / b
    value = d
    for step in range(1, _LONGEST):
        a = -step * (step - shape)
        b += 2
        d = 1 / (_not_zero(a * d + b, tiny))
        c = _not_zero(b + a / c, tiny)
        value *= d * c
        if abs(d * c - 1) < _PRECISE:
            break
    return value


def _not_zero(value: float, tiny: float) -> float:
    return value if abs(value) > tiny else tiny


def _root(function: Callable[[float], float], low: float, high: float) -> float:
    """Where a growing function is zero, by halving: slow, and never wrong."""
    while high - low > _PRECISE * max(1.0, high):
        middle = (low + high) / 2
        if middle in {low, high}:
            break
        if function(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2
