import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from cs360_desktop.paths import resource
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.gallery import Gallery
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.palettes import tokens_of
from cs360_desktop.ui.common.scaling import fixed_height, margins, px
from cs360_desktop.ui.common.theme import Scheme, Theme, style_sheet
from cs360_desktop.ui.common.tokens import DARK, LIGHT, Tokens
from cs360_desktop.ui.common.typography import BUNDLED_FAMILY, Type, font

INKS = ("text", "muted", "accent", "ok", "warn", "bad", "signal")
GROUNDS = ("surface", "window", "group", "select")


def contrast(first: str, second: str) -> float:
    """WCAG 2 contrast of two colors."""

    def luminance(color: str) -> float:
        channels = (QColor(color).redF(), QColor(color).greenF(), QColor(color).blueF())
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
@pytest.mark.parametrize("ink", INKS)
def test_that_text_can_be_read_on_every_ground(tokens: Tokens, ink: str) -> None:
    for ground in GROUNDS:
        assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_that_states_can_be_read_on_their_own_soft_color_and_borders_be_seen(tokens: Tokens) -> None:
    for name in ("ok", "warn", "bad", "signal", "accent"):
        assert contrast(getattr(tokens, name), getattr(tokens, f"{name}_soft")) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    for ground in GROUNDS:
        assert contrast(tokens.line_strong, getattr(tokens, ground)) >= 3.0
        assert contrast(tokens.focus, getattr(tokens, ground)) >= 3.0


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_that_the_sheet_is_filled_completely_and_points_to_icons_that_exist(theme: Theme, tokens: Tokens) -> None:
    sheet = style_sheet(tokens)

    assert not re.search(r"@\w|~|\ddp\b", sheet)
    pictures = re.findall(r"url\(icons:([^)]+)\)", sheet)
    assert pictures
    assert [name for name in pictures if not resource("icons", name).is_file()] == []


def test_that_the_sheet_stays_small() -> None:
    lines = resource("theme", "style.qss").read_text(encoding="utf-8").splitlines()

    assert len(lines) <= 122


def test_that_a_switch_reaches_open_windows_at_once(theme: Theme, qtbot: QtBot) -> None:
    window = Gallery()
    qtbot.addWidget(window)
    window.show()
    light = window.grab().toImage().pixelColor(2, 2).name().upper()

    theme.set_scheme(Scheme.DARK)

    dark = window.grab().toImage().pixelColor(2, 2).name().upper()
    assert (light, dark) == (LIGHT.surface, DARK.surface)
    assert tokens_of(window.palette()) is DARK


def test_that_buttons_get_their_icon_in_the_color_of_the_new_theme(theme: Theme, qtbot: QtBot) -> None:
    button = Button("Print", icon="printer")
    qtbot.addWidget(button)

    def ink() -> str:
        picture = button.icon().pixmap(button.iconSize()).toImage()
        solid = [picture.pixelColor(x, y) for x in range(16) for y in range(16)]
        return max(solid, key=lambda color: color.alpha()).name().upper()

    before = ink()
    theme.set_scheme(Scheme.DARK)

    assert (before, ink()) == (LIGHT.text, DARK.text)


def test_that_the_system_scheme_is_followed_only_when_asked(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    system_switched = qapp.styleHints().colorSchemeChanged

    theme.set_scheme(Scheme.SYSTEM)
    with qtbot.waitSignal(theme.changed):
        system_switched.emit(Qt.ColorScheme.Light)

    theme.set_scheme(Scheme.DARK)
    with qtbot.assertNotEmitted(theme.changed):
        system_switched.emit(Qt.ColorScheme.Light)
    assert theme.tokens is DARK


def test_that_zoom_multiplies_type_margins_and_heights(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    margins(box, 24, 12, 24, 12)
    title = Label("Title", Type.TITLE)
    box.addWidget(title)
    fixed_height(title, 30)
    before = title.font().pointSizeF()

    theme.set_zoom(200)

    assert title.font().pointSizeF() == pytest.approx(2 * before, abs=0.05)
    assert title.height() == 60
    assert box.contentsMargins().left() == 48
    assert px(8) == 16


def test_that_zoom_goes_in_steps_and_stops_at_both_ends(theme: Theme) -> None:
    theme.set_zoom(1000)
    theme.zoom_by(1)
    assert theme.zoom == 200

    theme.set_zoom(100)
    theme.zoom_by(-1)
    assert theme.zoom == 90

    theme.set_zoom(1)
    theme.zoom_by(-1)
    assert theme.zoom == 80


def test_that_pictures_use_the_bundled_face_with_even_figures(theme: Theme) -> None:
    face = font(Type.BODY)
    metrics = QFontMetrics(face)

    assert QFontInfo(face).family() == BUNDLED_FAMILY
    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_that_nothing_on_screen_is_smaller_than_nine_points(theme: Theme) -> None:
    assert min(font(role).pointSizeF() for role in Type) >= 9


def test_that_a_high_contrast_palette_is_drawn_in_its_own_colors() -> None:
    system = QPalette(QColor("black"))
    system.setColor(QPalette.ColorRole.Base, QColor("black"))
    system.setColor(QPalette.ColorRole.Text, QColor("yellow"))
    system.setColor(QPalette.ColorRole.Midlight, QColor("white"))

    tokens = tokens_of(system)

    assert (tokens.surface, tokens.text, tokens.bad) == ("#000000", "#ffff00", "#ffff00")


class HighContrast(Theme):
    """The theme on a system that runs a high-contrast scheme, which the offscreen platform cannot."""

    @override
    def _is_high_contrast(self) -> bool:
        return True


def test_that_high_contrast_gets_neither_palette_nor_sheet_but_its_zoom(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    contrasting = HighContrast(qapp, scheme=Scheme.DARK, bundled_font=True)
    window = Gallery()
    qtbot.addWidget(window)
    window.show()

    contrasting.set_zoom(150)

    assert qapp.styleSheet() == ""
    assert qapp.palette().color(QPalette.ColorRole.Midlight) != QColor(DARK.line)
    assert px(8) == 12
    assert not window.grab().isNull()
    contrasting.deleteLater()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("zoom", [80, 100, 200])
def test_that_every_part_can_be_drawn(theme: Theme, qtbot: QtBot, scheme: Scheme, zoom: int) -> None:
    theme.set_scheme(scheme)
    theme.set_zoom(zoom)
    window = Gallery()
    qtbot.addWidget(window)
    window.show()

    picture = window.grab().toImage()

    assert picture.width() >= 800
    assert len({picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}) > 40
