"""What goes along with a request: for each tick whether the app makes it, or which files were picked."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.services import request_files
from cs360_desktop.services.baseline_files import AttachedFile, attached_file
from cs360_desktop.services.request_files import Enclosure
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.labels import Label, StateLabel
from cs360_desktop.ui.common.opening import Copies
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.requests.words import Said, enclosure_titles, tr


class EnclosuresView(QWidget):
    """One block for each thing that can be enclosed; `changed` says that files were picked or taken away."""

    changed = Signal()

    def __init__(self, desk: Desk, request_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._request_id = request_id
        self._copies = Copies()
        self._shown: tuple[Enclosure, ...] | None = None
        self._picks: dict[str, Button] = {}
        self._box = QVBoxLayout(self)
        margins(self._box, 0, 8, 0, 0)
        spacing(self._box, 6)

    def refresh(self) -> None:
        """Show what is enclosed now."""
        found = request_files.enclosures(self._desk.session, self._request_id)
        if found == self._shown:
            return
        self._shown = found
        clear(self._box)
        self._picks.clear()
        self._box.addWidget(Label(tr("Files"), Type.SECTION))
        for each in found:
            self._add(each)

    def _add(self, enclosure: Enclosure) -> None:
        title = enclosure_titles()[enclosure.tick]
        self._box.addWidget(Label(title, Type.STRONG))
        state = StateLabel(State.NOTHING_YET)
        state.set_state(*_said(enclosure))
        pick = Button(tr("Choose a file…"), lambda: self._pick(enclosure, title), icon="paperclip", kind=Kind.QUIET)
        pick.setAccessibleName(tr("Choose a file for {what}").format(what=title))
        pick.allow(not self._desk.session.read_only, tr("The workspace is open for reading only"))
        self._picks[enclosure.tick] = pick
        self._box.addLayout(_row(state, pick))
        for file in enclosure.files:
            self._box.addLayout(self._file(enclosure, file))

    def _file(self, enclosure: Enclosure, file: AttachedFile) -> QHBoxLayout:
        look = Button(file.name, lambda: self._copies.open(attached_file(self._desk.session, file.id)), kind=Kind.LINK)
        look.setAccessibleName(tr("Open {file}").format(file=file.name))
        remove = Button(tr("Remove"), lambda: self._remove(enclosure, file), kind=Kind.QUIET)
        remove.setAccessibleName(tr("Remove {file}").format(file=file.name))
        remove.allow(not self._desk.session.read_only, tr("The workspace is open for reading only"))
        return _row(look, remove)

    def _pick(self, enclosure: Enclosure, title: str) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Choose a file for {what}").format(what=title))
        if chosen:
            path, session = Path(chosen), self._desk.session
            text = tr("Attached “{file}” to the request").format(file=path.name)
            self._do(
                text, lambda: request_files.attach(session, self._request_id, enclosure.tick, path).receipt, enclosure
            )

    def _remove(self, enclosure: Enclosure, file: AttachedFile) -> None:
        text = tr("Removed “{file}” from the request").format(file=file.name)
        self._do(text, lambda: request_files.detach(self._desk.session, file.id), enclosure)

    def _do(self, text: str, act: Callable[[], Receipt], enclosure: Enclosure) -> None:
        """Change the files, and leave the keyboard at the thing they belong to: its buttons are made anew."""
        if self._desk.do(text, act):
            pick = self._picks[enclosure.tick]
            pick.show()  # a window behind the file dialog remembers only what is shown
            pick.setFocus()


def _said(enclosure: Enclosure) -> Said:
    if enclosure.files:
        return State.GOOD, tr("a file is attached") if enclosure.ticked else tr("a file is here, but it is not ticked")
    if enclosure.made_by:
        return (State.GOOD, tr("the app makes it")) if enclosure.ticked else (State.NOTHING_YET, tr("not ticked"))
    return (State.NEEDS, tr("ticked, but no file yet")) if enclosure.ticked else (State.NOTHING_YET, tr("not ticked"))


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    spacing(row, 8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row
