"""One line above every page while community view is on: that it is, what it hides, and the way to switch it off."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.services.withheld import hidden_words
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.following import Following
from cs360_desktop.ui.common.labels import ElidedLabel, Label
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type


class CommunityStrip(QWidget):
    """Says what is withheld."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.hidden = ElidedLabel()
        self.off = Button(self.tr("Switch off"), lambda: desk.switch_community(False), kind=Kind.LINK)
        box = QHBoxLayout(self)
        margins(box, 24, 4, 24, 4)
        spacing(box, 8)
        box.addWidget(Label(self.tr("Community view is on."), Type.STRONG))
        box.addWidget(self.hidden, 1)
        box.addWidget(self.off)
        Following(self, desk.notifier, self._say, {"measure", "setting"}, is_stale=True)
        self.setVisible(desk.community)
        desk.community_changed.connect(self.setVisible)

    def _say(self) -> None:
        self.hidden.setText(hidden_words(self._desk.session))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), qcolor(tokens_of(self.palette()).accent_soft))
        painter.end()
