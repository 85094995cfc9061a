"""Step 1: choose the workbook, and what was brought in before."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.empty_state import EmptyState
from cs360_desktop.ui.common.message_bar import Notice
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State


class FilePage(QWidget):
    """What can be brought in, and why the last file was not."""

    def __init__(self, choose: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose = Button(self.tr("Choose &workbook…"), choose, kind=Kind.PRIMARY, icon="upload")
        self._refusal = QVBoxLayout()
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 12)
        box.addWidget(
            EmptyState(
                self.tr("Bring in the workbook you keep now"),
                self.tr("The app looks for the table by itself and shows every value before anything is saved."),
                [self.choose],
                foot=self.tr(
                    "Excel (.xlsx .xls .xlsm .xlsb), LibreOffice (.ods) or text (.csv .tsv). Your file is only read, "
                    "never changed. You can also drop it anywhere in this window."
                ),
            )
        )
        box.addLayout(self._refusal)
        box.addStretch(1)
        self.setFocusProxy(self.choose)

    def show_refusal(self, sentence: str) -> None:
        """Say why a file was not read; an empty sentence takes it away."""
        clear(self._refusal)
        if sentence:
            self._refusal.addWidget(Notice(State.WRONG, sentence))
