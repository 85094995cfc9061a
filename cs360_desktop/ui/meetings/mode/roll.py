"""Roll call by group: arrow keys go through the names, one letter marks how each takes part."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.meetings import Presence
from cs360_desktop.services import attendance
from cs360_desktop.services.attendance import Attendee
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.meetings.mode.entries import FOR_WHOM, GUEST, Asking
from cs360_desktop.ui.meetings.mode.sitting import Sitting
from cs360_desktop.ui.meetings.mode.texts import ModeLabel, Share, mode_font
from cs360_desktop.ui.meetings.words import attendee_text, presence_text

_KEYS = {
    Qt.Key.Key_P: Presence.PRESENT,
    Qt.Key.Key_V: Presence.REMOTE,
    Qt.Key.Key_S: Presence.SUBSTITUTE,
    Qt.Key.Key_X: Presence.EXCUSED,
    Qt.Key.Key_N: Presence.ABSENT,
}


class RollCall(QWidget):
    """The roll of the meeting.

    Signals:
        asked(Asking): for whom a substitute came, or who signs in.
        left(): Esc, or R again.
    """

    asked = Signal(object)
    left = Signal()

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self._sizes = (1080, 1.0)
        self._attendees: dict[int, Attendee] = {}
        self.table = _RollList(self)
        self.table.setAccessibleName(self.tr("Roll call"))
        hint = ModeLabel(Share.KEYS, tone="muted")
        hint.setText(
            self.tr("P present   V remote   S substitute   X excused   N absent   G sign somebody in   Esc done")
        )
        heading = ModeLabel(Share.HEADING)
        heading.setText(self.tr("Roll call"))
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        box.addWidget(heading)
        box.addWidget(self.table, 1)
        box.addWidget(hint)

    def refresh(self) -> None:
        """List everybody as they are marked now; the current name stays."""
        current = self.current_id()
        self.table.clear()
        self._attendees.clear()
        meeting_id = self._sitting.meeting_id
        for group in attendance.roll(self._sitting.desk.session, meeting_id):
            head = QListWidgetItem(group.coverage.name if group.coverage is not None else self.tr("No group"))
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)  # to be read, not chosen
            self.table.addItem(head)
            for attendee in group.attendees:
                self._add(attendee)
        self.fit(*self._sizes)
        self._choose(current)

    def _add(self, attendee: Attendee) -> None:
        who = self._sitting.public(attendee_text(attendee))
        row = QListWidgetItem(f"    {who}  ·  {presence_text(attendee.presence)}")
        row.setData(Qt.ItemDataRole.UserRole, attendee.person.id)
        self._attendees[attendee.person.id] = attendee
        self.table.addItem(row)

    def _choose(self, person_id: int | None) -> None:
        rows = [row for row in range(self.table.count()) if self.table.item(row).data(Qt.ItemDataRole.UserRole)]
        same = [row for row in rows if self.table.item(row).data(Qt.ItemDataRole.UserRole) == person_id]
        if rows:
            self.table.setCurrentRow((same or rows)[0])

    def step(self, steps: int) -> None:
        """Go to the next or previous name."""
        row = self.table.currentRow() + steps
        while 0 <= row < self.table.count():
            if self.table.item(row).data(Qt.ItemDataRole.UserRole):
                self.table.setCurrentRow(row)
                return
            row += steps

    def current_id(self) -> int | None:
        """The key of the current person."""
        if self.table.currentRow() < 0:
            return None
        key: int | None = self.table.currentItem().data(Qt.ItemDataRole.UserRole)
        return key

    def fit(self, height: int, factor: float) -> None:
        """Take the sizes for a screen of this height."""
        self._sizes = (height, factor)
        plain, strong = mode_font(Share.BODY, height, factor), mode_font(Share.BODY, height, factor, strong=True)
        for number in range(self.table.count()):
            row = self.table.item(number)
            row.setFont(plain if row.data(Qt.ItemDataRole.UserRole) else strong)

    def press(self, key: int) -> bool:
        """Do what a key does here; False where it does nothing."""
        if key in {Qt.Key.Key_Escape, Qt.Key.Key_R}:
            self.left.emit()
        elif key == Qt.Key.Key_G:
            self.asked.emit(Asking(GUEST))
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in _KEYS:
            self._mark(_KEYS[Qt.Key(key)])
        else:
            return False
        return True

    def _mark(self, presence: Presence) -> None:
        attendee = self._attendees.get(self.current_id() or 0)
        if attendee is None:
            return
        person, session, meeting_id = attendee.person, self._sitting.desk.session, self._sitting.meeting_id
        if presence is Presence.SUBSTITUTE:
            self.asked.emit(Asking(FOR_WHOM, person.id, person.name))
            return
        said = self.tr("Marked {name}: {presence}").format(name=person.name, presence=presence_text(presence))
        if self._sitting.desk.do(said, partial(attendance.mark, session, meeting_id, person.id, presence)):
            self._go_on()

    def _go_on(self) -> None:
        """Go to the next name, as a roll is called."""
        self.step(1)


class _RollList(QListWidget):
    """Leaves letters to the roll; arrow keys go from name to name."""

    def __init__(self, roll: RollCall) -> None:
        super().__init__()
        self._roll = roll
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._roll.press(event.key()):
            super().keyPressEvent(event)
