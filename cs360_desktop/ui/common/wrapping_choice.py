"""A radio button for an answer that is a whole sentence."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget
from typing_extensions import override

from cs360_desktop.ui.common.scaling import px

_LEAST_WIDTH = 140
_ROUND = 12
"""What the style sheet adds around the words, in design px."""


class WrappingChoice(QRadioButton):
    """Its words break into lines at whatever width it gets; Qt's own asks for all of them on one line."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self._words = words
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return max(px(26), lines * QFontMetrics(self.font()).lineSpacing() + px(8))

    @override
    def sizeHint(self) -> QSize:
        width = max(super().sizeHint().width(), px(_LEAST_WIDTH))
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(px(_LEAST_WIDTH), self.heightForWidth(self.width()))

    def _room(self, width: int) -> int:
        """How wide the words can be in a button of a width."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        style = self.style()
        sign = style.pixelMetric(QStyle.PixelMetric.PM_ExclusiveIndicatorWidth, option, self)
        between = style.pixelMetric(QStyle.PixelMetric.PM_RadioButtonLabelSpacing, option, self)
        return max(width - sign - between - px(_ROUND), px(40))

    def _broken(self, width: int) -> str:
        metrics, room = QFontMetrics(self.font()), self._room(width)
        lines: list[str] = []
        for word in self._words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and metrics.horizontalAdvance(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return "\n".join(lines)

    def _lines(self, width: int) -> int:
        return self._broken(width).count("\n") + 1

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        broken = self._broken(self.width()).replace("&", "&&")
        if broken != self.text():
            self.setText(broken)
            self.updateGeometry()
