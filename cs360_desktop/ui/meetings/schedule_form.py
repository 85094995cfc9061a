"""The form for the rule of a team's meetings: which days, from when, at what time; the next days stand below."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.meetings import MOST_MINUTES
from cs360_desktop.domain.schedule import MOST_WEEKS, MeetingSeries, Rule, days_words
from cs360_desktop.domain.wording import as_sentence, format_date
from cs360_desktop.services import schedule
from cs360_desktop.services.meetings import proposal
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.entry_form import EntryForm
from cs360_desktop.ui.common.fields import DateField, NumberField, TextField, field_row
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.meetings.panel_choice import PanelChoice
from cs360_desktop.ui.meetings.time_field import TimeField


class ScheduleForm(EntryForm):
    """Sets the rule of one team; what is wrong is said below the field, or in the message bar of the page."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._body_id = 0
        self._title = Label(self.tr("Schedule"), Type.SECTION)
        self.rule = PanelChoice(
            self.tr("The team meets"),
            [
                (Rule.NTH_WEEKDAY, self.tr("on a weekday of the month")),
                (Rule.LAST_WORKING_DAY, self.tr("on the last working day of the month")),
                (Rule.EVERY_WEEKS, self.tr("every so many weeks")),
            ],
        )
        self.nth = PanelChoice(
            self.tr("Which"),
            [
                (1, self.tr("first")),
                (2, self.tr("second")),
                (3, self.tr("third")),
                (4, self.tr("fourth")),
                (-1, self.tr("last")),
            ],
        )
        self.weekday = PanelChoice(self.tr("Weekday"), list(enumerate(_weekdays(self))))
        self.weeks = NumberField(self.tr("Every"), least=1, greatest=MOST_WEEKS, unit=self.tr("weeks"), width=72)
        self.since = DateField(self.tr("From"), required=True, width=124)
        self.until = DateField(self.tr("Until"), width=124)
        self.starts = TimeField(self.tr("Starts"), width=88)
        self.length = NumberField(self.tr("Length"), least=1, greatest=MOST_MINUTES, unit=self.tr("min"), width=72)
        self.place = TextField(self.tr("Place"))
        self._about = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self.button = Button(self.tr("Set schedule"), self.add, icon="check-circle")
        self._arrange()
        self.rule.committed.connect(self._show_parts)
        for field in (self.rule, self.nth, self.weekday, self.weeks, self.since, self.until):
            field.committed.connect(lambda _value: self._preview())

    def _arrange(self) -> None:
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 12)
        box.addWidget(self._title)
        box.addWidget(self.rule)
        which = QHBoxLayout()
        spacing(which, 12)
        which.addWidget(self.nth)
        which.addWidget(self.weekday)
        box.addLayout(which)
        box.addWidget(self.weeks)
        box.addLayout(field_row(self.since, self.until))
        box.addLayout(field_row(self.starts, self.length))
        box.addWidget(self.place)
        box.addWidget(self._about)
        buttons = QHBoxLayout()
        spacing(buttons, 8)
        buttons.addWidget(self.button)
        buttons.addWidget(Button(self.tr("Cancel"), self.left.emit, kind=Kind.QUIET))
        buttons.addStretch(1)
        box.addLayout(buttons)
        box.addStretch(1)

    def start(self, body_id: int, name: str) -> None:
        """Show the rule in force, or what the last meeting suggests."""
        self._body_id = body_id
        self._title.setText(self.tr("Schedule of {team}").format(team=name))
        session = self._desk.session
        present = schedule.current_series(session, body_id)
        next_ = proposal(session, body_id)
        day = next_.held_on or session.today()
        if present is None:
            nth = min((day.day - 1) // 7 + 1, 4)
            length = next_.last.minutes_planned if next_.last else 90
            present = MeetingSeries(body_id, nth, day.weekday(), next_.starts_at, day, next_.place, length)
        fields: dict[Any, Any] = {
            self.rule: present.rule,
            self.nth: present.nth,
            self.weekday: present.weekday,
            self.weeks: present.weeks,
            self.since: present.since if present.since >= session.today() or not present.id else day,
            self.until: present.until,
            self.starts: present.starts_at,
            self.length: present.minutes_planned,
            self.place: present.place,
        }
        for field, value in fields.items():
            field.set_value(value)
        self._show_parts(present.rule)
        self._preview()

    def _show_parts(self, rule: Rule) -> None:
        for part in (self.nth, self.weekday):
            part.setVisible(rule is Rule.NTH_WEEKDAY)
        self.weeks.setVisible(rule is Rule.EVERY_WEEKS)

    def _typed(self) -> MeetingSeries | None:
        since, starts, length = self.since.value(), self.starts.value(), self.length.value()
        weeks = self.weeks.value() or 0
        if since is None or starts is None or length is None:
            return None
        return MeetingSeries(
            self._body_id,
            self.nth.value(),
            self.weekday.value(),
            starts,
            since,
            self.place.value(),
            length,
            self.until.value(),
            self.rule.value(),
            weeks if self.rule.value() is Rule.EVERY_WEEKS else 4,
        )

    def _preview(self) -> None:
        """Say which days the rule gives, before anything is saved."""
        typed = self._typed()
        days = schedule.first_days(self._desk.session, typed) if typed is not None else []
        if typed is None or not days:
            self._about.setText(self.tr("Give the first day, and the days appear here."))
            return
        shown = ", ".join(format_date(day) for day in days)
        self._about.setText(self.tr("{rule}: {days} …").format(rule=as_sentence(days_words(typed)), days=shown))

    @override
    def add(self) -> None:
        """Set the rule, or say below the field what is missing."""
        for field in (self.since, self.until, self.starts, self.length, self.weeks):
            field.commit()
            needed = field is not self.until and (field is not self.weeks or self.weeks.isVisibleTo(self))
            if needed and field.value() is None and not field.error():
                field.set_error(self.tr("A schedule needs this."))
            if field.error() and field.isVisibleTo(self):
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        typed = self._typed()
        assert typed is not None
        text = self.tr("Set the schedule: {rule}").format(rule=days_words(typed))
        if self._desk.do(text, lambda: self._set(typed)):
            self.left.emit()

    def _set(self, typed: MeetingSeries) -> Receipt:
        return schedule.set_rule(self._desk.session, typed).receipt


def _weekdays(form: ScheduleForm) -> list[str]:
    return [
        form.tr("Monday"),
        form.tr("Tuesday"),
        form.tr("Wednesday"),
        form.tr("Thursday"),
        form.tr("Friday"),
        form.tr("Saturday"),
        form.tr("Sunday"),
    ]
