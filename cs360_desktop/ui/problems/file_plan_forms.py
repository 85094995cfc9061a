"""The forms for what is done about a problem: a response, a step, a milestone, and a linked measure."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.domain.changes import Receipt
from cs360_desktop.services import actions, agency, metrics, people, problem_plan, stakeholders, targets
from cs360_desktop.services.problem_plan import LinkedMeasure
from cs360_desktop.ui.common.action_words import status_text
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import ChoiceField, DateField, Field, NoteField, TextField
from cs360_desktop.ui.common.labels import Label, Line
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.target_form import TargetForm
from cs360_desktop.ui.problems.file_fields import AddForm, FieldsForm, delete_row
from cs360_desktop.ui.problems.file_words import carried_out_options, tr

_WIDTH = 240


class ResponseForm(FieldsForm):
    """One response; `deleted` says that it is in the bin."""

    deleted = Signal()

    def __init__(self, desk: Desk) -> None:
        fields: dict[str, Field] = {
            "text": NoteField(tr("What is done"), lines=2, required=True),
            "began_on": DateField(tr("Begins or began on"), required=True),
            "ended_on": DateField(tr("Ends or ended on")),
            "stakeholder_id": ChoiceField(tr("Partner"), [], width=_WIDTH),
            "expected": NoteField(tr("What it should change"), lines=2),
            "carried_out": ChoiceField(tr("Was it carried out?"), carried_out_options(), width=_WIDTH),
            "account": NoteField(tr("How it went"), lines=2),
        }
        super().__init__(desk, fields)
        self.heading.setText(tr("Response"))
        row, self.delete = delete_row(tr("Delete"), self._delete)
        self.below.addLayout(row)
        self._response_id = 0

    def show_response(self, problem_id: int, response_id: int) -> bool:
        """Show a response; False where it is gone."""
        session = self._desk.session
        lines = [each.response for each in problem_plan.responses(session, problem_id)]
        found = next((each for each in lines if each.id == response_id), None)
        if found is None:
            return False
        self._response_id = response_id
        partner = self.fields["stakeholder_id"]
        assert isinstance(partner, ChoiceField)
        partner.set_options([(None, tr("none")), *((s.id, s.name) for s in stakeholders.stakeholders(session))])
        self.show_record(
            response_id,
            found,
            lambda column, value: problem_plan.change_response(session, response_id, **{column: value}),
            tr("Changed the response “{text}”").format(text=found.text),
        )
        return True

    def _delete(self) -> None:
        key = self._response_id
        self._save = None
        if self._desk.do(tr("Deleted a response"), lambda: problem_plan.remove_response(self._desk.session, key)):
            self.deleted.emit()


class StepForm(FieldsForm):
    """One step: an action that is linked to the problem."""

    deleted = Signal()

    def __init__(self, desk: Desk) -> None:
        fields: dict[str, Field] = {
            "text": NoteField(tr("What will be done"), lines=2, required=True),
            "person_id": ChoiceField(tr("Owner"), [], width=_WIDTH),
            "group_id": ChoiceField(tr("For"), [], width=_WIDTH),
            "due": DateField(tr("Due")),
            "status": ChoiceField(
                tr("Status"), [(status, status_text(status)) for status in ActionStatus], width=_WIDTH
            ),
            "dropped_reason": TextField(tr("Why it is dropped")),
            "note": NoteField(tr("What was done"), lines=2),
        }
        super().__init__(desk, fields)
        self._action_id = 0
        self.below.addWidget(Button(tr("Open on the board"), self._open, kind=Kind.LINK, opens_page=True))
        row, self.delete = delete_row(tr("Delete"), self._delete)
        self.below.addLayout(row)

    def show_step(self, problem_id: int, action_id: int) -> bool:
        """Show a step; False where it is gone."""
        session = self._desk.session
        line = next((each for each in problem_plan.steps(session, problem_id) if each.action.id == action_id), None)
        if line is None:
            return False
        self._action_id = action_id
        self.heading.setText(tr("Step {number}").format(number=line.action.number))
        owner, group = self.fields["person_id"], self.fields["group_id"]
        assert isinstance(owner, ChoiceField)
        assert isinstance(group, ChoiceField)
        owner.set_options([(None, tr("nobody yet")), *((each.id, each.name) for each in people.people(session))])
        group.set_options([(None, tr("no group")), *((each.id, each.name) for each in people.groups(session))])
        self.show_record(action_id, line.action, self._set, tr("Changed step {n}").format(n=line.action.number))
        self.fields["dropped_reason"].setVisible(line.action.status is ActionStatus.DROPPED)
        return True

    def _set(self, column: str, value: Any) -> Receipt:
        session, key = self._desk.session, self._action_id
        if column == "status" and value is ActionStatus.DROPPED:
            reason = self.fields["dropped_reason"]
            reason.show()
            return actions.set_status(session, key, value, reason=str(reason.value()))
        if column == "status":
            return actions.set_status(session, key, value)
        if column == "dropped_reason":
            return actions.set_status(session, key, ActionStatus.DROPPED, reason=str(value))
        return actions.change(session, key, **{column: value})

    def _open(self) -> None:
        self._desk.go(Place("actions", self._action_id))

    def _delete(self) -> None:
        key = self._action_id
        self._save = None
        if self._desk.do(tr("Deleted a step"), lambda: actions.delete(self._desk.session, key)):
            self.deleted.emit()


class MilestoneForm(FieldsForm):
    """One milestone."""

    deleted = Signal()

    def __init__(self, desk: Desk) -> None:
        fields: dict[str, Field] = {
            "text": NoteField(tr("What is reached"), lines=2, required=True),
            "due": DateField(tr("Due")),
            "reached_on": DateField(tr("Reached on")),
        }
        super().__init__(desk, fields)
        self.heading.setText(tr("Milestone"))
        row, self.delete = delete_row(tr("Delete"), self._delete)
        self.below.addLayout(row)
        self._milestone_id = 0

    def show_milestone(self, problem_id: int, milestone_id: int) -> bool:
        """Show a milestone; False where it is gone."""
        session = self._desk.session
        lines = problem_plan.milestones(session, problem_id)
        found = next((each for each in lines if each.id == milestone_id), None)
        if found is None:
            return False
        self._milestone_id = milestone_id
        self.show_record(
            milestone_id,
            found,
            lambda column, value: problem_plan.change_milestone(session, milestone_id, **{column: value}),
            tr("Changed a milestone"),
        )
        return True

    def _delete(self) -> None:
        key = self._milestone_id
        self._save = None
        if self._desk.do(tr("Deleted a milestone"), lambda: problem_plan.remove_milestone(self._desk.session, key)):
            self.deleted.emit()


class MeasureForm(FieldsForm):
    """What is expected of a linked measure, and its target."""

    deleted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, {"expected": NoteField(tr("What the response should make of it"), lines=2)})
        self._line: LinkedMeasure | None = None
        self._where = Label(tone="muted", wrap=True)
        self.target = TargetForm(desk, inside=True)
        row, self.delete = delete_row(tr("Unlink from this problem"), self._unlink)
        for part in (self._where, Line(), self.target, Line()):
            self.below.addWidget(part)
        self.below.addLayout(row)

    def show_measure(self, problem_id: int, link_id: int) -> bool:
        """Show a linked measure; False where it is no longer linked."""
        session = self._desk.session
        lines = problem_plan.linked_measures(session, problem_id)
        self._line = line = next((each for each in lines if each.link.id == link_id), None)
        if line is None:
            return False
        self.heading.setText(line.measure.name)
        areas = agency.areas(session, with_retired=True)
        where = next((area.name for area in areas if area.id == line.area_id), "")
        self._where.setText(tr("Figures and target of {area}").format(area=where))
        self.show_record(
            link_id, line.link, self._expect, tr("Changed what is expected of {m}").format(m=line.measure.name)
        )
        target = targets.targets_of(session, line.area_id).get(line.measure.id)
        self.target.show_target(line.measure, target, line.area_id)
        return True

    @override
    def first(self) -> QWidget:
        return self.target.figure

    @override
    def leave(self) -> None:
        super().leave()
        self.target.leave()

    def _expect(self, _column: str, value: Any) -> Receipt:
        assert self._line is not None
        return problem_plan.expect(self._desk.session, self._line.link.id, str(value))

    def _unlink(self) -> None:
        if self._line is None:
            return
        key = self._line.link.id
        self._save = None
        if self._desk.do(tr("Unlinked a measure"), lambda: problem_plan.unlink_measure(self._desk.session, key)):
            self.deleted.emit()


def response_entry(desk: Desk) -> AddForm:
    """Adds a response."""
    fields = [NoteField(tr("What is done"), lines=3, required=True), DateField(tr("Begins or began on"))]
    return AddForm(desk, tr("New response"), fields, tr("Add response"))


def milestone_entry(desk: Desk) -> AddForm:
    """Adds a milestone."""
    fields = [NoteField(tr("What is reached"), lines=2, required=True), DateField(tr("Due"))]
    return AddForm(desk, tr("New milestone"), fields, tr("Add milestone"))


def measure_entry(desk: Desk, problem_id: int) -> AddForm:
    """Links a measure that is in use and not linked yet."""
    linked = {each.measure.id for each in problem_plan.linked_measures(desk.session, problem_id)}
    free = [(each.id, each.name) for each in metrics.active_measures(desk.session) if each.id not in linked]
    fields = [ChoiceField(tr("Measure"), free, width=_WIDTH), NoteField(tr("What the response should make of it"))]
    return AddForm(desk, tr("Link a measure"), fields, tr("Link measure"))
