"""The panel beside the list of meetings: how the chosen one is covered, or the form for a new one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cs360_desktop.domain.meetings import GroupCoverage, MeetingStatus
from cs360_desktop.domain.wording import format_date, format_long_date
from cs360_desktop.services import meetings
from cs360_desktop.services.meetings import MeetingLine
from cs360_desktop.services.schedule import Occurrence
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.labels import Label, StateLabel
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.meetings.plan_form import PlanForm


class ListPanel(QStackedWidget):
    """Shows the chosen meeting, or plans one; `opened` carries the key of the one to open."""

    opened = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._line: MeetingLine | None = None
        self.form = PlanForm(desk)
        self._title = Label(role=Type.SECTION, wrap=True)
        self._about = Label(tone="muted", wrap=True)
        self._groups = QVBoxLayout()
        spacing(self._groups, 6)
        self.open_button = Button(self.tr("Open meeting"), self._open)
        self.delete_button = Button(self.tr("Delete"), lambda: self.delete(self._line), kind=Kind.QUIET, icon="trash")
        summary = QWidget()
        box = QVBoxLayout(summary)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        box.addWidget(self._title)
        box.addWidget(self._about)
        box.addLayout(self._groups)
        buttons = QHBoxLayout()
        margins(buttons, 0, 8, 0, 0)
        spacing(buttons, 8)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.delete_button)
        buttons.addStretch(1)
        box.addLayout(buttons)
        box.addStretch(1)
        self.addWidget(summary)
        self.addWidget(self.form)

    def start_plan(self, day: Occurrence | None = None) -> None:
        """Show the form, filled with a day of the schedule or a proposal unless it is being filled already."""
        if day is not None or self.currentWidget() is not self.form:
            self.form.start(day)
        self.setCurrentWidget(self.form)

    def show_meeting(self, line: MeetingLine | None, *, leave_form: bool = False) -> None:
        """Show how a meeting is covered; a form being filled stays unless it is left."""
        self._line = line
        if leave_form:
            self.setCurrentIndex(0)
        for button in (self.open_button, self.delete_button):
            button.setVisible(line is not None)
        clear(self._groups)
        if line is None:
            self._title.setText(self.tr("Meeting"))
            self._about.setText(
                self.tr("The chosen meeting appears here: who is missing, and what stands on its agenda.")
            )
            return
        self._title.setText(format_long_date(line.meeting.held_on, weekday=True))
        if line.meeting.status is MeetingStatus.NOT_HELD:
            self._about.setText(self.tr("Not held: {reason}").format(reason=line.meeting.reason_not_held))
            return
        self._about.setText(self.tr("Represented groups"))
        for group in line.coverage:
            self._groups.addWidget(_group_label(group, self._words(group, line)))

    def _words(self, group: GroupCoverage, line: MeetingLine) -> str:
        if group.present:
            people = counted(group.present, self.tr("{n} person"), self.tr("{n} people"))
            return self.tr("{group}: {people}").format(group=group.name, people=people)
        nobody = self.tr("nobody yet") if line.meeting.status is MeetingStatus.PLANNED else self.tr("nobody")
        return self.tr("{group}: {nobody}").format(group=group.name, nobody=nobody)

    def delete(self, line: MeetingLine | None) -> None:
        """Put a meeting in the bin."""
        if line is not None:
            text = self.tr("Deleted the meeting of {date}").format(date=format_date(line.meeting.held_on))
            self._desk.do(text, lambda: meetings.delete(self._desk.session, line.meeting.id))

    def _open(self) -> None:
        if self._line is not None:
            self.opened.emit(self._line.meeting.id)


def _group_label(group: GroupCoverage, words: str) -> StateLabel:
    state = State.GOOD if group.present else State.NEEDS if group.is_missing else State.NOTHING_YET
    return StateLabel(state, words, plain=True)
