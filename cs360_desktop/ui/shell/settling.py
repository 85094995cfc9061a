"""Waiting until the window has done what it was asked: for pictures and the self-test, never for users."""

from PySide6.QtCore import QEventLoop, QTimer

from cs360_desktop.ui.shell.main_window import MainWindow

_TURN_MS = 10
_QUIET_TURNS = 3
_MOST_TURNS = 3000


def settle(window: MainWindow) -> None:
    """Let events run until no background work has been under way for a few turns.

    Raises:
        TimeoutError: the work does not end.
    """
    loop, turns, quiet = QEventLoop(), 0, 0

    def turn() -> None:
        nonlocal turns, quiet
        turns += 1
        busy = window.desk is not None and window.desk.jobs.is_busy()
        quiet = 0 if busy else quiet + 1
        if quiet >= _QUIET_TURNS or turns > _MOST_TURNS:
            loop.quit()

    timer = QTimer()
    timer.timeout.connect(turn)
    timer.start(_TURN_MS)
    loop.exec()
    timer.stop()
    if turns > _MOST_TURNS:
        raise TimeoutError("The window is still busy after half a minute")
