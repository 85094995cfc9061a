"""What the context panel of a problem shows while nothing is edited: measures, people, next meeting, history."""

from functools import partial

from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.charts import Signal
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import problem_links
from cs360_desktop.services.problem_plan import LinkedMeasure
from cs360_desktop.services.problems import ProblemRecord
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.labels import Label, Line
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.rebuilt import Rebuilt
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.problems.file_blocks import SignLine
from cs360_desktop.ui.problems.file_chart import FileChart
from cs360_desktop.ui.problems.file_words import day_text, tr

_SIGNALS = {Signal.WORTH_A_LOOK: State.WORTH_A_LOOK, Signal.UNUSUAL: State.UNUSUAL}
_CHART_HEIGHT = 104
_MOST_HISTORY = 12


class FileOverview(Rebuilt):
    """Shows a problem from the side; `wanted` carries the form somebody wants to fill: `measures`, `measure:3`."""

    wanted = QtSignal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def show_problem(self, record: ProblemRecord, measures: list[LinkedMeasure]) -> None:
        """Show a problem as it is now."""
        content = QWidget()
        box = QVBoxLayout(content)
        margins(box, 0, 0, 0, 0)
        spacing(box, 6)
        self._add_measures(box, measures)
        box.addWidget(Line())
        self._add_people(box, record)
        box.addWidget(Line())
        self._add_next(box, record.problem.id)
        box.addWidget(Line())
        self._add_history(box, record.problem.id)
        box.addStretch(1)
        self.replace(content)

    def _head(self, box: QVBoxLayout, text: str, link: str, part: str) -> None:
        row = QHBoxLayout()
        row.addWidget(Label(text, Type.SECTION))
        row.addStretch(1)
        button = Button(link, lambda: self.wanted.emit(part), kind=Kind.LINK)
        button.setAccessibleName(f"{link}: {text}")
        button.setEnabled(not self._desk.session.read_only)
        row.addWidget(button)
        box.addLayout(row)

    def _add_measures(self, box: QVBoxLayout, measures: list[LinkedMeasure]) -> None:
        self._head(box, tr("Linked measures"), tr("Link"), "measures")
        if not measures:
            words = tr("No measure is linked yet. Link one that will show whether it changes.")
            box.addWidget(Label(words, tone="muted", wrap=True))
        for line in measures:
            box.addWidget(Label(line.measure.name, Type.STRONG, wrap=True))
            if line.chart is not None:
                chart = FileChart(_CHART_HEIGHT)
                chart.show_chart(line.chart)
                box.addWidget(chart)
            state = _SIGNALS.get(line.signal) if line.signal else None
            box.addWidget(SignLine(state, line.said) if state else Label(line.said, tone="muted", wrap=True))
            if line.target is not None:
                said = f"{line.target.aim}: {line.target.distance}"
                box.addWidget(Label(tr("Target {aim}").format(aim=said), tone="muted", wrap=True))
            if line.link.expected:
                box.addWidget(Label(tr("Expected: {text}").format(text=line.link.expected), tone="muted", wrap=True))
            row = QHBoxLayout()
            show = partial(self._desk.go, Place("metrics", line.measure.id, "charts"))
            edit = partial(self.wanted.emit, f"measure:{line.link.id}")
            for words, act, icon in ((tr("Show chart"), show, "chart-line"), (tr("Target"), edit, "pencil-simple")):
                button = Button(words, act, kind=Kind.LINK, icon=icon)
                button.setAccessibleName(f"{words}: {line.measure.name}")
                row.addWidget(button)
            row.addStretch(1)
            box.addLayout(row)

    def _add_people(self, box: QVBoxLayout, record: ProblemRecord) -> None:
        self._head(box, tr("Who works on it"), tr("Change"), "leader_id")
        leads = tr("{name} leads").format(name=record.leader) if record.leader else tr("Nobody leads it yet")
        box.addWidget(Label(leads, wrap=True))
        if record.members:
            box.addWidget(Label(", ".join(record.members), tone="muted", wrap=True))

    def _add_next(self, box: QVBoxLayout, problem_id: int) -> None:
        box.addWidget(Label(tr("Next"), Type.SECTION))
        found = problem_links.next_concern(self._desk.session, problem_id)
        if found is None:
            box.addWidget(Label(tr("No meeting is planned."), tone="muted", wrap=True))
        else:
            day = day_text(found.meeting.held_on, self._desk.session.today())
            about = f": {', '.join(found.items)}" if found.items else ""
            box.addWidget(Label(f"{found.body} {day}{about}", wrap=True))
            place = Place("meetings", found.meeting.id)
            box.addWidget(Button(tr("Open meeting"), partial(self._desk.go, place), icon="calendar-blank"))
        past = [each for each in problem_links.concerns(self._desk.session, problem_id) if each.decisions]
        if past:
            box.addWidget(Label(tr("Decisions"), Type.SECTION))
        for concern in past:
            for decision in concern.decisions:
                box.addWidget(Label(f"{format_date(concern.meeting.held_on)}  {decision.wording}", wrap=True))

    def _add_history(self, box: QVBoxLayout, problem_id: int) -> None:
        box.addWidget(Label(tr("History"), Type.SECTION))
        today = self._desk.session.today()
        lines = problem_links.history(self._desk.session, problem_id, community=self._desk.community)
        for each in lines[:_MOST_HISTORY]:
            box.addWidget(Label(f"{day_text(each.on, today)}  {each.text}", wrap=True))
        if len(lines) > _MOST_HISTORY:
            left = tr("and {n} earlier").format(n=len(lines) - _MOST_HISTORY)
            box.addWidget(Label(left, tone="muted"))
