"""The sections of Settings as data: a new one is a widget and one line here."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.empty_state import EmptyState
from cs360_desktop.ui.settings.about import About
from cs360_desktop.ui.settings.agency_profile import AgencyProfile
from cs360_desktop.ui.settings.agenda_templates import AgendaTemplates
from cs360_desktop.ui.settings.appearance import Appearance
from cs360_desktop.ui.settings.areas import Areas
from cs360_desktop.ui.settings.documents import Documents
from cs360_desktop.ui.settings.open_meetings import OpenMeetings
from cs360_desktop.ui.settings.population import PopulationByYear
from cs360_desktop.ui.settings.workspace import WorkspaceHealth


@dataclass(frozen=True, slots=True)
class Section:
    """One step: the key `Place.part` names it by, and either its widget or a sentence on what will be there."""

    key: str
    name: str
    make: Callable[[Desk], QWidget] | None = None
    will_be: str = ""

    def name_text(self) -> str:
        """The name in the user's language."""
        return QCoreApplication.translate("Settings", self.name)

    def create(self, desk: Desk) -> QWidget:
        """Make the section."""
        if self.make is not None:
            return self.make(desk)
        later = QCoreApplication.translate("Settings", "This section comes with a later version")
        return EmptyState(later, QCoreApplication.translate("Settings", self.will_be))


SECTIONS = (
    Section("agency", str(QT_TRANSLATE_NOOP("Settings", "Agency profile")), AgencyProfile),
    Section("areas", str(QT_TRANSLATE_NOOP("Settings", "Areas")), Areas),
    Section("population", str(QT_TRANSLATE_NOOP("Settings", "Population by year")), PopulationByYear),
    Section(
        "groups",
        str(QT_TRANSLATE_NOOP("Settings", "Represented groups")),
        will_be=str(
            QT_TRANSLATE_NOOP(
                "Settings",
                "Here you will rename the groups that sit at the table and say which of them must be there. Until then "
                "every workspace has the groups that requirement B3 names.",
            )
        ),
    ),
    Section("templates", str(QT_TRANSLATE_NOOP("Settings", "Agenda templates")), AgendaTemplates),
    Section("open-meetings", str(QT_TRANSLATE_NOOP("Settings", "Open meetings")), OpenMeetings),
    Section("documents", str(QT_TRANSLATE_NOOP("Settings", "Documents")), Documents),
    Section("appearance", str(QT_TRANSLATE_NOOP("Settings", "Appearance")), Appearance),
    Section("workspace", str(QT_TRANSLATE_NOOP("Settings", "Workspace health")), WorkspaceHealth),
    Section(
        "backup",
        str(QT_TRANSLATE_NOOP("Settings", "Backups and password")),
        will_be=str(
            QT_TRANSLATE_NOOP(
                "Settings",
                "Here you will see the backups the app makes by itself, restore one, and protect the file with a "
                "password. Until then, copy the workspace file to a USB stick now and then, while the app is closed.",
            )
        ),
    ),
    Section("about", str(QT_TRANSLATE_NOOP("Settings", "About")), About),
)
