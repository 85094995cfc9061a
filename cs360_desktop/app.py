"""The composition root: the only module that knows every layer; makes the window and lets it run.

Qt is imported inside the functions: what the system lacks for it must be said before it ends the process.
"""

import getpass
import os
import sys
import tempfile
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from cs360_desktop import crash, paths, system_libraries
from cs360_desktop.domain.errors import UserError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from cs360_desktop.ui.shell.main_window import MainWindow

_PICTURE_TIME = time(9, 41)
_TITLE_BAR = 40
"""About as high as the title bar that the system puts on a window."""


def run_window(path: Path | None, *, demo: bool = False) -> int:
    """Open the window and return the exit code when it is closed.

    Args:
        path: the workspace; None opens the last one, and where there is none the first run.
        demo: open a throw-away demonstration instead.

    Raises:
        UserError: there is no display, the system lacks a library, or the workspace cannot be opened.
    """
    _check_system()
    from cs360_desktop.ui.common.theme import Theme
    from cs360_desktop.ui.shell.crash_dialog import message_of_fault, tell_of_crashes
    from cs360_desktop.ui.shell.main_window import MainWindow
    from cs360_desktop.ui.shell.window_settings import WindowSettings

    application = _application()
    settings = WindowSettings()
    theme = Theme(application, scheme=settings.scheme, zoom=settings.zoom)
    window = MainWindow(theme, settings, _who())
    tell_of_crashes(window)
    if demo:
        window.open_demo()
    else:
        _open(window, path, settings.recent)
    report = crash.leftover_fault()
    if report is not None:
        window.say(message_of_fault(report))
    _show(window)
    return application.exec()


def write_screenshots(folder: Path, *, size: tuple[int, int], theme: str, scale: float) -> list[Path]:
    """Write a picture of every page of the demonstration; without a display if `QT_QPA_PLATFORM` is `offscreen`.

    Args:
        folder: where; made if it is missing.
        size: width and height of the window in logical px.
        theme: `light` or `dark`.
        scale: picture px for each logical one.

    Raises:
        UserError: the system lacks a library, or the folder cannot be written.
    """
    os.environ["QT_SCALE_FACTOR"] = str(scale)
    _check_system()
    from cs360_desktop.services.demo import TODAY, build_demo
    from cs360_desktop.ui.common.theme import Scheme, Theme
    from cs360_desktop.ui.shell.main_window import MainWindow
    from cs360_desktop.ui.shell.pictures import take_pictures
    from cs360_desktop.ui.shell.window_settings import WindowSettings

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        look = Theme(_application(), scheme=Scheme(theme), bundled_font=True)
        now = datetime.combine(TODAY, _PICTURE_TIME)
        settings = WindowSettings(Path(temporary))
        window = MainWindow(look, settings, _who(), lambda: now)
        return take_pictures(window, lambda: build_demo(Path(temporary) / "demo.cs360"), folder, size)


def run_self_test() -> int:
    """Try the whole program in a folder of its own and print what was tried; 0 when everything held."""
    _check_system()
    from cs360_desktop.ui.shell.self_test import self_test

    _application()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        return self_test(Path(temporary))


def _show(window: "MainWindow") -> None:
    """Show the window, as large as the screen where it would not fit with its frame."""
    room = window.screen().availableSize()
    if window.width() > room.width() or window.height() + _TITLE_BAR > room.height():
        window.showMaximized()
    else:
        window.show()


def _open(window: "MainWindow", path: Path | None, recent: tuple[Path, ...]) -> None:
    if path is not None and sys.stderr is not None:
        window.open_path(path)  # typed in a terminal, where the reason belongs too
    elif path is not None or recent:
        window.try_path(path or recent[0])
    else:
        window.show_first_run()


def _application() -> "QApplication":
    from PySide6.QtCore import QLoggingCategory
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(["cs360-desktop"])
        application.setApplicationName("CS360 Desktop")
        application.setDesktopFileName("cs360-desktop")
        application.setWindowIcon(QIcon(str(paths.resource("icons", "cs360.svg"))))
        if application.platformName() == "offscreen":
            QLoggingCategory.setFilterRules("default.warning=false")  # it warns of every window it cannot size
    return application


def _check_system() -> None:
    obstacle = system_libraries.obstacle()
    if obstacle is not None:
        raise UserError(obstacle)


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user on this system, as in a bare container
        return ""
