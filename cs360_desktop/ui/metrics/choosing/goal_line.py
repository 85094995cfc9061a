"""A goal in the coverage meter: whether it has a measure, how many, and the way to its measures."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from cs360_desktop.services.metrics import GoalMeasures
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.icons import StateSymbol
from cs360_desktop.ui.common.labels import ElidedLabel, Label
from cs360_desktop.ui.common.line_button import LineButton
from cs360_desktop.ui.common.scaling import fixed_height, margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.tokens import Tokens
from cs360_desktop.ui.common.typography import Type

_STEPS = {Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}


class GoalLine(LineButton):
    """One goal; a click, Enter or the space key leads to its measures. Arrow keys go from goal to goal."""

    def __init__(self, goal: GoalMeasures) -> None:
        super().__init__()
        self.goal_id = goal.goal.id
        self.is_covered = goal.active > 0
        self._columns: Sequence[Sequence[GoalLine]] = ()
        count = str(goal.active) if self.is_covered else self.tr("none yet")
        spoken = counted(goal.active, self.tr("1 active measure"), self.tr("{n} active measures"))
        self.setText(goal.goal.name)
        self.setAccessibleName(f"{goal.goal.name}, {spoken if self.is_covered else count}")
        self.setAccessibleDescription(self.tr("Shows the measures of this goal"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        fixed_height(self, 24)
        name = ElidedLabel(Type.CAPTION)
        name.setText(goal.goal.name)
        box = self.box
        margins(box, 3, 0, 4, 0)
        spacing(box, 6)
        box.addWidget(StateSymbol(State.GOOD if self.is_covered else State.NEEDS, size=14))
        box.addWidget(name, 1)
        box.addWidget(Label(count, Type.CAPTION_STRONG, tone="text" if self.is_covered else "warn"))

    def stand_in(self, columns: Sequence[Sequence["GoalLine"]]) -> None:
        """Say between which lines the arrow keys go."""
        self._columns = columns

    @override
    def ground(self, tokens: Tokens) -> str:
        return super().ground(tokens) if self.is_covered else tokens.warn_soft

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._go(*_STEPS[key])
        else:
            super().keyPressEvent(event)

    def _go(self, right: int, down: int) -> None:
        column = next(number for number, lines in enumerate(self._columns) if self in lines)
        row = self._columns[column].index(self)
        target = self._columns[min(max(column + right, 0), len(self._columns) - 1)]
        target[min(max(row + down, 0), len(target) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
