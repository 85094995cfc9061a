"""Writing documents into a folder: made off the window's thread, noted when they are there, told where they are."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from cs360_desktop.domain.errors import UserError
from cs360_desktop.services import reports
from cs360_desktop.services.report_kinds import Made, Options, Report
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.jobs import Job
from cs360_desktop.ui.common.jobs import Report as Progress
from cs360_desktop.ui.common.message_bar import Message
from cs360_desktop.ui.common.opening import open_path
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.progress_panel import ProgressPanel
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.reports.words import tr

_MS_BEFORE_PANEL = 300


class Exporter(QObject):
    """Exports documents for a page.

    Signals:
        working(panel): work goes on long enough to be shown; here is its panel.
        ended(): the work is over, whatever came of it.
    """

    working = Signal(object)
    ended = Signal()

    def __init__(self, page: Page, desk: Desk) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._job: Job | None = None
        self._panel: ProgressPanel | None = None
        self._written: tuple[list[Made], list[Path]] | None = None
        self._folder = Path()
        self._done = (0, 0)
        self._options: Options | None = None

    @property
    def is_busy(self) -> bool:
        """Whether documents are being made."""
        return self._job is not None

    def export(self, chosen: Sequence[Report], options: Options) -> None:
        """Ask for a folder and write the documents into it; nothing that lies there is replaced."""
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        title = tr("Choose a folder for the documents")
        folder = QFileDialog.getExistingDirectory(self._page, title, start)
        if not folder or self.is_busy:
            return
        session, self._options = self._desk.session, options

        def make_and_write(report: Progress) -> None:
            made: list[Made] = []
            for number, each in enumerate(chosen):
                report(number, len(chosen))
                made += reports.make(session, [each], options)
            report(len(chosen), len(chosen))
            self._written = made, reports.write(made, Path(folder), replace=False)

        self._written = None
        self._done = (0, len(chosen))
        self._folder = Path(folder)
        self._job = self._desk.jobs.run(
            make_and_write, lambda _: None, self._desk.refused.emit, self._note, at_close=lambda _: self._record()
        )
        self._job.ended.connect(self._end)
        QTimer.singleShot(_MS_BEFORE_PANEL, self, self._show_panel)

    def _show_panel(self) -> None:
        if self._job is None:
            return
        self._panel = ProgressPanel(tr("Making documents"), tr("Cancel"))
        self._panel.cancelled.connect(self._job.cancel)
        self._note(*self._done)
        self.working.emit(self._panel)

    def _note(self, done: int, total: int) -> None:
        self._done = (done, total)
        if self._panel is not None:
            words = tr("{done} of {total} documents").format(done=done, total=total)
            self._panel.set_progress(done, total, words)

    def _end(self) -> None:
        """Tell what was written, also when the work was cancelled too late."""
        self._job = None
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None
        if self._written is not None:
            self._record()
            self._tell(*self._written, self._folder)
        self.ended.emit()

    def _record(self) -> None:
        """Note what was written as exported; where the workspace is being closed nobody is left to be told more."""
        if self._written is not None and not self._desk.session.read_only:
            try:
                reports.record(self._desk.session, self._written[0], self._options)
            except UserError as error:
                self._desk.refused.emit(error)

    def _tell(self, made: Sequence[Made], paths: Sequence[Path], folder: Path) -> None:
        without = ", ".join(tr(each.report.title) for each in made if not each.files)
        sentences = [tr("They lie in {folder}.").format(folder=folder)]
        if len(paths) == 1:
            sentences = [tr("{file} lies in {folder}.").format(file=paths[0].name, folder=folder)]
        if without:
            sentences.append(tr("Not made, because there is nothing to make it from: {titles}.").format(titles=without))
        sentences.append(tr("Nothing was sent."))
        actions = [(tr("Show in folder"), lambda: open_path(folder))]
        if len(paths) == 1:
            actions.insert(0, (tr("Open it"), lambda: open_path(paths[0])))
        what = counted(len(paths), tr("{n} file is saved"), tr("{n} files are saved"))
        self._page.messages.show_message(Message("exported", State.GOOD, what, " ".join(sentences), tuple(actions)))
