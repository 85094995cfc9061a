"""Heads over the columns of a list that nobody knows: they can be areas, and no column counts what its head says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cs360_desktop.importing.columns import is_area, sounds_counted
from cs360_desktop.importing.mapping import ColumnMapping, Role, TableMapping
from cs360_desktop.importing.matching import Matcher
from cs360_desktop.importing.places import may_be_area, names_agency
from cs360_desktop.importing.questions import AS_IT_STANDS, LEAVE_TABLE_OUT, Edit, Option, Question, Topic, Typed
from cs360_desktop.importing.texts import name_of, shown
from cs360_desktop.importing.words import words
from cs360_desktop.importing.workbook import address

_NAMED = 6


def about_unknown_heads(table: TableMapping, matcher: Matcher) -> Iterator[Question]:
    """Ask about heads of which at least half are unknown: `Year | Mill Creek | Robbins Nest`.

    Where rows name areas, or more heads are surely counted, the others are counted as well.
    """
    named = [each for each in table.columns_of(Role.VALUE) if each.measure]
    unknown = [each for each in named if _may_be_area(each.header, matcher)]
    if table.has_areas or not unknown or 2 * len(unknown) < len(named):
        return
    sentence = f"What do {_quoted(unknown)} stand for: areas, or what is counted?"
    columns = tuple(each.column for each in named)
    options = (
        Option("They are areas, and all the numbers count", Edit.HEADS_ARE_AREAS_OF, columns, typed=Typed.MEASURE),
        replace(AS_IT_STANDS, words="They are what is counted, for the whole agency"),
        LEAVE_TABLE_OUT,
    )
    cells = tuple(address(table.header_rows[-1], each.column) for each in unknown)
    yield Question(Topic.MEANING, sentence, table.sheet, cells, options=options)


def about_heads_beside_areas(columns: Sequence[ColumnMapping], head: int, sheet: str) -> Iterator[Question]:
    """Ask about heads beside `Beat 1`: they can be areas that nobody knows yet, whatever they sound like."""
    areas, others = [each for each in columns if each.area], [each for each in columns if each.measure]
    if areas and others:
        named = tuple(each.column for each in others)
        options = (Option("They are areas as well", Edit.HEADS_ARE_AREAS, named), AS_IT_STANDS, LEAVE_TABLE_OUT)
        sentence = f"{_quoted(areas)} are areas: what do {_quoted(others)} stand for?"
        cells = tuple(address(head, column) for column in named)
        yield Question(Topic.MEANING, sentence, sheet, cells, options=options)


def about_upper_heads(texts: Mapping[int, str], row: int, sheet: str, matcher: Matcher) -> Iterator[Question]:
    """Ask about texts over heads that can be areas: `Mill Creek` over `Robbery | Arson`.

    Args:
        texts: the text over each column.
        row: where they stand.
        sheet: for the question.
        matcher: what the workspace knows.
    """
    unknown = {
        column: text for column, text in texts.items() if _may_be_area(text, matcher) and not is_area(text, matcher)
    }
    if not unknown or (len(set(unknown.values())) == 1 and names_agency(next(iter(unknown.values())))):
        return
    names = ", ".join(f"“{shown(text)}”" for text in list(dict.fromkeys(unknown.values()))[:_NAMED])
    options = (
        Option("An area for the columns below each", Edit.UPPER_HEADS_ARE_AREAS, tuple(unknown)),
        Option("A part of what is counted, for the whole agency", Edit.AS_IT_STANDS),
        LEAVE_TABLE_OUT,
    )
    cells = tuple(address(row, column) for column in unknown)
    yield Question(Topic.MEANING, f"What stands over some columns: is {names} an area?", sheet, cells, options=options)


def _quoted(columns: Sequence[ColumnMapping]) -> str:
    return ", ".join(f"“{shown(each.header)}”" for each in columns[:_NAMED])


def _may_be_area(text: str, matcher: Matcher) -> bool:
    name = name_of(text)
    is_known = sounds_counted(name) or words().finds("names.stock", name)
    return may_be_area(name, matcher) and not is_known
