"""Rows that are sums under a name that does not say so, as *Mill Creek*: what is summed up may belong to it."""

from collections.abc import Collection, Iterator, Sequence

from cs360_desktop.importing.columns import is_counted
from cs360_desktop.importing.mapping import Role, TableMapping
from cs360_desktop.importing.matching import Matcher
from cs360_desktop.importing.places import may_be_place
from cs360_desktop.importing.questions import LEAVE_TABLE_OUT, Edit, Option, Question, Topic
from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.texts import folded, name_of, shown
from cs360_desktop.importing.totals import is_sum_of_next, is_sum_of_previous
from cs360_desktop.importing.words import words
from cs360_desktop.importing.workbook import address


def about_groups(
    scan: SheetScan, rows: Sequence[int], table: TableMapping, left_out: Collection[int], matcher: Matcher
) -> Iterator[Question]:
    """Ask about the first row that may name what the rows beside it belong to.

    Args:
        scan: the sheet.
        rows: the rows with values.
        table: tells which columns name measures, and which hold values.
        left_out: the rows that are not read.
        matcher: what the workspace knows.
    """
    columns = [each.column for each in table.columns_of(Role.VALUE)]
    named = [each.column for each in table.columns_of(Role.MEASURE)]
    if not named:
        return
    read = [row for row in rows if row not in left_out]
    for position, row in enumerate(read):
        name = " ".join(scan.text(row, column) for column in named)
        if not name or is_counted(name, matcher):
            continue
        is_over = is_sum_of_next(scan, read, position, columns)
        if is_over or is_sum_of_previous(scan, read, position, columns):
            where = "below" if is_over else "above"
            sentence = f"Row {row} (“{shown(name)}”) is the sum of the rows {where} it: do they belong to it?"
            options = (Option("No, it counts something of its own", Edit.AS_IT_STANDS), LEAVE_TABLE_OUT)
            yield Question(Topic.LAYOUT, sentence, table.sheet, (address(row, named[0]),), options=options)
            return
    if not table.has_areas:
        yield from _about_totals(scan, [row for row in rows if row in left_out], table, named[0], matcher)


def _about_totals(
    scan: SheetScan, rows: Sequence[int], table: TableMapping, column: int, matcher: Matcher
) -> Iterator[Question]:
    """*Mill Creek total* and *Tipton total* say whose the rows above them are; one alone may name the agency."""
    places: dict[str, int] = {}
    for row in rows:
        name = name_of(scan.text(row, column))
        rest = words().without("totals.sum_word", name).strip(" ,-–:")
        if rest and folded(rest) != folded(name) and may_be_place(rest, matcher) and not is_counted(rest, matcher):
            places.setdefault(folded(rest), row)
    if len(places) > 1:
        names = ", ".join(f"“{shown(scan.text(row, column))}”" for row in list(places.values())[:3])
        sentence = f"{names} are sums of the rows above them: are those rows of areas?"
        options = (Option("No, all rows are of the whole agency", Edit.AS_IT_STANDS), LEAVE_TABLE_OUT)
        cells = tuple(address(row, column) for row in places.values())
        yield Question(Topic.LAYOUT, sentence, table.sheet, cells, options=options)
