"""The page TTA requests: the list, and inside it one request."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.page_stack import PageStack
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.requests.list_page import RequestListPage
from cs360_desktop.ui.requests.record_page import RequestRecordPage
from cs360_desktop.ui.requests.words import tr


class RequestsPage(PageStack):
    """Shows the list of requests or one of them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("TTA requests"), parent)
        self._desk = desk
        self._new_id = 0
        self.list = RequestListPage(desk)
        self.record = RequestRecordPage(desk)
        self.addWidget(self.list)
        self.addWidget(self.record)
        self.list.begun.connect(self._open_new)

    def show_place(self, place: Place) -> None:
        """Show the list, or the request named by `place.record` at a section (`E`) or field (`preferred_dates`)."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.setCurrentWidget(self.list if place.record is None else self.record)
        if had_focus:
            self.shown.setFocus(Qt.FocusReason.OtherFocusReason)
        if place.record is not None:
            self.record.show_request(place.record, place.part, is_new=place.record == self._new_id)

    def _open_new(self, request_id: int) -> None:
        self._new_id = request_id
        self._desk.go(Place("requests", request_id))
