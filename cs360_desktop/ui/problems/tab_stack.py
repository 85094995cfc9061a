"""Several contents of a tab that scrolls: as high as the one shown must be at the width there is."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from typing_extensions import override

from cs360_desktop.ui.common.stack import Stack


class TabStack(Stack):
    """Counts the lines that wrapped texts really need, so that nothing below a table is squeezed."""

    @override
    def minimumSizeHint(self) -> QSize:
        hint, shown = super().minimumSizeHint(), self.currentWidget()
        layout = shown.layout() if shown is not None else None
        if layout is None or not layout.hasHeightForWidth():
            return hint
        return hint.expandedTo(QSize(0, layout.minimumHeightForWidth(self.width())))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
