"""The grid as a Qt model: it turns typed cells into entries and never patches itself; after a commit it asks again.

After a very large commit that is done by `catch_up`, once the grid is seen or written to.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.changes import EntriesChanged, Receipt
from cs360_desktop.domain.entries import EntryKey, EntryState, Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.typed_values import as_typed, parse
from cs360_desktop.services import entries
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.metrics.entering.columns import PeriodColumn
from cs360_desktop.ui.metrics.entering.rows import GroupRow, Row, fold
from cs360_desktop.ui.metrics.entering.sheet import Refusal, Sheet

# Plain integers: looking up and comparing Qt's enums costs more than the rest of a cell (design.md §5).
DISPLAY_ROLE = 0
EDIT_ROLE = 2
TOOL_TIP_ROLE = 3
ACCESSIBLE_ROLE = 11
_HORIZONTAL = Qt.Orientation.Horizontal
_FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_NONE = Qt.ItemFlag.NoItemFlags
_EDITABLE = _FIXED | Qt.ItemFlag.ItemIsEditable

_FEW = 50
"""Up to so many changed cells are repainted one by one."""

Index = QModelIndex | QPersistentModelIndex


class GridModel(QAbstractTableModel):
    """Rows of measures or areas, columns of periods.

    `refusals_changed` tells that a typed text was refused or mended; refused texts stay in their cells, unsaved.
    """

    refusals_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._all_rows: Sequence[Row] = ()
        self._closed: set[str] = set()
        self._columns: Sequence[PeriodColumn] = ()
        self._year_start = 1
        self.refusals: dict[EntryKey, Refusal] = {}
        self.sheet = self._new_sheet()
        self._is_behind = False
        desk.notifier.changed.connect(self._on_change)

    def show_cells(self, rows: Sequence[Row], columns: Sequence[PeriodColumn], year_start: int) -> None:
        """Show other rows and columns."""
        self.beginResetModel()
        self._all_rows, self._columns, self._year_start = rows, columns, year_start
        self.sheet = self._new_sheet()
        self._is_behind = False
        self.endResetModel()

    def set_closed(self, row: GroupRow, closed: bool) -> None:
        """Fold the rows of a group, or unfold them."""
        if (row.key in self._closed) == closed:
            return
        self.beginResetModel()
        self._closed ^= {row.key}
        self.sheet = self._new_sheet()
        self.endResetModel()

    def unfold(self) -> None:
        """Open every group."""
        if self._closed:
            self.beginResetModel()
            self._closed.clear()
            self.sheet = self._new_sheet()
            self.endResetModel()

    def is_closed(self, row: GroupRow) -> bool:
        """Whether the rows of a group are folded."""
        return row.key in self._closed

    def _new_sheet(self) -> Sheet:
        rows = fold(self._all_rows, self._closed)
        return Sheet(
            self._desk.session,
            rows,
            self._columns,
            year_start=self._year_start,
            refusals=self.refusals,
        )

    # -- changing cells -----------------------------------------------------------------------------------------------

    def enter(self, key: EntryKey, row: int, text: str) -> str:
        """Save what was typed for an entry; returns why not, or an empty text.

        A refused text stays in its cell and in `refusals`; the stored value stays too.
        """
        return self.enter_in(key, self.sheet.measure_at(row), text)

    def enter_in(self, key: EntryKey, measure: Measure, text: str) -> str:
        """Do as `enter` does for a cell that may be out of sight by now."""
        try:
            value = parse(text, measure)
        except UserError as error:
            self.refuse(key, text, error.sentence)
            return error.sentence
        done = self.tr("Entered {value} in {measure}, {period}") if value else self.tr("Cleared {measure}, {period}")
        words = done.format(value=as_typed(value, measure), measure=measure.name, period=key.period.label)
        return self.put({key: value}, words, typed=text)

    def put(self, values: Mapping[EntryKey, Value | None], words: str, *, typed: str = "") -> str:
        """Save many values as one undo step; returns why not, or an empty text.

        Args:
            values: what each entry shall hold.
            words: the step in the Edit menu; there is none where nothing would change.
            typed: what was typed where it was one cell; it stays there if it cannot be saved.
        """
        self.catch_up()  # or a value would be taken for one that is there already
        if all(self._holds(key, value) for key, value in values.items()):
            self._mend(values)
            return ""
        sentence = self._do(words, lambda: entries.set_values(self._desk.session, values))
        if sentence:
            for key in values if typed else ():
                self.refuse(key, typed, sentence)
            return sentence
        self._mend(values)
        return ""

    def _holds(self, key: EntryKey, value: Value | None) -> bool:
        place = self.sheet.cells.place_of(key)
        return place is not None and self.sheet.value_at(*place) == value

    def clear(self, keys: Collection[EntryKey], words: str) -> None:
        """Take cells back to no entry, and refused texts with them."""
        if not self._do(words, lambda: entries.clear(self._desk.session, keys)):
            self._mend(keys)

    def keep(self, key: EntryKey) -> None:
        """Ask no more about the figure of a cell that is far from its history; another figure is asked about anew."""
        self.catch_up()
        place = self.sheet.cells.place_of(key)
        cell = None if place is None else self.sheet.cells.at(*place)
        if place is None or cell is None:
            return
        figure = cell.value.figure(self.sheet.measure_at(place[0]).scale)
        if figure is not None:
            words = self.tr("Kept {figure} in {row}, {period}").format(
                figure=self.sheet.look(*place).text, row=self.sheet.rows[place[0]].label, period=key.period.label
            )
            self._do(words, lambda: entries.confirm(self._desk.session, key, figure))

    def drop_refusal(self, key: EntryKey) -> None:
        """Forget a refused text; the stored value shows again."""
        self._mend([key])

    def set_states(self, keys: Collection[EntryKey], state: EntryState, words: str) -> bool:
        """Say of cells what is known about them; that mends a refused text, since it says what holds instead.

        Returns whether it was done.
        """
        if self._do(words, lambda: entries.set_states(self._desk.session, keys, state)):
            return False
        self._mend(keys)
        return True

    def _do(self, words: str, verb: Callable[[], Receipt]) -> str:
        refused: list[UserError] = []

        def tried() -> Receipt:
            try:
                return verb()
            except UserError as error:
                refused.append(error)
                raise

        self._desk.do(words, tried)
        return refused[0].sentence if refused else ""

    def refuse(self, key: EntryKey, text: str, sentence: str) -> None:
        """Let a text that is no value stay in its cell, not saved, with the reason."""
        self.refusals[key] = Refusal(text, sentence)
        self._refresh([key])
        self.refusals_changed.emit()

    def _mend(self, keys: Collection[EntryKey]) -> None:
        mended = [key for key in keys if self.refusals.pop(key, None) is not None]
        if mended:
            self._refresh(mended)
            self.refusals_changed.emit()

    def _on_change(self, change: object) -> None:
        if isinstance(change, EntriesChanged):
            self._is_behind |= not change.keys
            if change.keys and not self._is_behind:
                self._refresh(change.keys)

    def catch_up(self) -> None:
        """Ask again for everything shown if more has changed than was listed."""
        if self._is_behind:
            self._is_behind = False
            self._refresh(None)

    def _refresh(self, keys: Collection[EntryKey] | None) -> None:
        if not self.rowCount() or not self.columnCount():
            return
        places = None if keys is None else [place for key in keys for place in self.sheet.cells.places_of_change(key)]
        changed = self.sheet.renew(places)
        if places is None or len(changed) > _FEW:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return
        for row, column in changed:
            self.dataChanged.emit(self.index(row, column), self.index(row, column))

    # -- Qt's side ----------------------------------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.sheet.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._columns)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return _EDITABLE if index.isValid() else _NONE

    @override
    def data(self, index: Index, role: int = DISPLAY_ROLE) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == DISPLAY_ROLE:
            return self.sheet.look(row, column).text
        if role == EDIT_ROLE:
            return self.sheet.typed_at(row, column)
        if role == TOOL_TIP_ROLE:
            return self.sheet.rolled_up_words(row, column) or None
        if role == ACCESSIBLE_ROLE:
            shown = self.sheet.rows[row]
            return self.sheet.spoken(row, column, closed=isinstance(shown, GroupRow) and self.is_closed(shown))
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = EDIT_ROLE) -> bool:
        if not index.isValid() or role != EDIT_ROLE:
            return False
        self.catch_up()
        key = self.sheet.key_at(index.row(), index.column())
        if key is None or str(value) == self.sheet.typed_at(index.row(), index.column()):
            return False
        self.enter(key, index.row(), str(value))
        return True

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY_ROLE) -> Any:
        if orientation is _HORIZONTAL:
            return self._columns[section].spoken if role in {DISPLAY_ROLE, ACCESSIBLE_ROLE} else None
        return self.sheet.rows[section].label if role in {DISPLAY_ROLE, ACCESSIBLE_ROLE, TOOL_TIP_ROLE} else None
