"""Agenda templates: those that ship can be copied, the agency's own changed item by item."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.definitions.agenda import AgendaTemplateDefinition, TemplateItem
from cs360_desktop.domain.meetings import MOST_MINUTES
from cs360_desktop.services import agenda_templates
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.columns import Align, Column
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.drag_table import DragTable
from cs360_desktop.ui.common.fields import ChoiceField, NumberField, TextField, field_row
from cs360_desktop.ui.common.following import Following
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.locking import lock
from cs360_desktop.ui.common.scaling import margins, maximum_width, spacing
from cs360_desktop.ui.common.typography import Type


@dataclass(frozen=True, slots=True)
class _Line:
    """An item and its place, counted from 0."""

    place: int
    item: TemplateItem


class AgendaTemplates(QWidget):
    """Choose a template, see its items, and change them where it is an own one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: AgendaTemplateDefinition | None = None
        self.choice = ChoiceField(self.tr("&Template"), [], width=250)
        self.copy_button = Button(self.tr("Make a &copy to change"), self.copy, icon="copy")
        self.delete_button = Button(self.tr("&Delete this template"), self.delete, icon="trash", kind=Kind.QUIET)
        self.name = TextField(self.tr("&Name"), required=True, width=250)
        self.length = NumberField(
            self.tr("Length of the &meeting"), least=1, greatest=MOST_MINUTES, unit=self.tr("min"), width=72
        )
        self.table = DragTable(self.tr("Items of the template"), self._columns(), key=lambda line: line.place)
        self.table.set_keys(
            {"Alt+Up": lambda line: self.move_item(line, -1), "Alt+Down": lambda line: self.move_item(line, 1)}
        )
        maximum_width(self.table, 720)
        self._sum = Label(tone="muted")
        self.title = TextField(self.tr("T&itle"), required=True, width=320)
        self.minutes = NumberField(self.tr("Min&utes"), greatest=MOST_MINUTES, width=72)
        self.output = TextField(self.tr("What should come &out of it"), width=420)
        self.add_button = Button(self.tr("&Add item"), self.add_item, icon="plus")
        self.remove_button = Button(self.tr("&Remove item"), self.remove_item, icon="trash", kind=Kind.QUIET)
        self._arrange()
        self._connect()
        Following(self, desk.notifier, self._show, {"agenda_template"})
        self._show()
        if desk.session.read_only:
            lock(self.copy_button, self.delete_button, self.add_button, self.remove_button)

    def _columns(self) -> list[Column[_Line]]:
        return [
            Column("", lambda line: str(line.place + 1), align=Align.RIGHT, width=36, tone="muted"),
            Column(self.tr("Agenda item"), lambda line: line.item.title, stretch=True),
            Column(self.tr("Output"), lambda line: line.item.output, width=260, tone="muted"),
            Column(self.tr("Min"), lambda line: str(line.item.minutes), align=Align.RIGHT, width=60),
        ]

    def _arrange(self) -> None:
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 12)
        spacing(box, 12)
        rows = (field_row(self.choice), self.copy_button), (field_row(self.name, self.length), self.delete_button)
        for row, button in rows:
            row.insertWidget(row.count() - 1, button, 0, Qt.AlignmentFlag.AlignBottom)
            box.addLayout(row)
        box.addWidget(self.table)
        box.addWidget(self._sum)
        buttons = QHBoxLayout()
        spacing(buttons, 8)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        box.addLayout(buttons)
        self._chosen = Label(role=Type.SECTION)
        box.addWidget(self._chosen)
        box.addLayout(field_row(self.title, self.minutes))
        box.addWidget(self.output)
        box.addStretch(1)

    def _connect(self) -> None:
        self.choice.committed.connect(lambda _key: self._show())
        self.table.row_chosen.connect(self._show_item)
        self.table.row_dropped.connect(self._place)
        self.name.committed.connect(lambda name: self._change(self.tr("Renamed a template"), name=name))
        self.length.committed.connect(self._change_length)
        self.title.committed.connect(lambda text: self._change_item(title=text))
        self.minutes.committed.connect(self._change_minutes)
        self.output.committed.connect(lambda text: self._change_item(output=text))

    def _show(self) -> None:
        found = agenda_templates.templates(self._desk.session)
        self.choice.set_options([(each.id, each.name) for each in found])
        if self.choice.value() is None:
            self.choice.set_value(found[0].id)
        shown = next(each for each in found if each.id == self.choice.value())
        self._shown = shown
        own = agenda_templates.is_own(shown) and not self._desk.session.read_only
        self.name.refresh(shown.name)
        self.length.refresh(shown.minutes)
        self.table.set_items([_Line(place, item) for place, item in enumerate(shown.item)])
        planned = sum(item.minutes for item in shown.item)
        self._sum.setText(self.tr("{planned} of {length} minutes").format(planned=planned, length=shown.minutes))
        for field in (self.name, self.length, self.title, self.minutes, self.output):
            field.set_editable(own)
        why = self.tr("A template that ships stays as it is: make a copy")
        for button in (self.delete_button, self.add_button, self.remove_button):
            button.allow(own, why)
        self._show_item(self.table.current_row())

    def _show_item(self, line: _Line | None) -> None:
        for part in (self._chosen, self.title, self.minutes, self.output):
            part.setVisible(line is not None)
        if line is not None:
            self._chosen.setText(self.tr("Item {n}").format(n=line.place + 1))
            self.title.set_value(line.item.title)
            self.minutes.set_value(line.item.minutes)
            self.output.set_value(line.item.output)

    def copy(self) -> None:
        """Make an own template like the one shown, and show it."""
        assert self._shown is not None
        taken = {each.name.casefold() for each in agenda_templates.templates(self._desk.session)}
        start = self.tr("{name} (ours)").format(name=self._shown.name)
        numbered = (start if number == 1 else f"{start} {number}" for number in range(1, len(taken) + 2))
        name = next(each for each in numbered if each.casefold() not in taken)
        template_id, made = self._shown.id, []

        def copied() -> Receipt:
            added = agenda_templates.copy(self._desk.session, template_id, name)
            made.append(added.id)
            return added.receipt

        if self._desk.do(self.tr("Copied a template as “{name}”").format(name=name), copied):
            self.choice.set_value(agenda_templates.own_id(made[0]))
            self._show()
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def delete(self) -> None:
        """Put the own template that is shown in the bin."""
        assert self._shown is not None
        template_id = self._shown.id
        text = self.tr("Deleted the template “{name}”").format(name=self._shown.name)
        self._desk.do(text, lambda: agenda_templates.delete(self._desk.session, template_id))
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def move_item(self, line: _Line, places: int) -> None:
        """Move an item up (-1) or down (1)."""
        self._place(line, line.place + places)

    def _place(self, line: _Line, place: int) -> None:
        assert self._shown is not None
        if not agenda_templates.is_own(self._shown):
            return
        items = [item for at, item in enumerate(self._shown.item) if at != line.place]
        items.insert(max(place, 0), line.item)
        self._change_items(self.tr("Moved an item of a template"), items)
        self.table.choose_row(min(max(place, 0), len(items) - 1))

    def add_item(self) -> None:
        """Add an item behind the current one and go to its title."""
        assert self._shown is not None
        line, items = self.table.current_row(), list(self._shown.item)
        place = line.place + 1 if line is not None else len(items)
        items.insert(place, TemplateItem(self.tr("New item"), 10))
        self._change_items(self.tr("Added an item to a template"), items)
        self.table.choose_row(place)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.editor.selectAll()

    def remove_item(self) -> None:
        """Take the current item out."""
        assert self._shown is not None
        line = self.table.current_row()
        if line is not None:
            items = [item for at, item in enumerate(self._shown.item) if at != line.place]
            self._change_items(self.tr("Removed an item of a template"), items)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change_length(self, minutes: int | None) -> None:
        if minutes is None:
            self.length.set_error(self.tr("A template needs a length."))
        else:
            self._change(self.tr("Changed the length of a template"), minutes=minutes)

    def _change_minutes(self, minutes: int | None) -> None:
        if minutes is None:
            self.minutes.set_error(self.tr("Give the minutes; 0 if none are planned."))
        else:
            self._change_item(minutes=minutes)

    def _change_item(self, **columns: Any) -> None:
        assert self._shown is not None
        line = self.table.current_row()
        if line is not None:
            items = list(self._shown.item)
            items[line.place] = replace(line.item, **columns)
            self._change_items(self.tr("Changed an item of a template"), items)

    def _change_items(self, text: str, items: Sequence[TemplateItem]) -> None:
        self._change(text, item=tuple(items))

    def _change(self, text: str, **columns: Any) -> None:
        assert self._shown is not None
        changed = replace(self._shown, **columns)
        verb: Callable[[], Receipt] = lambda: agenda_templates.change(self._desk.session, changed)  # noqa: E731
        self._desk.do(text, verb)
