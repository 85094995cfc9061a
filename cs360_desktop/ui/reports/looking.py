"""Making the preview of the chosen document off the window's thread; only the last one asked for is shown."""

from PySide6.QtCore import QObject, QTimer

from cs360_desktop.domain.errors import UserError
from cs360_desktop.services.previews import Preview, preview
from cs360_desktop.services.report_kinds import Options, Report
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.jobs import Job
from cs360_desktop.ui.common.page_preview import PagePreview
from cs360_desktop.ui.reports.words import tr

_MS_OF_QUIET = 250
"""Who goes through the list by the arrow keys does not want every document made."""


class Looking(QObject):
    """Fills a preview."""

    def __init__(self, desk: Desk, view: PagePreview, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = view
        self._wanted: tuple[Report, Options] | None = None
        self._shown: tuple[Report, Options] | None = None
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MS_OF_QUIET)
        self._timer.timeout.connect(self._make)

    def show(self, report: Report | None, options: Options, *, again: bool = False) -> None:
        """Show a document as it would be made now; none, or one that cannot be made, leaves the place empty."""
        wanted = None if report is None else (report, options)
        if wanted == self._wanted and not again:
            return
        self._wanted = wanted
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if wanted is None:
            self._timer.stop()
            self._shown = None
            self._view.say("")
            return
        if wanted != self._shown:
            self._view.say(tr("Making the preview…"))
        self._timer.start()

    def stop(self) -> None:
        """Let go of what is being made."""
        self.show(None, Options())

    def _make(self) -> None:
        wanted, session = self._wanted, self._desk.session
        if wanted is None:
            return
        self._job = self._desk.jobs.run(
            lambda _report: preview(session, *wanted), lambda made: self._on_made(wanted, made), self._refuse
        )

    def _on_made(self, wanted: tuple[Report, Options], made: Preview) -> None:
        self._shown = wanted
        self._view.show_preview(made)

    def _refuse(self, error: UserError) -> None:
        self._view.say(error.sentence)
