from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cs360_desktop.services import scanning
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.empty_state import EmptyState
from cs360_desktop.ui.common.fields import Field
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.problems.page import ProblemsPage
from cs360_desktop.ui.problems.scanning import ScanningView

ShowTab = Callable[..., ProblemsPage]


@pytest.fixture
def view(show_tab: ShowTab) -> ScanningView:
    found = show_tab("scanning").tab("scanning")
    assert isinstance(found, ScanningView)
    return found


def type_over(qtbot: QtBot, field: Field, text: str) -> None:
    field.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field.editor, text)
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)


def said(view: QWidget) -> str:
    return " ".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())


def test_that_without_interviews_the_tab_says_how_scanning_begins(view: ScanningView) -> None:
    empty = view.findChild(EmptyState)
    assert empty is not None
    assert empty.isVisible()


def test_that_an_interview_is_added_and_its_themes_follow_by_keyboard_alone(
    qtbot: QtBot, view: ScanningView, session: Session, desk: Desk
) -> None:
    qtbot.keyClick(view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    entry = view.interview_entry
    entry.add()
    assert entry.category.error() == "Choose whom you asked."
    entry.category.set_value("residents")
    qtbot.keyClick(entry.category.editor, Qt.Key.Key_Return)
    themes = view.interview_panel.themes
    assert themes.editor.hasFocus()
    qtbot.keyClicks(themes.editor, "Speeding")
    qtbot.keyClick(themes.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(themes.editor, "Break-ins")
    qtbot.keyClick(themes.editor, Qt.Key.Key_Tab)
    (line,) = scanning.interviews(session)
    assert (line.category, line.themes) == ("Residents", ("Speeding", "Break-ins"))
    assert desk.undo_stack.undoText() == "Changed the themes of the interview of Nov 10, 2026"
    assert "The community was last asked on Nov 10, 2026." in said(view)


def test_that_a_day_in_1899_is_refused_in_the_field_and_the_day_stays(
    qtbot: QtBot, view: ScanningView, session: Session
) -> None:
    scanning.add_interview(session, date(2026, 4, 1), "chief")
    view.interviews.choose_first()
    type_over(qtbot, view.interview_panel.held_on, "Jan 1, 1899")
    assert "Jan 1, 1899 cannot be the day of an interview" in view.interview_panel.held_on.error()
    assert scanning.interviews(session)[0].interview.held_on == date(2026, 4, 1)
    assert "Nobody outside the department has been asked yet." in said(view)


def test_that_the_questions_asked_are_typed_in_the_panel_and_undone(
    qtbot: QtBot, view: ScanningView, session: Session, desk: Desk
) -> None:
    scanning.add_interview(session, date(2026, 4, 1), "chief")
    view.interviews.choose_first()
    type_over(qtbot, view.interview_panel.questions, "What worries you most?")
    assert scanning.interviews(session)[0].interview.questions == "What worries you most?"
    desk.undo()
    assert scanning.interviews(session)[0].interview.questions == ""
    assert view.interview_panel.questions.value() == ""


def test_that_beside_the_fields_it_says_that_no_names_of_victims_or_suspects_belong_there(
    view: ScanningView, session: Session
) -> None:
    scanning.add_interview(session, date(2026, 4, 1), "chief")
    view.interviews.choose_first()
    assert "No names of victims or suspects" in said(view.interview_panel)


def test_that_themes_are_counted_over_all_interviews(view: ScanningView, session: Session) -> None:
    for category, themes in (("residents", ["Speeding", "Noise"]), ("business", ["Speeding"]), ("chief", [])):
        key = scanning.add_interview(session, date(2026, 4, 1), category).id
        scanning.set_themes(session, key, themes)
    view.show_mode("themes")
    model = view.themes.model()
    rows = [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]
    assert rows == [["Speeding", "2", "2", "Residents 1, Businesses 1"], ["Noise", "1", "0", "Residents 1"]]
    assert "From 2 of 3 interviews" in said(view)
    assert not view.new.isVisible()


def test_that_a_survey_is_added_and_its_answers_may_stay_blank(
    qtbot: QtBot, view: ScanningView, session: Session
) -> None:
    view.show_mode("surveys")
    view.new.click()
    qtbot.keyClicks(view.survey_entry.name.editor, "Residents 2026")
    qtbot.keyClick(view.survey_entry.name.editor, Qt.Key.Key_Return)
    (survey,) = scanning.surveys(session)
    assert (survey.name, survey.answers) == ("Residents 2026", None)
    type_over(qtbot, view.survey_panel.answers, "412")
    assert scanning.surveys(session)[0].answers == 412


def test_that_the_guide_is_saved_as_a_pdf(
    view: ScanningView, tmp_path: Path, answer_file_dialog: Callable[[Path | None], None]
) -> None:
    target = tmp_path / "guide.pdf"
    answer_file_dialog(target)
    view.print.click()
    assert target.read_bytes().startswith(b"%PDF")


def test_that_a_place_leads_to_the_themes(show_tab: ShowTab) -> None:
    page = show_tab("scanning")
    page.show_place(Place("problems", part="scanning:themes"))
    view = page.tab("scanning")
    assert isinstance(view, ScanningView)
    assert view.mode.choice() == "themes"


def test_that_nothing_can_be_changed_while_the_workspace_is_read_only(
    show_tab: ShowTab, session: Session, reading_desk: Desk
) -> None:
    scanning.add_interview(session, date(2026, 4, 1), "chief")
    view = show_tab("scanning", reading_desk).tab("scanning")
    assert isinstance(view, ScanningView)
    assert not view.new.isEnabled()
    assert not view.interview_panel.themes.editor.isEnabled()


def test_that_a_list_is_shown_before_it_is_added_and_one_undo_takes_it_back(
    view: ScanningView, session: Session, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "Interviews.csv"
    path.write_text("Date,Whom,Themes\n4/2/2026,Residents,Speeding; Noise\nspring,Residents,\n", encoding="utf-8")
    view.preview_list(path)
    assert view.preview.isVisible()
    assert "nothing has been saved yet" in said(view)
    assert "1 row is left out" in said(view)
    assert scanning.interviews(session) == []
    assert view.preview.add.text() == "Add 1 interview"
    view.preview.add.click()
    assert [line.themes for line in scanning.interviews(session)] == [("Speeding", "Noise")]
    assert view.interviews.isVisible()
    assert view.tools.isVisible()
    desk.undo()
    assert scanning.interviews(session) == []


def test_that_a_file_that_is_no_such_list_is_refused_in_words(
    view: ScanningView, tmp_path: Path, refusals: list[str]
) -> None:
    path = tmp_path / "Calls.csv"
    path.write_text("Month,Calls\nJan,3\n", encoding="utf-8")
    view.preview_list(path)
    assert "has no row of heads with a day and whom was asked, so nothing was brought in" in refusals[0]
    assert not view.preview.isVisible()
