"""Texts in meeting mode: their size is a share of the height of the screen, so that they are read at 10 m."""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from cs360_desktop.ui.common.palettes import tokens_of

LEAST, GREATEST, STEP = 0.7, 1.6, 0.1
"""How small and how large the keys + and − make all texts, against their usual size."""


class Share(Enum):
    """A kind of text and its part of the height of the screen."""

    TITLE = 0.044
    HEADING = 0.027
    BODY = 0.025
    KEYS = 0.019


_STRONG = {Share.TITLE, Share.HEADING}


class ModeLabel(QLabel):
    """A plain text of one kind; `tone` names a token."""

    def __init__(
        self, share: Share = Share.BODY, *, tone: str = "text", strong: bool = False, wrap: bool = True
    ) -> None:
        super().__init__()
        self.share = share
        self._is_strong = strong or share in _STRONG
        self._tone = tone
        self._pixels = 12
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def fit(self, height: int, factor: float) -> None:
        """Take the size for a screen of this height."""
        self._pixels = pixels(self.share, height, factor)
        self.set_tone(self._tone)

    def set_tone(self, tone: str) -> None:
        """Take another color."""
        self._tone = tone
        # Neither font nor palette: the program's own style sheet would win over them.
        weight = 600 if self._is_strong else 400
        color = getattr(tokens_of(self.palette()), tone)
        look = f"color: {color}; font-size: {self._pixels}px; font-weight: {weight}"
        if look != self.styleSheet():
            self.setStyleSheet(look)

    def say(self, text: str) -> None:
        """Show a text; without one the label takes no room."""
        self.setText(text)
        self.setVisible(bool(text))


def pixels(share: Share, height: int, factor: float) -> int:
    """The size of a kind of text on a screen of this height."""
    return max(9, round(height * share.value * factor))


def mode_font(share: Share, height: int, factor: float, *, strong: bool = False) -> QFont:
    """The font of a kind of text on a screen of this height."""
    result = QFont(QApplication.font())
    result.setPixelSize(pixels(share, height, factor))
    result.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return result


def fit_texts(root: QWidget, height: int, factor: float) -> None:
    """Give every text below a widget its size for a screen of this height."""
    for label in root.findChildren(ModeLabel):
        label.fit(height, factor)
    for kind in (QLineEdit, QPlainTextEdit):
        for field in root.findChildren(kind):
            field.setFont(mode_font(Share.BODY, height, factor))
