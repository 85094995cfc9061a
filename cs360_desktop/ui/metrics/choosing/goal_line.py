"""A goal in the coverage meter: whether it has a measure, how many, and the way to its measures."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QCursor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy
from typing_extensions import override

from cs360_desktop.services.metrics import GoalMeasures
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.icons import StateSymbol
from cs360_desktop.ui.common.labels import ElidedLabel, Label
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import fixed_height, margins, px, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type

_STEPS = {Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}


class GoalLine(QAbstractButton):
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
        self.setCursor(QCursor(Qt.CursorShape.PointingHandCursor))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        fixed_height(self, 24)
        name = ElidedLabel(Type.CAPTION)
        name.setText(goal.goal.name)
        self._box = box = QHBoxLayout(self)
        margins(box, 3, 0, 4, 0)
        spacing(box, 6)
        box.addWidget(StateSymbol(State.GOOD if self.is_covered else State.NEEDS, size=14))
        box.addWidget(name, 1)
        box.addWidget(Label(count, Type.CAPTION_STRONG, tone="text" if self.is_covered else "warn"))

    def stand_in(self, columns: Sequence[Sequence["GoalLine"]]) -> None:
        """Say between which lines the arrow keys go."""
        self._columns = columns

    @override
    def sizeHint(self) -> QSize:
        return self._box.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif key in _STEPS:
            self._go(*_STEPS[key])
        else:
            super().keyPressEvent(event)

    def _go(self, right: int, down: int) -> None:
        column = next(number for number, lines in enumerate(self._columns) if self in lines)
        row = self._columns[column].index(self)
        target = self._columns[min(max(column + right, 0), len(self._columns) - 1)]
        target[min(max(row + down, 0), len(target) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

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
        if not self.is_covered:
            painter.fillRect(self.rect(), qcolor(tokens.warn_soft))
        elif self.underMouse():
            painter.fillRect(self.rect(), qcolor(tokens.sunken))
        painter.fillRect(0, self.height() - 1, self.width(), 1, qcolor(tokens.line))
        if self.hasFocus():
            width = px(2)
            painter.setPen(QPen(qcolor(tokens.focus), width))
            painter.drawRect(QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2))
        painter.end()
