"""Beside a requirement: who keeps it up or can tell more, besides those its fields name."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.people import Person
from cs360_desktop.services import people
from cs360_desktop.services.baseline_people import Behind, add_behind, people_behind, remove_behind
from cs360_desktop.ui.common.buttons import Button, IconButton, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import TextField
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.narrow import breakable, panel_choice
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type


class PeopleList(QWidget):
    """The list, and a link that opens the two ways to add somebody: chosen from those known, or by name."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._code = ""
        self._refused = ""
        self.add = Button(self.tr("Add person…"), self._toggle, kind=Kind.LINK, icon="user-plus")
        self.known = panel_choice(self.tr("Somebody known"))
        self.name = TextField(self.tr("Or a new name"), help_text=self.tr("Enter adds the person."))
        self._entry = QWidget()
        self._lines = QVBoxLayout()
        spacing(self._lines, 4)
        self._arrange()
        self.known.committed.connect(self._add_known)
        self.name.committed.connect(self._add_new)
        desk.refused.connect(self._note_refusal)

    def _arrange(self) -> None:
        entry = QVBoxLayout(self._entry)
        margins(entry, 0, 0, 0, 0)
        spacing(entry, 8)
        entry.addWidget(self.known)
        entry.addWidget(self.name)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 4)
        box.addLayout(self._lines)
        box.addWidget(self.add)
        box.addWidget(self._entry)
        self._entry.hide()

    def show_people(self, code: str) -> None:
        """Show who stands behind a requirement now, and who could."""
        if code != self._code:
            self._code = code
            self._entry.hide()
            self.name.set_value("")
        session = self._desk.session
        found = people_behind(session, code)
        clear(self._lines)
        for each in found:
            self._lines.addWidget(self._line(each))
        listed = {each.person.id for each in found}
        others = [person for person in people.people(session) if person.id not in listed]
        self.known.set_options([(None, self.tr("choose")), *((person.id, person.label) for person in others)])
        self.known.set_value(None)
        self.known.setVisible(bool(others))

    def _line(self, each: Behind) -> QWidget:
        line, person = QWidget(), each.person
        remove = IconButton("x", self.tr("Take {name} off the list").format(name=person.name))
        remove.clicked.connect(partial(self._remove, person))
        remove.setEnabled(not self._desk.session.read_only)
        about = ", ".join(part for part in (person.title, person.organization) if part)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(breakable(person.name), Type.STRONG, wrap=True))
        if about:
            words.addWidget(Label(breakable(about), Type.CAPTION, tone="muted", wrap=True))
        row = QHBoxLayout(line)
        margins(row, 0, 0, 0, 0)
        row.addLayout(words, 1)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _toggle(self) -> None:
        self._entry.setVisible(self._entry.isHidden())
        if not self._entry.isHidden():
            first = self.name if self.known.isHidden() else self.known
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_known(self, person_id: int | None) -> None:
        if person_id is not None:
            name = next(each.name for each in people.people(self._desk.session) if each.id == person_id)
            self._do(name, person_id)

    def _add_new(self, name: str) -> None:
        if name and not self._do(name, Person(name)):
            self.name.set_error(self._refused)

    def _do(self, name: str, who: int | Person) -> bool:
        code, session = self._code, self._desk.session

        def verb() -> Receipt:
            return add_behind(session, code, who).receipt

        done = self._desk.do(self.tr("Named {name} for {code}").format(name=name, code=code), verb)
        if done:
            self.name.set_value("")
            self._entry.hide()
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        return done

    def _remove(self, person: Person) -> None:
        code, session = self._code, self._desk.session
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        text = self.tr("Took {name} off the list of {code}").format(name=person.name, code=code)
        self._desk.do(text, lambda: remove_behind(session, code, person.id))

    def _note_refusal(self, error: Exception) -> None:
        self._refused = str(error)
