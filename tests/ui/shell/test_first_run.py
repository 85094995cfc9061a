from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from cs360_desktop.paths import workspaces_folder
from cs360_desktop.services import agency
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.fields import Field
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.shell.first_run import FirstRun
from cs360_desktop.ui.shell.main_window import MainWindow

NAME = "Mill Harbor Police Department"


def first_run(window: MainWindow) -> FirstRun:
    assert window.first_run is not None
    return window.first_run


def field(window: MainWindow, name: str) -> Field:
    (found,) = [each for each in first_run(window).findChildren(Field) if each.editor.accessibleName() == name]
    return found


def button(window: MainWindow, name: str) -> Button:
    (found,) = [
        each for each in first_run(window).findChildren(Button) if each.accessibleName() == name and each.isVisible()
    ]
    return found


def press(qtbot: QtBot, window: MainWindow, name: str) -> None:
    qtbot.mouseClick(button(window, name), Qt.MouseButton.LeftButton)


def session_of(window: MainWindow) -> Session:
    assert window.desk is not None
    return window.desk.session


def test_that_typing_the_name_and_enter_makes_the_workspace(empty_window: MainWindow, qtbot: QtBot) -> None:
    focused = QApplication.focusWidget()
    assert focused is field(empty_window, "Name of the department").editor
    qtbot.keyClicks(focused, NAME)
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert session_of(empty_window).path == workspaces_folder() / f"{NAME}.cs360"
    assert agency.agency_of(session_of(empty_window)).name == NAME
    assert empty_window.first_run is not None, "the second step follows"
    assert QApplication.focusWidget() is button(empty_window, "Choose workbook…")


def test_that_everything_typed_is_kept(empty_window: MainWindow, qtbot: QtBot) -> None:
    for name, text in (
        ("Name of the department", NAME), ("Sworn officers", "14"), ("Civilian employees", "0"),
        ("Population", "11,200"), ("Year of that figure", "2025"),
    ):  # fmt: skip
        qtbot.keyClicks(field(empty_window, name).editor, text)
    state = field(empty_window, "State")
    qtbot.keyClicks(state.editor, "Mai")
    press(qtbot, empty_window, "Make the workspace")
    found = agency.agency_of(session_of(empty_window))
    assert (found.name, found.state, found.sworn_actual, found.civilian_actual) == (NAME, "ME", 14, 0)
    (population,) = agency.populations(session_of(empty_window))
    assert (population.year, population.residents) == (2025, 11_200)
    told = [label.text() for label in first_run(empty_window).findChildren(Label)]
    assert f"{NAME}, Maine · 14 sworn, 0 civilian · population 11,200 (2025)" in told


@pytest.mark.parametrize(
    ("typed", "wrong", "sentence"),
    [
        ({}, "Name of the department", "Missing: the name of your department."),
        (
            {"Name of the department": NAME, "Population": "11200"},
            "Year of that figure",
            "Missing: the year this population is from, such as 2025.",
        ),
        (
            {"Name of the department": NAME, "Population": "11200", "Year of that figure": "25"},
            "Year of that figure",
            "Missing: the year this population is from, such as 2025.",
        ),
    ],
)
def test_that_what_is_missing_stands_below_its_field_and_nothing_is_made(
    empty_window: MainWindow, qtbot: QtBot, typed: dict[str, str], wrong: str, sentence: str
) -> None:
    for name, text in typed.items():
        qtbot.keyClicks(field(empty_window, name).editor, text)
    press(qtbot, empty_window, "Make the workspace")
    assert field(empty_window, wrong).error() == sentence
    assert QApplication.focusWidget() is field(empty_window, wrong).editor
    assert empty_window.desk is None
    assert not workspaces_folder().exists()


def test_that_the_place_of_the_file_is_shown_and_can_be_changed(
    empty_window: MainWindow, qtbot: QtBot, tmp_path: Path, answer_file_dialog: Callable[[Path | None], None]
) -> None:
    qtbot.keyClicks(field(empty_window, "Name of the department").editor, "Elm: Ridge")
    told = [label.text() for label in first_run(empty_window).notes.findChildren(Label)]
    assert "data › CS360 › Elm Ridge.cs360" in told
    answer_file_dialog(tmp_path / "elsewhere")
    press(qtbot, empty_window, "Change…")
    press(qtbot, empty_window, "Make the workspace")
    assert session_of(empty_window).path == tmp_path / "elsewhere.cs360"


