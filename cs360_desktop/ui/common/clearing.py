"""Take everything out of a layout at once."""

from PySide6.QtWidgets import QLayout


def clear(layout: QLayout) -> None:
    """Remove the widgets of a layout; they are gone from the screen now, and from memory when Qt is idle."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
