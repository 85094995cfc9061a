"""Things to do one by one, each in a turn of the event loop of its own, so that the window answers in between."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Turns(QObject):
    """A line of things that wait for their turn; first come, first served."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)  # at 0 ms it comes once in each turn
        self._timer.timeout.connect(self._take)

    def add(self, act: Callable[[], object]) -> None:
        """Do this when what came before is done, and not before the next turn."""
        self._waiting.append(act)
        self._timer.start(0)

    def clear(self) -> None:
        """Let everything go that still waits."""
        self._waiting.clear()
        self._timer.stop()

    def _take(self) -> None:
        act = self._waiting.popleft()
        if not self._waiting:
            self._timer.stop()
        act()
