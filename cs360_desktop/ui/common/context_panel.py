"""The panel at the right: what is selected, its values, meaning and history (guide.md §3)."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.ui.common.focus import has_focus
from cs360_desktop.ui.common.labels import Line
from cs360_desktop.ui.common.scaling import fixed_width, margins


class ContextPanel(QWidget):
    """Holds one widget on the `sunken` background and scrolls it; `below_header` is for documents (15).

    Another part of that widget is seen from its beginning, and whatever gets the focus in it comes into sight.
    """

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
        self._area = scrolling(inner)
        box.addWidget(self._area)
        parts = content.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        self._hidden: set[QObject] = {part for part in parts if part.isHidden()}
        for part in parts:
            part.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.HideToParent:
            self._hidden.add(watched)
        elif event.type() == QEvent.Type.ShowToParent and watched in self._hidden:
            self._hidden.remove(watched)
            if not has_focus(self):  # else she is at work in it
                self._area.verticalScrollBar().setValue(0)
        return False

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.isAncestorOf(now) or not now.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:  # what is clicked may not move away from the mouse
            bring_into_view(now)


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
