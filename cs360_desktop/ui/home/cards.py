"""The cards of the three-step start (ui/guide.md 01): a numbered step, and a choice inside it."""

from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.ui.common.icons import MEDIUM, SMALL, paint_icon
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import margins, px, remember, spacing
from cs360_desktop.ui.common.typography import Type, font, set_type

_CIRCLE = 32
_RADIUS = 4


class Progress(Enum):
    """How far a step is."""

    DONE = "done"
    CURRENT = "current"
    LATER = "later"


class StepCard(QWidget):
    """Number, title, one line about it, something at the right, and content that only the current step shows."""

    def __init__(self, number: int, title: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress = Progress.LATER
        self._mark = _Mark(number)
        self._title = Label(title, Type.SECTION)
        self._about = Label(tone="muted")
        self._about.setWordWrap(True)
        self._side = QHBoxLayout()
        self._content = QVBoxLayout()
        self._shown_content: QWidget | None = None
        head = QHBoxLayout()
        spacing(head, 12)
        words = QVBoxLayout()
        spacing(words, 3)
        words.addWidget(self._title)
        words.addWidget(self._about)
        head.addLayout(words, 1)
        head.addLayout(self._side)
        right = QVBoxLayout()
        right.addLayout(head)
        right.addLayout(self._content)
        box = QHBoxLayout(self)
        margins(box, 17, 14, 17, 14)
        spacing(box, 14)
        box.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(right, 1)

    def set_side(self, widget: QWidget) -> None:
        """Put something at the right of the title."""
        self._side.addWidget(widget)

    def set_content(self, content: QWidget) -> None:
        """Give what the current step shows below its title."""
        self._shown_content = content
        self._content.addWidget(content)

    def show_progress(self, progress: Progress, about: str) -> None:
        """Show how far the step is, and one line about it."""
        self._progress = progress
        self._mark.show_progress(progress)
        self._about.setText(about)
        self._title.set_tone("muted" if progress is Progress.LATER else "text")
        margins(self._content, 0, 12 if progress is Progress.CURRENT else 0, 0, 0)
        if self._shown_content is not None:
            self._shown_content.setVisible(progress is Progress.CURRENT)
        self.setAccessibleName(f"{self._title.text()}, {self._mark.accessibleName()}. {about}")
        self.update()

    @property
    def progress(self) -> Progress:
        """How far the step is."""
        return self._progress

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        current = self._progress is Progress.CURRENT
        painter.setPen(QPen(qcolor(tokens.accent if current else tokens.line), 1))
        if current:
            painter.drawRect(box)
            painter.fillRect(QRectF(0, 0, px(4), self.height()), qcolor(tokens.accent))
        else:
            painter.drawRoundedRect(box, px(_RADIUS), px(_RADIUS))
        painter.end()


class _Mark(QWidget):
    """The number of a step in a circle, or a tick."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._progress = Progress.LATER
        remember(self, "square", _CIRCLE)

    def show_progress(self, progress: Progress) -> None:
        self._progress = progress
        words = {
            Progress.DONE: self.tr("done"),
            Progress.CURRENT: self.tr("step {number}, now"),
            Progress.LATER: self.tr("step {number}, later"),
        }
        self.setAccessibleName(words[progress].format(number=self._number))
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = {Progress.DONE: tokens.ok, Progress.CURRENT: tokens.accent, Progress.LATER: tokens.line_strong}
        painter.setPen(QPen(qcolor(edge[self._progress]), 1))
        if self._progress is Progress.CURRENT:
            painter.setBrush(qcolor(tokens.accent))
        painter.drawEllipse(box)
        if self._progress is Progress.DONE:
            inset = (self.width() - px(MEDIUM)) / 2
            paint_icon(painter, "check", QRectF(inset, inset, px(MEDIUM), px(MEDIUM)), tokens.ok)
        else:
            painter.setFont(font(Type.SECTION))
            ink = tokens.on_accent if self._progress is Progress.CURRENT else tokens.muted
            painter.setPen(qcolor(ink))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


class ChoiceCard(QWidget):
    """One of a few large choices: a radio button, a sentence, and what belongs to it when it is chosen."""

    def __init__(self, name: str, about: str, icon: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.button = QRadioButton(name)
        set_type(self.button, Type.STRONG)
        self.button.setAccessibleDescription(about)
        self.button.toggled.connect(self._follow)
        self._more = QVBoxLayout()
        spacing(self._more, 8)
        margins(self._more, 25, 6, 24, 0)
        self._more.addWidget(Label(about, tone="muted", wrap=True))
        box = QVBoxLayout(self)
        margins(box, 14, 10, 14, 12)
        box.setSpacing(0)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addLayout(self._more)

    def add(self, part: QWidget) -> None:
        """Add something below the sentence; it is there only while the choice is made."""
        self._more.addWidget(part)
        part.setVisible(self.button.isChecked())
        self.button.toggled.connect(part.setVisible)

    def _follow(self) -> None:
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        chosen = self.button.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = px(2) if chosen else 1
        inset = edge / 2
        painter.setPen(QPen(qcolor(tokens.accent if chosen else tokens.line_strong), edge))
        painter.setBrush(qcolor(tokens.accent_soft if chosen else tokens.surface))
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, px(_RADIUS), px(_RADIUS))
        side = px(SMALL)
        corner = QRectF(self.width() - side - px(14), px(15), side, side)
        paint_icon(painter, self._icon, corner, tokens.accent if chosen else tokens.muted)
        painter.end()
