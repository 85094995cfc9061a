"""One section of a request: its purpose and its fields, made from the definition; each change is saved at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.definitions.fields import FieldDefinition, FieldKind
from cs360_desktop.domain.request_form import FormSection, RequestForm
from cs360_desktop.services import baseline, people, requests
from cs360_desktop.ui.common.fields import ChoiceField, Field
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.mnemonics import Mnemonics
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.scaling import margins, maximum_width, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.requests.answers import Answers
from cs360_desktop.ui.requests.enclosures_view import EnclosuresView
from cs360_desktop.ui.requests.fields import in_words, make_field, to_content
from cs360_desktop.ui.requests.measures_field import MeasuresField
from cs360_desktop.ui.requests.requirements_view import RequirementsView
from cs360_desktop.ui.requests.slot import FieldSlot
from cs360_desktop.ui.requests.table_field import TableField
from cs360_desktop.ui.requests.tick_list import TickList
from cs360_desktop.ui.requests.words import tr

SHARE_A_LINE = {
    ("city", "county"),
    ("state", "zip"),
    ("population", "population_year"),
    ("sworn_authorized", "sworn_actual"),
    ("civilian_authorized", "civilian_actual"),
    ("poc_name", "poc_title"),
    ("poc_phone", "poc_email"),
    ("chief_name", "chief_title"),
    ("audience_number", "how_soon"),
    ("signer_poc", "signer_chief"),
}
"""Fields that stand side by side, because they are read together."""
_ENCLOSED = "attachments"
"""The field whose section also shows the files."""
_NEEDED_AT_TIMES = "baseline_note"
_WIDEST = 640
_TAKEN = "fevgh" + "wil"
"""Alt keys of the menu bar and of the follow-up beside the form."""


class SectionForm(QWidget):
    """The form of one section; `refusal_changed` tells that a typed text was refused in it, or mended."""

    refusal_changed = Signal()

    def __init__(self, answers: Answers, section: FormSection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers = answers
        self._desk = answers.desk
        self._keys = Mnemonics(_TAKEN)
        self.slots: dict[str, FieldSlot] = {}
        self.requirements: RequirementsView | None = None
        has_files = any(field.definition.id == _ENCLOSED for field in section.fields)
        self.enclosures = EnclosuresView(answers.desk, answers.request_id) if has_files else None
        for field in section.fields:
            if field.definition.kind is FieldKind.SHOWN:
                self.requirements = self._requirements()
            else:
                self.slots[field.definition.id] = self._slot(field.definition)
        for slot in self.slots.values():
            slot.field.refusal_changed.connect(self.refusal_changed)
        self._arrange(section)

    def refused(self) -> int:
        """How many typed texts stand in it that were refused and are not saved."""
        return sum(slot.field.refused() for slot in self.slots.values())

    def refused_fields(self) -> set[str]:
        """The fields they stand in."""
        return {field_id for field_id, slot in self.slots.items() if slot.field.refused()}

    def refresh(self, form: RequestForm, section: FormSection, *, tell_missing: bool) -> None:
        """Show what is stored now."""
        if self.requirements is not None:
            self.requirements.refresh(baseline.overview(self._desk.session))
        if self.enclosures is not None:
            self.enclosures.refresh()
        for field in section.fields:
            slot = self.slots.get(field.definition.id)
            if slot is None:
                continue
            if field.definition.kind is FieldKind.PROBLEM:
                self._show_problems(slot.field, form.request.problem_id)
            else:
                self._offer_measures(slot.field)
                slot.refresh(field, tell_missing=tell_missing)
            slot.set_editable(not self._desk.session.read_only)

    def focus_field(self, field_id: str) -> QWidget:
        """Give a field the focus, in a table the cell that has to be mended; return what stands around it."""
        slot = self.slots[field_id]
        cell = slot.field.to_mend() if isinstance(slot.field, TableField) else None
        (cell or slot).setFocus(Qt.FocusReason.ShortcutFocusReason)
        return slot

    # -- building ---------------------------------------------------------------------------------------------------

    def _arrange(self, section: FormSection) -> None:
        definition = section.definition
        column = QVBoxLayout()
        margins(column, 0, 0, 0, 0)
        spacing(column, 12)
        head = QVBoxLayout()
        spacing(head, 2)
        head.addWidget(Label(f"{definition.id}  {definition.title}", Type.SECTION))
        head.addWidget(Label(definition.purpose, tone="muted", wrap=True))
        column.addLayout(head)
        ids = [field.definition.id for field in section.fields]
        placed: set[str] = set()
        for here, after in zip(ids, [*ids[1:], ""], strict=True):
            if here in placed:
                continue
            together = (here, after) if (here, after) in SHARE_A_LINE else (here,)
            placed.update(together)
            column.addLayout(_line([self.slots.get(field_id) or self.requirements for field_id in together]))
        if self.enclosures is not None:
            column.addWidget(self.enclosures)
        column.addStretch(1)
        holder = QWidget()
        holder.setLayout(column)
        maximum_width(holder, _WIDEST)
        row = QHBoxLayout(self)
        margins(row, 24, 12, 24, 16)
        row.addWidget(holder, 1000)
        row.addStretch(1)

    def _requirements(self) -> RequirementsView:
        view = RequirementsView()
        view.opened.connect(lambda code: self._desk.go(Place("baseline", part=code)))
        return view

    def _slot(self, definition: FieldDefinition) -> FieldSlot:
        label = self._keys.mark(definition.label)
        special: dict[FieldKind, Callable[[FieldDefinition, str], Field]] = {
            FieldKind.TICKS: self._tick_list,
            FieldKind.TABLE: self._table,
            FieldKind.MEASURES: self._measures,
            FieldKind.PROBLEM: self._problem,
            FieldKind.PERSON: self._person,
        }
        field = special.get(definition.kind, self._plain)(definition, label)
        return FieldSlot(
            field,
            lambda: self._answers.follow_workspace(definition),
            lambda reason: self._answers.give_reason(definition, reason),
        )

    def _plain(self, definition: FieldDefinition, label: str) -> Field:
        # Whether the note is needed changes with the Baseline page; that it is, is said below it.
        always = replace(definition, required=False) if definition.id == _NEEDED_AT_TIMES else definition
        field = make_field(always, label)
        field.committed.connect(
            lambda value: self._answers.write(definition, to_content(value), in_words(field, value))
        )
        return field

    def _person(self, definition: FieldDefinition, label: str) -> Field:
        known = [(str(person.id), person.label) for person in people.people(self._desk.session)]
        field = ChoiceField(label, known, help_text=definition.help, required=definition.required, width=280)
        field.committed.connect(lambda key: self._answers.write(definition, key or "", field.editor.currentText()))
        return field

    def _tick_list(self, definition: FieldDefinition, label: str) -> Field:
        choices = requests.tick_choices(definition)
        labels = {choice.id: choice.full_label for choice in choices}
        field = TickList(label, choices, help_text=definition.help, required=definition.required)
        field.ticked.connect(lambda tick, on: self._answers.tick(definition, tick, labels[tick], ticked=on))
        return field

    def _table(self, definition: FieldDefinition, label: str) -> Field:
        field = TableField(definition, label)
        field.committed.connect(lambda content: self._answers.change(definition, content))
        return field

    def _measures(self, definition: FieldDefinition, label: str) -> Field:
        field = MeasuresField(label, help_text=definition.help, required=definition.required)
        field.committed.connect(lambda content: self._answers.change(definition, content))
        return field

    def _problem(self, definition: FieldDefinition, label: str) -> Field:
        field = ChoiceField(label, [], help_text=definition.help, width=420)
        field.committed.connect(lambda key: self._answers.choose_problem(key, field.editor.currentText()))
        return field

    # -- what can be chosen -----------------------------------------------------------------------------------------

    def _show_problems(self, field: Field, problem_id: int | None) -> None:
        assert isinstance(field, ChoiceField)
        files = requests.problem_files(self._desk.session)
        field.set_options([(None, tr("No problem file")), *((file.id, file.title) for file in files)])
        field.refresh(problem_id)

    def _offer_measures(self, field: Field) -> None:
        if isinstance(field, MeasuresField):
            measures = requests.measures_to_show(self._desk.session)
            field.offer({measure.id: measure.name for measure in measures})


def _line(parts: Sequence[QWidget | None]) -> QHBoxLayout:
    line = QHBoxLayout()
    spacing(line, 16)
    for part in parts:
        if part is not None:
            line.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
    return line
