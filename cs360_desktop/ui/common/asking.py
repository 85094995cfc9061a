"""A question that takes a while after very much was written: asked at once, or off the window's thread."""

from collections.abc import Callable
from typing import Generic, TypeVar

from cs360_desktop.domain.errors import UserError
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.jobs import Job

Answer = TypeVar("Answer")


class Asking(Generic[Answer]):
    """Asks and shows what comes back; only the newest question is answered.

    Args:
        desk: runs it in another thread, and says why it could not be answered there.
        question: reads the workspace and touches no widget.
        show: gets the answer, on the window's thread.
        show_piecemeal: does as `show` does for an answer from another thread, in more than one turn.
    """

    def __init__(
        self,
        desk: Desk,
        question: Callable[[], Answer],
        show: Callable[[Answer], object],
        show_piecemeal: Callable[[Answer], object] | None = None,
    ) -> None:
        self._desk = desk
        self._question = question
        self._show = show
        self._show_piecemeal = show_piecemeal or show
        self._job: Job | None = None

    def at_once(self) -> None:
        """Ask and show now."""
        self._forget()
        self._show(self._question())

    def apart(self) -> None:
        """Ask in another thread while the window takes no input, and show the answer before it does; see `Following`.

        At any other time ask at once: an answer that comes later could take the place of what is being typed.
        """
        if not self._desk.is_moving:
            self.at_once()
            return
        self._forget()
        self._job = self._desk.jobs.run(lambda _report: self._question(), self._answered, self._refused)
        self._desk.wait_for_answer(self._job)

    def _answered(self, answer: Answer) -> None:
        self._job = None
        self._show_piecemeal(answer)

    def _refused(self, error: UserError) -> None:
        self._job = None
        self._desk.refused.emit(error)

    def _forget(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
