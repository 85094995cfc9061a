"""The state menu of a cell, by Ctrl+E, the Menu key or the right mouse button."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from cs360_desktop.domain.entries import EntryState


def state_menu(parent: QWidget, choose: Callable[[EntryState], object]) -> QMenu:
    """Make the menu; each state has its letter, as the keyboard map says."""
    menu = QMenu(parent.tr("State"), parent)
    for state, text in (
        (EntryState.NOT_COLLECTED, parent.tr("&n   not collected")),
        (EntryState.NOT_YET_AVAILABLE, parent.tr("&l   not yet available")),
        (EntryState.SUPPRESSED, parent.tr("&s   suppressed")),
        (EntryState.ESTIMATED, parent.tr("&e   estimated")),
        (EntryState.DISPUTED, parent.tr("&d   disputed")),
        (EntryState.ENTERED, parent.tr("&f   entered, a firm figure")),
    ):
        menu.addAction(text, partial(choose, state))
    return menu


def open_menu(menu: QMenu, view: QWidget, at: QPoint) -> None:
    """Show a menu at a point of a view without waiting for the choice; it goes when it closes."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(view.mapToGlobal(at))
    first = menu.actions()[0]
    menu.setActiveAction(first)
