"""The presenter's own window on the laptop: notes for the leader, what comes next, and everything that is typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.ui.common.labels import Line
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.meetings.mode.panes import MARGIN, Head, HerePane, RecordedPane, Strip
from cs360_desktop.ui.meetings.mode.sitting import Sitting
from cs360_desktop.ui.meetings.mode.texts import ModeLabel, Share
from cs360_desktop.ui.meetings.mode.window import ModeWindow


class PresenterWindow(ModeWindow):
    """Holds what nobody else may see, so it is shown on the laptop's own screen only."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self.setWindowTitle(self.tr("Presenter"))
        self.setAccessibleName(self.tr("Presenter's window"))
        self.has_room = True
        self.strip, self.head = Strip(), Head()
        self.recorded, self.here = RecordedPane(), HerePane()
        self.internal = ModeLabel(Share.BODY)
        self.coming = ModeLabel(Share.KEYS, tone="muted")
        self.showing = ModeLabel(Share.KEYS, tone="muted")
        self._middle = QWidget()
        self._arrange()
        sitting.changed.connect(self.refresh)
        sitting.ticked.connect(self._show_pace)
        self.refresh()

    def _arrange(self) -> None:
        leader, minutes = (ModeLabel(Share.HEADING) for _ in range(2))
        leader.setText(self.tr("Notes for the leader (only here)"))
        minutes.setText(self.tr("What was done, for the minutes"))
        left, right, middle = QVBoxLayout(self._middle), QVBoxLayout(), QHBoxLayout()
        margins(left, 0, 0, 0, 0)
        spacing(left, 8)
        for part in (self.showing, leader, self.internal, minutes):
            left.addWidget(part)
        left.addWidget(self.notes, 1)
        left.addWidget(self.coming)
        columns = QVBoxLayout()
        columns.addWidget(self._middle, 1)
        columns.addWidget(self.roll, 1)
        side = QWidget()
        right = QVBoxLayout(side)
        margins(right, 0, 0, 0, 0)
        spacing(right, 12)
        for widget in (self.recorded, Line(), self.here):
            right.addWidget(widget)
        right.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(side)
        beside = QVBoxLayout()
        beside.addWidget(self.line)
        beside.addWidget(area, 1)
        margins(middle, MARGIN, 10, MARGIN, 10)
        spacing(middle, 32)
        middle.addLayout(columns, 56)
        middle.addLayout(beside, 44)
        box = QVBoxLayout(self)
        box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        margins(box, 0, 0, 0, 0)
        spacing(box, 0)
        box.addWidget(self.strip)
        box.addWidget(self.head)
        box.addWidget(Line())
        box.addLayout(middle, 1)
        box.addWidget(self.foot)

    @override
    def refresh(self) -> None:
        sitting = self.sitting
        scene = sitting.scene
        self.strip.show_scene(scene)
        self.head.show_scene(scene)
        self.recorded.show_recorded(scene.recorded, most=6)
        self.here.show_scene(scene)
        self.internal.setText(sitting.item.internal_note or self.tr("None."))
        following = [item.title for item in sitting.items[sitting.position + 1 : sitting.position + 2]]
        self.coming.say(self.tr("Next: {title}").format(title=following[0]) if following else self.tr("Last item."))
        self.showing.say(self._showing())
        self._middle.setVisible(self.roll.isHidden())
        self.notes.show_item()
        self._show_pace()

    def _showing(self) -> str:
        """What the room sees now."""
        if not self.has_room:
            return self.tr("There is no second screen, so the room sees nothing.")
        if self.sitting.is_blank:
            return self.tr("The room sees a blank screen. B shows it again.")
        now, count = self.sitting.place_of_shown
        what = self.sitting.shown.heading
        if count == 1:
            return self.tr("The room sees: {what}").format(what=what)
        return self.tr("The room sees {now} of {count} (↑ ↓): {what}").format(now=now, count=count, what=what)

    def _show_pace(self) -> None:
        self.head.show_pace(self.sitting.pace(), is_paused=self.sitting.is_paused)

    @override
    def call_roll(self) -> None:
        super().call_roll()
        self._middle.hide()

    @override
    def fit(self) -> None:
        for part in (self.recorded, self.here):
            part.fit(self.height(), self.sitting.factor)
        super().fit()
