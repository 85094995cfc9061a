"""A table whose rows can be dragged to another place; the keys do the same, and the table itself moves nothing."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cs360_desktop.ui.common.columns import Column
from cs360_desktop.ui.common.key_table import KeyTable
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import px

_FAR_ENOUGH = 6
"""Px the mouse moves before a press is a drag."""


class DragTable(KeyTable):
    """`row_dropped` carries a row and the place, counted from 0, where it was let go.

    A line shows between which rows it would go. The mouse is followed by hand: Qt's own drag would need a drop target
    and mime data for what never leaves the table, and blocks until it ends.
    """

    row_dropped = Signal(object, int)

    def __init__(
        self, name: str, columns: Sequence[Column[Any]], key: Callable[[Any], Hashable], parent: QWidget | None = None
    ) -> None:
        super().__init__(name, columns, key, parent=parent)
        self._pressed: QPoint | None = None
        self._from = -1
        self._gap = -1
        self.setToolTip(self.tr("Drag a row, or press Alt with ↑ or ↓, to move it"))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self._from = self.rowAt(self._pressed.y())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if self._pressed is None or self._from < 0 or not self.isEnabled():
            super().mouseMoveEvent(event)
            return
        if self._gap >= 0 or abs(here.y() - self._pressed.y()) >= px(_FAR_ENOUGH):
            self._show_gap(self._gap_at(here.y()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        source, gap = self._from, self._gap
        self._end()
        super().mouseReleaseEvent(event)
        place = gap - 1 if gap > source else gap
        row = self._row_at(self.model().index(source, 0)) if source >= 0 else None
        if gap >= 0 and place != source and row is not None:
            self.row_dropped.emit(row, place)

    @override
    def leaveEvent(self, event: Any) -> None:
        super().leaveEvent(event)
        if self._pressed is None:
            self._end()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap < 0:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(qcolor(tokens_of(self.palette()).focus), px(2)))
        y = self._y_of(self._gap)
        painter.drawLine(0, y, self.viewport().width(), y)
        painter.end()

    def _gap_at(self, y: int) -> int:
        """The gap nearest to a height: before the first row is 0, behind the last the number of rows."""
        count = self.model().rowCount()
        for position in range(count):
            if y < self.rowViewportPosition(position) + self.rowHeight(position) // 2:
                return position
        return count

    def _y_of(self, gap: int) -> int:
        count = self.model().rowCount()
        if gap < count:
            return max(self.rowViewportPosition(gap), 1)
        return self.rowViewportPosition(count - 1) + self.rowHeight(count - 1) - 1

    def _show_gap(self, gap: int) -> None:
        if gap != self._gap:
            self._gap = gap
            self.viewport().update()

    def _end(self) -> None:
        self._pressed = None
        self._from = -1
        self._show_gap(-1)
