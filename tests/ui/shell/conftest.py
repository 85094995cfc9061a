"""The real window on a real workspace, on one fixed day."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.agency import Agency
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.ui.common.theme import Theme
from cs360_desktop.ui.shell.main_window import MainWindow
from cs360_desktop.ui.shell.window_settings import WindowSettings

TODAY = date(2026, 11, 10)
NOW = datetime(2026, 11, 10, 9, 41)  # noqa: DTZ001  the status bar shows local time

NewSession = Callable[[str], Session]


@pytest.fixture
def new_session(tmp_path: Path) -> NewSession:
    def make(name: str) -> Session:
        agency = Agency(f"{name} Police Department", f"{name} PD", state="ME", sworn_actual=14)
        return new_workspace(tmp_path / f"{name}.cs360", agency, who="Dana", today=lambda: TODAY)

    return make


@pytest.fixture
def empty_window(qtbot: QtBot, theme: Theme) -> Iterator[MainWindow]:
    """The window of somebody who starts for the first time."""
    window = MainWindow(theme, WindowSettings(), "Dana", lambda: NOW)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show_first_run()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()


@pytest.fixture
def window(empty_window: MainWindow, new_session: NewSession) -> MainWindow:
    """The window on a new workspace."""
    empty_window.use(new_session("Mill Harbor"))
    return empty_window


@pytest.fixture
def answer_file_dialog(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None], None]:
    """Stand in for the user at the system's own file dialogs, which block a test."""

    def answer(path: Path | None) -> None:
        for method in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(QFileDialog, method, lambda *_, **__: (str(path) if path else "", ""))

    return answer
