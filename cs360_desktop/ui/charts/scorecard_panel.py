"""Beside a scorecard: one line in full, what it says and does not say, its target, and how it was worked out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.services.explanations import Step
from cs360_desktop.services.score_details import LineDetails
from cs360_desktop.services.scorelines import Scoreline, line_sentence
from cs360_desktop.ui.charts import scorecard_words as words
from cs360_desktop.ui.charts.scorecard_words import tr
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.labels import Label, Line, StateLabel
from cs360_desktop.ui.common.scaling import margins, px, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.target_form import TargetForm
from cs360_desktop.ui.common.typography import Type


class ScorePanel(QWidget):
    """Shows the chosen line; a community copy has no form, because it is not the place to set targets."""

    def __init__(self, desk: Desk, open_chart: Callable[[], object]) -> None:
        super().__init__()
        self._title = Label(role=Type.SECTION, wrap=True)
        self._unit = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self._signal = StateLabel(State.USUAL)
        self._stale = StateLabel(State.NEEDS)
        self._sentence = Label(wrap=True)
        self._said = QWidget()
        self._said_box = _column(self._said, 2)
        self.chart = Button(tr("&Open chart"), open_chart, icon="chart-line")
        self.target = TargetForm(desk)
        self.target.back.hide()  # it stands in the panel, and is not gone to
        self._steps = QWidget()
        self._steps_box = _column(self._steps, 2)
        self._rest = QWidget()
        rest = _column(self._rest, 10)
        self._aim = QWidget()
        aim = _column(self._aim, 10)
        aim.addWidget(Line())
        aim.addWidget(self.target)
        self._line = Line()
        for part in (self._said, self.chart, self._aim, self._line, self._steps):
            rest.addWidget(part)
        box = _column(self, 8)
        for part in (self._title, self._unit, self._signal, self._stale, self._sentence, self._rest):
            box.addWidget(part)
        box.addStretch(1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what will stand here."""
        for part in (self._unit, self._signal, self._stale, self._rest):
            part.hide()
        self._title.setText(tr("No measure chosen"))
        self._sentence.setText(
            tr("Choose a measure to see what its figure says and does not say, how it was worked out, and its target.")
        )

    def show_line(self, line: Scoreline, details: LineDetails, *, is_community: bool) -> None:
        """Show a line of the scorecard."""
        self._title.setText(line.measure.name)
        self._unit.setText(words.unit_line(line.measure))
        self._unit.show()
        state = words.signal_state(line)
        self._signal.setVisible(state is not None)
        if state is not None:
            self._signal.set_state(state)
        stale = words.stale_text(line)
        self._stale.setVisible(bool(stale))
        self._stale.set_state(State.NEEDS, stale)
        self._sentence.setText(line_sentence(line).replace(" %", "\N{NO-BREAK SPACE}%"))
        _fill(
            self._said_box,
            [
                Step(title, text)
                for title, text in (
                    (tr("What it says"), details.finding),
                    (tr("What it does not say"), details.caution),
                )
                if text
            ],
        )
        self._said.setVisible(bool(details.finding))
        _fill(self._steps_box, details.steps, tr("How this was worked out"))
        self._line.setVisible(bool(details.steps))
        self._aim.setVisible(not is_community)
        self.target.show_target(line.measure, details.target)
        self._rest.show()


def _fill(box: QVBoxLayout, steps: Sequence[Step], title: str = "") -> None:
    """Show titles and sentences below each other."""
    clear(box)
    if title and steps:
        box.addWidget(Label(title, Type.SECTION))
    for step in steps:
        box.addSpacing(px(6))
        box.addWidget(Label(step.title, Type.STRONG, wrap=True))
        text = Label(step.text, wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.addWidget(text)


def _column(holder: QWidget, between: int) -> QVBoxLayout:
    box = QVBoxLayout(holder)
    margins(box, 0, 0, 0, 0)
    spacing(box, between)
    return box
