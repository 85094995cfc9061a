"""Whether a document says something else now than when it went out: asked off the window's thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.jobs import Job

_MS_OF_QUIET = 1200
"""The document is made again for the answer, so it waits until typing has paused."""


class Freshness(QObject):
    """`known(answer)` carries what the question gave; an answer that was overtaken by another change is not told."""

    known = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._question: Callable[[], object] | None = None
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MS_OF_QUIET)
        self._timer.timeout.connect(self._look)

    def ask(self, question: Callable[[], object] | None) -> None:
        """Ask once nothing has changed for a moment; None lets the question go. It is answered in another thread."""
        self._question = question
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if question is None:
            self._timer.stop()
        else:
            self._timer.start()

    def _look(self) -> None:
        question = self._question
        if question is not None:
            self._job = self._desk.jobs.run(lambda _report: question(), self.known.emit, lambda _error: None)
