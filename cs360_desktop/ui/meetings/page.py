"""The page Meetings: the list, and inside it one meeting."""

from PySide6.QtWidgets import QWidget

from cs360_desktop.services import meetings
from cs360_desktop.services.schedule import Occurrence
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.message_bar import Message
from cs360_desktop.ui.common.page_stack import PageStack
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.meetings.list_page import MeetingListPage
from cs360_desktop.ui.meetings.record_page import MeetingRecordPage
from cs360_desktop.ui.meetings.schedule_page import SchedulePage


class MeetingsPage(PageStack):
    """Shows the list of meetings or one of them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Meetings"), parent)
        self._desk = desk
        self.list = MeetingListPage(desk)
        self.record = MeetingRecordPage(desk)
        self.addWidget(self.list)
        self.schedule = SchedulePage(desk)
        self.addWidget(self.record)
        self.addWidget(self.schedule)
        self.schedule.planning.connect(self._plan_day)

    def start_meeting(self) -> None:
        """Start meeting mode for the meeting that is shown, else for the next one."""
        if self.currentWidget() is not self.record:
            line = meetings.next_meeting(self._desk.session)
            if line is None:
                what = self.tr("No meeting is planned, so there is none to show")
                why = self.tr("Plan one first. F11 then shows it in very large type.")
                self.list.messages.show_message(Message("no-meeting", State.INFORMATION, what, why))
                return
            self._desk.go(Place("meetings", line.meeting.id))
        self.record.start()

    def show_place(self, place: Place) -> None:
        """Show the list, the schedule, or a meeting: at its agenda, attendance, actions, minutes or decisions."""
        if place.part == "schedule":
            self.schedule.show_team(place.record)
            self.setCurrentWidget(self.schedule)
            return
        if place.record is None or not meetings.exists(self._desk.session, place.record):
            self.setCurrentWidget(self.list)
            return
        self.record.show_meeting(place.record, place.part)
        self.setCurrentWidget(self.record)

    def _plan_day(self, day: Occurrence) -> None:
        self._desk.go(Place("meetings"))
        self.list.plan_day(day)
