"""The panel "What it says" beside a chart: the finding, what it does not say, marks, and ways to take it along."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.services.charts import MeasureChart
from cs360_desktop.ui.charts.tables import STATE_OF
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.labels import Label, Line, StateLabel
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type


class ChartPanel(QWidget):
    """One sentence of finding and one of what it does not say."""

    def __init__(self, copy: Callable[[], object], save: Callable[[], object]) -> None:
        super().__init__()
        self._signal = StateLabel(State.USUAL)
        self._finding = Label(wrap=True)
        self._caution = Label(tone="muted", wrap=True)
        self._marks_title = Label(self.tr("Marks"), Type.STRONG)
        self._marks = Label(wrap=True)
        self._commands = QWidget()
        row = QHBoxLayout(self._commands)
        margins(row, 0, 8, 0, 0)
        spacing(row, 8)
        row.addWidget(Button(self.tr("Copy"), copy, icon="copy"))
        row.addWidget(Button(self.tr("Save as…"), save, icon="download-simple"))
        row.addStretch(1)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 10)
        box.addWidget(Label(self.tr("What it says"), Type.SECTION))
        for part in (
            self._signal,
            self._finding,
            self._caution,
            Line(),
            self._marks_title,
            self._marks,
            self._commands,
        ):
            box.addWidget(part)
        box.addStretch(1)

    def show_nothing(self) -> None:
        """Say what will stand here."""
        for part in (self._signal, self._caution, self._marks_title, self._marks, self._commands):
            part.hide()
        self._finding.setText(self.tr("As soon as there are figures, one sentence here says what they show."))

    def show_chart(self, found: MeasureChart) -> None:
        """Show the sentences of a chart."""
        self._signal.setVisible(found.signal is not None)
        if found.signal is not None:
            self._signal.set_state(STATE_OF[found.signal])
        self._finding.setText(found.finding)
        self._caution.setText(found.caution)
        self._caution.setVisible(bool(found.caution))
        marks = [f"{found.lines[mark.index].period.label}: {mark.label}" for mark in found.chart.marks]
        self._marks.setText("\n".join(marks))
        self._marks.setVisible(bool(marks))
        self._marks_title.setVisible(bool(marks))
        self._commands.show()
