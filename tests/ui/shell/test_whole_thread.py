"""The whole thread in the real window, by keyboard and mouse: from an empty folder to the request on paper."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.wording import format_date, format_long_date
from cs360_desktop.ui.charts.run_plot import RunPlot
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.step_list import StepList
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.metrics.entering.grid_view import GridView
from cs360_desktop.ui.shell.main_window import MainWindow

AnswerFileDialog = Callable[[Path | None], None]
Kind = TypeVar("Kind", bound=QWidget)
Key = Qt.Key
CTRL, ALT, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
LEFT = Qt.MouseButton.LeftButton

AGENCY = "Harbor Falls Police Department"
CALLS, PATROLS, OVERDOSES = (
    "Disorder calls (noise, disturbance, trespass)",
    "Foot patrols in agreed places",
    "Non-fatal overdoses",
)


class Hand:
    """The point of contact at the window: finds things by the names a screen reader says, types and clicks."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    def find(self, kind: type[Kind], name: str) -> Kind:
        """The one visible widget of a kind with this name, as soon as it is there."""

        def found() -> list[Kind]:
            everything = self.window.findChildren(kind)
            return [each for each in everything if each.isVisible() and each.accessibleName() == name]

        self.qtbot.waitUntil(lambda: len(found()) == 1)
        return found()[0]

    def sees(self, words: str, *, within: float = 5) -> None:
        """Wait for these words on the screen, for so many seconds at the most."""

        def seen() -> None:
            told = [label.text() for label in self.window.findChildren(Label) if label.isVisible()]
            assert words in "\n".join(told)

        self.qtbot.waitUntil(seen, timeout=int(within * 1000))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def type(self, text: str) -> None:
        for letter in text:  # the first one may open an editor, which then has the focus
            self.qtbot.keyClicks(QApplication.focusWidget(), letter)

    def click(self, name: str) -> None:
        button = self.find(QAbstractButton, name)
        self.qtbot.waitUntil(button.isEnabled)
        self.qtbot.mouseClick(button, LEFT)

    def fill(self, name: str, text: str) -> None:
        """Type over what stands in a field, and leave it."""
        self.find(QWidget, name).setFocus()
        self.press(Key.Key_A, CTRL)
        self.type(text)
        self.press(Key.Key_Tab)

    def choose(self, name: str, beginning: str) -> None:
        """Choose from a list by the first letters."""
        self.find(QComboBox, name).setFocus()
        self.type(beginning)

    def choose_row(self, view: QAbstractItemView, words: str) -> None:
        """Click the first cell of a table in which these words stand."""
        index = next(index for index in cells(view) if words in str(index.data()))
        view.scrollTo(index)
        self.qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(index).center())


def cells(view: QAbstractItemView) -> Iterator[QModelIndex]:
    for row in range(view.model().rowCount()):
        index = view.model().index(row, 0)
        while index.isValid():
            yield index
            index = index.siblingAtColumn(index.column() + 1)


def shown(view: QAbstractItemView) -> str:
    """Everything that stands in a table."""
    return "\n".join(str(index.data()) for index in cells(view))


@pytest.fixture
def hand(empty_window: MainWindow, qtbot: QtBot) -> Hand:
    return Hand(empty_window, qtbot)


def test_that_the_whole_thread_goes_from_an_empty_folder_to_the_printed_request_and_stays(
    hand: Hand, tmp_path: Path, answer_file_dialog: AnswerFileDialog, new_window: Callable[[], MainWindow]
) -> None:
    workspace, request = tmp_path / "Harbor Falls.cs360", tmp_path / "Request.pdf"
    today = make_the_workspace(hand, workspace, answer_file_dialog)
    months = [Period.month(today.year, today.month).next(step) for step in range(-14, 0)]

    bring_in_a_workbook(hand, write_workbook(tmp_path / "Activity.xlsx", months), answer_file_dialog)
    work_in_the_grid(hand, months)
    look_at_the_chart(hand, months[-1])
    answer_the_first_requirement(hand)
    hold_a_meeting(hand, today)
    look_at_the_board(hand)
    export_a_request(hand, request, answer_file_dialog)
    see_what_was_printed(request)

    hand.window.close()
    hand = Hand(new_window(), hand.qtbot)
    answer_file_dialog(workspace)
    hand.press(Key.Key_O, CTRL)
    assert hand.window.windowTitle() == f"{AGENCY} – CS360 Desktop"
    find_everything_again(hand, months, today)


# -- first run --------------------------------------------------------------------------------------------------------


def make_the_workspace(hand: Hand, path: Path, answer_file_dialog: AnswerFileDialog) -> date:
    """Returns the day of the workspace; the months below follow from it."""
    hand.fill("Name of the department", AGENCY)
    hand.choose("State", "Mai")
    hand.fill("Population", "11,200")
    hand.fill("Year of that figure", "2025")
    answer_file_dialog(path)
    hand.click("Change…")
    hand.click("Make the workspace")
    hand.sees(f"{AGENCY}, Maine · population 11,200 (2025)")
    assert path.exists()
    assert hand.window.desk is not None
    return hand.window.desk.session.today()


