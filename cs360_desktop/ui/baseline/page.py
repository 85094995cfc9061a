"""The page Baseline: the overview, and inside it one requirement at a time."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from cs360_desktop.domain.baseline import REQUIREMENT_CODES
from cs360_desktop.ui.baseline.overview_page import OverviewPage
from cs360_desktop.ui.baseline.requirement_page import RequirementPage
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.message_bar import MessageBar
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.places import Place

_REFUSED = "refused"
"""The key under which the shell shows a refused change."""


class BaselinePage(QStackedWidget):
    """Shows the overview or one requirement; to the shell it is a page like any other."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Baseline"))
        self.overview = OverviewPage(desk)
        self.requirement = RequirementPage(desk)
        self.addWidget(self.overview)
        self.addWidget(self.requirement)

    def show_place(self, place: Place) -> None:
        """Show the overview, or the requirement of `place.part`: `B3`, or `B1.reports_to` for one of its fields."""
        code, _, field_id = place.part.partition(".")
        before = self.shown
        before.messages.dismiss(_REFUSED)
        if code in REQUIREMENT_CODES:
            self.requirement.show_requirement(code, field_id)
            self.setCurrentWidget(self.requirement)
        else:
            self.setCurrentWidget(self.overview)
        self._take_refusal_along(before)

    def _take_refusal_along(self, before: Page) -> None:
        """What was refused on leaving must be read where the user is now."""
        message = before.messages.message()
        if message is not None and message.key == _REFUSED and before is not self.shown:
            before.messages.dismiss(_REFUSED)
            self.shown.messages.show_message(message)

    @property
    def shown(self) -> Page:
        """The overview or the requirement, whichever is shown."""
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
