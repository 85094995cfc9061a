"""Icons of the Phosphor font, which the QtAwesome package carries as data; recolored, crisp at any resolution.

QtAwesome itself is never imported: it would bring a second theme and a second font cache.
"""

import importlib.util
import json
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QIcon,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPixmap,
    QRawFont,
    QTransform,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from typing_extensions import override

from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import applies, px, remember
from cs360_desktop.ui.common.states import LOOKS, State

_EM = 1024.0
SMALL, MEDIUM, LARGE = 16, 18, 24


def set_icon(target: QAbstractButton | QAction, name: str, tone: str = "text", size: int = SMALL) -> None:
    """Put an icon on a button or action: `tone` names a token, `size` is in design px; both follow theme and zoom."""
    remember(target, "icon", [name, tone, size])


def icon(name: str, palette: QPalette, tone: str = "text", size: int = SMALL) -> QIcon:
    """Return an icon for menus and other places that take a `QIcon`; `size` is in design px."""
    tokens = tokens_of(palette)
    result = QIcon()
    for ratio in {1.0, 2.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}:
        result.addPixmap(pixmap(name, getattr(tokens, tone), px(size), ratio))
        result.addPixmap(pixmap(name, tokens.disabled, px(size), ratio), QIcon.Mode.Disabled)
    return result


def paint_icon(painter: QPainter, name: str, box: QRectF, color: str) -> None:
    """Paint an icon as a vector into a square box; `color` is `#RRGGBB`."""
    _paint_path(painter, _path(name), box, color)


def paint_state(painter: QPainter, state: State, box: QRectF, palette: QPalette) -> None:
    """Paint the symbol of a state in its own color."""
    look = LOOKS[state]
    paint_icon(painter, look.icon, box, getattr(tokens_of(palette), look.symbol))


@lru_cache(maxsize=512)
def pixmap(name: str, color: str, size: int, ratio: float) -> QPixmap:
    """Return a square pixmap of `size` device-independent px, drawn at `ratio` pixels each."""
    path = _path(name)
    result = QPixmap(round(size * ratio), round(size * ratio))
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    _paint_path(painter, path, QRectF(0, 0, size, size), color)
    painter.end()
    return result


def _paint_path(painter: QPainter, path: QPainterPath, box: QRectF, color: str) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / _EM, box.height() / _EM)
    painter.fillPath(path, qcolor(color))
    painter.restore()


@lru_cache(maxsize=256)
def _path(name: str) -> QPainterPath:
    """Return the outline of an icon in a square of `_EM` units, its top left at the origin."""
    raw = _font()
    (glyph,) = raw.glyphIndexesForString(chr(_charmap()[name]))
    return QTransform.fromTranslate(0, _EM).map(raw.pathForGlyph(glyph))


@lru_cache(maxsize=1)
def _font() -> QRawFont:
    font = QRawFont(str(_folder() / "phosphor-1.3.0.ttf"), _EM)
    if not font.isValid():
        raise RuntimeError("The Phosphor font of the package QtAwesome cannot be read")
    return font


@lru_cache(maxsize=1)
def _charmap() -> dict[str, int]:
    text = (_folder() / "phosphor-charmap-1.3.0.json").read_text(encoding="utf-8")
    return {name: int(code, 16) for name, code in json.loads(text).items()}


def _folder() -> Path:
    package = importlib.util.find_spec("qtawesome")
    assert package is not None
    assert package.submodule_search_locations is not None
    return Path(package.submodule_search_locations[0]) / "fonts"


def _apply_icon(target: QAbstractButton | QAction, look: tuple[str, str, int]) -> None:
    name, tone, size = look
    if isinstance(target, QAction):
        target.setIcon(icon(name, QApplication.palette(), tone, size))
        return
    target.setIcon(icon(name, target.palette(), tone, size))
    target.setIconSize(QSize(px(size), px(size)))


class StateSymbol(QWidget):
    """A state symbol alone; its word must stand beside it or in the head above (guide.md §6)."""

    def __init__(self, state: State, *, size: int = SMALL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        remember(self, "square", size)

    def set_state(self, state: State) -> None:
        """Show another state."""
        self._state = state
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_state(painter, self._state, QRectF(self.rect()), self.palette())
        painter.end()


applies("icon", _apply_icon)
applies("square", lambda widget, side: widget.setFixedSize(px(side), px(side)))
