"""Fields of one record in the context panel; each saves itself when it is left, and a refusal stands below it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.entry_form import EntryForm
from cs360_desktop.ui.common.fields import ChoiceField, Field, RadioField
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.problems.file_words import tr

Save = Callable[[str, Any], Receipt]
"""Sets one column of the record shown."""


class FieldsForm(QWidget):
    """A heading, fields by the column they hold, and a button to delete; `below` is for more than fields."""

    def __init__(self, desk: Desk, fields: Mapping[str, Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._key: object = None
        self._save: Save | None = None
        self._said = ""
        self._refused = ""
        self.fields = dict(fields)
        self.heading = Label(role=Type.SECTION, wrap=True)
        self.below = QVBoxLayout()
        spacing(self.below, 8)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 10)
        box.addWidget(self.heading)
        for column, field in self.fields.items():
            box.addWidget(field)
            field.committed.connect(lambda value, column=column: self._commit(column, value))
        box.addLayout(self.below)
        desk.refused.connect(self._note_refusal)

    def show_record(self, key: object, record: Any, save: Save, said: str) -> None:
        """Show a record's columns, or what has become of the one shown.

        Args:
            key: tells records apart.
            record: has an attribute, or an item, for each column.
            save: sets a column.
            said: the undo text of every change.
        """
        same = key == self._key
        if not same:
            self.leave()
        self._key, self._save, self._said = key, save, said
        for column, field in self.fields.items():
            value = record[column] if isinstance(record, Mapping) else getattr(record, column)
            if same and not isinstance(field, ChoiceField | RadioField):
                field.refresh(value)
            else:
                field.set_value(value)

    def first(self) -> QWidget | None:
        """Where somebody who opens the form begins."""
        return next((field for field in self.fields.values() if field.isVisibleTo(self)), None)

    def leave(self) -> None:
        """Keep what is still being typed."""
        if self._save is not None:
            for field in self.fields.values():
                field.commit()

    def _commit(self, column: str, value: Any) -> None:
        save = self._save
        if save is None:
            return
        self._refused = ""
        if not self._desk.do(self._said, lambda: save(column, value)):
            self.fields[column].set_error(self._refused)

    def _note_refusal(self, error: Exception) -> None:
        self._refused = str(error)


def delete_row(text: str, act: Callable[[], object]) -> tuple[QHBoxLayout, Button]:
    """A quiet button that puts the record shown in the bin, at the left of its line."""
    button = Button(text, act, kind=Kind.QUIET, icon="trash")
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row, button


class AddForm(EntryForm):
    """Adds one thing from a few fields; what is wrong with them is said below the first one."""

    added = Signal(int)

    def __init__(self, desk: Desk, heading: str, fields: Sequence[Field], button: str) -> None:
        super().__init__()
        self._desk = desk
        self._refused = ""
        self._add: Callable[[list[Any]], tuple[str, Callable[[], Any]]] | None = None
        self.fields = tuple(fields)
        self.button = Button(button, self.add, icon="plus")
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 10)
        box.addWidget(Label(heading, Type.SECTION))
        for field in self.fields:
            box.addWidget(field)
        box.addWidget(self.button)
        desk.refused.connect(self._note_refusal)

    def start(self, values: Sequence[Any], add: Callable[[list[Any]], tuple[str, Callable[[], Any]]]) -> None:
        """Begin anew; `add` gives the undo text and the verb for what was typed."""
        self._add = add
        for field, value in zip(self.fields, values, strict=True):
            field.set_value(value)

    @override
    def add(self) -> None:
        if self._add is None:
            return
        for field in self.fields:
            field.commit()
        if any(field.error() for field in self.fields):
            return
        text, verb = self._add([field.value() for field in self.fields])
        keys: list[int] = []

        def carry_out() -> Receipt:
            added = verb()
            keys.append(added.id)
            receipt: Receipt = added.receipt
            return receipt

        self._refused = ""
        if self._desk.do(text, carry_out):
            self.added.emit(keys[0])
        else:
            self.fields[0].set_error(self._refused or tr("This was not added."))

    def _note_refusal(self, error: Exception) -> None:
        self._refused = str(error)
