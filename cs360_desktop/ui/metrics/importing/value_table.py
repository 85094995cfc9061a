"""The table of the preview: as many rows as a file has, painted only where they are on screen."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView, QWidget
from typing_extensions import override

from cs360_desktop.importing.plan import PreviewRow
from cs360_desktop.ui.common.columns import Column
from cs360_desktop.ui.common.delegates import CellDelegate
from cs360_desktop.ui.common.scaling import applies, px, remember
from cs360_desktop.ui.common.table_model import ACCESSIBLE_ROLE, ALIGN_ROLE, DISPLAY_ROLE, ROW_ROLE
from cs360_desktop.ui.common.tokens import Tokens
from cs360_desktop.ui.metrics.importing.preview_rows import WRITTEN, Place, place_of

Index = QModelIndex | QPersistentModelIndex
_HORIZONTAL = Qt.Orientation.Horizontal
_ALIGNMENT = {1: 0x81, 2: 0x82, 4: 0x84}


class _ValueModel(QAbstractTableModel):
    """Rows under declared columns, without headings and without copies."""

    def __init__(self, columns: Sequence[Column[PreviewRow]], parent: QWidget) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: Sequence[PreviewRow] = ()

    def show_rows(self, rows: Sequence[PreviewRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def tell_changed(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = DISPLAY_ROLE) -> Any:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == DISPLAY_ROLE:
            return self.columns[index.column()].shown(row)
        return self._spoken(row, self.columns[index.column()]) if role == ACCESSIBLE_ROLE else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY_ROLE) -> Any:
        if orientation is not _HORIZONTAL:
            return None
        if role == DISPLAY_ROLE:
            return self.columns[section].title
        return _ALIGNMENT[self.columns[section].align] if role == ALIGN_ROLE else None

    def _spoken(self, row: PreviewRow, column: Column[PreviewRow]) -> str:
        """Say row, column and value: "Disorder calls, In the file, 74"."""
        if column.ticked is not None:
            value = self.tr("brought in") if column.ticked(row) else self.tr("not brought in")
        else:
            value = column.shown(row) or self.tr("nothing")
        return ", ".join(filter(None, (row.measure_name, column.title, value)))


class _ValueDelegate(CellDelegate):
    """Paints a box only where there is something to tick."""

    @override
    def _paint_cell(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: PreviewRow,
        column: Column[PreviewRow],
        tokens: Tokens,
    ) -> None:
        if column.ticked is None or row.outcome in WRITTEN:
            super()._paint_cell(painter, option, row, column, tokens)


class ValueTable(QTableView):
    """Values under their columns; Space asks to tick or untick, a click on a head asks to sort.

    Signals:
        row_chosen(PreviewRow | None): the current row.
        row_ticked(PreviewRow, bool): a row, and whether it should now be ticked.
        sort_wanted(int, bool): the column to sort by, and whether falling.
    """

    row_chosen = Signal(object)
    row_ticked = Signal(object, bool)
    sort_wanted = Signal(int, bool)

    def __init__(self, name: str, columns: Sequence[Column[PreviewRow]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _ValueModel(columns, self)
        self._ticked: Callable[[PreviewRow], bool] | None = next((each.ticked for each in columns if each.ticked), None)
        self.setModel(self._model)
        self.setItemDelegate(_ValueDelegate(self._model.columns, None, self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(24)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.sectionClicked.connect(self.sort_by)
        for position, column in enumerate(columns):
            if column.stretch:
                head.setSectionResizeMode(position, QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self._click)
        remember(self, "valueSizes", 1)

    def show_rows(self, rows: Sequence[PreviewRow]) -> None:
        """Show other rows; the current one stays current where it is still there."""
        kept = self.current_row()
        self._model.show_rows(rows)
        size = self.tr("{rows} rows, {columns} columns").format(rows=len(rows), columns=len(self._model.columns))
        self.setAccessibleDescription(size)
        if rows:
            at = next((n for n, row in enumerate(rows) if row is kept), 0) if kept is not None else 0
            self.setCurrentIndex(self._model.index(at, 0))
        self.row_chosen.emit(self.current_row())

    def refresh_ticks(self) -> None:
        """Paint the boxes again."""
        self._model.tell_changed()

    def shown_rows(self) -> Sequence[PreviewRow]:
        """The rows shown, in their order."""
        return self._model.rows

    def current_row(self) -> PreviewRow | None:
        """The current row."""
        index = self.currentIndex()
        return self._model.rows[index.row()] if index.isValid() and index.row() < len(self._model.rows) else None

    def choose_row(self, place: Place) -> bool:
        """Make the value of a cell the current one; returns whether it is shown."""
        at = next((n for n, row in enumerate(self._model.rows) if place_of(row) == place), None)
        if at is not None:
            self.setCurrentIndex(self._model.index(at, 0))
        return at is not None

    def sort_by(self, position: int) -> None:
        """Sort by a column, falling if it is the one sorted by already."""
        head = self.horizontalHeader()
        rising = Qt.SortOrder.AscendingOrder
        falling = head.sortIndicatorSection() == position and head.sortIndicatorOrder() is rising
        head.setSortIndicator(position, Qt.SortOrder.DescendingOrder if falling else rising)
        self.sort_wanted.emit(position, falling)

    def fit_sizes(self) -> None:
        """Follow the zoom."""
        self.verticalHeader().setMinimumSectionSize(px(20))
        self.verticalHeader().setDefaultSectionSize(px(29))
        self.horizontalHeader().setFixedHeight(px(30))
        for position, column in enumerate(self._model.columns):
            if not column.stretch:
                self.setColumnWidth(position, px(column.width))

    def _click(self, index: QModelIndex) -> None:
        if self._model.columns[index.column()].ticked is not None:
            self._tick(self._model.rows[index.row()])

    def _tick(self, row: PreviewRow) -> None:
        if self._ticked is not None:
            self.row_ticked.emit(row, not self._ticked(row))

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.row_chosen.emit(self.current_row())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        if row is not None and event.key() == Qt.Key.Key_Space:
            self._tick(row)
        else:
            super().keyPressEvent(event)


applies("valueSizes", lambda view, _value: view.fit_sizes())
