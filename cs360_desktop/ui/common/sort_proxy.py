"""Sorting by native values inside groups, and closed groups. Qt's own proxy leaves `Decimal` and `date` unsorted."""

from collections.abc import Hashable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from typing_extensions import override

from cs360_desktop.ui.common.columns import Heading
from cs360_desktop.ui.common.table_model import TableModel

_ROW_LEVEL = 99


class SortProxy(QSortFilterProxyModel):
    """Headings stay where they are; rows sort below theirs; blanks come last, up or down."""

    def __init__(self, model: TableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._closed: set[Hashable] = set()
        self.setSourceModel(model)
        self.setDynamicSortFilter(True)

    def is_closed(self, heading: Heading) -> bool:
        """Return whether the rows below a heading are hidden."""
        return heading.key in self._closed

    def set_closed(self, heading: Heading, closed: bool) -> None:
        """Hide or show the rows below a heading."""
        if closed:
            self._closed.add(heading.key)
        else:
            self._closed.discard(heading.key)
        self.invalidate()

    def open_all(self) -> None:
        """Show what every heading hides."""
        if self._closed:
            self._closed.clear()
            self.invalidate()

    def open_above(self, source_row: int) -> None:
        """Show a row or heading, however many headings above it are closed."""
        level = self._level(source_row)
        for position in range(source_row - 1, -1, -1):
            above = self._model.item(position)
            if isinstance(above, Heading) and above.level < level:
                self._closed.discard(above.key)
                level = above.level
        self.invalidate()

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex) -> bool:
        if not self._closed:
            return True
        level = self._level(source_row)
        for position in range(source_row - 1, -1, -1):
            above = self._model.item(position)
            if isinstance(above, Heading) and above.level < level:
                if above.key in self._closed:
                    return False
                level = above.level
        return True

    @override
    def lessThan(
        self, source_left: QModelIndex | QPersistentModelIndex, source_right: QModelIndex | QPersistentModelIndex
    ) -> bool:
        left, right = source_left.row(), source_right.row()
        rising = self.sortOrder() is Qt.SortOrder.AscendingOrder
        place = (self._model.block(left), self._is_row(left)), (self._model.block(right), self._is_row(right))
        if place[0] != place[1]:
            return (place[0] < place[1]) is rising
        if not place[0][1]:
            return False
        column = self._model.columns[source_left.column()]
        low, high = column.sort_value(self._model.item(left)), column.sort_value(self._model.item(right))
        if low is None or high is None:
            return (high is None and low is not None) if rising else (low is None and high is not None)
        return bool(low < high)

    def _level(self, position: int) -> int:
        """Return the level of a heading, and a deeper one for a row."""
        item = self._model.item(position)
        return item.level if isinstance(item, Heading) else _ROW_LEVEL

    def _is_row(self, position: int) -> bool:
        return self._level(position) == _ROW_LEVEL
