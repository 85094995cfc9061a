"""A body and a seat in the context panel."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.people import Membership, Person
from cs360_desktop.services import nominations, people
from cs360_desktop.services.bodies import BodyLine, Seat, Term
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import DateField, Field, NoteField, TextField
from cs360_desktop.ui.common.labels import Label, StateLabel
from cs360_desktop.ui.common.narrow import breakable, panel_choice
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.problems import bodies_words as words
from cs360_desktop.ui.problems.saving_form import SavingForm

_HALF = 120


def column(owner: QWidget) -> QVBoxLayout:
    """The usual column of a panel."""
    box = QVBoxLayout(owner)
    margins(box, 0, 0, 0, 0)
    spacing(box, 10)
    return box


class BodyPanel(SavingForm):
    """Renames a body, says what it is for, takes it out of use."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._line: BodyLine | None = None
        self._head = Label(role=Type.SECTION, wrap=True)
        self._help = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self._state = StateLabel(State.INFORMATION)
        self.name = TextField(self.tr("Name"), required=True)
        self.kind = panel_choice(self.tr("Kind"))
        self.purpose = NoteField(self.tr("Purpose"), lines=4, help_text=self.tr("What it is asked to do."))
        self.retire = Button("", self._retire)
        self._retire_says = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self.set_fields({"name": self.name, "kind": self.kind, "purpose": self.purpose})
        box = column(self)
        for part in (
            self._head,
            self._help,
            self._state,
            self.name,
            self.kind,
            self.purpose,
            self._retire_says,
        ):
            box.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.retire)
        row.addStretch(1)
        box.addLayout(row)

    def show_body(self, line: BodyLine) -> None:
        """Show a body, or what has become of it."""
        body = line.body
        self.kind.set_options(words.kind_options(body.kind))
        self.show_values(body.id, {"name": body.name, "kind": body.kind, "purpose": body.purpose})
        self._line = line
        self._head.setText(breakable(body.name))
        self._help.setText(words.kind_help(body.kind))
        self._help.setVisible(bool(self._help.text()))
        one = self.tr("{n} member stands for no group")
        many = self.tr("{n} members stand for no group")
        self._state.set_state(State.NEEDS, counted(line.without_group, one, many))
        self._state.setVisible(line.without_group > 0)
        self.retire.setText(self.tr("Use again") if body.retired else self.tr("Retire this body"))
        self._retire_says.setText(self._retire_words(line))

    def _retire_words(self, line: BodyLine) -> str:
        if line.body.retired:
            return self.tr(
                "Out of use: no new meetings are planned for it. Its meetings and members stay as they were."
            )
        kept = self.tr("A retired body keeps its meetings and members.")
        if not line.planned:
            return kept
        one = self.tr("{n} meeting is still planned for it.")
        many = self.tr("{n} meetings are still planned for it.")
        return f"{kept} {counted(line.planned, one, many)}"

    @override
    def save(self, column: str, value: Any) -> tuple[str, Callable[[], Receipt]]:
        assert self._line is not None
        body, session = self._line.body, self.desk.session
        text = {
            "name": self.tr("Renamed {name} to {new}"),
            "kind": self.tr("Changed the kind of {name}"),
            "purpose": self.tr("Changed the purpose of {name}"),
        }[column].format(name=body.name, new=value)
        return text, lambda: people.change_body(session, body.id, **{column: value})

    def _retire(self) -> None:
        if self._line is not None:
            body, session = self._line.body, self.desk.session
            text = self.tr("Took {name} back into use") if body.retired else self.tr("Retired {name}")
            self.desk.do(
                text.format(name=body.name), lambda: people.change_body(session, body.id, retired=not body.retired)
            )


