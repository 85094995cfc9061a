"""Opening a file: asked for or dropped, read off the window's thread, read again as the user tells."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from cs360_desktop.importing.mapping import Known, Proposal
from cs360_desktop.services import imports
from cs360_desktop.services.import_history import SeenBefore, seen_before
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.folders import last_folder, note_folder
from cs360_desktop.ui.common.jobs import Report
from cs360_desktop.ui.common.message_bar import Message
from cs360_desktop.ui.common.page import page_of
from cs360_desktop.ui.common.save_file import SAVED
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.metrics.importing.working import Working

_PATTERNS = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt"
_KEY = "another-file"


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What was read from a file, what the workspace knew then, and whether it was here before."""

    proposal: Proposal
    known: Known
    seen: SeenBefore | None
    with_hidden: bool


@dataclass(frozen=True, slots=True)
class _Way:
    """How a file is read where the user may tell."""

    encoding: str | None = None
    recognize: bool = True
    with_hidden: bool = False


class FileReading(QObject):
    """Reads one file at a time; `path` is the one that is read or was.

    Signals:
        begun(): another file is read.
        opened(ReadFile): it was read.
        refused(UserError): it cannot be read.
        not_again(UserError): it cannot be read in the way the user told; what was read before still holds.
        stopped(): the user stopped it.
    """

    begun = Signal()
    opened = Signal(object)
    refused = Signal(object)
    not_again = Signal(object)
    stopped = Signal()

    def __init__(self, desk: Desk, working: Working, view: QWidget) -> None:
        super().__init__(view)
        self._desk = desk
        self._working = working
        self._view = view
        self.path: Path | None = None
        self._way = _Way()

    def choose(self) -> Path | None:
        """Ask for a workbook, beginning in the folder of the last one."""
        kinds = self.tr("Workbooks ({patterns})").format(patterns=_PATTERNS)
        title = self.tr("Choose a workbook")
        chosen, _ = QFileDialog.getOpenFileName(self._view, title, last_folder("workbook"), kinds)
        return Path(chosen) if chosen else None

    def read(self, path: Path) -> None:
        """Read a file and propose how it is read."""
        self.path = path
        self._way = _Way()
        note_folder("workbook", path)
        page_of(self._view).messages.dismiss(SAVED)  # that was about the import before
        self.begun.emit()
        self._working.run(
            self.tr("Reading {file}").format(file=path.name),
            self._work(path, self._way),
            self.opened.emit,
            self.refused.emit,
            self.stopped.emit,
        )

    def in_encoding(self, encoding: str) -> None:
        """Read the text file again in another encoding."""
        self._read_again(replace(self._way, encoding=encoding))

    def without_layout(self) -> None:
        """Read the file again without the saved layout."""
        self._read_again(replace(self._way, recognize=False))

    def with_hidden(self, wanted: bool) -> None:
        """Read the file again with what is hidden in it, or without."""
        self._read_again(replace(self._way, with_hidden=wanted))

    def _read_again(self, way: _Way) -> None:
        """What was answered begins anew; where the file cannot be read so, what was read before still holds."""
        if self.path is None or self._working.is_busy:
            return

        def opened(read: ReadFile) -> None:
            self._way = way
            self.opened.emit(read)

        title = self.tr("Reading {file}").format(file=self.path.name)
        self._working.run(title, self._work(self.path, way), opened, self.not_again.emit)

    def ask_about(self, other: Path, give_up: Callable[[], object]) -> None:
        """Ask whether another file shall take the place of the one under way; nothing happens until then."""
        assert self.path is not None
        messages = page_of(self._view).messages

        def instead() -> None:
            messages.dismiss(_KEY)
            give_up()
            self.read(other)

        what = self.tr("“{file}” is being imported, and nothing of it is saved yet").format(file=self.path.name)
        so_what = self.tr("Opening “{other}” gives it up.").format(other=other.name)
        keep = (self.tr("Keep this one"), lambda: messages.dismiss(_KEY))
        actions = ((self.tr("Open “{other}” instead").format(other=other.name), instead), keep)
        messages.show_message(Message(_KEY, State.ASKS, what, so_what, actions))

    def forget(self) -> None:
        """No file is under way any more, and nothing is asked about another."""
        self.path = None
        page_of(self._view).messages.dismiss(_KEY)

    def _work(self, path: Path, way: _Way) -> Callable[[Report], ReadFile]:
        session = self._desk.session

        def work(report: Report) -> ReadFile:
            workbook = imports.read(path, report, encoding=way.encoding)
            report(0, 1)  # here too a cancel is heard
            proposal = imports.propose(session, workbook, recognize=way.recognize, with_hidden=way.with_hidden)
            return ReadFile(proposal, imports.known(session), seen_before(session, workbook), way.with_hidden)

        return work
