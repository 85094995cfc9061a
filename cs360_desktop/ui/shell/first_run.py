"""The first run: from nothing to a workspace with numbers and a baseline, in three steps (ui/guide.md 01)."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.agency import Agency, Population
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services.agency import set_population
from cs360_desktop.services.home import start_of
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import SUFFIX, new_workspace, suggested_path
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.context_panel import scrolling
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.message_bar import MessageBar, Rank
from cs360_desktop.ui.common.scaling import fixed_width, margins, maximum_width, px, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.home.data_notes import DataNotes
from cs360_desktop.ui.home.start import StartSteps
from cs360_desktop.ui.shell.refusals import message_of

_STEPS_WIDTH, _NOTES_WIDTH = 720, 270
_BESIDE_FROM = 1100


class FirstRun(QWidget):
    """Asks for the department, makes the workspace in a place of its own choosing, and goes on to the numbers.

    Signals:
        made(Session): the workspace is there and open.
        wanted(Place): the user chose what comes next.
        open_wanted(): there is a workspace already.
        demo_wanted(): look around with sample data.
        left(): back to the workspace that is open.
    """

    made = Signal(object)
    wanted = Signal(object)
    open_wanted = Signal()
    demo_wanted = Signal()
    left = Signal()

    def __init__(self, who: str, *, can_leave: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._who = who
        self._chosen_path: Path | None = None
        self.messages = MessageBar()
        self.steps = StartSteps()
        self.notes = DataNotes(self._choose_path)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._arrange(can_leave=can_leave)
        self.steps.wanted.connect(self.wanted)
        self.steps.form.given.connect(self._make)
        self.steps.form.name_changed.connect(self._show_path)
        self._show_path("")

    def _arrange(self, *, can_leave: bool) -> None:
        left = QVBoxLayout()
        spacing(left, 8)
        left.addWidget(Label(self.tr("Set up CS360 Desktop"), Type.TITLE))
        promise = self.tr("Three steps, about ten minutes. You can stop at any time and go on where you left off.")
        left.addWidget(Label(promise, tone="muted"))
        left.addSpacing(12)
        left.addWidget(self.steps, 1)
        self.notes.add_line()
        self.notes.box.addWidget(Label(self.tr("Someone has started already?"), Type.STRONG))
        self._add_ways(can_leave=can_leave)
        self.notes.box.addStretch(1)
        maximum_width(self.steps, _STEPS_WIDTH)
        content = QWidget()
        outer = QHBoxLayout(content)
        margins(outer, 24, 26, 24, 24)
        outer.addStretch(1)
        outer.addLayout(self._columns, 8)
        outer.addStretch(1)
        spacing(self._columns, 48)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self.notes)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        box.addWidget(self.messages)
        box.addWidget(scrolling(content), 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= px(_BESIDE_FROM)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if beside else way.TopToBottom)
        fixed_width(self.notes, _NOTES_WIDTH if beside else _STEPS_WIDTH)
        margins(self.notes.box, 0, 82 if beside else 0, 0, 0)

    def _add_ways(self, *, can_leave: bool) -> None:
        ways: tuple[tuple[str, Callable[[], object], Kind, str], ...] = (
            (self.tr("&Open a workspace…"), self.open_wanted.emit, Kind.DEFAULT, "folder-open"),
            (self.tr("&Look around with sample data"), self.demo_wanted.emit, Kind.LINK, "play"),
        )
        for text, act, kind, icon in ways:
            self.notes.box.addWidget(Button(text, act, kind=kind, icon=icon), 0, Qt.AlignmentFlag.AlignLeft)
        if can_leave:
            back = Button(self.tr("Back to the open wor&kspace"), self.left.emit, kind=Kind.LINK)
            self.notes.box.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)

    def focus_first(self) -> None:
        """Put the cursor where the next thing is typed or pressed."""
        self.steps.current_focus().setFocus()

    def go_on(self, session: Session) -> None:
        """Show the next step of a workspace that has just been made."""
        self.notes.show_path(session.path)
        self.notes.settle()
        self.steps.show_start(start_of(session))
        self.focus_first()

    def take_workbook(self, path: Path) -> None:
        """Bring a dropped workbook in, once there is a workspace."""
        self.steps.take_workbook(path)

    def parts(self) -> list[QWidget]:
        """The parts F6 goes through."""
        return [self.steps, self.notes, self.messages]

    def _path(self) -> Path:
        return self._chosen_path or suggested_path(self.steps.form.name())

    def _show_path(self, _name: str) -> None:
        self.notes.show_path(self._path())

    def _choose_path(self) -> None:
        kinds = self.tr("CS360 workspaces (*{suffix})").format(suffix=SUFFIX)
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Where the workspace goes"), str(self._path()), kinds,
            options=QFileDialog.Option.DontConfirmOverwrite,
        )  # fmt: skip
        if name:
            path = Path(name)
            self._chosen_path = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
            self._show_path("")

    def _make(self, agency: Agency, population: Population | None) -> None:
        path = self._path()
        with suppress(OSError):  # what is wrong with the folder, new_workspace says better
            path.parent.mkdir(parents=True, exist_ok=True)
        try:
            session = new_workspace(path, agency, who=self._who)
        except UserError as error:
            self.messages.show_message(message_of(error, "not-made", Rank.NOT_SAVED))
            return
        if population is not None:
            set_population(session, population.year, population.residents)
        self.messages.dismiss("not-made")
        self.made.emit(session)
