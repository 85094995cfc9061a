"""Somebody at the wizard who has no mouse: every key goes where the focus is, and Tab is the only way there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from cs360_desktop.importing.mapping import Proposal
from cs360_desktop.ui.metrics.importing.steps import Step
from cs360_desktop.ui.metrics.importing.view import ImportView
from cs360_desktop.ui.shell.main_window import MainWindow

_NOTHING = Qt.KeyboardModifier.NoModifier
_MOST_TABS = 60


class Keys:
    """Presses keys in the window and looks at the wizard."""

    def __init__(self, window: MainWindow, wizard: ImportView, qtbot: QtBot) -> None:
        self.window, self.wizard, self.qtbot = window, wizard, qtbot

    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    @property
    def proposal(self) -> Proposal:
        proposal = self.wizard.table_step.proposal
        assert proposal is not None
        return proposal

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NOTHING) -> None:
        self.qtbot.keyClick(self.focused(), key, modifier)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.focused(), text)
        self.press(Qt.Key.Key_Return)

    def go_to(self, wanted: QWidget) -> None:
        """Press Tab until the focus is there."""
        for _ in range(_MOST_TABS):
            if self.focused() is wanted:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {wanted.accessibleName()!r}")

    def next_step(self, step: Step) -> None:
        self.go_to(self.wizard.next)
        self.press(Qt.Key.Key_Return)
        self.wait_for(step)

    def wait_for(self, step: Step) -> None:
        self.qtbot.waitUntil(lambda: self.wizard.step is step, timeout=30_000)

    def choose_in_menu(self, text: str) -> None:
        """Open the menu of the current cell and go down to an action."""
        self.press(Qt.Key.Key_F4)
        menu = self.wizard.table_step.menu
        assert menu is not None
        self._go_down(menu, next(action for action in menu.actions() if action.text() == text))
        self.qtbot.keyClick(menu, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.wizard.table_step.menu is None, timeout=30_000)
        self.window.activateWindow()  # a real window system does that by itself when a menu closes
        self.qtbot.waitUntil(self.window.isActiveWindow, timeout=30_000)

    def _go_down(self, menu: QMenu, wanted: QAction) -> None:
        self.qtbot.keyClick(menu, Qt.Key.Key_Home)
        for _ in range(len(menu.actions())):
            if menu.activeAction() is wanted:
                return
            self.qtbot.keyClick(menu, Qt.Key.Key_Down)
        raise AssertionError("the action cannot be reached")
