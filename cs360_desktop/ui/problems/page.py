"""The Problems page: from the process map over bodies, stakeholders and interviews to the file of each problem."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QWidget

from cs360_desktop.ui.common.body import Body
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.page_stack import PageStack
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.tabbed_page import TabbedPage
from cs360_desktop.ui.common.tabs import TabEntry
from cs360_desktop.ui.problems.file_page import ProblemFilePage

_FILES = "files"


class ProblemsPage(PageStack):
    """Find, choose and work on one public-safety priority at a time: tabs, and inside them one problem's file.

    A place with a record and no tab, or the tab of the files, is a file; what follows a colon is a part of it:
    `Place("problems", 2, "files:step:7")`. All other places are those of the tabs.
    """

    def __init__(self, desk: Desk, tabs: Sequence[TabEntry], parent: QWidget | None = None) -> None:
        super().__init__(_tr("Problems"), parent)
        words = (_tr("Problems"), _tr("Find, choose and work on one public-safety priority at a time"))
        self.tabs = TabbedPage(words, desk, tabs)
        self.file = ProblemFilePage(desk)
        self.addWidget(self.tabs)
        self.addWidget(self.file)

    def show_place(self, place: Place) -> None:
        """Show a tab, or the file of a problem."""
        key, _, part = place.part.partition(":")
        is_file = place.record is not None and key in {"", _FILES}
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.setCurrentWidget(self.file if is_file else self.tabs)
        if had_focus:
            self.shown.setFocus(Qt.FocusReason.OtherFocusReason)
        if is_file and place.record is not None:
            self.file.show_problem(place.record, part)
        else:
            self.tabs.show_place(place)

    def tab(self, key: str) -> Body | None:
        """A tab by its key, None before its first visit."""
        return self.tabs.tab(key)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ProblemsPage", text)
