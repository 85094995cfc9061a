"""How a figure was worked out, in steps to be read: in the context panel, by eye or by a screen reader."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.services.explanations import Step
from cs360_desktop.ui.common.announcing import announce
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, px, spacing
from cs360_desktop.ui.common.typography import Type

_READABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class Explanation(QWidget):
    """The steps below the name of what they are about; Back or Esc leaves them by `left`."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button(self.tr("Back"), self.left.emit, kind=Kind.QUIET, icon="caret-left")
        self._title = Label(self.tr("How this was worked out"), Type.SECTION, wrap=True)
        self._about = Label(tone="muted", wrap=True)
        self._labels: list[Label] = []
        self._steps = QVBoxLayout()
        spacing(self._steps, 2)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 6)
        box.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._title)
        box.addWidget(self._about)
        box.addLayout(self._steps)
        box.addStretch(1)

    def show_steps(self, about: str, steps: Sequence[Step]) -> None:
        """Show the working of a figure."""
        self._about.setText(about)
        clear(self._steps)
        self._labels = []
        self.setAccessibleName(f"{self._title.text()}: {about}")
        for step in steps:
            head = Label(step.title, Type.STRONG, wrap=True)
            text = Label(step.text, wrap=True)
            text.setTextInteractionFlags(_READABLE)
            text.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            text.setAccessibleName(f"{step.title}: {step.text}")
            self._steps.addSpacing(px(8))
            for label in (head, text):
                self._steps.addWidget(label)
                self._labels.append(label)

    def texts(self) -> list[str]:
        """The words of all steps, heads and sentences in order."""
        return [label.text() for label in self._labels]

    def read_out(self) -> None:
        """Take the focus and have the first step read."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, ". ".join([self.accessibleName(), *self.texts()[1:2]]))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
