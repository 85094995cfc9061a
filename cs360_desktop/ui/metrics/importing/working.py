"""Long work of the wizard: off the window's thread, with a panel as soon as it can be noticed, and a way to stop."""

import gc
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.wording import format_number
from cs360_desktop.ui.common.jobs import Job, Jobs, Report
from cs360_desktop.ui.common.progress_panel import ProgressPanel

Result = TypeVar("Result")
_MS_BEFORE_PANEL = 300
_MS_TO_READ = 100
"""So long a panel is on the screen before the window stops answering."""


class Working(QObject):
    """At most one piece of work at a time.

    Signals:
        begun(): work is under way, though nothing is shown of it yet.
        panel_wanted(ProgressPanel): it goes on long enough to be shown; here is its panel.
        ended(): nothing is under way any more; comes before the result is handed over.
    """

    begun = Signal()
    panel_wanted = Signal(object)
    ended = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._panel: ProgressPanel | None = None
        self._title = ""
        self._stopped: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MS_BEFORE_PANEL)
        self._timer.timeout.connect(self._show_panel)
        self._act: Callable[[], object] = lambda: None
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_MS_TO_READ)
        self._waiting.timeout.connect(self._act_now)

    @property
    def is_busy(self) -> bool:
        """Whether work is under way."""
        return self._job is not None or self._waiting.isActive()

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
        self._title, self._stopped = title, stopped

        def succeed(result: Result) -> None:
            self._end()
            done(result)

        def fail(refusal: UserError) -> None:
            self._end()
            failed(refusal)

        # A look for garbage among a million cells holds up every thread for half a second, and finds none: what is
        # read is wanted until the import is over.
        gc.disable()
        self.begun.emit()
        self._job = self._jobs.run(work, succeed, fail, self._note)
        self._timer.start()

    def say_first(self, title: str, act: Callable[[], object]) -> None:
        """Do what belongs to the window's thread and takes long: say so first, and let it be stopped until it begins.

        Writing is such work: it is one transaction, so nothing else can happen until it is over.
        """
        self.stop()
        self.begun.emit()
        self._panel = ProgressPanel(title, self.tr("Cancel"))
        self._panel.cancelled.connect(self._stop_waiting)
        self._panel.set_progress(0, 0, self.tr("The window answers again when all of them are in."))
        self.panel_wanted.emit(self._panel)
        self._act = act
        self._waiting.start()

    def _stop_waiting(self) -> None:
        self._waiting.stop()
        self._end()

    def _act_now(self) -> None:
        self._act()
        self._end()

    def forget(self) -> None:
        """What was made is not wanted any more."""
        gc.unfreeze()

    def stop(self) -> None:
        """Stop what is under way; its result is dropped."""
        if self._waiting.isActive():
            self._stop_waiting()
        if self._job is None:
            return
        self._job.cancel()
        stopped = self._stopped
        self._end()
        if stopped is not None:
            stopped()

    def _end(self) -> None:
        self._timer.stop()
        gc.enable()
        gc.freeze()
        self._job = None
        self._stopped = None
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None
        self.ended.emit()

    def _show_panel(self) -> None:
        if self._job is not None:
            self._panel = ProgressPanel(self._title, self.tr("Cancel"))
            self._panel.cancelled.connect(self.stop)
            self.panel_wanted.emit(self._panel)

    def _note(self, done: int, total: int) -> None:
        if self._panel is not None:
            words = self.tr("{done} of {total}").format(done=format_number(done), total=format_number(total))
            self._panel.set_progress(done, total, words)
