"""The panel beside the list: the chosen request in short, the way into it, and the bin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.services import requests
from cs360_desktop.services.requests import RequestLine
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.labels import Label, StateLabel
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.requests.words import status_said, tr


class ListPanel(QWidget):
    """Shows one request of the list; `copy_wanted` carries the key of the one to copy."""

    copy_wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._line: RequestLine | None = None
        self._title = Label(role=Type.SECTION, wrap=True)
        self._status = StateLabel(State.UNDER_WAY)
        self._about = Label(wrap=True)
        self.open_button = Button(tr("Open request"), self._open)
        self.delete_button = Button(tr("Delete"), lambda: self.delete(self._line), kind=Kind.QUIET, icon="trash")
        self.delete_button.allow(not desk.session.read_only, tr("The workspace is open for reading only"))
        self.copy_button = Button(tr("Copy"), self._copy, kind=Kind.QUIET, icon="copy")
        self.copy_button.setToolTip(tr("Begin a new request with these answers"))
        self.copy_button.allow(not desk.session.read_only, tr("The workspace is open for reading only"))
        buttons = QHBoxLayout()
        spacing(buttons, 8)
        for button in (self.copy_button, self.delete_button):  # three in a row are wider than the panel
            buttons.addWidget(button)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        for part in (self._title, self._status, self._about):
            box.addWidget(part)
        box.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addLayout(buttons)
        box.addStretch(1)
        self.show_request(None)

    def show_request(self, line: RequestLine | None) -> None:
        """Show a request, or what will appear here."""
        self._line = line
        for part in (self._status, self.open_button, self.copy_button, self.delete_button):
            part.setVisible(line is not None)
        if line is None:
            self._title.setText(tr("Request"))
            self._about.setText(tr("The chosen request appears here."))
            return
        self._title.setText(line.request.label)
        self._status.set_state(*status_said(line.request))
        self._about.setText(line.problem)
        self._about.setVisible(bool(line.problem))

    def delete(self, line: RequestLine | None) -> None:
        """Put a request in the bin."""
        if line is not None and not self._desk.session.read_only:
            text = tr("Deleted {request}").format(request=line.request.label)
            self._desk.do(text, lambda: requests.delete(self._desk.session, line.request.id))

    def _copy(self) -> None:
        if self._line is not None:
            self.copy_wanted.emit(self._line.request.id)

    def _open(self) -> None:
        if self._line is not None:
            self._desk.go(Place("requests", self._line.request.id))
