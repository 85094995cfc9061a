"""One line to add an action: what, who, by when; Enter adds it and is ready for the next."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.due_words import Now
from cs360_desktop.services import actions, meetings, people
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.due_field import DueField
from cs360_desktop.ui.common.entry_form import EntryForm
from cs360_desktop.ui.common.fields import ChoiceField, TextField
from cs360_desktop.ui.common.scaling import margins, minimum_width, spacing


class ActionEntry(EntryForm):
    """Adds actions; `columns` are set on each of them, such as the meeting they are made at.

    Signals:
        added(int): the key of the new action.
    """

    added = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.columns: dict[str, Any] = {}
        self._added_id = 0
        self.what = TextField(self.tr("New action"), placeholder=self.tr("What will be done"))
        self.owner = ChoiceField(self.tr("Owner"), [], width=160)
        self.due = DueField(self.tr("Due"), self._now, width=134)
        self.button = Button(self.tr("Add action"), self.add, icon="plus")
        minimum_width(self.what.editor, 160)
        box = QHBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        for field in (self.what, self.owner, self.due):
            box.addWidget(field, 1 if field is self.what else 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        self.refresh()

    def refresh(self) -> None:
        """Offer the people there are now."""
        known = people.people(self._desk.session)
        self.owner.set_options([(None, self.tr("nobody yet")), *((person.id, person.name) for person in known)])

    @override
    def add(self) -> None:
        """Add the action if it has words and a date that can be read; else say below the field what is missing."""
        text, due = self.what.value(), self.due.value()
        if not text:
            self.what.set_error(self.tr("Say what will be done."))
            self.what.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.what.set_error("")
        self.due.commit()
        if self.due.error():
            self.due.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._desk.do(self.tr("Added action “{what}”").format(what=text), lambda: self._add(text, due)):
            self.what.set_value("")
            self.due.set_value(None)
            self.what.setFocus(Qt.FocusReason.OtherFocusReason)
            self.added.emit(self._added_id)

    def _now(self) -> Now:
        """Due dates are said from the day of the meeting an action is made at, else from today."""
        session = self._desk.session
        meeting_id = self.columns.get("made_at_id")
        if meeting_id is None:
            line = meetings.next_meeting(session)
            return Now(session.today(), line.meeting.held_on if line is not None else None)
        meeting = meetings.record(session, meeting_id).meeting
        return Now(meeting.held_on, meetings.day_after(session, meeting))

    def _add(self, text: str, due: date | None) -> Receipt:
        session, person_id = self._desk.session, self.owner.value()
        group_id = next((person.group_id for person in people.people(session) if person.id == person_id), None)
        added = actions.add(session, text, person_id=person_id, group_id=group_id, due=due, **self.columns)
        self._added_id = added.id
        return added.receipt
