"""The foot of a window in meeting mode: the keys, always; above them one sentence where something must be said."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.ui.common.announcing import announce
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.meetings.mode.panes import MARGIN
from cs360_desktop.ui.meetings.mode.texts import ModeLabel, Share


class Foot(QWidget):
    """Keys with what they do."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = ModeLabel(Share.KEYS, strong=True)
        self.sentence.hide()
        box = QVBoxLayout(self)
        margins(box, MARGIN, 8, MARGIN, 8)
        spacing(box, 4)
        box.addWidget(self.sentence)
        for keys in (self._first(), self._second()):
            row = QHBoxLayout()
            spacing(row, 6)
            for key, what in keys:
                self._add(row, key, what)
            row.addStretch(1)
            box.addLayout(row)

    def _first(self) -> list[tuple[str, str]]:
        return [
            ("←", self.tr("back")),
            ("→", self.tr("next item")),
            ("A", self.tr("action")),
            ("D", self.tr("decision")),
            ("R", self.tr("roll call")),
            ("Space", self.tr("pause timer")),
            ("B", self.tr("blank")),
            ("+ −", self.tr("text size")),
            ("Esc", self.tr("leave")),
        ]

    def _second(self) -> list[tuple[str, str]]:
        return [
            ("T", self.tr("notes")),
            ("K", self.tr("park")),
            ("L", self.tr("read back")),
            ("O", self.tr("to order")),
            ("J", self.tr("adjourn")),
            ("Ctrl+Z", self.tr("undo")),
        ]

    @staticmethod
    def _add(row: QHBoxLayout, key: str, what: str) -> None:
        cap, word = ModeLabel(Share.KEYS, strong=True, wrap=False), ModeLabel(Share.KEYS, tone="muted", wrap=False)
        cap.setText(f" {key} ")
        cap.setFrameShape(QFrame.Shape.Box)
        word.setText(what)
        for label in (cap, word):
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            row.addWidget(label)
        row.addSpacing(10)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), qcolor(tokens_of(self.palette()).neutral_soft))
        painter.end()

    def say(self, sentence: str) -> None:
        """Say a sentence; an empty one takes the last away."""
        self.sentence.say(sentence)
        announce(self, sentence, assertive=True)
