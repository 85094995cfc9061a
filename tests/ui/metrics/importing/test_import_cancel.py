"""Giving an import up, at every page and in every way, leaves the workspace as it was, byte for byte."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from cs360_desktop.services.session import Session, open_session
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.metrics.importing.steps import Step
from cs360_desktop.ui.metrics.importing.view import ImportView
from cs360_desktop.ui.shell.main_window import MainWindow
from cs360_desktop.ui.shell.navigation import PAGES

LEFT = Qt.MouseButton.LeftButton
STEPS = (Step.TABLE, Step.MATCH, Step.PREVIEW)


def advance(wizard: ImportView, path: Path, step: Step, qtbot: QtBot) -> None:
    """Open a file and go on to a step."""
    wizard.open_file(path)
    for reached in STEPS[: STEPS.index(step) + 1]:
        if reached is not Step.TABLE:
            qtbot.mouseClick(wizard.next, LEFT)
        qtbot.waitUntil(lambda reached=reached: wizard.step is reached, timeout=30_000)  # type: ignore[misc]


def wizard_of(window: MainWindow) -> ImportView:
    window.go(Place("metrics", part="import"))
    wizard = window.findChild(ImportView)
    assert isinstance(wizard, ImportView)
    return wizard


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    window.dropEvent(
        QDropEvent(QPointF(200, 200), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    )


@pytest.fixture
def reopened(empty_window: MainWindow, session: Session) -> MainWindow:
    """The window on a workspace that was closed, so that its file is at rest."""
    session.close()
    empty_window.use(open_session(session.path, who="Dana", today=session.today))
    return empty_window


@pytest.mark.parametrize("step", STEPS)
def test_that_cancel_at_any_step_leaves_every_byte(
    wizard: ImportView, workbook: Path, session: Session, qtbot: QtBot, step: Step
) -> None:
    session.close()
    before = session.path.read_bytes()
    advance(wizard, workbook, step, qtbot)
    wizard.match_step.create_all_open()

    wizard.cancel()

    assert wizard.step is Step.FILE
    assert session.path.read_bytes() == before


def test_that_cancel_while_a_file_is_read_leaves_every_byte_and_shows_nothing_of_it(
    wizard: ImportView, workbook: Path, session: Session, qtbot: QtBot
) -> None:
    session.close()
    before = session.path.read_bytes()
    wizard.open_file(workbook)
    wizard.cancel()
    qtbot.waitUntil(lambda: not wizard._desk.jobs.is_busy(), timeout=30_000)
    assert (wizard.step, wizard.table_step.proposal) == (Step.FILE, None)
    assert session.path.read_bytes() == before


def test_that_cancel_while_values_are_compared_stays_at_the_names(
    wizard: ImportView, workbook: Path, qtbot: QtBot
) -> None:
    advance(wizard, workbook, Step.MATCH, qtbot)
    qtbot.mouseClick(wizard.next, LEFT)
    wizard.working.stop()
    qtbot.waitUntil(lambda: not wizard._desk.jobs.is_busy(), timeout=30_000)
    assert wizard.step is Step.MATCH
    assert wizard.next.isEnabled()


@pytest.mark.parametrize("step", STEPS)
def test_that_closing_the_window_in_the_middle_leaves_every_byte(
    reopened: MainWindow, workbook: Path, session: Session, qtbot: QtBot, step: Step
) -> None:
    before = session.path.read_bytes()
    advance(wizard_of(reopened), workbook, step, qtbot)
    reopened.close()
    assert session.path.read_bytes() == before


def test_that_closing_the_window_while_a_file_is_read_leaves_every_byte(
    reopened: MainWindow, workbook: Path, session: Session
) -> None:
    before = session.path.read_bytes()
    wizard_of(reopened).open_file(workbook)
    reopened.close()
    assert session.path.read_bytes() == before


@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_that_a_file_dropped_on_any_page_begins(window: MainWindow, workbook: Path, page: str, qtbot: QtBot) -> None:
    window.go(Place(page))
    drop(window, workbook)
    wizard = window.findChild(ImportView)
    assert isinstance(wizard, ImportView)
    qtbot.waitUntil(lambda: wizard.step is Step.TABLE, timeout=30_000)
    assert wizard.isVisible()


def test_that_a_second_file_dropped_during_an_import_asks_first(
    window: MainWindow, workbook: Path, make_file: Callable[[str, str], Path], qtbot: QtBot
) -> None:
    wizard = wizard_of(window)
    advance(wizard, workbook, Step.MATCH, qtbot)
    other = make_file("Other.csv", "Activity,Jan 2026,Feb 2026\nDisorder calls,1,2\nBike checks,3,4\n")
    drop(window, other)
    assert wizard.step is Step.MATCH
    assert window.workplace is not None
    messages = window.workplace.frame.messages
    message = messages.message()
    assert message is not None
    assert "“Activity.csv” is being imported" in message.what

    message.actions[1][1]()  # keep this one
    assert (messages.message(), wizard.step) == (None, Step.MATCH)

    drop(window, other)
    message = messages.message()
    assert message is not None
    message.actions[0][1]()  # open the other instead
    qtbot.waitUntil(lambda: wizard.step is Step.TABLE, timeout=30_000)
    proposal = wizard.table_step.proposal
    assert proposal is not None
    assert proposal.workbook.file == "Other.csv"
    assert messages.message() is None


def test_that_the_same_file_dropped_twice_begins_once(window: MainWindow, workbook: Path, qtbot: QtBot) -> None:
    wizard = wizard_of(window)
    advance(wizard, workbook, Step.MATCH, qtbot)
    drop(window, workbook)
    assert wizard.step is Step.MATCH
    assert window.workplace is not None
    assert window.workplace.frame.messages.message() is None


def test_that_the_file_dialog_begins_in_the_folder_of_the_last_file(
    wizard: ImportView, workbook: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    advance(wizard, workbook, Step.TABLE, qtbot)
    wizard.cancel()
    folders: list[str] = []

    def ask(_parent: object, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
        folders.append(folder)
        return "", ""

    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", ask)
    wizard.choose_file()
    assert folders == [str(workbook.parent)]
