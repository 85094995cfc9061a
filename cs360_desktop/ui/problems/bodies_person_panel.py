"""A person in the context panel: who she is, how to reach her, where she sits, and whether she is kept twice."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.people import Person
from cs360_desktop.services import people
from cs360_desktop.services.bodies import PersonLine, Seat
from cs360_desktop.services.people_merge import MergeAccount, merge_account, merge_people
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import NoteField, TextField
from cs360_desktop.ui.common.labels import Label, Line
from cs360_desktop.ui.common.narrow import breakable, panel_choice
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.problems import bodies_words as words
from cs360_desktop.ui.problems.bodies_panels import column
from cs360_desktop.ui.problems.saving_form import SavingForm


class PersonPanel(SavingForm):
    """Edits one person; the part below makes one of two."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._person: Person | None = None
        self._head = Label(role=Type.SECTION, wrap=True)
        self.name = TextField(self.tr("Name"), required=True)
        self.title = TextField(self.tr("Title"))
        self.organization = TextField(self.tr("Organization or unit"))
        self.group = panel_choice(self.tr("Represented group"))
        self.phone = TextField(self.tr("Phone"))
        self.email = TextField(self.tr("E-mail"))
        self.note = NoteField(self.tr("Note"), lines=2)
        self.set_fields(
            {
                "name": self.name,
                "title": self.title,
                "organization": self.organization,
                "group_id": self.group,
                "phone": self.phone,
                "email": self.email,
                "note": self.note,
            }
        )
        self._seats = QVBoxLayout()
        self.merge = MergePart(desk)
        self.remove = Button(self.tr("Remove this person"), self._remove, kind=Kind.QUIET, icon="trash")
        self._arrange()

    def _arrange(self) -> None:
        box = column(self)
        private = self.tr("Phone, e-mail and note are optional, and left out of community copies.")
        box.addWidget(self._head)
        box.addLayout(self._seats)
        for part in (self.name, self.title, self.organization, self.group, self.phone, self.email, self.note):
            box.addWidget(part)
        for below in (Label(private, Type.CAPTION, tone="muted", wrap=True), Line(), self.merge, Line()):
            box.addWidget(below)
        row = QHBoxLayout()
        row.addWidget(self.remove)
        row.addStretch(1)
        box.addLayout(row)

    def show_person(self, line: PersonLine, everybody: Sequence[PersonLine]) -> None:
        """Show somebody, or what has become of her."""
        person = line.person
        groups = [(group.id, group.name) for group in people.groups(self.desk.session)]
        self.group.set_options([(None, self.tr("no group")), *groups])
        self.show_values(person.id, {column: getattr(person, column) for column in self._fields})
        self._person = person
        self._head.setText(breakable(person.name))
        clear(self._seats)
        spacing(self._seats, 2)
        for seat in line.seats:
            self._seats.addWidget(Label(_seat_text(seat), Type.CAPTION, tone="muted", wrap=True))
        if not line.seats:
            self._seats.addWidget(Label(self.tr("Sits on no body"), Type.CAPTION, tone="muted"))
        self.merge.show_person(person, [each.person for each in everybody])

    @override
    def save(self, column: str, value: Any) -> tuple[str, Callable[[], Receipt]]:
        assert self._person is not None
        person, session = self._person, self.desk.session
        text = self.tr("Changed {name}").format(name=person.name)
        return text, lambda: people.change_person(session, person.id, **{column: value})

    def _remove(self) -> None:
        if self._person is not None:
            person, session = self._person, self.desk.session
            text = self.tr("Removed {name}").format(name=person.name)
            self.take_away(text, lambda: people.remove_person(session, person.id))


class MergePart(QWidget):
    """Chooses who is the same person, says what merging would do, and does it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._person: Person | None = None
        help_text = self.tr("Everything of that person comes here. One Undo takes it back.")
        self.other = panel_choice(self.tr("The same person as"), help_text=help_text)
        self._account = Label(role=Type.CAPTION, wrap=True)
        self.button = Button(self.tr("Merge these two"), self.merge)
        box = column(self)
        for part in (self.other, self._account):
            box.addWidget(part)
        row = QHBoxLayout()
        margins(row, 0, 0, 0, 0)
        row.addWidget(self.button)
        row.addStretch(1)
        box.addLayout(row)
        self.other.committed.connect(lambda _key: self._show_account())

    def show_person(self, person: Person, everybody: Sequence[Person]) -> None:
        """Offer everybody else."""
        same = self._person is not None and self._person.id == person.id
        self._person = person
        others = [(one.id, one.label) for one in everybody if one.id != person.id]
        self.other.set_options([(None, self.tr("nobody")), *others])
        if not same or self.other.value() is None:
            self.other.set_value(None)
        self._show_account()

    def choose(self, person_id: int) -> None:
        """Choose who goes, as the user does."""
        self.other.set_value(person_id)
        self._show_account()

    def merge(self) -> None:
        """Make one of the two."""
        kept, gone = self._person, self.other.value()
        if kept is not None and gone is not None:
            session = self._desk.session
            text = self.tr("Merged {gone} into {kept}").format(gone=self.other.editor.currentText(), kept=kept.name)
            self.other.set_value(None)
            self._desk.do(text, lambda: merge_people(session, kept.id, gone))

    def _show_account(self) -> None:
        kept, gone = self._person, self.other.value()
        writable = not self._desk.session.read_only
        self.button.setVisible(gone is not None)
        self.button.allow(writable, self.tr("The workspace is open for reading only"))
        self._account.setVisible(gone is not None)
        if kept is not None and gone is not None:
            self._account.setText(breakable(self._said(merge_account(self._desk.session, kept.id, gone))))

    def _said(self, account: MergeAccount) -> str:
        nouns = {
            "membership": self.tr("seats"),
            "attendance": self.tr("marks of attendance"),
            "action": self.tr("actions"),
            "agenda_item": self.tr("agenda items"),
            "meeting": self.tr("meetings led or recorded"),
            "baseline_detail": self.tr("fields of the baseline"),
            "stakeholder": self.tr("stakeholders"),
            "interview": self.tr("interviews"),
            "problem": self.tr("problems"),
            "score": self.tr("scores"),
            "decision": self.tr("decisions"),
        }
        moved = [f"{nouns.get(noun, self.tr('other records'))}: {count}" for noun, count in account.moves.items()]
        lines = [self.tr("Comes along: {what}.").format(what=", ".join(moved) or self.tr("nothing"))]
        lines += account.twice
        lines += [
            self.tr("“{stays}” stays, “{goes}” is given up.").format(stays=stays, goes=goes)
            for _column, stays, goes in account.differs
        ]
        return "\n".join(lines)


def _seat_text(seat: Seat) -> str:
    parts = (seat.body.name, words.role_text(seat.membership.role), words.standing_text(seat.membership))
    return breakable(" · ".join(part for part in parts if part))
