"""The Metrics page: choose, enter, import, look."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.tabbed_page import TabbedPage
from cs360_desktop.ui.common.tabs import TabEntry


class MetricsPage(TabbedPage):
    """Measures from the catalog to the scorecard."""

    def __init__(self, desk: Desk, tabs: Sequence[TabEntry], parent: QWidget | None = None) -> None:
        words = (_tr("Metrics"), _tr("Choose what you count, enter it, and see what it says"))
        super().__init__(words, desk, tabs, parent)


def _tr(text: str) -> str:
    return QCoreApplication.translate("MetricsPage", text)
