"""The schedule of a team: its rule in one sentence, and the days of a year with what became of them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.documents import MadeFile
from cs360_desktop.domain.schedule import rule_words
from cs360_desktop.domain.wording import as_sentence, format_date, format_long_date, format_time
from cs360_desktop.services import calendar_files, people, schedule
from cs360_desktop.services.schedule import Occurrence, Standing
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.columns import Column
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.key_table import KeyTable
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.locking import lock
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.save_file import save_file
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.meetings.panel_choice import PanelChoice
from cs360_desktop.ui.meetings.record_panel import RecordPanel
from cs360_desktop.ui.meetings.schedule_day import ScheduleDay
from cs360_desktop.ui.meetings.schedule_form import ScheduleForm
from cs360_desktop.ui.meetings.words import occurrence_state

_NOUNS = {"meeting", "meeting_series", "series_exception", "body", "agency"}


class SchedulePage(Page):
    """Signals: `planning` carries the `Occurrence` for which a meeting is to be planned."""

    planning = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Schedule"), self.tr("When a team meets, and what is different"), parent=parent)
        self._desk = desk
        self.set_trail([(self.tr("Meetings"), lambda: desk.go(Place("meetings")))], self.tr("Schedule"))
        self.calendar_button = Button(self.tr("Calendar file…"), self.save_calendar, icon="calendar-blank")
        self.rule_button = Button(self.tr("Change the schedule"), self.start_rule, kind=Kind.PRIMARY, icon="pencil")
        self.add_button(self.calendar_button)
        self.add_button(self.rule_button)
        self.team = PanelChoice(self.tr("Team"), width=260)
        self._rule = Label(role=Type.STRONG, wrap=True)
        self._help = Label(tone="muted", wrap=True)
        self.table = KeyTable(self.tr("Days of the schedule"), self._columns(), key=lambda day: (day.day, day.body_id))
        self.table.set_empty(self.tr("No schedule yet. Set one, and the days of a year appear here."))
        self.day = ScheduleDay(desk)
        self.form = ScheduleForm(desk)
        self.panel = RecordPanel("", (self.day, self.form))
        self.panel.show_part(self.day)
        self.set_context(self.panel)
        self._arrange()
        self.team.committed.connect(lambda _key: self.refresh())
        self.table.row_chosen.connect(self._show_day)
        self.table.row_opened.connect(self._act)
        self.day.opened.connect(lambda key: desk.go(Place("meetings", key)))
        self.day.planning.connect(self.planning)
        self.form.left.connect(self._leave_form)
        shortcut = QShortcut(QKeySequence("Ctrl+N"), self, self.start_rule)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.setFocusProxy(self.table)
        self.follow(desk.notifier, self.refresh, _NOUNS)
        self._fill_teams()
        self.refresh()
        if desk.session.read_only:
            lock(self.rule_button, self.panel)

    def _arrange(self) -> None:
        content = QWidget()
        box = QVBoxLayout(content)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        head = QHBoxLayout()
        head.addWidget(self.team)
        head.addStretch(1)
        box.addLayout(head)
        box.addWidget(self._rule)
        box.addWidget(self._help)
        box.addWidget(self.table, 1)
        box.addStretch(0)
        self.set_content(content)

    def _columns(self) -> list[Column[Occurrence]]:
        return [
            Column(
                self.tr("Day"),
                lambda day: format_long_date(day.held_on, weekday=True),
                detail=lambda day: " · ".join(part for part in (format_time(day.starts_at), day.place) if part),
                stretch=True,
            ),
            Column(
                self.tr("State"),
                lambda day: occurrence_state(day)[1],
                state=lambda day: occurrence_state(day)[0],
                width=150,
            ),
            Column(
                self.tr("Please note"),
                self._note,
                detail=lambda day: "" if self._desk.community else day.reason,
                state=lambda day: State.NEEDS if self._warns(day) else None,
                width=250,
            ),
        ]

    def _note(self, day: Occurrence) -> str:
        parts = [day.holiday] if self._warns(day) else []
        parts += [self.tr("moved from {day}").format(day=format_date(day.usual, year=False))] if day.is_moved else []
        return ", ".join(parts)

    @staticmethod
    def _warns(day: Occurrence) -> bool:
        return bool(day.holiday) and day.standing in {Standing.BY_RULE, Standing.PLANNED}

    def _fill_teams(self) -> None:
        teams = people.bodies(self._desk.session)
        self.team.set_options([(team.id, team.name) for team in teams])
        if self.team.value() is None and teams:
            self.team.set_value(teams[0].id)
        self.team.setVisible(len(teams) > 1)

    def show_team(self, body_id: int | None) -> None:
        """Show the schedule of a team."""
        if body_id is not None:
            self.team.set_value(body_id)
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Ask for the schedule again."""
        session = self._desk.session
        self._fill_teams()
        body_id = self.team.value()
        if body_id is None:
            return
        series = schedule.current_series(session, body_id)
        if series is None:
            self._rule.setText(self.tr("This team has no schedule yet"))
            self._help.setText(self.tr("Meetings can be planned one by one; a schedule proposes their days."))
        else:
            self._rule.setText(as_sentence(rule_words(series)))
            until = self.tr("until {day}").format(day=format_date(series.until)) if series.until else ""
            since = self.tr("from {day}").format(day=format_date(series.since))
            self._help.setText(" ".join(part for part in (since, until) if part))
        self.rule_button.setText(self.tr("Set a schedule") if series is None else self.tr("Change the schedule"))
        can_save = series is not None and calendar_files.knows_zone(session)
        why = self.tr("Set a schedule first") if series is None else self.tr("Choose the time zone in Settings first")
        self.calendar_button.allow(can_save, why)
        self.table.set_items(schedule.occurrences(session, body_id))
        if self.table.current_row() is None:
            self._choose_next()
        self._show_day(self.table.current_row())

    def _choose_next(self) -> None:
        today, body_id = self._desk.session.today(), self.team.value()
        days = schedule.occurrences(self._desk.session, body_id)
        coming = next((day for day in days if day.held_on >= today), None)
        if coming is not None:
            self.table.choose_row((coming.day, coming.body_id))

    def start_rule(self) -> None:
        """Show the form for the rule and go to it."""
        if self._desk.session.read_only:
            return
        teams = {team.id: team.name for team in people.bodies(self._desk.session)}
        self.form.start(self.team.value(), teams[self.team.value()])
        self.panel.show_part(self.form)
        self._open_context()
        self.form.rule.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def save_calendar(self) -> None:
        """Save the whole schedule as a calendar file."""
        session, team = self._desk.session, self.team.value()
        if calendar_files.schedule_ics(session, team) is None:
            return

        def make(public: bool) -> MadeFile:
            made = calendar_files.schedule_ics(session, team, community=public)
            assert made is not None, "a schedule has the same days in community form"
            return made

        save_file(self, self._desk, make, kind="ics")

    def _open_context(self) -> None:
        if self.body.context is not None and not self.body.context.isVisible():
            self.toggle_context()

    def _leave_form(self) -> None:
        self.panel.show_part(self.day)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_day(self, day: Occurrence | None) -> None:
        self.day.show_day(day)

    def _act(self, day: Occurrence) -> None:
        if day.meeting is not None:
            self._desk.go(Place("meetings", day.meeting.id))
        elif day.standing is Standing.BY_RULE and not self._desk.session.read_only:
            self.planning.emit(day)
