"""Messages that stay until solved or closed: what happened, what it means, what to do (guide.md §8)."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.ui.common.announcing import announce
from cs360_desktop.ui.common.buttons import Button, IconButton, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.icons import MEDIUM, StateSymbol
from cs360_desktop.ui.common.keeping_focus import Aside
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import margins, px, spacing
from cs360_desktop.ui.common.states import LOOKS, State
from cs360_desktop.ui.common.typography import Type


class Rank(IntEnum):
    """Which message comes first when several apply."""

    NOT_SAVED = 1
    READ_ONLY = 2
    DAMAGED = 3
    PRIVACY = 4
    INFORMATION = 5


@dataclass(frozen=True, slots=True)
class Message:
    """What happened, in one strong sentence; what it means and what to do; up to two buttons (text, action).

    A message with the `key` of one already shown takes its place.
    """

    key: str
    state: State
    what: str
    so_what: str = ""
    actions: tuple[tuple[str, Callable[[], object]], ...] = ()
    rank: Rank = Rank.INFORMATION
    closable: bool = True


class Notice(QWidget):
    """The look of a message, for use inside a page or the context panel too."""

    def __init__(self, state: State, what: str, so_what: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._symbol = StateSymbol(state, size=MEDIUM)
        self._what = Label(what, Type.STRONG, wrap=True)
        self._so_what = Label(so_what, wrap=True)
        if not so_what:  # shown before it has a parent, it would flash up as a window of its own
            self._so_what.hide()
        self.buttons = QHBoxLayout()
        spacing(self.buttons, 8)
        words = QVBoxLayout()
        spacing(words, 2)
        words.addWidget(self._what)
        words.addWidget(self._so_what)
        box = QHBoxLayout(self)
        margins(box, 17, 9, 10, 9)
        spacing(box, 12)
        box.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(words, 100)
        box.addStretch(1)
        box.addLayout(self.buttons)

    def set_words(self, state: State, what: str, so_what: str = "") -> None:
        """Say something else."""
        self._state = state
        self._symbol.set_state(state)
        self._what.setText(what)
        self._so_what.setText(so_what)
        self._so_what.setVisible(bool(so_what))
        self.setAccessibleName(f"{what}. {so_what}")
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        tone = LOOKS[self._state].symbol
        soft = {"muted": tokens.neutral_soft}.get(tone) or getattr(tokens, f"{tone}_soft")
        painter = QPainter(self)
        painter.fillRect(self.rect(), qcolor(soft))
        painter.fillRect(QRectF(0, 0, px(4), self.height()), qcolor(getattr(tokens, tone)))
        painter.end()


class MessageBar(QWidget):
    """At most one message below the header; the others wait behind "1 more".

    Signals:
        dismissed(str): the message with that key is gone, solved or closed.
    """

    dismissed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages: list[Message] = []
        Aside(self)
        self._notice = Notice(State.INFORMATION, "")
        self._box = QVBoxLayout(self)
        self._box.addWidget(self._notice)
        self.set_narrow(False)
        self.hide()

    def set_narrow(self, narrow: bool) -> None:
        """Keep in line with the content below in compact windows."""
        side = 16 if narrow else 24
        margins(self._box, side, 8, side, 0)

    def show_message(self, message: Message) -> None:
        """Show a message, or queue it behind those of higher rank."""
        others = [shown for shown in self._messages if shown.key != message.key]
        self._messages = sorted([message, *others], key=lambda waiting: waiting.rank)
        self._refresh()

    def dismiss(self, key: str) -> None:
        """Take a message away because it is solved."""
        left = [message for message in self._messages if message.key != key]
        if len(left) < len(self._messages):
            self._messages = left
            self._refresh()
            self.dismissed.emit(key)

    def close_message(self) -> bool:
        """Close the message now shown if it may be closed; returns whether it was."""
        message = self.message()
        if message is None or not message.closable:
            return False
        self.dismiss(message.key)
        return True

    def message(self) -> Message | None:
        """Return the message now shown."""
        return self._messages[0] if self._messages else None

    def _refresh(self) -> None:
        self.setVisible(bool(self._messages))
        if not self._messages:
            return
        message = self._messages[0]
        self._notice.set_words(message.state, message.what, message.so_what)
        buttons = self._notice.buttons
        clear(buttons)
        if waiting := len(self._messages) - 1:
            buttons.addWidget(Button(self.tr("%n more", "", waiting), self._next, kind=Kind.LINK))
        for text, act in message.actions:
            buttons.addWidget(Button(text, act))
        if message.closable:
            buttons.addWidget(IconButton("x", self.tr("Close this message"), lambda: self.dismiss(message.key)))
        announce(self, f"{message.what}. {message.so_what}", assertive=message.state is State.WRONG)

    def _next(self) -> None:
        self._messages.append(self._messages.pop(0))
        self._refresh()
        first = self._notice.buttons.itemAt(0)
        more = first.widget() if first is not None else None
        if more is not None:  # she may want to read on
            more.show()
            more.setFocus(Qt.FocusReason.OtherFocusReason)
