"""Lines that add a body, a member or a person; Enter adds, Esc leaves."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.people import Body, Person
from cs360_desktop.services import people
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.entry_form import EntryForm
from cs360_desktop.ui.common.fields import ChoiceField, Field, TextField
from cs360_desktop.ui.common.narrow import panel_choice
from cs360_desktop.ui.common.scaling import margins, minimum_width, spacing
from cs360_desktop.ui.problems import bodies_words as words


class LineEntry(EntryForm):
    """Fields beside each other and a button; `added` carries the key of what was added.

    Why something was not added stands below the field `asked`.
    """

    added = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.asked: Field | None = None
        self.box = QHBoxLayout(self)
        margins(self.box, 0, 0, 0, 0)
        spacing(self.box, 8)

    def put(self, fields: Sequence[Field], wide: Field, button: Button) -> None:
        """Lay the fields out; one of them takes the room there is."""
        self.asked = wide
        for field in fields:
            self.box.addWidget(field, 1 if field is wide else 0, Qt.AlignmentFlag.AlignTop)
        minimum_width(wide.editor, 140)
        self.box.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)

    def do(self, text: str, verb: Callable[[], Added]) -> bool:
        """Add something; tells its key."""
        made: list[Added] = []

        def receipt() -> Receipt:
            made.append(verb())
            return made[0].receipt

        done = self.desk.do(text, receipt)
        if done:
            self.added.emit(made[0].id)
        elif self.asked is not None:
            self.asked.set_error(self.desk.why_refused)
        return done


class BodyEntry(LineEntry):
    """Adds a body."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name = TextField(self.tr("Name of the new body"), required=True)
        self.kind = ChoiceField(self.tr("Kind"), words.kind_options(), width=200)
        self.put((self.name, self.kind), self.name, Button(self.tr("Add body"), self.add, icon="plus"))

    def start(self) -> None:
        """Get ready for the next."""
        self.name.set_value("")
        self.kind.set_value(people.PST)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def add(self) -> None:
        name, kind = self.name.value(), self.kind.value() or people.PST
        if not name:
            self.name.set_error(self.tr("Type a name, such as Advisory Team."))
            return
        text = self.tr("Added body {name}").format(name=name)
        if self.do(text, lambda: people.add_body(self.desk.session, Body(name, kind))):
            self.left.emit()


class MemberEntry(LineEntry):
    """Gives somebody who is known, or somebody new, a seat on the body shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._body: Body | None = None
        self.known = panel_choice(self.tr("Person"), width=190)
        self.name = TextField(self.tr("Name of a new person"))
        self.group = panel_choice(self.tr("Group"), width=150)
        self.role = panel_choice(self.tr("Role"), words.role_options(), width=116)
        fields = (self.known, self.name, self.group, self.role)
        self.put(fields, self.name, Button(self.tr("Add member"), self.add, icon="plus"))
        self.known.committed.connect(self._follow_known)

    def start(self, body: Body) -> None:
        """Get ready for somebody who has no seat on this body."""
        self._body = body
        session = self.desk.session
        seated = {member.person.id for member in people.members(session, body.id)}
        others = [(one.id, one.label) for one in people.people(session) if one.id not in seated]
        self.known.set_options([(None, self.tr("somebody new")), *others])
        self.known.set_value(None)
        self.group.set_options([(None, self.tr("no group")), *((one.id, one.name) for one in people.groups(session))])
        self.group.set_value(None)
        self.name.set_value("")
        self.role.set_value("member")
        self._follow_known(None)
        (self.known if others else self.name).setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_known(self, person_id: int | None) -> None:
        for field in (self.name, self.group):
            field.setVisible(person_id is None)

    @override
    def add(self) -> None:
        if self._body is None:
            return
        body, role, known, name = self._body, self.role.value() or "member", self.known.value(), self.name.value()
        if known is None and not name:
            self.name.set_error(self.tr("Type the name, or choose a person who is known."))
            return
        person = Person(name, group_id=self.group.value())
        session = self.desk.session
        said = name if known is None else self.known.editor.currentText()
        text = self.tr("Added {name} to {body}").format(name=said, body=body.name)
        if self.do(text, lambda: _seat(session, body, person if known is None else known, role)):
            self.start(body)


class PersonEntry(LineEntry):
    """Adds a person without a seat."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name = TextField(self.tr("Name of the new person"), required=True)
        self.organization = TextField(self.tr("Organization"), width=200)
        self.group = panel_choice(self.tr("Group"), width=160)
        fields = (self.name, self.organization, self.group)
        self.put(fields, self.name, Button(self.tr("Add person"), self.add, icon="plus"))

    def start(self) -> None:
        """Get ready for the next."""
        groups = [(one.id, one.name) for one in people.groups(self.desk.session)]
        self.group.set_options([(None, self.tr("no group")), *groups])
        self.group.set_value(None)
        for field in (self.name, self.organization):
            field.set_value("")
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def add(self) -> None:
        person = Person(self.name.value(), organization=self.organization.value(), group_id=self.group.value())
        if not person.name:
            self.name.set_error(self.tr("Type the name as it stands on the sign-in sheet."))
            return
        text = self.tr("Added {name}").format(name=person.name)
        if self.do(text, lambda: people.add_person(self.desk.session, person)):
            self.start()


def _seat(session: Session, body: Body, who: Person | int, role: str) -> Added:
    if isinstance(who, int):
        return people.add_member(session, body.id, who, role)
    return people.add_person(session, who, body_id=body.id, role=role)
