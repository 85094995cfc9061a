"""How everything on the screen keeps up with what changes: once after each commit, and only where somebody looks."""

from collections.abc import Callable, Container, Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cs360_desktop.domain.changes import Change, EntriesChanged, RecordsChanged
from cs360_desktop.ui.common.notifier import Notifier

ENTRIES = "entry"
"""The noun under which a part follows entries."""


class Following(QObject):
    """Lets a page, tab or section ask again after changes: at once while it is seen, else when it is shown.

    However much one commit changed, a part asks once. What is out of sight costs nothing but a mark, so that a change
    takes as long as what is on the screen, not as long as everything somebody has looked at since the start.

    Args:
        part: what is seen or not; the following lives as long.
        notifier: tells what a commit changed.
        refresh: asks again for everything the part shows of these nouns.
        nouns: which changes the part is about, such as `{"measure", ENTRIES}`; None for any.
        is_stale: whether it has not asked yet: then it does when it is first shown.
    """

    def __init__(
        self,
        part: QWidget,
        notifier: Notifier,
        refresh: Callable[[], object],
        nouns: Container[str] | None = None,
        *,
        is_stale: bool = False,
    ) -> None:
        super().__init__(part)
        self._part = part
        self._refresh = refresh
        self._nouns = nouns
        self._is_stale = is_stale
        notifier.committed.connect(self._note)
        part.installEventFilter(self)

    def _note(self, changes: Iterable[Change]) -> None:
        if touches(changes, self._nouns):
            self._is_stale = True
            if self._part.isVisible():
                self.catch_up()

    def catch_up(self) -> None:
        """Ask again now if something changed since it was last asked."""
        if self._is_stale:
            self._is_stale = False
            self._refresh()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and watched is self._part:
            self.catch_up()
        return False


def touches(changes: Iterable[Change], nouns: Container[str] | None) -> bool:
    """Whether any of the changes is about one of the nouns; None stands for all nouns."""
    return any(nouns is None or _noun_of(change) in nouns for change in changes)


def _noun_of(change: Change) -> str:
    if isinstance(change, RecordsChanged):
        return change.noun
    assert isinstance(change, EntriesChanged)
    return ENTRIES
