"""The nine pages as data (product.md §3): a new page is a package in `ui/` and one line here."""

import importlib
import importlib.util
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.shell.unbuilt_page import UnbuiltPage

_CONTEXT = "Navigation"


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
    """

    name: str
    label: str
    short_label: str
    icon: str
    target: str
    will_be: str

    def label_text(self) -> str:
        """The label in the user's language."""
        return QCoreApplication.translate(_CONTEXT, self.label)

    def short_text(self) -> str:
        """The short label in the user's language."""
        return QCoreApplication.translate(_CONTEXT, self.short_label)

    def purpose_text(self) -> str:
        """What the page is for, in the user's language."""
        return QCoreApplication.translate(_CONTEXT, self.will_be)


PAGES = (
    PageEntry(
        "home",
        QT_TRANSLATE_NOOP(_CONTEXT, "Home"),
        QT_TRANSLATE_NOOP(_CONTEXT, "Home"),
        "house",
        "cs360_desktop.ui.home.page:HomePage",
        QT_TRANSLATE_NOOP(_CONTEXT, "What needs you today, each line with the way to its place."),
    ),
    PageEntry(
        "baseline",
        QT_TRANSLATE_NOOP(_CONTEXT, "Baseline"),
        QT_TRANSLATE_NOOP(_CONTEXT, "Baseline"),
        "check-square-offset",
        "cs360_desktop.ui.baseline.page:BaselinePage",
        QT_TRANSLATE_NOOP(_CONTEXT, "The six baseline requirements: your answers beside what the workspace shows."),
    ),
    PageEntry(
        "metrics",
        QT_TRANSLATE_NOOP(_CONTEXT, "Metrics"),
        QT_TRANSLATE_NOOP(_CONTEXT, "Metrics"),
        "table",
        "cs360_desktop.ui.metrics.page:MetricsPage",
        QT_TRANSLATE_NOOP(_CONTEXT, "Choose what you count, enter it or bring it in, and see what it says."),
    ),
    PageEntry(
        "problems",
        QT_TRANSLATE_NOOP(_CONTEXT, "Problems"),
        QT_TRANSLATE_NOOP(_CONTEXT, "Problems"),
        "puzzle-piece",
        "cs360_desktop.ui.problems.page:ProblemsPage",
        QT_TRANSLATE_NOOP(
            _CONTEXT,
            "Here you will find, choose and work on one public-safety priority at a time: interviews and themes, "
            "the priority worksheet, and a file for each problem from Scanning to Assessment.",
        ),
    ),
    PageEntry(
        "meetings",
        QT_TRANSLATE_NOOP(_CONTEXT, "Meetings"),
        QT_TRANSLATE_NOOP(_CONTEXT, "Meetings"),
        "users-three",
        "cs360_desktop.ui.meetings.page:MeetingsPage",
        QT_TRANSLATE_NOOP(_CONTEXT, "Meetings with agenda, attendance, decisions and minutes."),
    ),
    PageEntry(
        "actions",
        QT_TRANSLATE_NOOP(_CONTEXT, "Actions"),
        QT_TRANSLATE_NOOP(_CONTEXT, "Actions"),
        "list-bullets",
        "cs360_desktop.ui.actions.page:ActionsPage",
        QT_TRANSLATE_NOOP(_CONTEXT, "Every commitment from meetings and problems, with its owner and date."),
    ),
    PageEntry(
        "requests",
        QT_TRANSLATE_NOOP(_CONTEXT, "TTA requests"),
        QT_TRANSLATE_NOOP(_CONTEXT, "TTA"),
        "paper-plane-tilt",
        "cs360_desktop.ui.requests.page:RequestsPage",
        QT_TRANSLATE_NOOP(_CONTEXT, "Requests for training and technical assistance, from the form to the PDF."),
    ),
    PageEntry(
        "reports",
        QT_TRANSLATE_NOOP(_CONTEXT, "Reports"),
        QT_TRANSLATE_NOOP(_CONTEXT, "Reports"),
        "file-text",
        "cs360_desktop.ui.reports.page:ReportsPage",
        QT_TRANSLATE_NOOP(_CONTEXT, "Every document the app can make, and when it was last made."),
    ),
    PageEntry(
        "settings",
        QT_TRANSLATE_NOOP(_CONTEXT, "Settings"),
        QT_TRANSLATE_NOOP(_CONTEXT, "Settings"),
        "gear-six",
        "cs360_desktop.ui.settings.page:SettingsPage",
        QT_TRANSLATE_NOOP(_CONTEXT, "Your department, its areas and population, and how the app looks."),
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
    return getattr(importlib.import_module(module_name), class_name)(desk)
