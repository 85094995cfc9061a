"""What stands where a page is not built yet: its name and one sentence on what will be there."""

from PySide6.QtWidgets import QWidget

from cs360_desktop.ui.common.empty_state import EmptyState
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.places import Place


class UnbuiltPage(Page):
    """An honest empty page."""

    def __init__(self, title: str, will_be: str, *, parent: QWidget | None = None) -> None:
        super().__init__(title, self.tr("Not in this version yet"), parent=parent)
        self.set_content(EmptyState(self.tr("This page comes with a later version"), will_be))

    def show_place(self, place: Place) -> None:
        """Stay: there is nothing to go to."""
