"""The agency's profile: what stands on every document, in a form that saves each field when it is left."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.wording import format_date, format_number
from cs360_desktop.services.agency import agency_of, change_agency, states
from cs360_desktop.services.time_zones import zone_name, zones
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import ChoiceField, DateField, Field, NumberField, TextField, field_row
from cs360_desktop.ui.common.following import Following
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.settings.words import MONTHS, translated


class DecimalField(TextField):
    """A number that may have decimals, or blank."""

    @override
    def value(self) -> Any:
        try:
            return float(self.editor.text())
        except ValueError:
            return None

    @override
    def _show(self, value: Any) -> None:
        self.editor.setText("" if value is None else f"{value:g}")

    @override
    def _fault(self) -> str:
        typed = self.editor.text().strip()
        if not typed or (self.value() is not None and 0 <= self.value() < 10_000):
            return ""
        return self.tr(
            "“{typed}” is not a number of positions, so it was not saved. Type a number such as 0.5."
        ).format(typed=typed)


class AgencyProfile(QWidget):
    """Sections of fields, each bound to one column of the agency."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.fields = self._make_fields()
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 12)
        spacing(box, 12)
        for heading, rows in self._arrangement():
            if heading:
                box.addSpacing(8)
                box.addWidget(Label(heading, Type.SECTION))
            for row in rows:
                box.addLayout(field_row(*(self.fields[column] for column in row)))
        box.addStretch(1)
        for column, field in self.fields.items():
            field.committed.connect(self._saver(column, field))
            field.set_editable(not desk.session.read_only)
        Following(self, desk.notifier, self._show, {"agency"})
        self._show()

    def _make_fields(self) -> Mapping[str, Field]:
        months = [(number, translated(name)) for number, name in enumerate(MONTHS, start=1)]
        ori = self.tr("nine characters, from the FBI")
        short = self.tr("Stands in the window and wherever room is short: Mill Harbor PD")
        four_weeks = self.tr("first day of one of your 28-day periods; leave blank if you keep none")
        zone_help = self.tr("Calendar files and deadlines of meetings need it")
        started = self.tr("The day you began with CompStat360; requirement B6 looks at it")
        return {
            "name": TextField(self.tr("&Name of the department"), required=True, width=420),
            "short_name": TextField(self.tr("Short na&me"), help_text=short, width=420),
            "type": TextField(self.tr("&Kind of agency"), help_text=self.tr("such as municipal police"), width=220),
            "ori": TextField(self.tr("&ORI"), help_text=ori, width=188),
            "street": TextField(self.tr("Street and n&umber"), width=420),
            "city": TextField(self.tr("&City"), width=220),
            "county": TextField(self.tr("Count&y"), width=188),
            "state": ChoiceField(self.tr("S&tate"), [("", self.tr("not given")), *states().items()], width=220),
            "time_zone": ChoiceField(self.tr("Time zone"), self._zone_options(), help_text=zone_help, width=420),
            "zip": TextField(self.tr("&ZIP code"), width=110),
            "phone": TextField(self.tr("&Phone"), width=180),
            "sworn_actual": NumberField(self.tr("S&worn, on duty")),
            "sworn_authorized": NumberField(self.tr("Sworn, authorized")),
            "civilian_actual": NumberField(self.tr("Civi&lian, on duty")),
            "civilian_authorized": NumberField(self.tr("Civilian, authorized")),
            "analyst_fte": DecimalField(
                self.tr("Crime &analysts"),
                help_text=self.tr("as full-time positions; half a position is 0.5"),
                width=110,
            ),
            "rms": TextField(self.tr("&Records system (RMS)"), width=220),
            "cad": TextField(self.tr("&Dispatch system (CAD)"), width=220),
            "reporting_system": TextField(
                self.tr("How crime is reported to the state"), help_text=self.tr("such as NIBRS"), width=220
            ),
            "started_on": DateField(self.tr("CompStat360 &began on"), help_text=started),
            "convening_on": DateField(self.tr("&Innovation Convening on"), help_text=self.tr("requirement B5")),
            "fiscal_year_start": ChoiceField(self.tr("Fi&scal year starts in"), months, width=150),
            "four_weeks_start": DateField(self.tr("&28-day periods start on"), help_text=four_weeks),
        }

    def _zone_options(self) -> list[tuple[str, str]]:
        """Every zone; where none is chosen it is that of the state."""
        agency = agency_of(self._desk.session)
        usual = zones().get(zone_name(replace(agency, time_zone="")), "")
        by_state = self.tr("that of the state: {zone}").format(zone=usual) if usual else self.tr("that of the state")
        return [("", by_state), *((name, label) for name, label in zones().items())]

    def _arrangement(self) -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
        return (
            ("", (("name",), ("short_name",), ("type", "ori"))),
            (self.tr("Address"), (("street",), ("city", "county"), ("state", "zip", "phone"), ("time_zone",))),
            (
                self.tr("Staff"),
                (("sworn_actual", "sworn_authorized"), ("civilian_actual", "civilian_authorized"), ("analyst_fte",)),
            ),
            (self.tr("Systems"), (("rms", "cad"), ("reporting_system",))),
            (self.tr("CompStat360"), (("started_on", "convening_on"), ("fiscal_year_start", "four_weeks_start"))),
        )

    def _saver(self, column: str, field: Field) -> Callable[[Any], None]:
        label = field.editor.accessibleName()

        def save(value: Any) -> None:
            text = self.tr("Changed {field} to {value}") if _shown(field, value) else self.tr("Cleared {field}")
            self._desk.do(
                text.format(field=label, value=_shown(field, value)),
                lambda: change_agency(self._desk.session, **{column: value}),
            )

        return save

    def _show(self) -> None:
        agency = agency_of(self._desk.session)
        zone = self.fields["time_zone"]
        assert isinstance(zone, ChoiceField)
        zone.set_options(self._zone_options())
        for column, field in self.fields.items():
            field.refresh(getattr(agency, column))


def _shown(field: Field, value: Any) -> str:
    if isinstance(field, ChoiceField):
        return field.editor.currentText()
    if isinstance(field, DateField):
        return "" if value is None else format_date(value)
    if isinstance(field, NumberField):
        return "" if value is None else format_number(value)
    return "" if value is None else str(value)
