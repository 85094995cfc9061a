"""Attendance by represented group: one key marks a person, and the required groups that lack somebody stand out."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.meetings import Meeting, Presence
from cs360_desktop.services import attendance, meetings
from cs360_desktop.services.attendance import Attendee
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.columns import Column, Heading
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.key_table import KeyTable
from cs360_desktop.ui.common.labels import Label, StateLabel
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.meetings.words import (
    PRESENCE_STATES,
    attendee_text,
    coverage_state,
    presence_text,
    roll_heading,
)

_KEYS = {
    "C": Presence.COMING,
    "P": Presence.PRESENT,
    "V": Presence.REMOTE,
    "S": Presence.SUBSTITUTE,
    "X": Presence.EXCUSED,
    "N": Presence.ABSENT,
}


class RollPart(QWidget):
    """The roll of one meeting.

    Signals:
        attendee_chosen(object): the current `Attendee`, or None.
        attendee_opened(object): the one to edit; a substitute asks for whom she came.
        adding(): somebody is to be added.
    """

    attendee_chosen = Signal(object)
    attendee_opened = Signal(object)
    adding = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meeting: Meeting | None = None
        self.add_button = Button(self.tr("Add person"), self.adding.emit, kind=Kind.QUIET, icon="user-plus")
        self.coverage = StateLabel(State.NOTHING_YET, plain=True)
        self.table = KeyTable(self.tr("Attendance by group"), self._columns(), key=lambda one: one.person.id)
        self.table.set_empty(self.tr("Nobody is on the team yet. Add people with Insert."))
        keys = {key: partial(self.mark, presence=presence) for key, presence in _KEYS.items()}
        self.table.set_keys({**keys, "Del": self.take_off})
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Attendance by group"), Type.SECTION))
        head.addStretch(1)
        head.addWidget(self.add_button)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 4)
        box.addLayout(head)
        box.addWidget(self.coverage)
        box.addWidget(self.table)
        box.addStretch(1)
        self.table.row_chosen.connect(self.attendee_chosen)
        self.table.row_opened.connect(self.attendee_opened)

    def _columns(self) -> list[Column[Attendee]]:
        return [
            Column(self.tr("Person"), attendee_text, stretch=True),
            Column(
                self.tr("Attendance"),
                lambda one: presence_text(one.presence),
                state=lambda one: PRESENCE_STATES[one.presence],
                width=116,
            ),
        ]

    def refresh(self, meeting: Meeting) -> None:
        """Show the roll of a meeting as it is now."""
        self._meeting = meeting
        session = self._desk.session
        items: list[Attendee | Heading] = []
        for group in attendance.roll(session, meeting.id):
            missing = group.coverage is not None and group.coverage.is_missing
            key = group.coverage.group_id if group.coverage is not None else 0
            items.append(Heading(key, roll_heading(group, meeting.status), needs_somebody=missing))
            items += group.attendees
        anybody = any(isinstance(item, Attendee) for item in items)
        self.table.set_items(items if anybody else [])
        self.coverage.set_state(*coverage_state(meetings.coverage(session, meeting.id), meeting.status))

    def current(self) -> Attendee | None:
        """Return the current person."""
        attendee: Attendee | None = self.table.current_row()
        return attendee

    def mark(self, attendee: Attendee, presence: Presence) -> None:
        """Say how somebody takes part; for a substitute, go on to ask for whom."""
        if self._meeting is None:
            return
        meeting_id, person = self._meeting.id, attendee.person
        text = self.tr("Marked {name}: {presence}").format(name=person.name, presence=presence_text(presence))
        self._desk.do(text, lambda: attendance.mark(self._desk.session, meeting_id, person.id, presence))
        if presence is Presence.SUBSTITUTE:
            self.attendee_opened.emit(self.current())

    def take_off(self, attendee: Attendee) -> None:
        """Take the mark of somebody away."""
        if self._meeting is None:
            return
        meeting_id, person = self._meeting.id, attendee.person
        text = self.tr("Took the attendance of {name} away").format(name=person.name)
        self._desk.do(text, lambda: attendance.take_off(self._desk.session, meeting_id, person.id))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
