"""Rows that are sums of their neighbors, told by their name alone or by name and arithmetic together."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from cs360_desktop.importing.mapping import Role, TableMapping
from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.texts import folded
from cs360_desktop.importing.words import words

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TOTAL = "it is a total of other rows"
_DERIVED = "it is worked out from other rows"


def why_left_out(name: str, *, is_own: Callable[[str], bool]) -> str:
    """Why the row or column of a name is left out by that name alone; empty where it is not.

    `Calls % change`, where a measure of the workspace is called just so (`is_own`), is that measure. `Total` and `YTD`
    name nothing by themselves, so they stay left out; in the workbook to fill in such a measure stands with its number.
    """
    lists = words()
    if lists.is_total(name) or lists.is_total(_YEAR.sub(" ", name)):
        return _TOTAL
    is_left_out = lists.is_derived(name) and (lists.names_nothing(name) or not is_own(name))
    return _DERIVED if is_left_out else ""


def rows_left_out(
    scan: SheetScan, rows: Sequence[int], table: TableMapping, *, is_own: Callable[[str], bool]
) -> dict[int, str]:
    """Find total and derived rows by their names; a place may be called *Rolling Hills*, so areas are only totals.

    `why_left_out` has the rule for names alone. Beyond it, `TOTAL SEVEN MAJOR FELONIES` is left out where it is the sum
    of the rows above it; `Total rape`, which is no sum of its neighbors, stays a measure of its own, and so does what
    `is_own` tells to be the name of a measure of the workspace: a total somebody keeps is hers to change.

    Args:
        scan: the sheet.
        rows: the rows of the table that have values.
        table: tells which columns name measures, areas and years, and which hold values.
        is_own: whether a name is that of a measure of the workspace.
    """
    roles = {Role.MEASURE, Role.BREAKDOWN, Role.YEAR}
    name_columns = [each.column for each in table.columns if each.role in roles]
    area_columns = [each.column for each in table.columns_of(Role.AREA)]
    value_columns = [each.column for each in table.columns_of(Role.VALUE)]
    found: dict[int, str] = {}
    lists = words()
    maybe: dict[str, list[int]] = defaultdict(list)
    measures = set(name_columns)
    for column in [*measures, *area_columns]:
        for position, row in enumerate(rows):
            name = scan.text(row, column)
            if not name:
                continue
            if column in measures and (reason := why_left_out(name, is_own=is_own)):
                found[row] = reason
            elif lists.is_total(name):
                found[row] = _TOTAL
            elif lists.finds("totals.maybe", name) and not is_own(name):
                maybe[folded(name)].append(position)
    return found | _sums_by_name(scan, rows, found, list(maybe.values()), value_columns)


def _sums_by_name(
    scan: SheetScan,
    rows: Sequence[int],
    left_out: dict[int, str],
    maybe: Sequence[Sequence[int]],
    columns: Sequence[int],
) -> dict[int, str]:
    """The rows, by their places under each name, that may be sums by that name and are so by their numbers."""
    found = dict(left_out)
    for positions in maybe:
        proven = [position for position in positions if _is_sum(scan, rows, position, found, columns)]
        if 2 * len(proven) > len(positions):
            found.update((rows[position], _TOTAL) for position in positions)
    # Once the subtotals are known: a total of what stands between them.
    for position in (position for positions in maybe for position in positions if rows[position] not in found):
        parts = [row for row in rows[:position] if row not in found]
        if _is_sum(scan, [*parts, rows[position]], len(parts), {}, columns):
            found[rows[position]] = _TOTAL
    return found


def _is_sum(
    scan: SheetScan, rows: Sequence[int], position: int, left_out: dict[int, str], columns: Sequence[int]
) -> bool:
    """Whether a row is the sum of at least two rows directly above it, in every column it fills."""
    target = _numbers(scan, rows[position], columns)
    if sum(1 for number in target.values() if number) < min(2, len(columns)):
        return False
    sums: dict[int, float] = dict.fromkeys(columns, 0.0)
    for parts, row in enumerate(reversed(rows[:position]), 1):
        if row in left_out:
            break
        numbers = _numbers(scan, row, columns)
        for column, number in numbers.items():
            sums[column] += number
        if parts > 1 and all(abs(sums[column] - target.get(column, 0.0)) < 1e-6 for column in columns):
            return True
    return False


def is_sum_of_next(scan: SheetScan, rows: Sequence[int], position: int, columns: Sequence[int]) -> bool:
    """Whether a row is the sum of at least two rows directly below it, in every column and at least two of them."""
    target = _numbers(scan, rows[position], columns)
    if len(columns) < 2 or sum(1 for number in target.values() if number) < 2:
        return False
    sums: dict[int, float] = dict.fromkeys(columns, 0.0)
    for parts, row in enumerate(rows[position + 1 : position + 1 + _MOST_PARTS], 1):
        for column, number in _numbers(scan, row, columns).items():
            sums[column] += number
        if parts > 1 and all(abs(sums[column] - target.get(column, 0.0)) < 1e-6 for column in columns):
            return True
        if any(sums[column] > target.get(column, 0.0) + 1e-6 for column in columns):
            return False
    return False


def is_sum_of_previous(scan: SheetScan, rows: Sequence[int], position: int, columns: Sequence[int]) -> bool:
    """Whether a row is the sum of at least two rows directly above it, in every column and at least two of them."""
    return len(columns) > 1 and _is_sum(scan, rows, position, {}, columns)


_MOST_PARTS = 60


def _numbers(scan: SheetScan, row: int, columns: Sequence[int]) -> dict[int, float]:
    figures = ((column, scan.figure(row, column)) for column in columns)
    return {column: figure.number for column, figure in figures if figure is not None}
