"""Lines that add a body, a member or a person; Enter adds, Esc leaves."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.people import NOMINATED, Body, Person
from cs360_desktop.services import nominations, people
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.entry_form import EntryForm
from cs360_desktop.ui.common.fields import ChoiceField, DateField, Field, TextField
from cs360_desktop.ui.common.narrow import breakable, panel_choice
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
        self.rows = QVBoxLayout(self)
        margins(self.rows, 0, 0, 0, 0)
        spacing(self.rows, 8)
        self.box = QHBoxLayout()
        spacing(self.box, 8)
        self.rows.addLayout(self.box)

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
    """Gives somebody who is known, or somebody new, a seat on the body shown, or names her for one.

    `added` carries the key of the seat. Who stands for no group is added all the same; the field asks about it.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._body: Body | None = None
        self._known: dict[int, Person] = {}
        self.known = panel_choice(self.tr("Person"), width=190)
        self.name = TextField(self.tr("Name of a new person"))
        self.role = panel_choice(self.tr("Role"), words.role_options(), width=116)
        self.group = panel_choice(self.tr("Group"), width=190)
        self.nominated_by = TextField(self.tr("Nominated by"), width=190)
        self.nominated_on = DateField(self.tr("Nominated on"), width=130)
        below = QHBoxLayout()
        spacing(below, 8)
        for field in (self.nominated_by, self.nominated_on, self.group):
            below.addWidget(field, 1 if field is self.group else 0, Qt.AlignmentFlag.AlignTop)
        self.put((self.known, self.name, self.role), self.name, Button(self.tr("Add member"), self.add, icon="plus"))
        self.rows.addLayout(below)
        self.known.committed.connect(lambda _key: self._follow())
        self.name.editor.textChanged.connect(lambda _text: self._ask())
        self.group.committed.connect(lambda _key: self._ask())
        self.role.committed.connect(lambda _role: self._follow())

    def start(self, body: Body) -> None:
        """Get ready for somebody who has no seat on this body."""
        self._body = body
        session = self.desk.session
        seated = {member.person.id for member in people.members(session, body.id)}
        self._known = {one.id: one for one in people.people(session) if one.id not in seated}
        others = [(one.id, one.label) for one in self._known.values()]
        self.known.set_options([(None, self.tr("somebody new")), *others])
        self.known.set_value(None)
        self.group.set_options([(None, self.tr("no group")), *((one.id, one.name) for one in people.groups(session))])
        self.group.set_value(None)
        self.name.set_value("")
        self.role.set_value("member")
        self.nominated_by.set_value("")
        self.nominated_on.set_value(session.today())
        self._follow()
        (self.known if others else self.name).setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        """Show the fields that somebody chosen and her role need."""
        known = self._known.get(self.known.value() or 0)
        self.name.setVisible(known is None)
        self.group.setVisible(known is None or known.group_id is None)
        for field in (self.nominated_by, self.nominated_on):
            field.setVisible(self.role.value() == NOMINATED)
        self._ask()

    def _ask(self) -> None:
        who = self._who()
        self.group.ask(breakable(people.group_question(who)) if who.name and not self.group.isHidden() else "")

    def _who(self) -> Person:
        """Who is added, with the group chosen; one who is known and has a group keeps it."""
        known = self._known.get(self.known.value() or 0)
        if known is None:
            return Person(self.name.value(), group_id=self.group.value())
        return known if known.group_id is not None else replace(known, group_id=self.group.value())

    @override
    def add(self) -> None:
        if self._body is None:
            return
        body, who, role = self._body, self._who(), self.role.value() or "member"
        if not who.name:
            self.name.set_error(self.tr("Type the name, or choose a person who is known."))
            return
        self.nominated_on.commit()
        if role == NOMINATED and self.nominated_on.value() is None:
            self.nominated_on.set_error(self.nominated_on.error() or self.tr("Give the day."))
            return
        text = self.tr("Nominated {name} for {body}") if role == NOMINATED else self.tr("Added {name} to {body}")
        said = who.label if who.id else who.name
        if self.do(text.format(name=said, body=body.name), lambda: self._seat(body, who, role)):
            self.start(body)

    def _seat(self, body: Body, who: Person, role: str) -> Added:
        if role != NOMINATED:
            return people.add_member(self.desk.session, body.id, who, role)
        by, on = self.nominated_by.value(), self.nominated_on.value()
        return nominations.nominate(self.desk.session, body.id, who, by, on)


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
