"""What the grid shows at one moment: which entry stands in which cell, how it looks and how it is spoken."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.plausibility import Doubt, doubt
from cs360_desktop.domain.typed_values import as_typed
from cs360_desktop.services.entries import StoredCell
from cs360_desktop.services.session import Session
from cs360_desktop.ui.metrics.entering import looks
from cs360_desktop.ui.metrics.entering.cells import HISTORY, Cells, Shape
from cs360_desktop.ui.metrics.entering.columns import PeriodColumn, entered_in
from cs360_desktop.ui.metrics.entering.compared import area_sum, difference, difference_look, sum_look
from cs360_desktop.ui.metrics.entering.looks import Fill, Ink, Look, Symbol
from cs360_desktop.ui.metrics.entering.rows import CellRow, Computed, ComputedRow, GroupRow, RolledUpRow, Row

_CONTEXT = "GridCells"


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was typed into a cell and not saved, and why."""

    text: str
    sentence: str


class Sheet:
    """Rows under columns, over the blocks of stored cells.

    `longest` is the length of the longest figure seen so far: a figure is never cut, so columns are as wide as that.

    Args:
        session: where cells are asked for.
        rows: as shown, folded ones left out.
        columns: from left to right.
        year_start: first month of the fiscal year.
        refusals: typed texts that were not saved, by entry; kept by the model, read here.
    """

    def __init__(
        self,
        session: Session,
        rows: Sequence[Row],
        columns: Sequence[PeriodColumn],
        *,
        year_start: int,
        refusals: Mapping[EntryKey, Refusal],
    ) -> None:
        self.rows = rows
        self.columns = columns
        self._refusals = refusals
        kinds = {row.measure.period_kind for row in rows if isinstance(row, CellRow)}
        periods = {kind: entered_in(kind, columns, year_start) for kind in kinds}
        self._shape = Shape(rows, [column.period for column in columns], periods)
        self.cells = Cells(session, self._shape)
        self._looks: dict[int, Look] = {}
        self.longest = 0
        self._width = max(len(columns), 1)
        self._parts = [
            row for row, shown in enumerate(rows) if isinstance(shown, CellRow) and shown.area_id != WHOLE_AGENCY
        ]
        self._computed = [row for row, shown in enumerate(rows) if isinstance(shown, ComputedRow)]

    def key_at(self, row: int, column: int) -> EntryKey | None:
        """The entry of a cell, None where nothing can be entered."""
        shown = self.rows[row]
        if not isinstance(shown, CellRow):
            return None
        period = self._shape.period_at(shown, column)
        return None if period is None else EntryKey(shown.measure.id, shown.area_id, period)

    def measure_at(self, row: int) -> Measure:
        """The measure of a row that is no group row."""
        shown = self.rows[row]
        assert not isinstance(shown, GroupRow)
        return shown.measure

    def value_at(self, row: int, column: int) -> Value | None:
        """What is stored in a cell, None for no entry."""
        cell = self.cells.at(row, column)
        return None if cell is None else cell.value

    def typed_at(self, row: int, column: int, *, cases_by: str = "/") -> str:
        """What would have to be typed to have what the cell holds; a refused text stays as it was typed."""
        key = self.key_at(row, column)
        if key is None:
            return ""
        if key in self._refusals:
            return self._refusals[key].text
        return as_typed(self.value_at(row, column), self.measure_at(row), cases_by=cases_by)

    def rolled_up_words(self, row: int, column: int) -> str:
        """What a cell is computed from, or why not; an empty text where the row is not rolled up."""
        shown = self.rows[row]
        if not isinstance(shown, RolledUpRow):
            return ""
        return looks.rolled_up_words(self.cells.rolled_up_at(row, column), shown.measure)

    def computed_at(self, row: int, column: int) -> str:
        """The figure of a computed cell with all its digits, as a spreadsheet takes it; partial ones say so in it."""
        shown = self.rows[row]
        if isinstance(shown, ComputedRow):
            parts = self.parts(column)
            is_sum = shown.computed is Computed.SUM
            figure = area_sum(parts) if is_sum else difference(parts, self.whole(column))
            return "" if figure is None else as_typed(Value(figure), shown.measure)
        found = self.cells.rolled_up_at(row, column)
        figure = None if found.value is None else found.value.figure(self.measure_at(row).scale)
        if found.value is None or figure is None:
            return ""
        text = as_typed(Value(figure, state=found.value.state), self.measure_at(row))
        return f"{text} ({found.basis})" if found.is_partial else text

    def doubt_at(self, row: int, column: int) -> Doubt | None:
        """Why the figure of a cell is asked about, None where it is not far from its history.

        A period that is not over yet can only have too much, never too little.
        """
        key = self.key_at(row, column)
        cell = self.cells.at(row, column)
        if key is None or cell is None or cell.state != EntryState.ENTERED.value:
            return None
        scale = self.measure_at(row).scale
        figure = cell.value.figure(scale)
        if figure is None or figure == cell.confirmed:
            return None
        earlier = (before.value.figure(scale) for before in self.cells.history(row, column))
        found = doubt(figure, [past for past in earlier if past is not None])
        is_over = self.columns[column].is_complete
        return found if found is not None and (is_over or figure > found.high) else None

    def look(self, row: int, column: int) -> Look:
        """How a cell is painted."""
        number = row * self._width + column
        found = self._looks.get(number)
        if found is None:
            found = self._looks[number] = self._make_look(row, column)
            if found.fill is not Fill.BAD:
                self.longest = max(self.longest, len(found.text) + (3 if found.symbol else 0))
        return found

    def renew(self, places: Collection[tuple[int, int]] | None) -> list[tuple[int, int]]:
        """Ask for cells again; returns the places that look different now, None asks for everything and returns none.

        A figure also decides whether later ones in its row are asked about, and the sums of its column.
        """
        self.cells.renew(places)
        if places is None:
            self._looks.clear()
            return []
        old: dict[tuple[int, int], Look | None] = {}
        for row, column in places:
            along = [(row, later) for later in range(column, min(column + self._reach(row) + 1, self._width))]
            for place in (*along, *((computed, column) for computed in self._computed)):
                old.setdefault(place, self._looks.pop(place[0] * self._width + place[1], None))
        return [place for place, before in old.items() if before is not None and self.look(*place) != before]

    def _reach(self, row: int) -> int:
        """Over how many columns a figure can decide whether a later one is asked about."""
        shown = self.rows[row]
        own = shown.measure.period_kind.months if isinstance(shown, CellRow) and self.columns else 0
        return HISTORY * max(1, own // max(self.columns[0].period.kind.months, 1)) if self.columns else 0

    def _make_look(self, row: int, column: int) -> Look:
        shown = self.rows[row]
        if isinstance(shown, GroupRow):
            return looks.GOAL if shown.level else looks.DIMENSION
        if isinstance(shown, ComputedRow):
            return self._computed_look(shown, column)
        if isinstance(shown, RolledUpRow):
            return looks.rolled_up_look(self.cells.rolled_up_at(row, column), shown.measure)
        key = self.key_at(row, column)
        if key is None:
            return looks.CLOSED
        refusal = self._refusals.get(key)
        if refusal is not None:
            return Look(refusal.text, Ink.BAD, Fill.BAD, Symbol.WRONG)
        in_doubt = self.doubt_at(row, column) is not None
        complete = self.columns[column].is_complete
        return looks.look(self.cells.at(row, column), shown.measure, complete=complete, in_doubt=in_doubt)

    def _computed_look(self, shown: ComputedRow, column: int) -> Look:
        parts = self.parts(column)
        if shown.computed is Computed.SUM:
            return sum_look(parts, shown.measure)
        return difference_look(parts, self.whole(column), shown.measure)

    def parts(self, column: int) -> list[StoredCell | None]:
        """The cells of the areas in a column."""
        return [self.cells.at(row, column) for row in self._parts]

    def whole(self, column: int) -> StoredCell | None:
        """The agency's own cell in a column."""
        place = self.place_of_area(WHOLE_AGENCY, column)
        return None if place is None else self.cells.at(*place)

    def place_of_area(self, area_id: int, column: int) -> tuple[int, int] | None:
        """The cell of an area in a column, None where that area is not shown."""
        rows = enumerate(self.rows)
        found = (row for row, shown in rows if isinstance(shown, CellRow) and shown.area_id == area_id)
        row = next(found, None)
        return None if row is None else (row, column)

    def spoken(self, row: int, column: int, *, closed: bool) -> str:
        """A cell as a screen reader says it (ui/guide.md §11): `Disorder calls, Oct 2026, 74, note`."""
        shown = self.rows[row]
        if isinstance(shown, GroupRow):
            state = _tr("closed") if closed else _tr("open")
            return _tr("{name}, group, {state}, {count} rows").format(
                name=shown.label, state=state, count=shown.members
            )
        key = self.key_at(row, column)
        if isinstance(shown, ComputedRow):
            content = self.look(row, column).text or _tr("nothing to compute")
        elif isinstance(shown, RolledUpRow):
            content = looks.rolled_up_words(self.cells.rolled_up_at(row, column), shown.measure)
        elif key is None:
            content = _tr("nothing is entered here")
        elif key in self._refusals:
            refusal = self._refusals[key]
            content = _tr("{text}, not saved: {reason}").format(text=refusal.text, reason=refusal.sentence)
        else:
            content = looks.spoken(self.cells.at(row, column), shown.measure)
            if self.look(row, column).symbol is Symbol.ASKS:
                content = _tr("{content}, check this").format(content=content)
        return f"{shown.label}, {self.columns[column].spoken}, {content}"


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
