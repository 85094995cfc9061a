"""A picture of a sheet: its cells as they stand, with tables, what is left out and what is asked marked on it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from cs360_desktop.importing.workbook import Sheet, Span
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import applies, px, remember
from cs360_desktop.ui.metrics.importing.marks import Marks
from cs360_desktop.ui.metrics.importing.sheet_model import SheetModel

_QUESTION = "signal"
_MENU_KEYS = {Qt.Key.Key_F4, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class _Head(QHeaderView):
    """The heads of rows or columns, whose room is fixed; Qt would ask for the texts of 200 of them each time."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.setSectionsClickable(True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()


class SheetPicture(QTableView):
    """The sheet with its marks; arrow keys go from cell to cell.

    Signals:
        table_entered(int): the current cell moved into another table; its place in the proposal.
        menu_wanted(int, int, QPoint): row and column (1-based) whose menu is asked for, and where it opens.
    """

    table_entered = Signal(int)
    menu_wanted = Signal(int, int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = SheetModel(self)
        self._wide: set[int] = set()
        self._framed: tuple[tuple[Span, str], ...] = ()
        self.setHorizontalHeader(_Head(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(_Head(Qt.Orientation.Vertical, self))
        self.setModel(self._model)
        self.setAccessibleName(self.tr("Picture of the sheet"))
        self.setAccessibleDescription(
            self.tr("Arrow keys go from cell to cell. F4 or the Menu key says what its column and row are.")
        )
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            head.setHighlightSections(False)
            head.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().customContextMenuRequested.connect(self._column_menu)
        self.verticalHeader().customContextMenuRequested.connect(self._row_menu)
        remember(self, "sheetSizes", 1)

    @property
    def marks(self) -> Marks:
        """What is marked now."""
        return self._model.marks

    def show_sheet(self, sheet: Sheet, marks: Marks, current: int | None) -> None:
        """Show a sheet with its marks; a sheet that was not shown before starts at its current table."""
        is_new = not self._model.shows(sheet)
        self._model.show_sheet(sheet, marks, current)
        self.fit_sizes()
        self.frame_current()
        if is_new:
            table = next((table for index, table in marks.tables if index == current), None)
            top, left, _, _ = table.span if table else (1, 1, 1, 1)
            self._go(top, left)

    def choose_table(self, index: int) -> None:
        """Go to the first cell of a table."""
        table = next((table for place, table in self._model.marks.tables if place == index), None)
        if table is not None:
            self._model.set_current(index)
            self.frame_current()
            self._go(table.span[0], table.span[1])

    def frame_current(self, asked: Sequence[Span] = ()) -> None:
        """Frame the current table, and the cells of a question that is looked at."""
        table = next((table for index, table in self._model.marks.tables if index == self._model.current), None)
        frames = [(table.span, "accent")] if table else []
        self._framed = (*frames, *((span, _QUESTION) for span in asked))
        self.viewport().update()

    def framed_questions(self) -> list[Span]:
        """The cells that are framed because a question about them is looked at."""
        return [span for span, tone in self._framed if tone == _QUESTION]

    def show_cells(self, spans: Sequence[Span]) -> None:
        """Frame cells and scroll to the first of them."""
        self.frame_current(spans)
        if spans:
            top, left, bottom, right = spans[0]
            self.scrollTo(self._at(bottom, right))
            self.scrollTo(self._at(top, left))

    def current_cell(self) -> tuple[int, int] | None:
        """Row and column of the current cell, 1-based."""
        index = self.currentIndex()
        return (index.row() + 1, index.column() + 1) if index.isValid() else None

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one."""
        self._go(row, column)

    def fit_sizes(self) -> None:
        """Follow the zoom."""
        self.verticalHeader().setDefaultSectionSize(px(24))
        self.horizontalHeader().setDefaultSectionSize(px(96))
        self.horizontalHeader().setFixedHeight(px(40))
        self.verticalHeader().setFixedWidth(px(86))
        wide = self._model.marks.label_columns()
        for column in self._wide | wide:
            self.setColumnWidth(column - 1, px(190 if column in wide else 96))
        self._wide = wide

    def _at(self, row: int, column: int) -> QModelIndex:
        return self._model.index(max(0, row - 1), max(0, column - 1))

    def _go(self, row: int, column: int) -> None:
        index = self._at(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(self._at(row + 8, column))
        self.scrollTo(index)

    def _column_menu(self, place: QPoint) -> None:
        column = self.horizontalHeader().logicalIndexAt(place)
        found = next((t for i, t in self._model.marks.tables if i == self._model.current), None)
        if column >= 0:
            row = found.span[0] if found else 1
            self.menu_wanted.emit(row, column + 1, self.horizontalHeader().mapToGlobal(place))

    def _row_menu(self, place: QPoint) -> None:
        row = self.verticalHeader().logicalIndexAt(place)
        found = next((t for _, t in self._model.marks.tables if t.span[0] <= row + 1 <= t.span[2]), None)
        if row >= 0:
            column = found.span[1] if found else 1
            self.menu_wanted.emit(row + 1, column, self.verticalHeader().mapToGlobal(place))

    def _menu_here(self) -> None:
        cell = self.current_cell()
        if cell is not None:
            box = self.visualRect(self.currentIndex())
            self.menu_wanted.emit(*cell, self.viewport().mapToGlobal(box.bottomLeft()))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if index.isValid():
                self.setCurrentIndex(index)
                self.menu_wanted.emit(index.row() + 1, index.column() + 1, event.globalPos())
        else:
            self._menu_here()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MENU_KEYS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._menu_here()
        else:
            super().keyPressEvent(event)

    @override
    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        found = self._model.marks.table_at(current.row() + 1, current.column() + 1) if current.isValid() else None
        if found is not None and found[0] != self._model.current:
            self._model.set_current(found[0])
            self.frame_current()
            self.table_entered.emit(found[0])

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = tokens_of(self.palette())
        painter = QPainter(self.viewport())
        for span, tone in self._framed:
            painter.setPen(QPen(qcolor(getattr(tokens, tone)), px(2)))
            painter.drawRect(QRectF(self._box(span)).adjusted(0, 0, -1, -1))
        painter.end()

    def _box(self, span: Span) -> QRect:
        """Where a span stands, cut at the last row and column of the sheet."""
        top, left, bottom, right = span
        rows, columns = self._model.rowCount(), self._model.columnCount()
        bottom, right = min(bottom, rows), min(right, columns)
        x, y = self.columnViewportPosition(left - 1), self.rowViewportPosition(top - 1)
        far_x = self.columnViewportPosition(right - 1) + self.columnWidth(right - 1)
        far_y = self.rowViewportPosition(bottom - 1) + self.rowHeight(bottom - 1)
        return QRect(x, y, far_x - x, far_y - y)


applies("sheetSizes", lambda picture, _value: picture.fit_sizes())
