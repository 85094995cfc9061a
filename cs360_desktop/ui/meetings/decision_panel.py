"""One decision in the context panel: exact wording, agenda item, method and votes."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.services import agendas, decisions, people
from cs360_desktop.services.catalogue_files import load_starters
from cs360_desktop.services.decisions import DecisionLine
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import ChoiceField, Field, NoteField, NumberField, RadioField, field_row
from cs360_desktop.ui.common.kept_text import KeptText
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.meetings.panel_choice import PanelChoice


class DecisionPanel(QWidget):
    """Edits one decision: the wording is saved with each key, the other fields when they are left."""

    rested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._line: DecisionLine | None = None
        self.wording = NoteField(self.tr("Exact wording"), lines=4, required=True)
        self.item = PanelChoice(self.tr("Agenda item"))
        methods = [(method.id, method.name) for method in load_starters().decision_method]
        self.method = RadioField(self.tr("Method"), methods)
        self.moved_by = PanelChoice(self.tr("Moved by"))
        self.votes_for = NumberField(self.tr("For"), width=68)
        self.votes_against = NumberField(self.tr("Against"), width=68)
        self.abstentions = NumberField(self.tr("Abstained"), width=68)
        self._fields: dict[str, Field] = {
            "agenda_item_id": self.item,
            "method": self.method,
            "moved_by_id": self.moved_by,
            "votes_for": self.votes_for,
            "votes_against": self.votes_against,
            "abstentions": self.abstentions,
        }
        self._votes = QWidget()
        votes = QHBoxLayout(self._votes)
        margins(votes, 0, 0, 0, 0)
        votes.addLayout(field_row(self.votes_for, self.votes_against, self.abstentions))
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 10)
        parts = (self.wording, self.item, self.method, self._votes, self.moved_by)
        for part in (Label(self.tr("Decision"), Type.SECTION), *parts):
            box.addWidget(part)
        for column, field in self._fields.items():
            field.committed.connect(lambda value, column=column: self._save(column, value))
        self._kept = KeptText(
            desk,
            self.wording.editor,
            lambda: self.tr("Changed the wording of a decision"),
            lambda key, words, batch: decisions.change_decision(desk.session, key, wording=words, goes_on=batch),
            may_be_blank=False,
        )
        self._kept.rested.connect(self.rested)

    def show_decision(self, line: DecisionLine) -> None:
        """Show a decision, or what has become of the one shown."""
        decision = line.decision
        same = self._line is not None and self._line.decision.id == decision.id
        if self._line is not None and not same:
            self.leave()
        self._line = line
        session = self._desk.session
        items = agendas.agenda(session, decision.meeting_id).lines
        self.item.set_options([(None, self.tr("none")), *((one.item.id, one.item.title) for one in items)])
        everybody = people.people(session)
        self.moved_by.set_options([(None, self.tr("not noted")), *((person.id, person.name) for person in everybody)])
        for column, field in self._fields.items():
            value = getattr(decision, column)
            if same and not isinstance(field, ChoiceField | RadioField):
                field.refresh(value)
            else:
                field.set_value(value)
        self._kept.show(decision.id, decision.wording)
        self._votes.setVisible(decision.method == "vote")

    def leave(self) -> None:
        """Keep what is still being typed."""
        for field in self._fields.values():
            field.commit()
        self._kept.leave()

    def _save(self, column: str, value: Any) -> None:
        if self._line is None:
            return
        decision_id = self._line.decision.id
        columns = {column: value}
        if column == "method" and value != "vote":
            columns |= {"votes_for": None, "votes_against": None, "abstentions": None}
        self._desk.do(
            self.tr("Changed a decision"), lambda: decisions.change_decision(self._desk.session, decision_id, **columns)
        )
