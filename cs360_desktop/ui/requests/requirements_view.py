"""The six requirements as the request will print them, each with the way to its page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.domain.baseline import Answer, RequirementState
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import baseline
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.link_row import LinkRow
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.requests.words import Said, tr


class RequirementsView(QWidget):
    """`opened` carries the code of the requirement whose page is wanted."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[RequirementState, ...] = ()
        self._box = QVBoxLayout(self)
        margins(self._box, 0, 0, 0, 0)
        spacing(self._box, 0)

    def refresh(self, states: tuple[RequirementState, ...]) -> None:
        """Show the requirements as they stand."""
        if states == self._shown:
            return
        self._shown = states
        clear(self._box)
        rows = [self._row(state) for state in states]
        for row in rows:
            self._box.addWidget(row)
        self.setFocusProxy(rows[0])

    def _row(self, state: RequirementState) -> LinkRow:
        code = state.item.code
        symbol, answer = _answer_said(state)
        shown = tr("Your records: {summary}").format(summary=state.finding.summary)
        row = LinkRow(
            State.DISAGREE if state.differs else symbol,
            f"{code}  {baseline.requirement(code).title}",
            shown,
            tr("Open {code}").format(code=code),
            urgency=tr("{answer}, differs").format(answer=answer) if state.differs else answer,
        )
        row.setToolTip(shown)
        row.clicked.connect(lambda: self.opened.emit(code))
        return row


def _answer_said(state: RequirementState) -> Said:
    item = state.item
    if item.answer is Answer.MET:
        return State.GOOD, tr("met")
    if item.answer is Answer.PLANNED and item.planned_by is not None:
        return State.PLANNED, tr("planned by {day}").format(day=format_date(item.planned_by))
    return State.NOTHING_YET, tr("not yet")
