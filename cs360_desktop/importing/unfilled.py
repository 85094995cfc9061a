"""Periods that have no figures yet: they lie ahead, or hold nothing but zeros at the end of a table."""

from collections.abc import Collection, Iterator
from datetime import date

from cs360_desktop.domain.periods import Period
from cs360_desktop.importing.mapping import Role, TableMapping
from cs360_desktop.importing.questions import LEAVE_TABLE_OUT, Edit, Option, Question, Topic
from cs360_desktop.importing.raw_values import RawValue, RawValues
from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.workbook import address

_EXPECTED = 10
"""Zeros are asked about where so many events would be expected in their place: chance leaves 1 in 20,000 so empty."""
_THEY_ARE_ZERO = Option("Nothing happened in them", Edit.AS_IT_STANDS)
NOT_BEGUN = "belongs to a period that has not begun yet, so it cannot be a figure of it"


def apart_by_beginning(values: RawValues, today: date | None) -> tuple[RawValues, list[RawValue]]:
    """The values of periods that have begun by a day, and those of later ones; all of the first kind without a day."""
    later = {period for period in set(values.periods) if today is not None and period.start > today}
    if not later:
        return values, []
    begun = values.at([at for at, period in enumerate(values.periods) if period not in later])
    return begun, [values[at] for at, period in enumerate(values.periods) if period in later]


def about_zeros(scan: SheetScan, table: TableMapping, left_out: Collection[int]) -> Iterator[Question]:
    """Ask about the last columns of periods where every row is zero and no row was before."""
    rows = [row for row in range(table.first_row, table.last_row + 1) if row not in left_out]
    columns: dict[Period, list[int]] = {}
    for each in table.columns_of(Role.VALUE):
        if each.period is not None:
            columns.setdefault(each.period, []).append(each.column)

    def figures(period: Period) -> Iterator[float]:
        cells = ((row, column) for row in rows for column in columns[period])
        return (abs(figure.number) for row, column in cells if (figure := scan.figure(row, column)) is not None)

    periods = sorted(columns, key=lambda period: period.start)
    tail = list[Period]()
    while periods and not any(figures(periods[-1])):
        tail.insert(0, periods.pop())
    tail = [period for period in tail if any(True for _ in figures(period))]  # a blank month is no zero
    if not tail or not periods or len(tail) * sum(map(sum, map(figures, periods))) / len(periods) < _EXPECTED:
        return
    some = f"{tail[0].label} holds" if len(tail) == 1 else f"{tail[0].label} to {tail[-1].label} hold"
    sentence = f"{some} nothing but zeros: did nothing happen then, or is it not filled in yet?"
    empty = tuple(column for period in tail for column in columns[period])
    leave = Option("It is not filled in yet; leave it out", Edit.ROLE, empty, Role.LEFT_OUT.value)
    cells = tuple(address(table.header_rows[-1] if table.header_rows else 1, column) for column in empty)
    yield Question(Topic.MEANING, sentence, table.sheet, cells, options=(_THEY_ARE_ZERO, leave, LEAVE_TABLE_OUT))
