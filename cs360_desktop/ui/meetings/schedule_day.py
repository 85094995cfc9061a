"""One day of the schedule in the context panel: what stands there, and skip, move or cancel it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.schedule import ExceptionKind, SeriesException
from cs360_desktop.domain.wording import format_date, format_long_date, format_time
from cs360_desktop.services import schedule
from cs360_desktop.services.schedule import Occurrence, Standing
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import DateField, TextField
from cs360_desktop.ui.common.labels import Label, StateLabel
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.meetings.time_field import TimeField
from cs360_desktop.ui.meetings.words import occurrence_state


class ScheduleDay(QWidget):
    """Signals: `opened` carries the key of a meeting, `planning` the day for which one is to be planned."""

    opened = Signal(int)
    planning = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._day: Occurrence | None = None
        self._kind = ExceptionKind.SKIPPED
        self._title = Label(role=Type.SECTION, wrap=True)
        self._state = StateLabel(State.PLANNED)
        self._about = Label(tone="muted", wrap=True)
        self._holiday = StateLabel(State.NEEDS, plain=True)
        self.open_button = Button(self.tr("Open meeting"), self._open)
        self.plan_button = Button(self.tr("Plan this meeting"), self._plan, icon="plus")
        self.usual_button = Button(self.tr("As the rule has it"), self._as_usual, icon="arrow-counter-clockwise")
        self.skip_button = Button(self.tr("Skip this day"), self._skip, kind=Kind.QUIET)
        self.move_button = Button(self.tr("Move…"), lambda: self._ask(ExceptionKind.MOVED), kind=Kind.QUIET)
        self.cancel_button = Button(
            self.tr("Cancel this meeting…"), lambda: self._ask(ExceptionKind.CANCELLED), kind=Kind.QUIET
        )
        self.moved_to = DateField(self.tr("Moved to"), required=True)
        self.starts = TimeField(self.tr("Starts"), width=88)
        self.reason = TextField(self.tr("Reason"), required=True, placeholder=self.tr("Hall taken, storm…"))
        self.save_button = Button("", self.save)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 10)
        for text in (self._title, self._state, self._about, self._holiday):
            box.addWidget(text)
        for button in self._buttons():
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        for field in (self.moved_to, self.starts, self.reason):
            box.addWidget(field)
        box.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        self.show_day(None)

    def _buttons(self) -> tuple[Button, ...]:
        return (
            self.open_button,
            self.plan_button,
            self.usual_button,
            self.skip_button,
            self.move_button,
            self.cancel_button,
        )

    def show_day(self, day: Occurrence | None) -> None:
        """Show a day, or what will appear here."""
        same = day is not None and self._day is not None and (day.day, day.series) == (self._day.day, self._day.series)
        asking = same and self.save_button.isVisibleTo(self) and day == self._day
        self._day = day
        for widget in (self._state, self._about, self._holiday, *self._buttons()):
            widget.hide()
        if not asking:
            self._show_question(asked=False)
        if day is None:
            self._title.setText(self.tr("Day"))
            self._about.setText(self.tr("The chosen day appears here: plan its meeting, or skip, move or cancel it."))
            self._about.show()
            return
        self._title.setText(format_long_date(day.held_on, weekday=True))
        self._state.set_state(*occurrence_state(day))
        self._state.show()
        self._about.setText("\n".join(self._said(day)))
        self._about.show()
        self._holiday.set_state(State.NEEDS, self.tr("Holiday: {name}").format(name=day.holiday))
        self._holiday.setVisible(bool(day.holiday) and day.standing in {Standing.BY_RULE, Standing.PLANNED})
        is_free = day.meeting is None and day.series is not None
        self.open_button.setVisible(day.meeting is not None)
        self.plan_button.setVisible(is_free and day.standing is Standing.BY_RULE)
        self.usual_button.setVisible(day.exception is not None and day.meeting is None)
        for button in (self.skip_button, self.move_button, self.cancel_button):
            button.setVisible(is_free and day.standing is Standing.BY_RULE)

    def _said(self, day: Occurrence) -> list[str]:
        lines = [" · ".join(part for part in (format_time(day.starts_at), day.place) if part)]
        if day.is_moved:
            lines.append(self.tr("Moved from {day}").format(day=format_date(day.usual)))
        if day.reason and not self._desk.community:
            lines.append(self.tr("Reason: {reason}").format(reason=day.reason))
        if day.meeting is not None and day.series is None:
            lines.append(self.tr("Outside the schedule"))
        return lines

    def _show_question(self, *, asked: bool) -> None:
        is_move = self._kind is ExceptionKind.MOVED
        self.moved_to.setVisible(asked and is_move)
        self.starts.setVisible(asked and is_move)
        self.reason.setVisible(asked)
        self.save_button.setVisible(asked)
        self.save_button.setText(self.tr("Move the meeting") if is_move else self.tr("Cancel the meeting"))

    def _ask(self, kind: ExceptionKind) -> None:
        assert self._day is not None
        self._kind = kind
        self.moved_to.set_value(None)
        self.starts.set_value(self._day.starts_at)
        self.reason.set_value("")
        self._show_question(asked=True)
        first = self.moved_to if kind is ExceptionKind.MOVED else self.reason
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Move or cancel the day, or say below the field what is missing."""
        for field in (self.moved_to, self.starts, self.reason):
            field.commit()
            if field.isVisibleTo(self) and not field.value() and not field.error():
                field.set_error(self.tr("This is needed."))
            if field.isVisibleTo(self) and field.error():
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        is_move = self._kind is ExceptionKind.MOVED
        moved = (self.moved_to.value(), self.starts.value()) if is_move else (None, None)
        said = self.tr("Moved the meeting of {day}") if is_move else self.tr("Cancelled the meeting of {day}")
        if self._set(said, self._kind, self.reason.value(), *moved):
            self._show_question(asked=False)

    def _skip(self) -> None:
        self._set(self.tr("Skipped {day} in the schedule"), ExceptionKind.SKIPPED, "", None, None)

    def _set(self, said: str, kind: ExceptionKind, reason: str, *moved: object) -> bool:
        day = self._day
        assert day is not None
        assert day.series is not None
        exception = SeriesException(day.series.id, day.day, kind, reason, *moved)  # type: ignore[arg-type]
        return self._do(said, lambda: schedule.set_exception(self._desk.session, exception))

    def _as_usual(self) -> None:
        day = self._day
        if day is not None and day.exception is not None:
            key = day.exception.id
            self._do(self.tr("Put {day} back as the rule has it"), lambda: schedule.as_usual(self._desk.session, key))

    def _do(self, said: str, verb: Callable[[], Receipt]) -> bool:
        assert self._day is not None
        return self._desk.do(said.format(day=format_date(self._day.day)), verb)

    def _open(self) -> None:
        if self._day is not None and self._day.meeting is not None:
            self.opened.emit(self._day.meeting.id)

    def _plan(self) -> None:
        self.planning.emit(self._day)
