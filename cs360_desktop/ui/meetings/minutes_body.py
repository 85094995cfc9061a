"""The second tab of a meeting: minutes, decisions, and the actions that were agreed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.services import meetings
from cs360_desktop.services.actions import ActionLine
from cs360_desktop.services.decisions import DecisionLine
from cs360_desktop.services.meetings import MeetingRecord
from cs360_desktop.ui.common.action_entry import ActionEntry
from cs360_desktop.ui.common.action_table import ActionTable
from cs360_desktop.ui.common.body import Body
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.locking import lock
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.meetings.decision_panel import DecisionPanel
from cs360_desktop.ui.meetings.decisions_part import DecisionsPart
from cs360_desktop.ui.meetings.half_typed_lines import HalfTypedLines
from cs360_desktop.ui.meetings.minutes_panel import MinutesPanel
from cs360_desktop.ui.meetings.minutes_part import MinutesPart
from cs360_desktop.ui.meetings.record_panel import RecordPanel


class MinutesBody(Body):
    """Records one meeting.

    Signals:
        panel_wanted(): the context panel is to be open.
        rested(): a text was typed and left, which lists show too.
    """

    panel_wanted = Signal()
    rested = Signal()

    def __init__(self, desk: Desk, state: MinutesPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record: MeetingRecord | None = None
        self.minutes = MinutesPart(desk)
        self.decisions = DecisionsPart(desk)
        self.entry = ActionEntry(desk)
        self.agreed = ActionTable(self.tr("Actions agreed at this meeting"), desk, two_lines=False)
        self.agreed.set_empty(self.tr("No action yet. Say below what will be done, by whom and by when."))
        self.decision_panel = DecisionPanel(desk)
        self.state = state
        self.panel = RecordPanel(
            self.tr("Choose a decision to see and change its wording, method and votes here."),
            (self.decision_panel,),
            state,
        )
        entry = self.entry
        self._half_typed = HalfTypedLines(
            desk,
            self,
            decision=self.decisions.wording.editor,
            action=entry.what.editor,
            due=entry.due.editor,
            amendment=state.wording.editor,
            amendment_reason=state.reason.editor,
        )
        self._arrange()
        self.set_context(self.panel)
        self.decision_panel.rested.connect(self.rested)
        self.decisions.decision_chosen.connect(self._show_decision)
        self.decisions.decision_opened.connect(self._edit_decision)
        self.agreed.row_opened.connect(self._open_action)
        if desk.session.read_only:
            lock(self.panel, self.minutes, self.decisions, self.entry)

    def _arrange(self) -> None:
        upper = QHBoxLayout()
        spacing(upper, 20)
        upper.addWidget(self.minutes, 9)
        upper.addWidget(self.decisions, 11)
        content = QWidget()
        box = QVBoxLayout(content)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        box.addLayout(upper, 1)
        box.addWidget(Label(self.tr("Actions agreed at this meeting"), Type.SECTION))
        box.addWidget(self.agreed)
        box.addWidget(self.entry)
        self.set_content(content, scroll=True)

    def refresh(self, record: MeetingRecord) -> None:
        """Show a meeting as it is now."""
        self._record = record
        meeting = record.meeting
        self.minutes.refresh(meeting)
        self._half_typed.show(meeting.id)
        self.decisions.refresh(meeting.id)
        self.agreed.set_items(meetings.made_at(self._desk.session, meeting.id))
        self.entry.columns = {"made_at_id": meeting.id}
        self.entry.refresh()
        self.state.show_meeting(meeting.id)
        if not self._desk.session.read_only:
            for part in (self.minutes, self.decisions, self.decision_panel, self.entry):
                part.setEnabled(not self.state.is_locked)
        self._show_decision(self.decisions.table.current_row())

    def leave(self) -> None:
        """Keep what is still being typed."""
        self.minutes.leave()
        self.decision_panel.leave()

    def focus_part(self, part: str) -> None:
        """Go to a part: minutes or decisions, or to the actions where both are locked."""
        target: QWidget = self.decisions.wording if part == "decisions" else self.minutes.text
        if not target.isEnabled():  # the minutes are approved: what goes on are the actions
            target = self.agreed
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self) -> None:
        """Go to where the next decision or action is typed."""
        target = self.entry.what if self.agreed.hasFocus() else self.decisions.wording
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_decision(self, line: DecisionLine | None) -> None:
        if line is not None:
            self.decision_panel.show_decision(line)
        self.panel.show_part(self.decision_panel if line is not None else None)

    def _edit_decision(self, line: DecisionLine) -> None:
        self._show_decision(line)
        self.panel_wanted.emit()
        self.decision_panel.wording.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_action(self, line: ActionLine) -> None:
        self._desk.go(Place("actions", line.action.id))
