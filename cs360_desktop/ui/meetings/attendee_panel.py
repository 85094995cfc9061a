"""Somebody on the roll in the context panel: attendance, group and contact."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.meetings import Meeting, Presence
from cs360_desktop.services import attendance, people
from cs360_desktop.services.attendance import Attendee
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.community import Private
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import TextField
from cs360_desktop.ui.common.kept_text import KeptText
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.meetings.panel_choice import PanelChoice
from cs360_desktop.ui.meetings.words import presence_text


class AttendeePanel(QWidget):
    """Edits how one person takes part, and who she is: texts are saved with each key."""

    rested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meeting: Meeting | None = None
        self._attendee: Attendee | None = None
        self._head = Label(role=Type.SECTION, wrap=True)
        self.presence = PanelChoice(
            self.tr("Attendance"),
            [(one, presence_text(one)) for one in Presence],
            help_text=self.tr("In the list: C coming, P present, V remote, S substitute, X excused, N absent"),
        )
        self.substitute_for = PanelChoice(self.tr("Substitute for"))
        self.name = TextField(self.tr("Name"), required=True)
        self.organization = TextField(self.tr("Organization or unit"))
        self.group = PanelChoice(self.tr("Represented group"))
        self.phone = TextField(self.tr("Phone"))
        self.email = TextField(self.tr("E-mail"))
        self._remove = Button("", self.remove, kind=Kind.QUIET, icon="trash")
        self._kept = {
            column: KeptText(
                desk, field.editor, self._said, partial(self._write, column), may_be_blank=column != "name"
            )
            for column, field in (
                ("name", self.name),
                ("organization", self.organization),
                ("phone", self.phone),
                ("email", self.email),
            )
        }
        for kept in self._kept.values():
            kept.rested.connect(self.rested)
        self._arrange()
        Private(desk, self, (self.phone, self.email))
        self.group.committed.connect(self._save_group)
        self.presence.committed.connect(self._mark)
        self.substitute_for.committed.connect(lambda _person: self._mark(Presence.SUBSTITUTE))

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._remove)
        row.addStretch(1)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 10)
        contact = Label(
            self.tr("Contact details are left out of community copies."), Type.CAPTION, tone="muted", wrap=True
        )
        for part in (
            self._head,
            self.presence,
            self.substitute_for,
            self.name,
            self.organization,
            self.group,
            self.phone,
            self.email,
            contact,
        ):
            box.addWidget(part)
        box.addLayout(row)

    def show_attendee(self, meeting: Meeting, attendee: Attendee) -> None:
        """Show somebody, or what has become of her."""
        person = attendee.person
        same = self._attendee is not None and self._attendee.person.id == person.id
        if self._attendee is not None and not same:
            self.leave()
        self._meeting, self._attendee = meeting, attendee
        self._head.setText(person.label)
        self.presence.set_value(attendee.presence)
        session = self._desk.session
        others = [other for other in people.people(session) if other.id != person.id]
        self.substitute_for.set_options([(None, self.tr("not said")), *((other.id, other.name) for other in others)])
        self.substitute_for.set_value(attendee.substitute_for.id if attendee.substitute_for else None)
        self.substitute_for.setVisible(attendee.presence is Presence.SUBSTITUTE)
        self.group.set_options(
            [(None, self.tr("no group")), *((group.id, group.name) for group in people.groups(session))]
        )
        self.group.set_value(person.group_id)
        for column, kept in self._kept.items():
            kept.show(person.id, getattr(person, column))
        member = attendee.is_member
        self._remove.setText(self.tr("Remove from the team") if member else self.tr("Take off the roll"))
        self._remove.setAccessibleName(self._remove.text())

    def leave(self) -> None:
        """Keep what is still being typed."""
        for kept in self._kept.values():
            kept.leave()

    def ask_for_whom(self) -> None:
        """Go to whom the substitute came for, or else to the attendance."""
        target = self.presence if self.substitute_for.isHidden() else self.substitute_for
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self) -> None:
        """Take a member's seat away, or a guest off the roll."""
        if self._attendee is None or self._meeting is None:
            return
        session, meeting, person = self._desk.session, self._meeting, self._attendee.person
        if not self._attendee.is_member:
            text = self.tr("Took {name} off the roll").format(name=person.name)
            self._desk.do(text, lambda: attendance.take_off(session, meeting.id, person.id))
            return
        seats = people.members(session, meeting.body_id)
        seat = next((seat for seat in seats if seat.person.id == person.id), None)
        if seat is not None:
            text = self.tr("Removed {name} from the team").format(name=person.name)
            self._desk.do(text, lambda: people.remove_member(session, seat.membership.id))

    def _mark(self, presence: Presence) -> None:
        if self._attendee is None or self._meeting is None:
            return
        meeting_id, person = self._meeting.id, self._attendee.person
        absent = self.substitute_for.value() if presence is Presence.SUBSTITUTE else None
        text = self.tr("Marked {name}: {presence}").format(name=person.name, presence=presence_text(presence))
        self._desk.do(
            text,
            lambda: attendance.mark(self._desk.session, meeting_id, person.id, presence, substitute_for_id=absent),
        )

    def _said(self) -> str:
        return self.tr("Changed {name}").format(name=self._attendee.person.name if self._attendee is not None else "")

    def _write(self, column: str, person_id: int, text: str, batch: int) -> Receipt:
        return people.write_person(self._desk.session, person_id, column, text, goes_on=batch)

    def _save_group(self, group_id: int | None) -> None:
        if self._attendee is not None:
            person = self._attendee.person
            self._desk.do(self._said(), lambda: people.change_person(self._desk.session, person.id, group_id=group_id))
