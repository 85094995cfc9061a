"""What both windows of meeting mode have in common: the keys, the line, the roll and the sizes of texts."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cs360_desktop.ui.meetings.mode.entries import ACTION, DECISION, PARK, Asking
from cs360_desktop.ui.meetings.mode.entry_line import EntryLine
from cs360_desktop.ui.meetings.mode.foot import Foot
from cs360_desktop.ui.meetings.mode.notes import NotesField
from cs360_desktop.ui.meetings.mode.roll import RollCall
from cs360_desktop.ui.meetings.mode.sitting import Sitting
from cs360_desktop.ui.meetings.mode.texts import fit_texts


class ModeWindow(QWidget):
    """A window of its own; single letters do something only while no field is typed into.

    Signals:
        leaving(): somebody leaves meeting mode, by keys or by closing the window.
    """

    leaving = Signal()

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self._asks_to_leave = False
        self._closes_quietly = False
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.line = EntryLine(sitting)
        self.roll = RollCall(sitting)
        self.notes = NotesField(sitting)
        self.foot = Foot()
        self.line.left.connect(self.take_focus)
        self.roll.left.connect(self._end_roll)
        self.roll.asked.connect(self.line.ask)
        self.roll.hide()
        sitting.told.connect(self.say)
        sitting.resized.connect(self.fit)

    def refresh(self) -> None:
        """Show what the meeting is at."""
        raise NotImplementedError

    def has_keyboard(self) -> bool:
        """Whether this is the window that keys are meant for."""
        return True

    def take_focus(self) -> None:
        """Have the keys do what the foot says."""
        if not self.roll.isHidden():
            self.roll.refresh()
            self.roll.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus_unless_typing(self) -> None:
        """Have the keys work again, unless somebody is typing: then that goes on."""
        if self.line.asking is not None:
            self.line.field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.notes.hasFocus():
            self.take_focus()

    def half_typed(self) -> tuple[Asking, str] | None:
        """What the line asks and what is typed so far, taken away from here; None where it asks nothing."""
        if self.line.asking is None:
            return None
        found = (self.line.asking, self.line.field.text())
        self.line.leave()
        return found

    def say(self, sentence: str) -> None:
        """Say a sentence in the foot."""
        if self.has_keyboard():
            self.foot.say(self.sitting.public(sentence))

    def finish(self) -> None:
        """Keep everything that is typed."""
        self.line.finish()
        self.notes.save()

    def close_quietly(self) -> None:
        """Close because meeting mode ends."""
        self._closes_quietly = True
        self.close()

    # -- keys ---------------------------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press(event.key(), event.modifiers()):
            super().keyPressEvent(event)

    def press(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Do what a key does; False where it does nothing."""
        if self._asks_to_leave:
            return self._answer_leaving(key)
        held = modifiers & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
        )
        act = self._with_control(key, modifiers) if held else self._keys().get(key)
        if act is None:
            return False
        act()
        return True

    def _with_control(self, key: int, modifiers: Qt.KeyboardModifier) -> Callable[[], object] | None:
        shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
        desk = self.sitting.desk
        return {
            (Qt.Key.Key_Z, control): desk.undo,
            (Qt.Key.Key_Y, control): desk.redo,
            (Qt.Key.Key_Z, control | shift): desk.redo,
            (Qt.Key.Key_K, control | shift): self.sitting.switch_community,
        }.get((Qt.Key(key), modifiers))

    def _keys(self) -> dict[int, Callable[[], object]]:
        sitting = self.sitting
        return {
            Qt.Key.Key_Left: lambda: self._go(-1),
            Qt.Key.Key_Right: lambda: self._go(1),
            Qt.Key.Key_PageUp: lambda: self._go(-1),
            Qt.Key.Key_PageDown: lambda: self._go(1),
            Qt.Key.Key_Up: lambda: sitting.flip(-1),
            Qt.Key.Key_Down: lambda: sitting.flip(1),
            Qt.Key.Key_A: lambda: self.ask(Asking(ACTION)),
            Qt.Key.Key_D: lambda: self.ask(Asking(DECISION)),
            Qt.Key.Key_K: lambda: self.ask(Asking(PARK)),
            Qt.Key.Key_R: self.call_roll,
            Qt.Key.Key_T: self.write_notes,
            Qt.Key.Key_L: sitting.read_back,
            Qt.Key.Key_O: sitting.call_to_order,
            Qt.Key.Key_J: sitting.adjourn,
            Qt.Key.Key_Space: sitting.pause,
            Qt.Key.Key_B: sitting.blank,
            Qt.Key.Key_Plus: lambda: sitting.resize(1),
            Qt.Key.Key_Equal: lambda: sitting.resize(1),
            Qt.Key.Key_Minus: lambda: sitting.resize(-1),
            Qt.Key.Key_F11: self.leaving.emit,
            Qt.Key.Key_Escape: self._ask_to_leave,
        }

    def _go(self, steps: int) -> None:
        self.notes.save()
        self.sitting.go(steps)

    def ask(self, asking: Asking) -> None:
        """Show the line and ask something; in a workspace that is only read there is nothing to ask."""
        if self.sitting.desk.session.read_only:
            self.say(self.tr("The workspace is open for reading only, so nothing can be recorded."))
        else:
            self.line.ask(asking)

    def call_roll(self) -> None:
        """Show the roll and go through it."""
        self.roll.refresh()
        self.roll.show()
        self.take_focus()

    def _end_roll(self) -> None:
        self.roll.hide()
        self.refresh()
        self.take_focus()

    def write_notes(self) -> None:
        """Go to the notes of the item."""
        self.notes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_to_leave(self) -> None:
        self._asks_to_leave = True
        self.say(self.tr("Leave meeting mode? Enter leaves, Esc stays. Everything is saved."))

    def _answer_leaving(self, key: int) -> bool:
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.leaving.emit()
        elif key == Qt.Key.Key_Escape:
            self._asks_to_leave = False
            self.say("")
        return True

    # -- sizes and closing --------------------------------------------------------------------------------------------

    def fit(self) -> None:
        """Give all texts their size for this window."""
        fit_texts(self, self.height(), self.sitting.factor)
        self.roll.fit(self.height(), self.sitting.factor)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self._closes_quietly:
            self.leaving.emit()

    @override
    def event(self, event: QEvent) -> bool:
        # Esc in the notes goes back to the keys, and Tab stays in this window.
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and self.notes.hasFocus() and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self.notes.save()
            self.take_focus()
            return True
        return super().event(event)
