"""The list of meetings: planned ones on top, then those held; planning a new one in the panel."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from cs360_desktop.domain.meetings import MeetingStatus
from cs360_desktop.domain.wording import format_long_date
from cs360_desktop.services import meetings
from cs360_desktop.services.meetings import MeetingLine
from cs360_desktop.services.schedule import Occurrence
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.columns import Align, Column, Heading
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.empty_state import EmptyState, WayStep
from cs360_desktop.ui.common.key_table import KeyTable
from cs360_desktop.ui.common.locking import lock
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.meetings.list_panel import ListPanel
from cs360_desktop.ui.meetings.words import coverage_state, meeting_state, time_span

_NOUNS = {"meeting", "agenda_item", "attendance", "decision", "person", "represented_group", "body"}


class MeetingListPage(Page):
    """Every meeting with its agenda, coverage and state."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Meetings"), self.tr("Plan meetings, call the roll, keep decisions and minutes"), parent=parent
        )
        self._desk = desk
        self.new_button = Button(self.tr("New meeting"), self.start_plan, kind=Kind.PRIMARY, icon="plus")
        self.schedule_button = Button(self.tr("Schedule"), self._open_schedule, icon="calendar-blank")
        self.add_button(self.schedule_button)
        self.add_button(self.new_button)
        self.panel = ListPanel(desk)
        self.set_context(self.panel)
        self.table = KeyTable(self.tr("Meetings"), self._columns(), key=lambda line: line.meeting.id)
        self._content = QStackedWidget()
        self._content.addWidget(self.table)
        self._content.addWidget(self._empty_state())
        self.set_content(self._content)
        self.table.row_chosen.connect(self.panel.show_meeting)
        self.table.row_opened.connect(lambda line: self._open(line.meeting.id))
        self.panel.form.planned.connect(self._open)
        self.panel.form.left.connect(self._leave_plan)
        self.panel.opened.connect(self._open)
        self.table.set_keys({"Del": self.panel.delete})
        for keys in ("Ctrl+N", "Ins"):
            shortcut = QShortcut(QKeySequence(keys), self, self.start_plan)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.follow(desk.notifier, self.refresh, _NOUNS)
        self.refresh()
        if desk.session.read_only:
            lock(self.new_button, self.panel.delete_button)

    def refresh(self) -> None:
        """Ask for the meetings again."""
        lines = meetings.list_meetings(self._desk.session)
        self._content.setCurrentIndex(0 if lines else 1)
        self.setFocusProxy(self.table if lines else self.new_button)
        planned = [line for line in lines if line.meeting.status is MeetingStatus.PLANNED]
        past = lines[len(planned) :]
        items: list[MeetingLine | Heading] = []
        for key, words, some in (("planned", self.tr("Planned"), planned), ("past", self.tr("Past"), past)):
            if some:
                items += [Heading(key, f"{words} · {len(some)}"), *some]
        self.table.set_items(items)
        if lines and self.table.current_row() is None:
            self.table.choose_row(lines[0].meeting.id)
        self.panel.show_meeting(self.table.current_row())

    def start_plan(self) -> None:
        """Show the form for a new meeting and go to it."""
        self.plan_day(None)

    def plan_day(self, day: Occurrence | None) -> None:
        """Show the form for the meeting of a day of the schedule and go to it."""
        if self._desk.session.read_only:
            return
        self.panel.start_plan(day)
        if self.body.context is not None and not self.body.context.isVisible():
            self.toggle_context()
        self.panel.form.day.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_schedule(self) -> None:
        self._desk.go(Place("meetings", part="schedule"))

    def _leave_plan(self) -> None:
        self.panel.show_meeting(self.table.current_row(), leave_form=True)
        target = self.table if self.table.isVisible() else self.new_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, meeting_id: int) -> None:
        self.panel.show_meeting(self.table.current_row(), leave_form=True)
        self._desk.go(Place("meetings", meeting_id))

    def _columns(self) -> list[Column[MeetingLine]]:
        today = self._desk.session.today()
        return [
            Column(
                self.tr("Meeting"),
                lambda line: format_long_date(line.meeting.held_on, weekday=True),
                detail=lambda line: " · ".join(
                    part for part in (time_span(line.meeting), line.meeting.place, line.body) if part
                ),
                stretch=True,
            ),
            Column(
                self.tr("Agenda"),
                lambda line: counted(line.items, self.tr("{n} item"), self.tr("{n} items")),
                detail=lambda line: self.tr("{planned} of {length} min").format(
                    planned=line.planned, length=line.meeting.minutes_planned
                ),
                width=110,
            ),
            Column(
                self.tr("Groups"),
                lambda line: coverage_state(line.coverage, line.meeting.status)[1],
                detail=self._missing,
                state=lambda line: coverage_state(line.coverage, line.meeting.status)[0],
                width=194,
            ),
            Column(
                self.tr("State"),
                lambda line: meeting_state(line.meeting, today)[1],
                state=lambda line: meeting_state(line.meeting, today)[0],
                width=116,
            ),
            Column(self.tr("Decisions"), lambda line: str(line.decisions), align=Align.RIGHT, width=84),
        ]

    def _missing(self, line: MeetingLine) -> str:
        if not line.missing or line.meeting.status is MeetingStatus.NOT_HELD:
            return ""
        return self.tr("missing: {groups}").format(groups=", ".join(line.missing))

    def _empty_state(self) -> EmptyState:
        button = Button(self.tr("Plan the first meeting"), self.start_plan, icon="plus")
        return EmptyState(
            self.tr("No meeting has been planned yet"),
            self.tr(
                "The Problem-Solving Team meets every month with crime analysis, community, stakeholders and other "
                "teams. Plan a meeting from a template and the agenda is ready to print."
            ),
            [button],
            way_title=self.tr("How a meeting usually goes"),
            way=[
                WayStep(
                    self.tr("Agenda"),
                    self.tr("From a template, with minutes for each item"),
                    state_word=self.tr("none yet"),
                ),
                WayStep(
                    self.tr("Roll"),
                    self.tr("Who is coming, by represented group"),
                    state_word=self.tr("with the first agenda"),
                ),
                WayStep(
                    self.tr("Decisions and actions"),
                    self.tr("In their exact wording: what, who, by when"),
                    state_word=self.tr("in the meeting"),
                ),
                WayStep(
                    self.tr("Next meeting"),
                    self.tr("Open actions and unfinished items come along by themselves"),
                    state_word=self.tr("after the meeting"),
                ),
            ],
        )
