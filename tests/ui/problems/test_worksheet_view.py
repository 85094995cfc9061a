"""The Priorities tab by keyboard: candidates, scores of several people, weights, the decision, and the PDF."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.people import Person
from cs360_desktop.services import people, worksheet
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.problems.page import ProblemsPage
from cs360_desktop.ui.problems.worksheet import WorksheetView
from cs360_desktop.ui.shell.navigation import PROBLEMS_TABS
from tests.ui.conftest import ShowPage


@pytest.fixture
def page(show_page: ShowPage, desk: Desk) -> ProblemsPage:
    return show_page(lambda desk: ProblemsPage(desk, PROBLEMS_TABS), desk, "problems")


@pytest.fixture
def view(page: ProblemsPage) -> WorksheetView:
    page.show_place(Place("problems", part="worksheet"))
    found = page.tab("worksheet")
    assert isinstance(found, WorksheetView)
    return found


def add(view: WorksheetView, name: str, qtbot: QtBot) -> None:
    view.new_name.setFocus()
    qtbot.keyClicks(view.new_name.editor, name)
    qtbot.keyClick(view.new_name.editor, Qt.Key.Key_Return)


def score(view: WorksheetView, number: int, mark: int) -> None:
    segment = list(view.panel.scores.values())[number]
    segment.findChildren(QPushButton)[mark].click()


def test_that_an_empty_worksheet_says_what_goes_there(view: WorksheetView) -> None:
    assert view.table.model().rowCount() == 0
    assert not view.save.isEnabled()
    assert view.panel._hint.isVisible()


def test_that_candidates_are_typed_one_after_the_other_and_undone(
    view: WorksheetView, session: Session, desk: Desk, qtbot: QtBot
) -> None:
    add(view, "Break-ins on the lots", qtbot)
    add(view, "Speeding on Route 9", qtbot)
    assert view.new_name.value() == ""
    assert [each.name for each in worksheet.sheet(session).candidates] == [
        "Break-ins on the lots",
        "Speeding on Route 9",
    ]
    desk.undo()
    assert [each.name for each in worksheet.sheet(session).candidates] == ["Break-ins on the lots"]


def test_that_nothing_typed_is_said_beside_the_field(view: WorksheetView, session: Session) -> None:
    view.add_candidate()
    assert view.new_name.error() == "Write the problem in a few words."
    assert worksheet.sheet(session).candidates == ()


def test_that_each_scorer_scores_and_the_result_is_said(view: WorksheetView, session: Session, qtbot: QtBot) -> None:
    rosa = people.add_person(session, Person("Rosa Delgado")).id
    add(view, "Lots", qtbot)
    for number in range(7):
        score(view, number, 4)
    view.panel.scorer.set_value(rosa)
    view.panel.scorer.committed.emit(rosa)
    score(view, 0, 2)
    found = worksheet.sheet(session)
    assert len(found.scores) == 8
    assert found.result.ranked[0].scores[found.criteria[0].id].median == 3
    assert view.result.text().startswith("Highest: Lots, 3.86 of 5.")
    assert view.table.model().index(0, 1).data() == "3"


def test_that_the_dash_takes_a_score_back(view: WorksheetView, session: Session, desk: Desk, qtbot: QtBot) -> None:
    add(view, "Lots", qtbot)
    score(view, 0, 5)
    score(view, 0, 0)
    assert worksheet.sheet(session).scores == ()
    desk.undo()
    assert worksheet.sheet(session).scores[0].score == 5


def test_that_a_weight_of_zero_leaves_a_criterion_out(view: WorksheetView, session: Session, qtbot: QtBot) -> None:
    add(view, "Lots", qtbot)
    criterion = worksheet.sheet(session).criteria[0].id
    view.panel.weights[criterion].set_value(0)
    view.panel.weights[criterion].committed.emit(0)
    assert worksheet.sheet(session).criteria[0].weight == 0


def test_that_a_decision_without_names_is_not_recorded(view: WorksheetView, session: Session, qtbot: QtBot) -> None:
    add(view, "Lots", qtbot)
    view.panel.record()
    assert view.panel.took_part.error()
    assert worksheet.sheet(session).decisions == ()
    view.panel.took_part.set_value("the team")
    view.panel.record()
    (decision,) = worksheet.sheet(session).decisions
    assert (decision.decided_on, decision.took_part) == (date(2026, 11, 10), "the team")
    row = view.table.current_row()
    assert row is not None
    assert view._about(row) == "chosen Nov 10, 2026"


def test_that_delete_puts_the_candidate_in_the_bin(view: WorksheetView, session: Session, qtbot: QtBot) -> None:
    add(view, "Lots", qtbot)
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert worksheet.sheet(session).candidates == ()


def test_that_a_candidate_opens_the_file_of_its_problem(
    view: WorksheetView, session: Session, places: list[Place], qtbot: QtBot
) -> None:
    add(view, "Lots", qtbot)
    view.panel.open_file()
    assert (places[-1].page, places[-1].part) == ("problems", "files")
    assert worksheet.sheet(session).candidates[0].problem_id == places[-1].record


def test_that_the_worksheet_is_saved_where_the_user_says(
    view: WorksheetView, answer_file_dialog: object, tmp_path: Path, qtbot: QtBot
) -> None:
    add(view, "Lots", qtbot)
    for save, name in ((view.save, "filled.pdf"), (view.blank, "blank.pdf")):
        answer_file_dialog(tmp_path / name)  # type: ignore[operator]
        save.click()
        assert (tmp_path / name).read_bytes().startswith(b"%PDF")


def test_that_a_worksheet_open_for_reading_changes_nothing(show_page: ShowPage, reading_desk: Desk) -> None:
    page = show_page(lambda desk: ProblemsPage(desk, PROBLEMS_TABS), reading_desk, "problems")
    page.show_place(Place("problems", part="worksheet"))
    view = page.tab("worksheet")
    assert isinstance(view, WorksheetView)
    assert not view.add.isEnabled()
    assert not view.new_name.editor.isEnabled()
