"""The form that puts somebody on the roll: a person known already, or a new one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.meetings import Meeting
from cs360_desktop.domain.people import Person
from cs360_desktop.services import attendance, people
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.entry_form import EntryForm
from cs360_desktop.ui.common.fields import TextField
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.meetings.half_typed_lines import HalfTypedLines
from cs360_desktop.ui.meetings.panel_choice import PanelChoice


class PersonForm(EntryForm):
    """Adds people to a meeting; `added` carries the key of the person."""

    added = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meeting: Meeting | None = None
        self._person_id = 0
        self.known = PanelChoice(self.tr("Person"))
        self.name = TextField(self.tr("Name"), required=True, placeholder=self.tr("As on the sign-in sheet"))
        self.organization = TextField(self.tr("Organization or unit"))
        self.group = PanelChoice(self.tr("Represented group"))
        self.member = QCheckBox(self.tr("Member of the team from now on"))
        self.button = Button(self.tr("Add to the roll"), self.add, icon="plus")
        buttons = QHBoxLayout()
        spacing(buttons, 8)
        buttons.addWidget(self.button)
        buttons.addWidget(Button(self.tr("Cancel"), self.left.emit, kind=Kind.QUIET))
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 10)
        parts = (self.known, self.name, self.organization, self.group, self.member)
        for part in (Label(self.tr("Add person"), Type.SECTION), *parts):
            box.addWidget(part)
        box.addLayout(buttons)
        self.known.committed.connect(self._follow_known)
        self._half_typed = HalfTypedLines(desk, self, guest=self.name.editor, guest_from=self.organization.editor)
        self.left.connect(self._half_typed.forget)

    def start(self, meeting: Meeting) -> None:
        """Get ready for somebody who is not on the roll of this meeting."""
        self._meeting = meeting
        self._half_typed.show(0)
        session = self._desk.session
        roll = {one.person.id for group in attendance.roll(session, meeting.id) for one in group.attendees}
        others = [person for person in people.people(session) if person.id not in roll]
        self.known.set_options([(None, self.tr("somebody new")), *((one.id, one.label) for one in others)])
        self.known.set_value(None)
        self.known.setVisible(bool(others))
        groups = [(group.id, group.name) for group in people.groups(session)]
        self.group.set_options([(None, self.tr("no group")), *groups])
        self.group.set_value(None)
        for field in (self.name, self.organization):
            field.set_value("")
        self._half_typed.show(meeting.id)
        self.member.setChecked(True)
        self._follow_known(None)

    def focus_first(self) -> None:
        """Go to the first field."""
        target = self.name if self.known.isHidden() else self.known
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_known(self, person_id: int | None) -> None:
        for field in (self.name, self.organization, self.group):
            field.setVisible(person_id is None)

    @override
    def add(self) -> None:
        """Put the person on the roll; a new one needs a name."""
        if self._meeting is None:
            return
        meeting, known = self._meeting, self.known.value()
        person = Person(self.name.value(), organization=self.organization.value(), group_id=self.group.value())
        if known is None and not person.name:
            self.name.set_error(self.tr("Type the name as it stands on the sign-in sheet."))
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._desk.do(self.tr("Added a person to the roll"), lambda: self._add(meeting, known, person)):
            self._half_typed.forget()
            self.added.emit(self._person_id)

    def _add(self, meeting: Meeting, known: int | None, person: Person) -> Receipt:
        session, member = self._desk.session, self.member.isChecked()
        added = attendance.put_on_roll(session, meeting.id, known if known is not None else person, member=member)
        self._person_id = added.id
        return added.receipt
