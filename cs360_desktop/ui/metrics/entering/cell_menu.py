"""The menus of a cell: its states by Ctrl+E, everything by the Menu key or the right mouse button."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from cs360_desktop.domain.entries import EntryState


def state_menu(parent: QWidget, choose: Callable[[EntryState], object], inside: QMenu | None = None) -> QMenu:
    """Make the menu of states, on its own or inside another; each has its letter, as the keyboard map says."""
    menu = QMenu(parent.tr("&State"), inside or parent)
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


def cell_menu(
    parent: QWidget, ask: Callable[[str], object], choose: Callable[[EntryState], object], *, writable: bool
) -> QMenu:
    """Make the menu of everything that can be done with the selected cells.

    Args:
        parent: whose menu it is.
        ask: hears the name of a command.
        choose: hears a state.
        writable: whether commands that write can be chosen.
    """
    menu = QMenu(parent)
    for group in (
        (
            ("cut", parent.tr("Cu&t"), "Ctrl+X", True),
            ("copy", parent.tr("&Copy"), "Ctrl+C", False),
            ("copy_with_headers", parent.tr("Copy with &headers"), "Ctrl+Shift+C", False),
            ("paste", parent.tr("&Paste"), "Ctrl+V", True),
            ("clear", parent.tr("C&lear, no entry"), "Del", True),
        ),
        (
            ("fill_down", parent.tr("Fill &down"), "Ctrl+D", True),
            ("fill_right", parent.tr("Fill &right"), "Ctrl+R", True),
        ),
        (
            ("note", parent.tr("&Note"), "Shift+F2", True),
            ("today", parent.tr("Data as of toda&y"), "Ctrl+;", True),
        ),
    ):
        for command, text, keys, writes in group:
            action = menu.addAction(text, partial(ask, command))
            # Shown only: the grid hears its own keys.
            action.setText(f"{text}\t{QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)}")
            action.setEnabled(writable or not writes)
        menu.addSeparator()
    states = state_menu(parent, choose, menu)
    states.setEnabled(writable)
    menu.addMenu(states)
    return menu


def open_menu(menu: QMenu, view: QWidget, at: QPoint) -> None:
    """Show a menu at a point of a view without waiting for the choice; it goes when it closes."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(view.mapToGlobal(at))
    first = menu.actions()[0]
    menu.setActiveAction(first)
