"""The stored cells behind the grid: only what is on screen is asked for, in blocks, and the next block when idle."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from cs360_desktop.domain.entries import EntryKey
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.domain.rollups import RolledUp
from cs360_desktop.services import entries
from cs360_desktop.services.entries import StoredCell
from cs360_desktop.services.rollups import RollUps
from cs360_desktop.services.session import Session
from cs360_desktop.ui.metrics.entering.rows import CellRow, RolledUpRow, Row

BLOCK_ROWS = 20
BLOCK_COLUMNS = 48
_FEW = 8
HISTORY = 12
"""Periods before a figure that it is compared with."""

Block = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shape:
    """What stands where: rows as shown, the period of each column, and for each kind the one entered in it."""

    rows: Sequence[Row]
    columns: Sequence[Period]
    periods: dict[PeriodKind, tuple[Period | None, ...]]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.columns)

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
        self._rolled_up: dict[int, RolledUp] = {}
        self._roll_ups: dict[Block, RollUps] = {}
        self._loaded: set[Block] = set()
        self._row_of = {
            (row.measure.id, row.area_id): position
            for position, row in enumerate(shape.rows)
            if isinstance(row, CellRow | RolledUpRow)
        }
        self._starts = [period.start for period in shape.columns]
        self._column_of = {
            kind: {period.key: column for column, period in enumerate(periods) if period is not None}
            for kind, periods in shape.periods.items()
        }
        self._columns_of = {kind: list(columns.values()) for kind, columns in self._column_of.items()}
        self._before: dict[int, Sequence[StoredCell]] = {}

    def at(self, row: int, column: int) -> StoredCell | None:
        """The stored cell, None for no entry; its block is loaded where it is missing."""
        block = _block_of(row, column)
        if block not in self._loaded:
            self._load(block)
        return self._found.get(row * self._width + column)

    def history(self, row: int, column: int) -> list[StoredCell]:
        """The entries of up to twelve periods before a cell, gaps left out, whether they are shown or not."""
        shown = self._shape.rows[row]
        assert isinstance(shown, CellRow)
        columns = self._columns_of[shown.measure.period_kind]
        number = bisect_left(columns, column)
        earlier = [self.at(row, each) for each in columns[max(number - HISTORY, 0) : number]]
        found = [cell for cell in earlier if cell is not None]
        if number >= HISTORY:
            return found
        kind = shown.measure.period_kind
        first = self._shape.periods[kind][columns[0]]
        assert first is not None
        oldest = first.next(number - HISTORY).key
        return [*(cell for cell in self._before_of(row) if cell.period_key >= oldest), *found]

    def _before_of(self, row: int) -> Sequence[StoredCell]:
        """The entries of a row in the twelve periods before the first one shown; its block is asked for at once."""
        if row not in self._before:
            top = row // BLOCK_ROWS * BLOCK_ROWS
            rows = [each for each in self._shape.rows[top : top + BLOCK_ROWS] if isinstance(each, CellRow)]
            by_row: dict[int, list[StoredCell]] = {number: [] for number in range(top, top + BLOCK_ROWS)}
            for kind in {each.measure.period_kind for each in rows}:
                first = next((period for period in self._shape.periods[kind] if period is not None), None)
                if first is None:
                    continue
                ids = [each.measure.id for each in rows if each.measure.period_kind is kind]
                areas = {each.area_id for each in rows}
                for cell in entries.grid(self._session, ids, areas, first.next(-HISTORY), first.next(-1)):
                    place = self._row_of.get(cell[:2])
                    if place in by_row and cell.period_key % 8 == kind.value:
                        by_row[place].append(cell)
            self._before.update(by_row)
        return self._before[row]

    def rolled_up_at(self, row: int, column: int) -> RolledUp:
        """What shorter periods make of a cell of a rolled-up row; its block is loaded where it is missing."""
        block = _block_of(row, column)
        if block not in self._loaded:
            self._load(block)
        number = row * self._width + column
        found = self._rolled_up.get(number)
        if found is None:
            found = self._rolled_up[number] = self._roll_ups[block].of(self._key_of(row, column))
        return found

    def _key_of(self, row: int, column: int) -> EntryKey:
        shown = self._shape.rows[row]
        assert isinstance(shown, RolledUpRow)
        return EntryKey(shown.measure.id, shown.area_id, self._shape.columns[column])

    def place_of(self, key: EntryKey) -> tuple[int, int] | None:
        """Row and column where an entry is entered, None where it is not shown."""
        row = self._row_of.get((key.measure_id, key.area_id))
        column = self._column_of.get(key.period.kind, {}).get(key.period.key)
        return None if row is None or column is None else (row, column)

    def places_of_change(self, key: EntryKey) -> Iterable[tuple[int, int]]:
        """Where a changed entry is to be seen: in its own cell, or in those it is rolled up into."""
        row = self._row_of.get((key.measure_id, key.area_id))
        if row is None or not isinstance(self._shape.rows[row], RolledUpRow):
            place = self.place_of(key)
            return () if place is None else (place,)
        # A quarter may reach over the edge of a fiscal year.
        columns = {bisect_right(self._starts, day) - 1 for day in (key.period.start, key.period.end)}
        return [(row, column) for column in sorted(columns) if column >= 0]

    def renew(self, places: Collection[tuple[int, int]] | None) -> None:
        """Ask again for some places, or for everything (None); few are asked one by one, many by their blocks."""
        self._before.clear()
        if places is None:
            self._found.clear()
            self._rolled_up.clear()
            self._loaded.clear()
        elif len(places) <= _FEW:
            for place in places:
                self._ask_again(*place)
        else:
            for block in {_block_of(*place) for place in places} & self._loaded:
                self._loaded.discard(block)
                for number in self._numbers(block):
                    self._found.pop(number, None)
                    self._rolled_up.pop(number, None)

    def _ask_again(self, row: int, column: int) -> None:
        shown = self._shape.rows[row]
        if _block_of(row, column) not in self._loaded:
            return
        if isinstance(shown, RolledUpRow):
            key = self._key_of(row, column)
            asked = RollUps(self._session, [shown.measure], [shown.area_id], [key.period])
            self._rolled_up[row * self._width + column] = asked.of(key)
        if not isinstance(shown, CellRow):
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
        shown = self._shape.rows[top : top + BLOCK_ROWS]
        self._ask_roll_ups(block, [row for row in shown if isinstance(row, RolledUpRow)])
        rows = [row for row in shown if isinstance(row, CellRow)]
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

    def _ask_roll_ups(self, block: Block, rows: Sequence[RolledUpRow]) -> None:
        if rows:
            left = block[1] * BLOCK_COLUMNS
            measures = list({row.measure.id: row.measure for row in rows}.values())
            periods = self._shape.columns[left : left + BLOCK_COLUMNS]
            self._roll_ups[block] = RollUps(self._session, measures, {row.area_id for row in rows}, periods)


def _block_of(row: int, column: int) -> Block:
    return row // BLOCK_ROWS, column // BLOCK_COLUMNS
