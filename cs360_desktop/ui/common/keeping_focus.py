"""Where the keyboard goes when what it is on is hidden, switched off or made anew.

Qt hands it to whatever comes next in line, and that may be Undo: the next Space would take her work back. Here it waits
beside it on what only shows or takes text, and returns to the control once that is there again.
"""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

_WAITING = "focusWaits"
"""Property of what is given the focus only to wait there: a `FocusHome` does not hand it on then."""


_ONLY_FOR_A_WHILE = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})
"""Why the focus is away while a dialog or a menu is open."""
_HARMLESS = (QAbstractItemView, QTabBar, QComboBox, QAbstractSpinBox, QLineEdit, QPlainTextEdit)


class Aside(QObject):
    """Marks a part that stands beside the work, such as a message: what vanishes there returns to the work."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._part = part
        self.before: list[QWidget] = []
        """What had the focus before it came here, and what that stands in."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and old is not None and self._holds(now) and not self._holds(old):
            self.before = _line(old)

    def _holds(self, widget: QWidget) -> bool:
        return widget is self._part or self._part.isAncestorOf(widget)


def was_handed_on(frame: QWidget) -> bool:
    """Keep the focus that Qt is about to hand on within a frame; False where somebody pressed Tab.

    For `focusNextPrevChild`, which then has to answer that it moved nothing: a scroll area would scroll to it.
    """
    focused = QApplication.focusWidget()
    if focused is None or _is_usable(focused) or not _is_usable(frame) or not frame.isAncestorOf(focused):
        return False
    _keep(focused)
    return True


def let_go(parts: Sequence[QWidget]) -> None:
    """Take the focus away from parts that are about to be made anew, in a window behind another one too."""
    focused = _focused(parts[0].window()) if parts else None
    if focused is not None and _is_in(parts, focused):
        _keep(focused, parts)


def return_focus(window: QWidget, find: Callable[[], object]) -> None:
    """Mend what a window gives the focus to when it comes to the front: Qt would take the first thing in line.

    Args:
        window: comes to the front.
        find: looks for a place where nothing in the window has the focus.
    """
    focused = _focused(window)
    if focused is None:
        find()
    elif not focused.isVisible():
        _keep(focused)


def is_waiting(place: QWidget) -> bool:
    """Whether a place is being given the focus only to wait there."""
    return bool(place.property(_WAITING))


