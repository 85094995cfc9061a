"""A tab that asks again after changes: at once while somebody looks, else when it is next shown."""

from collections.abc import Container

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cs360_desktop.domain.changes import RecordsChanged
from cs360_desktop.ui.common.body import Body
from cs360_desktop.ui.common.desk import Desk


class FollowingBody(Body):
    """Calls `refresh` after changes of the nouns it shows."""

    def __init__(self, desk: Desk, nouns: Container[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._nouns = nouns
        self._is_stale = False
        desk.notifier.changed.connect(self._note_change)

    def refresh(self) -> None:
        """Ask for everything shown again."""
        raise NotImplementedError

    def _note_change(self, change: object) -> None:
        if isinstance(change, RecordsChanged) and change.noun in self._nouns:
            self._is_stale = True
            self._catch_up()

    def _catch_up(self) -> None:
        if self._is_stale and self.isVisible():
            self._is_stale = False
            self.refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()
