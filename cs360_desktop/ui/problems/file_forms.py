"""The forms of a problem file: what it is, why it happens, who works on it, its stages, and its assessment."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.problems import Stage
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import agency, people, problem_assessment, problem_stages, problems
from cs360_desktop.services.problem_stages import StageLine, StageState
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import ChoiceField, DateField, Field, NoteField, TextField
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import spacing
from cs360_desktop.ui.problems.file_fields import FieldsForm
from cs360_desktop.ui.problems.file_words import stage_word, tr, verdict_options

_WIDTH = 240


class ProblemForm(FieldsForm):
    """Some columns of the problem itself."""

    def __init__(self, desk: Desk, heading: str, said: str, fields: dict[str, Field]) -> None:
        super().__init__(desk, fields)
        self.heading.setText(heading)
        self._text = said

    def show_problem(self, problem_id: int) -> None:
        """Show a problem as it is now."""
        session = self._desk.session
        record = problems.record(session, problem_id)
        self.offer()
        self.show_record(
            problem_id,
            record.problem,
            lambda column, value: problems.change(session, problem_id, **{column: value}),
            self._text,
        )

    def offer(self) -> None:
        """Offer the people and areas there are now."""
        session = self._desk.session
        names = [(person.id, person.name) for person in people.people(session)]
        options: dict[str, list[tuple[int | None, str]]] = {
            "leader_id": [(None, tr("nobody yet")), *names],
            "kept_up_by_id": [(None, tr("nobody yet")), *names],
            "body_id": [(None, tr("no body")), *((body.id, body.name) for body in people.bodies(session))],
        }
        if {"area_id", "comparison_area_id"} & set(self.fields):
            areas = [(area.id, area.name) for area in agency.areas(session)]
            options["area_id"] = [(None, tr("the whole department")), *areas]
            options["comparison_area_id"] = [(None, tr("none")), *areas]
        for column, choices in options.items():
            field = self.fields.get(column)
            if isinstance(field, ChoiceField):
                field.set_options(choices)


def statement_form(desk: Desk) -> ProblemForm:
    """What the problem is, in its parts."""
    fields: dict[str, Field] = {
        "title": TextField(tr("Title"), required=True),
        "statement": NoteField(tr("Statement"), lines=5, help_text=tr("The problem in a sentence or two.")),
        "harmed": NoteField(tr("Who is harmed, and how"), lines=2),
        "place": NoteField(tr("Where"), lines=2),
        "times": NoteField(tr("When"), lines=2),
        "since": TextField(tr("Since when")),
        "known_from": NoteField(tr("How you know"), lines=2),
        "objective": NoteField(tr("Objective"), lines=2, help_text=tr("What should be different, and by when.")),
    }
    return ProblemForm(desk, tr("Statement"), tr("Changed the statement of a problem"), fields)


def analysis_form(desk: Desk) -> ProblemForm:
    """Why it happens here."""
    fields: dict[str, Field] = {
        "hypothesis": NoteField(tr("Working hypothesis"), lines=5, help_text=tr("Why it happens here.")),
        "findings": NoteField(tr("Findings"), lines=6, help_text=tr("One on each line, with its numbers.")),
    }
    return ProblemForm(desk, tr("Analysis"), tr("Changed the analysis of a problem"), fields)


def plan_form(desk: Desk) -> ProblemForm:
    """What is done about it, in a few words."""
    fields: dict[str, Field] = {
        "response_plan": NoteField(tr("Plan in short"), lines=5),
        "objective": NoteField(tr("Objective"), lines=2, help_text=tr("What should be different, and by when.")),
    }
    return ProblemForm(desk, tr("Response plan"), tr("Changed the response plan of a problem"), fields)


def people_form(desk: Desk) -> ProblemForm:
    """Who works on it."""
    fields: dict[str, Field] = {
        "leader_id": ChoiceField(tr("Who leads"), [], width=_WIDTH),
        "body_id": ChoiceField(tr("Whose file it is"), [], width=_WIDTH),
        "opened_on": DateField(tr("Opened on")),
    }
    return ProblemForm(desk, tr("Who works on it"), tr("Changed who works on a problem"), fields)


class AssessmentForm(ProblemForm):
    """What is compared, and what came out."""

    def __init__(self, desk: Desk) -> None:
        fields: dict[str, Field] = {
            "after_from": DateField(tr("Months after the response: from")),
            "after_to": DateField(tr("to")),
            "area_id": ChoiceField(tr("Area"), [], width=_WIDTH),
            "comparison_area_id": ChoiceField(
                tr("Comparison area"), [], width=_WIDTH, help_text=tr("Much like it, but nothing was done there.")
            ),
            "outcome": ChoiceField(tr("Verdict"), verdict_options(), width=_WIDTH),
            "verdict": NoteField(tr("The verdict in words"), lines=3),
            "side_effects": NoteField(tr("Side effects, good or bad"), lines=2),
            "maintenance": NoteField(tr("What is kept, changed or stopped"), lines=2),
            "kept_up_by_id": ChoiceField(tr("Who keeps watching"), [], width=_WIDTH),
            "review_on": DateField(tr("When they look again")),
        }
        super().__init__(desk, tr("Assessment"), tr("Changed the assessment of a problem"), fields)
        self.proposal = Button("", self._take_proposal, kind=Kind.LINK)
        self.below.addWidget(self.proposal)
        self._problem_id = 0

    @override
    def show_problem(self, problem_id: int) -> None:
        """Show a problem; where no months are given, offer the whole months since the response began."""
        self._problem_id = problem_id
        super().show_problem(problem_id)
        months = problem_assessment.proposed_months(self._desk.session, problem_id)
        is_open = problems.record(self._desk.session, problem_id).problem.after_from is None
        self.proposal.setVisible(is_open and months is not None)
        if months is not None:
            first, last = (format_date(day) for day in months)
            self.proposal.setText(tr("Compare {first} to {last}").format(first=first, last=last))

    def _take_proposal(self) -> None:
        session, problem_id = self._desk.session, self._problem_id
        months = problem_assessment.proposed_months(session, problem_id)
        if months is not None:
            first, last = months
            text = tr("Set the months to compare")
            self._desk.do(text, lambda: problems.change(session, problem_id, after_from=first, after_to=last))


class StageForm(FieldsForm):
    """One stage: what it asks, what it still lacks, its days, and the way to it.

    Signals:
        wanted(str): the field of something that is lacking.
        begun(Stage): somebody wants this stage to be the present one.
    """

    wanted = Signal(str)
    begun = Signal(object)

    def __init__(self, desk: Desk) -> None:
        self.question = Label(tone="muted", wrap=True)
        fields: dict[str, Field] = {
            "began_on": DateField(tr("Began on")),
            "ended_on": DateField(tr("Ended on")),
            "planned_for": DateField(tr("Planned for")),
        }
        super().__init__(desk, fields)
        self._stage = Stage.SCANNING
        self.begin = Button("", lambda: self.begun.emit(self._stage))
        self._lacks = QVBoxLayout()
        spacing(self._lacks, 2)
        self._belongs = Label(tone="muted", wrap=True)
        box = self.layout()
        assert isinstance(box, QVBoxLayout)
        box.insertWidget(1, self.question)
        self.below.addWidget(self.begin)
        self.below.addLayout(self._lacks)
        self.below.addWidget(self._belongs)

    def show_stage(self, problem_id: int, line: StageLine) -> None:
        """Show one stage of a problem."""
        self._stage = line.stage
        session = self._desk.session
        name = stage_word(line.stage)
        self.heading.setText(name)
        self.question.setText(line.definition.question)
        self.show_record(
            (problem_id, line.stage),
            line.dates,
            lambda column, value: problem_stages.change_stage_dates(session, problem_id, line.stage, **{column: value}),
            tr("Changed the days of {stage}").format(stage=name),
        )
        self.fields["ended_on"].setVisible(line.state is not StageState.PRESENT)
        self.begin.setVisible(line.state is not StageState.PRESENT)
        back = line.state is StageState.DONE
        self.begin.setText((tr("Go back to {stage}") if back else tr("Begin {stage}")).format(stage=name))
        self._show_lacks(line)
        self._belongs.setText("\n".join(f"• {text}" for text in line.definition.belongs))

    def _show_lacks(self, line: StageLine) -> None:
        clear(self._lacks)
        head = tr("Still lacking") if line.lacks else tr("Nothing is lacking in this stage.")
        self._lacks.addWidget(Label(head, tone="text" if line.lacks else "ok"))
        for lack in line.lacks:
            self._lacks.addWidget(LinkLine(lack.sentence, partial(self.wanted.emit, lack.field)))


class LinkLine(QWidget):
    """A sentence of several lines with the way to where it is mended."""

    def __init__(self, sentence: str, act: Callable[[], Any]) -> None:
        super().__init__()
        self.button = Button(tr("Mend"), act, kind=Kind.LINK)
        self.button.setAccessibleName(tr("Mend: {sentence}").format(sentence=sentence))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Label(sentence, wrap=True))
        box.addWidget(self.button)


class PauseForm(FieldsForm):
    """Why the work on a problem rests; the pause begins when the reason is left."""

    def __init__(self, desk: Desk) -> None:
        help_text = tr("What the team waits for. The problem keeps everything, and the history keeps the reason.")
        super().__init__(desk, {"pause_reason": NoteField(tr("Why it rests"), lines=3, help_text=help_text)})
        self.heading.setText(tr("Pause this problem"))
        self.begin = Button(tr("Pause"), self._begin)
        self.below.addWidget(self.begin)
        self._problem_id = 0

    def show_problem(self, problem_id: int) -> None:
        """Ask for the reason."""
        self._problem_id = problem_id
        self.fields["pause_reason"].set_value("")

    def _begin(self) -> None:
        field, problem_id = self.fields["pause_reason"], self._problem_id
        reason = field.value()
        self._refused = ""
        session = self._desk.session
        if not self._desk.do(tr("Paused a problem"), lambda: problems.pause(session, problem_id, reason)):
            field.set_error(self._refused)
