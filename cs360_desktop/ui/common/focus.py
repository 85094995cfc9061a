"""F6 and Shift+F6: from part to part of the window, each time back to where the focus was in that part."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from cs360_desktop.ui.common.fields import Field


def next_field_to_fix(root: QWidget, step: int = 1) -> bool:
    """Focus the next (1) or previous (-1) field below `root` that shows an error (F8); returns whether there is one."""
    faulty = [field for field in root.findChildren(Field) if field.error() and field.isVisible()]
    if not faulty:
        return False
    focused = QApplication.focusWidget()
    here = next((place for place, field in enumerate(faulty) if field.editor is focused), None)
    start = here if here is not None else (-1 if step > 0 else len(faulty))
    faulty[(start + step) % len(faulty)].setFocus(Qt.FocusReason.ShortcutFocusReason)
    return True


class PartCycle(QObject):
    """Cycles the focus through the parts of a window.

    `parts` is asked at each key press and gives them in order: navigation, header, content, context panel, message bar,
    status bar. Parts that are hidden or have nothing to focus are passed over.
    """

    def __init__(self, window: QWidget, parts: Callable[[], Sequence[QWidget]]) -> None:
        super().__init__(window)
        self._parts = parts
        self._last: dict[QWidget, QWidget] = {}
        for key, step in (("F6", 1), ("Shift+F6", -1)):
            shortcut = QShortcut(QKeySequence(key), window)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda step=step: self.move(step))

    def move(self, step: int) -> None:
        """Go to the next (1) or previous (-1) part that can take the focus."""
        parts = [part for part in self._parts() if part.isVisible()]
        focused = QApplication.focusWidget()
        here = next((place for place, part in enumerate(parts) if focused is not None and _holds(part, focused)), None)
        if here is not None and focused is not None:
            self._last[parts[here]] = focused
        start = here if here is not None else (-1 if step > 0 else len(parts))
        for distance in range(1, len(parts) + 1):
            part = parts[(start + step * distance) % len(parts)]
            target = self._target(part)
            if target is not None:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _target(self, part: QWidget) -> QWidget | None:
        last = self._last.get(part)
        if last is not None and last in part.findChildren(QWidget) and _takes_focus(last):
            return last
        return next((widget for widget in [part, *_in_tab_order(part)] if _takes_focus(widget)), None)


def _in_tab_order(part: QWidget) -> list[QWidget]:
    """Return what lies inside a part, in the order Tab would visit it."""
    found, widget = [], part.nextInFocusChain()
    while widget is not None and widget is not part:
        if _holds(part, widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def _holds(part: QWidget, widget: QWidget) -> bool:
    return part is widget or part.isAncestorOf(widget)


def _takes_focus(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def has_focus(part: QWidget) -> bool:
    """Whether the focus is in a part of the window."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is part or part.isAncestorOf(focused))
