"""Tells whoever listens what a commit changed: once, after the commit, never after a rollback."""

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from cs360_desktop.domain.changes import Change

T = TypeVar("T")

Listener = Callable[[Change], None]
CommitListener = Callable[[Sequence[Change]], None]


class Publisher:
    """Listeners in the order they subscribed."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._commit_listeners: list[CommitListener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call the listener with every change from now on; the returned function ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def subscribe_to_commits(self, listener: CommitListener) -> Callable[[], None]:
        """Call the listener with all changes of each commit at once, when the others have heard each of them."""
        self._commit_listeners.append(listener)
        return lambda: self._commit_listeners.remove(listener)

    def publish(self, changes: Iterable[Change]) -> None:
        """Tell every listener each change of a commit, then those who want them all at once.

        A listener that raises is a bug for the crash hook: the change is made, so whoever made it gets its receipt and
        the others are told.
        """
        all_changes = tuple(changes)
        for change in all_changes:
            for listener in tuple(self._listeners):
                _tell(listener, change)
        for commit_listener in tuple(self._commit_listeners) if all_changes else ():
            _tell(commit_listener, all_changes)


def _tell(listener: Callable[[T], None], news: T) -> None:
    try:
        listener(news)
    except Exception as error:  # noqa: BLE001  handed to the crash hook whole
        sys.excepthook(type(error), error, error.__traceback__)
