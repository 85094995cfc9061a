"""A field for a person: one of those who are known, or a new one, with title and how to reach her."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.people import Person
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.fields import ChoiceField, TextField
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type

_LONGEST = 18
"""Characters of a name on a button."""


class PersonField(QWidget):
    """Choose somebody, add somebody by name, or say more about whoever is chosen.

    Signals:
        chosen(int | None): the key of another person, None for nobody.
        named(str): the name of somebody to add and choose.
        named_instead(str): the same, in the place of whoever is chosen: she was asked and said so.
        told(dict): changed columns of the person chosen.
    """

    chosen = Signal(object)
    named = Signal(str)
    named_instead = Signal(str)
    told = Signal(object)

    def __init__(
        self, label: str, *, help_text: str = "", required: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._person: Person | None = None
        self.choice = ChoiceField(label, [], help_text=help_text, required=required)
        self.name = TextField(self.tr("Name"), help_text=self.tr("As on the sign-in sheet. Enter adds the person."))
        self.name.editor.setAccessibleName(self.tr("Name of a new person"))
        self.about = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self.add = Button(self.tr("Add a person…"), self._toggle_name, kind=Kind.LINK, icon="user-plus")
        self.more = Button(self.tr("Title and contact…"), self._toggle_details, kind=Kind.LINK, icon="pencil-simple")
        self.details = {
            "title": TextField(self.tr("Title")),
            "organization": TextField(self.tr("Organization")),
            "phone": TextField(self.tr("Telephone")),
            "email": TextField(self.tr("E-mail")),
        }
        self.instead = Button("", lambda: self.named_instead.emit(self._asked))
        self._asked = ""
        self._details_box = QWidget()
        self._arrange()
        self.setFocusProxy(self.choice)
        self.choice.committed.connect(self.chosen)
        self.name.committed.connect(self._give_name)
        for column, field in self.details.items():
            field.committed.connect(lambda text, column=column: self.told.emit({column: text}))

    def _arrange(self) -> None:
        links = QHBoxLayout()
        spacing(links, 8)
        for button in (self.add, self.more):
            links.addWidget(button)
        links.addStretch(1)
        grid = QGridLayout(self._details_box)
        margins(grid, 0, 0, 0, 0)
        spacing(grid, 8)
        for place, field in enumerate(self.details.values()):
            grid.addWidget(field, place // 2, place % 2)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 4)
        for part in (self.choice, self.about):
            box.addWidget(part)
        box.addLayout(links)
        box.addWidget(self.name)
        box.addWidget(self.instead)
        box.addWidget(self._details_box)
        box.addStretch(1)
        for hidden in (self.name, self.instead, self._details_box):
            hidden.hide()

    def refresh(self, person: Person | None, people: Sequence[Person]) -> None:
        """Show who is chosen now, and who could be."""
        is_same = self._person is not None and person is not None and person.id == self._person.id
        if not is_same:
            self._details_box.hide()
        self._person = person
        self.choice.set_options([(None, self.tr("Nobody yet")), *((each.id, each.label) for each in people)])
        self.choice.refresh(person.id if person else None)
        self.more.setVisible(person is not None)
        # The choice above names the organization, or the title where there is none.
        told = (person.title if person.organization else "", person.phone, person.email) if person else ()
        self.about.setText(" · ".join(part for part in told if part))
        self.about.setVisible(bool(self.about.text()))
        for column, field in self.details.items():
            # What was typed about somebody else must never be kept for this person.
            show = field.refresh if is_same else field.set_value
            show(getattr(person, column) if person else "")

    def _give_name(self, name: str) -> None:
        self.instead.hide()
        if name:
            self.named.emit(name)

    def ask_instead(self, holder: str, name: str) -> None:
        """Ask whether a new person takes the place of whoever is named."""
        self._asked = name
        text = self.tr("Put {name} in the place of {holder}")
        self.instead.setText(text.format(name=_short(name), holder=_short(holder)).replace("&", "&&"))
        self.instead.show()

    def take_name(self) -> None:
        """Put the line for a name away: the person was added."""
        self.name.set_value("")
        for part in (self.name, self.instead):
            part.hide()
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_name(self) -> None:
        self.name.setVisible(self.name.isHidden())
        if not self.name.isHidden():
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_details(self) -> None:
        self._details_box.setVisible(self._details_box.isHidden())
        if not self._details_box.isHidden():
            self.details["title"].setFocus(Qt.FocusReason.OtherFocusReason)


def _short(name: str) -> str:
    """A name that fits on a button."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
