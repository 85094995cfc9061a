"""A frame that hands the focus it is given to what it is about, without hiding anything from Tab."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from cs360_desktop.ui.common.keeping_focus import is_waiting, was_handed_on


class FocusHome(QWidget):
    """Has a proxy that only those follow who give the focus to the frame itself.

    With Qt's own proxy Tab jumps from before the frame to its proxy: all that stands between the two, such as the
    buttons of a page's head and tools, is never reached.
    """

    _home: QWidget | None = None

    @override
    def setFocusProxy(self, proxy: QWidget | None) -> None:
        self._home = proxy

    @override
    def focusProxy(self) -> QWidget | None:
        """What the frame is about; None while that is not shown, as a table where nothing is listed yet."""
        home = self._home
        return home if home is not None and isValid(home) and home.isVisibleTo(self) else None

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        home = self.focusProxy()
        if home is not None and not is_waiting(self):
            home.setFocus(event.reason())

    @override
    def focusNextPrevChild(self, is_next: bool) -> bool:
        return not was_handed_on(self) and super().focusNextPrevChild(is_next)
