"""Open meetings: what the department must do around them, set by itself; the deadlines follow, and no legal advice."""

from typing import Any

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.open_meetings import MOST_HOURS, Duties, Skipped
from cs360_desktop.services.open_meetings import DutySettings, duty_settings, set_duties
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import ChoiceField, NoteField, NumberField, field_row
from cs360_desktop.ui.common.following import Following
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.locking import lock
from cs360_desktop.ui.common.scaling import margins, maximum_width, spacing
from cs360_desktop.ui.common.typography import Type


class OpenMeetings(QWidget):
    """A switch, and below it the duties; each is saved when it is left."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.is_on = QCheckBox(self.tr("Our &meetings are open to the public: remind us of notice and minutes"))
        self.hours = NumberField(
            self.tr("&Notice at least"), greatest=MOST_HOURS, unit=self.tr("hours before"), width=72
        )
        self.skipped = {
            Skipped.SATURDAYS: QCheckBox(self.tr("Sa&turdays")),
            Skipped.SUNDAYS: QCheckBox(self.tr("S&undays")),
            Skipped.HOLIDAYS: QCheckBox(self.tr("&Holidays (federal and of the state)")),
        }
        self.places = NoteField(
            self.tr("&Places where it is posted"), help_text=self.tr("One a line, such as Town hall, front door")
        )
        maximum_width(self.places, 420)
        self.minutes = NumberField(
            self.tr("M&inutes open within"), greatest=90, width=72, help_text=self.tr("blank if there is no such duty")
        )
        self.minutes_count = ChoiceField(
            self.tr("Counted in"),
            [(True, self.tr("business days")), (False, self.tr("calendar days"))],
            help_text=self.tr("business days leave out weekends and holidays"),
            width=170,
        )
        self._parts = QWidget()
        self._arrange()
        self.is_on.clicked.connect(lambda _ticked: self._save(self.tr("open meetings")))
        for box in self.skipped.values():
            box.clicked.connect(lambda _ticked: self._save(self.tr("days that do not count")))
        names: dict[Any, str] = {
            self.hours: self.tr("hours of notice"),
            self.places: self.tr("places of posting"),
            self.minutes: self.tr("days for the minutes"),
            self.minutes_count: self.tr("days for the minutes"),
        }
        for field, name in names.items():
            field.committed.connect(lambda _value, name=name: self._save(name))
        Following(self, desk.notifier, self._show, {"setting"})
        self._show()
        if desk.session.read_only:
            lock(self)

    def _arrange(self) -> None:
        why = self.tr(
            "Many states have rules on public notice and minutes, and some of them cover teams like yours. This app "
            "knows no state's law and gives no legal advice: ask your city attorney what applies, and set it here."
        )
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 12)
        spacing(box, 12)
        box.addWidget(Label(why, tone="muted", wrap=True))
        box.addWidget(self.is_on)
        inner = QVBoxLayout(self._parts)
        margins(inner, 0, 0, 0, 0)
        spacing(inner, 12)
        inner.addLayout(field_row(self.hours))
        inner.addWidget(Label(self.tr("Days whose hours do not count"), Type.STRONG))
        days = QHBoxLayout()
        spacing(days, 16)
        for tick in self.skipped.values():
            days.addWidget(tick)
        days.addStretch(1)
        inner.addLayout(days)
        inner.addWidget(self.places)
        inner.addLayout(field_row(self.minutes, self.minutes_count))
        box.addWidget(self._parts)
        box.addStretch(1)

    def _show(self) -> None:
        found = duty_settings(self._desk.session)
        duties = found.duties
        self.is_on.setChecked(found.is_on)
        self._parts.setVisible(found.is_on)
        self.hours.refresh(duties.notice_hours)
        self.places.refresh("\n".join(duties.places))
        self.minutes.refresh(duties.minutes_due)
        self.minutes_count.refresh(duties.minutes_business)
        for day, tick in self.skipped.items():
            tick.setChecked(day in duties.skipped)

    def _save(self, name: str) -> None:
        if self.hours.value() is None:
            self.hours.set_error(self.tr("Give the hours; 0 if no notice is needed."))
            return
        duties = Duties(
            self.hours.value() or 0,
            frozenset(day for day, tick in self.skipped.items() if tick.isChecked()),
            tuple(self.places.value().splitlines()),
            self.minutes.value(),
            bool(self.minutes_count.value()),
        )
        text = self.tr("Changed the open-meeting setting: {name}").format(name=name)
        self._desk.do(text, lambda: set_duties(self._desk.session, DutySettings(self.is_on.isChecked(), duties)))
        self._show()
