"""Tells whoever listens what a commit changed: once, after the commit, never after a rollback."""

import sys
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
        """Tell every listener each change.

        A listener that raises is a bug for the crash hook: the change is made, so whoever made it gets its receipt and
        the others are told.
        """
        for change in changes:
            for listener in tuple(self._listeners):
                try:
                    listener(change)
                except Exception as error:  # noqa: BLE001  handed to the crash hook whole
                    sys.excepthook(type(error), error, error.__traceback__)
