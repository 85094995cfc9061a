"""Several widgets in one place, of which one is shown, and which never ask for more height than that one must have."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override


class Stack(QStackedWidget):
    """Shows one widget at a time, however high the others are.

    Qt's own stack takes the height its texts would like to have at a width as the least it can have, of all its
    widgets. A page with such a stack grows taller than the window, and its footer goes out of sight.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _index: self.updateGeometry())

    @override
    def hasHeightForWidth(self) -> bool:
        return False

    @override
    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        if shown is None:
            return super().minimumSizeHint()
        return shown.minimumSizeHint().expandedTo(shown.minimumSize())
