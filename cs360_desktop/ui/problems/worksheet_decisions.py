"""What was decided about a candidate, each decision with the way to take it off the record."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.problems import PriorityDecision
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import worksheet
from cs360_desktop.ui.common.buttons import IconButton
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.narrow import breakable
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.problems.worksheet_words import decision_text, tr


class Decisions(QWidget):
    """The decisions recorded for one candidate; `removed` tells that one was taken away."""

    removed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: tuple[PriorityDecision, ...] = ()
        self._box = QVBoxLayout(self)
        margins(self._box, 0, 0, 0, 0)
        spacing(self._box, 4)

    def show_decisions(self, decisions: Sequence[PriorityDecision]) -> None:
        """Show them as they are now."""
        self.setVisible(bool(decisions))
        if tuple(decisions) == self._shown:
            return
        self._shown = tuple(decisions)
        clear(self._box)
        for decision in decisions:
            self._box.addWidget(self._line(decision))

    def _line(self, decision: PriorityDecision) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        margins(row, 0, 0, 0, 0)
        spacing(row, 4)
        row.addWidget(Label(breakable(decision_text(decision)), wrap=True), 1)
        day = format_date(decision.decided_on)
        button = IconButton("x", tr("Remove the decision of {day}").format(day=day), partial(self._remove, decision))
        button.setEnabled(not self._desk.session.read_only)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _remove(self, decision: PriorityDecision) -> None:
        text = tr("Removed the decision of {day}").format(day=format_date(decision.decided_on))
        self.removed.emit()
        self._desk.do(text, lambda: worksheet.remove_decision(self._desk.session, decision.id))
