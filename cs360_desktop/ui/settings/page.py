"""Settings: one step for each section; every change is saved the moment it is made."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cs360_desktop.ui.common.context_panel import scrolling
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.scaling import margins
from cs360_desktop.ui.common.step_list import Step, StepList
from cs360_desktop.ui.settings.sections import SECTIONS


class SettingsPage(Page):
    """Makes a section when it is first looked at."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Settings"), "", parent=parent)
        self._desk = desk
        self.body.withhold(desk, self.tr("Community view is on, and the settings hold the history of every change."))
        self._made: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self.steps = StepList(self.tr("Settings"))
        self.steps.set_steps([Step(section.key, section.name_text()) for section in SECTIONS])
        self.steps.chosen.connect(self._show)
        self.set_steps(self.steps)
        self.set_content(self._stack, bare=True)
        self.show_place(Place("settings"))

    def show_place(self, place: Place) -> None:
        """Go to a section by its key; without one, stay."""
        keys = [section.key for section in SECTIONS]
        key = place.part if place.part in keys else self.steps.choice() or keys[0]
        self.steps.choose(key)
        self._show(key)

    def _show(self, key: str) -> None:
        section = next(section for section in SECTIONS if section.key == key)
        if key not in self._made:
            holder = QWidget()
            box = QVBoxLayout(holder)
            margins(box, 24, 12, 24, 12)
            box.addWidget(section.create(self._desk))
            self._made[key] = scrolling(holder)
            self._stack.addWidget(self._made[key])
        self._stack.setCurrentWidget(self._made[key])
        self.header.set_purpose(section.name_text())
        self.setFocusProxy(self.steps)
