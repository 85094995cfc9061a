"""What was done in the present item, for the minutes: saved at each pause in typing, one undo step for each item."""

from itertools import count

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from cs360_desktop.services import agendas
from cs360_desktop.ui.meetings.mode.entry_line import PAUSE_MS
from cs360_desktop.ui.meetings.mode.sitting import Sitting

_keys = count(1)


class NotesField(QPlainTextEdit):
    """Writes the notes of the item the meeting is at."""

    def __init__(self, sitting: Sitting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sitting = sitting
        self._item_id = 0
        self._saved = ""
        self._key = next(_keys)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.save)
        self.setAccessibleName(self.tr("What was done, for the minutes"))
        self.setPlaceholderText(self.tr("What was done, not what was said. Saved as you type."))
        self.setTabChangesFocus(True)
        self.setReadOnly(sitting.desk.session.read_only)
        self.textChanged.connect(self._note_typing)
        self.show_item()

    def show_item(self) -> None:
        """Follow the meeting to its present item, and what was written elsewhere; what is being typed stays."""
        item = self._sitting.item
        if item.id != self._item_id:
            self.save()
            self._item_id, self._key = item.id, next(_keys)
        elif self._pause.isActive() or item.notes == self._saved:
            return
        self._saved = item.notes
        with QSignalBlocker(self):
            self.setPlainText(item.notes)
            self.moveCursor(QTextCursor.MoveOperation.End)

    def save(self) -> None:
        """Save what is typed."""
        self._pause.stop()
        text = self.toPlainText()
        if not self._item_id or text == self._saved:
            return
        item_id, desk = self._item_id, self._sitting.desk
        said = self.tr("Wrote what was done in “{item}”").format(item=self._sitting.title_of(item_id))

        def write() -> None:
            if desk.do_typing(self._key, said, lambda: agendas.change_item(desk.session, item_id, notes=text)):
                self._saved = text

        self._sitting.write(write)
        self._sitting.reread_items()

    def _note_typing(self) -> None:
        if not self._pause.isActive():
            self._pause.start()  # not begun anew with each letter: whoever never pauses is saved too

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.save()
        self._key = next(_keys)
        super().focusOutEvent(event)
