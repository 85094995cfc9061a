"""The file of one problem: stages, statement, plan, findings, assessment, and the problem over time (guide 11)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.problems import Problem, Stage, Verdict
from cs360_desktop.domain.wording import format_date, format_long_date
from cs360_desktop.services import (
    problem_assessment,
    problem_plan,
    problem_scanning,
    problem_stages,
    problems,
)
from cs360_desktop.services.problem_stages import Lack
from cs360_desktop.services.problems import ProblemRecord
from cs360_desktop.ui.common.action_entry import ActionEntry
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.community import Private
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.labels import ElidedLabel
from cs360_desktop.ui.common.locking import lock
from cs360_desktop.ui.common.message_bar import Message
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.save_file import save_file
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.tab_order import tab_as_laid_out
from cs360_desktop.ui.problems.file_blocks import AssessmentBlock, Block, TextBlock
from cs360_desktop.ui.problems.file_panel import FilePanel
from cs360_desktop.ui.problems.file_plan import PlanTable
from cs360_desktop.ui.problems.file_stages import StageStrip
from cs360_desktop.ui.problems.file_timeline import Timeline
from cs360_desktop.ui.problems.file_words import stage_word, tr

_PANEL_WIDTH = 288
_CLOSING = "closing"


class ProblemFilePage(Page):
    """One problem, worked through from scanning to the verdict."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Problem"), "", parent=parent)
        self._desk = desk
        self._problem_id = 0
        self._lacks: list[Lack] = []
        self._asked = -1
        self.pause_button = Button(tr("Pause…"), self.pause, icon="pause")
        self.pdf_button = Button(tr("Save as PDF…"), self.save_pdf, icon="file-pdf")
        self.next_button = Button(tr("Next stage"), self.next_stage, kind=Kind.PRIMARY, icon="arrow-right")
        for button in (self.pause_button, self.pdf_button, self.next_button):
            self.add_button(button)
        self.strip = StageStrip()
        self.lack_line = ElidedLabel(tone="muted")
        self.lack_button = Button(tr("Next missing (F8)"), self.next_missing, kind=Kind.LINK)
        self.statement = TextBlock(
            tr("Statement"), tr("What is the problem: who, where, when, since when?"), lambda: self.edit("statement")
        )
        self.hypothesis = TextBlock(
            tr("Working hypothesis"), tr("Why does it happen here?"), lambda: self.edit("hypothesis")
        )
        self.plan = Block(tr("Response plan"))
        self.entry = ActionEntry(desk)
        self.table = PlanTable(desk)
        self.findings = TextBlock(tr("Analysis findings"), tr("No finding yet."), lambda: self.edit("findings"))
        self.scanning = TextBlock(tr("Scanning"), tr("No interview has been noted yet."))
        self.assessment = AssessmentBlock(lambda: self.edit("assessment"))
        self.timeline = Timeline(desk)
        self.panel = FilePanel(desk)
        self._arrange()
        Private(desk, self, (self.timeline, self.assessment, self.scanning, self.panel))
        self._connect()
        self.setFocusProxy(self.table)

    def show_problem(self, problem_id: int, part: str = "") -> None:
        """Show a problem, and the form of one of its parts where it is named: `statement`, `step:3`."""
        if problem_id != self._problem_id:
            self._leave()
        self._problem_id, self._asked = problem_id, -1
        self.refresh()
        if part:
            self.edit(part)

    def refresh(self) -> None:
        """Ask for the problem again."""
        session, key = self._desk.session, self._problem_id
        record = problems.record(session, key)
        problem = record.problem
        self._show_head(record)
        stages = problem_stages.stages(session, key)
        self.strip.show_stages(stages)
        self._lacks = [lack for line in stages if line.stage is problem.stage for lack in line.lacks]
        self._show_lacks(problem)
        self.statement.show_text(problem.statement, _details(problem))
        self.hypothesis.show_text(problem.hypothesis)
        self.plan.note.setText(tr("Objective: {text}").format(text=problem.objective) if problem.objective else "")
        self.table.show_plan(problem_plan.responses(session, key), problem_plan.steps(session, key))
        self.findings.show_text("\n".join(f"• {line}" for line in problem.findings.splitlines() if line.strip()))
        self.scanning.show_text("\n".join(problem_scanning.scanning_words(session, key)))
        self.assessment.show_assessment(problem_assessment.assessment(session, key), _watching(record))
        measures = problem_plan.linked_measures(session, key)
        self.timeline.show_time(measures, problem_plan.milestones(session, key))
        self.panel.show_problem(record, measures)
        if session.read_only:
            lock(self.pause_button, self.next_button, self.entry, self.panel)

    def edit(self, part: str) -> None:
        """Show the form of a part in the panel and go to it."""
        if part == "steps":
            self.start_step()
            return
        self.show_context()
        self.panel.open_form(part)

    def next_missing(self, step: int = 1) -> None:
        """Go to the next (1) or previous (-1) thing that the present stage lacks."""
        if self._lacks:
            self._asked = (self._asked + step) % len(self._lacks) if self._asked >= 0 else 0
            self.edit(self._lacks[self._asked].field)

    def start_step(self) -> None:
        """Show the line for a new step and go to it."""
        if self._desk.session.read_only:
            return
        self.entry.columns = {"problem_id": self._problem_id}
        self.entry.refresh()
        self.entry.show()
        self.entry.what.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def pause(self) -> None:
        """Ask for a reason to pause, or go on where it is paused."""
        session, key = self._desk.session, self._problem_id
        if problems.record(session, key).problem.paused_since is None:
            self.edit("pause")
        else:
            self._desk.do(tr("Resumed a problem"), lambda: problems.resume(session, key))

    def next_stage(self) -> None:
        """Begin the stage after the present one."""
        problem = problems.record(self._desk.session, self._problem_id).problem
        stage = problem_stages.next_stage(problem.stage)
        if stage is not None:
            self.begin(stage)

    def begin(self, stage: Stage, *, without_verdict: bool = False) -> None:
        """Begin a stage; closing without a verdict is asked first."""
        session, key = self._desk.session, self._problem_id
        question = problem_stages.closing_question(problems.record(session, key).problem)
        if stage is Stage.CLOSED and question and not without_verdict:
            self._ask_to_close(question)
            return
        self.messages.dismiss(_CLOSING)
        text = tr("Closed a problem") if stage is Stage.CLOSED else tr("Began {stage}").format(stage=stage_word(stage))
        self._desk.do(text, lambda: problem_stages.begin_stage(session, key, stage, without_verdict=without_verdict))

    def save_pdf(self) -> None:
        """Save the problem report where the user wants it."""
        from cs360_desktop.services.problem_document import problem_pdf

        self._leave()
        session, key = self._desk.session, self._problem_id
        save_file(self, self._desk, lambda public: problem_pdf(session, key, community=public), kind="problem")

    # -- building -----------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.plan.add_command(tr("Add response"), tr("Add response"), lambda: self.edit("responses"), "plus")
        self.plan.add_command(tr("Add step"), tr("Add step"), self.start_step, "plus")
        self.plan.content.addWidget(self.entry)
        self.plan.content.addWidget(self.table)
        self.entry.hide()
        add = tr("Add milestone")
        self.timeline.add_command(add, add, lambda: self.edit("milestones"), "plus")
        lacking = QHBoxLayout()
        spacing(lacking, 8)
        lacking.addWidget(self.lack_line, 1)
        lacking.addWidget(self.lack_button)
        content = QWidget()
        box = QVBoxLayout(content)
        margins(box, 0, 0, 0, 16)
        spacing(box, 12)
        box.addWidget(self.strip)
        box.addLayout(lacking)
        box.addLayout(_side_by_side(self.statement, self.hypothesis))
        box.addWidget(self.plan)
        box.addLayout(_side_by_side(self.findings, self.scanning))
        box.addWidget(self.assessment)
        box.addWidget(self.timeline)
        box.addStretch(1)
        tab_as_laid_out(content)
        self.set_content(content, scroll=True)
        self.set_context(self.panel, width=_PANEL_WIDTH)

    def _connect(self) -> None:
        self.strip.chosen.connect(lambda stage: self.edit(f"stage:{stage.value}"))
        self.table.row_opened.connect(lambda row: self.edit(row.part))
        self.timeline.table.row_opened.connect(lambda row: self.edit(f"milestone:{row[1].id}"))
        self.panel.stage_wanted.connect(self.begin)
        self.panel.left.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.entry.left.connect(self._leave_entry)
        for keys, act in (
            ("F8", self.next_missing),
            ("Shift+F8", lambda: self.next_missing(-1)),
            ("Ctrl+P", self.save_pdf),
            ("Ctrl+N", self.start_step),
            ("Ins", self.start_step),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.follow(self._desk.notifier, self._follow)
        self._desk.community_changed.connect(lambda _is_on: self._follow() if self.isVisible() else None)

    # -- showing ------------------------------------------------------------------------------------------------------

    def _show_head(self, record: ProblemRecord) -> None:
        problem, today = record.problem, self._desk.session.today()
        here = tr("Problem {n}").format(n=record.number)
        self.set_trail([(tr("Problems"), lambda: self._desk.go(Place("problems", part="files")))], here)
        opened = format_long_date(problem.opened_on) if problem.opened_on else ""
        whose = record.body.name if record.body else self._desk.session.who
        words = tr("A file of the {body}, opened {date}") if opened else tr("A file of the {body}")
        self.set_title(problem.title, words.format(body=whose, date=opened))
        if problem.paused_since is not None:
            day = format_date(problem.paused_since, year=problem.paused_since.year != today.year)
            self.set_state(State.NEEDS, tr("paused since {date}").format(date=day))
            reason = tr("hidden") if self._desk.community else problem.pause_reason
            self.header.set_purpose(tr("Paused: {reason}").format(reason=reason))
        elif problem.stage is Stage.CLOSED:
            self.set_state(State.GOOD, tr("closed"))
        else:
            self.set_state(None)
        self.pause_button.setText(tr("Resume") if problem.paused_since else tr("Pause…"))
        self.pause_button.setVisible(problem.stage is not Stage.CLOSED)
        after = problem_stages.next_stage(problem.stage)
        self.next_button.setVisible(after is not None)
        if after is not None:
            words = tr("Close") if after is Stage.CLOSED else tr("Start {stage}")
            self.next_button.setText(words.format(stage=stage_word(after).lower()))
            self.next_button.allow(problem.paused_since is None, tr("The problem is paused. Resume it first."))

    def _show_lacks(self, problem: Problem) -> None:
        count = len(self._lacks)
        self.lack_line.setVisible(problem.stage is not Stage.CLOSED)
        self.lack_button.setVisible(count > 0)
        if not count:
            said = tr("{stage}: nothing is lacking.").format(stage=stage_word(problem.stage))
        else:
            said = self._lacks[0].sentence
            said = f"{stage_word(problem.stage)}: {said}" if count == 1 else self._many(said, count - 1, problem.stage)
        self.lack_line.setText(said)

    @staticmethod
    def _many(first: str, others: int, stage: Stage) -> str:
        words = tr("{stage}: {first} {n} more.")
        return words.format(stage=stage_word(stage), first=first, n=others)

    def _ask_to_close(self, question: str) -> None:
        self.messages.show_message(
            Message(
                _CLOSING,
                State.ASKS,
                tr("Close without a verdict?"),
                question,
                (
                    (tr("Give a verdict"), lambda: self.edit("outcome")),
                    (tr("Close anyway"), lambda: self.begin(Stage.CLOSED, without_verdict=True)),
                ),
            )
        )

    def _leave_entry(self) -> None:
        self.entry.hide()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        """Ask again: a problem shows something of nearly everything."""
        if not self._problem_id:
            return
        if problems.exists(self._desk.session, self._problem_id):
            if problems.record(self._desk.session, self._problem_id).problem.outcome is not Verdict.OPEN:
                self.messages.dismiss(_CLOSING)
            self.refresh()
        else:
            self._desk.go(Place("problems", part="files"))

    def _leave(self) -> None:
        if self._problem_id:
            self.panel.leave()

    @override
    def escape(self) -> bool:
        if self.panel.form is not None:
            self.panel.show_overview()
            return True
        return super().escape()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._leave()
        super().hideEvent(event)


def _side_by_side(first: QWidget, second: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    spacing(row, 24)
    for part in (first, second):
        row.addWidget(part, 1)
    return row


def _details(problem: Problem) -> str:
    """The parts of the statement that are told."""
    parts = (
        (tr("Who"), problem.harmed),
        (tr("Where"), problem.place),
        (tr("When"), problem.times),
        (tr("Since"), problem.since),
        (tr("How we know"), problem.known_from),
    )
    return " · ".join(f"{name}: {text.rstrip('.')}" for name, text in parts if text)


def _watching(record: ProblemRecord) -> str:
    again = record.problem.review_on
    if not record.kept_up_by:
        return ""
    if again is None:
        return record.kept_up_by
    return tr("{name}, who looks again on {date}").format(name=record.kept_up_by, date=format_date(again))
