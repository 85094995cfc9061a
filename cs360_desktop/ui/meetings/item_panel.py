"""The agenda item in the context panel: title, minutes, leader, notes."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.services import agendas, people
from cs360_desktop.services.agendas import AgendaLine
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.community import Private
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import ChoiceField, Field, NoteField, NumberField, TextField, field_row
from cs360_desktop.ui.common.kept_text import KeptText
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.meetings.item_shows import ItemShows


class ItemPanel(QWidget):
    """Edits one agenda item: texts are saved with each key, the other fields when they are left."""

    rested = Signal()

    def __init__(
        self,
        desk: Desk,
        move: Callable[[AgendaLine, int], object],
        delete: Callable[[AgendaLine], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._line: AgendaLine | None = None
        self._head = Label(role=Type.SECTION, wrap=True)
        self.title = TextField(self.tr("Title"), required=True)
        self.minutes = NumberField(self.tr("Minutes"), greatest=480, width=84)
        self.leader = ChoiceField(self.tr("Led by"), [], width=134)
        self.internal_note = NoteField(
            self.tr("Notes for the leader"), help_text=self.tr("Internal: left out of community copies")
        )
        self.shows = ItemShows(desk)
        self.notes = NoteField(self.tr("What was done"), help_text=self.tr("For the minutes"))
        self.unfinished = QCheckBox(self.tr("Not finished, goes along"))
        self.unfinished.setToolTip(self.tr("The item comes along when the next meeting is planned from this one."))
        self._up = Button(self.tr("Up"), lambda: self._with_line(lambda line: move(line, -1)), kind=Kind.QUIET)
        self._down = Button(self.tr("Down"), lambda: self._with_line(lambda line: move(line, 1)), kind=Kind.QUIET)
        self._delete = Button(self.tr("Delete"), lambda: self._with_line(delete), kind=Kind.QUIET, icon="trash")
        self._up.setToolTip("Alt+↑")
        self._down.setToolTip("Alt+↓")
        self._arrange()
        Private(desk, self, (self.internal_note,))
        self._fields: dict[str, Field] = {"minutes": self.minutes, "leader_id": self.leader}
        for column, field in self._fields.items():
            field.committed.connect(lambda value, column=column: self._save(column, value))
        self._kept = {
            column: KeptText(
                desk, editor, partial(self._said, column), partial(self._write, column), may_be_blank=column != "title"
            )
            for column, editor in (
                ("title", self.title.editor),
                ("internal_note", self.internal_note.editor),
                ("notes", self.notes.editor),
                ("decision_wanted", self.shows.decision.editor),
            )
        }
        for kept in self._kept.values():
            kept.rested.connect(self.rested)
        self.unfinished.clicked.connect(lambda ticked: self._save("unfinished", ticked))

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        spacing(buttons, 4)
        for button in (self._up, self._down, self._delete):
            buttons.addWidget(button)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 10)
        box.addWidget(self._head)
        box.addWidget(self.title)
        box.addLayout(field_row(self.minutes, self.leader))
        for part in (self.shows, self.internal_note, self.notes, self.unfinished):
            box.addWidget(part)
        box.addLayout(buttons)

    def show_item(self, line: AgendaLine) -> None:
        """Show an item, or what has become of the one shown."""
        item = line.item
        same = self._line is not None and self._line.item.id == item.id
        if self._line is not None and not same:
            self.leave()
        self._line = line
        self._head.setText(f"{item.position}  {item.title}")
        everybody = people.people(self._desk.session)
        self.leader.set_options([(None, self.tr("nobody yet")), *((person.id, person.name) for person in everybody)])
        for column, field in self._fields.items():
            value = getattr(item, column)
            if same and field is not self.leader:
                field.refresh(value)
            else:
                field.set_value(value)
        for column, kept in self._kept.items():
            kept.show(item.id, getattr(item, column))
        self.unfinished.setChecked(item.unfinished)
        self.shows.show_item(item)

    def leave(self) -> None:
        """Keep what is still being typed."""
        for field in self._fields.values():
            field.commit()
        for kept in self._kept.values():
            kept.leave()

    def name_item(self) -> None:
        """Go to the title, ready to be typed over."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.editor.selectAll()

    def _with_line(self, act: Callable[[AgendaLine], object]) -> None:
        if self._line is not None:
            act(self._line)

    def _save(self, column: str, value: Any) -> None:
        if self._line is None:
            return
        if column == "minutes" and value is None:
            self.minutes.set_error(self.tr("Give the minutes; 0 if none are planned."))
            return
        item = self._line.item
        said = self._said(column)
        self._desk.do(said, lambda: agendas.change_item(self._desk.session, item.id, **{column: value}))

    def _write(self, column: str, item_id: int, text: str, batch: int) -> Receipt:
        return agendas.write_item(self._desk.session, item_id, column, text, goes_on=batch)

    def _said(self, column: str) -> str:
        return self._text(column).format(n=self._line.item.position if self._line is not None else 0)

    def _text(self, column: str) -> str:
        return {
            "title": self.tr("Renamed agenda item {n}"),
            "minutes": self.tr("Changed the minutes of agenda item {n}"),
            "leader_id": self.tr("Changed who leads agenda item {n}"),
            "internal_note": self.tr("Wrote a note for the leader of agenda item {n}"),
            "notes": self.tr("Wrote what was done in agenda item {n}"),
            "decision_wanted": self.tr("Changed the decision wanted of agenda item {n}"),
            "unfinished": self.tr("Changed whether agenda item {n} is finished"),
        }[column]
