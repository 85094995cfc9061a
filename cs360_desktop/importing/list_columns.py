"""The columns of a list under its heads, with what stands in them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from cs360_desktop.importing.columns import role_of_head
from cs360_desktop.importing.mapping import Role
from cs360_desktop.importing.numbers import Figure, read_value
from cs360_desktop.importing.texts import text_of
from cs360_desktop.importing.values import state_of
from cs360_desktop.importing.workbook import Cell, DecimalMark

_CELLS_LOOKED_AT = 500


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column under its head, with its distinct cells in order of appearance."""

    column: int
    head: str
    role: Role | None
    reason: str
    distinct: tuple[Cell, ...] = field(repr=False)
    is_numeric: bool


def list_column(column: int, head: str, cells: Sequence[Cell], decimal: DecimalMark) -> ListColumn:
    """Look at the cells of a 1-based column below its head."""
    role, reason = role_of_head(head) if head else (None, "")
    distinct = tuple(dict.fromkeys(cells))
    is_numeric = _is_numeric(distinct, decimal)
    if role is Role.AREA and any(distinct) and all(state_of(text_of(cell)) for cell in distinct):
        role = Role.STATE
    elif role is Role.MEASURE and is_numeric:
        role = None
    return ListColumn(column, head, role, reason, distinct, is_numeric)


def _is_numeric(distinct: Sequence[Cell], decimal: DecimalMark) -> bool:
    """Whether a column holds figures; a few words among them are refused cell by cell later."""
    readings = [read_value(cell, decimal) for cell in distinct[:_CELLS_LOOKED_AT]]
    filled = [reading for reading in readings if reading is not None]
    return 2 * sum(isinstance(reading, Figure) for reading in filled) > len(filled)
