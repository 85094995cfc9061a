"""Whether a request says something else now than in the version that went out: asked off the window's thread."""

from PySide6.QtCore import QObject, QTimer, Signal

from cs360_desktop.domain.requests import RequestExport
from cs360_desktop.services.request_document import has_changed_since
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.jobs import Job

_MS_OF_QUIET = 1200
"""The PDF is made for the answer, so it waits until typing has paused."""


class Freshness(QObject):
    """`known(export key, changed)` carries the answer; an answer that was overtaken by another change is not told."""

    known = Signal(int, bool)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._export: RequestExport | None = None
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MS_OF_QUIET)
        self._timer.timeout.connect(self._look)

    def ask(self, export: RequestExport | None) -> None:
        """Ask about a version once nothing has changed for a moment; about none, let the question go."""
        self._export = export
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if export is None:
            self._timer.stop()
        else:
            self._timer.start()

    def _look(self) -> None:
        export = self._export
        if export is None:
            return
        session = self._desk.session

        def work(_report: object) -> bool:
            return has_changed_since(session, export)

        self._job = self._desk.jobs.run(work, lambda changed: self.known.emit(export.id, changed), lambda _error: None)
