"""Notice and minutes of an open meeting in the context panel: until when, and a tick when they are posted."""

from datetime import date, datetime, time

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cs360_desktop.domain.meetings import Meeting
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import open_meetings
from cs360_desktop.services.open_meetings import Duty, Standing
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import DateField, field_row
from cs360_desktop.ui.common.labels import Label, StateLabel
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.meetings.time_field import TimeField

_STATES = {
    Standing.DONE: State.GOOD,
    Standing.DONE_LATE: State.NEEDS,
    Standing.DUE: State.NEEDS,
    Standing.LATE: State.WRONG,
}


class DutiesPart(QWidget):
    """Hidden while the setting is off, and for meetings without a duty."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meeting: Meeting | None = None
        self._notice_title = Label(self.tr("Notice"), Type.STRONG)
        self._notice = StateLabel(State.NEEDS)
        self._places = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self.notice_posted = QCheckBox(self.tr("Posted in all places"))
        self.posted_on = DateField(self.tr("Posted on"), width=124)
        self.posted_at = TimeField(self.tr("at"), width=88)
        self._minutes_title = Label(self.tr("Minutes open to everybody"), Type.STRONG)
        self._minutes = StateLabel(State.NEEDS)
        self.minutes_posted = QCheckBox(self.tr("Posted"))
        self.minutes_on = DateField(self.tr("Minutes posted on"), width=124)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 6)
        for part in (self._notice_title, self._notice, self._places, self.notice_posted):
            box.addWidget(part)
        box.addLayout(field_row(self.posted_on, self.posted_at))
        for part in (self._minutes_title, self._minutes, self.minutes_posted):
            box.addWidget(part)
        box.addWidget(self.minutes_on)
        self.notice_posted.clicked.connect(self._tick_notice)
        self.minutes_posted.clicked.connect(self._tick_minutes)
        self.posted_on.committed.connect(lambda _day: self._post_notice())
        self.posted_at.committed.connect(lambda _time: self._post_notice())
        self.minutes_on.committed.connect(self._post_minutes)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show what a meeting asks for."""
        self._meeting = meeting
        found = open_meetings.duties_of(self._desk.session, meeting.id)
        self.setVisible(found.notice is not None or found.minutes is not None)
        for widget in (self._notice_title, self._notice, self.notice_posted):
            widget.setVisible(found.notice is not None)
        self._places.setVisible(found.notice is not None and bool(found.places))
        self._places.setText(", ".join(found.places))
        for widget in (self._minutes_title, self._minutes, self.minutes_posted):
            widget.setVisible(found.minutes is not None)
        at = meeting.notice_posted_at
        for field in (self.posted_on, self.posted_at):
            field.setVisible(found.notice is not None and at is not None)
        self.minutes_on.setVisible(found.minutes is not None and meeting.minutes_posted_on is not None)
        if found.notice is not None:
            self._notice.set_state(*self._state(found.notice))
            self.notice_posted.setChecked(at is not None)
            self.posted_on.refresh(at.date() if at else None)
            self.posted_at.refresh(at.time() if at else None)
        if found.minutes is not None:
            self._minutes.set_state(*self._state(found.minutes))
            self.minutes_posted.setChecked(meeting.minutes_posted_on is not None)
            self.minutes_on.refresh(meeting.minutes_posted_on)

    def _state(self, duty: Duty) -> tuple[State, str]:
        words = {
            Standing.DONE: self.tr("posted in time, due {due}"),
            Standing.DONE_LATE: self.tr("posted after {due}"),
            Standing.DUE: self.tr("due {due}"),
            Standing.LATE: self.tr("was due {due}"),
        }[duty.standing]
        return _STATES[duty.standing], words.format(due=duty.due)

    def _tick_notice(self, ticked: bool) -> None:
        now = datetime.now().replace(second=0, microsecond=0)  # noqa: DTZ005  as the clock on her wall
        self._do_notice(datetime.combine(self._desk.session.today(), now.time()) if ticked else None)

    def _post_notice(self) -> None:
        day, moment = self.posted_on.value(), self.posted_at.value()
        if day is not None:
            self._do_notice(datetime.combine(day, moment or time(0)))

    def _do_notice(self, at: datetime | None) -> None:
        meeting = self._meeting
        assert meeting is not None
        said, taken = (
            self.tr("Noted that the notice of {day} is posted"),
            self.tr("Took back that it is posted"),
        )
        text = said if at is not None else taken
        self._desk.do(
            text.format(day=format_date(meeting.held_on)),
            lambda: open_meetings.post_notice(self._desk.session, meeting.id, at),
        )
        self._show_again()

    def _tick_minutes(self, ticked: bool) -> None:
        self._post_minutes(self._desk.session.today() if ticked else None)

    def _post_minutes(self, on: date | None) -> None:
        meeting = self._meeting
        assert meeting is not None
        said, taken = self.tr("Noted that the minutes of {day} are posted"), self.tr("Took back that they are posted")
        text = said if on is not None else taken
        self._desk.do(
            text.format(day=format_date(meeting.held_on)),
            lambda: open_meetings.post_minutes(self._desk.session, meeting.id, on),
        )
        self._show_again()

    def _show_again(self) -> None:
        """A refused tick goes back to what is stored."""
        if self._meeting is not None:
            found = open_meetings.meeting_of(self._desk.session, self._meeting.id)
            self.show_meeting(found)
