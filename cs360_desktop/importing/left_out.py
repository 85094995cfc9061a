"""Tell which rows and columns of a table were not imported, and why, in few lines."""

from collections import defaultdict
from collections.abc import Iterator

from cs360_desktop.importing.columns import PERSONAL_REASON
from cs360_desktop.importing.mapping import LeftOut, Role, TableMapping
from cs360_desktop.importing.texts import shown
from cs360_desktop.importing.workbook import column_letters

_NUMBERS_NAMED = 12


def left_out_of(table: TableMapping) -> Iterator[LeftOut]:
    """One line per column, and one per reason for rows."""
    for column in table.columns_of(Role.LEFT_OUT):
        letters = column_letters(column.column)
        called = f" (“{shown(column.header)}”)" if column.header else ""
        reason = column.reason or "it is left out by choice"
        yield LeftOut(table.sheet, f"column {letters}{called}", reason, personal=column.reason == PERSONAL_REASON)
    yield from rows_left_out_of(table)


def rows_left_out_of(table: TableMapping) -> Iterator[LeftOut]:
    """One line per reason."""
    rows: dict[str, list[int]] = defaultdict(list)
    for row, reason in sorted(table.rows_left_out.items()):
        rows[reason].append(row)
    for reason, numbers in rows.items():
        named = ", ".join(map(str, numbers[:_NUMBERS_NAMED]))
        more = f" and {len(numbers) - _NUMBERS_NAMED} more" if len(numbers) > _NUMBERS_NAMED else ""
        yield LeftOut(table.sheet, f"{'row' if len(numbers) == 1 else 'rows'} {named}{more}", reason)
