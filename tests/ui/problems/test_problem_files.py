"""The problem files through the window: list, stages, plan, forms and what is refused, by keyboard where it matters."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.problems import Problem, Stage, Verdict
from cs360_desktop.services import actions, problem_plan, problem_stages, problems, targets
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.empty_state import EmptyState
from cs360_desktop.ui.common.fields import Field
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.table_model import ACCESSIBLE_ROLE, ROW_ROLE
from cs360_desktop.ui.problems.file_fields import FieldsForm
from cs360_desktop.ui.problems.file_page import ProblemFilePage
from cs360_desktop.ui.problems.file_plan_forms import MeasureForm
from cs360_desktop.ui.problems.files import ProblemsView
from cs360_desktop.ui.problems.page import ProblemsPage
from cs360_desktop.ui.shell.navigation import PROBLEMS_TABS
from tests.ui.conftest import ShowPage

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def problem(session: Session, key: int) -> Problem:
    return problems.record(session, key).problem


def view(page: ProblemsPage) -> ProblemsView:
    found = page.tab("files")
    assert isinstance(found, ProblemsView)
    return found


def form(file: ProblemFilePage) -> FieldsForm:
    assert isinstance(file.panel.form, FieldsForm)
    return file.panel.form


def type_over(qtbot: QtBot, field: Field, text: str) -> None:
    """Replace the text of a field as a person does, and leave it."""
    field.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(field.editor, Qt.Key.Key_Delete)
    qtbot.keyClicks(field.editor, text)
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)


def press(qtbot: QtBot, widget: QWidget, text: str) -> None:
    """Press the button whose accessible name begins so, as soon as it is seen."""

    def found() -> list[Button]:
        buttons = widget.findChildren(Button)
        return [each for each in buttons if each.accessibleName().startswith(text) and each.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def rows(file: ProblemFilePage) -> list[Any]:
    model = file.table.model()
    return [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]


# -- the list ---------------------------------------------------------------------------------------------------------


def test_that_without_files_the_tab_says_what_one_is_and_opens_the_first(
    qtbot: QtBot, page: ProblemsPage, session: Session, desk: Desk
) -> None:
    assert any(each.isVisible() for each in page.findChildren(EmptyState))
    qtbot.keyClick(view(page), Qt.Key.Key_N, CTRL)
    title = view(page).entry.fields[0]
    qtbot.keyClicks(title.editor, "Noise at the harbor")
    qtbot.keyClick(title.editor, Qt.Key.Key_Return)
    (line,) = problems.list_problems(session)
    assert line.problem.title == "Noise at the harbor"
    assert page.currentWidget() is page.file
    assert desk.undo_stack.undoText() == "Opened the file “Noise at the harbor”"
    desk.undo()
    assert page.currentWidget() is page.tabs


@pytest.mark.parametrize(("title", "day", "said"), [("", "", "needs a title"), ("Noise", "May 1, 1899", "1899 cannot")])
def test_that_a_file_without_title_or_of_1899_is_refused_in_the_field(
    qtbot: QtBot, page: ProblemsPage, session: Session, *, title: str, day: str, said: str
) -> None:
    view(page).start_entry()
    entry = view(page).entry
    qtbot.keyClicks(entry.fields[0].editor, title)
    if day:
        entry.fields[1].editor.setText(day)  # type: ignore[attr-defined]  # a line of text
    qtbot.keyClick(entry.fields[0].editor, Qt.Key.Key_Return)
    assert said in entry.fields[0].error()
    assert problems.list_problems(session) == []


def test_that_the_list_is_worked_by_keyboard_and_every_step_is_undone(
    qtbot: QtBot, page: ProblemsPage, session: Session, lots: int, desk: Desk
) -> None:
    noise = problems.add(session, "Noise at the harbor").id
    table = view(page).table
    table.setFocus()
    table.choose_row(noise)
    qtbot.keyClick(table, Qt.Key.Key_Up, ALT)
    assert [line.problem.id for line in problems.list_problems(session)] == [noise, lots]
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert [line.problem.id for line in problems.list_problems(session)] == [lots]
    desk.undo()
    desk.undo()
    assert [line.problem.id for line in problems.list_problems(session)] == [lots, noise]
    table.choose_row(lots)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert page.currentWidget() is page.file


def test_that_a_line_is_read_aloud_with_stage_leader_and_next_step(page: ProblemsPage, lots: int) -> None:
    model = view(page).table.model()
    said = [model.index(0, column).data(ACCESSIBLE_ROLE) for column in range(model.columnCount())]
    assert said[1] == "Break-ins, Mill District lots, Stage, Response, since Jul 9, 2026, in progress"
    assert "Sgt. E. Marsh" in said[2]
    assert "Ask the lot owner, Oct 29 · Sgt. E. Marsh" in said[3]


# -- the file ---------------------------------------------------------------------------------------------------------


def test_that_the_file_shows_where_it_stands_and_what_is_lacking(file: ProblemFilePage) -> None:
    names = [box.accessibleName() for box in file.strip.boxes]
    assert names[0].startswith("Scanning, done May 12, 2026, ")
    assert names[2].startswith("Response, since Jul 9 · in progress, ")
    assert file.next_button.text() == "Start assessment"
    assert [row.text for row in rows(file)] == [
        "Responses · 1",
        "Lights on until 2 AM",
        "Open steps · 1",
        "Ask the lot owner",
    ]
    assert "No linked measure has a target" in file.lack_line.text()


def test_that_f8_goes_through_what_is_lacking(qtbot: QtBot, file: ProblemFilePage) -> None:
    file.table.setFocus()
    qtbot.keyClick(file.table, Qt.Key.Key_F8)
    assert file.panel.part() == "measure:1"
    file.panel.show_overview()
    assert file.table.hasFocus()


def test_that_the_statement_is_told_in_the_panel_and_undone(
    qtbot: QtBot, file: ProblemFilePage, session: Session, lots: int, desk: Desk
) -> None:
    file.edit("statement")
    type_over(qtbot, form(file).fields["harmed"], "Residents")
    assert problem(session, lots).harmed == "Residents"
    assert "Who: Residents" in file.statement._details.text()
    desk.undo()
    assert problem(session, lots).harmed == ""
    qtbot.keyClick(form(file).fields["harmed"].editor, Qt.Key.Key_Escape)
    assert file.panel.form is None


def test_that_an_empty_title_is_refused_below_the_field_and_stays_there(
    qtbot: QtBot, file: ProblemFilePage, session: Session, lots: int, refusals: list[str]
) -> None:
    file.edit("title")
    title = form(file).fields["title"]
    type_over(qtbot, title, "")
    assert "needs a title" in title.error()
    assert problem(session, lots).title == "Break-ins, Mill District lots"
    assert len(refusals) == 1


@pytest.mark.parametrize(
    ("part", "column", "typed", "said"),
    [
        ("people", "opened_on", "1/1/1899", "from 1990"),
        ("assessment", "after_from", "5/1/1899", "cannot be the day"),
        ("stage:response", "began_on", "1/1/2026", "before Analysis"),
        ("response:1", "ended_on", "7/1/2026", "before Jul 6, 2026"),
        ("response:1", "began_on", "", "needs the day it begins"),
        ("step:1", "text", "", "needs words"),
    ],
)
def test_that_impossible_days_are_refused_in_the_field(
    qtbot: QtBot, file: ProblemFilePage, *, part: str, column: str, typed: str, said: str
) -> None:
    file.edit(part)
    field = form(file).fields[column]
    type_over(qtbot, field, typed)
    assert said in field.error()


def test_that_steps_are_added_and_changed_by_keyboard(
    qtbot: QtBot, file: ProblemFilePage, session: Session, lots: int
) -> None:
    qtbot.keyClick(file.table, Qt.Key.Key_N, CTRL)
    qtbot.keyClicks(file.entry.what.editor, "Print the leaflets")
    qtbot.keyClick(file.entry.what.editor, Qt.Key.Key_Return)
    assert {line.action.text for line in problem_plan.steps(session, lots)} == {
        "Ask the lot owner",
        "Print the leaflets",
    }
    qtbot.keyClick(file.entry.what.editor, Qt.Key.Key_Escape)
    assert file.table.hasFocus()
    file.table.choose_row("step:1")
    qtbot.keyClick(file.table, Qt.Key.Key_Return)
    type_over(qtbot, form(file).fields["due"], "12/1/2026")
    assert actions.action_line(session, 1).action.due == date(2026, 12, 1)


def test_that_responses_and_milestones_are_added_in_the_panel(
    qtbot: QtBot, file: ProblemFilePage, session: Session, lots: int
) -> None:
    for part, words in (("responses", "Foot patrol"), ("milestones", "Lots lit")):
        file.edit(part)
        entry = file.panel.form
        assert entry is not None
        assert not isinstance(entry, FieldsForm)
        qtbot.keyClicks(entry.fields[0].editor, words)
        press(qtbot, entry, "Add")
        kind = part.removesuffix("s")
        qtbot.waitUntil(lambda kind=kind: file.panel.part().startswith(f"{kind}:"))  # type: ignore[misc]
    assert [each.response.text for each in problem_plan.responses(session, lots)][-1] == "Foot patrol"
    assert [each.text for each in problem_plan.milestones(session, lots)] == ["Lots lit"]


def test_that_a_linked_measure_gets_a_target(
    qtbot: QtBot, file: ProblemFilePage, session: Session, measure: Callable[[str], Measure]
) -> None:
    file.edit("measure:1")
    shown = form(file)
    assert isinstance(shown, MeasureForm)
    assert shown.target.figure.editor.hasFocus()
    type_over(qtbot, shown.target.figure, "x")
    assert "is not a number" in shown.target.figure.error()
    type_over(qtbot, shown.target.figure, "6")
    target = targets.targets_of(session)[measure("1.07").id]
    assert target.figure == 6
    type_over(qtbot, shown.target.by, "Jan 1, 2026")
    type_over(qtbot, shown.target.since, "Feb 1, 2026")
    assert "would end before it begins" in shown.target.figure.error()
    type_over(qtbot, shown.target.figure, "")
    assert measure("1.07").id not in targets.targets_of(session)


def test_that_stages_move_on_back_and_are_undone(
    qtbot: QtBot, file: ProblemFilePage, session: Session, lots: int, desk: Desk
) -> None:
    qtbot.mouseClick(file.next_button, Qt.MouseButton.LeftButton)
    assert problem(session, lots).stage is Stage.ASSESSMENT
    assert file.next_button.text() == "Close"
    file.strip.boxes[1].setFocus()
    qtbot.keyClick(file.strip.boxes[1], Qt.Key.Key_Return)
    press(qtbot, file.panel, "Go back to Analysis")
    assert problem(session, lots).stage is Stage.ANALYSIS
    desk.undo()
    desk.undo()
    assert problem(session, lots).stage is Stage.RESPONSE


def test_that_closing_without_a_verdict_asks_and_may_be_kept(
    qtbot: QtBot, file: ProblemFilePage, session: Session, lots: int
) -> None:
    problem_stages.begin_stage(session, lots, Stage.ASSESSMENT)
    qtbot.mouseClick(file.next_button, Qt.MouseButton.LeftButton)
    assert problem(session, lots).stage is Stage.ASSESSMENT
    message = file.messages.message()
    assert message is not None
    assert message.what == "Close without a verdict?"
    press(qtbot, file.messages, "Close anyway")
    assert problem(session, lots).stage is Stage.CLOSED
    assert file.messages.message() is None
    assert problem(session, lots).outcome is Verdict.OPEN


def test_that_a_pause_asks_for_its_reason_and_resume_goes_on(
    qtbot: QtBot, file: ProblemFilePage, session: Session, lots: int
) -> None:
    qtbot.mouseClick(file.pause_button, Qt.MouseButton.LeftButton)
    press(qtbot, file.panel, "Pause")
    assert "needs a reason" in form(file).fields["pause_reason"].error()
    qtbot.keyClicks(form(file).fields["pause_reason"].editor, "No chief")
    press(qtbot, file.panel, "Pause")
    assert problem(session, lots).pause_reason == "No chief"
    assert file.panel.form is None
    assert not file.next_button.isEnabled()
    assert file.pause_button.text() == "Resume"
    qtbot.mouseClick(file.pause_button, Qt.MouseButton.LeftButton)
    assert problem(session, lots).paused_since is None


def test_that_the_assessment_proposes_the_months_and_shows_the_figures(
    qtbot: QtBot, file: ProblemFilePage, session: Session, lots: int
) -> None:
    file.edit("assessment")
    press(qtbot, file.panel, "Compare Aug 1, 2026 to Oct 31, 2026")
    assert problem(session, lots).after_from == date(2026, 8, 1)
    texts = [label.text() for label in file.assessment.findChildren(QWidget) if hasattr(label, "text")]
    assert any(text.startswith("Aug 2026 to Oct 2026:") for text in texts)


def test_that_the_report_is_saved_where_somebody_wants_it(
    file: ProblemFilePage, answer_file_dialog: Callable[[Path | None], None], tmp_path: Path
) -> None:
    answer_file_dialog(tmp_path / "report.pdf")
    file.save_pdf()
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_that_every_part_is_named_and_no_focus_is_lost(qtbot: QtBot, file: ProblemFilePage) -> None:
    for widget in file.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and isinstance(widget, Button):
            assert widget.accessibleName(), widget
    assert file.timeline.chart.accessibleDescription()
    file.strip.boxes[0].setFocus()
    seen = set()
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.add(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert {file.table, file.timeline.table} <= seen


def test_that_the_chart_of_a_file_is_read_period_by_period(qtbot: QtBot, file: ProblemFilePage) -> None:
    chart = file.timeline.chart
    assert "Left and Right" in file.timeline.reading.text()
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_End)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert file.timeline.reading.text().startswith("Oct 2026: 10")
    assert chart.accessibleDescription() == file.timeline.reading.text()
    for _ in range(3):
        qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert "begins: Lights on until 2 AM" in file.timeline.reading.text()
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert file.timeline.reading.text().startswith("Jan 2025: 10")
    qtbot.keyClick(chart, Qt.Key.Key_Tab)
    assert "Left and Right" in file.timeline.reading.text()


def test_that_a_file_that_is_gone_leads_back_to_the_list(
    file: ProblemFilePage, page: ProblemsPage, session: Session, lots: int, places: list[Place]
) -> None:
    problems.remove(session, lots)
    assert places[-1] == Place("problems", part="files")
    assert page.currentWidget() is page.tabs


def test_that_read_only_shows_everything_and_changes_nothing(
    qtbot: QtBot, show_page: ShowPage, reading_desk: Desk, session: Session, lots: int
) -> None:
    page = show_page(lambda desk: ProblemsPage(desk, PROBLEMS_TABS), reading_desk, "problems")
    page.show_place(Place("problems", lots, "files:statement"))
    file = page.file
    assert not file.next_button.isEnabled()
    assert not file.pause_button.isEnabled()
    assert not form(file).fields["statement"].editor.isEnabled()
    file.start_step()
    assert file.entry.isHidden()
