"""What stands on the page of one requirement: meaning, what the app knows, the answer, its reason, its own fields."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.baseline import Answer, RequirementState, Way
from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.definitions.baseline import RequirementDefinition
from cs360_desktop.domain.definitions.fields import FieldDefinition, FieldKind
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import baseline, people
from cs360_desktop.services.baseline import YES, Detail, TakenPlaceError
from cs360_desktop.services.baseline_facts import team_months
from cs360_desktop.ui.baseline.answer_field import AnswerField, Given
from cs360_desktop.ui.baseline.explanation import Explanation
from cs360_desktop.ui.baseline.facts_view import FactsView
from cs360_desktop.ui.baseline.month_table import MonthTable
from cs360_desktop.ui.baseline.person_field import PersonField
from cs360_desktop.ui.baseline.stakeholder_list import StakeholderList
from cs360_desktop.ui.baseline.tick_field import TickField
from cs360_desktop.ui.baseline.words import difference_said, mend_said, place_of
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.context_panel import bring_into_view
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import DateField, Field, NoteField, TextField
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.message_bar import Notice
from cs360_desktop.ui.common.mnemonics import Mnemonics
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type

_TAKEN = "fevgh" + "ypm" + "ban" + "r"
"""Alt keys of the menu bar, the answers, the footer, and the evidence."""
_SHOWN_IN_TABLE = {"meetings-held", "groups-present"}

DetailField = Field | PersonField | TickField


class RequirementForm(QWidget):
    """The form of one requirement; every field hands its change to a service at once."""

    def __init__(self, desk: Desk, definition: RequirementDefinition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._definition = definition
        self._refusal: Exception | None = None
        self.months = MonthTable() if definition.code == "B3" else None
        self.stakeholders = StakeholderList(desk) if definition.code == "B6" else None
        facts = [fact for fact in definition.fact if self.months is None or fact.id not in _SHOWN_IN_TABLE]
        self.facts = FactsView(facts)
        self.explanation = Explanation(definition)
        self.difference = Notice(State.DISAGREE, "")
        self.mend, self.mend_difference = Button("", self._mend, kind=Kind.LINK), Button("", self._mend)
        self.difference.buttons.addWidget(self.mend_difference)
        self._way: Way | None = None
        self.late = Notice(State.WRONG, "")
        self.answer = AnswerField(self.tr("Your answer"))
        self.evidence = NoteField(self.tr("Evidence or &reason"), lines=3)
        keys = Mnemonics(_TAKEN)
        self.details = {field.id: self._detail_field(field, keys) for field in definition.field}
        self._arrange()
        self.answer.committed.connect(self._answer)
        self.evidence.committed.connect(self._write_evidence)
        desk.refused.connect(self._note_refusal)

    # -- building ---------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        box = QVBoxLayout(self)
        margins(box, 20, 12, 16, 16)
        spacing(box, 10)
        box.addWidget(self.explanation)
        head = QHBoxLayout()
        self._source = Label(role=Type.CAPTION, tone="muted")
        head.addWidget(Label(self.tr("What the app already knows"), Type.SECTION))
        head.addStretch(1)
        head.addWidget(self._source)
        box.addLayout(head)
        known = (self.months, self.facts, self.mend)
        for part in (*known, self.difference, self.late, self.answer, self.evidence):
            if part is not None:
                box.addWidget(part)
        box.addLayout(self._details_grid())
        if self.stakeholders is not None:
            box.addWidget(self.stakeholders)
        box.addStretch(1)

    def _details_grid(self) -> QGridLayout:
        """Two columns; what takes several lines goes over both."""
        grid = QGridLayout()
        spacing(grid, 12)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        row = column = 0
        for field in self._definition.field:
            wide = field.kind is FieldKind.MULTILINE
            if wide and column:
                row, column = row + 1, 0
            span = 2 if wide else 1
            grid.addWidget(self.details[field.id], row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column = 0 if wide else 1 - column
            row += column == 0
        return grid

    def _detail_field(self, definition: FieldDefinition, keys: Mnemonics) -> DetailField:
        label = keys.mark(definition.label)
        settings: dict[str, Any] = {"help_text": definition.help, "required": definition.required}
        if definition.kind is FieldKind.PERSON:
            return self._person_field(definition, PersonField(label, **settings))
        if definition.kind is FieldKind.YES_NO:
            tick = TickField(label, help_text=definition.help)
            tick.committed.connect(lambda ticked: self._set(definition, YES if ticked else ""))
            return tick
        kinds: dict[FieldKind, Callable[[], Field]] = {
            FieldKind.TEXT: lambda: TextField(label, **settings),
            FieldKind.MULTILINE: lambda: NoteField(label, lines=2, **settings),
            FieldKind.DATE: lambda: DateField(label, **settings),
        }
        field = kinds[definition.kind]()
        field.committed.connect(lambda value: self._set(definition, value))
        return field

    def _person_field(self, definition: FieldDefinition, field: PersonField) -> PersonField:
        field.chosen.connect(lambda person_id: self._set(definition, "", person_id=person_id))
        field.named.connect(lambda name: self._name(definition, field, name))
        field.named_instead.connect(lambda name: self._name(definition, field, name, instead=True))
        field.told.connect(lambda columns: self._tell(definition, columns))
        return field

    # -- showing ----------------------------------------------------------------------------------------------------

    def refresh(self, state: RequirementState, details: Sequence[Detail], everybody: Sequence[Person]) -> None:
        """Show what is stored now; what is just being typed stays."""
        item = state.item
        self.explanation.suggest(item.answer is Answer.NOT_YET)
        self.answer.refresh((item.answer, item.planned_by, item.met_on))
        self.evidence.refresh(state.item.evidence)
        for detail in details:
            self._show_detail(detail, everybody)
        self.facts.show_facts(state.finding.known)
        self._source.setText(self._source_text(state))
        self.difference.setVisible(state.differs)
        self.difference.set_words(State.DISAGREE, *difference_said(state))
        self._show_mend(state)
        self.late.setVisible(state.is_late(self._desk.session.today()))
        if state.item.planned_by is not None:
            self.late.set_words(
                State.WRONG,
                self.tr("It was planned for {day}, which has passed").format(day=format_date(state.item.planned_by)),
                self.tr("Give a new day, or change the answer."),
            )
        if self.months is not None:
            required = [group.name for group in people.groups(self._desk.session) if group.required]
            self.months.show_months(team_months(self._desk.session), required)
        if self.stakeholders is not None:
            started = next(detail for detail in details if detail.definition.id == "started_on")
            self.stakeholders.show_stakeholders(started.day)

    def _show_mend(self, state: RequirementState) -> None:
        """The link to what settles the finding stands in the notice that both differ, else below what is known."""
        self._way = state.mend
        self.mend.setVisible(self._way is not None and not state.differs)
        if self._way is not None:
            for link in (self.mend, self.mend_difference):
                link.setText(f"{mend_said(self._way, self._definition)}  ›")

    def _show_detail(self, detail: Detail, everybody: Sequence[Person]) -> None:
        field = self.details[detail.definition.id]
        if isinstance(field, PersonField):
            field.refresh(detail.person, everybody)
        elif isinstance(field, TickField):
            field.refresh(detail.content == YES)
        else:
            field.refresh(detail.day if detail.definition.kind is FieldKind.DATE else detail.content)

    def _source_text(self, state: RequirementState) -> str:
        if self.months is not None:
            return self.tr("From Meetings. {found}.").format(found=state.finding.short or state.finding.summary)
        return {
            "B4": self.tr("From Metrics"),
            "B2": self.tr("From Meetings and the attachments"),
            "B6": self.tr("From the stakeholders below"),
        }.get(self._definition.code, "")

    def focus_field(self, field_id: str) -> None:
        """Put the focus on a field by its id, or on the answer, and bring it into view."""
        own: dict[str, QWidget] = {"evidence": self.evidence}
        if self.stakeholders is not None:
            own["stakeholders"] = self.stakeholders.focus_part()
        field = self.details.get(field_id) or own.get(field_id) or self.answer
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        bring_into_view(field)

    # -- changing ---------------------------------------------------------------------------------------------------

    def _mend(self) -> None:
        if self._way is not None:
            self._desk.go(place_of(self._way))

    def _answer(self, given: Given) -> None:
        answer, planned_by, met_on = given
        day = planned_by if answer is Answer.PLANNED else met_on if answer is Answer.MET else None
        code, session = self._definition.code, self._desk.session
        text = {
            Answer.NOT_YET: self.tr("{code} answered not yet"),
            Answer.PLANNED: self.tr("{code} answered planned by {day}"),
            Answer.MET: self.tr("{code} answered met"),
        }[answer].format(code=code, day=format_date(day, year=False) if day else "")
        self._do(self.answer, text, lambda: baseline.answer(session, code, answer, day))

    def _write_evidence(self, text: str) -> None:
        code, session = self._definition.code, self._desk.session
        said = self.tr("Edited the evidence for {code}").format(code=code)
        self._do(self.evidence, said, lambda: baseline.set_evidence(session, code, text))

    def _set(self, definition: FieldDefinition, content: str | date | None, *, person_id: int | None = None) -> None:
        code, session = self._definition.code, self._desk.session
        field = self.details[definition.id]
        self._do(
            field.choice if isinstance(field, PersonField) else field,
            self.tr("Changed “{field}” of {code}").format(field=definition.label, code=code),
            lambda: baseline.set_detail(session, code, definition.id, content, person_id=person_id),
        )

    def _name(self, definition: FieldDefinition, field: PersonField, name: str, *, instead: bool = False) -> None:
        code, session = self._definition.code, self._desk.session
        text = self.tr("Added {name} to {code}").format(name=name, code=code)

        def verb() -> Receipt:
            return baseline.name_person(session, code, definition.id, Person(name), instead=instead).receipt

        if self._do(field.name, text, verb):
            field.take_name()
        elif isinstance(self._refusal, TakenPlaceError):
            field.ask_instead(self._refusal.holder, name)

    def _tell(self, definition: FieldDefinition, columns: dict[str, str]) -> None:
        session = self._desk.session
        found = next(d for d in baseline.details(session, self._definition.code) if d.definition == definition)
        person = found.person
        if person is not None:
            text = self.tr("Changed what is known about {name}").format(name=person.name)
            self._desk.do(text, lambda: people.change_person(session, person.id, **columns))

    def _do(self, field: QWidget, text: str, verb: Callable[[], Receipt]) -> bool:
        """Carry out a change; a refusal stands below its field too, and what was typed stays."""
        self._refusal = None
        done = self._desk.do(text, verb)
        if not done and isinstance(field, Field):
            field.set_error(str(self._refusal))
        return done

    def _note_refusal(self, error: Exception) -> None:
        self._refusal = error
