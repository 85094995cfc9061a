"""Design measures that follow the zoom: written once in px at 100 %, applied again after every change of theme.

A widget, layout or button remembers its design values in one dynamic property; `reapply` sets them again. So nobody
writes a change handler, and no size is fixed in device pixels (guide.md §4: "times zoom").
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication, QLayout, QWidget

_PROPERTY = "cs360Design"
_SCALE = "cs360Scale"

_APPLY: dict[str, Callable[[Any, Any], None]] = {}


def scale() -> float:
    """Return the factor between design px and screen px: base type size against 10 pt, times zoom."""
    return float(_application().property(_SCALE) or 1.0)


def set_scale(factor: float) -> None:
    """Set the factor for all windows; `reapply` makes it visible."""
    _application().setProperty(_SCALE, factor)
    px.cache_clear()


@lru_cache(maxsize=1024)
def px(design: float) -> int:
    """Return a design measure in px at the present zoom; a line never gets thinner than one."""
    return max(1, round(design * scale())) if design > 0 else 0


def remember(target: QObject, kind: str, value: Any) -> None:
    """Apply a design value now and again whenever theme or zoom change; `kind` was given to `applies`."""
    known = target.property(_PROPERTY) or {}
    target.setProperty(_PROPERTY, {**known, kind: value})
    _APPLY[kind](target, value)


def applies(kind: str, apply: Callable[[Any, Any], None]) -> None:
    """Tell how a kind of design value is set on its target."""
    _APPLY[kind] = apply


def reapply(root: QObject) -> None:
    """Set all remembered values below a widget again."""
    for target in (root, *root.findChildren(QObject)):
        for kind, value in (target.property(_PROPERTY) or {}).items():
            _APPLY[kind](target, value)


def margins(layout: QLayout, left: int, top: int, right: int, bottom: int) -> None:
    """Set the margins of a layout in design px."""
    remember(layout, "margins", [left, top, right, bottom])


def spacing(layout: QLayout, between: int) -> None:
    """Set the spacing of a layout in design px."""
    remember(layout, "spacing", between)


def fixed_height(widget: QWidget, height: int) -> None:
    """Fix the height of a widget in design px."""
    remember(widget, "fixedHeight", height)


def fixed_width(widget: QWidget, width: int) -> None:
    """Fix the width of a widget in design px."""
    remember(widget, "fixedWidth", width)


def minimum_height(widget: QWidget, height: int) -> None:
    """Set the least height of a widget in design px."""
    remember(widget, "minimumHeight", height)


def minimum_width(widget: QWidget, width: int) -> None:
    """Set the least width of a widget in design px."""
    remember(widget, "minimumWidth", width)


def maximum_width(widget: QWidget, width: int) -> None:
    """Set the greatest width of a widget in design px."""
    remember(widget, "maximumWidth", width)


def _application() -> QCoreApplication:
    application = QApplication.instance()
    assert application is not None
    return application


applies("margins", lambda layout, sides: layout.setContentsMargins(*(px(side) for side in sides)))
applies("spacing", lambda layout, between: layout.setSpacing(px(between)))
applies("fixedHeight", lambda widget, height: widget.setFixedHeight(px(height)))
applies("fixedWidth", lambda widget, width: widget.setFixedWidth(px(width)))
applies("minimumHeight", lambda widget, height: widget.setMinimumHeight(px(height)))
applies("minimumWidth", lambda widget, width: widget.setMinimumWidth(px(width)))
applies("maximumWidth", lambda widget, width: widget.setMaximumWidth(px(width)))
