"""What was done: the minutes in words, and when the meeting was called to order and adjourned."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.domain.meetings import Meeting
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import meetings
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import NoteField, field_row
from cs360_desktop.ui.common.kept_text import KeptText
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.meetings.time_field import TimeField


class MinutesPart(QWidget):
    """The minutes of one meeting."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meeting: Meeting | None = None
        self.called = TimeField(self.tr("Called to order"))
        self.adjourned = TimeField(self.tr("Adjourned"))
        self.text = NoteField(
            self.tr("Minutes"),
            lines=6,
            grows=True,
            placeholder=self.tr("What was done, not what was said. No names of victims, suspects or callers."),
        )
        self.kept = KeptText(
            desk,
            self.text.editor,
            self._said,
            lambda key, words, batch: meetings.write_minutes(desk.session, key, words, goes_on=batch),
        )
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 12)
        box.addLayout(field_row(self.called, self.adjourned))
        box.addWidget(self.text, 1)
        self.called.committed.connect(lambda moment: self._save_time("called_to_order", moment))
        self.adjourned.committed.connect(lambda moment: self._save_time("adjourned", moment))

    def refresh(self, meeting: Meeting) -> None:
        """Show the minutes of a meeting as they are now."""
        same = self._meeting is not None and self._meeting.id == meeting.id
        if not same:
            self.leave()
        self._meeting = meeting
        for field, value in ((self.called, meeting.called_to_order), (self.adjourned, meeting.adjourned)):
            if same:
                field.refresh(value)
            else:
                field.set_value(value)
        self.kept.show(meeting.id, meeting.minutes_text)

    def leave(self) -> None:
        """Keep what is still being typed."""
        for field in (self.called, self.adjourned):
            field.commit()
        self.kept.leave()

    def _save_time(self, column: str, value: Any) -> None:
        text = self.tr("Noted when the meeting of {date} began")
        if column == "adjourned":
            text = self.tr("Noted when the meeting of {date} ended")
        if self._meeting is not None:
            session, meeting = self._desk.session, self._meeting
            said = text.format(date=format_date(meeting.held_on))
            self._desk.do(said, lambda: meetings.change(session, meeting.id, **{column: value}))

    def _said(self) -> str:
        assert self._meeting is not None
        return self.tr("Wrote minutes of {date}").format(date=format_date(self._meeting.held_on))
