"""The whole wizard without a mouse: from the file to the grid, and one Ctrl+Z takes all of it back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.entries import EntryKey, Value
from cs360_desktop.importing.mapping import Match, Role
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.metrics.importing.steps import Step
from cs360_desktop.ui.metrics.importing.view import ImportView
from cs360_desktop.ui.shell.main_window import MainWindow
from tests.ui.metrics.importing.keys import Keys

REPORT = "Activity,Beat,Jan,Feb,Mar\nNon-fatal overdoses,Harbor,0,3,1\nBoat checks,Harbor,4,2,6\n"
Key = Qt.Key


@pytest.fixture
def keys(
    window: MainWindow,
    make_file: Callable[[str, str], Path],
    answer_file_dialog: Callable[[Path | None], None],
    qtbot: QtBot,
) -> Keys:
    """The report, chosen by keyboard and read."""
    window.go(Place("metrics", part="import"))
    wizard = window.findChild(ImportView)
    assert isinstance(wizard, ImportView)
    keys = Keys(window, wizard, qtbot)
    answer_file_dialog(make_file("Report.csv", REPORT))
    keys.go_to(wizard.file_page.choose)
    keys.press(Key.Key_Return)
    keys.wait_for(Step.TABLE)
    return keys


def answer_year(keys: Keys) -> None:
    """The first question has the focus: a year that is none is refused below the field, the next one is taken."""
    assert isinstance(keys.focused(), QRadioButton)
    keys.press(Key.Key_Space)
    field = keys.focused()
    assert isinstance(field, QLineEdit)
    keys.type("20x6")
    card = keys.wizard.table_step.findings.cards[0]
    assert card.field is not None
    assert "“20x6” is no year" in card.field.error()
    field.selectAll()
    keys.type("2026")
    assert keys.wizard.table_step.open_questions() == 0


def make_column_a_part(keys: Keys) -> None:
    """Column B holds areas; here it shall be a part of the measure."""
    picture = keys.wizard.table_step.picture
    keys.go_to(picture)
    while picture.current_cell() != (2, 2):
        here = picture.current_cell()
        assert here is not None
        keys.press(Key.Key_Down if here[0] < 2 else Key.Key_Up if here[0] > 2 else Key.Key_Left)
    keys.choose_in_menu("&part of the measure")
    assert [each.role for each in keys.proposal.tables[0].columns[:2]] == [Role.MEASURE, Role.BREAKDOWN]


def test_that_a_file_goes_in_by_keyboard_alone_and_one_ctrl_z_takes_it_back(
    keys: Keys, session: Session, stored: Callable[[], dict[EntryKey, Value]]
) -> None:
    wizard = keys.wizard
    answer_year(keys)
    make_column_a_part(keys)
    keys.next_step(Step.MATCH)
    assert keys.focused() is wizard.match_step.table
    keys.press(Key.Key_N)  # goes on to the next open name by itself
    keys.press(Key.Key_N)
    assert {match.how for match in keys.proposal.measures} == {Match.CREATE}

    keys.next_step(Step.PREVIEW)
    assert keys.focused() is wizard.preview_step.table
    keys.press(Key.Key_Space)
    assert wizard.preview_step.taken() == 5
    assert stored() == {}

    keys.next_step(Step.DONE)
    assert len(stored()) == 5
    assert keys.focused() is wizard.done_page.grid
    keys.press(Key.Key_Return)
    assert not wizard.isVisible()

    keys.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stored() == {}
    with session.reading() as unit:
        assert not [each for each in unit[nouns.measures].all() if each.name.startswith("Boat checks")]


def test_that_ctrl_z_takes_back_answers_one_by_one_before_the_workspace_undoes_anything(keys: Keys) -> None:
    answer_year(keys)
    make_column_a_part(keys)
    control = Qt.KeyboardModifier.ControlModifier

    keys.press(Key.Key_Z, control)
    assert keys.proposal.tables[0].columns[1].role is Role.AREA
    keys.press(Key.Key_Z, control)
    assert keys.wizard.table_step.open_questions() == 1
    assert keys.wizard.edits.last == ""


def test_that_f8_goes_to_the_open_question_from_anywhere(keys: Keys) -> None:
    keys.go_to(keys.wizard.table_step.picture)
    keys.press(Key.Key_F8)
    assert isinstance(keys.focused(), QRadioButton)


def test_that_arrow_keys_pick_an_answer_and_enter_gives_it(keys: Keys) -> None:
    card = keys.wizard.table_step.findings.cards[0]
    keys.press(Key.Key_Down)  # nothing is picked yet: it picks the answer that has the focus
    assert card._choices.checkedId() == 0
    assert isinstance(keys.focused(), QRadioButton)
    keys.press(Key.Key_Down)
    assert card._choices.checkedId() == 1
    assert keys.wizard.table_step.open_questions() == 1
    keys.press(Key.Key_Return)
    assert keys.wizard.table_step.open_questions() == 0


def test_that_enter_on_an_answer_with_something_to_type_goes_into_its_field(keys: Keys) -> None:
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Return)
    assert isinstance(keys.focused(), QLineEdit)
    keys.type("")
    card = keys.wizard.table_step.findings.cards[0]
    assert card.field is not None
    assert card.field.error() == "Type the year here, such as 2026."


def test_that_alt_a_answers_the_question_that_somebody_is_at(keys: Keys, make_file: Callable[[str, str], Path]) -> None:
    keys.wizard.cancel()
    keys.wizard.open_file(make_file("Draft.csv", "Draft,,,\n" + REPORT))
    keys.wait_for(Step.TABLE)
    findings = keys.wizard.table_step.findings
    first, second = findings.cards[:2]
    assert (first.button.text(), second.button.text()) == ("&Answer", "Answer")
    keys.go_to(second._choices.button(0))
    assert (first.button.text(), second.button.text()) == ("Answer", "&Answer")
    keys.press(Key.Key_Down)
    keys.press(Key.Key_A, Qt.KeyboardModifier.AltModifier)
    asked, left = second.question, first.question
    keys.qtbot.waitUntil(lambda: asked not in [card.question for card in findings.cards], timeout=30_000)
    assert left in [card.question for card in findings.cards]
