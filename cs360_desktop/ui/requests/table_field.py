"""A table of the form: rows of cells that can be added and taken away, up to as many as the form has room for."""

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.definitions.fields import ColumnDefinition, FieldDefinition, FieldKind
from cs360_desktop.domain.request_form import TableRow, can_be_read, read_rows, write_rows
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.fields import DateField, Field, TextField
from cs360_desktop.ui.common.labels import Label, Line
from cs360_desktop.ui.common.scaling import fixed_width, margins, minimum_width, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.requests.fields import DayField, to_content, to_value
from cs360_desktop.ui.requests.words import unread_said

_ONE_LINE = 3
"""Rows of more columns than this put the first, the longest, on a line of its own."""


class TableField(Field):
    """Its value is the table as it is stored; a row that is still blank is on the screen only."""

    def __init__(self, definition: FieldDefinition, label: str) -> None:
        holder = QWidget()
        super().__init__(label, holder, help_text=definition.help, required=definition.required, grows=True)
        self._definition = definition
        self._rows: list[TableRow] = []
        self._refused: list[TableRow] = []
        self._editable = True
        self.lines: list[TableLine] = []
        self.add_button = Button(self.tr("Add a line"), self.add, icon="plus", kind=Kind.QUIET)
        self._box = QVBoxLayout(holder)
        margins(self._box, 0, 0, 0, 0)
        spacing(self._box, 8)
        self._box.addWidget(self.add_button)
        holder.setFocusProxy(self.add_button)

    @override
    def value(self) -> str:
        return write_rows(tuple(self._rows))

    @override
    def refused(self) -> int:
        return sum(cell.refused() for line in self.lines for cell in line.cells.values())

    def to_mend(self) -> Field | None:
        """The first cell below which something is said."""
        return next((cell for line in self.lines for cell in line.cells.values() if cell.error()), None)

    @override
    def set_editable(self, editable: bool) -> None:
        self._editable = editable
        for line in self.lines:
            line.set_editable(editable)
        self._follow_room()

    def add(self) -> None:
        """Add a blank line and go to it."""
        self._note_refused()
        self._rows.append({})
        self._refused.append({})
        self._rebuild()
        self.lines[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self, position: int) -> None:
        """Take a line away; the focus goes to the next."""
        self._note_refused()
        del self._rows[position]
        del self._refused[position]
        self._rebuild()
        target = self.lines[min(position, len(self.lines) - 1)] if self.lines else self.add_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.commit()

    @override
    def _show(self, value: str) -> None:
        rows = [dict(row) for row in read_rows(value)]
        if [row for row in self._rows if any(row.values())] != rows or len(self.lines) != len(self._rows):
            self._note_refused()
            self._refused = _moved_along(self._refused, self._rows, rows)
            self._rows = rows
            self._rebuild()

    def _note_refused(self) -> None:
        """Remember by line what stands in its cells and was refused; the lines themselves are made anew."""
        self._refused = [line.refused_texts() for line in self.lines]

    def _rebuild(self) -> None:
        """Make the lines anew, with what was refused in them."""
        for line in self.lines:
            self._box.removeWidget(line)
            line.hide()
            line.deleteLater()
        shares = {column.id: self._share(column) for column in self._definition.column}
        self.lines = [TableLine(self._definition, number, row, self, shares) for number, row in enumerate(self._rows)]
        for line, texts in zip(self.lines, self._refused, strict=True):
            line.refuse_again(texts)
            for cell in line.cells.values():
                cell.refusal_changed.connect(self.refusal_changed)
            self._box.insertWidget(self._box.count() - 1, line)
            line.show()  # now, not with the next event: the focus goes there at once
        self.set_editable(self._editable)
        self.editor.setFocusProxy(self.lines[0] if self.lines else self.add_button)
        self.refusal_changed.emit()

    def _share(self, column: ColumnDefinition) -> int:
        """How much of a line a column gets: more for long texts, yet less than in proportion."""
        longest = max((len(row.get(column.id, "")) for row in self._rows), default=0)
        return round(10 * sqrt(max(len(column.label), min(longest, 60))))

    def _follow_room(self) -> None:
        has_room = len(self._rows) < self._definition.rows
        reason = self.tr("The form has room for %n lines", "", self._definition.rows)
        self.add_button.allow(self._editable and has_room, "" if has_room else reason)


