"""How a meeting keeps to its plan: minutes used of an item, and what is left for those to come."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """Where a meeting stands; all times in seconds.

    `ahead` is how much earlier it is than planned, negative when later; `left` what the meeting's length leaves for
    the items after this one, never less than none, and `items_left` how many those are.
    """

    used: int
    planned: int
    ahead: int
    left: int
    items_left: int

    @property
    def over(self) -> int:
        """By how much the item is over its minutes, none while it is not."""
        return max(0, self.used - self.planned)

    @property
    def minutes_late(self) -> int:
        """Whole minutes behind the plan, none while it is on time."""
        return max(0, -self.ahead) // 60

    @property
    def minutes_ahead(self) -> int:
        """Whole minutes ahead of the plan."""
        return max(0, self.ahead) // 60


def pace(planned: Sequence[int], current: int, used: int, elapsed: int, length: int) -> Pace:
    """Work out where a meeting stands.

    Args:
        planned: the minutes of every item in order.
        current: the place of the item that is worked on.
        used: seconds spent on it so far.
        elapsed: seconds since the meeting began, breaks left out.
        length: minutes the meeting is to take.
    """
    before = sum(planned[:current]) * 60
    this = planned[current] * 60 if planned else 0
    # An item that is over its minutes has used them up: what it takes more is what the meeting is late.
    due = before + min(used, this)
    return Pace(
        used=used,
        planned=this,
        ahead=due - elapsed,
        left=max(0, length * 60 - elapsed - max(0, this - used)),
        items_left=max(0, len(planned) - current - 1),
    )


def clock_text(seconds: int) -> str:
    """Write seconds as minutes and seconds: `7:20`."""
    return f"{seconds // 60}:{seconds % 60:02}"
