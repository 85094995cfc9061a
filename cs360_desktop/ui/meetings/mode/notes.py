"""What was done in the present item, for the minutes: saved with each key, one undo step for each item."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from cs360_desktop.services import agendas
from cs360_desktop.ui.common.commands import new_stretch
from cs360_desktop.ui.meetings.mode.sitting import Sitting


class NotesField(QPlainTextEdit):
    """Writes the notes of the item the meeting is at."""

    def __init__(self, sitting: Sitting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sitting = sitting
        self._item_id = 0
        self._saved = ""
        self._stretch = new_stretch()
        self.setAccessibleName(self.tr("What was done, for the minutes"))
        self.setPlaceholderText(self.tr("What was done, not what was said. Saved as you type."))
        self.setTabChangesFocus(True)
        self.setReadOnly(sitting.desk.session.read_only)
        self.textChanged.connect(self.save)
        self.show_item()

    def show_item(self) -> None:
        """Follow the meeting to its present item, and what was written elsewhere; what is being typed stays."""
        item = self._sitting.item
        if item.id != self._item_id:
            self.save()
            self._item_id, self._stretch = item.id, new_stretch()
        elif item.notes == self._saved or self.toPlainText() != self._saved:
            return
        self._saved = item.notes
        with QSignalBlocker(self):
            self.setPlainText(item.notes)
            self.moveCursor(QTextCursor.MoveOperation.End)

    def save(self) -> None:
        """Save what is typed; what is refused stays, and is tried again with the next key."""
        text = self.toPlainText()
        if not self._item_id or text == self._saved:
            return
        item_id, desk, session = self._item_id, self._sitting.desk, self._sitting.desk.session
        said = self.tr("Wrote what was done in “{item}”").format(item=self._sitting.title_of(item_id))

        def write() -> None:
            if desk.do_typing(
                self._stretch, said, lambda batch: agendas.write_notes(session, item_id, text, goes_on=batch)
            ):
                self._saved = text

        self._sitting.write(write)
        self._sitting.reread_items()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.save()
        self._stretch = new_stretch()
        super().focusOutEvent(event)
