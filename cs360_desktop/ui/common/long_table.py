"""A table of very many rows: nothing in it looks at each of them, so it opens at once."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cs360_desktop.ui.common.columns import Column
from cs360_desktop.ui.common.table_view import TableView


class LongTable(TableView):
    """Like `TableView`, for rows without headings in the order in which they come; they may be made on demand."""

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Any]],
        key: Callable[[Any], Hashable],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, columns, key, parent=parent)
        self.setModel(self._model)  # without the proxy, which asks for every row
        self._model.modelReset.connect(self._arrange_rows)

    @override
    def set_items(self, items: Sequence[Any]) -> None:
        self._model.set_many(items)

    def repaint_rows(self) -> None:
        """Show what columns say now of the same rows."""
        self.viewport().update()

    @override
    def _arrange_rows(self) -> None:
        count = self._model.rowCount()
        self._fit_height(count, count * self.verticalHeader().defaultSectionSize())

    @override
    def _return_to_place(self) -> None:
        """The rows are other ones."""
