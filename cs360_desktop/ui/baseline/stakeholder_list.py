"""Outside stakeholders with the day of first contact (requirement B6): the list, and a line to add or change one."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.problems import Stakeholder
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import stakeholders
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.columns import Column
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import DateField, TextField, field_row
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.common.typography import Type


class StakeholderList(QWidget):
    """The stakeholders; the fields below the table belong to the row chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._started_on: date | None = None
        self._shown_id = 0
        self.table = TableView(self.tr("Stakeholders"), self._columns(), key=lambda row: row.id)
        self.table.set_empty(self.tr("Nobody yet. Add the people and organizations you asked in."))
        self.new_name = TextField(self.tr("Add a stakeholder"), help_text=self.tr("Enter adds it."), width=240)
        self.name = TextField(self.tr("Name"), width=240)
        self.contacted = DateField(self.tr("First contacted"))
        self.remove = Button(self.tr("Remove"), self._remove, kind=Kind.QUIET, icon="trash")
        self._chosen_box = QWidget()
        self._arrange()
        self.table.row_chosen.connect(self._show_row)
        self.new_name.committed.connect(self._add)
        self.name.committed.connect(lambda name: self._change(name=name))
        self.contacted.committed.connect(lambda day: self._change(first_contacted=day))

    def _arrange(self) -> None:
        chosen = field_row(self.name, self.contacted)
        chosen.insertWidget(2, self.remove)
        margins(chosen, 0, 0, 0, 0)
        self._chosen_box.setLayout(chosen)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Outside stakeholders"), Type.STRONG))
        box.addLayout(head)
        for part in (self.table, self._chosen_box, self.new_name):
            box.addWidget(part)

    def _columns(self) -> list[Column[Stakeholder]]:
        return [
            Column(self.tr("Stakeholder"), lambda row: row.name, stretch=True),
            Column(
                self.tr("First contacted"),
                lambda row: format_date(row.first_contacted) if row.first_contacted else self.tr("no date"),
                tone=lambda row: "text" if row.first_contacted else "muted",
                width=130,
            ),
            Column(self.tr("From the start"), self._start_text, state=self._start_state, width=130),
        ]

    def show_stakeholders(self, started_on: date | None) -> None:
        """Show the list as it is now, compared with the day CompStat360 started."""
        self._started_on = started_on
        rows = stakeholders.stakeholders(self._desk.session)
        self.table.set_items(rows)
        self.table.viewport().update()
        self._show_row(self.table.current_row())

    def focus_part(self) -> QWidget:
        """Where one goes on: the day of contact of the row chosen, else the line for a new stakeholder."""
        return self.contacted if self.table.current_row() is not None else self.new_name

    def _start_state(self, row: Stakeholder) -> State | None:
        if row.first_contacted is None or self._started_on is None:
            return None
        return State.GOOD if row.first_contacted < self._started_on else State.NOTHING_YET

    def _start_text(self, row: Stakeholder) -> str:
        state = self._start_state(row)
        if state is None:
            return self.tr("cannot tell")
        return self.tr("before") if state is State.GOOD else self.tr("later")

    def _show_row(self, row: Stakeholder | None) -> None:
        self._chosen_box.setVisible(row is not None)
        if row is None:
            return
        for field, value in ((self.name, row.name), (self.contacted, row.first_contacted)):
            # What was typed for another row must never be kept for this one.
            show = field.refresh if row.id == self._shown_id else field.set_value
            show(value)
        self._shown_id = row.id

    def _add(self, name: str) -> None:
        if not name:
            return
        added: list[int] = []

        def verb() -> Receipt:
            result = stakeholders.add(self._desk.session, name)
            added.append(result.id)
            return result.receipt

        if self._desk.do(self.tr("Added stakeholder {name}").format(name=name), verb):
            self.new_name.set_value("")
            self.table.choose_row(added[0])

    def _change(self, **columns: object) -> None:
        row = self._row()
        text = self.tr("Changed stakeholder {name}").format(name=row.name)
        self._desk.do(text, lambda: stakeholders.change(self._desk.session, row.id, **columns))

    def _remove(self) -> None:
        row = self._row()
        text = self.tr("Removed stakeholder {name}").format(name=row.name)
        self._desk.do(text, lambda: stakeholders.remove(self._desk.session, row.id))

    def _row(self) -> Stakeholder:
        row = self.table.current_row()
        assert isinstance(row, Stakeholder)
        return row
