"""The table of the preview: as many rows as a file has, made and painted only where they are on screen."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem, QWidget
from typing_extensions import override

from cs360_desktop.importing.plan import PlannedValues, PreviewRow, PreviewRows
from cs360_desktop.importing.planned import SomeRows
from cs360_desktop.ui.common.columns import Column
from cs360_desktop.ui.common.delegates import CellDelegate
from cs360_desktop.ui.common.long_table import LongTable
from cs360_desktop.ui.common.tokens import Tokens
from cs360_desktop.ui.metrics.importing.preview_rows import WRITTEN

_FOUND_AGAIN = 5000
"""Among so many rows the current one stays in sight when others are shown; more of them begin at the first."""
_NO_ROWS = PreviewRows((), PlannedValues(), (), ()).of(())
_RISING = Qt.SortOrder.AscendingOrder


class _ValueDelegate(CellDelegate):
    """Paints a box only where there is something to tick."""

    @override
    def _paint_cell(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: PreviewRow,
        column: Column[PreviewRow],
        tokens: Tokens,
    ) -> None:
        if column.ticked is None or row.outcome in WRITTEN:
            super()._paint_cell(painter, option, row, column, tokens)


class ValueTable(LongTable):
    """Values under their columns.

    Signals:
        sort_wanted(int, bool): the column to sort by, and whether falling; asked for by a head or the Menu key.
    """

    sort_wanted = Signal(int, bool)

    def __init__(self, name: str, columns: Sequence[Column[PreviewRow]], parent: QWidget | None = None) -> None:
        super().__init__(name, columns, lambda row: row.key, parent)
        self._columns = tuple(columns)
        self._rows = _NO_ROWS
        self.setItemDelegate(_ValueDelegate(self._columns, None, self))
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        self.forget_order()
        head.sectionClicked.connect(self.sort_by)

    def show_rows(self, rows: SomeRows) -> None:
        """Show other rows; the current one stays current where it is still there."""
        kept = self.current_row()
        self._rows = rows
        self.set_items(rows)
        if kept is not None and len(rows) <= _FOUND_AGAIN and kept.number in rows.numbers:
            self.setCurrentIndex(self.model().index(rows.numbers.index(kept.number), 0))
        else:
            self.choose_first()

    def shown_rows(self) -> SomeRows:
        """The rows shown, in their order."""
        return self._rows

    def sort_by(self, position: int) -> None:
        """Sort by a column, falling if it is the one sorted by already."""
        head = self.horizontalHeader()
        falling = head.sortIndicatorSection() == position and head.sortIndicatorOrder() is _RISING
        head.setSortIndicator(position, Qt.SortOrder.DescendingOrder if falling else _RISING)
        self.sort_wanted.emit(position, falling)

    def start_anew(self) -> None:
        """Show nothing of the file before: no order, no current row, and the first row at the top."""
        self._rows = _NO_ROWS
        self.set_items(())
        self.forget_order()
        self.scrollToTop()

    def forget_order(self) -> None:
        """Show no column as the one sorted by."""
        self.horizontalHeader().setSortIndicator(-1, _RISING)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for position, column in enumerate(self._columns):
            if column.title:
                sort = menu.addAction(self.tr("Sort by {column}").format(column=column.title))
                sort.triggered.connect(partial(self.sort_by, position))
        menu.popup(event.globalPos())
