"""The table step: questions with their answers, the picture that shows what they are about, and the hand on it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from pytestqt.qtbot import QtBot

from cs360_desktop.importing.answers import BY_CHOICE
from cs360_desktop.importing.mapping import Proposal, Role, TableMapping
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.metrics.importing.hand_menu import HandMenu
from cs360_desktop.ui.metrics.importing.view import ImportView

Open = Callable[[Path], ImportView]


def proposal_of(wizard: ImportView) -> Proposal:
    proposal = wizard.table_step.proposal
    assert proposal is not None
    return proposal


def table_of(wizard: ImportView) -> TableMapping:
    return proposal_of(wizard).tables[0]


def choose_in_menu(wizard: ImportView, row: int, column: int, text: str) -> None:
    """Open the menu of a cell and choose from it."""
    step = wizard.table_step
    step.picture.menu_wanted.emit(row, column, step.picture.mapToGlobal(step.picture.rect().center()))
    menu = step.menu
    assert isinstance(menu, HandMenu)
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()


def test_that_a_question_marks_its_cells_and_its_answer_takes_it_away(open_in_wizard: Open, without_year: Path) -> None:
    wizard = open_in_wizard(without_year)
    step = wizard.table_step
    model = step.picture.model()
    assert "asked about" in model.data(model.index(0, 1), 11)
    card = step.findings.cards[0]
    card.choose(0)
    assert card.field is not None
    card.field.editor.setText("2026")
    card.button.click()

    assert step.findings.cards == []
    assert "asked about" not in model.data(model.index(0, 1), 11)
    assert "Jan 2026" in model.headerData(1, step.picture.horizontalHeader().orientation())
    assert step.undo.isVisible()

    step.undo.click()
    assert len(step.findings.cards) == 1
    assert not step.undo.isVisible()


def test_that_the_cells_of_a_question_are_framed_no_longer_when_another_file_is_shown(
    open_in_wizard: Open, make_file: Callable[[str, str], Path], workbook: Path
) -> None:
    rows = "Activity,Kind,Jan,Feb\nNon-fatal overdoses,x,1,3\nBoat checks,y,4,6\n"
    wizard = open_in_wizard(make_file("Report.csv", rows))
    picture = wizard.table_step.picture
    assert picture.framed_questions()
    wizard.cancel()
    open_in_wizard(workbook)
    assert not picture.framed_questions()


def test_that_what_is_no_year_stays_in_the_field_with_the_reason_below_it(
    open_in_wizard: Open, without_year: Path
) -> None:
    card = open_in_wizard(without_year).table_step.findings.cards[0]
    card.choose(0)
    assert card.field is not None
    card.field.editor.setText("next year")
    card.button.click()
    assert (card.field.value(), "is no year" in card.field.error()) == ("next year", True)


def test_that_a_table_is_left_out_and_brought_back_with_its_questions(open_in_wizard: Open, without_year: Path) -> None:
    wizard = open_in_wizard(without_year)
    before = table_of(wizard)
    wizard.table_step.bar.reads.click()
    assert {column.role for column in table_of(wizard).columns} == {Role.LEFT_OUT}
    assert wizard.table_step.open_questions() == 0

    wizard.table_step.bar.reads.click()
    assert table_of(wizard) == before


def test_that_leaving_a_table_out_as_an_answer_can_be_taken_back_by_the_box(
    open_in_wizard: Open, without_year: Path
) -> None:
    wizard = open_in_wizard(without_year)
    card = wizard.table_step.findings.cards[0]
    card.choose(1)
    card.button.click()
    assert not wizard.table_step.bar.reads.isChecked()
    wizard.table_step.bar.reads.click()
    assert len(table_of(wizard).questions) == 1


def test_that_a_row_is_left_out_by_hand_and_read_again(open_in_wizard: Open, workbook: Path) -> None:
    wizard = open_in_wizard(workbook)
    choose_in_menu(wizard, 3, 1, "Leave row 3 &out")
    assert table_of(wizard).rows_left_out == {3: BY_CHOICE}
    assert wizard.table_step.picture.marks.tables[0][1].rows_left_out == {3: BY_CHOICE}

    choose_in_menu(wizard, 3, 1, "&Read row 3 again")
    assert table_of(wizard).rows_left_out == {}


def test_that_rows_after_the_last_one_are_left_out(open_in_wizard: Open, workbook: Path) -> None:
    wizard = open_in_wizard(workbook)
    choose_in_menu(wizard, 2, 1, "The rows &end at row 2")
    assert [match.name for match in proposal_of(wizard).measures] == ["Non-fatal overdoses"]


def test_that_a_column_said_to_hold_values_asks_for_its_period(
    open_in_wizard: Open, make_file: Callable[[str, str], Path]
) -> None:
    rows = "Activity,Note,Jan 2026,Feb 2026\nNon-fatal overdoses,7,1,3\nDisorder calls,9,4,6\n"
    wizard = open_in_wizard(make_file("Activity.csv", rows))
    choose_in_menu(wizard, 2, 2, "&values")
    asked = [question.sentence for question in table_of(wizard).questions]
    assert "Column B holds values, and nothing tells their period: which is it?" in asked


def test_that_a_column_of_personal_details_can_be_nothing_else(
    open_in_wizard: Open, make_file: Callable[[str, str], Path]
) -> None:
    rows = "Officer name,Activity,Jan 2026,Feb 2026\nA. Stone,Non-fatal overdoses,1,3\nB. Reed,Disorder calls,4,6\n"
    wizard = open_in_wizard(make_file("Activity.csv", rows))
    step = wizard.table_step
    step.picture.menu_wanted.emit(2, 1, step.picture.mapToGlobal(step.picture.rect().center()))
    assert step.menu is not None
    texts = [action.text() for action in step.menu.actions() if action.text()]
    step.menu.close()
    assert texts[0] == "Column A looks like personal details and is never read"
    assert "&measure" not in texts


def test_that_a_sheet_and_its_tables_are_chosen_one_by_one(
    open_in_wizard: Open, make_file: Callable[[str, str], Path]
) -> None:
    first = "Activity,Jan 2026,Feb 2026\nNon-fatal overdoses,1,3\nDisorder calls,4,6\n"
    second = ",,\n,,\nBy year,,\nActivity,2024,2025\nBoat checks,4,6\nBike checks,4,6\n"
    rows = first + second
    wizard = open_in_wizard(make_file("Activity.csv", rows))
    tables = proposal_of(wizard).tables
    assert len(tables) == 2
    wizard.table_step.bar.table_chosen.emit(1)
    assert wizard.table_step.picture.current_cell() == (tables[1].span[0], tables[1].span[1])


def test_that_with_several_sheets_it_is_told_how_many_are_read_and_asked_about(
    open_in_wizard: Open, tmp_path: Path
) -> None:
    path = tmp_path / "Activity.xlsx"
    book = Workbook()
    book.remove(book.worksheets[0])
    for year, heads in (
        ("2024", ("Jan 2024", "Feb 2024")),
        ("2025", ("Jan 2025", "Feb 2025")),
        ("Old", ("Jan", "Feb")),
    ):
        sheet = book.create_sheet(year)
        for row in (("Activity", *heads), ("Disorder calls", 1, 3), ("Boat checks", 4, 6)):
            sheet.append(row)
    book.save(path)
    step = open_in_wizard(path).table_step
    step.show_sheet("2024")
    assert step.bar.elsewhere.text() == "Table 1 of 3 · 3 sheets are read · 1 question is open elsewhere (F8)"
    assert step.bar.elsewhere.isVisible()


def test_that_a_text_file_is_read_again_in_another_encoding(
    open_in_wizard: Open, make_file: Callable[[str, str], Path], qtbot: QtBot
) -> None:
    wizard = open_in_wizard(make_file("Año.csv", "Activity,Jan 2026,Feb 2026\nVehículos,1,3\nDisorder calls,4,6\n"))
    bar = wizard.table_step.bar
    assert bar.encoding.value() == "utf-8"
    bar.encoding.editor.setCurrentIndex(1)
    bar.encoding.commit()
    qtbot.waitUntil(lambda: proposal_of(wizard).workbook.encoding == "cp1252", timeout=30_000)
    assert proposal_of(wizard).measures[0].name == "VehÃ\xadculos"


def test_that_an_encoding_the_file_is_not_in_is_refused_and_what_was_read_stays(
    open_in_wizard: Open, make_file: Callable[[str, str], Path], refusals: list[str], qtbot: QtBot
) -> None:
    path = make_file("Activity.csv", "")
    path.write_bytes("Activity,Jan 2026,Feb 2026\nVehículos,1,3\nDisorder calls,4,6\n".encode("cp1252"))
    wizard = open_in_wizard(path)
    bar = wizard.table_step.bar
    bar.encoding.set_value("utf-8")
    bar.encoding.committed.emit("utf-8")
    qtbot.waitUntil(lambda: bool(refusals), timeout=30_000)
    assert "is not text in utf-8" in refusals[0]
    assert bar.encoding.value() == "cp1252"


def test_that_hidden_rows_are_read_only_when_asked_for(open_in_wizard: Open, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "Activity.xlsx"
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Activity", "Jan 2026", "Feb 2026"), ("Disorder calls", 1, 3), ("Boat checks", 4, 6), ("Bikes", 2, 2)):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    book.save(path)
    wizard = open_in_wizard(path)
    bar = wizard.table_step.bar
    assert bar.hidden.isVisible()
    assert not bar.hidden.isChecked()
    assert [match.name for match in proposal_of(wizard).measures] == ["Disorder calls", "Bikes"]

    bar.hidden.click()
    qtbot.waitUntil(lambda: len(proposal_of(wizard).measures) == 3, timeout=30_000)
    assert bar.hidden.isChecked()


def test_that_a_file_without_anything_hidden_offers_nothing_of_it(open_in_wizard: Open, workbook: Path) -> None:
    assert not open_in_wizard(workbook).table_step.bar.hidden.isVisible()


@pytest.mark.parametrize("words", ["How it is read", "Left out", "Row 4: it is a total of other rows"])
def test_that_findings_say_how_it_is_read_and_what_is_left_out(
    open_in_wizard: Open, make_file: Callable[[str, str], Path], words: str
) -> None:
    rows = "Activity,Jan 2026,Feb 2026\nNon-fatal overdoses,1,3\nDisorder calls,4,6\nTotal,5,9\n"
    wizard = open_in_wizard(make_file("Activity.csv", rows))
    assert words in [label.text() for label in wizard.table_step.findings.findChildren(Label)]
