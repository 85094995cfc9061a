"""What was changed in a definition, folded until somebody asks."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.services.definitions import Definition
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.icons import set_icon
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.metrics.choosing.history_words import amendment_said


class HistoryList(QWidget):
    """A head that opens and closes the lines below it; it stays open from measure to measure."""

    def __init__(self) -> None:
        super().__init__()
        self.head = Button(self.tr("History"), self.toggle, kind=Kind.LINK)
        self._is_open = False
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        margins(self._lines, 0, 0, 0, 0)
        spacing(self._lines, 4)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 4)
        box.addWidget(self.head)
        box.addWidget(self._list)
        self._show_fold()

    def show_history(self, definition: Definition) -> None:
        """Show the last changes of a definition, or that there were none."""
        clear(self._lines)
        said = [amendment_said(line, definition.owners) for line in definition.history]
        for text in said or [self.tr("Nothing was changed yet.")]:
            self._lines.addWidget(Label(text, Type.CAPTION, wrap=True))

    def toggle(self) -> None:
        """Open or close the lines."""
        self._is_open = not self._is_open
        self._show_fold()

    def _show_fold(self) -> None:
        self._list.setVisible(self._is_open)
        set_icon(self.head, "caret-down" if self._is_open else "caret-right", "accent", 12)
        self.head.setAccessibleName(self.tr("History, open") if self._is_open else self.tr("History, closed"))
