"""Two-line rows that lead somewhere, as on Home: what is the case, how urgent, and where to go."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QCursor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.ui.common.icons import StateSymbol
from cs360_desktop.ui.common.labels import ElidedLabel, Label
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import fixed_height, margins, minimum_width, px, spacing
from cs360_desktop.ui.common.states import LOOKS, State
from cs360_desktop.ui.common.typography import Type


class LinkRow(QAbstractButton):
    """One row: symbol, what, detail below; at the right the urgency and the link. Arrow keys go from row to row."""

    def __init__(
        self, state: State, what: str, detail: str, link: str, *, urgency: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setText(what)
        self.setAccessibleName(f"{', '.join(part for part in (what, urgency) if part)}. {detail}. {link}.")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(QCursor(Qt.CursorShape.PointingHandCursor))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        fixed_height(self, 45)
        words = QVBoxLayout()
        words.setSpacing(0)
        for role, text in ((Type.STRONG, what), (Type.CAPTION, detail)):
            line = ElidedLabel(role, tone="text" if role is Type.STRONG else "muted")
            line.setText(text)
            words.addWidget(line)
        target = Label(f"{link}  ›", tone="accent")
        target.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        minimum_width(target, 120)
        self._box = box = QHBoxLayout(self)
        margins(box, 8, 4, 10, 5)
        spacing(box, 10)
        box.addWidget(StateSymbol(state))
        box.addLayout(words, 1)
        box.addWidget(Label(urgency, tone=LOOKS[state].ink))
        box.addWidget(target)

    @override
    def sizeHint(self) -> QSize:
        return self._box.sizeHint()

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
        if self.underMouse():
            painter.fillRect(self.rect(), qcolor(tokens.sunken))
        painter.fillRect(0, self.height() - 1, self.width(), 1, qcolor(tokens.line))
        if self.hasFocus():
            painter.setPen(QPen(qcolor(tokens.focus), px(2)))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()