def _moved_along(refused: Sequence[TableRow], before: Sequence[TableRow], rows: list[TableRow]) -> list[TableRow]:
    """What was refused, for the lines that are shown instead: with the line it was typed in, or in its place.

    What has no line any more gets a blank one at the end, which is added to `rows`.
    """
    moved: list[TableRow] = [{} for _row in rows]
    for position, texts in enumerate(refused):
        if not texts:
            continue
        same = [place for place, row in enumerate(rows) if row == before[position] and not moved[place]]
        free = position < len(rows) == len(before) and not moved[position]
        if same or free:
            moved[same[0] if same else position] = texts
        else:
            rows.append({})
            moved.append(texts)
    return moved


class TableLine(QWidget):
    """One row: its number, its cells, and the way to take it out."""

    def __init__(
        self,
        definition: FieldDefinition,
        number: int,
        row: TableRow,
        table: TableField,
        shares: Mapping[str, int],
    ) -> None:
        super().__init__()
        self._row = row
        self._shares = shares
        self._table = table
        label = definition.label
        self.cells = {column.id: self._cell(column, f"{label} {number + 1}") for column in definition.column}
        self.remove_button = Button(self.tr("Remove"), lambda: table.remove(number), kind=Kind.QUIET)
        name = self.tr("Remove line {number} of {table}").format(number=number + 1, table=label)
        self.remove_button.setAccessibleName(name)
        columns = list(self.cells)
        self._arrange(number, [columns] if len(columns) <= _ONE_LINE else [columns[:1], columns[1:]])
        self.setFocusProxy(self.cells[columns[0]])

    def set_editable(self, editable: bool) -> None:
        """Allow or forbid changes."""
        for cell in self.cells.values():
            cell.set_editable(editable)
        self.remove_button.setEnabled(editable)

    def refused_texts(self) -> TableRow:
        """What was typed and refused, by column."""
        texts: TableRow = {}
        for column, cell in self.cells.items():
            if cell.refused() and isinstance(cell.editor, QLineEdit):
                texts[column] = cell.editor.text()
        return texts

    def refuse_again(self, texts: TableRow) -> None:
        """Show what was refused before this line was made anew, with its sentence."""
        for column, text in texts.items():
            cell = self.cells[column]
            assert isinstance(cell.editor, QLineEdit)
            cell.editor.setText(text)
            cell.commit()

    def _arrange(self, number: int, lines: Sequence[Sequence[str]]) -> None:
        position = Label(str(number + 1), Type.CAPTION, tone="muted")
        fixed_width(position, 16)
        cells = QVBoxLayout()
        spacing(cells, 6)
        for columns in lines:
            line = QHBoxLayout()
            spacing(line, 8)
            for column in columns:
                cell = self.cells[column]
                share = 0 if isinstance(cell, DateField) else self._shares[column]
                line.addWidget(cell, share, Qt.AlignmentFlag.AlignTop)
            if columns is lines[-1]:
                line.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignBottom)
            cells.addLayout(line)
        row = QHBoxLayout()
        spacing(row, 4)
        row.addWidget(position, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(cells, 1)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        box.addLayout(row)
        box.addWidget(Line())

    def _cell(self, column: ColumnDefinition, line: str) -> Field:
        made: Field = DayField(column.label, width=132) if column.kind is FieldKind.DATE else TextField(column.label)
        made.editor.setAccessibleName(f"{line}, {column.label}")
        if not isinstance(made, DateField):
            minimum_width(made.editor, 60)
        content = self._row.get(column.id, "")
        made.set_value(to_value(made, content))
        if not can_be_read(column.kind, content):
            made.set_error(unread_said(column.kind, content))
        made.committed.connect(lambda value: self._set(column.id, value))
        return made

    def _set(self, column: str, value: Any) -> None:
        self._row[column] = to_content(value)
        self._table.commit()
