"""Undo over every kind of edit of the Problems page: back to the beginning and forward again, as the services say."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.community_map import Kind
from cs360_desktop.domain.people import NOMINATED
from cs360_desktop.domain.problems import Verdict
from cs360_desktop.services import (
    actions,
    bodies,
    community,
    problem_assessment,
    problem_bin,
    problem_plan,
    problem_stages,
    problems,
    scanning,
    targets,
    worksheet,
)
from cs360_desktop.services.attached_files import files_of
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import ChoiceField, Field
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.problems.bodies import BodiesView
from cs360_desktop.ui.problems.file_fields import AddForm, FieldsForm
from cs360_desktop.ui.problems.file_forms import PauseForm
from cs360_desktop.ui.problems.file_page import ProblemFilePage
from cs360_desktop.ui.problems.file_plan_forms import MeasureForm
from cs360_desktop.ui.problems.files import ProblemsView
from cs360_desktop.ui.problems.page import ProblemsPage
from cs360_desktop.ui.problems.scanning import ScanningView
from cs360_desktop.ui.problems.stakeholders import StakeholdersView
from cs360_desktop.ui.problems.worksheet import WorksheetView

CTRL = Qt.KeyboardModifier.ControlModifier


def everything(session: Session) -> dict[str, object]:
    """All that the services say of what these pages edit."""
    lines = problems.list_problems(session)
    keys = [line.problem.id for line in lines]
    known = community.lines(session)
    return {
        "problems": [(line.problem, line.since, line.leader) for line in lines],
        "bin": [each.record for each in problem_bin.binned_problems(session)],
        "stages": [[each.dates for each in problem_stages.stages(session, key)] for key in keys],
        "responses": [problem_plan.responses(session, key) for key in keys],
        "milestones": [problem_plan.milestones(session, key) for key in keys],
        "measures": [[each.link for each in problem_plan.linked_measures(session, key)] for key in keys],
        "assessment": [problem_assessment.assessment(session, key).carried_out for key in keys],
        "targets": dict(targets.targets_of(session)),
        "actions": [line.action for line in actions.board(session)],
        "stakeholders": known,
        "letters": [[each.name for each in files_of(session, community.NOUN, one.stakeholder.id)] for one in known],
        "interviews": scanning.interviews(session),
        "surveys": scanning.surveys(session),
        "worksheet": worksheet.sheet(session),
        "bodies": bodies.body_lines(session),
        "seats": [bodies.seats(session, line.body.id) for line in bodies.body_lines(session)],
        "people": bodies.person_lines(session),
    }


def type_over(qtbot: QtBot, field: Field, text: str) -> None:
    field.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(field.editor, text)
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)


def pick(field: Field, key: object) -> None:
    """Choose an option as the mouse does."""
    assert isinstance(field, ChoiceField)
    position = field._keys.index(key)
    field.editor.setCurrentIndex(position)
    field.editor.activated.emit(position)


def edit_the_file(qtbot: QtBot, page: ProblemsPage, lots: int) -> None:
    page.show_place(Place("problems", lots))
    file = page.file

    def form() -> FieldsForm:
        assert isinstance(file.panel.form, FieldsForm)
        return file.panel.form

    for part, column, text in (
        ("statement", "statement", "Cars are entered at night."),
        ("hypothesis", "hypothesis", "The lots are dark."),
        ("stage:assessment", "planned_for", "1/21/2027"),
        ("response:1", "expected", "Half as many"),
        ("step:1", "due", "12/1/2026"),
        ("assessment", "verdict", "Too early to tell."),
    ):
        file.edit(part)
        type_over(qtbot, form().fields[column], text)
    file.edit("outcome")
    pick(form().fields["outcome"], Verdict.CANNOT_TELL)
    file.edit("measure:1")
    measure = form()
    assert isinstance(measure, MeasureForm)
    type_over(qtbot, measure.target.figure, "6")
    _add(qtbot, file, "milestones", "All lots lit")
    qtbot.mouseClick(file.next_button, Qt.MouseButton.LeftButton)
    file.edit("response:1")
    form().delete.click()  # type: ignore[attr-defined]  # the form of a response
    file.pause()
    pause = form()
    assert isinstance(pause, PauseForm)
    type_over(qtbot, pause.fields["pause_reason"], "No chief")
    pause.begin.click()


def _add(qtbot: QtBot, file: ProblemFilePage, part: str, words: str) -> None:
    file.edit(part)
    entry = file.panel.form
    assert isinstance(entry, AddForm)
    qtbot.keyClicks(entry.fields[0].editor, words)
    entry.button.click()
    qtbot.waitUntil(lambda: isinstance(file.panel.form, FieldsForm))


def edit_the_lists(qtbot: QtBot, page: ProblemsPage, letter: Path) -> None:
    page.show_place(Place("problems", part="worksheet"))
    sheet = page.tab("worksheet")
    assert isinstance(sheet, WorksheetView)
    qtbot.keyClicks(sheet.new_name.editor, "Speeding")
    qtbot.keyClick(sheet.new_name.editor, Qt.Key.Key_Return)
    next(iter(sheet.panel.scores.values())).buttons()[3].click()
    type_over(qtbot, next(iter(sheet.panel.weights.values())), "2")
    type_over(qtbot, sheet.panel.note, "Near the school")
    sheet.panel.took_part.set_value("PST")
    sheet.panel.record()

    page.show_place(Place("problems", part="scanning"))
    scan = page.tab("scanning")
    assert isinstance(scan, ScanningView)
    scan.start_adding()
    pick(scan.interview_entry.category, "residents")
    scan.interview_entry.add()
    type_over(qtbot, scan.interview_panel.themes, "Noise")
    type_over(qtbot, scan.interview_panel.summary, "Trucks at night")
    scan.show_mode("surveys")
    scan.start_adding()
    qtbot.keyClicks(scan.survey_entry.name.editor, "Residents")
    qtbot.keyClick(scan.survey_entry.name.editor, Qt.Key.Key_Return)
    type_over(qtbot, scan.survey_panel.summary, "Most feel safe")

    page.show_place(Place("problems", part="stakeholders"))
    known = page.tab("stakeholders")
    assert isinstance(known, StakeholdersView)
    known.start_adding()
    qtbot.keyClicks(known.entry.name.editor, "Parish")
    qtbot.keyClick(known.entry.name.editor, Qt.Key.Key_Return)
    type_over(qtbot, known.panel.offers, "The hall")
    qtbot.keyClicks(known.panel.log.text.editor, "Met the priest")
    known.panel.log.add.click()
    known.panel.connections.place.set_value((Kind.BODY, 1))
    known.panel.connections.add.click()
    known.panel.letters.attach_path(letter)


def edit_the_bodies(qtbot: QtBot, page: ProblemsPage) -> None:
    page.show_place(Place("problems", part="bodies"))
    view = page.tab("bodies")
    assert isinstance(view, BodiesView)
    view.new_body.click()
    qtbot.keyClicks(view.body_entry.name.editor, "Advisory Team")
    qtbot.keyClick(view.body_entry.name.editor, Qt.Key.Key_Return)
    type_over(qtbot, view.body_panel.purpose, "Oversight")
    view.body_panel.retire.click()
    view.bodies.choose_first()
    view.start_adding()
    qtbot.keyClicks(view.member_entry.name.editor, "Ann Pires")
    qtbot.keyClick(view.member_entry.name.editor, Qt.Key.Key_Return)
    view.seats.setFocus()
    view.seats.choose_first()
    pick(view.seat_panel.role, NOMINATED)
    type_over(qtbot, view.seat_panel.since, "Mar 1, 2026")
    view.show_mode("people")
    type_over(qtbot, view.person_panel.phone, "(207) 555-0151")
    view.people.choose_first()
    view.person_panel.remove.click()


def test_that_one_edit_of_every_kind_is_undone_to_the_beginning_and_done_again(
    qtbot: QtBot,
    page: ProblemsPage,
    session: Session,
    lots: int,
    *,
    desk: Desk,
    refusals: list[str],
    tmp_path: Path,
) -> None:
    problems.add(session, "Noise at the harbor", opened_on=date(2026, 5, 1))
    letter = tmp_path / "Letter of support.pdf"
    letter.write_bytes(b"%PDF-1.4 letter")
    beginning = everything(session)
    edit_the_file(qtbot, page, lots)
    edit_the_lists(qtbot, page, letter)
    edit_the_bodies(qtbot, page)
    page.show_place(Place("problems", part="files"))
    files = page.tab("files")
    assert isinstance(files, ProblemsView)
    files.table.choose_row(lots)
    qtbot.keyClick(files.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(files.table, Qt.Key.Key_Delete)
    assert refusals == []
    end = everything(session)
    same = [name for name, found in end.items() if found == beginning[name]]
    assert same == [], "these were not edited"
    while desk.undo_stack.canUndo():
        desk.undo()
    assert everything(session) == beginning
    while desk.undo_stack.canRedo():
        desk.redo()
    assert everything(session) == end
    assert refusals == []
