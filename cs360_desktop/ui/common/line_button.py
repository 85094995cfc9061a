"""A whole line that is a button: a click, Enter or the space key; it shows where the mouse and the focus are."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QCursor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.public_view import Told
from cs360_desktop.ui.common.scaling import px
from cs360_desktop.ui.common.tokens import Tokens


class LineButton(Told, QAbstractButton):
    """Holds the parts of the line in `box`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(QCursor(Qt.CursorShape.PointingHandCursor))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box = QHBoxLayout(self)

    def ground(self, tokens: Tokens) -> str:
        """The color behind the line, empty for that of the page."""
        return tokens.sunken if self.underMouse() else ""

    @override
    def sizeHint(self) -> QSize:
        return self.box.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        ground = self.ground(tokens)
        if ground:
            painter.fillRect(self.rect(), qcolor(ground))
        painter.fillRect(0, self.height() - 1, self.width(), 1, qcolor(tokens.line))
        if self.hasFocus():
            width = px(2)
            painter.setPen(QPen(qcolor(tokens.focus), width))
            painter.drawRect(QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2))
        painter.end()
