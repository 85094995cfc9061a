"""Where the data live and what never belongs in them: beside the three-step start."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.labels import Label, Line
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type


class DataNotes(QWidget):
    """Two short notes; with `change` the file can be put elsewhere before it is made."""

    def __init__(self, change: Callable[[], object] | None = None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = Label(role=Type.STRONG, wrap=True)
        self.box = QVBoxLayout(self)
        margins(self.box, 0, 0, 0, 0)
        spacing(self.box, 8)
        self.box.addWidget(Label(self.tr("Where your data lives"), Type.STRONG))
        self.box.addWidget(Label(self.tr("In one file on this computer:")))
        self.box.addWidget(self._path)
        self._change = Button(self.tr("Ch&ange…"), change)
        self.box.addWidget(self._change)
        self._change.setVisible(change is not None)
        offline = self.tr("The app has no network connection. Nothing is ever sent; you decide what leaves as a file.")
        self.box.addWidget(Label(offline, tone="muted", wrap=True))
        self.add_line()
        self.box.addWidget(Label(self.tr("What never belongs in it"), Type.STRONG))
        never = self.tr("Names of victims, suspects or officers, case numbers, addresses. The app stores counts only.")
        self.box.addWidget(Label(never, tone="muted", wrap=True))

    def add_line(self) -> None:
        """Set the next note apart."""
        self.box.addSpacing(8)
        self.box.addWidget(Line())
        self.box.addSpacing(8)

    def settle(self) -> None:
        """The file is made: it can no longer be put elsewhere here."""
        self._change.hide()

    def show_path(self, path: Path) -> None:
        """Say where the file is or will be: `Documents › CS360 › Mill Harbor PD.cs360`."""
        self._path.setText(" › ".join(path.parts[-3:]))
        self._path.setToolTip(str(path))
