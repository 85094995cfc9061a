"""The process map: it leads where the next thing is done, follows the workspace, and prints."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.baseline import REQUIREMENT_CODES, Answer
from cs360_desktop.domain.definitions.process import ProcessStep
from cs360_desktop.domain.people import Person
from cs360_desktop.services import baseline, people
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.problems.page import ProblemsPage
from cs360_desktop.ui.problems.process_map import ProcessMapView
from cs360_desktop.ui.shell.navigation import PROBLEMS_TABS
from tests.ui.conftest import ShowPage


@pytest.fixture
def view(show_page: ShowPage, desk: Desk) -> ProcessMapView:
    page = show_page(lambda desk: ProblemsPage(desk, PROBLEMS_TABS), desk, "problems")
    found = page.tab("map")
    assert isinstance(found, ProcessMapView)
    return found


def test_that_the_first_unfinished_step_is_chosen_and_explained(view: ProcessMapView) -> None:
    row = view.table.current_row()
    assert row is not None
    assert row.definition.name == "Baseline"
    assert view.panel._title.text() == "Baseline"
    assert "B1 is neither met nor planned" in view.panel._lacks.text()
    assert "Development of CS360 metrics" in view.panel._offers.text()


def test_that_enter_goes_where_the_next_thing_is_done(view: ProcessMapView, places: list[Place], qtbot: QtBot) -> None:
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert places[-1] == Place("baseline", None, "B1")
    view.panel.ask.click()
    assert places[-1].page == "requests"


def test_that_the_map_follows_the_workspace(view: ProcessMapView, session: Session) -> None:
    for code in REQUIREMENT_CODES:
        baseline.answer(session, code, Answer.MET)
    assert view.table.model().index(0, 2).data() == "done"
    assert view.table.model().index(0, 3).data() == "Nothing is lacking."


def test_that_community_view_names_nobody_and_does_not_offer_the_paper_that_does(
    view: ProcessMapView, session: Session, desk: Desk
) -> None:
    team = people.bodies(session)[0].id
    people.add_person(session, Person("Rosa Lima"), body_id=team, role="chair")
    index = view.table.model().index(2, 2)
    view.table.choose_row(ProcessStep.PRIORITIZE)

    def shown() -> str:
        labels = [label.text() for label in view.panel.findChildren(QLabel) if label.isVisible()]
        return " ".join((*labels, str(index.data(Qt.ItemDataRole.AccessibleTextRole))))

    assert "Who is next: Rosa Lima" in shown()
    assert ", next: Rosa Lima" in shown()
    desk.switch_community(True)
    assert "Lima" not in shown()
    assert view.save.isHidden()
    view.table.choose_row(ProcessStep.BASELINE)
    view.table.choose_row(ProcessStep.PRIORITIZE)
    assert "Lima" not in shown()
    desk.switch_community(False)
    assert "Who is next: Rosa Lima" in shown()
    assert not view.save.isHidden()


def test_that_the_map_is_saved_as_pdf(view: ProcessMapView, answer_file_dialog: object, tmp_path: Path) -> None:
    answer_file_dialog(tmp_path / "map.pdf")  # type: ignore[operator]
    view.save.click()
    assert (tmp_path / "map.pdf").read_bytes().startswith(b"%PDF")