class SeatPanel(SavingForm):
    """Role, group and term of one member. `person_wanted` asks for everything about her."""

    person_wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._seat: Seat | None = None
        self._head = Label(role=Type.SECTION, wrap=True)
        self._about = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self._answer_says = Label(wrap=True)
        self.role = panel_choice(self.tr("Role"))
        self.group = panel_choice(self.tr("Represented group"), help_text=self.tr("The same wherever she sits."))
        self.since = DateField(self.tr("From"), width=_HALF)
        self.until = DateField(self.tr("To"), width=_HALF)
        self.nominated_by = TextField(self.tr("Nominated by"), help_text=self.tr("A person or a body."))
        self.nominated_on = DateField(self.tr("Nominated on"), width=_HALF)
        self.set_fields(
            {
                "role": self.role,
                "group_id": self.group,
                "since": self.since,
                "until": self.until,
                "nominated_by": self.nominated_by,
                "nominated_on": self.nominated_on,
            }
        )
        self.answer_role = panel_choice(self.tr("Role if accepted"), words.answer_options())
        self.answered_on = DateField(self.tr("Day of the answer"), width=_HALF)
        self.accept = Button(self.tr("Accept"), self._accept, icon="check")
        self.decline = Button(self.tr("Decline"), self._decline)
        self.reopen = Button(self.tr("Ask again"), self._reopen)
        self.leave_today = Button(self.tr("Leaves today"), self._leave_today)
        self.person = Button(self.tr("Everything about this person"), self._ask_person, kind=Kind.LINK)
        self.remove = Button(self.tr("Remove the seat"), self._remove, kind=Kind.QUIET, icon="trash")
        self._arrange()

    def _arrange(self) -> None:
        box = column(self)
        for part in (self._head, self._about, self.person, self._answer_says, self.role, self.group):
            box.addWidget(part)
        dates = QHBoxLayout()
        spacing(dates, 10)
        dates.addWidget(self.since)
        dates.addWidget(self.until)
        dates.addStretch(1)
        box.addLayout(dates)
        for field in (self.nominated_by, self.nominated_on, self.answer_role, self.answered_on):
            box.addWidget(field)
        answers = QHBoxLayout()
        spacing(answers, 8)
        for button in (self.accept, self.decline, self.reopen):
            answers.addWidget(button)
        answers.addStretch(1)
        box.addLayout(answers)
        caption = self.tr("Who leaves stays in the list under Former. Remove a seat only if it was never taken.")
        box.addWidget(Label(caption, Type.CAPTION, tone="muted", wrap=True))
        row = QHBoxLayout()
        spacing(row, 8)
        row.addWidget(self.leave_today)
        row.addWidget(self.remove)
        row.addStretch(1)
        box.addLayout(row)

    def show_seat(self, seat: Seat) -> None:
        """Show a seat, or what has become of it."""
        membership, person = seat.membership, seat.person
        self.role.set_options(words.role_options(membership.role))
        groups = [(group.id, group.name) for group in people.groups(self.desk.session)]
        self.group.set_options([(None, self.tr("no group")), *groups])
        self.show_values(
            membership.id,
            {
                "role": membership.role,
                "group_id": person.group_id,
                "since": membership.since,
                "until": membership.until,
                "nominated_by": membership.nominated_by,
                "nominated_on": membership.nominated_on,
            },
        )
        if self._seat is None or self._seat.membership.id != membership.id:
            self.answer_role.set_value("member")
            self.answered_on.set_value(self.desk.session.today())
        self._seat = seat
        self._head.setText(breakable(person.name))
        self._about.setText(breakable(_about(person, seat.body.name)))
        asks = not seat.group and seat.term not in {Term.FORMER, Term.DECLINED}
        self.group.ask(breakable(people.group_question(person)) if asks else "")
        self._show_answer(membership)
        named = seat.term is Term.NOMINATED or membership.is_nomination
        self.nominated_by.setVisible(named or bool(membership.nominated_by))
        self.nominated_on.setVisible(named or membership.nominated_on is not None)
        self.leave_today.setVisible(seat.term is Term.HELD and membership.until is None)

    def _show_answer(self, membership: Membership) -> None:
        """A nomination is answered by its buttons: the role comes with accepting it, so it has none to change yet."""
        is_open = membership.is_nomination and not membership.is_declined
        self.role.setVisible(not membership.is_nomination)
        for part in (self.answer_role, self.answered_on, self.accept, self.decline):
            part.setVisible(is_open)
        self.reopen.setVisible(membership.is_declined)
        self._answer_says.setVisible(membership.is_nomination)
        self._answer_says.setText(words.answer_text(membership))

    def first_field(self) -> Field:
        """The field to begin with: the role, or of a nomination the one it would come with."""
        return next((field for field in (self.role, self.answer_role) if not field.isHidden()), self.group)

    @override
    def save(self, column: str, value: Any) -> tuple[str, Callable[[], Receipt]]:
        assert self._seat is not None
        seat, session = self._seat, self.desk.session
        text = {
            "role": self.tr("Changed the role of {name} on {body}"),
            "group_id": self.tr("Changed the group of {name}"),
            "since": self.tr("Changed when {name} came to {body}"),
            "until": self.tr("Changed when {name} left {body}"),
            "nominated_by": self.tr("Changed who nominated {name}"),
            "nominated_on": self.tr("Changed when {name} was nominated"),
        }[column].format(name=seat.person.name, body=seat.body.name)
        if column == "group_id":
            return text, lambda: people.change_person(session, seat.person.id, group_id=value)
        return text, lambda: people.change_member(session, seat.membership.id, **{column: value})

    def _leave_today(self) -> None:
        if self._seat is not None:
            seat, session = self._seat, self.desk.session
            text = self.tr("{name} leaves {body} today").format(name=seat.person.name, body=seat.body.name)
            self.desk.do(text, lambda: people.change_member(session, seat.membership.id, until=session.today()))

    def _accept(self) -> None:
        role = self.answer_role.value() or "member"
        text = self.tr("{name} accepted the nomination for {body}")
        self._answer(text, lambda session, seat, day: nominations.accept(session, seat, day, role))

    def _decline(self) -> None:
        self._answer(self.tr("{name} declined the nomination for {body}"), nominations.decline)

    def _answer(self, text: str, verb: Callable[[Session, int, date], Receipt]) -> None:
        """Note an answer of the day given; why it cannot be stands below the day."""
        self.answered_on.commit()
        day = self.answered_on.value()
        if self._seat is None:
            return
        if day is None:
            self.answered_on.set_error(self.answered_on.error() or self.tr("Give the day of the answer."))
            return
        if not self._note(text, lambda session, seat: verb(session, seat, day)):
            self.answered_on.set_error(self.desk.why_refused)

    def _reopen(self) -> None:
        self._note(self.tr("Asked {name} again about the nomination for {body}"), nominations.reopen)

    def _note(self, text: str, verb: Callable[[Session, int], Receipt]) -> bool:
        """Do it as one step, with the focus on something that stays."""
        assert self._seat is not None
        seat, session = self._seat, self.desk.session
        self.group.setFocus()
        return self.desk.do(
            text.format(name=seat.person.name, body=seat.body.name), lambda: verb(session, seat.membership.id)
        )

    def _remove(self) -> None:
        if self._seat is not None:
            seat, session = self._seat, self.desk.session
            text = self.tr("Removed the seat of {name} on {body}").format(name=seat.person.name, body=seat.body.name)
            self.take_away(text, lambda: people.remove_member(session, seat.membership.id))

    def _ask_person(self) -> None:
        if self._seat is not None:
            self.person_wanted.emit(self._seat.person.id)


def _about(person: Person, body: str) -> str:
    return " · ".join(part for part in (body, person.title, person.organization) if part)
