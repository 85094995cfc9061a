"""About: which version this is, and what it never does."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop import __version__
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type


class About(QWidget):
    """Name, version and three sentences."""

    def __init__(self, _desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        box.addWidget(Label(self.tr("CS360 Desktop {version}").format(version=__version__), Type.SECTION))
        for text in (
            self.tr("CompStat360 for small police departments: baseline, metrics, meetings, actions and TTA requests."),
            self.tr("The app has no network connection. Nothing is ever sent; you decide what leaves as a file."),
            self.tr("It stores counts only: no names of victims, suspects or officers, no case numbers, no addresses."),
        ):
            box.addWidget(Label(text, tone="muted", wrap=True))
        box.addStretch(1)
