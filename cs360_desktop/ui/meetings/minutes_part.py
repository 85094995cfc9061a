"""What was done: the minutes in words, and when the meeting was called to order and adjourned."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.meetings import Meeting
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import meetings
from cs360_desktop.ui.common.commands import new_stretch
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import NoteField, field_row
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
        self._stretch = new_stretch()
        self._is_typing = self._is_showing = False
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 12)
        box.addLayout(field_row(self.called, self.adjourned))
        box.addWidget(self.text, 1)
        self.called.committed.connect(lambda moment: self._save_time("called_to_order", moment))
        self.adjourned.committed.connect(lambda moment: self._save_time("adjourned", moment))
        # Minutes are written for an hour without leaving the field: each key is saved, and all is one undo step.
        self.text.committed.connect(self._save_text)
        self.text.editor.textChanged.connect(self._save_typing)
        self.text.editor.left.connect(self._end_stretch)

    def refresh(self, meeting: Meeting) -> None:
        """Show the minutes of a meeting as they are now."""
        same = self._meeting is not None and self._meeting.id == meeting.id
        if not same:
            self.leave()
        self._meeting, self._is_showing = meeting, True
        for field, value in (
            (self.called, meeting.called_to_order),
            (self.adjourned, meeting.adjourned),
            (self.text, meeting.minutes_text),
        ):
            if same:
                field.refresh(value)
            else:
                field.set_value(value)
        self._is_showing = False

    def leave(self) -> None:
        """Keep what is still being typed."""
        for field in (self.called, self.adjourned, self.text):
            field.commit()

    def _save_time(self, column: str, value: Any) -> None:
        text = self.tr("Noted when the meeting of {date} began")
        if column == "adjourned":
            text = self.tr("Noted when the meeting of {date} ended")
        self._do(text, lambda meeting_id: meetings.change(self._desk.session, meeting_id, **{column: value}))

    @property
    def is_typing(self) -> bool:
        """Whether what is written right now is what this field shows already."""
        return self._is_typing

    def _save_typing(self) -> None:
        if not self._is_showing:
            self._is_typing = True
            try:
                self.text.commit()
            finally:
                self._is_typing = False

    def _end_stretch(self) -> None:
        self._stretch = new_stretch()

    def _save_text(self, words: str) -> None:
        if self._meeting is not None:
            desk, meeting = self._desk, self._meeting
            said = self.tr("Wrote minutes of {date}").format(date=format_date(meeting.held_on))
            write = meetings.write_minutes
            desk.do_typing(self._stretch, said, lambda batch: write(desk.session, meeting.id, words, goes_on=batch))

    def _do(self, text: str, verb: Any) -> None:
        if self._meeting is not None:
            meeting = self._meeting

            def act() -> Receipt:
                receipt: Receipt = verb(meeting.id)
                return receipt

            self._desk.do(text.format(date=format_date(meeting.held_on)), act)
