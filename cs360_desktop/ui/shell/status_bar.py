"""The status bar: saved state · last action with Undo · backup · zoom (guide.md §3). Nothing in it fades away."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStatusBar, QWidget
from typing_extensions import override

from cs360_desktop.domain.wording import format_time
from cs360_desktop.ui.common.announcing import announce
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Unsaved
from cs360_desktop.ui.common.keeping_focus import Aside, was_handed_on
from cs360_desktop.ui.common.labels import ElidedLabel, Label, Line, StateLabel
from cs360_desktop.ui.common.scaling import fixed_height, margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type, set_type
from cs360_desktop.ui.shell.leaving import unsaved_said


class StatusBar(QStatusBar):
    """Says that everything is saved, what was done last, and offers to undo it.

    Args:
        undo: takes the last action back.
        now: the clock.
    """

    def __init__(self, undo: Callable[[], object], now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._saved_at: datetime | None = None
        self._unsaved = Unsaved()
        self.setSizeGripEnabled(False)
        self.setAccessibleName(self.tr("Status"))
        Aside(self)
        fixed_height(self, 32)
        self._saved = StateLabel(State.GOOD, plain=True, role=Type.CAPTION)
        self._before_action = Line(Qt.Orientation.Vertical)
        self._action = ElidedLabel(Type.CAPTION)
        self._undo = Button(self.tr("Undo"), undo, kind=Kind.LINK)
        set_type(self._undo, Type.CAPTION)
        self._keys = Label("Ctrl+Z", Type.CAPTION, tone="muted")
        self._backup = Label(self.tr("No backup yet"), Type.CAPTION, tone="muted")
        self._backup.setToolTip(
            self.tr("This version makes no backups by itself. Copy the workspace file to a USB stick now and then.")
        )
        self._zoom = Label("100 %", Type.CAPTION, tone="muted")
        self._arrange()
        self.show_saved()
        self.show_action("", can_undo=False)

    def _arrange(self) -> None:
        left, right = QWidget(), QWidget()
        for holder, parts in (
            (left, (self._saved, self._before_action, self._action, self._undo, self._keys)),
            (right, (self._backup, Line(Qt.Orientation.Vertical), self._zoom)),
        ):
            box = QHBoxLayout(holder)
            margins(box, 10 if holder is left else 0, 2, 8 if holder is right else 0, 2)
            spacing(box, 12)
            for part in parts:
                box.addWidget(part)
        self.addWidget(left)
        self.addPermanentWidget(right)

    def note_saved(self) -> None:
        """A change has just been committed."""
        self._saved_at = self._now()
        self.show_saved()

    def show_saved(self) -> None:
        """Say that nothing is waiting to be saved, or how much is."""
        if self._unsaved:
            self._say(State.WRONG, unsaved_said(self._unsaved))
            return
        when = "" if self._saved_at is None else f" {format_time(self._saved_at)}"
        self._say(State.GOOD, self.tr("All changes saved{when}").format(when=when))

    def show_already_saved(self) -> None:
        """Answer Ctrl+S."""
        if self._unsaved:
            self.show_saved()
        elif self._saved_at is None:
            self._say(State.GOOD, self.tr("Already saved: everything is saved as you enter it"))
        else:
            self._say(State.GOOD, self.tr("Already saved {time}").format(time=format_time(self._saved_at)))
        announce(self, self._saved.text())

    def show_unsaved(self, unsaved: Unsaved) -> None:
        """Say how many typed texts were refused and wait on the screen."""
        self._unsaved = unsaved
        self.show_saved()

    def show_waiting(self, is_waiting: bool) -> None:
        """Say that very much is being written and nothing can be done meanwhile; afterwards what came of it stands."""
        words = self.tr("Please wait: a very large step is being carried out")
        if is_waiting:
            self._say(State.INFORMATION, words)
            announce(self, words)
        elif self._saved.text() == words:
            self.show_saved()

    def show_refused(self) -> None:
        """Say that a change was not made."""
        self._say(State.WRONG, self.tr("1 change not saved"))

    def show_read_only(self) -> None:
        """Say that nothing can be changed."""
        self._say(State.INFORMATION, self.tr("Read only: nothing can be changed here"))

    def show_nothing_open(self) -> None:
        """Say that there is no workspace."""
        self._say(State.NOTHING_YET, self.tr("No workspace is open"))

    def show_action(self, text: str, *, can_undo: bool) -> None:
        """Show the last action; it stays until the next one."""
        self._action.setText(text)
        self._before_action.setVisible(bool(text))
        self._action.setVisible(bool(text))
        self._undo.setVisible(bool(text) and can_undo)
        self._keys.setVisible(bool(text) and can_undo)
        if text:
            announce(self, text)

    def show_zoom(self, percent: int) -> None:
        """Show the zoom."""
        self._zoom.setText(f"{percent} %")

    def saved_text(self) -> str:
        """What it says about saving."""
        return self._saved.text()

    def action_text(self) -> str:
        """What it says was done last."""
        return self._action.text()

    def undo_link(self) -> Button:
        """The link that takes the last action back."""
        return self._undo

    @override
    def focusNextPrevChild(self, is_next: bool) -> bool:
        return not was_handed_on(self) and super().focusNextPrevChild(is_next)

    def _say(self, state: State, text: str) -> None:
        self._saved.set_state(state, text)
