"""The one line of meeting mode: Enter answers and asks on, Esc leaves; what is half typed is kept with each key."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.ui.common.announcing import announce
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.meetings.mode.entries import ACTION, DECISION, PARK, Asking, Entries, head, hint
from cs360_desktop.ui.meetings.mode.sitting import Sitting
from cs360_desktop.ui.meetings.mode.texts import ModeLabel, Share

_WHOLE = {ACTION, DECISION, PARK}
"""Kinds whose text is something by itself; the others ask about what was recorded before them."""


class EntryLine(QWidget):
    """Hidden until something is asked; `left` tells that nothing is any more."""

    left = Signal()

    def __init__(self, sitting: Sitting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sitting = sitting
        self._entries = Entries(sitting.desk, sitting.meeting_id)
        self.asking: Asking | None = None
        self.head = ModeLabel(Share.KEYS, strong=True)
        self.field = QLineEdit()
        self.hint = ModeLabel(Share.KEYS, tone="muted")
        self.field.textEdited.connect(lambda _text: self.keep())
        self.field.returnPressed.connect(self.enter)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 4)
        for part in (self.head, self.field, self.hint):
            box.addWidget(part)
        self.hide()

    def ask(self, asking: Asking, text: str = "") -> None:
        """Ask something, with what was typed for it before."""
        self.asking = asking
        about = self._sitting.public(asking.about)
        self.head.say(f"{head(asking)}  {about}" if about else head(asking))
        self.hint.set_tone("muted")
        self.hint.say(hint(asking))
        self.field.setAccessibleName(head(asking))
        self.field.setAccessibleDescription(hint(asking))
        with QSignalBlocker(self.field):
            self.field.setText(text)
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def resume(self) -> None:
        """Ask again what was half typed when the program ended."""
        place = self._sitting.half_typed
        if place.text and place.entry:
            self.ask(Asking(place.entry, place.about_id, place.about), place.text)

    def enter(self) -> None:
        """Answer with what is typed."""
        if self.asking is None:
            return
        answered = self._entries.answer(self.asking, self.field.text(), self._sitting.item.id or None)
        if answered.stays:
            self.hint.set_tone("bad")
            self.hint.say(answered.sentence)
            self.field.selectAll()
            announce(self.field, answered.sentence, assertive=True)
            return
        self._sitting.keep("", "")
        if answered.asking is None:
            self.leave()
        else:
            self.ask(answered.asking)
        if answered.sentence:
            announce(self, answered.sentence)

    def leave(self) -> None:
        """Ask nothing any more."""
        if self.asking is not None:
            self.asking = None
            self.field.clear()
            self.hide()
            self._sitting.keep("", "")
            self.left.emit()

    def keep(self) -> None:
        """Keep what is half typed."""
        if self.asking is not None:
            asking = self.asking
            self._sitting.keep(asking.kind, self.field.text(), about_id=asking.about_id, about=asking.about)

    def finish(self) -> None:
        """Record what is typed when the window closes: nothing typed is lost, and nothing is asked."""
        if self.asking is None:
            return
        asking, text = self.asking, self.field.text()
        if text.strip():
            self.enter()
            if self.asking == asking and self.field.text() == text and asking.kind in _WHOLE:
                self.keep()  # refused: it is there again when the meeting is opened
                return
        self.leave()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
