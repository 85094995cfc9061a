"""Lines that add an interview or a survey; Enter adds, Esc leaves."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cs360_desktop.services import scanning
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import ChoiceField, DateField, TextField
from cs360_desktop.ui.problems.bodies_entry import LineEntry


class InterviewEntry(LineEntry):
    """Adds an interview; what came up is then written in the panel."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.day = DateField(self.tr("Day of the interview"), width=150)
        options = [(item.id, item.name) for item in scanning.categories()]
        self.category = ChoiceField(self.tr("Whom you asked"), options)
        self.put((self.day, self.category), self.category, Button(self.tr("Add interview"), self.add, icon="plus"))
        self.asked = self.day

    def start(self) -> None:
        """Get ready for the next; day and category stay, since notes are often typed in a row."""
        if self.day.value() is None:
            self.day.set_value(self.desk.session.today())
        self.category.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def add(self) -> None:
        self.day.commit()
        day, category = self.day.value(), self.category.value()
        if day is None:
            self.day.set_error(self.day.error() or self.tr("Give the day."))
            return
        if category is None:
            self.category.set_error(self.tr("Choose whom you asked."))
            return
        text = self.tr("Added an interview: {whom}").format(whom=self.category.editor.currentText())
        self.do(text, lambda: scanning.add_interview(self.desk.session, day, category))


class SurveyEntry(LineEntry):
    """Adds a survey."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name = TextField(self.tr("Name of the survey"), required=True)
        self.day = DateField(self.tr("Day it closed"), width=150)
        self.put((self.name, self.day), self.name, Button(self.tr("Add survey"), self.add, icon="plus"))
        self.asked = self.day

    def start(self) -> None:
        """Get ready for the next."""
        self.name.set_value("")
        self.day.set_value(self.desk.session.today())
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def add(self) -> None:
        self.day.commit()
        name, day = self.name.value(), self.day.value()
        if not name:
            self.name.set_error(self.tr("Type a name, such as Residents 2026."))
            return
        if day is None:
            self.day.set_error(self.day.error() or self.tr("Give the day."))
            return
        text = self.tr("Added survey {name}").format(name=name)
        if self.do(text, lambda: scanning.add_survey(self.desk.session, name, day)):
            self.start()
