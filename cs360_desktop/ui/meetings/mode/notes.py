"""What was done in the present item, for the minutes: saved with each key, one undo step for each item."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.services import agendas
from cs360_desktop.ui.common.editors import NoteEdit
from cs360_desktop.ui.common.kept_text import KeptText
from cs360_desktop.ui.meetings.mode.sitting import Sitting


class NotesField(NoteEdit):
    """Writes the notes of the item the meeting is at."""

    def __init__(self, sitting: Sitting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sitting = sitting
        self._item_id = 0
        self.setAccessibleName(self.tr("What was done, for the minutes"))
        self.setPlaceholderText(self.tr("What was done, not what was said. Saved as you type."))
        self.setReadOnly(sitting.desk.session.read_only)
        self._kept = KeptText(sitting.desk, self, self._said, self._write)
        self.show_item()

    def show_item(self) -> None:
        """Follow the meeting to its present item, and what was written elsewhere; what is being typed stays."""
        item = self._sitting.item
        self._kept.show(item.id, item.notes)
        self._item_id = item.id
        if not self.hasFocus():
            self.moveCursor(QTextCursor.MoveOperation.End)  # whoever comes back writes on

    def save(self) -> None:
        """Save what is typed; what is refused stays, and is tried again with the next key."""
        self._kept.leave()

    def _said(self) -> str:
        return self.tr("Wrote what was done in “{item}”").format(item=self._sitting.title_of(self._item_id))

    def _write(self, item_id: int, text: str, batch: int) -> Receipt:
        with self._sitting.writing():
            receipt = agendas.write_item(self._sitting.desk.session, item_id, "notes", text, goes_on=batch)
        self._sitting.reread_items()
        return receipt
