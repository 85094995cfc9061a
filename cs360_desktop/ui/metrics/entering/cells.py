"""The stored cells behind the grid: only what is on screen is asked for, in blocks, and the next block when idle."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from cs360_desktop.domain.entries import EntryKey
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.services import entries
from cs360_desktop.services.entries import StoredCell
from cs360_desktop.services.session import Session
from cs360_desktop.ui.metrics.entering.rows import CellRow, Row

BLOCK_ROWS = 20
BLOCK_COLUMNS = 48
_FEW = 8

Block = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shape:
    """What stands where: rows as shown, and for each period kind the period entered in each column."""

    rows: Sequence[Row]
    periods: dict[PeriodKind, tuple[Period | None, ...]]
    width: int

    def period_at(self, row: CellRow, column: int) -> Period | None:
        """The period entered in a cell, None where nothing is entered."""
        return self.periods[row.measure.period_kind][column]


class Cells:
    """Loads and keeps blocks of stored cells."""

    def __init__(self, session: Session, shape: Shape) -> None:
        self._session = session
        self._shape = shape
        self._width = max(shape.width, 1)
        self._found: dict[int, StoredCell] = {}
        self._loaded: set[Block] = set()
        self._row_of = {
            (row.measure.id, row.area_id): position
            for position, row in enumerate(shape.rows)
            if isinstance(row, CellRow)
        }
        self._column_of = {
            kind: {period.key: column for column, period in enumerate(periods) if period is not None}
            for kind, periods in shape.periods.items()
        }

    def at(self, row: int, column: int) -> StoredCell | None:
        """The stored cell, None for no entry; its block is loaded where it is missing."""
        block = _block_of(row, column)
        if block not in self._loaded:
            self._load(block)
        return self._found.get(row * self._width + column)

    def place_of(self, key: EntryKey) -> tuple[int, int] | None:
        """Row and column of an entry, None where it is not shown."""
        row = self._row_of.get((key.measure_id, key.area_id))
        column = self._column_of.get(key.period.kind, {}).get(key.period.key)
        return None if row is None or column is None else (row, column)

    def renew(self, places: Collection[tuple[int, int]] | None) -> None:
        """Ask again for some places, or for everything (None); few are asked one by one, many by their blocks."""
        if places is None:
            self._found.clear()
            self._loaded.clear()
        elif len(places) <= _FEW:
            for place in places:
                self._ask_again(*place)
        else:
            for block in {_block_of(*place) for place in places} & self._loaded:
                self._loaded.discard(block)
                for number in self._numbers(block):
                    self._found.pop(number, None)

    def _ask_again(self, row: int, column: int) -> None:
        shown = self._shape.rows[row]
        if _block_of(row, column) not in self._loaded or not isinstance(shown, CellRow):
            return
        period = self._shape.period_at(shown, column)
        assert period is not None
        found = entries.grid(self._session, [shown.measure.id], [shown.area_id], period, period)
        number = row * self._width + column
        self._found.pop(number, None)
        self._found.update((number, cell) for cell in found)

    def load_around(self, rows: tuple[int, int], columns: tuple[int, int]) -> bool:
        """Load one missing block next to what is on screen; returns whether there was one."""
        last_row = (len(self._shape.rows) - 1) // BLOCK_ROWS
        last_column = (self._shape.width - 1) // BLOCK_COLUMNS
        down = range(max(rows[0] // BLOCK_ROWS - 1, 0), min(rows[1] // BLOCK_ROWS + 1, last_row) + 1)
        across = range(max(columns[0] // BLOCK_COLUMNS - 1, 0), min(columns[1] // BLOCK_COLUMNS + 1, last_column) + 1)
        for block in ((row, column) for row in down for column in across):
            if block not in self._loaded:
                self._load(block)
                return True
        return False

    def _numbers(self, block: Block) -> Iterable[int]:
        top, left = block[0] * BLOCK_ROWS, block[1] * BLOCK_COLUMNS
        for row in range(top, min(top + BLOCK_ROWS, len(self._shape.rows))):
            yield from range(row * self._width + left, row * self._width + min(left + BLOCK_COLUMNS, self._width))

    def _load(self, block: Block) -> None:
        self._loaded.add(block)
        top, left = block[0] * BLOCK_ROWS, block[1] * BLOCK_COLUMNS
        rows = [row for row in self._shape.rows[top : top + BLOCK_ROWS] if isinstance(row, CellRow)]
        kinds = {row.measure.id: row.measure.period_kind for row in rows}
        periods = [
            period
            for kind in set(kinds.values())
            for period in self._shape.periods[kind][left : left + BLOCK_COLUMNS]
            if period is not None
        ]
        if not periods:
            return
        areas: Collection[int] = {row.area_id for row in rows}
        for cell in entries.grid(self._session, list(kinds), areas, min(periods), max(periods)):
            row = self._row_of.get(cell[:2])
            column = self._column_of[kinds[cell.measure_id]].get(cell.period_key)
            # A quarter begins before the column it is entered in, so the window catches months left of the block.
            if row is not None and column is not None and left <= column < left + BLOCK_COLUMNS:
                self._found[row * self._width + column] = cell


def _block_of(row: int, column: int) -> Block:
    return row // BLOCK_ROWS, column // BLOCK_COLUMNS
