"""Decisions of a meeting: Enter records one in its exact wording, the panel keeps method and votes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.meetings import Decision
from cs360_desktop.services import decisions
from cs360_desktop.services.decisions import DecisionLine
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.columns import Align, Column
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import TextField
from cs360_desktop.ui.common.key_table import KeyTable
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type


class DecisionsPart(QWidget):
    """Decisions of one meeting; `decision_chosen` and `decision_opened` carry a `DecisionLine`."""

    decision_chosen = Signal(object)
    decision_opened = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meeting_id = 0
        self._numbers: dict[int, int] = {}
        self.wording = TextField(self.tr("New decision"), placeholder=self.tr("In its exact wording"))
        self.button = Button(self.tr("Record decision"), self.record, icon="plus")
        self.table = KeyTable(self.tr("Decisions"), self._columns(), key=lambda line: line.decision.id)
        self.table.set_empty(self.tr("No decision yet."))
        self.table.set_keys({"Del": self.delete})
        entry = QHBoxLayout()
        spacing(entry, 8)
        entry.addWidget(self.wording, 1, Qt.AlignmentFlag.AlignTop)
        entry.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        box.addWidget(Label(self.tr("Decisions"), Type.SECTION))
        box.addWidget(self.table)
        box.addLayout(entry)
        box.addStretch(1)
        self.table.row_chosen.connect(self.decision_chosen)
        self.table.row_opened.connect(self.decision_opened)

    def _columns(self) -> list[Column[DecisionLine]]:
        return [
            Column("", lambda line: str(self._numbers[line.decision.id]), align=Align.RIGHT, width=36, tone="muted"),
            Column(self.tr("Decision"), lambda line: line.decision.wording, detail=self._about, stretch=True),
        ]

    def _about(self, line: DecisionLine) -> str:
        return " · ".join(part for part in (self._method(line.decision), line.item) if part)

    def _method(self, decision: Decision) -> str:
        if decision.method != "vote":
            return self.tr("consensus")
        votes = (decision.votes_for, decision.votes_against, decision.abstentions)
        if votes == (None, None, None):
            return self.tr("vote")
        return self.tr("vote {yes} : {no}, {held} abstained").format(
            yes=votes[0] or 0, no=votes[1] or 0, held=votes[2] or 0
        )

    def refresh(self, meeting_id: int) -> None:
        """Show the decisions of a meeting as they are now."""
        self._meeting_id = meeting_id
        found = decisions.decisions(self._desk.session, meeting_id)
        self._numbers = {line.decision.id: number for number, line in enumerate(found, start=1)}
        self.table.set_items(found)

    def record(self) -> None:
        """Record what was typed."""
        words, meeting_id = self.wording.value(), self._meeting_id
        if not words:
            self.wording.set_error(self.tr("Write what was decided."))
            self.wording.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        session = self._desk.session
        if self._desk.do(
            self.tr("Recorded a decision"), lambda: decisions.record_decision(session, meeting_id, words).receipt
        ):
            self.wording.set_value("")
            self.wording.setFocus(Qt.FocusReason.OtherFocusReason)

    def delete(self, line: DecisionLine) -> None:
        """Put a decision in the bin."""
        text = self.tr("Deleted decision {n}").format(n=self._numbers[line.decision.id])
        self._desk.do(text, lambda: decisions.delete_decision(self._desk.session, line.decision.id))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.record()
        else:
            super().keyPressEvent(event)
