"""Tables that contradict one another: asked about in the preview, answered beside their picture, taken back by undo."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from cs360_desktop.importing.by_hand import is_left_out
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.metrics.importing.preview_notes import PreviewNotes
from cs360_desktop.ui.metrics.importing.question_card import QuestionCard
from cs360_desktop.ui.metrics.importing.steps import Step
from cs360_desktop.ui.metrics.importing.view import ImportView

LEFT = Qt.MouseButton.LeftButton
Open = Callable[[Path], ImportView]


@pytest.fixture
def two_shifts(tmp_path: Path) -> Path:
    """Two sheets with the same heads and rows and different numbers."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, number in (("Harbor", 4), ("Hill", 5)):
        sheet = book.create_sheet(title)
        for row in (["Activity", "Jan 2026", "Feb 2026"], ["Non-fatal overdoses", number, 1]):
            sheet.append(row)
    path = tmp_path / "Shifts.xlsx"
    book.save(path)
    return path


def _preview(wizard: ImportView, qtbot: QtBot) -> None:
    if wizard.step is Step.TABLE:
        qtbot.mouseClick(wizard.next, LEFT)
    if wizard.step is Step.MATCH:
        wizard.match_step.create_all_open()
        qtbot.mouseClick(wizard.next, LEFT)
    qtbot.waitUntil(lambda: wizard.step is Step.PREVIEW, timeout=30_000)


def _go_to_question(wizard: ImportView, qtbot: QtBot, words: str = "different numbers") -> QuestionCard:
    notes = wizard.preview_step.findChild(PreviewNotes)
    assert notes is not None
    links = [each for each in notes.findChildren(Button) if words in each.accessibleDescription()]
    qtbot.mouseClick(links[0], LEFT)
    assert wizard.step is Step.TABLE
    return wizard.table_step.findings.cards[0]


def _answers(card: QuestionCard) -> list[str]:
    return [choice.text() for choice in card.findChildren(QRadioButton)]


def test_that_one_of_two_tables_is_chosen_from_the_preview_and_the_choice_can_be_taken_back(
    open_in_wizard: Open, two_shifts: Path, qtbot: QtBot
) -> None:
    wizard = open_in_wizard(two_shifts)
    step = wizard.table_step
    _preview(wizard, qtbot)
    assert wizard.preview_step.taken() == 0
    card = _go_to_question(wizard, qtbot)
    assert _answers(card)[:2] == [
        "Use Harbor A1:C2 and leave out Hill A1:C2",
        "Use Hill A1:C2 and leave out Harbor A1:C2",
    ]
    assert step.open_questions() == 1
    card.choose(1)
    card.button.click()

    assert step.open_questions() == 0
    assert step.proposal is not None
    assert [is_left_out(table) for table in step.proposal.tables] == [True, False]
    step.undo.click()
    assert step.open_questions() == 1
    assert step.proposal is not None
    assert not any(is_left_out(table) for table in step.proposal.tables)


def test_that_sheets_named_after_areas_come_in_as_such(open_in_wizard: Open, two_shifts: Path, qtbot: QtBot) -> None:
    wizard = open_in_wizard(two_shifts)
    _preview(wizard, qtbot)
    card = _go_to_question(wizard, qtbot)
    card.choose(_answers(card).index("Each sheet is one area: “Harbor”, “Hill”"))
    card.button.click()
    _preview(wizard, qtbot)
    assert wizard.preview_step.taken() == 4


def test_that_rows_that_belong_to_no_table_are_left_out_by_an_answer(
    open_in_wizard: Open, make_file: Callable[[str, str], Path]
) -> None:
    rows = "412,Calls\n14,Crashes\n\n\nActivity,Jan 2026,Feb 2026\nNon-fatal overdoses,4,1\n"
    wizard = open_in_wizard(make_file("Report.csv", rows))
    asked = wizard.table_step.open_questions()
    leave_out = ["Leave those rows out and go on with the rest"]
    card = next(card for card in wizard.table_step.findings.cards if _answers(card) == leave_out)
    card.choose(0)
    card.button.click()
    assert wizard.table_step.open_questions() == asked - 1
    assert wizard.table_step.proposal is not None
    assert len(wizard.table_step.proposal.left_out) == 1


def test_that_a_sum_among_the_areas_can_be_left_out_and_the_answer_taken_back(
    open_in_wizard: Open, make_file: Callable[[str, str], Path], qtbot: QtBot
) -> None:
    beats = "Beat 1,4,1\nBeat 2,2,3\nMill Creek,6,4\nBeat 3,9,9\n"
    wizard = open_in_wizard(make_file("Beats.csv", f"Non-fatal overdoses\nBeat,Jan 2026,Feb 2026\n{beats}"))
    step = wizard.table_step
    _preview(wizard, qtbot)
    assert wizard.preview_step.taken() == 0
    card = _go_to_question(wizard, qtbot, "“Mill Creek” is the sum of other areas")
    card.choose(_answers(card).index("No, leave out “Mill Creek”"))
    card.button.click()
    assert step.open_questions() == 0
    step.undo.click()
    assert step.open_questions() == 1
    card = step.findings.cards[0]
    card.choose(_answers(card).index("No, leave out “Mill Creek”"))
    card.button.click()
    _preview(wizard, qtbot)
    assert wizard.preview_step.taken() == 6
