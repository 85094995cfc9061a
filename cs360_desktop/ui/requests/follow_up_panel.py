"""Where a request stands since it was exported, and the log of what came back."""

from collections.abc import Collection
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.domain.requests import Request, RequestStatus
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import requests
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import ChoiceField, DateField, TextField
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.requests.words import status_words, tr


class FollowUpPanel(QWidget):
    """Status with its day, and the follow-up log; each change is saved at once.

    A day that was refused, and a line that was not added, stay with their request: they are shown when it is.
    """

    refusal_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._request: Request | None = None
        self._left: dict[int, tuple[str, str]] = {}
        self.status = ChoiceField(tr("&Where it stands"), [], width=160)
        self.day = DateField(tr("S&ince"))
        self.how = TextField(tr("&How"), placeholder=tr("by e-mail to whom, through a portal"))
        self.how.set_value("")
        self._first = Label(tr("Export the PDF first; then say here when you sent it."), tone="muted", wrap=True)
        self._log = QVBoxLayout()
        self.line = TextField(tr("New &line"), placeholder=tr("who said what"))
        self.line.set_value("")
        self.add_button = Button(tr("Add to the log"), self.add, icon="plus")
        spacing(self._log, 4)
        box = QVBoxLayout(self)
        margins(box, 0, 8, 0, 0)
        spacing(box, 6)
        box.addWidget(Label(tr("Follow-up"), Type.SECTION))
        for part in (self._first, self.status, self.day, self.how):
            box.addWidget(part)
        box.addLayout(self._log)
        for widget in (self.line, self.add_button):
            box.addWidget(widget)
        box.addStretch(1)
        self.status.committed.connect(lambda status: self._set_status(status, None))
        self.day.committed.connect(self._set_day)
        self.day.refusal_changed.connect(self.refusal_changed)
        self.how.committed.connect(self._set_how)
        self.line.editor.returnPressed.connect(self.add)

    def refresh(self, request: Request, *, was_exported: bool) -> None:
        """Show where the request stands and its log."""
        is_other = self._request is None or self._request.id != request.id
        if is_other:
            self._lay_aside()
        self._request = request
        words = status_words()
        possible = [status for status in words if status is not RequestStatus.EXPORTED or was_exported]
        self.status.set_options([(status, words[status]) for status in possible])
        self.status.refresh(request.status)
        day = _day_of(request)
        self.day.refresh(day)
        self._first.setVisible(not was_exported)
        self.status.setVisible(was_exported)
        self.day.setVisible(was_exported and day is not None)
        self.how.setVisible(was_exported and request.sent_on is not None and request.status is not RequestStatus.DRAFT)
        self.how.refresh(request.sent_how)
        for part in (self.status, self.day, self.how, self.line):
            part.set_editable(not self._desk.session.read_only)
        self.add_button.allow(not self._desk.session.read_only, tr("The workspace is open for reading only"))
        self._show_log(request.id)
        if is_other:
            self._take_up(request.id)

    def refused(self) -> int:
        """How many days were refused and are not saved, here and in the other requests."""
        return self.day.refused() + sum(1 for day, _line in self._left.values() if day)

    def drop_others(self, request_ids: Collection[int]) -> None:
        """Forget what was typed in requests that there are no more."""
        self._left = {key: typed for key, typed in self._left.items() if key in request_ids}

    def _lay_aside(self) -> None:
        day = self.day.editor.text() if self.day.refused() else ""
        if self._request is not None and (day or self.line.value()):
            self._left[self._request.id] = (day, self.line.value())
        self.day.set_value(None)
        self.line.set_value("")

    def _take_up(self, request_id: int) -> None:
        day, line = self._left.pop(request_id, ("", ""))
        self.line.editor.setText(line)
        if day:
            self.day.editor.setText(day)
            self.day.commit()

    def add(self) -> None:
        """Add the typed line to the log."""
        text, request = self.line.value(), self._request
        if not text or request is None:
            self.line.set_error(tr("Say who said what; then it goes into the log."))
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        done = tr("Added “{line}” to the follow-up log").format(line=text)
        if self._desk.do(done, lambda: requests.add_follow_up(self._desk.session, request.id, text).receipt):
            self.line.set_value("")

    def _show_log(self, request_id: int) -> None:
        clear(self._log)
        for follow_up in requests.follow_ups(self._desk.session, request_id):
            self._log.addWidget(Label(format_date(follow_up.on), Type.CAPTION, tone="muted"))
            self._log.addWidget(Label(follow_up.text, wrap=True))

    def _set_status(self, status: RequestStatus, on: date | None) -> None:
        request = self._request
        assert request is not None
        text = tr("Marked {request} as {status}").format(request=request.label, status=status_words()[status])
        if not self._desk.do(text, lambda: requests.set_status(self._desk.session, request.id, status, on)):
            self.status.set_value(request.status)
            self.day.set_value(_day_of(request))

    def _set_how(self, how: str) -> None:
        request = self._request
        assert request is not None
        text = tr("Noted how {request} was sent").format(request=request.label)
        if not self._desk.do(text, lambda: requests.set_how_sent(self._desk.session, request.id, how)):
            self.how.set_value(request.sent_how)

    def _set_day(self, day: date | None) -> None:
        assert self._request is not None
        if day is None:
            self.day.set_value(_day_of(self._request))
        else:
            self._set_status(self._request.status, day)


def _day_of(request: Request) -> date | None:
    return {
        RequestStatus.SENT: request.sent_on,
        RequestStatus.ANSWERED: request.answered_on,
        RequestStatus.CLOSED: request.closed_on,
    }.get(request.status)
