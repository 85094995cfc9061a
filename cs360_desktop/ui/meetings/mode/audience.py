"""What the room sees: one agenda item in very large type. It is given nothing but a scene, so nothing else can show."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.ui.common.labels import Line
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.meetings.mode.panes import MARGIN, Head, HerePane, RecordedPane, Strip
from cs360_desktop.ui.meetings.mode.sitting import Sitting
from cs360_desktop.ui.meetings.mode.subject import Subject
from cs360_desktop.ui.meetings.mode.window import ModeWindow

_LEFT, _RIGHT = 62, 38


class AudienceWindow(ModeWindow):
    """The audience's screen. `presenter` is the window with the keyboard, None where this one has it."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self.presenter: ModeWindow | None = None
        self.setWindowTitle(self.tr("Meeting"))
        self.setAccessibleName(self.tr("What the room sees"))
        self.strip, self.head, self.subject = Strip(), Head(), Subject()
        self.recorded, self.here = RecordedPane(), HerePane()
        self._blank, self._seen = QWidget(), QWidget()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._seen)
        self._stack.addWidget(self._blank)
        self._arrange()
        sitting.changed.connect(self.refresh)
        sitting.ticked.connect(self._show_pace)
        self.line.left.connect(self.refresh)
        self.refresh()

    def _arrange(self) -> None:
        left, right, middle = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.addWidget(self.subject, 1)
        left.addWidget(self.roll, 1)
        right.addWidget(self.recorded)
        right.addWidget(self.line)
        right.addWidget(self.notes)
        right.addWidget(Line())
        right.addWidget(self.here)
        right.addStretch(1)
        spacing(right, 14)
        margins(middle, MARGIN, 10, MARGIN, 10)
        spacing(middle, 40)
        middle.addLayout(left, _LEFT)
        middle.addLayout(right, _RIGHT)
        # The window is as large as the screen, whatever its texts would like.
        self._stack.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        box = QVBoxLayout(self._seen)
        box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        margins(box, 0, 0, 0, 0)
        spacing(box, 0)
        box.addWidget(self.strip)
        box.addWidget(self.head)
        box.addWidget(Line())
        box.addLayout(middle, 1)
        box.addWidget(self.foot)
        self.notes.hide()

    @override
    def has_keyboard(self) -> bool:
        return self.presenter is None

    @override
    def refresh(self) -> None:
        scene = self.sitting.scene
        self.strip.show_scene(scene)
        self.head.show_scene(scene)
        self.subject.show_subject(self.sitting.shown, self.sitting.place_of_shown)
        self.subject.setVisible(self.roll.isHidden())
        self.recorded.show_recorded(scene.recorded, most=2 if self._is_narrow() else 4)
        self.here.show_scene(scene)
        self.foot.setVisible(self.has_keyboard())
        self.notes.show_item()
        self._stack.setCurrentWidget(self._blank if self.sitting.is_blank else self._seen)
        self._show_pace()

    def _is_narrow(self) -> bool:
        """Whether little room is left for what was recorded, such as beside the line on a low screen."""
        return self.sitting.factor > 1.1 or not self.line.isHidden() or self.width() < self.height() * 1.5

    def _show_pace(self) -> None:
        self.head.show_pace(self.sitting.pace(), is_paused=self.sitting.is_paused)

    @override
    def call_roll(self) -> None:
        super().call_roll()
        self.subject.hide()

    @override
    def write_notes(self) -> None:
        notes = self.sitting.item.notes
        if self.sitting.public(notes) != notes:
            said = self.tr("These notes hold contact details, and the room would see them. Ctrl+Shift+K shows all.")
            self.say(said)
            return
        self.notes.show()
        super().write_notes()

    @override
    def take_focus(self) -> None:
        self.notes.setVisible(False)
        super().take_focus()

    @override
    def fit(self) -> None:
        for part in (self.subject, self.recorded, self.here):
            part.fit(self.height(), self.sitting.factor)
        super().fit()
        self.notes.setFixedHeight(round(self.height() * 0.18))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.presenter is not None:
            self.presenter.activateWindow()
            self.presenter.press(event.key(), event.modifiers())
        else:
            super().keyPressEvent(event)
