"""The wizard fits its window: whatever is asked, answered or told, its footer stays and only its parts scroll."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from cs360_desktop.importing.questions import Typed
from cs360_desktop.ui.common.message_bar import Message
from cs360_desktop.ui.common.page import page_of
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.metrics.importing.steps import Step
from cs360_desktop.ui.metrics.importing.view import ImportView
from cs360_desktop.ui.shell.main_window import MainWindow

SIZES = [(1366, 690), (911, 512)]
REPORT = """Draft,,,,,
Activity by kind and place for everybody who works here,,,,,
Activity,Kind,Jan,Feb,Mar,Beat
Non-fatal overdoses,x,1,3,2,4
Boat checks on the lake and everywhere else where a boat can be,y,4,6,2-3,7
Kite checks,z,4,6,2,8
"""


@pytest.fixture(params=SIZES, ids=["1366x690", "911x512"])
def wizard(request: pytest.FixtureRequest, window: MainWindow, qtbot: QtBot) -> ImportView:
    window.resize(*request.param)
    window.go(Place("metrics", part="import"))
    wizard = window.findChild(ImportView)
    assert isinstance(wizard, ImportView)
    return wizard


def assert_that_it_fits(wizard: ImportView, qtbot: QtBot) -> None:
    window = wizard.window()
    assert isinstance(window, MainWindow)
    scroll = window.centralWidget()
    assert isinstance(scroll, QScrollArea)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() == 0, timeout=30_000)
    qtbot.waitUntil(lambda: scroll.horizontalScrollBar().maximum() == 0, timeout=30_000)
    for button in (wizard._cancel, wizard.next):
        foot = button.mapTo(scroll, QPoint(button.width(), button.height()))
        assert foot.y() <= scroll.height()
        assert foot.x() <= scroll.width()
    findings = wizard.table_step.findings
    assert findings.minimumSizeHint().width() <= wizard.table_step._right.viewport().width()


def test_that_no_question_answer_or_error_pushes_the_footer_out_of_the_window(
    wizard: ImportView, make_file: Callable[[str, str], Path], qtbot: QtBot
) -> None:
    wizard.open_file(make_file("Report.csv", REPORT))
    qtbot.waitUntil(lambda: wizard.step is Step.TABLE, timeout=30_000)
    message = Message("saved", State.GOOD, "Saved r1.pdf", "/a/folder", (("Open", print), ("Show in folder", print)))
    page_of(wizard).messages.show_message(message)
    assert_that_it_fits(wizard, qtbot)
    findings = wizard.table_step.findings
    assert len(findings.cards) >= 2
    for card in findings.cards:
        for position in range(len(card._options)):
            card.choose(position)
            if card.field is not None:
                card.button.click()  # with nothing typed it is refused
                assert card.field.error()
            assert_that_it_fits(wizard, qtbot)
    while findings.cards:
        findings.cards[0].choose(len(findings.cards[0]._options) - 1)
        findings.cards[0].button.click()
        assert_that_it_fits(wizard, qtbot)


def test_that_matching_and_preview_fit_with_all_they_tell(
    wizard: ImportView, make_file: Callable[[str, str], Path], qtbot: QtBot
) -> None:
    rows = REPORT.replace(",Kind,Jan,Feb,Mar,Beat", ",Kind,Jan 2026,Feb 2026,Mar 2026,Beat").replace("Draft,,,,,\n", "")
    wizard.open_file(make_file("Report.csv", rows))
    qtbot.waitUntil(lambda: wizard.step is Step.TABLE, timeout=30_000)
    message = Message("saved", State.GOOD, "Saved r1.pdf", "/a/folder", (("Open", print), ("Show in folder", print)))
    page_of(wizard).messages.show_message(message)
    wizard.next.click()
    assert wizard.step is Step.MATCH
    assert_that_it_fits(wizard, qtbot)
    wizard.next.click()
    qtbot.waitUntil(lambda: wizard.step is Step.PREVIEW, timeout=30_000)
    assert_that_it_fits(wizard, qtbot)


def test_that_an_error_comes_into_sight(
    wizard: ImportView, make_file: Callable[[str, str], Path], qtbot: QtBot
) -> None:
    wizard.open_file(make_file("Report.csv", REPORT))
    qtbot.waitUntil(lambda: wizard.step is Step.TABLE, timeout=30_000)
    card = wizard.table_step.findings.cards[-1]
    card.choose(next(i for i, option in enumerate(card._options) if option.typed is Typed.MEASURE))
    card.button.click()
    field = card.field
    assert field is not None
    assert field.error() == "Type here what the numbers count: a measure you have, or a new name."
    shown = wizard.table_step._right.viewport()

    def is_in_sight() -> bool:
        foot = field.mapTo(shown, QPoint(0, field.height())).y()
        return 0 < foot <= shown.height()

    qtbot.waitUntil(is_in_sight, timeout=30_000)
