"""Sheets that are named after what they hold: one sheet for each beat, or one for each offense."""

from collections.abc import Sequence
from dataclasses import replace

from cs360_desktop.importing.columns import is_area, is_counted
from cs360_desktop.importing.mapping import Decision, TableMapping
from cs360_desktop.importing.matching import Matcher
from cs360_desktop.importing.texts import name_of
from cs360_desktop.importing.titles import Mention, sheet_tells


def with_names_of_sheet(
    table: TableMapping, mentions: Sequence[Mention], matcher: Matcher
) -> tuple[TableMapping, list[Decision]]:
    """Give a table without areas, or without measures, those that its sheet is named after, and say so."""
    decisions = []
    area = "" if table.has_areas else sheet_tells(mentions, lambda name: is_area(name, matcher))
    if area:
        table = replace(table, area=name_of(area))
        decisions.append(Decision(f"area {area}", "the sheet is named so", (), 0.9))
    measure = "" if table.has_measures else sheet_tells(mentions, lambda name: is_counted(name, matcher))
    if measure:
        table = replace(table, measure=name_of(measure))
        decisions.append(Decision(f"measure {measure}", "the sheet is named so", (), 0.8))
    return table, decisions
