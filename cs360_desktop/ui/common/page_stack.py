"""Several frames in one page, such as a list and one of its records."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from cs360_desktop.ui.common.page import Page


class PageStack(QStackedWidget):
    """Shows one of its frames at a time; to the shell it is a page like any other."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)

    @property
    def shown(self) -> Page:
        """The frame that is shown."""
        current = self.currentWidget()
        assert isinstance(current, Page)
        return current
