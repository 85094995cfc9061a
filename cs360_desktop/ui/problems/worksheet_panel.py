"""Beside the worksheet: one candidate with its scores, the weights of the criteria, and the decision."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.domain.problems import Candidate, Criterion
from cs360_desktop.services import people, worksheet
from cs360_desktop.services.catalogue_files import load_starters, load_worksheet
from cs360_desktop.services.worksheet import HIGHEST, LOWEST, Sheet
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import ChoiceField, DateField, NoteField, NumberField, TextField
from cs360_desktop.ui.common.labels import Label, Line
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.segment import Segment
from cs360_desktop.ui.common.tab_order import tab_as_laid_out
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.problems.worksheet_decisions import Decisions
from cs360_desktop.ui.problems.worksheet_words import tr

_TOGETHER = 0


class WorksheetPanel(QWidget):
    """Edits the worksheet; everything saves itself. `wanted` asks for the focus to go back to the table."""

    wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sheet: Sheet | None = None
        self._candidate: Candidate | None = None
        self._title = Label(tr("Candidate"), Type.SECTION)
        self._hint = Label(tr("Choose a candidate to score it, or add one."), tone="muted", wrap=True)
        self.name = TextField(tr("Na&me"))
        self.note = NoteField(tr("N&ote"), lines=2)
        self.scorer = ChoiceField(tr("Scores &by"), [(_TOGETHER, tr("the group together"))])
        self.scores: dict[int, Segment] = {}
        self.weights: dict[int, NumberField] = {}
        self._scoring = QVBoxLayout()
        self._weighing = QVBoxLayout()
        self.day = DateField(tr("Decided &on"))
        self.method = ChoiceField(tr("Me&thod"), [(each.id, each.name) for each in load_starters().decision_method])
        self.wording = NoteField(tr("&Wording"), lines=2)
        self.took_part = NoteField(tr("Who took &part"), lines=2, required=True)
        self.decisions = Decisions(desk)
        self.decisions.removed.connect(lambda: self.day.setFocus(Qt.FocusReason.OtherFocusReason))
        self.decide = Button(tr("&Record the decision"), self.record, icon="flag")
        self.open = Button(tr("Open the problem &file"), self.open_file, icon="puzzle-piece", kind=Kind.QUIET)
        self.delete = Button(tr("De&lete this candidate"), self._delete, kind=Kind.QUIET, icon="trash")
        self._arrange()
        self.name.committed.connect(lambda value: self._change(tr("Renamed a candidate"), name=value))
        self.note.committed.connect(lambda value: self._change(tr("Changed the note of a candidate"), note=value))
        self.scorer.committed.connect(lambda _value: self._show_scores())

    def _arrange(self) -> None:
        self._about_candidate = QWidget()
        inner = QVBoxLayout(self._about_candidate)
        decision = (
            Label(tr("Decision"), Type.SECTION),
            self.decisions,
            self.day,
            self.method,
            self.wording,
            self.took_part,
        )
        for field in (self.name, self.note, self.scorer):
            inner.addWidget(field)
        inner.addLayout(self._scoring)
        after: tuple[QWidget, ...] = (Line(), *decision, self.decide, self.open, self.delete)
        for part in after:
            inner.addWidget(part)
        box = QVBoxLayout(self)
        for layout in (box, inner, self._scoring, self._weighing):
            margins(layout, 0, 0, 0, 0)
            spacing(layout, 8)
        whole: tuple[QWidget, ...] = (self._title, self._hint, self._about_candidate, Line())
        for part in (*whole, Label(tr("Weights"), Type.SECTION)):
            box.addWidget(part)
        why = tr("All weigh the same until the group decides otherwise; 0 leaves a criterion out.")
        box.addWidget(Label(why, Type.CAPTION, tone="muted", wrap=True))
        box.addLayout(self._weighing)
        box.addStretch(1)

    def show_sheet(self, sheet: Sheet, candidate: Candidate | None) -> None:
        """Show a candidate of the worksheet, or what will stand here."""
        self._sheet = sheet
        if not self.weights:
            self._make_criteria(sheet)
        is_other = candidate is None or self._candidate is None or candidate.id != self._candidate.id
        self._candidate = candidate
        self._hint.setVisible(candidate is None)
        self._about_candidate.setVisible(candidate is not None)
        for criterion in sheet.criteria:
            self.weights[criterion.id].refresh(int(criterion.weight))
        everybody = [(person.id, person.name) for person in people.people(self._desk.session)]
        chosen = self.scorer.value()
        self.scorer.set_options([(_TOGETHER, tr("the group together")), *everybody])
        self.scorer.set_value(chosen if chosen in {_TOGETHER, *(key for key, _ in everybody)} else _TOGETHER)
        if candidate is None:
            return
        for field, value in ((self.name, candidate.name), (self.note, candidate.note)):
            field.set_value(value) if is_other else field.refresh(value)
        if is_other:
            self.day.set_value(self._desk.session.today())
            self.wording.set_value("")
        self._show_scores()
        read_only = self._desk.session.read_only
        self.decisions.show_decisions([each for each in sheet.decisions if each.candidate_id == candidate.id])
        tab_as_laid_out(self._about_candidate)
        for part in (self.decide, self.open, self.delete):
            part.allow(not read_only, tr("The workspace is open read only"))

    def _make_criteria(self, sheet: Sheet) -> None:
        asked = {each.name: each for each in load_worksheet().criterion}
        marks = [(None, "–"), *((score, str(score)) for score in range(LOWEST, HIGHEST + 1))]
        for criterion in sheet.criteria:
            definition = asked.get(criterion.name)
            label = Label(criterion.name, Type.STRONG)
            self._scoring.addWidget(label)
            segment = Segment(tr("Score for {criterion}").format(criterion=criterion.name), marks)
            if definition is not None:
                ends = tr("1: {lowest} · 5: {highest}").format(lowest=definition.lowest, highest=definition.highest)
                self._scoring.addWidget(Label(definition.question, Type.CAPTION, tone="muted", wrap=True))
                segment.setAccessibleDescription(f"{definition.question} {ends}")
                segment.setToolTip(ends)
            segment.chosen.connect(partial(self._score, criterion))
            self._scoring.addWidget(segment)
            self.scores[criterion.id] = segment
        for criterion in sheet.criteria:
            weight = NumberField(criterion.name, greatest=10, width=72)
            weight.committed.connect(partial(self._weigh, criterion))
            self._weighing.addWidget(weight)
            self.weights[criterion.id] = weight

    def _show_scores(self) -> None:
        if self._sheet is None or self._candidate is None:
            return
        scorer = self.scorer.value() or None
        own = {
            each.criterion_id: each.score
            for each in self._sheet.scores
            if each.candidate_id == self._candidate.id and each.person_id == scorer
        }
        for criterion_id, segment in self.scores.items():
            segment.choose(own.get(criterion_id))
            segment.setEnabled(not self._desk.session.read_only)

    # -- what is done -------------------------------------------------------------------------------------------------

    def _score(self, criterion: Criterion, score: int | None) -> None:
        candidate = self._candidate
        if candidate is None:
            return
        scorer = self.scorer.value() or None
        words = tr("Took back the score of {candidate} for {criterion}")
        if score is not None:
            words = tr("Scored {candidate} with {score} for {criterion}")
        text = words.format(candidate=candidate.name, criterion=criterion.name, score=score)
        session = self._desk.session
        self._desk.do(text, lambda: worksheet.set_score(session, candidate.id, criterion.id, score, person_id=scorer))

    def _weigh(self, criterion: Criterion, weight: int | None) -> None:
        text = tr("Changed the weight of {criterion}").format(criterion=criterion.name)
        wanted = float(1 if weight is None else weight)
        self._desk.do(text, lambda: worksheet.set_weight(self._desk.session, criterion.id, wanted))

    def _delete(self) -> None:
        candidate = self._candidate
        if candidate is not None:
            self.wanted.emit()
            text = tr("Deleted candidate {name}").format(name=candidate.name)
            self._desk.do(text, lambda: worksheet.delete_candidate(self._desk.session, candidate.id))

    def _change(self, text: str, **columns: str) -> None:
        candidate = self._candidate
        if candidate is None:
            return
        if not self._desk.do(text, lambda: worksheet.change_candidate(self._desk.session, candidate.id, **columns)):
            field = self.name if "name" in columns else self.note
            field.set_error(self._desk.why_refused)

    def record(self) -> None:
        """Record that this candidate was chosen."""
        candidate, day, took_part = self._candidate, self.day.value(), self.took_part.value()
        if candidate is None:
            return
        if day is None:
            self.day.set_error(QCoreApplication.translate("Worksheet", "Give the day of the decision."))
            return
        if not took_part:
            self.took_part.set_error(tr("Write the names or the body, or nobody can tell later who decided."))
            return
        session, method, wording = self._desk.session, self.method.value() or "", self.wording.value()
        text = tr("Recorded that {candidate} was chosen").format(candidate=candidate.name)
        said = {"wording": wording, "method": method, "took_part": took_part}
        if not self._desk.do(text, lambda: worksheet.decide(session, candidate.id, day, **said).receipt):
            self.day.set_error(self._desk.why_refused)

    def open_file(self) -> None:
        """Open the file of the problem, and begin it if there is none."""
        candidate = self._candidate
        if candidate is None:
            return
        opened: list[int] = []
        session = self._desk.session

        def begin() -> object:
            found = worksheet.open_problem(session, candidate.id)
            opened.append(found.id)
            return found.receipt

        text = tr("Began the file of {candidate}").format(candidate=candidate.name)
        if self._desk.do(text, begin):  # type: ignore[arg-type]  # the receipt of `begin`
            self._desk.go(Place("problems", opened[0], "files"))
