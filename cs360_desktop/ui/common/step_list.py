"""Steps of Baseline, TTA requests and Settings at the left of a page, each with its state."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from cs360_desktop.ui.common.icons import SMALL, paint_state
from cs360_desktop.ui.common.painting import draw_line
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import applies, fixed_width, px, remember
from cs360_desktop.ui.common.states import State, word
from cs360_desktop.ui.common.typography import Type, font

_STEP_ROLE = 257
_ACCESSIBLE_ROLE = 11


@dataclass(frozen=True, slots=True)
class Step:
    """One step: `code` such as B3, its name, a `note` below it ("1 missing"), and its state."""

    key: Hashable
    name: str
    code: str = ""
    note: str = ""
    state: State | None = None
    state_word: str = ""


class StepList(QListWidget):
    """A list of steps; `chosen` carries the key of the step the user went to."""

    chosen = Signal(object)

    def __init__(self, name: str, *, width: int = 204, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setItemDelegate(_StepDelegate(self))
        self.viewport().setAutoFillBackground(False)
        fixed_width(self, width)
        remember(self, "stepSizes", 1)
        self._steps: list[Step] = []
        self.currentRowChanged.connect(self._tell)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps; the chosen one stays if it is still there."""
        kept = self.choice()
        self.blockSignals(True)
        self.clear()
        self._steps = list(steps)
        for step in steps:
            item = QListWidgetItem(step.name, self)
            item.setData(_STEP_ROLE, step)
            item.setData(_ACCESSIBLE_ROLE, _spoken(step))
        self.blockSignals(False)
        self.choose(kept)

    def choice(self) -> Any:
        """Return the key of the chosen step, or None."""
        row = self.currentRow()
        return self._steps[row].key if 0 <= row < len(self._steps) else None

    def choose(self, key: Hashable) -> None:
        """Show a step as chosen without telling anybody."""
        self.blockSignals(True)
        keys = [step.key for step in self._steps]
        self.setCurrentRow(keys.index(key) if key in keys else -1)
        self.blockSignals(False)
        self.viewport().update()

    def _tell(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self._steps[row].key)


class _StepDelegate(QStyledItemDelegate):
    """Paints a step from tokens: chosen on `accent_soft` with a bar at the left."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        step: Step = index.data(_STEP_ROLE)
        return QSize(px(120), px(44 if step.note else 40 if step.code else 34))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        step: Step = index.data(_STEP_ROLE)
        tokens, box = tokens_of(option.palette), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(box, qcolor(tokens.accent_soft))
            painter.fillRect(box.left(), box.top(), px(3), box.height(), qcolor(tokens.accent))
        main = font(Type.STRONG if chosen else Type.BODY)
        left, right = box.left() + px(12), box.right() - px(8)
        if step.state is not None:
            side = px(SMALL)
            right -= side
            paint_state(painter, step.state, QRectF(right, box.center().y() - side / 2 + 1, side, side), option.palette)
        if step.code:
            code_width = px(28)
            draw_line(painter, QRect(left, box.top(), code_width, box.height()), step.code, main, tokens.text)
            left += code_width
        room = right - px(6) - left
        if step.note:
            half = box.height() // 2
            draw_line(painter, QRect(left, box.top() + px(4), room, half - px(4)), step.name, main, tokens.text)
            small = font(Type.CAPTION)
            draw_line(painter, QRect(left, box.top() + half, room, half - px(4)), step.note, small, tokens.muted)
        else:
            draw_line(painter, QRect(left, box.top(), room, box.height()), step.name, main, tokens.text)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(qcolor(tokens.focus), px(2)))
            painter.drawRect(QRectF(box).adjusted(1, 1, -1, -1))
        painter.restore()


def _spoken(step: Step) -> str:
    state = step.state_word or (word(step.state) if step.state is not None else "")
    return ", ".join(part for part in (step.code, step.name, step.note, state) if part)


applies("stepSizes", lambda view, _value: view.scheduleDelayedItemsLayout())
