"""The first tab of a meeting: agenda, attendance by group, open actions (guide 12)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.meetings import MinutesState
from cs360_desktop.services import meetings
from cs360_desktop.services.actions import ActionLine
from cs360_desktop.services.agendas import AgendaLine
from cs360_desktop.services.attendance import Attendee
from cs360_desktop.services.meetings import MeetingRecord
from cs360_desktop.ui.common.action_table import ActionTable
from cs360_desktop.ui.common.body import Body
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.locking import lock
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.meetings.agenda_part import AgendaPart
from cs360_desktop.ui.meetings.agenda_tools import AgendaTools
from cs360_desktop.ui.meetings.attendee_panel import AttendeePanel
from cs360_desktop.ui.meetings.item_panel import ItemPanel
from cs360_desktop.ui.meetings.meeting_panel import MeetingPanel
from cs360_desktop.ui.meetings.person_form import PersonForm
from cs360_desktop.ui.meetings.record_panel import RecordPanel
from cs360_desktop.ui.meetings.roll_part import RollPart


class AgendaBody(Body):
    """Plans one meeting.

    Signals:
        panel_wanted(): the context panel is to be open.
        copy_wanted(object): a file that is attached to an item is to be saved elsewhere.
        rested(): a text was typed and left, which lists and heads show too.
    """

    panel_wanted = Signal()
    rested = Signal()
    copy_wanted = Signal(object)

    def __init__(self, desk: Desk, meeting: MeetingPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record: MeetingRecord | None = None
        self.agenda = AgendaPart(desk)
        self.roll = RollPart(desk)
        self.commitments = ActionTable(self.tr("Open actions on this agenda"), desk, two_lines=False)
        self.commitments.set_empty(self.tr("No open action from before. Those of this meeting stand under Minutes."))
        self.item_panel = ItemPanel(desk, self.agenda.move_item, self.agenda.delete_item)
        self.attendee_panel = AttendeePanel(desk)
        self.agenda_tools = AgendaTools(desk)
        self.form = PersonForm(desk)
        self.meeting_panel = meeting
        self.panel = RecordPanel(
            self.tr("Choose an agenda item or a person to see and change it here."),
            (self.item_panel, self.attendee_panel, self.form, self.agenda_tools),
            meeting,
        )
        self._arrange()
        self.set_context(self.panel)
        self._connect()
        if desk.session.read_only:
            lock(self.panel, self.agenda, self.roll)

    def _arrange(self) -> None:
        upper = QHBoxLayout()
        spacing(upper, 20)
        upper.addWidget(self.agenda, 16)
        upper.addWidget(self.roll, 10)
        content = QWidget()
        box = QVBoxLayout(content)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        box.addLayout(upper)
        box.addWidget(Label(self.tr("Open actions on this agenda"), Type.SECTION))
        box.addWidget(self.commitments)
        box.addStretch(1)
        self.set_content(content, scroll=True)

    def _connect(self) -> None:
        self.agenda.item_chosen.connect(self._show_item)
        self.agenda.item_opened.connect(lambda _line: self._edit(self.item_panel))
        self.agenda.item_added.connect(self._name_item)
        self.agenda.more_wanted.connect(self._show_tools)
        self.agenda_tools.left.connect(self._leave_tools)
        self.item_panel.shows.copy_wanted.connect(self.copy_wanted)
        for panel in (self.item_panel, self.attendee_panel, self.meeting_panel):
            panel.rested.connect(self.rested)
        self.roll.attendee_chosen.connect(self._show_attendee)
        self.roll.attendee_opened.connect(self._edit_attendee)
        self.roll.adding.connect(self.add_person)
        self.form.added.connect(self._show_added)
        self.form.left.connect(self._leave_form)
        self.commitments.row_opened.connect(self._open_action)

    def refresh(self, record: MeetingRecord) -> None:
        """Show a meeting as it is now."""
        is_other = self._record is None or self._record.meeting.id != record.meeting.id
        self._record = record
        if is_other:
            self.panel.show_part(None)
        keeps_tools = self.panel.shown() is self.agenda_tools
        commitments = meetings.commitments(self._desk.session, record.meeting.id)
        self.agenda.refresh(record, commitments)
        self.roll.refresh(record.meeting)
        self.commitments.set_items(commitments)
        self.meeting_panel.show_meeting(record)
        self.item_panel.setEnabled(record.meeting.minutes_state is not MinutesState.APPROVED)
        if keeps_tools:  # rows that came or went have chosen an item meanwhile
            self.agenda_tools.show_meeting(record.meeting)
            self.panel.show_part(self.agenda_tools)
        shown = self.panel.shown()
        if shown is self.item_panel:
            self._show_item(self.agenda.current())
        elif shown is self.attendee_panel:
            self._show_attendee(self.roll.current())

    def leave(self) -> None:
        """Keep what is still being typed."""
        for part in (self.item_panel, self.attendee_panel, self.meeting_panel):
            part.leave()

    def focus_part(self, part: str) -> None:
        """Go to a part: agenda, attendance or actions."""
        target = {"attendance": self.roll.table, "actions": self.commitments}.get(part, self.agenda.table)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self) -> None:
        """Add what belongs where the focus is: a person to the roll, else an agenda item."""
        focused = QApplication.focusWidget()
        if focused is not None and self.roll.isAncestorOf(focused):
            self.add_person()
        else:
            self.agenda.add_item()

    def add_person(self) -> None:
        """Show the form for somebody who is not on the roll yet."""
        if self._record is not None:
            self.form.start(self._record.meeting)
            self.panel.show_part(self.form)
            self.panel_wanted.emit()
            self.form.focus_first()

    def _show_item(self, line: AgendaLine | None) -> None:
        if line is not None:
            self.item_panel.show_item(line)
        self.panel.show_part(self.item_panel if line is not None else None)

    def _show_attendee(self, attendee: Attendee | None) -> None:
        if attendee is not None and self._record is not None:
            self.attendee_panel.show_attendee(self._record.meeting, attendee)
        self.panel.show_part(self.attendee_panel if attendee is not None else None)

    def _show_tools(self) -> None:
        if self._record is not None:
            self.agenda_tools.show_meeting(self._record.meeting)
            self.panel.show_part(self.agenda_tools)
            self.panel_wanted.emit()
            self.agenda_tools.source.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_tools(self) -> None:
        self._show_item(self.agenda.current())
        self.agenda.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self, panel: QWidget) -> None:
        self.panel.show_part(panel)
        self.panel_wanted.emit()
        panel.setFocus(Qt.FocusReason.OtherFocusReason)
        if panel is self.item_panel:
            self.item_panel.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_item(self, _item_id: int) -> None:
        self._edit(self.item_panel)
        self.item_panel.name_item()

    def _edit_attendee(self, attendee: Attendee | None) -> None:
        self._show_attendee(attendee)
        self.panel_wanted.emit()
        self.attendee_panel.ask_for_whom()

    def _show_added(self, person_id: int) -> None:
        self.roll.table.choose_row(person_id)
        self._show_attendee(self.roll.current())
        self.roll.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_form(self) -> None:
        self._show_attendee(self.roll.current())
        self.roll.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_action(self, line: ActionLine) -> None:
        self._desk.go(Place("actions", line.action.id))
