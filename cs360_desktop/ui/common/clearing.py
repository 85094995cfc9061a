"""Take everything out of a layout at once."""

from collections.abc import Iterator

from PySide6.QtWidgets import QLayout, QWidget

from cs360_desktop.ui.common.keeping_focus import let_go


def clear(layout: QLayout) -> None:
    """Remove what a layout holds, rows within it too: gone from the screen now, and from memory when Qt is idle.

    A row's widgets belong to the part that shows them, not to the row: left alone they would stay where they were,
    under what is shown next, and still take clicks.
    """
    let_go(list(_held(layout)))
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (row := item.layout()) is not None:
            clear(row)
            row.deleteLater()


def _held(layout: QLayout) -> Iterator[QWidget]:
    for position in range(layout.count()):
        item = layout.itemAt(position)
        widget, row = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif row is not None:
            yield from _held(row)
