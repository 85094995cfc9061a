"""Type roles of guide.md §4, the interface font, and figures of equal width."""

import importlib.util
import sys
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF
from PySide6.QtWidgets import QApplication, QWidget

from cs360_desktop.ui.common.scaling import applies, remember

BUNDLED_FAMILY = "Source Sans Pro"
# Source Sans is drawn smaller in its em than Open Sans or Segoe UI; enlarged it reads and runs like them.
_BUNDLED_ENLARGED = 1.08
_BUNDLED_FACES = ("Regular", "It", "Semibold", "SemiboldIt")
_GOOD_FAMILIES = frozenset({
    "Segoe UI", "Segoe UI Variable", "Segoe UI Variable Text", "Open Sans", "Noto Sans", "Source Sans 3",
    "Source Sans Pro", "Inter", "Roboto", "Cantarell", "Adwaita Sans", "Ubuntu", "Ubuntu Sans", "Lato",
})  # fmt: skip
_LEAST_POINTS = 10.0


class Type(StrEnum):
    """What a text is, which decides its size and weight."""

    CAPTION = "caption"
    CAPTION_STRONG = "caption_strong"
    BODY = "body"
    STRONG = "strong"
    SECTION = "section"
    TITLE = "title"


_POINTS_AND_WEIGHT = {
    Type.CAPTION: (9.0, QFont.Weight.Normal),
    Type.CAPTION_STRONG: (9.0, QFont.Weight.DemiBold),
    Type.BODY: (10.0, QFont.Weight.Normal),
    Type.STRONG: (10.0, QFont.Weight.DemiBold),
    Type.SECTION: (11.5, QFont.Weight.DemiBold),
    Type.TITLE: (15.0, QFont.Weight.DemiBold),
}


def points(role: Type) -> float:
    """Return the size of a role in points at the present zoom."""
    return QApplication.font().pointSizeF() * _POINTS_AND_WEIGHT[role][0] / _LEAST_POINTS


def base_scale(zoom_percent: int) -> float:
    """Return the base size against 10 pt: the larger of 10 pt and the system's size, times zoom."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    return max(_LEAST_POINTS, system) / _LEAST_POINTS * zoom_percent / 100


def font(role: Type, *, italic: bool = False) -> QFont:
    """Return the font of a role at the present zoom."""
    now = QApplication.font()
    if _base != [now]:  # compared, not looked up by its key: that is a long text, and each cell asks
        _base[:] = [now]
        _font.cache_clear()
    return _font(role, italic)


def set_type(widget: QWidget, role: Type) -> None:
    """Give a widget the font of a role, which it keeps through changes of zoom."""
    remember(widget, "type", role.value)


def interface_font(zoom_percent: int, *, bundled: bool) -> QFont:
    """Return the application font: the system's, or the bundled family where that one is poor or `bundled` asks."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    result = QFont(system)
    size = _LEAST_POINTS * base_scale(zoom_percent)
    if bundled or not _is_good(system):
        result = QFont(_load_bundled())
        size *= _BUNDLED_ENLARGED
    result.setPointSizeF(size)
    if not _has_even_figures(result):
        result.setFeature(QFont.Tag("tnum"), 1)
    return result


def _is_good(candidate: QFont) -> bool:
    return sys.platform == "darwin" or candidate.family() in _GOOD_FAMILIES


@lru_cache(maxsize=1)
def _load_bundled() -> str:
    package = importlib.util.find_spec("font_source_sans_pro")
    assert package is not None
    assert package.submodule_search_locations is not None
    folder = Path(package.submodule_search_locations[0]) / "files"
    for face in _BUNDLED_FACES:
        path = folder / f"SourceSansPro-{face}.ttf"
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise RuntimeError(f"The font {path.name} of the package font-source-sans-pro cannot be read")
    return BUNDLED_FAMILY


def _has_even_figures(candidate: QFont) -> bool:
    metrics = QFontMetricsF(candidate)
    return len({round(metrics.horizontalAdvance(figure), 2) for figure in "0123456789"}) == 1


_base: list[QFont] = []
"""The font of the application that the others were made from."""


@lru_cache(maxsize=64)
def _font(role: Type, italic: bool) -> QFont:
    result = QFont(QApplication.font())
    result.setPointSizeF(points(role))
    result.setWeight(_POINTS_AND_WEIGHT[role][1])
    result.setItalic(italic)
    return result


applies("type", lambda widget, role: widget.setFont(font(Type(role))))
