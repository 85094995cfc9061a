"""Theme and zoom of the whole program: palette, style sheet and font, switched live (guide.md §4 and §5)."""

import re
from collections.abc import Callable
from dataclasses import fields
from enum import StrEnum

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from cs360_desktop.paths import resource
from cs360_desktop.ui.common.palettes import palette_for
from cs360_desktop.ui.common.scaling import px, reapply, set_scale
from cs360_desktop.ui.common.tokens import DARK, LIGHT, Tokens
from cs360_desktop.ui.common.typography import Type, base_scale, interface_font, points

ZOOM_STEPS = (80, 90, 100, 110, 125, 150, 175, 200)
_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)


class Scheme(StrEnum):
    """What the user chose in Settings › Appearance."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_TITLE_BARS = {
    Scheme.SYSTEM: Qt.ColorScheme.Unknown,
    Scheme.LIGHT: Qt.ColorScheme.Light,
    Scheme.DARK: Qt.ColorScheme.Dark,
}


class Theme(QObject):
    """Keeps the application in one theme; `changed` follows every switch of scheme or zoom.

    Make one per process, right after the `QApplication`. `bundled_font` is for pictures, which must look alike
    everywhere.
    """

    changed = Signal()

    def __init__(
        self, app: QApplication, *, scheme: Scheme = Scheme.SYSTEM, zoom: int = 100, bundled_font: bool = False
    ) -> None:
        super().__init__(app)
        self._app = app
        self._scheme = scheme
        self._zoom = _nearest_zoom(zoom)
        self._bundled_font = bundled_font
        QDir.setSearchPaths("icons", [str(resource("icons"))])
        app.setStyle("Fusion")
        for effect in _EFFECTS:
            QApplication.setEffectEnabled(effect, False)
        # Both are kept: Python would otherwise drop the second together with the first.
        self._hints = app.styleHints()
        self._access = self._hints.accessibility()
        self._hints.setColorScheme(_TITLE_BARS[scheme])
        self._hints.colorSchemeChanged.connect(self._follow_system)
        self._access.contrastPreferenceChanged.connect(self._apply)
        self._is_before_a_room = False
        self.system_is_dark: Callable[[], bool] = lambda: self._hints.colorScheme() is Qt.ColorScheme.Dark
        self._apply()

    @property
    def scheme(self) -> Scheme:
        """What the user chose; `tokens` says what is shown."""
        return self._scheme

    @property
    def zoom(self) -> int:
        """Zoom in percent."""
        return self._zoom

    @property
    def tokens(self) -> Tokens:
        """The colors now shown."""
        dark = self.system_is_dark() and not self._is_before_a_room
        if self._scheme is not Scheme.SYSTEM:
            dark = self._scheme is Scheme.DARK
        return DARK if dark else LIGHT

    def show_to_room(self, is_on: bool) -> None:
        """Be light before a room, unless the user herself chose dark (guide.md §12); all windows are.

        One window alone cannot be: with a style sheet its parts have the palette of the program, not its own.
        """
        before = self.tokens
        self._is_before_a_room = is_on
        if self.tokens is not before:
            self._apply()

    def set_scheme(self, scheme: Scheme) -> None:
        """Follow the system, or stay light or dark."""
        self._scheme = scheme
        self._hints.setColorScheme(_TITLE_BARS[scheme])
        self._apply()

    def set_zoom(self, percent: int) -> None:
        """Set the zoom to the nearest step between 80 and 200 percent."""
        self._zoom = _nearest_zoom(percent)
        self._apply()

    def zoom_by(self, steps: int) -> None:
        """Zoom in (1) or out (-1) by so many steps, as far as it goes."""
        position = ZOOM_STEPS.index(self._zoom) + steps
        self.set_zoom(ZOOM_STEPS[min(max(position, 0), len(ZOOM_STEPS) - 1)])

    def _follow_system(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        set_scale(base_scale(self._zoom))
        self._app.setFont(interface_font(self._zoom, bundled=self._bundled_font))
        if self._is_high_contrast():
            self._app.setPalette(QPalette())
            self._app.setStyleSheet("")
        else:
            self._app.setPalette(palette_for(self.tokens))
            self._app.setStyleSheet(style_sheet(self.tokens))
        for window in self._app.topLevelWidgets():
            reapply(window)
        self.changed.emit()

    def _is_high_contrast(self) -> bool:
        return self._access.contrastPreference() is Qt.ContrastPreference.HighContrast


def the_theme() -> Theme:
    """The one theme of this process with a window."""
    application = QApplication.instance()
    theme = application.findChild(Theme) if application is not None else None
    assert theme is not None, "there is one theme in every process with a window"
    return theme


def style_sheet(tokens: Tokens) -> str:
    """Fill the sheet of `resources/theme/style.qss` with the colors of a theme and the present zoom."""
    values = {field.name: getattr(tokens, field.name) for field in fields(tokens)}
    values["caption"] = f"{points(Type.CAPTION):.2f}pt"
    suffix = "dark" if tokens is DARK else "light"
    sheet = resource("theme", "style.qss").read_text(encoding="utf-8")
    rules = sheet.partition("*/")[2]
    rules = re.sub(r"~([a-z-]+)\.svg", rf"\1-{suffix}.svg", rules)
    rules = re.sub(r"@([a-z_0-9]+)", lambda found: values[found[1]], rules)
    return re.sub(r"(\d+)dp", lambda found: f"{px(int(found[1]))}px", rules)


def _nearest_zoom(percent: int) -> int:
    return min(ZOOM_STEPS, key=lambda step: abs(step - percent))
