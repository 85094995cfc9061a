"""A window that takes no input while one very large step is written, read off the cursor and the status bar."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.Shortcut,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.ContextMenu,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletRelease,
        QEvent.Type.DragEnter,
        QEvent.Type.Drop,
    }
)


class Shield(QObject):
    """Keeps keys, clicks and drops from one window.

    Disabling the window would say the same, but tells each of thousands of widgets, also on the pages nobody sees, and
    paints all of it again twice: the window would stand still for longer than the work hinders it. And the focus would
    be lost. What is watched is the window's handle, where all input comes in, and not the application, where each
    event of each widget would pass through here.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._held: QWindow | None = None

    def hold(self, up: bool) -> None:
        """Keep input away from now on, or let it in again."""
        if up and self._held is None:
            self._held = self._window.windowHandle()
            if self._held is not None:
                self._held.installEventFilter(self)
                QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        elif not up and self._held is not None:
            self._held.removeEventFilter(self)
            self._held = None
            QApplication.restoreOverrideCursor()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _INPUT:
            return False
        event.accept()  # a shortcut that is overridden does not come
        return True
