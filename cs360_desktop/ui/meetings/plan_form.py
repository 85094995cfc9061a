"""The form that plans a meeting: when, where, how long, and what its agenda starts from."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.definitions.agenda import AgendaTemplateDefinition
from cs360_desktop.domain.meetings import MOST_MINUTES, Meeting
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import agenda_templates, meetings, people, schedule
from cs360_desktop.services.schedule import Occurrence
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.entry_form import EntryForm
from cs360_desktop.ui.common.fields import DateField, NumberField, TextField, field_row
from cs360_desktop.ui.common.labels import Label, StateLabel
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.meetings.panel_choice import PanelChoice
from cs360_desktop.ui.meetings.time_field import TimeField

_FROM_LAST = "last"


class PlanForm(EntryForm):
    """Plans meetings; `planned` carries the key of a new one."""

    planned = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meeting_id = 0
        self.team = PanelChoice(self.tr("Team"))
        self.day = DateField(self.tr("Date"), required=True)
        self.starts = TimeField(self.tr("Starts"), width=88)
        self.length = NumberField(self.tr("Length"), least=1, greatest=MOST_MINUTES, unit=self.tr("min"), width=72)
        self.place = TextField(self.tr("Place"))
        self.agenda = PanelChoice(self.tr("Agenda from"))
        self._holiday = StateLabel(State.NEEDS, plain=True)
        self._brings = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self.button = Button(self.tr("Plan meeting"), self.add, icon="plus")
        self._arrange()
        self.team.committed.connect(self._propose)
        self.day.committed.connect(self._warn)
        self.agenda.committed.connect(self._follow_template)

    def _arrange(self) -> None:
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 12)
        box.addWidget(Label(self.tr("New meeting"), Type.SECTION))
        box.addWidget(self.team)
        box.addWidget(self.day)
        box.addWidget(self._holiday)
        box.addLayout(field_row(self.starts, self.length))
        for part in (self.place, self.agenda, self._brings):
            box.addWidget(part)
        buttons = QHBoxLayout()
        spacing(buttons, 8)
        buttons.addWidget(self.button)
        buttons.addWidget(Button(self.tr("Cancel"), self.left.emit, kind=Kind.QUIET))
        buttons.addStretch(1)
        box.addLayout(buttons)
        box.addStretch(1)

    def start(self, day: Occurrence | None = None) -> None:
        """Fill the form with a day of the schedule, or with what the next meeting would be, ready to be changed."""
        teams = people.bodies(self._desk.session)
        self.team.set_options([(team.id, team.name) for team in teams])
        team_id = day.body_id if day is not None else teams[0].id
        self.team.set_value(team_id)
        self.team.setVisible(len(teams) > 1)
        self._propose(team_id)
        if day is not None:
            self.day.set_value(day.held_on)
            self.starts.set_value(day.starts_at)
            self.place.set_value(day.place)
            self._warn(day.held_on)

    def _propose(self, team_id: int) -> None:
        proposal = meetings.proposal(self._desk.session, team_id)
        options: list[tuple[Any, str]] = [
            (template.id, self._template_name(template)) for template in agenda_templates.templates(self._desk.session)
        ]
        if proposal.last is not None:
            day = format_date(proposal.last.held_on)
            options.insert(0, (_FROM_LAST, self.tr("the meeting of {date}").format(date=day)))
        self.agenda.set_options(options)
        self.agenda.set_value(options[0][0])
        self.day.set_value(proposal.held_on)
        self.starts.set_value(proposal.starts_at)
        self.place.set_value(proposal.place)
        self._warn(proposal.held_on)
        if proposal.last is not None:
            self.length.set_value(proposal.last.minutes_planned)
        self._follow_template(options[0][0])

    def _template_name(self, template: AgendaTemplateDefinition) -> str:
        if agenda_templates.is_own(template):
            return template.name
        return self.tr("the template of {n} minutes").format(n=template.minutes)

    def _warn(self, day: date | None) -> None:
        """Say that a day is a holiday; it may be chosen all the same."""
        name = schedule.holiday_name(self._desk.session, day) if day is not None else ""
        self._holiday.set_state(State.NEEDS, self.tr("Holiday: {name}").format(name=name))
        self._holiday.setVisible(bool(name))

    def _follow_template(self, start: str) -> None:
        """Take the length of a chosen template, and say what comes along."""
        for template in agenda_templates.templates(self._desk.session):
            if template.id == start:
                self.length.set_value(template.minutes)
        if start == _FROM_LAST:
            self._brings.setText(
                self.tr(
                    "Standing, unfinished and parked items, open actions, the approval of the last minutes and "
                    "measures with signals come along."
                )
            )
        else:
            self._brings.setText(self.tr("Open actions and measures with signals come along."))

    @override
    def add(self) -> None:
        """Plan the meeting if day, time and length can be read; else say below the field what is missing."""
        for field in (self.day, self.starts, self.length):
            field.commit()
            if field.value() is None and not field.error():
                field.set_error(self.tr("This is needed to plan the meeting."))
            if field.error():
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        day, starts_at, length = self.day.value(), self.starts.value(), self.length.value()
        assert day is not None
        assert starts_at is not None
        assert length is not None
        meeting, start = Meeting(self.team.value(), day, starts_at, self.place.value(), length), self.agenda.value()
        text = self.tr("Planned the meeting of {date}").format(date=format_date(day))
        if self._desk.do(text, lambda: self._plan(meeting, start)):
            self.planned.emit(self._meeting_id)

    def _plan(self, meeting: Meeting, start: str) -> Receipt:
        session = self._desk.session
        if start == _FROM_LAST:
            added = meetings.plan_from_last(session, meeting)
        else:
            added = meetings.plan(session, meeting, start)
        self._meeting_id = added.id
        return added.receipt
