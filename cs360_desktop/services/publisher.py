"""Tells whoever listens what a commit changed: once, after the commit, never after a rollback."""

from collections.abc import Callable, Iterable

from cs360_desktop.domain.changes import Change

Listener = Callable[[Change], None]


class Publisher:
    """Listeners in the order they subscribed."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call the listener with every change from now on; the returned function ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, changes: Iterable[Change]) -> None:
        """Tell every listener each change."""
        for change in changes:
            for listener in tuple(self._listeners):
                listener(change)
