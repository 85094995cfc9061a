"""The order of Tab where parts are made after those that stand below them."""

from collections.abc import Collection, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def tab_as_laid_out(part: QWidget) -> None:
    """Let Tab go through a part in the order of its layouts: Qt goes in the order in which widgets were made.

    A field that was made late must have given up its proxy: Qt moves the field or its editor, not both, and Tab jumps
    from the one left behind to the other.
    """
    stops = list(_stops(part))
    for first, second in pairwise(stops):
        if _next_of(first, stops) is not second:
            QWidget.setTabOrder(first.focusProxy() or first, second)


def _next_of(widget: QWidget, stops: Collection[QWidget]) -> QWidget | None:
    """Which of the stops Tab comes to next."""
    following = widget.nextInFocusChain()
    while following is not None and following is not widget:
        if following in stops:
            return following
        following = following.nextInFocusChain()
    return None


def _stops(part: QWidget) -> Iterator[QWidget]:
    proxy = part.focusProxy()
    if (proxy is not None and part.isAncestorOf(proxy)) or part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield part
    elif (layout := part.layout()) is not None:
        yield from _of_layout(layout)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for position in range(layout.count()):
        item = layout.itemAt(position)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _of_layout(inner)
