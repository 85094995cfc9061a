"""Long work of the wizard: off the window's thread, with a panel as soon as it can be noticed, and a way to stop."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.wording import format_number
from cs360_desktop.ui.common.jobs import Job, Jobs, Report
from cs360_desktop.ui.common.progress_panel import ProgressPanel
from cs360_desktop.ui.common.scaling import margins

Result = TypeVar("Result")
_MS_BEFORE_PANEL = 300


class Working(QObject):
    """At most one piece of work at a time.

    Signals:
        begun(): work is under way, though nothing is shown of it yet.
        panel_wanted(): it goes on long enough for `panel` to be shown.
        ended(): nothing is under way any more; comes before the result is handed over.
    """

    begun = Signal()
    panel_wanted = Signal()
    ended = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self.panel = ProgressPanel("", self.tr("Cancel"))  # one for all work: beside it, making one takes long
        self.panel.cancelled.connect(self.stop)
        self._stopped: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MS_BEFORE_PANEL)
        self._timer.timeout.connect(self.panel_wanted)

    @property
    def is_busy(self) -> bool:
        """Whether work is under way."""
        return self._job is not None

    def run(
        self,
        title: str,
        work: Callable[[Report], Result],
        done: Callable[[Result], object],
        failed: Callable[[UserError], object],
        stopped: Callable[[], object] | None = None,
    ) -> None:
        """Do work; `stopped` is called in place of the others when the user stops it."""
        self.stop()
        self._stopped = stopped

        def succeed(result: Result) -> None:
            self._end()
            done(result)

        def fail(refusal: UserError) -> None:
            self._end()
            failed(refusal)

        self.begun.emit()
        self.panel.begin(title)
        self._job = self._jobs.run(work, succeed, fail, self._note)
        self._timer.start()

    def stop(self) -> None:
        """Stop what is under way; its result is dropped."""
        if self._job is None:
            return
        self._job.cancel()
        stopped = self._stopped
        self._end()
        if stopped is not None:
            stopped()

    def _end(self) -> None:
        self._timer.stop()
        self._job = None
        self._stopped = None
        self.ended.emit()

    def _note(self, done: int, total: int) -> None:
        if self.panel.isVisible():
            words = self.tr("{done} of {total}").format(done=format_number(done), total=format_number(total))
            self.panel.set_progress(done, total, words)


def page_of_work(panel: ProgressPanel) -> QWidget:
    """A page that shows long work."""
    page = QWidget()
    layout = QVBoxLayout(page)
    margins(layout, 0, 8, 0, 0)
    layout.addWidget(panel)
    layout.addStretch(1)
    return page
