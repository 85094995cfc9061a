"""One action in the context panel: what, who, when, status, what was done, what it serves, its history."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import actions, people
from cs360_desktop.services.actions import ActionLine
from cs360_desktop.ui.actions.history_words import history_text
from cs360_desktop.ui.common.action_words import status_text
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.community import Private
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import ChoiceField, DateField, Field, NoteField, TextField, field_row
from cs360_desktop.ui.common.labels import Label, Line
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type

_HALF = 130
_LINK_LETTERS = 38
"""What the panel is wide enough for; the tooltip has the rest."""


class ActionPanel(QWidget):
    """Edits one action; every field saves itself when it is left. `deleted` asks to put it in the bin."""

    deleted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._line: ActionLine | None = None
        self._nothing = Label(
            self.tr("Choose an action to see and change it here: owner, date, status, and everything that happened."),
            tone="muted",
            wrap=True,
        )
        self._head = Label(role=Type.SECTION)
        self.what = NoteField(self.tr("What will be done"), lines=2, required=True)
        self.owner = ChoiceField(self.tr("Owner"), [], width=_HALF)
        self.group = ChoiceField(self.tr("For"), [], width=_HALF)
        self.due = DateField(self.tr("Due"), width=_HALF)
        statuses = [(status, status_text(status)) for status in ActionStatus]
        self.status = ChoiceField(self.tr("Status"), statuses, width=_HALF)
        self.reason = TextField(self.tr("Why it is dropped"), required=True)
        self.note = NoteField(self.tr("What was done"))
        self.delete = Button(self.tr("Delete"), self._delete, kind=Kind.QUIET, icon="trash")
        # A measure it serves may be internal, and its history repeats what was noted.
        self._links_of, self._history_of = QWidget(), QWidget()
        self._links, self._history = QVBoxLayout(self._links_of), QVBoxLayout(self._history_of)
        for lines in (self._links, self._history):
            margins(lines, 0, 0, 0, 0)
        self._fields: dict[str, Field] = {
            "text": self.what,
            "person_id": self.owner,
            "group_id": self.group,
            "due": self.due,
            "note": self.note,
        }
        self._form = QWidget()
        self._arrange()
        Private(desk, self, (self.note, self._links_of, self._history_of))
        for column, field in self._fields.items():
            field.committed.connect(lambda value, column=column: self._save(column, value))
        self.status.committed.connect(self._set_status)
        self.reason.committed.connect(self._drop)
        self.show_action(None)

    def _arrange(self) -> None:
        form = QVBoxLayout(self._form)
        margins(form, 0, 0, 0, 0)
        spacing(form, 10)
        form.addWidget(self._head)
        form.addWidget(self.what)
        form.addLayout(field_row(self.owner, self.group))
        form.addLayout(field_row(self.due, self.status))
        for part in (self.reason, self.note, Line(), Label(self.tr("Serves"), Type.SECTION)):
            form.addWidget(part)
        form.addWidget(self._links_of)
        form.addWidget(Line())
        form.addWidget(Label(self.tr("History"), Type.SECTION))
        spacing(self._history, 4)
        form.addWidget(self._history_of)
        row = QHBoxLayout()
        row.addWidget(self.delete)
        row.addStretch(1)
        form.addLayout(row)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        box.addWidget(self._nothing)
        box.addWidget(self._form)
        box.addStretch(1)

    def show_action(self, line: ActionLine | None) -> None:
        """Show an action, what has become of the one shown, or that none is chosen."""
        same = line is not None and self._line is not None and line.action.id == self._line.action.id
        if not same:
            self.leave()
        self._line = line
        self._nothing.setVisible(line is None)
        self._form.setVisible(line is not None)
        if line is None:
            return
        action, session = line.action, self._desk.session
        self._head.setText(self.tr("Action {number}").format(number=action.number))
        names = [(person.id, person.name) for person in people.people(session)]
        self.owner.set_options([(None, self.tr("nobody yet")), *names])
        self.group.set_options([(None, self.tr("no group")), *((one.id, one.name) for one in people.groups(session))])
        for column, field in self._fields.items():
            value = getattr(action, column)
            if same and not isinstance(field, ChoiceField):
                field.refresh(value)
            else:
                field.set_value(value)
        self.status.set_value(action.status)
        self.reason.set_value(action.dropped_reason)
        self.reason.setVisible(action.status is ActionStatus.DROPPED)
        self._show_links(line)
        self._show_history(line)

    def leave(self) -> None:
        """Keep what is still being typed."""
        if self._line is not None:
            for field in self._fields.values():
                field.commit()

    def _show_links(self, line: ActionLine) -> None:
        clear(self._links)
        action = line.action
        links: list[tuple[str, Place]] = []
        if action.problem_id is not None:
            links.append((self.tr("Problem: {name}").format(name=line.problem), Place("problems", action.problem_id)))
        if action.measure_id is not None:
            links.append((self.tr("Measure: {name}").format(name=line.measure), Place("metrics", action.measure_id)))
        if action.made_at_id is not None:
            links.append(
                (self.tr("Meeting of {date}").format(date=_day(line)), Place("meetings", action.made_at_id, "minutes"))
            )
        for text, place in links:
            shown = text if len(text) <= _LINK_LETTERS else f"{text[: _LINK_LETTERS - 1].rstrip()}…"
            link = Button(shown, partial(self._desk.go, place), kind=Kind.LINK)
            link.setAccessibleName(text)
            link.setToolTip(text if shown != text else "")
            self._links.addWidget(link)
        if not links:
            self._links.addWidget(Label(self.tr("No meeting, problem or measure"), tone="muted"))

    def _show_history(self, line: ActionLine) -> None:
        clear(self._history)
        today = self._desk.session.today()
        for event in actions.history(self._desk.session, line.action.id):
            words = Label(history_text(event, today), Type.CAPTION, wrap=True)
            self._history.addWidget(words)

    def _save(self, column: str, value: Any) -> None:
        if self._line is None:
            return
        action, session = self._line.action, self._desk.session
        columns = {column: value}
        if column == "person_id":
            person = next((one for one in people.people(session) if one.id == value), None)
            columns["group_id"] = person.group_id if person is not None else action.group_id
        text = self._text(column).format(number=action.number)
        self._desk.do(text, lambda: actions.change(session, action.id, **columns))

    def _text(self, column: str) -> str:
        return {
            "text": self.tr("Reworded action {number}"),
            "person_id": self.tr("Changed the owner of action {number}"),
            "group_id": self.tr("Changed the group of action {number}"),
            "due": self.tr("Changed the due date of action {number}"),
            "note": self.tr("Wrote what was done in action {number}"),
        }[column]

    def _set_status(self, status: ActionStatus) -> None:
        """Set a status at once; dropping asks for the reason first."""
        if self._line is None:
            return
        if status is ActionStatus.DROPPED:
            self.reason.set_value("")
            self.reason.show()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        action = self._line.action
        text = self.tr("Set action {number} to {status}").format(number=action.number, status=status_text(status))
        self._desk.do(text, lambda: actions.set_status(self._desk.session, action.id, status))

    def _drop(self, reason: str) -> None:
        if self._line is None:
            return
        if not reason:
            self.reason.set_error(self.tr("Say why; the action stays as it was until then."))
            return
        action, session = self._line.action, self._desk.session
        text = self.tr("Dropped action {number}").format(number=action.number)

        def drop() -> Receipt:
            return actions.set_status(session, action.id, ActionStatus.DROPPED, reason=reason)

        self._desk.do(text, drop)

    def _delete(self) -> None:
        if self._line is not None:
            self.deleted.emit(self._line)


def _day(line: ActionLine) -> str:
    return format_date(line.made_on) if line.made_on is not None else ""
