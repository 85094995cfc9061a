"""The small line of a trend: what it joins, and what it never does."""

import pytest
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from cs360_desktop.domain.periods import Period
from cs360_desktop.services.scorelines import Trend
from cs360_desktop.ui.charts.scorecard_cells import paint_trend, runs
from cs360_desktop.ui.common.theme import Theme
from cs360_desktop.ui.common.tokens import DARK, LIGHT, Tokens

BOX = QRect(0, 0, 120, 46)


def painted(trend: Trend, tokens: Tokens = LIGHT) -> QImage:
    image = QImage(BOX.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.surface))
    painter = QPainter(image)
    paint_trend(painter, BOX, trend, tokens)
    painter.end()
    return image


def inked(image: QImage, column: int, tokens: Tokens = LIGHT) -> list[int]:
    """The heights at which a column of the picture is as dark (or bright) as the line."""
    ground, ink = QColor(tokens.surface).lightness(), QColor(tokens.text).lightness()
    middle = (ground + ink) / 2 - (ground - ink) / 8
    heights = range(image.height())
    return [y for y in heights if (image.pixelColor(column, y).lightness() - middle) * (ink - ground) > 0]


def test_that_a_gap_ends_one_line_and_begins_the_next() -> None:
    places = [None, QPointF(1, 1), QPointF(2, 1), None, None, QPointF(5, 1)]
    assert runs(places) == [[QPointF(1, 1), QPointF(2, 1)], [QPointF(5, 1)]]
    assert runs([None, None]) == []


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_that_a_gap_is_neither_joined_nor_drawn_as_zero(theme: Theme, tokens: Tokens) -> None:
    gap = painted(Trend((9.0, 9.0, 9.0, None, None, None, 9.0, 9.0), since=Period.month(2026, 3)), tokens)
    whole = painted(Trend((9.0,) * 8, since=Period.month(2026, 3)), tokens)
    middle = 4 * BOX.width() // 7
    assert inked(whole, middle, tokens)
    assert inked(gap, middle, tokens) == []
    assert inked(gap, BOX.width() // 7, tokens)


def test_that_the_dot_stands_on_the_last_value_and_not_in_the_gap_after_it(theme: Theme) -> None:
    image = painted(Trend((5.0, 9.0, 9.0, None), since=Period.month(2026, 3)))
    last = round((BOX.width() - 4) * 2 / 3)
    assert len(inked(image, last)) >= 4
    assert inked(image, BOX.width() - 4) == []


def test_that_a_target_is_dashed_and_a_trend_without_figures_is_not_drawn(theme: Theme, qapp: QApplication) -> None:
    blank = painted(Trend((), 5.0))
    assert all(blank.pixelColor(x, y) == blank.pixelColor(0, 0) for x in range(120) for y in range(46))
    image = painted(Trend((0.0, 0.0), 10.0, Period.month(2026, 9)))
    top = [image.pixelColor(x, 8) for x in range(2, 110)]
    is_green = [color.green() > color.red() + 20 for color in top]
    assert any(is_green)
    assert not all(is_green)