# -- import -----------------------------------------------------------------------------------------------------------


def write_workbook(path: Path, months: list[Period]) -> Path:
    """What a records clerk keeps: titles above, months across, a total below; one month blank, one zero."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        [AGENCY],
        ["Monthly activity report"],
        [],
        ["Activity", *(month.label for month in months)],
        [CALLS, *(60 + number for number in range(len(months)))],
        ["Harbor walks", *(10 + number for number in range(len(months)))],
        [OVERDOSES, 3, 0, None, *([2] * (len(months) - 3))],
        ["Total", *([77] * len(months))],
    ):
        sheet.append(row)
    book.save(path)
    return path


def bring_in_a_workbook(hand: Hand, workbook: Path, answer_file_dialog: AnswerFileDialog) -> None:
    answer_file_dialog(workbook)
    hand.click("Choose workbook…")
    hand.find(QAbstractButton, "Next: match names")
    hand.sees("Rows: measures (column A); columns: months")
    hand.press(Key.Key_N, ALT)

    names = hand.find(TableView, "Names of the file")
    assert "Total" not in shown(names)
    hand.choose_row(names, "Harbor walks")
    hand.find(QLineEdit, "Find what it stands for").setFocus()
    hand.type("Foot patrols")
    hand.press(Key.Key_Return)
    hand.sees("3 matched, 0 new, 0 open")
    hand.press(Key.Key_N, ALT)

    hand.click("Apply 41 values")
    hand.sees("41 values are in")
    assert hand.window.status.action_text() == "Imported 41 values from Activity.xlsx"
    hand.press(Key.Key_Space)


# -- grid -------------------------------------------------------------------------------------------------------------


class Grid:
    """The grid as she reads and works it: a measure, a month."""

    def __init__(self, hand: Hand) -> None:
        self.hand, self.view = hand, hand.find(GridView, "Entries")

    def index(self, measure: str, month: Period) -> QModelIndex:
        model, spoken = self.view.model(), Qt.ItemDataRole.AccessibleTextRole
        heads = range(model.rowCount()), range(model.columnCount())
        row = next(row for row in heads[0] if measure in str(model.index(row, 0).data(spoken)))
        column = next(one for one in heads[1] if f", {month.label}" in str(model.index(row, one).data(spoken)))
        return model.index(row, column)

    def text(self, measure: str, month: Period) -> str:
        return str(self.index(measure, month).data())

    def click(self, measure: str, month: Period, modifiers: Qt.KeyboardModifier = NONE) -> None:
        index = self.index(measure, month)
        self.view.scrollTo(index)
        place = self.view.visualRect(index).center()
        self.hand.qtbot.mouseClick(self.view.viewport(), LEFT, modifiers, pos=place)

    def type(self, text: str) -> None:
        """Type into the current cell, and Enter."""
        self.hand.type(text)
        self.hand.press(Key.Key_Return)


def work_in_the_grid(hand: Hand, months: list[Period]) -> None:
    grid, last = Grid(hand), months[-1]
    assert [grid.text(CALLS, month) for month in months] == [str(60 + number) for number in range(14)]
    assert [grid.text(OVERDOSES, month) for month in months[:4]] == ["3", "0", "", "2"]

    grid.click(CALLS, last)
    grid.type("75")
    assert grid.text(CALLS, last) == "75"
    hand.press(Key.Key_Z, CTRL)
    assert grid.text(CALLS, last) == "73"
    hand.press(Key.Key_Y, CTRL)
    assert grid.text(CALLS, last) == "75"

    grid.click(CALLS, months[-3])
    grid.click(PATROLS, months[-2], SHIFT)
    hand.press(Key.Key_C, CTRL)
    grid.click(CALLS, months[-9])
    hand.press(Key.Key_V, CTRL)
    assert [grid.text(CALLS, month) for month in months[-9:-6]] == ["71", "72", "67"]
    assert [grid.text(PATROLS, month) for month in months[-9:-6]] == ["21", "22", "17"]

    grid.click(OVERDOSES, months[2])
    grid.type("2-3")
    grid.click(OVERDOSES, months[2])
    hand.sees(f"{months[2].label}, {OVERDOSES}: “2-3” is not a number, so it was not saved")
    assert grid.text(OVERDOSES, months[2]) == "2-3"
    hand.press(Key.Key_Delete)
    assert grid.text(OVERDOSES, months[2]) == ""


# -- chart ------------------------------------------------------------------------------------------------------------


def look_at_the_chart(hand: Hand, last: Period) -> None:
    hand.press(Key.Key_Tab, CTRL)
    hand.press(Key.Key_Tab, CTRL)
    hand.choose("Measure", "Disorder")
    plot = hand.find(RunPlot, f"{CALLS}, per month")
    assert f"{last.label}: 75" in plot.accessibleDescription()


# -- baseline ---------------------------------------------------------------------------------------------------------


def answer_the_first_requirement(hand: Hand) -> None:
    hand.press(Key.Key_2, CTRL)
    hand.press(Key.Key_C, ALT)
    hand.sees("Requirement 1 of 6.")
    hand.press(Key.Key_M, ALT)
    hand.fill("Evidence or reason", "Named by letter of the chief.")
    assert hand.window.workplace is not None
    hand.qtbot.mouseClick(hand.window.workplace.page.requirement.form.details["poc"].add, LEFT)
    hand.type("Dana Whitcomb")
    hand.press(Key.Key_Return)
    assert hand.find(QComboBox, "Point of contact").currentText() == "Dana Whitcomb"
    hand.press(Key.Key_A, ALT)
    hand.sees("1 of 6 met by your answers")


# -- meeting ----------------------------------------------------------------------------------------------------------


def hold_a_meeting(hand: Hand, today: date) -> None:
    hand.press(Key.Key_5, CTRL)
    hand.press(Key.Key_N, CTRL)
    hand.fill("Date", format_date(today))
    hand.choose("Agenda from", "the template of 60")
    hand.click("Plan meeting")
    agenda = hand.find(TableView, "Agenda")
    hand.press(Key.Key_Return)
    hand.fill("Title", "Welcome by the harbor master")
    assert "Welcome by the harbor master" in shown(agenda)
    hand.sees("60 of 60 minutes")

    hand.click("Add person")
    hand.choose("Person", "Dana")
    hand.click("Add to the roll")
    hand.press(Key.Key_P)
    assert "present" in shown(hand.find(TableView, "Attendance by group"))

    hand.press(Key.Key_Tab, CTRL)
    hand.fill("Minutes", "The lots at the pier were walked at night.")
    hand.fill("New action", "Ask the harbor company for lights")
    hand.choose("Owner", "Dana")
    hand.fill("Due", format_date(today + timedelta(days=30)))
    hand.click("Add action")
    assert "Ask the harbor company for lights" in shown(hand.find(TableView, "Actions agreed at this meeting"))


def look_at_the_board(hand: Hand) -> None:
    hand.press(Key.Key_6, CTRL)
    board = shown(hand.find(TableView, "Actions"))
    assert "Ask the harbor company for lights" in board
    assert "Dana Whitcomb" in board


# -- request ----------------------------------------------------------------------------------------------------------


def export_a_request(hand: Hand, path: Path, answer_file_dialog: AnswerFileDialog) -> None:
    hand.press(Key.Key_7, CTRL)
    hand.click("Begin the first request")
    hand.choose_row(hand.find(StepList, "Sections of the request"), "Assistance wanted")
    hand.click("Development of CS360 metrics")
    hand.fill("Preferred dates", "First two weeks of March")
    answer_file_dialog(path)
    hand.click("Export PDF…")
    hand.sees("The PDF of Request 1 of 2026 is saved as Request.pdf", within=20)


def see_what_was_printed(path: Path) -> None:
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]
    assert all(page.startswith("DRAFT ") for page in pages)
    assert AGENCY in pages[0]
    before, _, missing = pages[0].partition("DRAFT is printed across the pages until these fields are filled:")
    assert "Request 1 of 2026" in before
    assert "A. Street address" in missing
    assert "E. How soon" in missing
    assert "E. Preferred dates" not in missing
    printed = " ".join(pages)
    assert "11,200" in printed
    assert "Point of contact Dana Whitcomb" in printed
    assert " ticked Development of CS360 metrics not ticked Crime-analysis capacity assessment" in printed
    assert "Preferred dates First two weeks of March" in printed


# -- the next day -----------------------------------------------------------------------------------------------------


def find_everything_again(hand: Hand, months: list[Period], today: date) -> None:
    hand.press(Key.Key_3, CTRL)
    hand.press(Key.Key_Tab, CTRL)
    grid = Grid(hand)
    assert [grid.text(CALLS, month) for month in (*months[-9:-6], months[-1])] == ["71", "72", "67", "75"]
    assert [grid.text(PATROLS, month) for month in months[-9:-6]] == ["21", "22", "17"]
    assert [grid.text(OVERDOSES, month) for month in months[:4]] == ["3", "0", "", "2"]

    hand.press(Key.Key_2, CTRL)
    hand.sees("1 of 6 met by your answers")
    hand.choose_row(hand.find(TableView, "Baseline requirements"), "B1")
    hand.press(Key.Key_Return)
    assert hand.find(QPlainTextEdit, "Evidence or reason").toPlainText() == "Named by letter of the chief."
    assert hand.find(QComboBox, "Point of contact").currentText() == "Dana Whitcomb"

    hand.press(Key.Key_5, CTRL)
    assert format_long_date(today, weekday=True) in shown(hand.find(TableView, "Meetings"))
    hand.press(Key.Key_Return)
    assert "Welcome by the harbor master" in shown(hand.find(TableView, "Agenda"))
    assert "present" in shown(hand.find(TableView, "Attendance by group"))
    hand.press(Key.Key_Tab, CTRL)
    assert hand.find(QPlainTextEdit, "Minutes").toPlainText() == "The lots at the pier were walked at night."
    look_at_the_board(hand)

    hand.press(Key.Key_7, CTRL)
    hand.press(Key.Key_Return)
    hand.sees("version 1, draft")
