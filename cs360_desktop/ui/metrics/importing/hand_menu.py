"""The menu of a cell of the picture: what its column holds, and which of its rows are read."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from cs360_desktop.importing.answers import BY_CHOICE
from cs360_desktop.importing.by_hand import (
    ROLES,
    is_left_out,
    is_personal,
    with_names_repeated,
    with_role,
    with_row,
    without_rows,
)
from cs360_desktop.importing.mapping import ColumnMapping, Role, TableMapping
from cs360_desktop.importing.workbook import column_letters
from cs360_desktop.ui.metrics.importing.marks import LABELS, role_word

Change = Callable[[TableMapping, str], object]
"""Takes the table as it was changed, and what was done in words."""


class HandMenu(QMenu):
    """Roles for the column, then the row, then the table. Only what the reading supports is offered."""

    def __init__(self, table: TableMapping, row: int, column: int, change: Change, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._table = table
        self._change = change
        mapped = next((each for each in table.columns if each.column == column), None)
        if is_left_out(table):
            self._say(self.tr("This table is left out. Tick “Read this table” first."))
            return
        if mapped is not None:
            self._add_column(mapped)
        self._add_row(row)

    def _say(self, text: str) -> None:
        self.addAction(text).setEnabled(False)

    def _add_column(self, mapped: ColumnMapping) -> None:
        letters = column_letters(mapped.column)
        if is_personal(mapped):
            self._say(self.tr("Column {letters} looks like personal details and is never read").format(letters=letters))
            return
        self._say(self.tr("Column {letters} holds").format(letters=letters))
        group = QActionGroup(self)
        # What else an event may tell is settled by its questions: another column would be counted another way.
        offered = ROLES if self._table.counting is None else dict.fromkeys((mapped.role, Role.LEFT_OUT))
        for role in offered:
            action = self.addAction(f"&{role_word(role)}")
            action.setCheckable(True)
            action.setChecked(mapped.role is role)
            group.addAction(action)
            done = self.tr("Column {letters}: {role}").format(letters=letters, role=role_word(role))
            action.triggered.connect(
                lambda _=False, role=role, done=done: self._change(with_role(self._table, mapped.column, role), done)
            )
        if mapped.role in LABELS:
            self.addSeparator()
            repeat = self.addAction(self.tr("B&lank cells repeat the name above"))
            repeat.setCheckable(True)
            repeat.setChecked(mapped.fill_down)
            done = self.tr("Column {letters}: blank cells").format(letters=letters)
            repeat.triggered.connect(lambda on: self._change(with_names_repeated(self._table, mapped.column, on), done))

    def _add_row(self, row: int) -> None:
        table = self._table
        if not table.first_row <= row <= table.last_row:
            return
        self.addSeparator()
        why = table.rows_left_out.get(row)
        if why == BY_CHOICE:
            self._offer(self.tr("&Read row {row} again"), row, with_row(table, row), self.tr("Row {row} is read again"))
        elif why is not None:
            self._say(self.tr("Row {row} is left out: {why}").format(row=row, why=why))
        else:
            self._offer(
                self.tr("Leave row {row} &out"), row, without_rows(table, [row]), self.tr("Row {row} is left out")
            )
        if row < table.last_row:
            ends = without_rows(table, range(row + 1, table.last_row + 1))
            self._offer(self.tr("The rows &end at row {row}"), row, ends, self.tr("Rows after {row} are left out"))
        if row > table.first_row:
            begins = without_rows(table, range(table.first_row, row))
            self._offer(self.tr("The rows &begin at row {row}"), row, begins, self.tr("Rows before {row} are left out"))

    def _offer(self, text: str, row: int, changed: TableMapping, done: str) -> None:
        action = self.addAction(text.format(row=row))
        action.triggered.connect(lambda _=False: self._change(changed, done.format(row=row)))
