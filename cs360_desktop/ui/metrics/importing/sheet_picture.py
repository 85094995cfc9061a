"""A picture of a sheet: its cells as they stand, with the found tables, what is left out and what is asked marked."""

from collections.abc import Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget
from typing_extensions import override

from cs360_desktop.domain.wording import format_date, format_number
from cs360_desktop.importing.mapping import Role, TableMapping
from cs360_desktop.importing.workbook import Cell, Sheet, address, column_letters
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import applies, px, remember

Index = QModelIndex | QPersistentModelIndex

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_BACKGROUND = int(Qt.ItemDataRole.BackgroundRole)
_FOREGROUND = int(Qt.ItemDataRole.ForegroundRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_LABELS = {
    *(Role.MEASURE, Role.AREA, Role.PERIOD, Role.YEAR, Role.QUARTER, Role.MONTH),
    *(Role.DATE, Role.CATEGORY, Role.CASE),
}


class _SheetModel(QAbstractTableModel):
    """Asked only for the cells on screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent
        self._sheet: Sheet | None = None
        self._tables: Sequence[TableMapping] = ()
        self._asked: frozenset[str] = frozenset()

    def show_sheet(self, sheet: Sheet, tables: Sequence[TableMapping], asked: frozenset[str]) -> None:
        self.beginResetModel()
        self._sheet, self._tables, self._asked = sheet, tables, asked
        self.endResetModel()

    def label_columns(self) -> set[int]:
        """The columns that hold names."""
        return {each.column for table in self._tables for each in table.columns if each.role in _LABELS}

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() or self._sheet is None else self._sheet.height

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() or self._sheet is None else self._sheet.width

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> str | None:
        if role != _DISPLAY:
            return None
        return column_letters(section + 1) if orientation is Qt.Orientation.Horizontal else str(section + 1)

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if self._sheet is None:
            return None
        row, column = index.row() + 1, index.column() + 1
        if role == _DISPLAY:
            return shown(self._sheet.at(row, column))
        if role == _ALIGNMENT:
            value = self._sheet.at(row, column)
            return _RIGHT if isinstance(value, int | float) and not isinstance(value, bool) else _LEFT
        if role in {_BACKGROUND, _FOREGROUND}:
            return self._paint(row, column, role)
        return None

    def _paint(self, row: int, column: int, role: int) -> object:
        tokens = tokens_of(self._widget.palette())
        if address(row, column) in self._asked:
            return qcolor(tokens.signal_soft if role == _BACKGROUND else tokens.text)
        for table in self._tables:
            top, left, bottom, right = table.span
            if not (top <= row <= bottom and left <= column <= right):
                continue
            mapped = next((each for each in table.columns if each.column == column), None)
            left_out = row in table.rows_left_out or mapped is None or mapped.role is Role.LEFT_OUT
            if left_out:
                return qcolor(tokens.neutral_soft if role == _BACKGROUND else tokens.muted)
            if role == _FOREGROUND:
                return None
            if row in table.header_rows:
                return qcolor(tokens.accent_soft)
            return qcolor(tokens.ok_soft) if mapped is not None and mapped.role in _LABELS else None
        return qcolor(tokens.muted) if role == _FOREGROUND else None


def shown(cell: Cell) -> str:
    """A cell as the picture and the preview write it."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else format_number(cell, decimals=2)  # 2024 is a year
    if isinstance(cell, datetime):
        return format_date(cell.date()) if cell.time() == time() else str(cell)
    return format_date(cell) if isinstance(cell, date) else str(cell)


class SheetPicture(QTableView):
    """The sheet with its marks; for looking, not for editing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _SheetModel(self)
        self.setModel(self._model)
        self.setAccessibleName(self.tr("Picture of the sheet"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        remember(self, "sheetSizes", 1)

    def show_sheet(self, sheet: Sheet, tables: Sequence[TableMapping], asked: frozenset[str]) -> None:
        """Show a sheet, its tables, and the addresses that a question is about."""
        self._model.show_sheet(sheet, tables, asked)
        self.fit_sizes()
        if tables:
            self.scrollTo(self._model.index(max(0, tables[0].span[0] - 1), max(0, tables[0].span[1] - 1)))

    def fit_sizes(self) -> None:
        """Follow the zoom."""
        self.verticalHeader().setDefaultSectionSize(px(24))
        self.horizontalHeader().setDefaultSectionSize(px(92))
        self.horizontalHeader().setFixedHeight(px(26))
        for column in self._model.label_columns():
            self.setColumnWidth(column - 1, px(210))


applies("sheetSizes", lambda picture, _value: picture.fit_sizes())
