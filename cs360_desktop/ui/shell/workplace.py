"""The navigation and the pages of one open workspace: makes a page on its first visit, remembers places visited."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QTabBar, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.errors import UserError
from cs360_desktop.services.agency import agency_of, state_name
from cs360_desktop.services.home import overdue_count
from cs360_desktop.ui.common.announcing import announce
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.following import Following
from cs360_desktop.ui.common.keeping_focus import was_handed_on
from cs360_desktop.ui.common.labels import Line
from cs360_desktop.ui.common.message_bar import Message, MessageBar, Rank
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.page_stack import PageStack
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.scaling import margins, scale
from cs360_desktop.ui.common.stack import Stack
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.step_list import StepList
from cs360_desktop.ui.shell.community_strip import CommunityStrip
from cs360_desktop.ui.shell.navigation import create_page, entry_of
from cs360_desktop.ui.shell.navigation_bar import NavigationBar
from cs360_desktop.ui.shell.refusals import message_of
from cs360_desktop.ui.shell.visited import Visited

_RAIL_BELOW = 1000
_REFUSED = "refused"
_IN_THE_NAVIGATION = {"agency", "action"}


class Workplace(QWidget):
    """Shows one page of the workspace at a time.

    Signals:
        moved(Place): another place is shown.
        refusal_closed(): the message about a refused change is gone.
    """

    moved = Signal(object)
    refusal_closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.visited = Visited()
        self.navigation = NavigationBar(self.show_help)
        self._stack = Stack()
        self._pages: dict[str, Any] = {}
        self._place = Place("home")
        self._refusal: Message | None = None
        self.strip = CommunityStrip(desk)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.strip)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        margins(row, 0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(Line(Qt.Orientation.Vertical))
        row.addLayout(right, 1)
        self.navigation.set_community(desk.community)
        self.navigation.community_wanted.connect(desk.switch_community)
        desk.community_changed.connect(self.navigation.set_community)
        self.navigation.chosen.connect(lambda name: self.go(Place(name), keep_focus=True))
        desk.going.connect(self.go)
        desk.refused.connect(self._tell_refusal)
        Following(self, desk.notifier, self._refresh_navigation, _IN_THE_NAVIGATION)
        self._refresh_navigation()

    @property
    def place(self) -> Place:
        """Where we are."""
        return self._place

    @property
    def page(self) -> Any:
        """The page shown; None before the first."""
        return self._stack.currentWidget()

    @property
    def frame(self) -> Page:
        """The frame of the page shown."""
        frame = self.page.shown if isinstance(self.page, PageStack) else self.page
        assert isinstance(frame, Page), f"{self._place.page} has no frame"
        return frame

    def go(self, place: Place, *, keep_focus: bool = False) -> None:
        """Show a place and note it for Back; the focus goes along unless it stays in the navigation."""
        self.visited.visit(place)
        self._move(place, keep_focus=keep_focus)

    def go_back(self, steps: int) -> None:
        """Go back (-1) or forward (1) through the places visited."""
        if self.visited.can_move(steps):
            self._move(self.visited.move(steps))

    def _move(self, place: Place, *, keep_focus: bool = False) -> None:
        if keep_focus or (place.page == self._place.page and self._has_focus(self.page)):
            self._show(place)
            return
        # Leaving a field saves it, before its page is gone; and Qt would hand the focus to whatever comes next in line.
        self.setFocus()
        self._show(place)
        if not self._has_focus(self.page):
            self._focus_page()

    @staticmethod
    def _has_focus(page: QWidget | None) -> bool:
        focused = QApplication.focusWidget()
        return page is not None and focused is not None and page.isAncestorOf(focused)

    def _show(self, place: Place) -> None:
        entry = entry_of(place.page)
        if place.page not in self._pages:
            self._pages[place.page] = create_page(entry, self.desk)
            self._stack.addWidget(self._pages[place.page])
        page = self._pages[place.page]
        self._place = place
        self._stack.setCurrentWidget(page)
        self.navigation.set_current(place.page)
        page.show_place(place)
        self._tell_read_only()
        self._show_refusal()
        announce(self, entry.label_text())
        self.moved.emit(place)

    def _focus_page(self) -> None:
        self.frame.focus_content()
        if not self._has_focus(self.page):
            self.navigation.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def focusNextPrevChild(self, is_next: bool) -> bool:
        return not was_handed_on(self) and super().focusNextPrevChild(is_next)

    def start_meeting(self) -> None:
        """Start meeting mode: for the meeting that is open, else for the next one."""
        if self._place.page != "meetings":
            self.go(Place("meetings"))
        self.page.start_meeting()

    def show_help(self) -> None:
        """Say in the message bar what the page is for and where its keys are."""
        entry = entry_of(self._place.page)
        self.frame.messages.show_message(Message("help", State.INFORMATION, entry.label_text(), entry.purpose_text()))

    def parts(self) -> list[QWidget]:
        """The parts F6 goes through, in order."""
        return [self.navigation, *(self.frame.parts() if self.page is not None else [])]

    def fit(self, width: int) -> None:
        """Follow the width of the window, in px."""
        self.navigation.set_rail(rail=width / scale() < _RAIL_BELOW)

    def solve_refusal(self) -> None:
        """Take a refusal away: a later change went in, or it was read."""
        if self._refusal is not None:
            self._refusal = None
            for bar in self.findChildren(MessageBar):
                bar.dismiss(_REFUSED)
            self.refusal_closed.emit()

    def step(self, steps: int) -> None:
        """Go to the next or previous tab or step of the page; the focus goes into the tab, or stays on the tab bar."""
        for tabs in self.page.findChildren(QTabBar):
            if tabs.isVisible():
                stays = tabs.hasFocus()
                if not stays:
                    self.setFocus()  # Qt would hand the focus of a hidden tab to whatever comes next in line
                tabs.setCurrentIndex((tabs.currentIndex() + steps) % tabs.count())
                if not stays:
                    self._focus_page()
                return
        for step_list in self.page.findChildren(StepList):
            if step_list.isVisible():
                step_list.setCurrentRow((step_list.currentRow() + steps) % step_list.count())
                return

    def _tell_refusal(self, error: UserError) -> None:
        self._refusal = message_of(error, _REFUSED, Rank.NOT_SAVED)
        self._show_refusal()

    def _show_refusal(self) -> None:
        """Show what was refused on the page that is seen, also when leaving another one was what caused it."""
        if self._refusal is not None:
            messages = self.frame.messages
            messages.show_message(self._refusal)
            messages.dismissed.connect(self._note_dismissed, Qt.ConnectionType.UniqueConnection)

    def _note_dismissed(self, key: str) -> None:
        if key == _REFUSED:
            self.solve_refusal()

    def _tell_read_only(self) -> None:
        if self.desk.session.read_only:
            what = self.tr("The workspace is open for reading only")
            why = self.desk.session.workspace.why_read_only
            self.frame.messages.show_message(
                Message("read-only", State.INFORMATION, what, why, rank=Rank.READ_ONLY, closable=False)
            )

    def _refresh_navigation(self) -> None:
        agency = agency_of(self.desk.session)
        about = [state_name(agency.state)] if agency.state else []
        if agency.sworn_actual is not None:
            about.insert(0, self.tr("{n} sworn").format(n=agency.sworn_actual))
        self.navigation.set_agency(agency.short_name or agency.name, " · ".join(about))
        overdue = overdue_count(self.desk.session)
        self.navigation.set_counts({"actions": self.tr("{n} overdue").format(n=overdue)} if overdue else {})
