"""What can be done with all ticked actions at once; each is one undo step, and nothing is asked in a dialog."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.domain.changes import Receipt
from cs360_desktop.services import action_bulk, people
from cs360_desktop.services.actions import ActionLine
from cs360_desktop.ui.common.action_words import status_text
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import ChoiceField, DateField, Field, TextField
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type


class BulkBar(QWidget):
    """Stands above the board while actions are ticked.

    Signals:
        cleared(): no action shall be ticked any more.
        left(): the questions were closed; the focus belongs to the table again.
    """

    cleared = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lines: tuple[ActionLine, ...] = ()
        self._count = Label(role=Type.STRONG)
        self.status = ChoiceField(
            self.tr("Status of all"), [(status, status_text(status)) for status in ActionStatus], width=150
        )
        self.reason = TextField(self.tr("Why they are dropped"), required=True)
        self.due = DateField(self.tr("Due date of all"))
        self.owner = ChoiceField(self.tr("Owner of all"), [], width=220)
        self._questions: dict[str, QWidget] = {
            "status": self._question(self.tr("Set status"), self.set_status, self.status, self.reason),
            "due": self._question(self.tr("Set due date"), self.set_due, self.due),
            "owner": self._question(self.tr("Set owner"), self.set_owner, self.owner),
        }
        self.buttons = {
            "status": Button(self.tr("Status…"), lambda: self.ask("status"), kind=Kind.QUIET, icon="circle-half"),
            "due": Button(self.tr("Due date…"), lambda: self.ask("due"), kind=Kind.QUIET, icon="calendar-blank"),
            "owner": Button(self.tr("Owner…"), lambda: self.ask("owner"), kind=Kind.QUIET, icon="user"),
            "delete": Button(self.tr("Delete"), self.delete, kind=Kind.QUIET, icon="trash"),
        }
        self.clear = Button(self.tr("Clear selection"), self.cleared.emit, kind=Kind.LINK)
        self._arrange()
        self.status.committed.connect(self._show_reason)
        QShortcut(
            QKeySequence("Esc"), self, self.close_questions, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        self.show_ticked(())

    def _arrange(self) -> None:
        row = QHBoxLayout()
        margins(row, 8, 4, 8, 4)
        spacing(row, 8)
        row.addWidget(self._count)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.clear)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 4)
        box.addLayout(row)
        for question in self._questions.values():
            box.addWidget(question)

    def _question(self, text: str, act: Callable[[], object], *fields: Field) -> QWidget:
        question = QWidget()
        row = QHBoxLayout(question)
        margins(row, 8, 0, 8, 8)
        spacing(row, 8)
        for field in fields:
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Button(text, act), 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        question.hide()
        return question

    def show_ticked(self, lines: Sequence[ActionLine]) -> None:
        """Be about these actions; the bar hides without any."""
        self._lines = tuple(lines)
        one, many = self.tr("{n} selected"), self.tr("{n} selected")
        self._count.setText(counted(len(lines), one, many))
        self.setVisible(bool(lines))
        if not lines:
            self._hide_questions()

    def ask(self, what: str) -> None:
        """Ask for the status, the due date or the owner below the buttons."""
        self._hide_questions()
        names = [(person.id, person.name) for person in people.people(self._desk.session)]
        self.owner.set_options([(None, self.tr("nobody yet")), *names])
        self.owner.set_value(None)
        self.status.set_value(ActionStatus.DONE)
        self.due.set_value(None)
        self.reason.set_value("")
        self._show_reason(ActionStatus.DONE)
        self._questions[what].show()
        {"status": self.status, "due": self.due, "owner": self.owner}[what].setFocus(Qt.FocusReason.OtherFocusReason)

    def close_questions(self) -> None:
        """Close what is asked, and else let go of what is ticked."""
        if not any(question.isVisible() for question in self._questions.values()):
            self.cleared.emit()
        self._hide_questions()
        self.left.emit()

    def set_status(self) -> None:
        """Give all ticked actions the chosen status; dropping needs its reason."""
        status, reason = self.status.value(), self.reason.value()
        if status is ActionStatus.DROPPED and not reason:
            self.reason.set_error(self.tr("Say why; the actions stay as they were until then."))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        text = counted(
            len(self._lines),
            self.tr("Set {n} action to {status}"),
            self.tr("Set {n} actions to {status}"),
            status=status_text(status),
        )
        self._do(text, lambda keys: action_bulk.set_statuses(self._desk.session, keys, status, reason=reason))

    def set_due(self) -> None:
        """Give all ticked actions one due date, or none."""
        self.due.commit()
        if self.due.error():
            return
        due: date | None = self.due.value()
        text = counted(
            len(self._lines),
            self.tr("Changed the due date of {n} action"),
            self.tr("Changed the due date of {n} actions"),
        )
        self._do(text, lambda keys: action_bulk.set_dues(self._desk.session, keys, due))

    def set_owner(self) -> None:
        """Give all ticked actions one owner."""
        owner: int | None = self.owner.value()
        text = counted(
            len(self._lines), self.tr("Changed the owner of {n} action"), self.tr("Changed the owner of {n} actions")
        )
        self._do(text, lambda keys: action_bulk.set_owners(self._desk.session, keys, owner))

    def delete(self) -> None:
        """Put all ticked actions in the bin."""
        text = counted(len(self._lines), self.tr("Deleted {n} action"), self.tr("Deleted {n} actions"))
        self._do(text, lambda keys: action_bulk.delete_all(self._desk.session, keys))

    def _do(self, text: str, verb: Callable[[list[int]], Receipt]) -> None:
        keys = [line.action.id for line in self._lines]
        if self._desk.do(text, lambda: verb(keys)):
            self._hide_questions()
            self.left.emit()

    def _show_reason(self, status: Any) -> None:
        self.reason.setVisible(status is ActionStatus.DROPPED)
        if status is ActionStatus.DROPPED:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Set itself apart from the board."""
        del event
        QPainter(self).fillRect(self.rect(), qcolor(tokens_of(self.palette()).accent_soft))

    def _hide_questions(self) -> None:
        for question in self._questions.values():
            question.hide()
