"""One meeting: agenda and attendance on the first tab, minutes, decisions and new actions on the second."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cs360_desktop.domain.changes import Change
from cs360_desktop.domain.documents import MadeFile
from cs360_desktop.domain.meetings import Meeting, MeetingStatus
from cs360_desktop.domain.wording import format_date, format_long_date
from cs360_desktop.services import agendas, calendar_files, meeting_papers, meetings, minutes_document
from cs360_desktop.services.baseline_files import AttachedFile, attached_file
from cs360_desktop.services.meetings import MeetingRecord
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.following import touches
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.save_file import save_file, save_for_team
from cs360_desktop.ui.common.scaling import scale
from cs360_desktop.ui.meetings.agenda_body import AgendaBody
from cs360_desktop.ui.meetings.meeting_panel import MeetingButtons, MeetingPanel
from cs360_desktop.ui.meetings.minutes_body import MinutesBody
from cs360_desktop.ui.meetings.minutes_panel import MinutesPanel
from cs360_desktop.ui.meetings.words import meeting_state, time_span

if TYPE_CHECKING:
    from cs360_desktop.ui.meetings.mode.mode import MeetingMode

_NOUNS = {
    "meeting",
    "agenda_item",
    "agenda_measure",
    "agenda_template",
    "attachment",
    "setting",
    "attendance",
    "decision",
    "action",
    "carry_over",
    "person",
    "represented_group",
    "membership",
    "body",
    "amendment",
}
_COMPACT_BELOW = 1000
_MINUTES_PARTS = {"minutes", "decisions"}


class MeetingRecordPage(Page):
    """One meeting, worked through from plan to minutes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._held_on: date | None = None
        super().__init__(self.tr("Meeting"), "", parent=parent)
        self._desk = desk
        self._meeting_id = 0
        self.agenda_button = Button(self.tr("Agenda as PDF…"), self.save_agenda, icon="file-pdf")
        self.hold_button = Button(self.tr("Mark as held"), self.hold, kind=Kind.PRIMARY, icon="check-circle")
        self.start_button = Button(self.tr("Start meeting"), self.start, icon="projector-screen")
        self.mode: MeetingMode | None = None
        self.add_button(self.agenda_button)
        self.add_button(self.start_button)
        self.add_button(self.hold_button)
        papers = MeetingButtons(
            self.save_notice,
            self.save_invitation,
            self.save_calendar,
            lambda: self._save("agenda", agendas.agenda_docx),
            lambda: self.save_agenda(community=True),
        )
        self.agenda_body = AgendaBody(desk, MeetingPanel(desk, papers))
        self.minutes_body = MinutesBody(
            desk, MinutesPanel(desk, self.save_minutes, lambda: self._save("minutes", minutes_document.minutes_docx))
        )
        self.add_tab(self.tr("Agenda"), self.agenda_body)
        self.add_tab(self.tr("Minutes"), self.minutes_body)
        for body in (self.agenda_body, self.minutes_body):
            body.panel_wanted.connect(self._open_context)
            body.rested.connect(self._show_rested)
        for keys in ("Ctrl+N", "Ins"):
            shortcut = QShortcut(QKeySequence(keys), self, self._add_here)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.agenda_body.copy_wanted.connect(self._save_copy)
        desk.notifier.committed.connect(self._follow)

    def show_meeting(self, meeting_id: int, part: str = "") -> None:
        """Show a meeting at one of its parts: agenda, attendance, actions, minutes or decisions."""
        if meeting_id != self._meeting_id:
            self._leave()
        self._meeting_id = meeting_id
        self.refresh()
        self.show_tab(1 if part in _MINUTES_PARTS else 0)
        if part in _MINUTES_PARTS:
            self.minutes_body.focus_part(part)
        else:
            self.agenda_body.focus_part(part)

    def refresh(self) -> None:
        """Ask for the meeting again."""
        record = meetings.record(self._desk.session, self._meeting_id)
        meeting, today = record.meeting, self._desk.session.today()
        self.set_trail([(self.tr("Meetings"), lambda: self._desk.go(Place("meetings")))], record.body.name)
        self._held_on = meeting.held_on
        self.header.set_purpose(self._about(record))
        self._show_title()
        self.set_state(*meeting_state(meeting, today))
        self._offer_to_hold(meeting)
        self.agenda_body.refresh(record)
        self.minutes_body.refresh(record)

    def _show_title(self) -> None:
        """Say the day in full, and short where the tabs share its line."""
        if self._held_on is not None:
            is_narrow = self.window().width() / scale() < _COMPACT_BELOW
            day = format_date(self._held_on) if is_narrow else format_long_date(self._held_on, weekday=True)
            self.set_title(day)

    @override
    def fit(self) -> None:
        super().fit()
        self._show_title()

    def _about(self, record: MeetingRecord) -> str:
        parts = [time_span(record.meeting), record.meeting.place]
        if record.previous is not None:
            parts.append(self.tr("after {date}").format(date=format_date(record.previous.held_on, year=False)))
        return " · ".join(part for part in parts if part)

    def _offer_to_hold(self, meeting: Meeting) -> None:
        self.hold_button.setVisible(meeting.status is MeetingStatus.PLANNED)
        if self._desk.session.read_only:
            self.hold_button.allow(False, self.tr("The workspace is open for reading only"))
        else:
            is_due = meeting.held_on <= self._desk.session.today()
            self.hold_button.allow(is_due, self.tr("The meeting is still to come"))

    def start(self) -> None:
        """Show the meeting to the room: meeting mode, until it is left."""
        if self.mode is not None:
            self.mode.keyboard().activateWindow()
            return
        from cs360_desktop.ui.meetings.mode.mode import MeetingMode

        self._leave()
        self.mode = MeetingMode(self._desk, self._meeting_id, self.screen(), self)
        self.mode.ended.connect(self._end_mode)

    def _end_mode(self) -> None:
        if self.mode is not None:
            self.mode.deleteLater()
            self.mode = None
        if self._meeting_id and self.isVisible():
            self.refresh()
            self.window().activateWindow()

    def hold(self) -> None:
        """Mark the meeting as held."""
        day = meetings.record(self._desk.session, self._meeting_id).meeting.held_on
        text = self.tr("Marked the meeting of {date} as held").format(date=format_date(day))
        self._desk.do(text, lambda: meetings.hold(self._desk.session, self._meeting_id))

    def save_agenda(self, *, community: bool = False) -> None:
        """Save the agenda as a PDF where the user wants it; in community view always that form."""
        self._save("agenda", agendas.agenda_pdf, community=community)

    def save_notice(self) -> None:
        """Save the public notice as a PDF where the user wants it."""
        self._save("notice", meeting_papers.notice_pdf)

    def save_calendar(self) -> None:
        """Save the calendar file of this meeting where the user wants it."""
        self._save("ics", calendar_files.meeting_ics)

    def save_invitation(self) -> None:
        """Save the draft of an e-mail, which her mail program opens for her to send."""
        self._save("eml", meeting_papers.invitation)

    def _save_copy(self, file: AttachedFile) -> None:
        save_for_team(self, self._desk, lambda: attached_file(self._desk.session, file.id))

    def _save(self, kind: str, make: Callable[..., MadeFile], *, community: bool = False) -> None:
        """Save a paper of this meeting; in community view always that form."""
        self._leave()
        session, meeting_id = self._desk.session, self._meeting_id
        save_file(
            self,
            self._desk,
            lambda public: make(session, meeting_id, community=public),
            kind=kind,
            community=community,
        )

    def save_minutes(self, community: bool = False) -> None:
        """Save the minutes as a PDF where the user wants it; in community view always that form."""
        self._save("minutes", minutes_document.minutes_pdf, community=community)

    def _add_here(self) -> None:
        if not self._desk.session.read_only:
            (self.agenda_body if self.body is self.agenda_body else self.minutes_body).add()

    def _open_context(self) -> None:
        if self.body.context is not None and not self.body.context.isVisible():
            self.toggle_context()

    def _follow(self, changes: Sequence[Change]) -> None:
        if not self.isVisible() or not touches(changes, _NOUNS) or self._desk.is_typing:
            return  # out of sight, it asks again when it is shown; what is typed here stands here already
        if meetings.exists(self._desk.session, self._meeting_id):
            self.refresh()
        else:
            self._desk.go(Place("meetings"))

    def _show_rested(self) -> None:
        """Show in lists and heads what was typed beside them."""
        if self.isVisible() and meetings.exists(self._desk.session, self._meeting_id):
            self.refresh()

    def _leave(self) -> None:
        if self._meeting_id:
            self.agenda_body.leave()
            self.minutes_body.leave()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._leave()
        super().hideEvent(event)
