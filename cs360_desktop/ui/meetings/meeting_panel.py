"""The meeting itself in the context panel: when, where, how long, who chairs and records, held or not."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.meetings import MOST_MINUTES, Meeting, MeetingStatus
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import meeting_clashes, meetings, people
from cs360_desktop.services.calendar_files import knows_zone
from cs360_desktop.services.half_typed import keep_half_typed
from cs360_desktop.services.meetings import MeetingRecord
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.community import Private
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import ChoiceField, DateField, Field, NumberField, TextField, field_row
from cs360_desktop.ui.common.kept_text import KeptText
from cs360_desktop.ui.common.labels import Label, StateLabel
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.meetings.duties_part import DutiesPart
from cs360_desktop.ui.meetings.half_typed_lines import HalfTypedLines
from cs360_desktop.ui.meetings.panel_choice import PanelChoice
from cs360_desktop.ui.meetings.time_field import TimeField

_NEEDED = {"held_on", "starts_at", "minutes_planned"}


@dataclass(frozen=True, slots=True)
class MeetingButtons:
    """What the buttons do: save notice, invitation, calendar file, the agenda as a Word file and in community form."""

    notice: Callable[[], object]
    invitation: Callable[[], object]
    calendar: Callable[[], object]
    word_agenda: Callable[[], object]
    community_agenda: Callable[[], object]


class MeetingPanel(QWidget):
    """Edits one meeting: texts are saved with each key, the other fields when they are left."""

    rested = Signal()

    def __init__(self, desk: Desk, papers: MeetingButtons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record: MeetingRecord | None = None
        self.day = DateField(self.tr("Date"))
        self.starts = TimeField(self.tr("Starts"), width=88)
        self.length = NumberField(self.tr("Length"), least=1, greatest=MOST_MINUTES, unit=self.tr("min"), width=72)
        self.place = TextField(self.tr("Place"))
        self.chair = PanelChoice(self.tr("Chair"))
        self.recorder = PanelChoice(self.tr("Recorder"))
        self.reason = TextField(self.tr("Why it was not held"), placeholder=self.tr("Snow, too few people…"))
        self.not_held = Button(self.tr("Not held…"), self._ask_reason, kind=Kind.QUIET)
        self.reopen = Button(self.tr("Plan it again"), self._reopen, kind=Kind.QUIET)
        self.moved_reason = TextField(self.tr("Why it was moved"), placeholder=self.tr("Hall taken, storm…"))
        self.moved = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self.clash = StateLabel(State.NEEDS, plain=True)
        self.duties = DutiesPart(desk)
        self.notice = Button(self.tr("Notice as PDF…"), papers.notice, kind=Kind.QUIET, icon="file-pdf")
        self.invitation = Button(self.tr("Invitation by e-mail…"), papers.invitation, kind=Kind.QUIET, icon="envelope")
        self.calendar = Button(self.tr("Calendar file…"), papers.calendar, kind=Kind.QUIET, icon="calendar-blank")
        self.word = Button(self.tr("Agenda as Word…"), papers.word_agenda, kind=Kind.QUIET, icon="file-text")
        self.community = Button(
            self.tr("Community copy as PDF…"), papers.community_agenda, kind=Kind.QUIET, icon="file-pdf"
        )
        self._fields: dict[str, Field] = {
            "held_on": self.day,
            "starts_at": self.starts,
            "minutes_planned": self.length,
            "chair_id": self.chair,
            "recorder_id": self.recorder,
        }
        self._kept = {
            column: KeptText(desk, field.editor, partial(self._said, column), partial(self._write, column))
            for column, field in (("place", self.place), ("moved_reason", self.moved_reason))
        }
        for kept in self._kept.values():
            kept.rested.connect(self.rested)
        self._arrange()
        for column, field in self._fields.items():
            field.committed.connect(lambda value, column=column: self._save(column, value))
        Private(desk, self, (self.moved_reason,))
        desk.community_changed.connect(lambda _is_on: self._show_reason())
        self.reason.committed.connect(self._say_not_held)
        self._half_typed = HalfTypedLines(desk, self, not_held=self.reason.editor)

    def _arrange(self) -> None:
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 10)
        box.addWidget(self.duties)
        box.addWidget(Label(self.tr("This meeting"), Type.SECTION))
        box.addWidget(self.day)
        box.addLayout(field_row(self.starts, self.length))
        box.addWidget(self.clash)
        box.addWidget(self.moved)
        for part in (self.moved_reason, self.place, self.chair, self.recorder, self.reason):
            box.addWidget(part)
        row = QHBoxLayout()
        spacing(row, 4)
        row.addWidget(self.not_held)
        row.addWidget(self.reopen)
        row.addStretch(1)
        box.addLayout(row)
        for paper in (self.notice, self.invitation, self.calendar, self.word, self.community):
            box.addWidget(paper)
        box.addStretch(1)

    def show_meeting(self, record: MeetingRecord) -> None:
        """Show a meeting, or what has become of the one shown."""
        meeting = record.meeting
        same = self._record is not None and self._record.meeting.id == meeting.id
        self._record = record
        everybody = [(person.id, person.name) for person in people.people(self._desk.session)]
        for officer in (self.chair, self.recorder):
            officer.set_options([(None, self.tr("nobody yet")), *everybody])
        for column, field in self._fields.items():
            value = getattr(meeting, column)
            if same and not isinstance(field, ChoiceField):
                field.refresh(value)
            else:
                field.set_value(value)
        for column, kept in self._kept.items():
            kept.show(meeting.id, getattr(meeting, column))
        is_off = meeting.status is MeetingStatus.NOT_HELD
        if not same or is_off or self.reason.error():
            self._half_typed.show(0)
            self.reason.set_value(meeting.reason_not_held)
            if not is_off:
                self._half_typed.show(meeting.id)
            self._show_reason()
        self.not_held.setVisible(meeting.status is MeetingStatus.PLANNED)
        self.reopen.setVisible(meeting.status is not MeetingStatus.PLANNED)

        self._show_schedule(meeting)

    def _show_reason(self) -> None:
        """Show why it was not held, or what is half typed of it; everybody sees it only while it is asked for."""
        self.reason.setVisible(bool(self.reason.value()) and not self._desk.community)

    def _show_schedule(self, meeting: Meeting) -> None:
        """Say what lies around a meeting: where it was moved from, who else meets then, what must be posted."""
        expected = meeting.moved_from
        self.moved.setVisible(expected is not None)
        self.moved_reason.setVisible(expected is not None)
        if expected is not None:
            self.moved.setText(self.tr("Moved from {date}").format(date=format_date(expected)))
        teams = meeting_clashes.clashes(self._desk.session, meeting.id)
        self.clash.set_state(State.NEEDS, self.tr("{teams} meets at the same time").format(teams=", ".join(teams)))
        self.clash.setVisible(bool(teams))
        self.duties.show_meeting(meeting)
        knows = knows_zone(self._desk.session)
        self.calendar.allow(knows, self.tr("Choose the time zone in Settings, under Agency profile"))

    def leave(self) -> None:
        """Keep what is still being typed."""
        for field in self._fields.values():
            field.commit()
        for kept in self._kept.values():
            kept.leave()

    def _write(self, column: str, meeting_id: int, text: str, batch: int) -> Receipt:
        return meetings.write(self._desk.session, meeting_id, column, text, goes_on=batch)

    def _said(self, column: str) -> str:
        assert self._record is not None
        return self._text(column).format(date=format_date(self._record.meeting.held_on))

    def _save(self, column: str, value: Any) -> None:
        if self._record is None:
            return
        if value is None and column in _NEEDED:
            self._fields[column].set_error(self.tr("A meeting needs this, so the old value is kept."))
            return
        meeting = self._record.meeting
        self._do(self._text(column), lambda: meetings.change(self._desk.session, meeting.id, **{column: value}))

    def _text(self, column: str) -> str:
        return {
            "held_on": self.tr("Moved the meeting of {date}"),
            "starts_at": self.tr("Changed when the meeting of {date} starts"),
            "minutes_planned": self.tr("Changed the length of the meeting of {date}"),
            "place": self.tr("Changed the place of the meeting of {date}"),
            "chair_id": self.tr("Changed the chair of the meeting of {date}"),
            "recorder_id": self.tr("Changed the recorder of the meeting of {date}"),
            "moved_reason": self.tr("Said why the meeting of {date} was moved"),
        }[column]

    def _ask_reason(self) -> None:
        self.reason.set_value("")
        self.reason.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_not_held(self, reason: str) -> None:
        if self._record is not None and reason:
            session, meeting_id = self._desk.session, self._record.meeting.id
            if self._do(
                self.tr("Marked the meeting of {date} as not held"),
                lambda: meetings.not_held(session, meeting_id, reason),
            ):
                self._desk.keep(lambda: keep_half_typed(session, meeting_id, "not_held", ""))

    def _reopen(self) -> None:
        if self._record is not None:
            meeting_id = self._record.meeting.id
            self._do(
                self.tr("Planned the meeting of {date} again"),
                lambda: meetings.reopen(self._desk.session, meeting_id),
            )

    def _do(self, text: str, verb: Callable[[], Receipt]) -> bool:
        assert self._record is not None
        return self._desk.do(text.format(date=format_date(self._record.meeting.held_on)), verb)
