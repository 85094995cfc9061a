"""The nine pages as data (product.md §3): a new page is a package in `ui/` and one line here."""

import importlib
import importlib.util
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.tabs import TabEntry
from cs360_desktop.ui.shell.unbuilt_page import UnbuiltPage


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One line of the navigation.

    Args:
        name: what `Place.page` says.
        label: beside the icon.
        short_label: below the icon where the window is narrow.
        icon: its Phosphor name.
        target: `module:Class`, imported on the first visit; a module that does not exist yet is shown by `will_be`.
        will_be: one sentence on what the page is for.
        tabs: the page's tabs, where they come from several features; the page is made with them.
    """

    name: str
    label: str
    short_label: str
    icon: str
    target: str
    will_be: str
    tabs: tuple[TabEntry, ...] = ()

    def label_text(self) -> str:
        """The label in the user's language."""
        return QCoreApplication.translate("Navigation", self.label)

    def short_text(self) -> str:
        """The short label in the user's language."""
        return QCoreApplication.translate("Navigation", self.short_label)

    def purpose_text(self) -> str:
        """What the page is for, in the user's language."""
        return QCoreApplication.translate("Navigation", self.will_be)


METRICS_TABS = (
    TabEntry(
        "choose",
        str(QT_TRANSLATE_NOOP("Navigation", "Choose")),
        "cs360_desktop.ui.metrics.choosing.view:ChooseView",
        str(QT_TRANSLATE_NOOP("Navigation", "Choose which measures of the catalog you collect.")),
    ),
    TabEntry(
        "enter",
        str(QT_TRANSLATE_NOOP("Navigation", "Enter")),
        "cs360_desktop.ui.metrics.entering.view:EnterView",
        str(QT_TRANSLATE_NOOP("Navigation", "Type the figures of each period.")),
    ),
    TabEntry(
        "import",
        str(QT_TRANSLATE_NOOP("Navigation", "Import")),
        "cs360_desktop.ui.metrics.importing.view:ImportView",
        str(QT_TRANSLATE_NOOP("Navigation", "Bring in the workbook you already keep.")),
    ),
    TabEntry(
        "charts",
        str(QT_TRANSLATE_NOOP("Navigation", "Charts")),
        "cs360_desktop.ui.charts.view:ChartsView",
        str(QT_TRANSLATE_NOOP("Navigation", "See a measure over time, with its usual range.")),
    ),
    TabEntry(
        "scorecard",
        str(QT_TRANSLATE_NOOP("Navigation", "Scorecard")),
        "cs360_desktop.ui.charts.scorecard:ScorecardView",
        str(
            QT_TRANSLATE_NOOP(
                "Navigation",
                "See every active measure on one line: last value, comparison, trend, signal word and the distance "
                "to its target.",
            )
        ),
    ),
    TabEntry(
        "team",
        str(QT_TRANSLATE_NOOP("Navigation", "Team")),
        "cs360_desktop.ui.charts.team_health:TeamHealthView",
        str(QT_TRANSLATE_NOOP("Navigation", "See how the Problem-Solving Team keeps its promises, month by month.")),
    ),
)
"""The tabs of the Metrics page; charts are a feature of their own, so the shell is who puts them together."""

PROBLEMS_TABS = (
    TabEntry(
        "map",
        str(QT_TRANSLATE_NOOP("Navigation", "Process map")),
        "cs360_desktop.ui.problems.process_map:ProcessMapView",
        str(
            QT_TRANSLATE_NOOP(
                "Navigation",
                "The steps of CompStat360: where you are, what each still lacks, the help that fits.",
            )
        ),
    ),
    TabEntry(
        "files",
        str(QT_TRANSLATE_NOOP("Navigation", "Problem files")),
        "cs360_desktop.ui.problems.files:ProblemsView",
        str(
            QT_TRANSLATE_NOOP(
                "Navigation", "Each problem with its statement, hypothesis, responses, measures and assessment."
            )
        ),
    ),
    TabEntry(
        "worksheet",
        str(QT_TRANSLATE_NOOP("Navigation", "Priorities")),
        "cs360_desktop.ui.problems.worksheet:WorksheetView",
        str(
            QT_TRANSLATE_NOOP(
                "Navigation", "Score the candidates on the priority worksheet and record what was chosen."
            )
        ),
    ),
    TabEntry(
        "scanning",
        str(QT_TRANSLATE_NOOP("Navigation", "Scanning")),
        "cs360_desktop.ui.problems.scanning:ScanningView",
        str(QT_TRANSLATE_NOOP("Navigation", "Interviews and surveys with the themes that came up.")),
    ),
    TabEntry(
        "stakeholders",
        str(QT_TRANSLATE_NOOP("Navigation", "Stakeholders")),
        "cs360_desktop.ui.problems.stakeholders:StakeholdersView",
        str(
            QT_TRANSLATE_NOOP(
                "Navigation", "The community map: who offers what, who holds which data, and when you talked."
            )
        ),
    ),
    TabEntry(
        "bodies",
        str(QT_TRANSLATE_NOOP("Navigation", "Bodies and people")),
        "cs360_desktop.ui.problems.bodies:BodiesView",
        str(
            QT_TRANSLATE_NOOP(
                "Navigation", "Steering committee, advisory team and problem-solving teams with their members."
            )
        ),
    ),
)
"""The tabs of the Problems page."""

