"""The four stages of a problem side by side, each with its state and day; a click or Enter opens its dates."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from cs360_desktop.domain.problems import Stage
from cs360_desktop.services.problem_stages import StageLine, StageState
from cs360_desktop.ui.common.icons import SMALL, paint_state
from cs360_desktop.ui.common.line_button import LineButton
from cs360_desktop.ui.common.painting import draw_line
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import fixed_height, margins, px, spacing
from cs360_desktop.ui.common.typography import Type, font
from cs360_desktop.ui.problems.file_words import STAGE_STATES, stage_text, stage_word, tr


class StageStrip(QWidget):
    """Scanning, Analysis, Response, Assessment; `chosen` carries the stage somebody wants to see."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Stages"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        margins(row, 0, 0, 0, 0)
        spacing(row, 6)
        self.boxes = tuple(_StageBox() for stage in Stage if stage is not Stage.CLOSED)
        for box in self.boxes:
            row.addWidget(box, 1)
            box.clicked.connect(lambda _checked=False, box=box: self.chosen.emit(box.stage()))

    def show_stages(self, lines: list[StageLine]) -> None:
        """Show the stages as they are now."""
        for box, line in zip(self.boxes, lines, strict=True):
            box.show_stage(line)


class _StageBox(LineButton):
    def __init__(self) -> None:
        super().__init__()
        self._line: StageLine | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        fixed_height(self, 50)

    def stage(self) -> Stage:
        assert self._line is not None
        return self._line.stage

    def show_stage(self, line: StageLine) -> None:
        self._line = line
        name, text = stage_word(line.stage), stage_text(line)
        missing = len(line.lacks)
        self.setText(name)
        self.setToolTip(text)
        lacking = tr("{n} things still lacking").format(n=missing) if missing else tr("nothing lacking")
        self.setAccessibleName(f"{name}, {text}, {lacking}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(150), px(50))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._line is None:
            return
        tokens, box = tokens_of(self.palette()), self.rect()
        present = self._line.state is StageState.PRESENT
        painter = QPainter(self)
        ground = tokens.accent_soft if present else self.ground(tokens)
        if ground:
            painter.fillRect(box, qcolor(ground))
        painter.setPen(QPen(qcolor(tokens.accent if present else tokens.line), 1))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        if present:
            painter.fillRect(0, box.height() - px(3), box.width(), px(3), qcolor(tokens.accent))
        side = px(SMALL)
        symbol = QRectF(px(11), (box.height() - side) / 2, side, side)
        paint_state(painter, STAGE_STATES[self._line.state], symbol, self.palette())
        left, room = px(36), box.width() - px(42)
        name = QRect(left, px(5), room, px(20))
        draw_line(painter, name, stage_word(self._line.stage), font(Type.STRONG), tokens.text)
        below = QRect(left, px(25), room, px(18))
        draw_line(painter, below, stage_text(self._line), font(Type.CAPTION), tokens.muted)
        if self.hasFocus():
            painter.setPen(QPen(qcolor(tokens.focus), px(2)))
            painter.drawRect(QRectF(box).adjusted(1, 1, -1, -1))
        painter.end()
