"""The page Meetings: the list, and inside it one meeting."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from cs360_desktop.services import meetings
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.message_bar import MessageBar
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.meetings.list_page import MeetingListPage
from cs360_desktop.ui.meetings.record_page import MeetingRecordPage


class MeetingsPage(QStackedWidget):
    """Shows the list of meetings or one of them; to the shell it is a page like any other."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Meetings"))
        self._desk = desk
        self.list = MeetingListPage(desk)
        self.record = MeetingRecordPage(desk)
        self.addWidget(self.list)
        self.addWidget(self.record)

    def show_place(self, place: Place) -> None:
        """Show the list, or a meeting: at its agenda, attendance, actions, minutes or decisions."""
        if place.record is None or not meetings.exists(self._desk.session, place.record):
            self.setCurrentWidget(self.list)
            return
        self.record.show_meeting(place.record, place.part)
        self.setCurrentWidget(self.record)

    @property
    def shown(self) -> Page:
        """The list or the meeting, whichever is shown."""
        current = self.currentWidget()
        assert isinstance(current, Page)
        return current

    @property
    def messages(self) -> MessageBar:
        """The message bar of what is shown."""
        return self.shown.messages

    def parts(self) -> list[QWidget]:
        """Return the parts F6 goes through, in order."""
        return self.shown.parts()

    def toggle_context(self) -> None:
        """Open or close the context panel."""
        self.shown.toggle_context()
