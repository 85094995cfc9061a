"""The problem over time: its first measure with the responses marked, and numbered milestones below it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from cs360_desktop.domain.problems import Milestone
from cs360_desktop.services.problem_plan import LinkedMeasure
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.problems.file_blocks import Block
from cs360_desktop.ui.problems.file_chart import FileChart, Flag
from cs360_desktop.ui.problems.file_plan import MilestoneTable, milestone_state
from cs360_desktop.ui.problems.file_words import tr

_HEIGHT = 190


class Timeline(Block):
    """Chart, milestones and their table."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Over time"), parent)
        self._desk = desk
        self.title = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self.chart = FileChart(_HEIGHT, flags=True)
        self.reading = Label(role=Type.CAPTION, wrap=True)
        self.chart.read.connect(self._show_reading)
        self.marks = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self.table = MilestoneTable(desk)
        for part in (self.title, self.chart, self.reading, self.marks, self.table):
            self.content.addWidget(part)

    def show_time(self, measures: Sequence[LinkedMeasure], milestones: Sequence[Milestone]) -> None:
        """Show them as they are now."""
        rows = list(enumerate(milestones, start=1))
        self.table.set_items(rows)
        drawn = next((line for line in measures if line.chart is not None), None)
        for part in (self.title, self.chart, self.reading, self.marks):
            part.setVisible(drawn is not None)
        if drawn is None or drawn.chart is None:
            return
        self._show_reading("")
        chart, today = drawn.chart, self._desk.session.today()
        self.title.setText(f"{chart.title} · {chart.source}" if chart.source else chart.title)
        responses = [mark.label for mark in chart.marks]
        said = tr("Vertical lines: {marks}").format(marks="; ".join(responses)) if responses else ""
        self.marks.setText(said)
        self.marks.setVisible(bool(said))
        flags = []
        for number, milestone in rows:
            day = milestone.reached_on or milestone.due
            if day is not None and drawn.first is not None:
                flags.append(Flag(_place(day, drawn.first, drawn.last), number, milestone_state(milestone, today)))
        self.chart.show_chart(chart, [_scaled(flag, len(chart.points)) for flag in flags])

    def _show_reading(self, said: str) -> None:
        """Show the period that is read, or how to read one."""
        self.reading.setText(said or tr("Left and Right read the chart period by period."))
        self.reading.set_tone("text" if said else "muted")


def _place(day: date, first: date, last: date | None) -> float:
    """Where a day lies between the first and the last of a chart, 0 to 1; more where it is later."""
    assert last is not None
    whole = (last - first).days or 1
    return max((day - first).days / whole, 0.0)


def _scaled(flag: Flag, count: int) -> Flag:
    return Flag(flag.at * count - 0.5, flag.number, flag.state)
