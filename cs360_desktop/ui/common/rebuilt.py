"""A part of a page that is made anew whenever its facts change."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.ui.common.scaling import margins


class Rebuilt(QWidget):
    """Holds one content at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content: QWidget | None = None
        self._outer = QVBoxLayout(self)
        margins(self._outer, 0, 0, 0, 0)

    def replace(self, content: QWidget) -> None:
        """Show this instead of what was there."""
        if self._content is not None:
            self._content.hide()
            self._outer.removeWidget(self._content)
            self._content.deleteLater()
        self._content = content
        self._outer.addWidget(content)
        content.show()  # now, not with the next events: the focus may go into it at once
