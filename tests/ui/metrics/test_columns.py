from datetime import date

import pytest

from cs360_desktop.domain.periods import Period, PeriodKind, current_period
from cs360_desktop.ui.metrics.entering.columns import entered_in, period_columns

TODAY = date(2026, 11, 10)


@pytest.mark.parametrize(
    ("kind", "heads"),
    [
        (PeriodKind.MONTH, [("Oct", "2026"), ("Nov", "so far")]),
        (PeriodKind.QUARTER, [("Q3", "2026"), ("Q4", "so far")]),
        (PeriodKind.YEAR, [("2025", ""), ("2026", "so far")]),
        (PeriodKind.WEEK, [("Week 45", "2026"), ("Week 46", "so far")]),
        (PeriodKind.FOUR_WEEKS, [("Oct 5", "2026"), ("Nov 2", "so far")]),
    ],
)
def test_that_heads_have_two_lines_and_the_running_period_says_so_far(
    kind: PeriodKind, heads: list[tuple[str, str]]
) -> None:
    last = current_period(kind, TODAY, 1)
    columns = period_columns(last.next(-1), last, TODAY)
    assert [(column.upper, column.lower) for column in columns] == heads


def test_that_28_day_periods_follow_the_rhythm_that_was_entered() -> None:
    entered = Period(PeriodKind.FOUR_WEEKS, date(2026, 1, 5))
    running = current_period(PeriodKind.FOUR_WEEKS, TODAY, 1, rhythm=entered)
    assert (running.start - entered.start).days % 28 == 0
    assert running.start <= TODAY <= running.end


def test_that_quarters_and_years_stand_in_their_last_month_fiscal_ones_too() -> None:
    columns = period_columns(Period.month(2026, 1), Period.month(2026, 12), TODAY)
    quarters = entered_in(PeriodKind.QUARTER, columns, 1)
    assert [index for index, period in enumerate(quarters) if period] == [2, 5, 8, 11]
    fiscal = entered_in(PeriodKind.YEAR, columns, 7)
    assert [(index, str(period)) for index, period in enumerate(fiscal) if period] == [(5, "2025-07-01/P1Y")]
