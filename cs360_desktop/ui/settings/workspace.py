"""Workspace health: where the file is, how large, and whether everything in it is whole."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.wording import format_number
from cs360_desktop.services.checking import Health, check_workspace
from cs360_desktop.ui.common.announcing import announce
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.columns import Column
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.scaling import margins, maximum_width, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.table_view import TableView


@dataclass(frozen=True, slots=True)
class _Finding:
    check: str
    found: str
    state: State | None = None
    word: str = ""


class WorkspaceHealth(QWidget):
    """What is known without looking, and after "Check now" what was found."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._health: Health | None = None
        self._trouble: UserError | None = None
        self.table = TableView(
            self.tr("Workspace health"),
            (
                Column(self.tr("Check"), lambda row: row.check, width=170),
                Column(self.tr("What the app found"), lambda row: row.found, stretch=True),
                Column(self.tr("State"), lambda row: row.word, state=lambda row: row.state, width=150),
            ),
            key=lambda row: row.check,
        )
        maximum_width(self.table, 920)
        self.check = Button(self.tr("&Check now"), self._check, icon="check-circle")
        folder = Button(self.tr("&Show folder"), self._show_folder, kind=Kind.QUIET, icon="folder-open")
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 12)
        spacing(box, 12)
        box.addWidget(self.table)
        row = QHBoxLayout()
        spacing(row, 8)
        row.addWidget(self.check)
        row.addWidget(folder)
        row.addStretch(1)
        box.addLayout(row)
        box.addStretch(1)
        self._show()

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.session.path.parent)))

    def _check(self) -> None:
        self.check.allow(possible=False, reason=self.tr("The check is under way"))
        self._desk.jobs.run(lambda _report: check_workspace(self._desk.session), self._take, self._take_trouble)

    def _take(self, health: Health) -> None:
        self._health, self._trouble = health, None
        self._show()

    def _take_trouble(self, error: UserError) -> None:
        self._health, self._trouble = None, error
        self._show()

    def _show(self) -> None:
        self.check.allow(possible=True)
        rows = [self._whole(), self._place(self._desk.session.path), self._size(self._desk.session.path)]
        if self._health is not None:
            rows += [self._contents(self._health)]
            rows += [
                _Finding(self.tr("Fault"), fault, State.WRONG, self.tr("damaged")) for fault in self._health.faults
            ]
            announce(self, rows[0].found)
        rows.append(
            _Finding(
                self.tr("Password"),
                self.tr("None. Anyone who can open this computer can open the file."),
                State.NOTHING_YET,
                self.tr("your choice"),
            )
        )
        self.table.set_items(rows)

    def _whole(self) -> _Finding:
        check = self.tr("File is whole")
        if self._trouble is not None:
            return _Finding(check, self._trouble.sentence, State.WRONG, self.tr("damaged"))
        if self._health is None:
            opened = self.tr("No damage was found when it was opened. Check now looks at every row.")
            return _Finding(check, opened, State.NOTHING_YET, self.tr("not checked"))
        if self._health.faults:
            return _Finding(check, self.tr("Faults were found; see below."), State.WRONG, self.tr("damaged"))
        return _Finding(check, self.tr("Every row was looked at. No damage found."), State.GOOD, self.tr("good"))

    def _place(self, path: Path) -> _Finding:
        where = " › ".join(path.parts[-3:])
        if self._desk.session.read_only:
            return _Finding(self.tr("Where the file is"), where, State.INFORMATION, self.tr("read only"))
        return _Finding(self.tr("Where the file is"), where, State.GOOD, self.tr("can be written"))

    def _size(self, path: Path) -> _Finding:
        megabytes = self.tr("{size} MB").format(size=format_number(path.stat().st_size / 1e6, decimals=1))
        return _Finding(self.tr("Size"), megabytes)

    def _contents(self, health: Health) -> _Finding:
        counts = health.counts
        entries = counted(counts["entry"], self.tr("{n} entry"), self.tr("{n} entries"))
        meetings = counted(counts["meeting"], self.tr("{n} meeting"), self.tr("{n} meetings"))
        actions = counted(counts["action"], self.tr("{n} action"), self.tr("{n} actions"))
        return _Finding(self.tr("What is in it"), f"{entries}, {meetings}, {actions}")
