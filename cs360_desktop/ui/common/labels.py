"""Texts that only speak: labels by role and tone, a state with its word, a dividing line."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from cs360_desktop.ui.common.icons import SMALL, StateSymbol
from cs360_desktop.ui.common.public_view import Told
from cs360_desktop.ui.common.scaling import fixed_height, fixed_width, margins, maximum_width, px, spacing
from cs360_desktop.ui.common.states import LOOKS, State, Tone, word
from cs360_desktop.ui.common.typography import Type, set_type

_LINE_OF_75_CHARACTERS = 560
_LEAST_OF_A_TITLE = 160


class Label(Told, QLabel):
    """A text in one type role and tone; `wrap` limits it to about 75 characters a line."""

    def __init__(
        self,
        text: str = "",
        role: Type = Type.BODY,
        *,
        tone: Tone = "text",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        Told.setText(self, text)
        set_type(self, role)
        self.set_tone(tone)
        if wrap:
            self.setWordWrap(True)
            maximum_width(self, _LINE_OF_75_CHARACTERS)

    @override
    def heightForWidth(self, width: int) -> int:
        """A layout offers its whole width; the lines break at the width the text really gets."""
        return super().heightForWidth(min(width, self.maximumWidth()))

    def set_tone(self, tone: Tone) -> None:
        """Change the color to another tone."""
        if self.property("tone") == tone:
            return
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)


class ElidedLabel(Label):
    """One line that ends with "…" where room is short, and then shows the whole text in its tooltip.

    A tooltip that says more than the text is always shown; set it after the text.
    """

    def __init__(self, role: Type = Type.BODY, *, tone: Tone = "text", parent: QWidget | None = None) -> None:
        super().__init__(role=role, tone=tone, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), px(_LEAST_OF_A_TITLE)), whole.height())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.style().drawItemText(
            painter,
            self.rect(),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )
        painter.end()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self._repeats():
            return True
        return super().event(event)

    def _repeats(self) -> bool:
        """Whether the tooltip would say what is to be read already."""
        return self.toolTip() == self.text() and self.fontMetrics().horizontalAdvance(self.text()) <= self.width()

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)


class StateLabel(QWidget):
    """Symbol, word and color of a state; `text` replaces the default word ("planned by Dec 4")."""

    def __init__(
        self,
        state: State,
        text: str = "",
        *,
        plain: bool = False,
        role: Type = Type.BODY,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._plain = plain
        self._symbol = StateSymbol(state, size=SMALL)
        self._word = Label(role=role, wrap=wrap)
        box = QHBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 6)
        box.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag(0))
        box.addWidget(self._word, 1)
        self.set_state(state, text)

    def set_state(self, state: State, text: str = "") -> None:
        """Show another state."""
        self._symbol.set_state(state)
        self._word.setText(text or word(state))
        self._word.set_tone("text" if self._plain else LOOKS[state].ink)

    def text(self) -> str:
        """Return the word shown."""
        return self._word.text()


class Line(QWidget):
    """A dividing line of one px in the `line` color."""

    def __init__(
        self, orientation: Qt.Orientation = Qt.Orientation.Horizontal, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Midlight)
        if orientation is Qt.Orientation.Horizontal:
            fixed_height(self, 1)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        else:
            fixed_width(self, 1)
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
