"""Beside the overview: the requirement chosen, whether answer and evidence differ, what is missing, and why."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.domain.baseline import RequirementState, Way
from cs360_desktop.domain.definitions.baseline import RequirementDefinition
from cs360_desktop.services.baseline_history import Event, HistoryLine
from cs360_desktop.ui.baseline.words import difference_said, local_date, mend_said, place_of
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.labels import Label, Line
from cs360_desktop.ui.common.message_bar import Notice
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type


class OverviewContext(QWidget):
    """What the chosen row of the overview means, and the way to its page."""

    def __init__(
        self, open_page: Callable[[], object], go: Callable[[Place], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = Label(role=Type.SECTION, wrap=True)
        self.difference = Notice(State.DISAGREE, "")
        self._found = Label(wrap=True)
        self._missing_head = Label(self.tr("Still missing"), Type.STRONG)
        self.missing = Label(wrap=True)
        self.open = Button("", open_page)
        self.mend = Button("", self._mend, kind=Kind.LINK)
        self._go = go
        self._way: Way | None = None
        self._reason_line = Line()
        self._reason_head = Label(self.tr("Evidence or reason"), Type.STRONG)
        self.reason = Label(wrap=True)
        self._written = Label(role=Type.CAPTION, tone="muted")
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        self._reason_parts: tuple[QWidget, ...] = (self._reason_line, self._reason_head, self.reason, self._written)
        upper = (self._title, self.difference, self._found, self.mend, self._missing_head, self.missing, self.open)
        for part in (*upper, *self._reason_parts):
            box.addWidget(part)
        box.addStretch(1)

    def show_requirement(
        self, state: RequirementState, definition: RequirementDefinition, events: Sequence[HistoryLine]
    ) -> None:
        """Show a requirement as it stands."""
        code = state.item.code
        self._title.setText(f"{code}  {definition.title}")
        self.difference.setVisible(state.differs)
        self.difference.set_words(State.DISAGREE, *difference_said(state))
        self._found.setVisible(not state.differs)
        self._found.setText(self.tr("{found}.").format(found=state.finding.summary))
        self._way = state.mend
        self.mend.setVisible(self._way is not None)
        if self._way is not None:
            self.mend.setText(f"{mend_said(self._way, definition)}  ›")
        for part in (self._missing_head, self.missing):
            part.setVisible(bool(state.missing))
        self.missing.setText("\n".join(f"•  {sentence}" for sentence in state.missing))
        self.open.setText(self.tr("&Open {code} →").format(code=code))
        self.open.setAccessibleName(self.tr("Open {code}").format(code=code))
        for reason_part in self._reason_parts:
            reason_part.setVisible(bool(state.item.evidence))
        self.reason.setText(state.item.evidence)
        written = next((event for event in events if event.event is Event.EVIDENCE), None)
        if written is not None:
            self._written.setText(", ".join(part for part in (written.who, local_date(written.at)) if part))

    def _mend(self) -> None:
        if self._way is not None:
            self._go(place_of(self._way))
