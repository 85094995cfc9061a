"""The Problems page: from the process map over bodies, stakeholders and interviews to the file of each problem."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.tabbed_page import TabbedPage
from cs360_desktop.ui.common.tabs import TabEntry


class ProblemsPage(TabbedPage):
    """Find, choose and work on one public-safety priority at a time."""

    def __init__(self, desk: Desk, tabs: Sequence[TabEntry], parent: QWidget | None = None) -> None:
        words = (_tr("Problems"), _tr("Find, choose and work on one public-safety priority at a time"))
        super().__init__(words, desk, tabs, parent)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ProblemsPage", text)
