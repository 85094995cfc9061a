"""Names over tables, or of their sheets, that may be areas: *Mill Creek* and *Robbins Nest* with other measures.

What all tables of a file have over them is the agency's name or says nothing; what some have may be an area.
"""

from collections.abc import Sequence
from dataclasses import replace

from cs360_desktop.importing.columns import is_area
from cs360_desktop.importing.mapping import Role, TableMapping
from cs360_desktop.importing.matching import Matcher
from cs360_desktop.importing.places import may_be_area, names_agency
from cs360_desktop.importing.questions import Topic
from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.texts import folded, name_of
from cs360_desktop.importing.words import words
from cs360_desktop.importing.workbook import Workbook

_MOST_WORDS = 5


def with_names(workbook: Workbook, tables: Sequence[TableMapping], matcher: Matcher) -> list[TableMapping]:
    """The tables, each with the name over it or of its sheet that may be the area it is of."""
    if len(tables) < 2:
        return [_of_known_area(table, matcher) for table in tables]
    by_sheet = {each.sheet for each in tables}
    titles: list[list[str]] = []
    found: list[list[str]] = []
    for place, table in enumerate(tables):
        over = _titles(workbook, tables, place)
        if place and tables[place - 1].sheet == table.sheet:
            # The title of the sheet holds for what follows; the one nearest to a table holds for that one alone.
            over += titles[-1][1:] if over else titles[-1]
        titles.append(over)
        corner = [each.header for each in table.columns_of(Role.MEASURE) if each.header][:1]
        is_named = len(by_sheet) > 1 and _may_be(table.sheet, matcher)
        found.append([*(each for each in (*corner, *over) if _may_be(each, matcher)), *([table.sheet] * is_named)])
    agencies = {folded(name) for names in found for name in names if names_agency(name)}
    if len(agencies) == 1:  # the one the file is about
        found = [[name for name in names if folded(name) not in agencies] for names in found]
    ours = [{folded(name) for name in names} for names in found]
    common = set.intersection(*ours)
    return [
        replace(table, named=next((_undated(name) for name in names if folded(name) not in common), ""))
        if not _is_placed(table)
        else table
        for table, names in zip(tables, found, strict=True)
    ]


def _of_known_area(table: TableMapping, matcher: Matcher) -> TableMapping:
    """A list of events on the only sheet may be of the area it is named after; tables tell that by themselves."""
    is_named = table.counting is not None and not _is_placed(table) and is_area(table.sheet, matcher)
    return replace(table, named=name_of(table.sheet)) if is_named else table


def _is_placed(table: TableMapping) -> bool:
    """Whether a table tells its areas, or is asked about them already."""
    return table.has_areas or any(question.topic is Topic.AREA for question in table.questions)


def _titles(workbook: Workbook, tables: Sequence[TableMapping], place: int) -> list[str]:
    """The texts alone in their rows over the columns of a table, the nearest first."""
    table = tables[place]
    sheet = workbook.sheet(table.sheet)
    assert sheet is not None
    scan = SheetScan(workbook, sheet)
    top, left, _, right = table.span
    above = [
        other.last_row
        for other in tables
        if other.sheet == table.sheet and other.last_row < top and other.span[1] <= right and left <= other.span[3]
    ]
    found = []
    for row in range(top - 1, max(above, default=0), -1):
        filled = [column for column, _ in scan.row(row) if left <= column <= right]
        if len(filled) == 1 and not scan.is_number(row, filled[0]):
            found.append(scan.text(row, filled[0]))
    return found


def _undated(text: str) -> str:
    """A name without the year or month behind it: *Mill Creek 2023*."""
    return name_of(words().without("names.month", text).strip(" ,-–()")) or name_of(text)


def _may_be(text: str, matcher: Matcher) -> bool:
    if ":" in text or len(text.split()) > _MOST_WORDS or words().finds("titles.printed", text):
        return False
    return may_be_area(text, matcher)
