"""The one road back: a plain-Python publisher's changes as a Qt signal (design.md §3)."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from cs360_desktop.ui.common.turns import Turns


class Publisher(Protocol):
    """Whoever publishes changes after each commit; subscribing returns the way to stop."""

    def subscribe(self, receive: Callable[[object], None], /) -> Callable[[], None]:
        """Call `receive` with each change from now on; calling the result ends it."""

    def subscribe_to_commits(self, receive: Callable[[object], None], /) -> Callable[[], None]:
        """Call `receive` with all changes of each commit at once; calling the result ends it."""


class Notifier(QObject):
    """Hands every published change, a frozen dataclass such as `EntriesChanged`, to the views.

    Signals:
        changed(Change): one change.
        committed(tuple[Change, ...]): all changes of one commit, after each of them was told; what asks again as a
            whole listens to this one, by a `Following`.

    `turns` is where what follows a very large commit waits for its turn.
    """

    changed = Signal(object)
    committed = Signal(object)

    def __init__(self, publisher: Publisher, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.turns = Turns(self)
        self._stops = (
            publisher.subscribe(self.changed.emit),
            publisher.subscribe_to_commits(self.committed.emit),
        )

    def close(self) -> None:
        """Stop listening; called when the workspace closes."""
        for stop in self._stops:
            stop()
        self.turns.clear()
