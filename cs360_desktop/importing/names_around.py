"""Names that hold for a whole table: a sheet for each beat or offense, a title such as `Burglaries by Beat`."""

from collections.abc import Sequence
from dataclasses import replace

from cs360_desktop.importing.columns import NOBODY_TOLD, is_area, is_counted
from cs360_desktop.importing.mapping import ColumnMapping, Decision, Role, TableMapping
from cs360_desktop.importing.matching import Matcher
from cs360_desktop.importing.questions import Question, Topic
from cs360_desktop.importing.texts import name_of
from cs360_desktop.importing.titles import Mention, measure_told, sheet_tells
from cs360_desktop.importing.words import words


def with_names_around(
    table: TableMapping, mentions: Sequence[Mention], matcher: Matcher
) -> tuple[TableMapping, list[Decision]]:
    """Give a table without areas, or without measures, those that its sheet or a title names, and say so."""
    decisions = []
    area = "" if table.has_areas else sheet_tells(mentions, lambda name: is_area(name, matcher))
    if area:
        table = replace(table, area=name_of(area))
        decisions.append(Decision(f"area {area}", "the sheet is named so", (), 0.9))
    area = "" if table.has_areas else _area_of_titles(mentions, matcher)
    if area:
        table = replace(table, area=name_of(area))
        cells = tuple(mention.cell for mention in mentions if mention.text == area)
        decisions.append(Decision(f"area {area}", "a title says nothing else", cells, 0.9))
    measure = "" if table.has_measures else sheet_tells(mentions, lambda name: is_counted(name, matcher))
    if measure:
        table = replace(table, measure=name_of(measure))
        decisions.append(Decision(f"measure {measure}", "the sheet is named so", (), 0.8))
    measure = _of_title(table, mentions, matcher)
    if measure:
        table = replace(table, measure=name_of(measure), columns=tuple(map(_dividing, table.columns)))
        cells = tuple(mention.cell for mention in mentions if mention.cell and measure in mention.text)
        decisions.append(Decision(f"measure {measure}", "a title says so", cells, 0.8))
    return table, decisions


def _area_of_titles(mentions: Sequence[Mention], matcher: Matcher) -> str:
    """The one area that a title is the name of and nothing else, such as `1st Precinct`; empty where there are more."""
    named = [mention for mention in mentions if mention.cell and is_area(mention.text, matcher)]
    areas = {mention.text for mention in named if mention.near} or {mention.text for mention in named}
    return next(iter(areas)) if len(areas) == 1 else ""


def _of_title(table: TableMapping, mentions: Sequence[Mention], matcher: Matcher) -> str:
    """What a title counts: all there is to name, or what is done about the offenses that rows or heads name."""
    heads = [each.header for each in table.columns if each.role in {Role.AREA, Role.BREAKDOWN}]
    heads += [each.header for each in table.columns if each.reason == NOBODY_TOLD and each.header]
    if not table.has_measures:
        return measure_told(mentions, heads, lambda name: is_counted(name, matcher))
    if table.measure:
        return ""
    heads += [each.header for each in table.columns_of(Role.MEASURE)]
    return measure_told(mentions, heads, lambda name: words().finds("titles.doing", name))


def _dividing(column: ColumnMapping) -> ColumnMapping:
    """A column of names that divides what the title counts, as `Race` does in *Arrests by race*."""
    is_unknown = column.reason == NOBODY_TOLD and column.header
    return replace(column, role=Role.BREAKDOWN, reason="") if is_unknown else column


def still_open(questions: Sequence[Question], table: TableMapping) -> list[Question]:
    """The questions without those about columns that were understood since."""
    known = {each.header for each in table.columns if each.role is Role.BREAKDOWN and each.header}
    return [each for each in questions if not (each.topic is Topic.LAYOUT and each.name in known and table.measure)]
