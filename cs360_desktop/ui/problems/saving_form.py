"""The fields of one record in the context panel: each saves itself when it is left, and says why it was refused."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import ChoiceField, Field


class SavingForm(QWidget):
    """Holds fields by the columns of a record; whoever makes one says how a column is saved.

    `save` gives the text of the undo step and the verb; what was typed for one record is never kept for another.
    `gone` tells that the record is about to be taken away, so that whoever lists it takes the focus.
    """

    gone = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._fields: dict[str, Field] = {}
        self._shown_id = 0
        self._refused = ""
        desk.refused.connect(self._note_refusal)

    def set_fields(self, fields: Mapping[str, Field]) -> None:
        """Take over the fields; they stand where the layout puts them."""
        self._fields = dict(fields)
        for column, field in self._fields.items():
            field.committed.connect(lambda value, column=column: self._commit(column, value))

    def save(self, column: str, value: Any) -> tuple[str, Callable[[], Receipt]]:
        """Say how a column of the record shown is changed."""
        raise NotImplementedError

    def show_values(self, record_id: int, values: Mapping[str, Any]) -> None:
        """Show a record, or what has become of the one shown."""
        same = record_id == self._shown_id
        if not same:
            self.leave()
        self._shown_id = record_id
        for column, field in self._fields.items():
            show = field.refresh if same and not isinstance(field, ChoiceField) else field.set_value
            show(values[column])

    def leave(self) -> None:
        """Keep what is still being typed."""
        if self._shown_id:
            for field in self._fields.values():
                field.commit()

    def forget(self) -> None:
        """Let go of the record: it is shown no more."""
        self.leave()
        self._shown_id = 0

    def take_away(self, text: str, verb: Callable[[], Receipt]) -> None:
        """Put the record in the bin, with the focus back where it is listed."""
        self.gone.emit()
        self.desk.do(text, verb)

    def _commit(self, column: str, value: Any) -> None:
        if not self._shown_id:
            return
        self._refused = ""
        text, verb = self.save(column, value)
        if not self.desk.do(text, verb) and self._refused:
            self._fields[column].set_error(self._refused)

    def _note_refusal(self, error: UserError) -> None:
        self._refused = error.sentence
