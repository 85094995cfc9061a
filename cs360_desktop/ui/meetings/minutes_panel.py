"""How far the minutes are, in the context panel: draft, corrected, approved; then locked, with amendments."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.meetings import MeetingStatus, MinutesState
from cs360_desktop.domain.minutes import Amendment
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import approval, minutes, people
from cs360_desktop.services.minutes import MinutesRecord
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import NoteField, TextField
from cs360_desktop.ui.common.labels import Label, StateLabel
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.meetings.panel_choice import PanelChoice


class MinutesPanel(QWidget):
    """The state of the minutes of one meeting.

    Args:
        desk: where.
        save_pdf: saves them as a PDF, in community form if it is told so.
        save_word: saves them as a Word document.
        parent: see Qt.
    """

    def __init__(
        self,
        desk: Desk,
        save_pdf: Callable[[bool], object],
        save_word: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record: MinutesRecord | None = None
        self.state = StateLabel(State.NOTHING_YET)
        self.hint = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self.corrected = Button(self.tr("Mark as corrected"), self.mark_corrected, kind=Kind.QUIET)
        self.at = PanelChoice(self.tr("Approved at the meeting of"))
        self.by = PanelChoice(self.tr("Approved by"))
        self.approve_button = Button(self.tr("Approve and lock"), self.approve, icon="lock-simple")
        self._amendments = QVBoxLayout()
        self.wording = NoteField(self.tr("Amendment: what shall be read"), lines=2)
        self.reason = TextField(self.tr("Why"))
        self.amend_button = Button(self.tr("Add amendment"), self.amend, icon="plus")
        self.pdf = Button(self.tr("Minutes as PDF…"), lambda: save_pdf(False), kind=Kind.QUIET, icon="file-pdf")
        self.word = Button(self.tr("Minutes as Word…"), save_word, kind=Kind.QUIET, icon="file-text")
        self.public = Button(self.tr("Community copy…"), lambda: save_pdf(True), kind=Kind.QUIET, icon="file-pdf")
        self._arrange()

    def _arrange(self) -> None:
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        spacing(self._amendments, 4)
        box.addWidget(Label(self.tr("Minutes"), Type.SECTION))
        for part in (self.state, self.hint, self.corrected, self.at, self.by, self.approve_button):
            box.addWidget(part)
        box.addLayout(self._amendments)
        for amending in (self.wording, self.reason, self.amend_button):
            box.addWidget(amending)
        for copy in (self.pdf, self.word, self.public):
            box.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def is_locked(self) -> bool:
        """Whether the minutes are approved."""
        return self._record is not None and self._record.meeting.minutes_state is MinutesState.APPROVED

    def show_meeting(self, meeting_id: int) -> None:
        """Show how far the minutes of a meeting are."""
        record = minutes.minutes_record(self._desk.session, meeting_id)
        self._record = record
        self.state.set_state(*self._said(record))
        is_held, is_locked = record.meeting.status is MeetingStatus.HELD, self.is_locked
        self.hint.setText(self._hint(record))
        self.corrected.setVisible(is_held and record.meeting.minutes_state is MinutesState.DRAFT)
        can_approve = is_held and not is_locked and bool(record.choices)
        for part in (self.at, self.by, self.approve_button):
            part.setVisible(can_approve)
        self.at.set_options([(each.id, format_date(each.held_on)) for each in record.choices])
        if record.choices and self.at.value() is None:
            self.at.set_value(record.choices[0].id)
        everybody = [(person.id, person.name) for person in people.people(self._desk.session)]
        self.by.set_options([(None, self.tr("the chair of that meeting")), *everybody])
        for amending in (self.wording, self.reason, self.amend_button):
            amending.setVisible(is_locked)
        clear(self._amendments)
        for amendment in record.amendments:
            self._amendments.addWidget(Label(self._amended(amendment), Type.CAPTION, wrap=True))

    def _said(self, record: MinutesRecord) -> tuple[State, str]:
        meeting = record.meeting
        if meeting.minutes_state is MinutesState.CORRECTED:
            return State.UNDER_WAY, self.tr("corrected draft")
        if meeting.minutes_state is MinutesState.DRAFT or meeting.approved_on is None:
            return State.NOTHING_YET, self.tr("draft")
        day = format_date(meeting.approved_on)
        if record.approved_by is None:
            return State.GOOD, self.tr("approved {day}").format(day=day)
        return State.GOOD, self.tr("approved {day} by {name}").format(day=day, name=record.approved_by.name)

    def _hint(self, record: MinutesRecord) -> str:
        if self.is_locked:
            return self.tr("Locked. What was wrong is corrected by an amendment, which says who, when and why.")
        if record.meeting.status is not MeetingStatus.HELD:
            return self.tr("Minutes can be approved when the meeting is marked as held.")
        if not record.choices:
            return self.tr("They are approved at a later meeting. None was held yet.")
        return self.tr("Approving locks notes, roll and decisions. Actions are still followed up.")

    def _amended(self, amendment: Amendment) -> str:
        who = amendment.by or self.tr("somebody")
        head = self.tr("{day}, {who}: {wording}").format(
            day=format_date(amendment.made_on), who=who, wording=amendment.wording
        )
        return f"{head} ({amendment.reason})"

    def mark_corrected(self) -> None:
        """Say that the draft was corrected."""
        self._do(self.tr("Marked the minutes of {date} as corrected"), minutes.mark_corrected)

    def approve(self) -> None:
        """Approve the minutes at the meeting chosen."""
        at, by = self.at.value(), self.by.value()
        if at is not None:
            self._do(
                self.tr("Approved the minutes of {date}"),
                lambda session, meeting_id: approval.approve(session, meeting_id, at, by),
            )

    def amend(self) -> None:
        """Add the amendment that is typed."""
        wording, reason = self.wording.value(), self.reason.value()
        for field, value in ((self.wording, wording), (self.reason, reason)):
            field.set_error("" if value else self.tr("An amendment needs this."))
        if not (wording and reason):
            return
        added = self._do(
            self.tr("Amended the minutes of {date}"),
            lambda session, meeting_id: minutes.amend(session, meeting_id, wording, reason).receipt,
        )
        if added:
            self.wording.set_value("")
            self.reason.set_value("")

    def _do(self, text: str, verb: Callable[..., Receipt]) -> bool:
        if self._record is None:
            return False
        meeting = self._record.meeting
        said = text.format(date=format_date(meeting.held_on))
        return self._desk.do(said, lambda: verb(self._desk.session, meeting.id))
