"""Change what is said about a measure: each field saves itself when it is left, as one undo step."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from cs360_desktop.domain.catalogue import Aggregation, DefinedBy, Direction, Measure, MeasureType, Unit, fitting
from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.domain.wording import format_number
from cs360_desktop.services import measure_editing as editing
from cs360_desktop.services import metrics
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.editors import TickBox
from cs360_desktop.ui.common.fields import GROUP, ChoiceField, Field, NoteField, TextField
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.metrics.choosing import words

_RATES = (1000.0, 10_000.0, 100_000.0)


class MeasureForm(QWidget):
    """The fields of one measure; those of its meaning are closed, with the reason, once it has entries."""

    def __init__(self, desk: Desk, close: Callable[[], object]) -> None:
        super().__init__()
        self._desk = desk
        self._measure: Measure | None = None
        self.done = Button(self.tr("Show the definition"), close, kind=Kind.LINK)
        self.name = TextField(self.tr("&Name"))
        self.place = ChoiceField(self.tr("Goal › &indicator"), [])
        self.why_fixed = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self.meaning: dict[str, ChoiceField] = {
            "unit": ChoiceField(self.tr("&Unit"), [(unit, words.unit(unit)) for unit in Unit]),
            "scale": ChoiceField(self.tr("Pe&r"), [(rate, format_number(rate)) for rate in _RATES]),
            "period_kind": ChoiceField(self.tr("&Kept by"), [(kind, words.period_of(kind)) for kind in PeriodKind]),
            "aggregation": ChoiceField(self.tr("Ro&lls up as"), []),
        }
        directions = [(way, words.better_of(way)) for way in Direction]
        types = [(kind, words.kind_of(kind)) for kind in MeasureType]
        self.said: dict[str, Field] = {
            "numerator": TextField(self.tr("Numera&tor"), placeholder=self.tr("such as cases cleared")),
            "denominator": TextField(self.tr("Denominator"), placeholder=self.tr("such as cases reported")),
            "direction": ChoiceField(self.tr("&Better"), directions),
            "type": ChoiceField(self.tr("Ty&pe"), types),
            "source": TextField(self.tr("Sour&ce")),
            "owner_id": ChoiceField(
                self.tr("&Owner"), [], help_text=self.tr("People are named under Baseline, B1, or in a meeting.")
            ),
            "evidence": NoteField(
                self.tr("Evi&dence"),
                help_text=self.tr("Why it tells something: a study, a guide, another agency."),
                lines=3,
            ),
            "help": NoteField(self.tr("&What is counted"), lines=4),
        }
        self.synonyms = NoteField(
            self.tr("Other names in file&s"), help_text=self.tr("One on each line. The import knows them."), lines=3
        )
        self.marks = {
            "by_area": TickBox(self.tr("Kept b&y area too")),
            "internal": TickBox(self.tr("Internal: not in co&mmunity copies")),
            "sensitive": TickBox(self.tr("Sensitive: sm&all numbers withheld")),
        }
        self.limits = {
            "may_exceed_whole": TickBox(self.tr("May e&xceed the whole (100 %)")),
            "may_be_negative": TickBox(self.tr("May be below &zero")),
        }
        self.delete = Button(self.tr("Delete this measure"), self._delete, kind=Kind.DANGER)
        self._put_together()

    def _put_together(self) -> None:
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        box.addWidget(self.done)
        box.addWidget(self.name)
        box.addWidget(self.place)
        for part in (*self.meaning.values(), *self.limits.values(), self.why_fixed, *self.said.values()):
            box.addWidget(part)
        for widget in (self.synonyms, *self.marks.values(), self.delete):
            box.addWidget(widget)
        for choice in self.findChildren(QComboBox):  # a long name may not widen the panel
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.name.committed.connect(self._rename)
        self.place.committed.connect(lambda value: self._change("indicator_id", value))
        for column, each in (*self.meaning.items(), *self.said.items()):
            each.committed.connect(lambda value, column=column: self._change(column, value))
        self.synonyms.committed.connect(self._set_synonyms)
        for column, box_ in (*self.marks.items(), *self.limits.items()):
            box_.clicked.connect(lambda on, column=column: self._change(column, on))

    @property
    def measure_id(self) -> int | None:
        """The measure whose fields are shown."""
        return self._measure.id if self._measure else None

    def show_measure(self, measure_id: int) -> None:
        """Show a measure as it is stored now."""
        draft = editing.draft(self._desk.session, measure_id)
        is_other = self._measure is None or self._measure.id != measure_id
        measure = self._measure = draft.measure
        writable = not self._desk.session.read_only
        nobody = (None, self.tr("nobody named"))
        self._owner.set_options([nobody, *((person.id, person.name) for person in draft.people)])
        ways = [way for way in Aggregation if way in {*fitting(measure.unit), measure.aggregation}]
        self.meaning["aggregation"].set_options([(way, words.rolls_up_of(way)) for way in ways])
        self.meaning["scale"].setVisible(measure.unit is Unit.RATE)
        self._show_place(draft)
        for part in ("numerator", "denominator"):
            self.said[part].setVisible(measure.is_ratio or bool(measure.numerator or measure.denominator))
        shown: list[tuple[Field, Any]] = [
            (self.name, measure.name),
            (self.synonyms, "\n".join(draft.synonyms)),
            *((field, getattr(measure, column)) for column, field in (*self.meaning.items(), *self.said.items())),
        ]
        for field, value in shown:
            (field.set_value if is_other else field.refresh)(value)
            field.set_editable(writable)
        for choice in self.meaning.values():
            choice.set_editable(writable and not draft.fixed)
        self.why_fixed.setText(draft.fixed)
        self.why_fixed.setVisible(bool(draft.fixed))
        for column, box in (*self.marks.items(), *self.limits.items()):
            box.setChecked(getattr(measure, column))
            box.setEnabled(writable and not (column in self.limits and draft.fixed))
        is_own = measure.defined_by in {DefinedBy.LOCAL, DefinedBy.FROM_FILE}
        self.limits["may_exceed_whole"].setVisible(is_own and measure.unit is Unit.PERCENT)
        self.limits["may_be_negative"].setVisible(is_own and not measure.is_ratio)
        self.delete.allow(writable and not draft.kept, draft.kept or self.tr("This workspace is open read only."))

    def _show_place(self, draft: editing.MeasureDraft) -> None:
        """Offer every indicator below its dimension and goal."""
        options: list[tuple[Any, str]] = [(None, self.tr("none"))]
        for found in metrics.catalogue(self._desk.session):
            for goal in found.goals:
                if goal.indicators:
                    options.append((GROUP, f"{found.dimension.code} · {goal.goal.name}"))
                    options += [(each.id, each.name) for each in goal.indicators]
        self.place.set_options(options)
        view = self.place.editor.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + 24)
        self.place.set_value(draft.measure.indicator_id)
        self.place.set_editable(not self._desk.session.read_only and not draft.placed)
        self.place.editor.setToolTip(draft.placed or self.place.editor.currentText())

    @property
    def _owner(self) -> ChoiceField:
        owner = self.said["owner_id"]
        assert isinstance(owner, ChoiceField)
        return owner

    def _rename(self, name: str) -> None:
        if self._measure is not None:
            done = self.tr("Renamed “{old}” to “{new}”").format(old=self._measure.name, new=name)
            self._do(done, lambda measure_id: editing.change_measure(self._desk.session, measure_id, name=name))

    def _change(self, column: str, value: object) -> None:
        if self._measure is not None:
            done = self.tr("Changed the definition of “{measure}”").format(measure=self._measure.name)
            change: dict[str, Any] = {column: value}
            self._do(done, lambda measure_id: editing.change_measure(self._desk.session, measure_id, **change))

    def _set_synonyms(self, text: str) -> None:
        if self._measure is not None:
            done = self.tr("Changed the other names of “{measure}”").format(measure=self._measure.name)
            names = text.splitlines()
            self._do(done, lambda measure_id: editing.set_synonyms(self._desk.session, measure_id, names))

    def _delete(self) -> None:
        if self._measure is not None:
            done = self.tr("Deleted “{measure}”").format(measure=self._measure.name)
            self._do(done, lambda measure_id: editing.delete_measure(self._desk.session, measure_id))

    def _do(self, done: str, verb: Callable[[int], Receipt]) -> None:
        """Carry out a change; after a refusal the fields show again what is stored."""
        assert self._measure is not None
        measure_id = self._measure.id
        if not self._desk.do(done, lambda: verb(measure_id)):
            self._measure = None
            self.show_measure(measure_id)
