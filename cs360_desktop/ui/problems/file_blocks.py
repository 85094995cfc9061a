"""The text blocks of a problem file: a heading with the way to its form, and the words below it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.charts import Signal
from cs360_desktop.services.problem_assessment import Assessment, MeasureOutcome
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.icons import SMALL, StateSymbol
from cs360_desktop.ui.common.labels import ElidedLabel, Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.problems.file_words import tr, verdict_options

_SIGNALS = {Signal.WORTH_A_LOOK: State.WORTH_A_LOOK, Signal.UNUSUAL: State.UNUSUAL}


class Block(QWidget):
    """A heading, commands beside it, and what stands below."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(heading)
        self._head = QHBoxLayout()
        spacing(self._head, 10)
        self._head.addWidget(Label(heading, Type.SECTION))
        self.note = ElidedLabel(Type.BODY, tone="muted")
        self._head.addWidget(self.note, 1)
        self.content = QVBoxLayout()
        spacing(self.content, 4)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 4)
        box.addLayout(self._head)
        box.addLayout(self.content)

    def add_command(self, text: str, name: str, act: Callable[[], object], icon: str = "") -> Button:
        """Add a command at the right; `name` says what it is about where the text alone does not."""
        button = Button(text, act, kind=Kind.QUIET, icon=icon)
        button.setAccessibleName(name)
        self._head.addWidget(button)
        return button


class TextBlock(Block):
    """Words that are edited in the panel."""

    def __init__(self, heading: str, nothing: str, act: Callable[[], object] | None = None) -> None:
        super().__init__(heading)
        self._nothing = nothing
        self._words = Label(wrap=True)
        self._details = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self.content.addWidget(self._words)
        self.content.addWidget(self._details)
        self.content.addStretch(1)
        if act is not None:
            self.edit = self.add_command(tr("Edit"), f"{tr('Edit')}: {heading}", act, "pencil-simple")

    def show_text(self, text: str, details: str = "") -> None:
        """Show the words, or say that there are none, and what is told beside them."""
        self._details.setText(details)
        self._details.setVisible(bool(details))
        self._words.setText(text or self._nothing)
        self._words.set_tone("text" if text else "muted")


class SignLine(QWidget):
    """A symbol and the sentence that says it, on as many lines as it needs."""

    def __init__(self, state: State, sentence: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        margins(row, 0, 0, 0, 0)
        spacing(row, 6)
        row.addWidget(StateSymbol(state, size=SMALL), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(sentence, wrap=True), 100)
        row.addStretch(1)


class AssessmentBlock(Block):
    """Was it carried out, what changed, and what came out of it."""

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__(tr("Assessment"))
        self.edit = self.add_command(tr("Edit"), tr("Edit: Assessment"), act, "pencil-simple")

    def show_assessment(self, found: Assessment, kept_up_by: str) -> None:
        """Show an assessment."""
        clear(self.content)
        problem = found.problem
        self.note.setText(dict(verdict_options())[problem.outcome])
        for text in (problem.verdict, *found.carried_out):
            if text:
                self.content.addWidget(Label(text, wrap=True))
        for outcome in found.outcomes:
            self._add_outcome(outcome)
        for name, text in (
            (tr("Side effects: {text}"), problem.side_effects),
            (tr("Kept, changed or stopped: {text}"), problem.maintenance),
            (tr("Keeps watching: {text}"), kept_up_by),
        ):
            if text:
                self.content.addWidget(Label(name.format(text=text), wrap=True))

    def _add_outcome(self, outcome: MeasureOutcome) -> None:
        where = f", {outcome.where}" if outcome.where else ""
        self.content.addWidget(Label(f"{outcome.measure.name}{where}", Type.STRONG, wrap=True))
        if outcome.link.expected:
            said = tr("Expected: {text}").format(text=outcome.link.expected)
            self.content.addWidget(Label(said, wrap=True))
        self.content.addWidget(Label(outcome.found, wrap=True))
        if outcome.says:
            state = _SIGNALS.get(outcome.signal) if outcome.signal else None
            self.content.addWidget(SignLine(state, outcome.says) if state else Label(outcome.says, wrap=True))
        if outcome.beside:
            self.content.addWidget(Label(outcome.beside, wrap=True))
        for text in (*outcome.notes, outcome.caution):
            if text:
                self.content.addWidget(Label(text, tone="muted", wrap=True))
