"""The first run: three steps from nothing to a workspace with numbers and a baseline (ui/guide.md 01)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.domain.agency import Agency
from cs360_desktop.paths import workspaces_folder
from cs360_desktop.services.workspaces import SUFFIX, new_workspace
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.fields import TextField
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.message_bar import MessageBar
from cs360_desktop.ui.common.typography import Type


class FirstRun(QWidget):
    made = Signal(object)
    left = Signal()
    open_wanted = Signal()

    def __init__(self, *, can_leave: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.messages = MessageBar()
        self._name = TextField(self.tr("Name of the department"), required=True, width=420)
        box = QVBoxLayout(self)
        box.addWidget(Label(self.tr("Set up CS360 Desktop"), Type.TITLE))
        box.addWidget(self.messages)
        box.addWidget(self._name)
        box.addWidget(Button(self.tr("Make the workspace"), self._make, kind=Kind.PRIMARY))
        box.addStretch(1)

    def start(self) -> None:
        self._name.setFocus()

    def parts(self) -> list[QWidget]:
        return [self, self.messages]

    def _make(self) -> None:
        folder = workspaces_folder()
        folder.mkdir(parents=True, exist_ok=True)
        self.made.emit(new_workspace(folder / f"{self._name.value()}{SUFFIX}", Agency(self._name.value())))
