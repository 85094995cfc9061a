"""Figures that analysis works out: numbers, or the reason why there is none (domain.md §5.4 to §5.6).

A figure is never NaN and never left out in silence: where it cannot be worked out it is `Withheld`, with the reason.
"""

from dataclasses import dataclass
from enum import Enum

from cs360_desktop.domain.charts import Signal, UsualRange
from cs360_desktop.domain.periods import Period
from cs360_desktop.language import marked, tr


class Why(Enum):
    """Why a figure is withheld; `{about}` is what it is about.

    It goes on after "cannot be worked out because", in Spanish after "porque".
    """

    NO_ENTRY = marked("there is no figure for {about}")
    NO_EARLIER_ENTRY = marked("there is no figure for {about}, a year before")
    NO_BASELINE = marked("no earlier year has a figure for the same period")
    BREAK = marked("the way of counting changed in {about}, and figures from before and after are not the same thing")
    NOT_A_COUNT = marked("usual ranges are for counts of what happened, and this is {about}")
    NEGATIVE = marked("{about} has a figure below zero, and a count cannot be")
    NOT_WHOLE = marked("{about} has a figure that is not whole, and a count is")
    ZERO_BASE = marked("the figure before was zero, and nothing is a percentage of zero")
    SMALL_NUMBER = marked("the figure before was under {about}: a small number")
    NO_CASES = marked("{about} has no cases behind its figure")
    IT_HAS_NO_CASES = marked("it has no cases behind its figure")
    NOTHING_TO_DIVIDE = marked("there were no cases at all, so there is nothing to divide by")
    NO_RESIDENTS = marked("the number of residents in {about} is not known")
    NOTHING_TO_COMPARE = marked("both figures are zero: there is nothing to compare")
    TOO_LARGE = marked("the exact test is for counts up to {about}")
    AFTER_RESPONSE = marked("{about}, a year before, was not over when the first response began")
    NOTHING_BEFORE = marked("no figure is from before the response began")
    NOT_ADDED = marked("figures of this measure cannot be taken together: {about}")


@dataclass(frozen=True, slots=True)
class Withheld:
    """A figure that is not there, and why; what it is `about` is a period, or words that are said with `tr`."""

    why: Why
    about: str = ""

    @property
    def because(self) -> str:
        """The reason as the end of a sentence: `there is no figure for Mar 2026`."""
        return tr(self.why.value, about=tr(self.about))

    @property
    def sentence(self) -> str:
        """The reason as a sentence of its own."""
        return tr("This cannot be worked out because {because}.", because=self.because)


Worked = float | Withheld
"""A figure, or why there is none."""


def known(figure: Worked) -> float | None:
    """The figure where there is one."""
    return None if isinstance(figure, Withheld) else figure


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the true figure may well lie; both ends included. `confidence` is 0.95 or 0.90."""

    low: float
    high: float
    confidence: float = 0.95


@dataclass(frozen=True, slots=True)
class Baseline:
    """The counts of the same stretch of time in earlier years, newest year first."""

    years: tuple[int, ...]
    total: float
    counts: tuple[float, ...] = ()

    @property
    def mean(self) -> float:
        """The mean of them."""
        return self.total / len(self.years)


@dataclass(frozen=True, slots=True)
class Judgment:
    """Where a count usually lies, and the word for the one that was found."""

    low: int
    high: int
    signal: Signal
    z: float | None = None

    @property
    def usual(self) -> UsualRange:
        """The range in which a count is nothing to look at."""
        return UsualRange(self.low, self.high)


class StretchKind(Enum):
    """Which periods are taken together and compared."""

    PERIOD = "period"
    YEAR_TO_DATE = "year to date"
    FISCAL_YEAR_TO_DATE = "fiscal year to date"
    LAST_YEAR = "last 12 months"
    LAST_28_DAYS = "last 28 days"


@dataclass(frozen=True, slots=True)
class Compared:
    """A stretch of time beside the same stretch of earlier years.

    Args:
        kind: which stretch.
        stretch: its periods, oldest first.
        counted: those that stand behind `now`, and behind `before` a year earlier; the others are left out of both.
        now, before: the figures: a sum of counts, or shares over all cases together.
        cases: numerator and denominator behind `now`, for shares and averages.
        change: `now` less `before`; percentage points for percentages.
        percent: the change in percent of `before`; only for counts on a base that is not small.
        baseline: the same stretch in up to five earlier years that have all of it.
        judgment: what the baseline says about `now`; only for counts.
        interval: where the true share may lie (Wilson), or the long-run count (exact Poisson).
    """

    kind: StretchKind
    stretch: tuple[Period, ...]
    counted: tuple[Period, ...]
    now: Worked
    before: Worked
    cases: tuple[float, float] | None
    change: Worked
    percent: Worked
    baseline: Baseline | Withheld
    judgment: Judgment | Withheld
    interval: Interval | Withheld

    @property
    def left_out(self) -> tuple[Period, ...]:
        """The periods of the stretch that one of the years lacks."""
        return tuple(period for period in self.stretch if period not in self.counted)
