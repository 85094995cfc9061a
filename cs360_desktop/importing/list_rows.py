"""The rows of a list: which are sums, and which columns of numbers tell them apart as areas do."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from cs360_desktop.importing.area_numbers import about_numbers, are_of_areas, figures_instead
from cs360_desktop.importing.list_columns import ListColumn
from cs360_desktop.importing.mapping import Role
from cs360_desktop.importing.questions import Question
from cs360_desktop.importing.row_periods import PERIOD_ROLES
from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.texts import text_of
from cs360_desktop.importing.totals import why_left_out
from cs360_desktop.importing.words import words
from cs360_desktop.importing.workbook import Cell

_SUM = "it is a total of other rows or worked out from them"
_NAMING = frozenset({*PERIOD_ROLES, Role.WEEK, Role.MEASURE, Role.BREAKDOWN})


def sums_among(
    columns: Iterable[ListColumn], rows: Sequence[Sequence[Cell]], first: int, is_own: Callable[[str], bool]
) -> dict[int, str]:
    """The rows, from number `first` on, that are left out because a name says that they are sums, with the reason."""
    found: dict[int, str] = {}
    for each in columns:
        if each.role in {Role.MEASURE, Role.AREA, *PERIOD_ROLES}:
            names = {cell: text_of(cell) for cell in each.distinct}
            sums = {cell for cell, name in names.items() if words().is_total(name)}
            if each.role is Role.MEASURE:
                sums = {cell for cell, name in names.items() if why_left_out(name, is_own=is_own)}
            if sums:
                found |= {row: _SUM for row, cells in enumerate(rows, first) if cells[each.column - 1] in sums}
    return found


def with_area_numbers(
    columns: Sequence[ListColumn], scan: SheetScan, head: int, last: int
) -> tuple[list[ListColumn], list[Question]]:
    """The columns with those left out whose head names areas and whose numbers are none, and what must be asked."""
    naming = [each.column - 1 for each in columns if each.role in _NAMING]
    naming += [each.column - 1 for each in columns if each.role is Role.AREA and not each.is_numeric]
    judged, questions = list[ListColumn](), list[Question]()
    for each in columns:
        if each.role is Role.AREA and each.is_numeric:
            cells = scan.sheet.cells[head:last]
            rows = ((row[each.column - 1], [row[at] for at in naming]) for row in cells)
            of_areas = are_of_areas(each.head, rows, scan.decimal)
            if of_areas is None:
                questions.append(about_numbers(each.column, each.head, scan.sheet.name, head))
            if not of_areas:
                reason = figures_instead(each.column, each.head).reason
                each = replace(each, role=Role.LEFT_OUT, reason=reason)  # noqa: PLW2901
        judged.append(each)
    return judged, questions
