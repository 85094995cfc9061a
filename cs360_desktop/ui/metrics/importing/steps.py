"""The steps of an import, and the line above the page that shows how far it is."""

from enum import IntEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.labels import StateLabel
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type


class Step(IntEnum):
    """Where the import stands."""

    FILE = 0
    TABLE = 1
    MATCH = 2
    PREVIEW = 3
    DONE = 4


_NAMES = {
    Step.FILE: str(QT_TRANSLATE_NOOP("ImportSteps", "1  File")),
    Step.TABLE: str(QT_TRANSLATE_NOOP("ImportSteps", "2  Table")),
    Step.MATCH: str(QT_TRANSLATE_NOOP("ImportSteps", "3  Match")),
    Step.PREVIEW: str(QT_TRANSLATE_NOOP("ImportSteps", "4  Preview")),
    Step.DONE: str(QT_TRANSLATE_NOOP("ImportSteps", "5  Done")),
}


class StepLine(QWidget):
    """The five steps side by side: done, under way, to come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        margins(self._row, 0, 0, 0, 0)
        spacing(self._row, 16)
        self.show_step(Step.FILE)

    def show_step(self, current: Step) -> None:
        """Show how far the import is."""
        clear(self._row)
        for step, name in _NAMES.items():
            done = step < current or current is Step.DONE
            state = State.GOOD if done else State.UNDER_WAY if step == current else State.NOTHING_YET
            role = Type.STRONG if step == current else Type.BODY
            text = QCoreApplication.translate("ImportSteps", name)
            self._row.addWidget(StateLabel(state, text, plain=True, role=role))
        current_name = QCoreApplication.translate("ImportSteps", _NAMES[current])
        self.setAccessibleName(self.tr("Step {number} of 5: {name}").format(number=current + 1, name=current_name[3:]))