PAGES = (
    PageEntry(
        "home",
        str(QT_TRANSLATE_NOOP("Navigation", "Home")),
        str(QT_TRANSLATE_NOOP("Navigation", "Home")),
        "house",
        "cs360_desktop.ui.home.page:HomePage",
        str(QT_TRANSLATE_NOOP("Navigation", "What needs you today, each line with the way to its place.")),
    ),
    PageEntry(
        "baseline",
        str(QT_TRANSLATE_NOOP("Navigation", "Baseline")),
        str(QT_TRANSLATE_NOOP("Navigation", "Baseline")),
        "check-square-offset",
        "cs360_desktop.ui.baseline.page:BaselinePage",
        str(
            QT_TRANSLATE_NOOP(
                "Navigation", "The six baseline requirements: your answers beside what the workspace shows."
            )
        ),
    ),
    PageEntry(
        "metrics",
        str(QT_TRANSLATE_NOOP("Navigation", "Metrics")),
        str(QT_TRANSLATE_NOOP("Navigation", "Metrics")),
        "table",
        "cs360_desktop.ui.metrics.page:MetricsPage",
        str(QT_TRANSLATE_NOOP("Navigation", "Choose what you count, enter it or bring it in, and see what it says.")),
        METRICS_TABS,
    ),
    PageEntry(
        "problems",
        str(QT_TRANSLATE_NOOP("Navigation", "Problems")),
        str(QT_TRANSLATE_NOOP("Navigation", "Problems")),
        "puzzle-piece",
        "cs360_desktop.ui.problems.page:ProblemsPage",
        str(
            QT_TRANSLATE_NOOP(
                "Navigation", "Find, choose and work on one public-safety priority at a time, from scan to assessment."
            )
        ),
        PROBLEMS_TABS,
    ),
    PageEntry(
        "meetings",
        str(QT_TRANSLATE_NOOP("Navigation", "Meetings")),
        str(QT_TRANSLATE_NOOP("Navigation", "Meetings")),
        "users-three",
        "cs360_desktop.ui.meetings.page:MeetingsPage",
        str(QT_TRANSLATE_NOOP("Navigation", "Meetings with agenda, attendance, decisions and minutes.")),
    ),
    PageEntry(
        "actions",
        str(QT_TRANSLATE_NOOP("Navigation", "Actions")),
        str(QT_TRANSLATE_NOOP("Navigation", "Actions")),
        "list-bullets",
        "cs360_desktop.ui.actions.page:ActionsPage",
        str(QT_TRANSLATE_NOOP("Navigation", "Every commitment from meetings and problems, with its owner and date.")),
    ),
    PageEntry(
        "requests",
        str(QT_TRANSLATE_NOOP("Navigation", "TTA requests")),
        str(QT_TRANSLATE_NOOP("Navigation", "TTA")),
        "paper-plane-tilt",
        "cs360_desktop.ui.requests.page:RequestsPage",
        str(
            QT_TRANSLATE_NOOP("Navigation", "Requests for training and technical assistance, from the form to the PDF.")
        ),
    ),
    PageEntry(
        "reports",
        str(QT_TRANSLATE_NOOP("Navigation", "Reports")),
        str(QT_TRANSLATE_NOOP("Navigation", "Reports")),
        "file-text",
        "cs360_desktop.ui.reports.page:ReportsPage",
        str(QT_TRANSLATE_NOOP("Navigation", "Every document the app can make, and when it was last made.")),
    ),
    PageEntry(
        "settings",
        str(QT_TRANSLATE_NOOP("Navigation", "Settings")),
        str(QT_TRANSLATE_NOOP("Navigation", "Settings")),
        "gear-six",
        "cs360_desktop.ui.settings.page:SettingsPage",
        str(QT_TRANSLATE_NOOP("Navigation", "Your department, its areas and population, and how the app looks.")),
    ),
)
"""In the order of the navigation, which is also that of Ctrl+1 to Ctrl+9."""


def entry_of(name: str) -> PageEntry:
    """The entry of a page.

    Raises:
        KeyError: there is no such page.
    """
    return {entry.name: entry for entry in PAGES}[name]


def create_page(entry: PageEntry, desk: Desk) -> Any:
    """Make a page: a `ui.common.page.Page` that also has `show_place(place)`.

    One that is not built yet says in a sentence what will be there.
    """
    module_name, _, class_name = entry.target.partition(":")
    if importlib.util.find_spec(module_name) is None:
        return UnbuiltPage(entry.label_text(), entry.purpose_text())
    page = getattr(importlib.import_module(module_name), class_name)
    return page(desk, entry.tabs) if entry.tabs else page(desk)
