"""The page Baseline: the overview, and inside it one requirement at a time."""

from PySide6.QtWidgets import QWidget

from cs360_desktop.domain.baseline import REQUIREMENT_CODES
from cs360_desktop.ui.baseline.overview_page import OverviewPage
from cs360_desktop.ui.baseline.requirement_page import RequirementPage
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.page_stack import PageStack
from cs360_desktop.ui.common.places import Place


class BaselinePage(PageStack):
    """Shows the overview or one requirement."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Baseline"), parent)
        self.overview = OverviewPage(desk)
        self.requirement = RequirementPage(desk)
        self.addWidget(self.overview)
        self.addWidget(self.requirement)

    def show_place(self, place: Place) -> None:
        """Show the overview, or the requirement of `place.part`: `B3`, or `B1.reports_to` for one of its fields."""
        code, _, field_id = place.part.partition(".")
        if code in REQUIREMENT_CODES:
            self.requirement.show_requirement(code, field_id)
            self.setCurrentWidget(self.requirement)
        else:
            self.setCurrentWidget(self.overview)
