"""What the values of short periods make of a long one, with how many of them counted and why a figure is withheld."""

from dataclasses import dataclass

from cs360_desktop.domain.entries import Value
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.language import marked, tr

_NAMES = {
    PeriodKind.MONTH: (marked("month"), marked("months")),
    PeriodKind.QUARTER: (marked("quarter"), marked("quarters")),
    PeriodKind.YEAR: (marked("year"), marked("years")),
    PeriodKind.WEEK: (marked("week"), marked("weeks")),
    PeriodKind.FOUR_WEEKS: (marked("28-day period"), marked("28-day periods")),
}


def name_of(kind: PeriodKind, number: int = 2) -> str:
    """What periods of a kind are called: `month` for one, `months` for more."""
    return tr(_NAMES[kind][number != 1])


@dataclass(frozen=True, slots=True)
class RolledUp:
    """A long period worked out from the short ones inside it.

    `value` is None where a figure is withheld; `reason` then says why. `counted` of `parts` periods of the kind
    `part_kind` stand behind the figure; `remark` names those that were left out although they hold a figure.
    """

    into: Period
    part_kind: PeriodKind
    value: Value | None
    counted: int
    parts: int
    reason: str = ""
    remark: str = ""

    @property
    def is_partial(self) -> bool:
        """Whether a figure stands on fewer periods than there are."""
        return self.value is not None and self.counted < self.parts

    @property
    def basis(self) -> str:
        """How many counted: `2 of 3 months`."""
        periods = name_of(self.part_kind, self.parts)
        return tr("{counted} of {parts} {periods}", counted=self.counted, parts=self.parts, periods=periods)