def test_that_a_folder_that_cannot_be_used_is_told_and_what_was_typed_stays(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    workspaces_folder().parent.mkdir(parents=True, exist_ok=True)
    workspaces_folder().write_text("a file where the folder should be")
    qtbot.keyClicks(field(empty_window, "Name of the department").editor, NAME)
    press(qtbot, empty_window, "Make the workspace")
    message = first_run(empty_window).messages.message()
    assert message is not None
    assert "CS360" in message.what
    assert field(empty_window, "Name of the department").value() == NAME
    assert empty_window.desk is None


def start_steps(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(field(window, "Name of the department").editor, NAME)
    press(qtbot, window, "Make the workspace")


def test_that_a_chosen_workbook_goes_to_the_import(
    empty_window: MainWindow, qtbot: QtBot, tmp_path: Path, answer_file_dialog: Callable[[Path | None], None]
) -> None:
    start_steps(empty_window, qtbot)
    book = tmp_path / "Activity report.xlsx"
    answer_file_dialog(None)
    press(qtbot, empty_window, "Choose workbook…")
    assert empty_window.first_run is not None
    answer_file_dialog(book)
    press(qtbot, empty_window, "Choose workbook…")
    assert empty_window.workplace is not None
    assert empty_window.workplace.place == Place("metrics", part=f"import:{book}")
    assert empty_window.first_run is None


def test_that_one_may_start_with_an_empty_grid(empty_window: MainWindow, qtbot: QtBot) -> None:
    start_steps(empty_window, qtbot)
    qtbot.keyClick(empty_window, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    (choice,) = [each for each in first_run(empty_window).findChildren(QRadioButton) if "grid" in each.text()]
    qtbot.waitUntil(choice.isChecked)
    press(qtbot, empty_window, "Open the grid")
    assert empty_window.workplace is not None
    assert empty_window.workplace.place == Place("metrics", part="enter")


def test_that_the_numbers_can_be_skipped_for_the_six_questions(empty_window: MainWindow, qtbot: QtBot) -> None:
    start_steps(empty_window, qtbot)
    press(qtbot, empty_window, "Skip this step")
    assert QApplication.focusWidget() is button(empty_window, "Answer the six questions")
    press(qtbot, empty_window, "Answer the six questions")
    assert empty_window.workplace is not None
    assert empty_window.workplace.place == Place("baseline")


def test_that_stopping_after_the_first_step_leads_back_to_it_on_home(empty_window: MainWindow, qtbot: QtBot) -> None:
    start_steps(empty_window, qtbot)
    qtbot.keyClick(empty_window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert empty_window.first_run is None
    assert empty_window.workplace is not None
    assert empty_window.workplace.page.start.isVisible()


def test_that_a_new_workspace_beside_an_open_one_can_be_given_up(window: MainWindow, qtbot: QtBot) -> None:
    window.menus.actions["new_workspace"].trigger()
    assert not window.workplace.isVisible()  # type: ignore[union-attr]  # it is open behind the first run
    press(qtbot, window, "Back to the open workspace")
    assert window.workplace is not None
    assert window.workplace.isVisible()


def test_that_commands_on_a_workspace_say_that_there_is_none(empty_window: MainWindow) -> None:
    action = empty_window.menus.actions["page:metrics"]
    assert (action.isEnabled(), action.toolTip()) == (False, "Make or open a workspace first")
    assert empty_window.status.saved_text() == "No workspace is open"
    assert empty_window.windowTitle() == "CS360 Desktop"


def test_that_sample_data_can_be_looked_at_and_are_thrown_away(empty_window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, empty_window, "Look around with sample data")
    path = session_of(empty_window).path
    assert empty_window.windowTitle() == "Mill Harbor PD – CS360 Desktop"
    assert path.exists()
    empty_window.close()
    assert not path.exists()
    assert empty_window.menus.recent.actions() == []
