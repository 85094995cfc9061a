"""Rows of frozen dataclasses under declared columns, as a Qt model; changes come from outside, never from a cell."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from cs360_desktop.ui.common.columns import Column, Heading
from cs360_desktop.ui.common.public_view import PUBLIC_VIEW
from cs360_desktop.ui.common.states import word

# Plain integers: looking up and comparing Qt's enums costs more than the rest of a cell (design.md §5).
DISPLAY_ROLE = 0
ACCESSIBLE_ROLE = 11
ALIGN_ROLE = 7
ROW_ROLE = 257
_HORIZONTAL = Qt.Orientation.Horizontal
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_NO_FLAGS = Qt.ItemFlag.NoItemFlags
_ALIGNMENT = {1: 0x81, 2: 0x82, 4: 0x84}

Index = QModelIndex | QPersistentModelIndex


class TableModel(QAbstractTableModel):
    """Items are rows, and headings between them; `key` tells rows apart when they are read again."""

    def __init__(
        self, columns: Sequence[Column[Any]], key: Callable[[Any], Hashable], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._items: Sequence[Any] = []
        self._blocks: list[int] = []

    def set_items(self, items: Sequence[Any]) -> None:
        """Show these rows and headings; where only values changed, nothing is reset."""
        new = list(items)
        if new and [self.key_of(item) for item in new] == [self.key_of(item) for item in self._items]:
            changed = [position for position, item in enumerate(new) if item != self._items[position]]
            self._items = new
            for position in changed:
                self.dataChanged.emit(self.index(position, 0), self.index(position, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._items = new
        self._blocks = _number_blocks(new)
        self.endResetModel()

    def set_many(self, items: Sequence[Any]) -> None:
        """Show rows that are made when they are asked for; there are no headings among them."""
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    def item(self, position: int) -> Any:
        """Return the row or heading at a position."""
        return self._items[position]

    def heading_positions(self) -> list[int]:
        """Where the headings stand."""
        return [position for position, item in enumerate(self._items) if isinstance(item, Heading)]

    def block(self, position: int) -> int:
        """Return the number of the group a position belongs to."""
        return self._blocks[position]

    def key_of(self, item: Any) -> Hashable:
        """Return what identifies a row or heading."""
        return ("heading", item.key) if isinstance(item, Heading) else self._key(item)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._items)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else _NO_FLAGS

    @override
    def data(self, index: Index, role: int = DISPLAY_ROLE) -> Any:
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == ROW_ROLE:
            return item
        column = self.columns[index.column()]
        if role == DISPLAY_ROLE:
            return _shown(item, column)
        if role == ACCESSIBLE_ROLE:
            return self._spoken(item, column)
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY_ROLE) -> Any:
        if orientation is not _HORIZONTAL:
            return None
        if role == DISPLAY_ROLE:
            return self.columns[section].title
        if role == ALIGN_ROLE:
            return _ALIGNMENT[self.columns[section].align]
        return None

    def _spoken(self, row: Any, column: Column[Any]) -> str:
        """Say row, column, value and state: "Disorder calls, October 2026, 74, note" (guide.md §11)."""
        if isinstance(row, Heading):
            return PUBLIC_VIEW.words(row.text)
        if column.spoken is not None:
            return PUBLIC_VIEW.words(column.spoken(row))
        name = next((other.shown(row) for other in self.columns if other.stretch), self.columns[0].shown(row))
        state = column.state(row) if column.state is not None else None
        shown = column.shown(row)
        parts = [
            "" if column.stretch else name,
            column.title,
            shown or self.tr("no entry"),
            column.below(row),
            word(state) if state is not None and word(state) != shown else "",
        ]
        if column.ticked is not None:
            parts[2] = self.tr("ticked") if column.ticked(row) else self.tr("not ticked")
        return ", ".join(part for part in parts if part)


def _shown(item: Any, column: Column[Any]) -> str:
    return PUBLIC_VIEW.words(item.text) if isinstance(item, Heading) else column.shown(item)


def _number_blocks(items: Sequence[Any]) -> list[int]:
    """Number the groups: every heading opens the next one."""
    numbers, number = [], 0
    for item in items:
        number += isinstance(item, Heading)
        numbers.append(number)
    return numbers
