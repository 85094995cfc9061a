"""Population by year: the figures rates are computed from, each with its source."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.domain.agency import Population
from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.entries import UNKNOWN_AREA, WHOLE_AGENCY
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.wording import format_number
from cs360_desktop.services import agency
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.columns import Align, Column
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import ChoiceField, NumberField, TextField, field_row
from cs360_desktop.ui.common.following import Following
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, maximum_width, spacing
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.common.typography import Type


class PopulationByYear(QWidget):
    """The years of the whole agency or of an area, below them the selected one and a line to add another."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.area = ChoiceField(self.tr("Residents &of"), [], width=260)
        self.table = TableView(
            self.tr("Population by year"),
            (
                Column(self.tr("Year"), lambda row: str(row.year), align=Align.RIGHT, width=80),
                Column(self.tr("Residents"), lambda row: format_number(row.residents), align=Align.RIGHT, width=120),
                Column(self.tr("Source"), lambda row: row.source, stretch=True),
            ),
            key=lambda row: row.id,
        )
        self.table.set_empty(self.tr("No population yet: counts are shown without rates. Add the year you know."))
        maximum_width(self.table, 720)
        self.year = TextField(self.tr("&Year"), width=80)
        self.residents = NumberField(self.tr("&Residents"), least=1)
        self.source = TextField(self.tr("&Source"), placeholder=self.tr("such as U.S. Census"), width=220)
        self.add = Button(self.tr("&Add year"), self._add, icon="plus")
        self._chosen = Label(role=Type.SECTION)
        self.chosen_residents = NumberField(self.tr("Res&idents"), least=1)
        self.chosen_source = TextField(self.tr("Sour&ce"), width=300)
        self.remove = Button(self.tr("Re&move this year"), self._remove, icon="trash")
        self._arrange()
        self.area.committed.connect(lambda _area: self._show_area())
        self.table.row_chosen.connect(self._show_chosen)
        for field in (self.chosen_residents, self.chosen_source):
            field.committed.connect(self._change)
        Following(self, desk.notifier, self._show, {"population", "area"})
        self._show()

    def _arrange(self) -> None:
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 12)
        spacing(box, 12)
        why = self.tr("Rates per 1,000 residents are shown only for years with a population, and name its source.")
        box.addWidget(Label(why, tone="muted", wrap=True))
        box.addWidget(self.area)
        box.addWidget(self.table)
        adding = field_row(self.year, self.residents, self.source)
        adding.insertWidget(3, self.add, 0, Qt.AlignmentFlag.AlignBottom)
        box.addLayout(adding)
        box.addSpacing(8)
        box.addWidget(self._chosen)
        changing = field_row(self.chosen_residents, self.chosen_source)
        changing.insertWidget(2, self.remove, 0, Qt.AlignmentFlag.AlignBottom)
        box.addLayout(changing)
        box.addStretch(1)

    def _show(self) -> None:
        session = self._desk.session
        areas = [(area.id, area.name) for area in agency.areas(session) if area.id != UNKNOWN_AREA]
        self.area.set_options(areas)
        if self.area.value() is None:
            self.area.set_value(WHOLE_AGENCY)
        self.area.setVisible(len(areas) > 1)
        self.table.set_items(agency.populations(session, self._area_id()))
        self._show_chosen(self.table.current_row())

    def _area_id(self) -> int:
        return int(self.area.value() or WHOLE_AGENCY)

    def _show_area(self) -> None:
        """Show another area; a figure begun for the one before is not taken over to it."""
        for field in (self.year, self.residents, self.source):
            field.set_value(None if field is self.residents else "")
        self._show()
        self.table.choose_first()

    def _year_text(self, year: str) -> str:
        """The year, with the area where it is not the whole agency: `2025, Beat 1`."""
        area_id = self._area_id()
        return year if area_id == WHOLE_AGENCY else f"{year}, {self.area.editor.currentText()}"

    def _show_chosen(self, row: Population | None) -> None:
        for part in (self._chosen, self.chosen_residents, self.chosen_source, self.remove):
            part.setVisible(row is not None)
            part.setEnabled(not self._desk.session.read_only)
        self.add.allow(not self._desk.session.read_only, self.tr("The workspace is open read only"))
        if row is not None:
            self._chosen.setText(self._year_text(str(row.year)))
            self.chosen_residents.refresh(row.residents)
            self.chosen_source.refresh(row.source)

    def _add(self) -> None:
        typed = self.year.value()
        text = self.tr("Added the population of {year}").format(year=self._year_text(typed))
        if self._desk.do(text, lambda: self._set(typed, self.residents.value(), self.source.value())):
            for field in (self.year, self.residents, self.source):
                field.set_value(None if field is self.residents else "")
            self.year.setFocus()

    def _set(self, year: str, residents: int | None, source: str) -> Receipt:
        if not year.isdecimal() or residents is None:
            raise UserError(
                self.tr("Year and residents belong together, so nothing was added. Type both, such as 2025 and 11,200.")
            )
        session, area_id = self._desk.session, self._area_id()
        return agency.set_population(session, int(year), residents, area_id=area_id, source=source)

    def _change(self) -> None:
        row = self.table.current_row()
        residents = self.chosen_residents.value()
        if row is None:
            return
        text = self.tr("Changed the population of {year}").format(year=self._year_text(str(row.year)))
        self._desk.do(text, lambda: self._set(str(row.year), residents, self.chosen_source.value()))

    def _remove(self) -> None:
        row = self.table.current_row()
        if row is not None:
            text = self.tr("Removed the population of {year}").format(year=self._year_text(str(row.year)))
            self._desk.do(text, lambda: agency.delete_population(self._desk.session, row.id))
