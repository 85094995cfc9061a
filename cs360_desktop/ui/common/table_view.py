"""The table of every page: declared columns in, rows in, the user's choice out (guide.md §7)."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QSizePolicy, QTableView, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.ui.common.columns import Column, Heading
from cs360_desktop.ui.common.delegates import CellDelegate
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.public_view import PUBLIC_VIEW
from cs360_desktop.ui.common.scaling import applies, margins, px, remember
from cs360_desktop.ui.common.sort_proxy import SortProxy
from cs360_desktop.ui.common.table_model import ROW_ROLE, Index, TableModel

_LEAST_ROWS = 5
_TALLEST = 16_777_215
"""The largest height a widget can have, in pixels."""
_SELECT_IT_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_CTRL = Qt.KeyboardModifier.ControlModifier
_CTRL_OR_SHIFT = _CTRL | Qt.KeyboardModifier.ShiftModifier
_RISING = Qt.SortOrder.AscendingOrder


class TableView(QTableView):
    """A table of rows; it is never taller than its rows and shrinks to five of them before it scrolls.

    `row_chosen` carries the current row (or None), `row_opened` the one that Enter, a double click or a link opens,
    `row_ticked` a row and whether its box should now be ticked. The table changes nothing by itself.
    """

    row_chosen = Signal(object)
    row_opened = Signal(object)
    row_ticked = Signal(object, bool)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Any]],
        key: Callable[[Any], Hashable],
        *,
        sortable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._model = TableModel(columns, key, self)
        self._proxy = SortProxy(self._model, self)
        self._two_lines = any(column.detail is not None for column in columns)
        self._kept_key: Hashable = None
        self._kept_row = 0
        self._low_rows: list[int] = []
        self._empty = _EmptyRow(self.viewport())
        self.setModel(self._proxy)
        self.setItemDelegate(CellDelegate(self._model.columns, self._proxy, self))
        self._set_up_view()
        self._set_up_headers(sortable)
        self._proxy.modelAboutToBeReset.connect(self._keep_place)
        for changed in (self._proxy.modelReset, self._proxy.layoutChanged, self._proxy.rowsInserted):
            changed.connect(self._arrange_rows)
        self._proxy.rowsRemoved.connect(self._arrange_rows)
        self._proxy.modelReset.connect(self._return_to_place)
        remember(self, "tableSizes", 1)
        self._arrange_rows()
        PUBLIC_VIEW.follow(self)

    def tell_again(self) -> None:
        """Paint the rows as they may be seen now."""
        self.viewport().update()

    def set_items(self, items: Sequence[Any]) -> None:
        """Show rows, and headings between them; the choice stays on its row or goes to the next."""
        self._model.set_items(items)

    def set_empty(self, why: str) -> None:
        """Say what an empty table shows instead of rows: why, and what to do."""
        self._empty.set_text(why)

    def current_row(self) -> Any | None:
        """Return the current row, or None on a heading or in an empty table."""
        return self._row_at(self.currentIndex())

    def selected_rows(self) -> list[Any]:
        """Return the selected rows in the order shown."""
        indexes = sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)
        return [row for row in map(self._row_at, indexes) if row is not None]

    def choose_row(self, key: Hashable) -> bool:
        """Make the row with a key the current one; returns whether it is shown."""
        shown = self.model()
        for position in range(shown.rowCount()):
            index = shown.index(position, 0)
            if self._model.key_of(index.data(ROW_ROLE)) == key:
                self.setCurrentIndex(index)
                return True
        return False

    def choose_first(self) -> bool:
        """Make the first row the current one; returns whether there is any."""
        shown = self.model()
        indexes = (shown.index(position, 0) for position in range(shown.rowCount()))
        first = next((index for index in indexes if self._row_at(index) is not None), None)
        if first is not None:
            self.setCurrentIndex(first)
        return first is not None

    def open_all(self) -> None:
        """Open every heading, so that nothing that was looked for stays hidden."""
        self._proxy.open_all()

    def reveal(self, key: Hashable) -> bool:
        """Make the row with a key, or `("heading", key)`, the current one, and open what it lies under."""
        for position in range(self._model.rowCount()):
            if self._model.key_of(self._model.item(position)) == key:
                self._proxy.open_above(position)
        return self.choose_row(key)

    def is_current_selected(self) -> bool:
        """Whether the current row is seen to be the one meant; among several a click with Ctrl can take it out."""
        return self.selectionModel().isSelected(self.currentIndex())

    @override
    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Select the row that becomes the current one, also where Qt would leave another one highlighted for Ctrl."""
        is_one = self.selectionMode() is QAbstractItemView.SelectionMode.SingleSelection
        by_control = isinstance(event, QKeyEvent) and _CTRL_OR_SHIFT & event.modifiers() == _CTRL
        usual = super().selectionCommand(index, event)
        is_left_out = event is None and not usual & QItemSelectionModel.SelectionFlag.Select  # while Ctrl is held
        return _SELECT_IT_ALONE if index.isValid() and (is_one or by_control or is_left_out) else usual

    def _row_at(self, index: Index) -> Any | None:
        item = index.data(ROW_ROLE) if index.isValid() else None
        return None if isinstance(item, Heading) else item

    def _set_up_view(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self._name)
        self.doubleClicked.connect(self._open)
        self.clicked.connect(self._click)

    def _set_up_headers(self, sortable: bool) -> None:
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(24)
        head.setSectionsClickable(sortable)
        head.setStretchLastSection(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for position, column in enumerate(self._model.columns):
            if column.stretch:
                head.setSectionResizeMode(position, QHeaderView.ResizeMode.Stretch)
        if sortable:
            head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self.setSortingEnabled(True)

    def fit_sizes(self) -> None:
        """Set row heights and column widths for the present zoom."""
        self.verticalHeader().setMinimumSectionSize(px(20))
        self.verticalHeader().setDefaultSectionSize(px(46 if self._two_lines else 29))
        self.horizontalHeader().setFixedHeight(px(30))
        for position, column in enumerate(self._model.columns):
            if not column.stretch:
                self.setColumnWidth(position, px(column.width))
        self._arrange_rows()

    def _arrange_rows(self) -> None:
        """Give headings their place; rows have the usual height by themselves, however many there are."""
        self.clearSpans()
        count, columns = self._proxy.rowCount(), len(self._model.columns)
        usual = self.verticalHeader().defaultSectionSize()
        for position in self._low_rows:
            if position < count:
                self.setRowHeight(position, usual)
        sources = (self._model.index(position, 0) for position in self._model.heading_positions())
        self._low_rows = [row for row in (self._proxy.mapFromSource(source).row() for source in sources) if row >= 0]
        for position in self._low_rows:
            if columns > 1:
                self.setSpan(position, 0, 1, columns)
            self.setRowHeight(position, px(27))
        self._fit_height(count, self.verticalHeader().length())

    def _fit_height(self, count: int, height: int) -> None:
        """Be no taller than so many rows of that height together, in pixels."""
        usual = self.verticalHeader().defaultSectionSize()
        self._empty.setVisible(count == 0)
        full = self.horizontalHeader().height() + 2 * self.frameWidth() + (height if count else usual + px(12))
        full = min(full, _TALLEST)
        self.setMinimumHeight(0)
        self.setMaximumHeight(full)
        self.setMinimumHeight(min(full, self.horizontalHeader().height() + _LEAST_ROWS * usual))
        columns = len(self._model.columns)
        size = self.tr("{rows} rows, {columns} columns").format(rows=count, columns=columns)
        self.setAccessibleDescription(size if count else self._empty.text())

    def _keep_place(self) -> None:
        item = self.currentIndex().data(ROW_ROLE)
        self._kept_key = None if item is None else self._model.key_of(item)
        self._kept_row = self.currentIndex().row()

    def _return_to_place(self) -> None:
        count = self._proxy.rowCount()
        if self._kept_key is None or count == 0:
            return
        if not self.choose_row(self._kept_key):
            self.setCurrentIndex(self._proxy.index(min(self._kept_row, count - 1), 0))

    def _click(self, index: QModelIndex) -> None:
        item, column = index.data(ROW_ROLE), self._model.columns[index.column()]
        if isinstance(item, Heading):
            self._proxy.set_closed(item, not self._proxy.is_closed(item))
        elif column.ticked is not None:
            self.row_ticked.emit(item, not column.ticked(item))
        elif column.link:
            self.row_opened.emit(item)

    def _open(self, index: QModelIndex) -> None:
        row = self._row_at(index)
        column = self._model.columns[index.column()]
        if row is not None and not column.link and column.ticked is None:
            self.row_opened.emit(row)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.row_chosen.emit(self._row_at(current))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        item = index.data(ROW_ROLE) if index.isValid() else None
        key = event.key()
        if isinstance(item, Heading) and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._proxy.set_closed(item, key == Qt.Key.Key_Left)
        elif isinstance(item, Heading) and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._proxy.set_closed(item, not self._proxy.is_closed(item))
        elif item is not None and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():  # held down, it would open whatever becomes the current row by it
                self.row_opened.emit(item)
        elif item is not None and key == Qt.Key.Key_Space and self._tick_column() is not None:
            column = self._tick_column()
            assert column is not None
            assert column.ticked is not None
            self.row_ticked.emit(item, not column.ticked(item))
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer sorting, so that it needs no mouse."""
        if not self.isSortingEnabled():
            super().contextMenuEvent(event)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for position, column in enumerate(self._model.columns):
            if column.title:
                sort = menu.addAction(self.tr("Sort by {column}").format(column=column.title))
                sort.triggered.connect(partial(self._sort_by, position))
        menu.popup(event.globalPos())

    def _sort_by(self, position: int) -> None:
        head = self.horizontalHeader()
        rising = head.sortIndicatorSection() == position and head.sortIndicatorOrder() is _RISING
        self.sortByColumn(position, Qt.SortOrder.DescendingOrder if rising else _RISING)

    def _tick_column(self) -> Column[Any] | None:
        return next((column for column in self._model.columns if column.ticked is not None), None)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        current = self.currentIndex()
        if current.isValid() and 0 <= self.rowViewportPosition(current.row()) < event.oldSize().height():
            self.scrollTo(current)  # a row that was in sight stays so where the table gets lower
        self._empty.setGeometry(self.viewport().rect())


class _EmptyRow(QWidget):
    """The one row of an empty table."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = Label(tone="muted", wrap=True)
        box = QVBoxLayout(self)
        margins(box, 8, 8, 8, 8)
        box.addWidget(self._words, 0, Qt.AlignmentFlag.AlignTop)

    def text(self) -> str:
        return self._words.text()

    def set_text(self, why: str) -> None:
        self._words.setText(why)


applies("tableSizes", lambda view, _value: view.fit_sizes())
