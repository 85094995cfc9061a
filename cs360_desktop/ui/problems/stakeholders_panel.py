"""A stakeholder in the context panel: who they are, what they offer, when we talked, where they take part."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import community, people, stakeholders
from cs360_desktop.services.community import StakeholderLine
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import DateField, NoteField, TextField
from cs360_desktop.ui.common.labels import Label, Line
from cs360_desktop.ui.common.narrow import breakable, panel_choice
from cs360_desktop.ui.common.tab_order import tab_as_laid_out
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.problems.bodies_panels import column
from cs360_desktop.ui.problems.saving_form import SavingForm
from cs360_desktop.ui.problems.stakeholders_parts import Connections, ContactLog, Letters


class StakeholderPanel(SavingForm):
    """Edits one stakeholder."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._line: StakeholderLine | None = None
        self._head = Label(role=Type.SECTION, wrap=True)
        self.name = TextField(self.tr("Organization"), required=True)
        categories = [(item.id, item.name) for item in community.categories()]
        self.category = panel_choice(self.tr("Category"), [("", self.tr("not said")), *categories])
        self.person = panel_choice(self.tr("Person to talk to"))
        self.offers = NoteField(self.tr("What they offer"), lines=2)
        self.data_held = NoteField(self.tr("Data they hold"), lines=2)
        self.first_contacted = DateField(
            self.tr("First contact"), help_text=self.tr("Left blank, the earliest line of the log counts.")
        )
        self._first_says = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self.note = NoteField(self.tr("Note"), lines=2, help_text=self.tr("Left out of community copies."))
        self.log, self.connections, self.letters = ContactLog(desk), Connections(desk), Letters(desk)
        self.remove = Button(self.tr("Remove this stakeholder"), self._remove, kind=Kind.QUIET, icon="trash")
        self.set_fields(
            {
                "name": self.name,
                "category": self.category,
                "person_id": self.person,
                "offers": self.offers,
                "data_held": self.data_held,
                "first_contacted": self.first_contacted,
                "note": self.note,
            }
        )
        self._arrange()

    def _arrange(self) -> None:
        box = column(self)
        about: tuple[QWidget, ...] = (
            self._head,
            self.name,
            self.category,
            self.person,
            self.offers,
            self.data_held,
            self.first_contacted,
            self._first_says,
            self.note,
            Line(),
            self.connections,
            Line(),
            self.log,
            Line(),
            self.letters,
            Line(),
        )
        for part in about:
            box.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.remove)
        row.addStretch(1)
        box.addLayout(row)

    def show_line(self, line: StakeholderLine) -> None:
        """Show a stakeholder, or what has become of it."""
        stakeholder = line.stakeholder
        known = [(person.id, person.label) for person in people.people(self.desk.session)]
        self.person.set_options([(None, self.tr("nobody yet")), *known])
        self.show_values(stakeholder.id, {column: getattr(stakeholder, column) for column in self._fields})
        self._line = line
        self._head.setText(breakable(stakeholder.name))
        self._first_says.setText(self._first_words(line))
        self._first_says.setVisible(bool(self._first_says.text()))
        for part in (self.connections, self.log, self.letters):
            part.show_line(line)
        tab_as_laid_out(self)

    def _first_words(self, line: StakeholderLine) -> str:
        if line.log_is_earlier:
            day = format_date(line.contacts[-1].held_on)
            return self.tr("The log has an earlier line, of {day}. See which is right.").format(day=day)
        if line.stakeholder.first_contacted is None and line.first_contacted is not None:
            return self.tr("{day}, from the log").format(day=format_date(line.first_contacted))
        return ""

    @override
    def save(self, column: str, value: Any) -> tuple[str, Callable[[], Receipt]]:
        assert self._line is not None
        stakeholder, session = self._line.stakeholder, self.desk.session
        text = self.tr("Changed stakeholder {name}").format(name=stakeholder.name)
        return text, lambda: stakeholders.change(session, stakeholder.id, **{column: value})

    def _remove(self) -> None:
        if self._line is not None:
            stakeholder, session = self._line.stakeholder, self.desk.session
            text = self.tr("Removed stakeholder {name}").format(name=stakeholder.name)
            self.take_away(text, lambda: stakeholders.remove(session, stakeholder.id))
