"""Read a table by its kind: cells that hold values, or rows that are counted."""

from collections.abc import Callable, Iterator
from typing import Protocol

from cs360_desktop.importing.incident_counts import IncidentCounts
from cs360_desktop.importing.mapping import Role, TableMapping
from cs360_desktop.importing.raw_values import Contents
from cs360_desktop.importing.values import TableValues
from cs360_desktop.importing.workbook import Sheet, Workbook


class TableReader(Protocol):
    """What every kind of table can be asked for."""

    def read(self) -> Contents:
        """What the table says."""

    def names(self) -> Iterator[tuple[Role, str, str]]:
        """Yield each distinct name with its role, MEASURE or AREA, and the address of the cell it stands in first."""


def reader_of(
    workbook: Workbook, sheet: Sheet, table: TableMapping, is_own: Callable[[str], bool] = lambda _: False
) -> TableReader:
    """The reader for a table; `is_own` tells whether a name is that of a measure of the workspace."""
    if table.counting is not None:
        return IncidentCounts(sheet, table)
    return TableValues(workbook, sheet, table, is_own)
