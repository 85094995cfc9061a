"""The context panel of a problem file: an overview, or the form of whatever is being edited."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.domain.problems import Stage
from cs360_desktop.services import problem_plan, problem_stages, problems
from cs360_desktop.services.problem_plan import LinkedMeasure
from cs360_desktop.services.problems import ProblemRecord
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.locking import lock
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.problems import file_forms, file_plan_forms
from cs360_desktop.ui.problems.file_fields import AddForm, FieldsForm
from cs360_desktop.ui.problems.file_forms import AssessmentForm, PauseForm, ProblemForm, StageForm
from cs360_desktop.ui.problems.file_overview import FileOverview
from cs360_desktop.ui.problems.file_plan_forms import MeasureForm, MilestoneForm, ResponseForm, StepForm
from cs360_desktop.ui.problems.file_words import tr

_PROBLEM_FORMS: dict[str, Callable[[Desk], ProblemForm]] = {
    "statement": file_forms.statement_form,
    "analysis": file_forms.analysis_form,
    "plan": file_forms.plan_form,
    "people": file_forms.people_form,
    "assessment": AssessmentForm,
}
_ENTRIES: dict[str, Callable[[Desk], AddForm]] = {
    "responses": file_plan_forms.response_entry,
    "milestones": file_plan_forms.milestone_entry,
}


class FilePanel(QWidget):
    """Shows one form at a time; Esc or the link at its top leads back to the overview.

    Signals:
        stage_wanted(Stage): somebody wants to begin a stage.
        left(): the overview is shown again.
    """

    stage_wanted = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._problem_id = 0
        self._part = ""
        self.form: FieldsForm | AddForm | None = None
        self._refresh_form: Callable[[], bool] | None = None
        self.overview = FileOverview(desk)
        self.back = Button(tr("Overview"), self.show_overview, kind=Kind.LINK, icon="arrow-left")
        self._box = QVBoxLayout(self)
        margins(self._box, 0, 0, 0, 0)
        spacing(self._box, 8)
        self._box.addWidget(self.back)
        self._box.addWidget(self.overview)
        self._box.addStretch(1)
        self.overview.wanted.connect(self.open_form)
        self.back.hide()

    def part(self) -> str:
        """What is being edited, empty for the overview."""
        return self._part

    def show_problem(self, record: ProblemRecord, measures: list[LinkedMeasure]) -> None:
        """Show a problem, or what has become of the one shown."""
        if record.problem.id != self._problem_id:
            self._problem_id = record.problem.id
            self.show_overview()
        self.overview.show_problem(record, measures)
        if self._refresh_form is not None and not self._refresh_form():
            self.show_overview()

    def show_overview(self) -> None:
        """Leave the form that is shown."""
        had_form = self.form is not None
        self.leave()
        if self.form is not None:
            self.form.hide()
            self._box.removeWidget(self.form)
            self.form.deleteLater()
        self.form, self._refresh_form, self._part = None, None, ""
        self.back.hide()
        self.overview.show()
        if had_form:
            self.left.emit()

    def leave(self) -> None:
        """Keep what is still being typed."""
        if isinstance(self.form, FieldsForm):
            self.form.leave()

    def open_form(self, part: str, *, focus: bool = True) -> None:
        """Show the form that holds a part: a column, a noun to add (`responses`), or a record (`response:3`)."""
        if part == self._part and self.form is not None:
            if focus:
                self._focus(part)
            return
        self.blockSignals(True)
        self.show_overview()
        self.blockSignals(False)
        made = self._make(part)
        if made is None:
            return
        self.form, self._refresh_form = made
        self._part = part
        self._box.insertWidget(1, self.form)
        self.overview.hide()
        self.back.show()
        self.form.show()
        if not self._refresh_form():
            self.show_overview()
            return
        if self._desk.session.read_only:
            lock(self.form)
        if focus:
            self._focus(part)

    def _focus(self, part: str) -> None:
        target: QWidget | None = None
        if isinstance(self.form, FieldsForm):
            wanted = self.form.fields.get(part)
            target = wanted if wanted is not None and wanted.isVisibleTo(self.form) else self.form.first()
        elif self.form is not None:
            target = self.form.fields[0]
        (target or self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, part: str) -> tuple[FieldsForm | AddForm, Callable[[], bool]] | None:
        name, _, key = part.partition(":")
        if name == "stage":
            return self._stage_form(Stage(key))
        if name == "pause":
            pause = PauseForm(self._desk)
            pause.show_problem(self._problem_id)
            return pause, lambda: problems.record(self._desk.session, self._problem_id).problem.paused_since is None
        if name in _ENTRIES or name == "measures":
            return self._entry(name)
        if key:
            return self._record_form(name, int(key))
        return self._problem_form_of(part)

    def _problem_form_of(self, part: str) -> tuple[FieldsForm, Callable[[], bool]] | None:
        """The form with that name, else the first that has a field for the column."""
        for name, make in _PROBLEM_FORMS.items():
            form = make(self._desk)
            if part == name or part in form.fields:
                return self._problem_form(form)
            form.deleteLater()
        return None

    def _problem_form(self, form: ProblemForm) -> tuple[FieldsForm, Callable[[], bool]]:
        def refresh() -> bool:
            form.show_problem(self._problem_id)
            return True

        return form, refresh

    def _stage_form(self, stage: Stage) -> tuple[FieldsForm, Callable[[], bool]]:
        form = StageForm(self._desk)
        form.wanted.connect(self.open_form, Qt.ConnectionType.QueuedConnection)  # the form goes away meanwhile
        form.begun.connect(self.stage_wanted)

        def refresh() -> bool:
            lines = problem_stages.stages(self._desk.session, self._problem_id)
            form.show_stage(self._problem_id, next(line for line in lines if line.stage is stage))
            return True

        return form, refresh

    def _record_form(self, name: str, key: int) -> tuple[FieldsForm, Callable[[], bool]] | None:
        shows: dict[str, Callable[[], tuple[Any, Callable[[Any], bool]]]] = {
            "response": lambda: (ResponseForm(self._desk), lambda form: form.show_response(self._problem_id, key)),
            "step": lambda: (StepForm(self._desk), lambda form: form.show_step(self._problem_id, key)),
            "milestone": lambda: (MilestoneForm(self._desk), lambda form: form.show_milestone(self._problem_id, key)),
            "measure": lambda: (MeasureForm(self._desk), lambda form: form.show_measure(self._problem_id, key)),
        }
        if name not in shows:
            return None
        form, show = shows[name]()
        return form, lambda: show(form)

    def _entry(self, name: str) -> tuple[AddForm, Callable[[], bool]]:
        session, problem_id = self._desk.session, self._problem_id
        if name == "measures":
            form = file_plan_forms.measure_entry(self._desk, problem_id)
            form.start(
                [None, ""],
                lambda values: (
                    tr("Linked a measure"),
                    lambda: problem_plan.link_measure(session, problem_id, *values),
                ),
            )
        else:
            form = _ENTRIES[name](self._desk)
            verbs: dict[str, Any] = {"responses": problem_plan.add_response, "milestones": problem_plan.add_milestone}
            words = {"responses": tr("Added a response"), "milestones": tr("Added a milestone")}
            first = session.today() if name == "responses" else None
            form.start(["", first], lambda values: (words[name], lambda: verbs[name](session, problem_id, *values)))
        form.added.connect(lambda key: self._open_added(name, key), Qt.ConnectionType.QueuedConnection)
        form.left.connect(self.show_overview, Qt.ConnectionType.QueuedConnection)
        return form, lambda: True

    def _open_added(self, name: str, key: int) -> None:
        self.open_form(f"{name.removesuffix('s')}:{key}")
