"""The first step: who the department is; everything but the name may stay blank."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.agency import Agency, Population
from cs360_desktop.services.agency import states
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.fields import ChoiceField, NumberField, TextField, field_row
from cs360_desktop.ui.common.scaling import margins, spacing


class DepartmentForm(QWidget):
    """Asks for name, state, staff and population.

    Signals:
        given(Agency, Population | None): the button was pressed and what was typed makes sense.
        name_changed(str): for whoever proposes a file name.
    """

    given = Signal(object, object)
    name_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = TextField(
            self.tr("&Name of the department"), help_text=self.tr("As on your letterhead"), required=True, width=420
        )
        self._state = ChoiceField(self.tr("&State"), [("", ""), *states().items()], width=200)
        self._sworn = NumberField(self.tr("S&worn officers"))
        self._civilian = NumberField(self.tr("&Civilian employees"))
        self._residents = NumberField(self.tr("&Population"), least=1)
        self._year = TextField(self.tr("&Year of that figure"), width=80)
        self.setFocusProxy(self._name)
        self._name.editor.textChanged.connect(lambda _text: self.name_changed.emit(self.name()))
        self._name.editor.returnPressed.connect(self.submit)
        self.button = Button(self.tr("&Make the workspace"), self.submit, kind=Kind.PRIMARY)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 12)
        box.addLayout(field_row(self._name))
        box.addLayout(field_row(self._state, self._sworn, self._civilian))
        box.addLayout(field_row(self._residents, self._year))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.button)
        box.addLayout(foot)

    def name(self) -> str:
        """What is typed as the department's name."""
        return str(self._name.value())

    def submit(self) -> None:
        """Hand over what was typed, or say below each field what is missing."""
        fields = (self._name, self._state, self._sworn, self._civilian, self._residents, self._year)
        for field in fields:
            field.commit()
        if not self._name.value():
            self._name.set_error(self.tr("Missing: the name of your department."))
        if self._residents.value() is not None and not re.fullmatch(r"(19|20|21)\d\d", self._year.value()):
            self._year.set_error(self.tr("Missing: the year this population is from, such as 2025."))
        wrong = next((field for field in fields if field.error()), None)
        if wrong is not None:
            wrong.setFocus()
            return
        residents = self._residents.value()
        population = None if residents is None else Population(int(self._year.value()), residents)
        agency = Agency(
            self._name.value(),
            state=self._state.value() or "",
            sworn_actual=self._sworn.value(),
            civilian_actual=self._civilian.value(),
        )
        self.given.emit(agency, population)
