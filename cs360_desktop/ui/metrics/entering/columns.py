"""Which columns the grid has: periods up to the current one, and which period of a measure is entered in each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain import periods
from cs360_desktop.domain.periods import Period, PeriodKind, span

_CONTEXT = "GridColumns"


@dataclass(frozen=True, slots=True)
class PeriodColumn:
    """One period: its two-line head, and whether it is over."""

    period: Period
    upper: str
    lower: str
    is_complete: bool

    @property
    def spoken(self) -> str:
        """The head in one line."""
        return self.period.label if self.is_complete else f"{self.period.label} {self.lower}"


def period_columns(first: Period, last: Period, today: date) -> tuple[PeriodColumn, ...]:
    """Columns from the first to the last period, both included."""
    so_far = QCoreApplication.translate(_CONTEXT, "so far")
    return tuple(_column(period, today, so_far) for period in span(first, last))


def _column(period: Period, today: date, so_far: str) -> PeriodColumn:
    complete = period.is_complete(today)
    words = period.label.replace(",", "").split(" ")
    if period.kind is PeriodKind.YEAR:
        upper, lower = " ".join(words), ""
    elif period.kind is PeriodKind.FOUR_WEEKS:
        upper, lower = " ".join(words[-3:-1]), words[-1]
    else:
        upper, lower = " ".join(words[:-1]), words[-1]
    return PeriodColumn(period, upper, lower if complete else so_far, complete)


def entered_in(kind: PeriodKind, columns: Sequence[PeriodColumn], year_start: int) -> tuple[Period | None, ...]:
    """The period of a kind that is entered in each column: a quarter stands in the column of its last month."""
    return periods.entered_in(kind, [column.period for column in columns], year_start)
