"""Areas: beats, precincts or districts in the agency's own order; added, renamed, moved, taken out of use."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.agency import Area
from cs360_desktop.domain.entries import UNKNOWN_AREA, WHOLE_AGENCY
from cs360_desktop.services import agency
from cs360_desktop.services.catalogue_files import load_starters
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.columns import Column
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import ChoiceField, TextField, field_row
from cs360_desktop.ui.common.following import Following
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, maximum_width, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.common.typography import Type

_FIXED = frozenset({WHOLE_AGENCY, UNKNOWN_AREA})


class Areas(QWidget):
    """The table, below it the selected area and a line to add another."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kinds = {kind.id: kind.name for kind in load_starters().area_kind}
        kinds = [("", self.tr("not given")), *self._kinds.items()]
        self.table = TableView(
            self.tr("Areas"),
            (
                Column(self.tr("Area"), lambda area: area.name, stretch=True),
                Column(self.tr("Kind"), self._kind_text, width=180),
                Column(self.tr("State"), self._state_text, state=_state, width=160),
            ),
            key=lambda area: area.id,
        )
        maximum_width(self.table, 720)
        self.name = TextField(self.tr("&Name"), width=260)
        self.kind = ChoiceField(self.tr("&Kind"), kinds, width=180)
        self.up = Button(self.tr("Move &up"), lambda: self._move(-1), icon="arrow-up")
        self.down = Button(self.tr("Move &down"), lambda: self._move(1), icon="arrow-down")
        self.retire = Button("", self._retire)
        self.new_name = TextField(self.tr("Name of a new a&rea"), width=260)
        self.new_kind = ChoiceField(self.tr("K&ind"), kinds, width=180)
        self.add = Button(self.tr("&Add area"), self._add, icon="plus")
        self._chosen = Label(role=Type.SECTION)
        self._arrange()
        self.table.row_chosen.connect(self._show_chosen)
        self.name.committed.connect(self._rename)
        self.kind.committed.connect(self._change_kind)
        self.new_name.editor.returnPressed.connect(self._add)
        Following(self, desk.notifier, self._show, {"area"})
        self._show()
        self.table.choose_row(WHOLE_AGENCY)

    def _arrange(self) -> None:
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 12)
        spacing(box, 12)
        why = self.tr("Numbers can be kept for the whole agency and for each area. Areas never sort by value.")
        box.addWidget(Label(why, tone="muted", wrap=True))
        box.addWidget(self.table)
        adding = field_row(self.new_name, self.new_kind, self.add)
        adding.setAlignment(self.add, Qt.AlignmentFlag.AlignBottom)
        box.addLayout(adding)
        box.addSpacing(8)
        box.addWidget(self._chosen)
        box.addLayout(field_row(self.name, self.kind))
        buttons = QHBoxLayout()
        spacing(buttons, 8)
        for button in (self.up, self.down, self.retire):
            buttons.addWidget(button)
        buttons.addStretch(1)
        box.addLayout(buttons)
        box.addStretch(1)

    def _kind_text(self, area: Area) -> str:
        return self._kinds.get(area.kind, area.kind)

    def _state_text(self, area: Area) -> str:
        if area.id in _FIXED:
            return self.tr("always there")
        return self.tr("out of use") if area.retired else self.tr("in use")

    def _show(self) -> None:
        self.table.set_items(agency.areas(self._desk.session, with_retired=True))
        self._show_chosen(self.table.current_row())

    def _show_chosen(self, area: Area | None) -> None:
        read_only = self._desk.session.read_only
        usual = area is not None and area.id not in _FIXED
        for part in (self._chosen, self.name, self.kind, self.up, self.down, self.retire):
            part.setVisible(area is not None)
        if area is None:
            return
        self._chosen.setText(area.name)
        self.name.refresh(area.name)
        self.kind.refresh(area.kind)
        self.name.set_editable(not read_only)
        self.kind.set_editable(usual and not read_only)
        why = self.tr("“{area}” is always there, at its place").format(area=area.name)
        self.retire.setText(self.tr("U&se again") if area.retired else self.tr("&Take out of use"))
        for button in (self.up, self.down, self.retire):
            button.allow(usual and not read_only, why)
        self.add.allow(not read_only, self.tr("The workspace is open read only"))

    def _rename(self, name: str) -> None:
        area = self.table.current_row()
        if area is not None:
            text = self.tr("Renamed {old} to {new}").format(old=area.name, new=name)
            self._desk.do(text, lambda: agency.rename_area(self._desk.session, area.id, name))

    def _change_kind(self, kind: str) -> None:
        area = self.table.current_row()
        if area is not None:
            text = self.tr("Changed the kind of {area}").format(area=area.name)
            self._desk.do(text, lambda: agency.change_area_kind(self._desk.session, area.id, kind))

    def _move(self, steps: int) -> None:
        area = self.table.current_row()
        if area is not None:
            text = self.tr("Moved {area} up") if steps < 0 else self.tr("Moved {area} down")
            self._desk.do(text.format(area=area.name), lambda: agency.move_area(self._desk.session, area.id, steps))

    def _retire(self) -> None:
        area = self.table.current_row()
        if area is not None:
            text = self.tr("Took {area} back into use") if area.retired else self.tr("Took {area} out of use")
            self._desk.do(
                text.format(area=area.name),
                lambda: agency.retire_area(self._desk.session, area.id, retired=not area.retired),
            )

    def _add(self) -> None:
        name, kind = self.new_name.value(), self.new_kind.value() or ""
        text = self.tr("Added area {area}").format(area=name)
        if self._desk.do(text, lambda: agency.add_area(self._desk.session, name, kind).receipt):
            self.new_name.set_value("")
            self.new_name.setFocus()


def _state(area: Area) -> State:
    return State.TAKEN_OUT if area.retired else State.GOOD
