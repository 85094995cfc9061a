"""The composition root: the only module that knows every layer; makes the window and lets it run."""

import getpass
from pathlib import Path

from cs360_desktop import system_libraries
from cs360_desktop.domain.errors import UserError


def run_window(path: Path | None, *, demo: bool = False) -> int:
    """Open the window on a workspace, on the last one, or on a throw-away demonstration; return the exit code.

    Raises:
        UserError: there is no display, the system lacks a library, or the workspace cannot be opened.
    """
    _check_system()
    from PySide6.QtWidgets import QApplication

    from cs360_desktop.ui.common.theme import Theme
    from cs360_desktop.ui.shell.main_window import MainWindow
    from cs360_desktop.ui.shell.window_settings import WindowSettings

    application = QApplication([])
    settings = WindowSettings()
    theme = Theme(application, scheme=settings.scheme, zoom=settings.zoom)
    window = MainWindow(theme, settings, _who())
    chosen = path or next(iter(settings.recent), None)
    if chosen is not None:
        window.open_path(chosen)
    window.show()
    return application.exec()


def _check_system() -> None:
    obstacle = system_libraries.obstacle()
    if obstacle is not None:
        raise UserError(obstacle)


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user on this system, as in a bare container
        return ""
