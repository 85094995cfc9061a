"""Numbers under a head that names areas, such as `Beat`, `State` or `Pct`: those of areas, or figures beside others."""

from collections.abc import Iterable, Sequence

from cs360_desktop.importing.mapping import ColumnMapping, Role
from cs360_desktop.importing.numbers import Figure, read_value
from cs360_desktop.importing.questions import LEAVE_TABLE_OUT, Question, Topic, role_options
from cs360_desktop.importing.texts import folded, shown, text_of
from cs360_desktop.importing.words import words
from cs360_desktop.importing.workbook import Cell, DecimalMark, address, column_letters

_SHARES = frozenset({"pct"})
"""Heads of precincts that are heads of percentages as well."""
_CAN_BE = {
    Role.AREA.value: "They are the numbers of areas",
    Role.LEFT_OUT.value: "They are figures; leave the column out",
}


def are_of_areas(head: str, rows: Iterable[tuple[Cell, Sequence[Cell]]], decimal: DecimalMark) -> bool | None:
    """Whether the numbers of a column are those of areas; None where that must be asked.

    Beat 4 is a whole number, and it is needed: without it two rows would say the same thing twice. What stands beside
    months or offenses that tell the rows apart by themselves may be the count of the state or a percentage.

    Args:
        head: over the column.
        rows: for each row its number and all that names the row beside it.
        decimal: of the file.
    """
    filled = [(cell, tuple(others)) for cell, others in rows if cell is not None]
    readings = [read_value(cell, decimal) for cell, _ in filled]
    figures = [reading for reading in readings if isinstance(reading, Figure)]
    if any(each.unit is not None or not each.number.is_integer() or each.number < 0 for each in figures):
        return False
    if len({others for _, others in filled}) < len(filled):
        return True
    is_constant = len({text_of(cell) for cell, _ in filled}) == 1
    is_numbered = words().finds("names.area", f"{head} 1") and folded(head) not in _SHARES
    return True if is_constant and is_numbered else None


def figures_instead(column: int, head: str) -> ColumnMapping:
    """The column where its numbers are not those of areas."""
    is_share = folded(head) in _SHARES
    reason = "it is worked out from other columns" if is_share else "its numbers are not those of areas"
    return ColumnMapping(column, head, Role.LEFT_OUT, reason=reason)


def about_numbers(column: int, head: str, sheet: str, row: int) -> Question:
    """Ask what the numbers of a column are; `row` is that of its head."""
    sentence = (
        f"Column {column_letters(column)} (“{shown(head)}”) holds numbers: are they those of areas, "
        "as in beat 4, or figures of their own?"
    )
    options = (*role_options(column, _CAN_BE), LEAVE_TABLE_OUT)
    return Question(Topic.LAYOUT, sentence, sheet, (address(row, column),), name=head, options=options)
