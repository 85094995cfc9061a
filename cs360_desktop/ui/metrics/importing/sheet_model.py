"""The cells of a sheet as a Qt model: asked only for what is on screen, marked by tables, roles and questions."""

import re
from datetime import date, datetime, time

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cs360_desktop.domain.wording import format_date, format_number
from cs360_desktop.importing.mapping import ColumnMapping, Role, TableMapping
from cs360_desktop.importing.workbook import Cell, Sheet, address, column_letters
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.metrics.importing.marks import LABELS, Marks, role_word

Index = QModelIndex | QPersistentModelIndex

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_BACKGROUND = int(Qt.ItemDataRole.BackgroundRole)
_FOREGROUND = int(Qt.ItemDataRole.ForegroundRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_FIGURE = re.compile(r"\s*[($−-]*[\d.,]*\d[)%\s]*")
_LONG = 12
"""A text of so many letters may be cut in its column, so that its whole is the tooltip."""


class SheetModel(QAbstractTableModel):
    """One sheet and its marks; `current` is the table whose roles the heads name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent
        self._sheet: Sheet | None = None
        self.marks = Marks((), ())
        self.current: int | None = None

    def show_sheet(self, sheet: Sheet, marks: Marks, current: int | None) -> None:
        """Show a sheet; one that is shown already only changes its marks, so that nothing scrolls away."""
        same = self.shows(sheet)
        if not same:
            self.beginResetModel()
        self._sheet, self.marks, self.current = sheet, marks, current
        if not same:
            self.endResetModel()
        elif sheet.height and sheet.width:
            self.dataChanged.emit(self.index(0, 0), self.index(sheet.height - 1, sheet.width - 1))
            self._tell_heads()

    def shows(self, sheet: Sheet) -> bool:
        """Whether this sheet is shown."""
        return sheet is self._sheet

    def set_current(self, index: int | None) -> None:
        """Let the heads name the roles in another table."""
        if index != self.current:
            self.current = index
            self._tell_heads()

    def _tell_heads(self) -> None:
        if self._sheet is not None and self._sheet.height and self._sheet.width:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._sheet.width - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self._sheet.height - 1)

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
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role == _ALIGNMENT and orientation is Qt.Orientation.Vertical:
            return _LEFT
        if role == _TIP and orientation is Qt.Orientation.Horizontal:
            return self.column_word(section + 1) or None
        if role != _DISPLAY:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return f"{column_letters(section + 1)}\n{self.column_word(section + 1)}"
        word = self.row_word(section + 1)
        return f"{section + 1}   {word}" if word else str(section + 1)

    def column_word(self, column: int) -> str:
        """What a column of the current table holds, in a word or as its period."""
        mapped = None if self.current is None else self.marks.column(self.current, column)
        if mapped is None:
            return ""
        if mapped.role is Role.VALUE:
            no_year = mapped.period is None and (mapped.month or mapped.quarter)
            when = self.tr("{month}, no year").format(month=mapped.header) if no_year else ""
            parts = [mapped.period.label if mapped.period else when, mapped.area or "", mapped.measure or ""]
            return next(filter(None, parts), role_word(mapped.role))
        return role_word(mapped.role)

    def row_word(self, row: int) -> str:
        """What a row is in its table: a head, left out, or nothing special."""
        table = self._table_of_row(row)
        if table is None:
            return ""
        if row in table[1].rows_left_out:
            return self.tr("left out")
        return self.tr("head") if self.marks.is_head(table[0], row) else ""

    def _table_of_row(self, row: int) -> tuple[int, TableMapping] | None:
        spans = self.marks.spans
        tables = [each for each in self.marks.tables if spans[each[0]][0] <= row <= spans[each[0]][2]]
        return next((each for each in tables if each[0] == self.current), tables[0] if tables else None)

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if self._sheet is None:
            return None
        row, column = index.row() + 1, index.column() + 1
        if role in {_BACKGROUND, _FOREGROUND}:
            return self._paint(row, column, role)
        value = self._sheet.at(row, column)
        if role == _DISPLAY:
            return shown(value)
        if role == _ALIGNMENT:
            return _RIGHT if _is_figure(value) else _LEFT
        if role == _TIP:
            text = shown(value)
            return text if len(text) > _LONG else None
        return self._spoken(row, column, value) if role == _SPOKEN else None

    def _spoken(self, row: int, column: int, value: Cell) -> str:
        """Say a cell with what it is: "D7, 11, values, Jan 2026, asked about"."""
        parts = [address(row, column), shown(value) or self.tr("empty")]
        found = self.marks.table_at(row, column)
        mapped = self.marks.column(found[0], column) if found else None
        if mapped is not None:
            parts.append(self.row_word(row) or role_word(mapped.role))
            parts.append(mapped.period.label if mapped.period else "")
        if self.marks.is_asked(row, column):
            parts.append(self.tr("asked about"))
        return ", ".join(filter(None, parts))

    def _paint(self, row: int, column: int, role: int) -> object:
        tokens = tokens_of(self._widget.palette())
        if self.marks.is_asked(row, column):
            return qcolor(tokens.signal_soft if role == _BACKGROUND else tokens.text)
        found = self.marks.table_at(row, column)
        if found is None:
            return qcolor(tokens.muted) if role == _FOREGROUND else None
        mapped = self.marks.column(found[0], column)
        if _is_left_out(found[1], mapped, row):
            return qcolor(tokens.neutral_soft if role == _BACKGROUND else tokens.muted)
        if role == _FOREGROUND:
            return None
        if self.marks.is_head(found[0], row):
            return qcolor(tokens.accent_soft)
        return qcolor(tokens.ok_soft) if mapped is not None and mapped.role in LABELS else None


def _is_figure(value: Cell) -> bool:
    """Whether a cell reads as a number, also where the file holds it as text."""
    if isinstance(value, str):
        return _FIGURE.fullmatch(value) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_left_out(table: TableMapping, mapped: ColumnMapping | None, row: int) -> bool:
    return row in table.rows_left_out or mapped is None or mapped.role is Role.LEFT_OUT


def shown(cell: Cell) -> str:
    """A cell as the picture and the preview write it."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else format_number(cell, decimals=2)  # 2024 is a year
    if isinstance(cell, datetime):
        return format_date(cell.date()) if cell.time() == time() else str(cell)
    return format_date(cell) if isinstance(cell, date) else str(cell)
