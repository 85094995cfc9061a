"""The panel at the right: what is selected, its values, meaning and history (guide.md §3)."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cs360_desktop.ui.common.labels import Line
from cs360_desktop.ui.common.scaling import fixed_width, margins


class ContextPanel(QWidget):
    """Holds one widget on the `sunken` background and scrolls it; `below_header` is for documents (15)."""

    def __init__(self, content: QWidget, *, width: int, below_header: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.below_header = below_header
        self.setAccessibleName(self.tr("Details"))
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        fixed_width(self, width)
        inner = QWidget()
        column = QVBoxLayout(inner)
        margins(column, 15, 14, 16, 14)
        column.addWidget(content, 1)
        box = QHBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Line(Qt.Orientation.Vertical))
        box.addWidget(scrolling(inner))


def bring_into_view(part: QWidget) -> None:
    """Scroll to a part of what `scrolling` wraps once it is laid out; a page just shown is not laid out yet."""

    def scroll() -> None:
        above = part.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(part)

    QTimer.singleShot(0, part, scroll)


def scrolling(content: QWidget) -> QScrollArea:
    """Wrap a widget so that it scrolls up and down without a frame or a background of its own."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area
