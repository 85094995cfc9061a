"""How well promises are kept: the health of a Problem-Solving Team (domain.md §4.2), with counts beside every share."""

from dataclasses import dataclass

from cs360_desktop.domain.periods import Period

OFTEN = 2
"""So many times taken along to another meeting is worth a word."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; a share of nothing is none."""

    cases: int
    of: int

    def percent(self, small: float) -> float | None:
        """The share in percent; None where there are fewer than `small`, of which no percentage is told."""
        return 100 * self.cases / self.of if self.of and self.of >= small else None


@dataclass(frozen=True, slots=True)
class Health:
    """What is told of a time: of actions due then, done then, and open at its end.

    Args:
        on_time: done by their due date, of those due and not dropped.
        closed: how many were done.
        median_days: from the day it was made to the day it was done; None where nothing was.
        outside: owned outside the police, of those open.
        carried: taken along to `OFTEN` meetings or more, of those open.
    """

    on_time: Share
    closed: int
    median_days: float | None
    outside: Share
    carried: Share


@dataclass(frozen=True, slots=True)
class MonthHealth:
    """A month; the running one is so far only."""

    month: Period
    health: Health
    is_complete: bool


@dataclass(frozen=True, slots=True)
class TeamHealth:
    """The last twelve months together, each for itself (oldest first), and under how many no percentage is told."""

    year: Health
    months: tuple[MonthHealth, ...]
    small_number: float
