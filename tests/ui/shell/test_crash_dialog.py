from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from cs360_desktop import crash
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.shell.crash_dialog import CrashDialog, message_of_fault, tell_of_crashes
from cs360_desktop.ui.shell.main_window import MainWindow

SECRET = "Jane Q. Witness"


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """The crash hooks of the real program, reporting to a folder of the test's own."""
    folder = tmp_path / "logs"
    monkeypatch.setattr(crash, "_state", crash._State(folder=folder))
    yield folder
    crash.on_crash(None)


def dialogs(window: MainWindow) -> list[CrashDialog]:
    return [dialog for dialog in window.findChildren(CrashDialog) if dialog.isVisible()]


def fail() -> None:
    raise ValueError(SECRET)


def test_that_a_fault_is_told_once_with_its_report_and_nobodys_data(
    window: MainWindow, hooks: Path, qtbot: QtBot
) -> None:
    tell_of_crashes(window)
    for _ in range(3):
        try:
            fail()
        except ValueError as error:
            crash._report(error)
    qtbot.waitUntil(lambda: len(dialogs(window)) == 1)
    (report,) = hooks.glob("crash-*.txt")
    told = " ".join(label.text() for label in dialogs(window)[0].findChildren(Label))
    assert str(report) in told
    assert SECRET not in told + report.read_text(encoding="utf-8")
    qtbot.mouseClick(dialogs(window)[0].go_on, Qt.MouseButton.LeftButton)
    assert dialogs(window) == []
    assert window.isVisible()


def test_that_a_fault_in_a_slot_reaches_the_dialog(window: MainWindow, hooks: Path, qtbot: QtBot) -> None:
    tell_of_crashes(window)
    with qtbot.captureExceptions() as caught:
        QTimer.singleShot(0, window, fail)
        qtbot.waitUntil(lambda: len(caught) == 1)
    crash._report(caught[0][1])
    qtbot.waitUntil(lambda: len(dialogs(window)) == 1)
    qtbot.mouseClick(dialogs(window)[0].leave, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.isVisible())


def test_that_a_report_that_could_not_be_written_is_not_named(window: MainWindow, qtbot: QtBot) -> None:
    dialog = CrashDialog(None, window)
    qtbot.addWidget(dialog)
    assert "No report could be written." in [label.text() for label in dialog.findChildren(Label)]


def test_that_a_program_that_ended_by_itself_says_so_the_next_time(window: MainWindow, tmp_path: Path) -> None:
    message = message_of_fault(tmp_path / "crash.txt")
    window.say(message)
    assert window.workplace is not None
    assert window.workplace.frame.messages.message() == message
