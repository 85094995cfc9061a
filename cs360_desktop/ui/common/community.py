"""What community view takes off the screen, and what it refuses to save or copy: whatever only the team may see."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cs360_desktop.domain.errors import UserError
from cs360_desktop.ui.common.desk import Desk


def refuses_team_copy(desk: Desk) -> bool:
    """Whether community view is on; says then why nothing is made of which there is no community copy."""
    if desk.community:
        sentence = QCoreApplication.translate(
            "Community",
            "There is no community copy of this, so nothing was saved, copied or opened: it may hold names, notes or "
            "figures that only the team may see. Switch community view off first.",
        )
        desk.refused.emit(UserError(sentence))
    return desk.community


class Private(QObject):
    """Keeps widgets hidden while community view is on, and shows again what was meant to be seen.

    Args:
        desk: tells when it is switched.
        owner: lives as long as this.
        parts: what holds contact details, internal notes or numbers that nobody outside may see.
    """

    def __init__(self, desk: Desk, owner: QObject, parts: Iterable[QWidget] = ()) -> None:
        super().__init__(owner)
        self._desk = desk
        self._parts: list[QWidget] = []
        self._meant: list[QWidget] = []
        for part in parts:
            self.add(part)
        desk.community_changed.connect(self._switch)

    def add(self, part: QWidget) -> None:
        """Keep another widget private."""
        self._parts.append(part)
        part.destroyed.connect(lambda: self._forget(part))
        part.installEventFilter(self)
        if self._desk.community:
            self._hide(part)

    def _switch(self, is_on: bool) -> None:
        if is_on:
            for part in self._parts:
                self._hide(part)
            return
        meant, self._meant = self._meant, []
        for part in meant:
            part.show()

    def _hide(self, part: QWidget) -> None:
        if not part.isHidden():
            self._meant.append(part)
            part.hide()

    def _forget(self, part: QWidget) -> None:
        self._parts = [each for each in self._parts if each is not part]
        self._meant = [each for each in self._meant if each is not part]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._desk.community and isinstance(watched, QWidget):
            self._hide(watched)
        return False
