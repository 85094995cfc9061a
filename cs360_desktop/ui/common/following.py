"""How everything on the screen keeps up with what changes: once after each commit, and only where somebody looks."""

from collections.abc import Callable, Container, Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from cs360_desktop.domain.changes import Change, EntriesChanged, RecordsChanged
from cs360_desktop.ui.common.notifier import Notifier

ENTRIES = "entry"
"""The noun under which a part follows entries."""


class Following(QObject):
    """Lets a page, tab or section ask again after changes: at once while it is seen, else when it is shown.

    However much one commit changed, a part asks once. What is out of sight costs nothing but a mark, so that a change
    takes as long as what is on the screen, not as long as everything somebody has looked at since the start.

    After a very large commit, such as an import, there is more to ask than one moment holds: the parts that are seen
    ask in turn, and the window answers in between.

    Args:
        part: what is seen or not; the following lives as long.
        notifier: tells what a commit changed.
        refresh: asks again for everything the part shows of these nouns.
        nouns: which changes the part is about, such as `{"measure", ENTRIES}`; None for any.
        is_stale: whether it has not asked yet: then it does when it is first shown.
        apart: does as `refresh` does, but asks off the window's thread: for after a very large commit.
    """

    def __init__(
        self,
        part: QWidget,
        notifier: Notifier,
        refresh: Callable[[], object],
        nouns: Container[str] | None = None,
        *,
        is_stale: bool = False,
        apart: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(part)
        self._part = part
        self._refresh = refresh
        self._apart = apart or refresh
        self._turns = notifier.turns
        self._nouns = nouns
        self._is_stale = is_stale
        notifier.committed.connect(self._note)
        part.installEventFilter(self)

    def _note(self, changes: Iterable[Change]) -> None:
        if touches(changes, self._nouns):
            self._is_stale = True
            if not self._part.isVisible():
                return
            if is_very_large(changes):
                self._turns.add(self._catch_up_in_turn)
            else:
                self.catch_up()

    def _catch_up_in_turn(self) -> None:
        if isValid(self) and self._is_stale and self._part.isVisible():
            self._is_stale = False
            self._apart()

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


def is_very_large(changes: Iterable[Change]) -> bool:
    """Whether a commit changed more entries than are listed."""
    return any(isinstance(change, EntriesChanged) and not change.keys for change in changes)


def _noun_of(change: Change) -> str:
    if isinstance(change, RecordsChanged):
        return change.noun
    assert isinstance(change, EntriesChanged)
    return ENTRIES
