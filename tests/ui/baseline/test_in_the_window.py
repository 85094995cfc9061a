"""The page inside the real window: keys of the menu, the status bar, closing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.baseline import Answer
from cs360_desktop.services import baseline
from cs360_desktop.services.session import open_session
from cs360_desktop.ui.baseline.page import BaselinePage
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.shell.main_window import MainWindow

CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def page(window: MainWindow) -> BaselinePage:
    window.go(Place("baseline"))
    assert window.workplace is not None
    shown = window.workplace.page
    assert isinstance(shown, BaselinePage)
    return shown


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifier)


def test_that_the_six_requirements_are_answered_without_a_mouse(
    window: MainWindow, page: BaselinePage, qtbot: QtBot
) -> None:
    press(qtbot, Qt.Key.Key_C, ALT)
    qtbot.waitUntil(lambda: page.shown is page.requirement)
    for code in ("B1", "B2", "B3", "B4", "B5", "B6"):
        qtbot.waitUntil(lambda code=code: page.requirement.code == code)  # type: ignore[misc]  # a bound default
        press(qtbot, Qt.Key.Key_M, ALT)
        form = page.requirement.form
        qtbot.waitUntil(lambda form=form: form.answer.buttons[Answer.MET].isChecked())  # type: ignore[misc]  # as above
        press(qtbot, Qt.Key.Key_N, ALT)
    qtbot.waitUntil(lambda: page.shown is page.overview)

    assert page.overview.count.text().startswith("6 of 6 met")
    assert window.desk is not None
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert page.overview.count.text().startswith("5 of 6 met")


def test_that_ctrl_tab_goes_from_step_to_step(window: MainWindow, page: BaselinePage, qtbot: QtBot) -> None:
    window.go(Place("baseline", part="B2"))
    press(qtbot, Qt.Key.Key_Tab, CONTROL)
    assert page.requirement.code == "B3"
    press(qtbot, Qt.Key.Key_Backtab, CONTROL | SHIFT)
    assert page.requirement.code == "B2"
    assert QApplication.focusWidget() is not None


def test_that_a_refusal_on_the_way_out_is_read_where_one_arrives(
    window: MainWindow, page: BaselinePage, qtbot: QtBot
) -> None:
    window.go(Place("baseline", part="B5"))
    form = page.requirement.form
    qtbot.mouseClick(form.answer.buttons[Answer.PLANNED], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(form.answer.day, "Nov 1, 2026")
    press(qtbot, Qt.Key.Key_A, ALT)
    qtbot.waitUntil(lambda: page.shown is page.overview)

    message = page.shown.messages.message()
    assert message is not None
    assert "Nov 1, 2026 has passed" in message.what


def test_that_closing_the_window_keeps_what_is_just_being_typed(
    window: MainWindow, page: BaselinePage, qtbot: QtBot
) -> None:
    window.go(Place("baseline", part="B3"))
    form = page.requirement.form
    form.evidence.setFocus()
    qtbot.keyClicks(form.evidence.editor, "Typed and closed")
    assert window.desk is not None
    path = window.desk.session.path

    window.close()

    again = open_session(path)
    assert baseline.overview(again)[2].item.evidence == "Typed and closed"
    again.close()