def _keep(lost: QWidget, leaving: Sequence[QWidget] = ()) -> None:
    """Let the focus wait as near as possible to what loses it."""
    line, is_aside = _line(lost), False
    for widget in line:
        aside = widget.findChild(Aside, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if isinstance(aside, Aside):
            line, is_aside = [*aside.before, *_line(widget)], True
            break
    line = [each for each in line if isValid(each)]
    if is_aside and line and not _is_in(leaving, line[0]) and _is_usable(line[0]):
        line[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return
    around = [each for each in line[1:] if not _is_in(leaving, each) and _is_usable(each)]
    place = _harmless(around, leaving)
    if place is not None:
        place.setFocus(Qt.FocusReason.OtherFocusReason)
    elif (place := next(filter(_can_wait, around), None)) is not None:
        place.setProperty(_WAITING, True)
        place.setFocus(Qt.FocusReason.OtherFocusReason)  # no lesser reason: a field saves itself when it is told
        place.setProperty(_WAITING, False)
    if place is not None:
        _Return(line[0], place, around)


def _harmless(around: Sequence[QWidget], leaving: Sequence[QWidget]) -> QWidget | None:
    """What in the nearest of some parts shows that it has the focus and changes nothing by Space; best no text."""
    for near in _shown_around(around, leaving):
        for kind in _HARMLESS:
            for each in near:
                if isinstance(each, kind) and _is_harmless(each):
                    return each
    return None


def _is_harmless(widget: QWidget) -> bool:
    takes_focus = widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes_focus and not widget.focusProxy() and not widget.property("acts") and not _would_choose(widget))


def _shown_around(around: Sequence[QWidget], leaving: Sequence[QWidget] = ()) -> Iterator[list[QWidget]]:
    """What is shown in each of some parts, one within the next, and in none before it.

    Hidden pages hold thousands of widgets: they are not even looked at.
    """
    passed = list(leaving)
    for part in around:
        yield list(_shown_in(part, passed))
        passed.append(part)


def _shown_in(part: QWidget, passed: Sequence[QWidget]) -> Iterator[QWidget]:
    children = part.children()
    if any(isinstance(each, Aside) for each in children):
        return
    for child in children:
        if isinstance(child, QWidget) and child.isVisible() and child not in passed:
            yield child
            yield from _shown_in(child, passed)


def _would_choose(widget: QWidget) -> bool:
    """Whether it chooses its first row by itself when it gets the focus, and a page shows something of that."""
    return isinstance(widget, QAbstractItemView) and not widget.currentIndex().isValid()


class _Return(QObject):
    """Gives the focus back where it still waits: to the control itself, or to the one made in its place."""

    def __init__(self, lost: QWidget, place: QWidget, around: Sequence[QWidget]) -> None:
        super().__init__(lost)
        self._lost = lost
        self._place = place
        lost.installEventFilter(self)
        place.installEventFilter(self)
        # What is deleted next would not be what was deleted before.
        name = "" if lost.property("deletes") else _name(lost)
        _find_again(type(lost), name, place, around)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_back = watched is self._lost and event.type() in {QEvent.Type.EnabledChange, QEvent.Type.Show}
        if watched is self._place and isinstance(event, QFocusEvent) and event.lostFocus():
            if event.reason() not in _ONLY_FOR_A_WHILE:
                self._end()  # somebody has gone on: what comes back later is not gone back to
        elif is_back and _is_usable(self._lost):
            self._end()
            if _waits_at(self._place):
                self._lost.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def _end(self) -> None:
        for each in (self._lost, self._place):
            if isValid(each):
                each.removeEventFilter(self)
        self.deleteLater()


def _find_again(kind: type[QWidget], name: str, place: QWidget, around: Sequence[QWidget], turns: int = 2) -> None:
    """Go to the only control of that name around, if one is made: Qt shows what is new a turn or two later.

    Else nobody sees where the focus is while it waits on the part around, and there may be something better by now.
    """

    def find() -> None:
        if not _waits_at(place):
            return
        near = [part for part in around if isValid(part)]
        found = next(filter(None, _usable_ones(near, kind, name)), []) if name else []
        target = found[0] if len(found) == 1 else None
        if not found and turns > 1:
            _find_again(kind, name, place, around, turns - 1)
        elif target is None and not place.focusPolicy() & Qt.FocusPolicy.TabFocus:
            target = _harmless(near, ())
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    QTimer.singleShot(0, place, find)


def _usable_ones(around: Sequence[QWidget], kind: type[QWidget], name: str) -> Iterator[list[QWidget]]:
    for near in _shown_around(around):
        yield [each for each in near if isinstance(each, kind) and each.isEnabled() and _name(each) == name]


def _waits_at(place: QWidget) -> bool:
    return isValid(place) and _focused(place.window()) is place


def _focused(window: QWidget) -> QWidget | None:
    """What has the focus in a window, or gets it when the window comes to the front."""
    return window.focusWidget()


def _line(widget: QWidget) -> list[QWidget]:
    """A widget and all it stands in, up to its window."""
    line = [widget]
    while not line[-1].isWindow() and (above := line[-1].parentWidget()) is not None:
        line.append(above)
    return line


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


def _is_in(parts: Sequence[QWidget], widget: QWidget) -> bool:
    return any(part is widget or part.isAncestorOf(widget) for part in parts)


def _is_usable(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()


def _can_wait(part: QWidget) -> bool:
    """Whether a part takes the focus for itself and does nothing with a key."""
    return _is_usable(part) and QWidget.focusProxy(part) is None and not isinstance(part, QAbstractButton)
