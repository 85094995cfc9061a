"""The grid itself: frozen heads, moving, selecting and editing by the keys of ui/guide.md §2."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTableView, QWidget
from typing_extensions import override

from cs360_desktop.ui.common.announcing import announce
from cs360_desktop.ui.common.scaling import applies, px, remember
from cs360_desktop.ui.common.typography import Type, font
from cs360_desktop.ui.metrics.entering.data_edges import edge_of_data
from cs360_desktop.ui.metrics.entering.delegate import GridDelegate
from cs360_desktop.ui.metrics.entering.grid_keys import COMMANDS, TABS, keys_of
from cs360_desktop.ui.metrics.entering.heads import Corner, PeriodHead, RowHead
from cs360_desktop.ui.metrics.entering.model import GridModel
from cs360_desktop.ui.metrics.entering.rows import GroupRow

Index = QModelIndex | QPersistentModelIndex
Rect = tuple[int, int, int, int]
"""Top, left, bottom, right, all included."""

_ONLY_CURRENT = QItemSelectionModel.SelectionFlag.NoUpdate
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect
_EXTEND = QItemSelectionModel.SelectionFlag.SelectCurrent
_Trigger = QAbstractItemView.EditTrigger


class GridView(QTableView):
    """Shows a `GridModel`.

    `moved` tells that the current cell is another one; `asked(str)` carries the name of a command whose keys were
    pressed: copy, copy_with_headers, cut, paste, clear, fill_down, fill_right, states, note, today, to_unknown,
    next_fault, last_fault, menu, why_closed.
    """

    moved = Signal()
    asked = Signal(str)

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = model
        self.cells = GridDelegate(model, self)
        self.row_head = RowHead(model, self)
        self.period_head = PeriodHead(model, self)
        self.setVerticalHeader(self.row_head)
        self.setHorizontalHeader(self.period_head)
        self.corner = Corner(self)
        self.setItemDelegate(self.cells)
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setEditTriggers(_Trigger.AnyKeyPressed | _Trigger.EditKeyPressed | _Trigger.DoubleClicked)
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._load_ahead)
        self._fitted_for = 0
        self._run_from: int | None = None
        self._keys = self._key_map()
        self.cells.left.connect(self.step)
        self.row_head.sectionClicked.connect(self._click_row_head)
        self.selectionModel().selectionChanged.connect(self._keep_selection)
        model.modelReset.connect(self._fit)
        model.dataChanged.connect(lambda *_where: self._idle.start())
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(lambda _value: self._idle.start())
        remember(self, "gridSizes", 1)

    # -- where we are -------------------------------------------------------------------------------------------------

    def place(self) -> tuple[int, int] | None:
        """Row and column of the current cell, None where there is none."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one and show it."""
        self._run_from = None
        self.selectionModel().setCurrentIndex(self.grid.index(row, column), _SELECT)

    def corner_of_current(self) -> QPoint:
        """The lower left corner of the current cell, where its menus open."""
        return self.visualRect(self.currentIndex()).bottomLeft()

    def rectangles(self) -> tuple[Rect, ...]:
        """The selected rectangles; the current cell alone where nothing is selected."""
        place = self.place()
        return self.cells.selected or (((*place, *place),) if place else ())

    def has_wide_selection(self) -> bool:
        """Whether more than one cell is selected."""
        return sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in self.cells.selected) > 1

    def step(self, rows: int, columns: int) -> None:
        """Move to the next cell that takes an entry; inside a selection run round it.

        As in spreadsheets, Enter after a run of Tabs goes below the cell where the run began.
        """
        place = self.place()
        if place is None:
            return
        if self.has_wide_selection():
            self._run_round(*place, rows, columns)
            return
        began = self._run_from
        row, column = place[0] + rows, began if rows and began is not None else place[1] + columns
        while self._is_inside(row, column) and self.grid.sheet.key_at(row, column) is None:
            row, column = row + rows, column + columns
        if not self._is_inside(row, column):  # nothing there takes an entry, and one may still look at it
            row, column = place[0] + rows, place[1] + columns
            while self._is_inside(row, column) and isinstance(self.grid.sheet.rows[row], GroupRow) and rows:
                row += rows
        if self._is_inside(row, column):
            self.go_to(row, column)
            self._run_from = (place[1] if began is None else began) if columns else None

    def _is_inside(self, row: int, column: int) -> bool:
        return 0 <= row < self.grid.rowCount() and 0 <= column < self.grid.columnCount()

    def _run_round(self, row: int, column: int, rows: int, columns: int) -> None:
        places = list(self._selected_places(by_row=bool(columns)))
        if (row, column) not in places:
            return
        following = places[(places.index((row, column)) + rows + columns) % len(places)]
        self.selectionModel().setCurrentIndex(self.grid.index(*following), _ONLY_CURRENT)

    def _selected_places(self, *, by_row: bool) -> Iterator[tuple[int, int]]:
        for top, left, bottom, right in self.cells.selected:
            rows = [row for row in range(top, bottom + 1) if not isinstance(self.grid.sheet.rows[row], GroupRow)]
            columns = range(left, right + 1)
            if by_row:
                yield from ((row, column) for row in rows for column in columns)
            else:
                yield from ((row, column) for column in columns for row in rows)

    # -- keys ---------------------------------------------------------------------------------------------------------

    def _key_map(self) -> dict[str, Callable[[], object]]:
        moves: dict[str, Callable[[], object]] = {
            "Return": lambda: self.step(1, 0),
            "Enter": lambda: self.step(1, 0),
            "Shift+Return": lambda: self.step(-1, 0),
            "Shift+Enter": lambda: self.step(-1, 0),
            "Tab": lambda: self.step(0, 1),
            "Shift+Backtab": lambda: self.step(0, -1),
            "Backtab": lambda: self.step(0, -1),
            "Home": lambda: self._along(0),
            "End": lambda: self._along(self.grid.columnCount() - 1),
            "Ctrl+Space": lambda: self._select_whole(columns=True),
            "Shift+Space": lambda: self._select_whole(columns=False),
            "Ctrl+Home": lambda: self._jump(0, 0),
            "Ctrl+End": lambda: self._jump(self.grid.rowCount() - 1, self.grid.columnCount() - 1),
            "Alt+PgUp": lambda: self._page_across(-1),
            "Alt+PgDown": lambda: self._page_across(1),
        }
        for name, step in (("Up", (-1, 0)), ("Down", (1, 0)), ("Left", (0, -1)), ("Right", (0, 1))):
            moves[f"Ctrl+{name}"] = partial(self._to_edge, *step, extend=False)
            moves[f"Ctrl+Shift+{name}"] = partial(self._to_edge, *step, extend=True)
        for keys, command in COMMANDS.items():
            moves[keys] = partial(self.asked.emit, command)
        return moves

    @override
    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and keys_of(event) in self._keys
        ):
            event.accept()
            return True
        # Qt would move the focus with Tab before anybody is asked; here Tab belongs to the grid.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and keys_of(event) in TABS:
            self.keyPressEvent(event)
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = keys_of(event)
        place = self.place()
        row = self.grid.sheet.rows[place[0]] if place else None
        if isinstance(row, GroupRow) and name in {"Left", "Right"}:
            self._fold(row, closed=name == "Left")
        elif name in self._keys:
            self._keys[name]()
        elif place is not None and _types(event) and self.grid.sheet.key_at(*place) is None:
            self.asked.emit("why_closed")
        else:
            self.cells.typed_into = name != "F2"
            super().keyPressEvent(event)

    @override
    def edit(self, *arguments: Any) -> Any:
        """Open an editor; by F2 or a double click its cursor stands behind the text, so that more can be typed."""
        opened = super().edit(*arguments)
        if len(arguments) > 1 and opened and not self.cells.typed_into:
            editor = self.findChild(QLineEdit)
            if editor is not None:
                editor.end(False)
        return opened

    def _jump(self, row: int, column: int) -> None:
        if self.grid.rowCount() and self.grid.columnCount():
            self.go_to(row, column)

    def _along(self, column: int) -> None:
        place = self.place()
        if place is not None:
            self.go_to(place[0], column)

    def _select_whole(self, *, columns: bool) -> None:
        """Select the whole columns or rows of what is selected; the current cell stays."""
        last_row, last_column = self.grid.rowCount() - 1, self.grid.columnCount() - 1
        whole = QItemSelection()
        for top, left, bottom, right in self.rectangles():
            first, last = ((0, left), (last_row, right)) if columns else ((top, 0), (bottom, last_column))
            whole.select(self.grid.index(*first), self.grid.index(*last))
        self.selectionModel().select(whole, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _page_across(self, direction: int) -> None:
        place = self.place()
        if place is None:
            return
        page = max(1, self.viewport().width() // max(self.columnWidth(0), 1) - 1)
        column = min(max(place[1] + direction * page, 0), self.grid.columnCount() - 1)
        self.go_to(place[0], column)

    def _to_edge(self, rows: int, columns: int, *, extend: bool) -> None:
        place = self.place()
        end = None if place is None else edge_of_data(self.grid.sheet, place, rows, columns)
        if end is not None:
            self.selectionModel().setCurrentIndex(self.grid.index(*end), _EXTEND if extend else _SELECT)

    # -- folding ------------------------------------------------------------------------------------------------------

    def _click_row_head(self, section: int) -> None:
        row = self.grid.sheet.rows[section]
        if isinstance(row, GroupRow):
            self._fold(row, closed=not self.grid.is_closed(row))

    def _fold(self, row: GroupRow, *, closed: bool) -> None:
        place = self.place()
        column = place[1] if place else 0
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self.grid.set_closed(row, closed)
        self.go_to(self.grid.sheet.rows.index(row), column)
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)

    # -- looks --------------------------------------------------------------------------------------------------------

    def fit_sizes(self) -> None:
        """Set heights and widths for the present theme and zoom."""
        self.cells.refresh()
        self._fit()

    def _fit(self) -> None:
        self.row_head.fit()
        self.row_head.setDefaultSectionSize(px(25))
        for position, row in enumerate(self.grid.sheet.rows):
            if isinstance(row, GroupRow):
                self.row_head.resizeSection(position, px(27))
        self._fit_columns()
        rest = self.period_head.height() + self.horizontalScrollBar().sizeHint().height() + 2 * self.frameWidth()
        self.setMaximumHeight(self.row_head.length() + rest)
        self.updateGeometries()

    def _fit_columns(self) -> None:
        """Make columns a little wider than needed where whole columns then fill the room."""
        needed = max(self.period_head.width_needed(), self._figure_width())
        self._fitted_for = self.grid.sheet.longest
        fitting = max(self.viewport().width() // needed, 1)
        width = max(needed, self.viewport().width() // min(fitting, max(self.grid.columnCount(), 1)))
        self.period_head.setDefaultSectionSize(min(width, 2 * needed))

    def _figure_width(self) -> int:
        """The width in which the longest figure seen so far is whole."""
        return QFontMetrics(font(Type.BODY)).horizontalAdvance("0") * self.grid.sheet.longest + px(14)

    def show_latest(self) -> None:
        """Scroll to the running period."""
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.grid.sheet.longest > self._fitted_for:
            self._idle.start()

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        frame = self.frameWidth()
        self.corner.setGeometry(frame, frame, self.row_head.width(), self.period_head.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        bar = self.horizontalScrollBar()
        at_end = bar.value() == bar.maximum()
        super().resizeEvent(event)
        self._fit_columns()
        self.updateGeometries()
        if at_end:
            bar.setValue(bar.maximum())
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        self._idle.start()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.cells.refresh()

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        self._run_from = None
        self.cells.current = (current.row(), current.column())
        self.row_head.current, self.period_head.current = self.cells.current
        super().currentChanged(current, previous)
        for head, was, now in (
            (self.row_head, previous.row(), current.row()),
            (self.period_head, previous.column(), current.column()),
        ):
            if was != now:
                head.viewport().update()
        self.moved.emit()

    def _keep_selection(self, _selected: QItemSelection, _deselected: QItemSelection) -> None:
        selection = self.selectionModel().selection()
        ranges = [selection.at(number) for number in range(selection.count())]
        self.cells.selected = tuple((part.top(), part.left(), part.bottom(), part.right()) for part in ranges)

    def _load_ahead(self) -> None:
        top, bottom = self.rowAt(0), self.rowAt(self.viewport().height())
        left, right = self.columnAt(0), self.columnAt(self.viewport().width())
        rows = (max(top, 0), bottom if bottom >= 0 else self.grid.rowCount() - 1)
        columns = (max(left, 0), right if right >= 0 else self.grid.columnCount() - 1)
        if self.grid.sheet.longest > self._fitted_for:
            self._widen()
        if not self.grid.sheet.cells.load_around(rows, columns):
            self._idle.stop()

    def _widen(self) -> None:
        """Make room for a longer figure, with the current cell still in view."""
        bar = self.horizontalScrollBar()
        at_end = bar.value() == bar.maximum()
        self._fit_columns()
        self.updateGeometries()
        if at_end:
            bar.setValue(bar.maximum())
        elif self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    @override
    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]  # PySide's stub names the event's class
        announce(self, self.tr("Grid. Tab moves between cells; F6 leaves the grid."))


def _types(event: QKeyEvent) -> bool:
    return event.text().isprintable() and bool(event.text()) and not event.modifiers() & _COMMANDING


_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier

applies("gridSizes", lambda view, _value: view.fit_sizes())
