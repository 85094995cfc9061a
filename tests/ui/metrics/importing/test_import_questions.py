"""The cards of questions by keyboard, and a preview that starts anew with each file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from cs360_desktop.importing.mapping import Known
from cs360_desktop.importing.questions import LEAVE_TABLE_OUT, YEAR, Option, Question, Topic
from cs360_desktop.ui.metrics.importing.question_card import QuestionCard
from cs360_desktop.ui.metrics.importing.steps import Step
from cs360_desktop.ui.metrics.importing.view import ImportView

LEFT = Qt.MouseButton.LeftButton
Open = Callable[[Path], ImportView]


def card_of(qtbot: QtBot, given: list[str]) -> QuestionCard:
    def answer(_question: Question, option: Option, typed: str) -> str:
        given.append(f"{option.words} {typed}".strip())
        return ""

    asked = Question(Topic.PERIOD, "Which year?", "Sheet1", ("A1",), options=(YEAR, LEAVE_TABLE_OUT))
    card = QuestionCard(asked, asked.options, answer, Known((), ()))
    qtbot.addWidget(card)
    card.show()
    return card


def test_that_enter_on_a_chosen_answer_gives_it_and_on_another_one_nothing(qtbot: QtBot) -> None:
    given: list[str] = []
    card = card_of(qtbot, given)
    choice = card.findChildren(QRadioButton)[1]

    QTest.keyClick(choice, Qt.Key.Key_Return)
    assert given == []
    QTest.keyClick(choice, Qt.Key.Key_Space)
    QTest.keyClick(choice, Qt.Key.Key_Return)
    assert given == ["Leave this table out"]


def test_that_an_answer_that_wants_something_typed_says_that_it_goes_on(qtbot: QtBot) -> None:
    card = card_of(qtbot, [])
    assert [choice.text() for choice in card.findChildren(QRadioButton)] == ["The year is …", "Leave this table out"]


def test_that_the_answer_key_belongs_to_the_question_somebody_is_at(
    open_in_wizard: Open, make_file: Callable[[str, str], Path]
) -> None:
    rows = "Draft\nActivity,Jan,Feb,Mar\nNon-fatal overdoses,0,3,1\nBoat checks,4,2,6\n"
    cards = open_in_wizard(make_file("Report.csv", rows)).table_step.findings.cards
    assert len(cards) > 1
    for card in reversed(cards):
        card.looked_at.emit(card.question)
        assert [each.button.text() for each in cards if "&" in each.button.text()] == ["&Answer"]
        assert card.button.text() == "&Answer"


def test_that_a_second_file_is_previewed_from_its_first_value_on(
    open_in_wizard: Open, make_file: Callable[[str, str], Path], qtbot: QtBot
) -> None:
    rows = "".join(f"Thing {n},1,2,3\n" for n in range(40))
    wizard = open_in_wizard(make_file("Things.csv", f"Activity,Jan 2026,Feb 2026,Mar 2026\n{rows}"))
    step = wizard.preview_step

    def preview() -> None:
        wizard.match_step.create_all_open()
        qtbot.mouseClick(wizard.next, LEFT)
        qtbot.waitUntil(lambda: wizard.step is Step.PREVIEW, timeout=30_000)

    qtbot.mouseClick(wizard.next, LEFT)
    preview()
    step.search.setText("thing 39")
    step.search.clear()
    step.table.choose_row(step.table.shown_rows()[-1].key)
    qtbot.mouseClick(wizard._back, LEFT)
    preview()

    assert step.search.text() == ""
    assert step.table.current_row() == step.table.shown_rows()[0]
