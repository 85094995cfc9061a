"""Long work off the GUI thread, with progress and cancelling; results come back on the GUI thread (design.md §5)."""

import sys
import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

from cs360_desktop.domain.errors import UserError

Result = TypeVar("Result")
Report = Callable[[int, int], None]
_SECONDS_BETWEEN_REPORTS = 0.05
_SECONDS_OF_A_TURN = 0.0001
"""How long work keeps the interpreter while the window waits for it.

Painting a table gives the interpreter away at each call of Qt and takes it back after. With Python's own 5 ms each time
the window stands still for a third of a second; work loses nothing by shorter turns while the window does not ask.
"""


class Cancelled(Exception):  # noqa: N818  not an error: the user asked for it
    """Raised by `report` inside cancelled work; it unwinds the work and goes no further."""


class Job(QObject):
    """One piece of work under way; lives on the GUI thread.

    `ended` comes last, after success, failure or cancelling alike.
    """

    ended = Signal()
    _progressed = Signal(int, int)
    _succeeded = Signal(object)
    _broke = Signal(object)

    def __init__(
        self,
        work: Callable[[Report], Any],
        done: Callable[[Any], object],
        failed: Callable[[UserError], object],
        parent: QObject,
        *,
        progress: Callable[[int, int], object] | None,
        at_close: Callable[[Any], object] | None,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._done = done
        self._failed = failed
        self._progress = progress
        self._at_close = at_close
        self._results: list[Any] = []
        self._cancelled = threading.Event()
        self._last_report = 0.0
        self._progressed.connect(self._on_progress)
        self._succeeded.connect(self._on_success)
        self._broke.connect(self._on_error)

    def cancel(self) -> None:
        """Stop the work at its next report; neither `done` nor `failed` is called any more."""
        self._cancelled.set()

    def execute(self) -> None:
        """Do the work; runs on a thread of the pool."""
        try:
            result = self._work(self._report)
        except BaseException as error:  # noqa: BLE001  handed to the GUI thread whole, where bugs reach the crash hook
            self._broke.emit(error)
        else:
            self._results.append(result)
            self._succeeded.emit(result)

    def settle(self) -> None:
        """After the thread has stopped for good: call nobody any more but `at_close`, for a result nobody has yet."""
        self.blockSignals(True)
        while self._results and self._at_close is not None:
            self._at_close(self._results.pop())

    def _report(self, done: int, total: int) -> None:
        if self._cancelled.is_set():
            raise Cancelled
        now = time.monotonic()
        if done == total or now - self._last_report >= _SECONDS_BETWEEN_REPORTS:
            self._last_report = now
            self._progressed.emit(done, total)

    def _on_progress(self, done: int, total: int) -> None:
        if self._progress is not None and not self._cancelled.is_set():
            self._progress(done, total)

    def _on_success(self, result: object) -> None:
        self._results.clear()
        try:
            if not self._cancelled.is_set():
                self._done(result)
        finally:
            self.ended.emit()

    def _on_error(self, error: BaseException) -> None:
        try:
            if isinstance(error, UserError):
                if not self._cancelled.is_set():
                    self._failed(error)
            elif not isinstance(error, Cancelled):
                sys.excepthook(type(error), error, error.__traceback__)
        finally:
            self.ended.emit()


class Jobs(QObject):
    """Runs work on threads of its own; `close` ends them all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_SECONDS_OF_A_TURN)
        self._pool = QThreadPool(self)
        self._running: set[Job] = set()

    def run(
        self,
        work: Callable[[Report], Result],
        done: Callable[[Result], object],
        failed: Callable[[UserError], object],
        progress: Callable[[int, int], object] | None = None,
        *,
        at_close: Callable[[Result], object] | None = None,
    ) -> Job:
        """Run `work(report)` off the GUI thread.

        `work` calls `report(done, total)` often; that is where cancelling reaches it. It must touch no widget. It may
        write to the workspace only through `Desk`, which lets one thread at a time hold the unit of work while the
        window takes no input. `done`, `failed` (for a `UserError`) and `progress` are called on the GUI thread. Other
        errors go to the crash hook.

        `at_close` gets the result instead of `done` where the work got through and the workspace is closed before it
        could be told: for what must be recorded all the same. It is called by `close` and must touch no widget.
        """
        job = Job(work, done, failed, self, progress=progress, at_close=at_close)
        self._running.add(job)
        job.ended.connect(self._forget_ended)
        self._pool.start(job.execute)
        return job

    def is_busy(self) -> bool:
        """Return whether any work is under way."""
        return bool(self._running)

    def close(self) -> None:
        """Cancel everything and wait until the threads have stopped; no callback or signal comes after this.

        Whoever would hear it may be gone by then.
        """
        for job in self._running:
            job.cancel()
        self._pool.waitForDone()
        for job in self._running:
            job.settle()
        self._running.clear()

    def _forget_ended(self) -> None:
        job = self.sender()
        assert isinstance(job, Job)
        self._running.discard(job)
        job.deleteLater()
