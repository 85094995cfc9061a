"""What cannot be, typed on the tabs of Problems: refused below the field, in words, and nothing is saved."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.problems import Stakeholder
from cs360_desktop.services import bodies, community, people, problems, scanning, stakeholders, worksheet
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import Field
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.problems.bodies import BodiesView
from cs360_desktop.ui.problems.files import ProblemsView
from cs360_desktop.ui.problems.page import ProblemsPage
from cs360_desktop.ui.problems.scanning import ScanningView
from cs360_desktop.ui.problems.stakeholders import StakeholdersView
from cs360_desktop.ui.problems.worksheet import WorksheetView

ShowTab = Callable[..., ProblemsPage]
CTRL = Qt.KeyboardModifier.ControlModifier
LONG = "Äöü Ñandú Žižek " * 13


def type_over(qtbot: QtBot, field: Field, text: str) -> None:
    field.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(field.editor, text)
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)


def test_that_a_day_of_1899_is_refused_below_every_field_for_a_day(
    qtbot: QtBot, show_tab: ShowTab, session: Session, desk: Desk
) -> None:
    worksheet.add_candidate(session, "Lots")
    stakeholders.add(session, "School district")
    page = show_tab("scanning")
    scan = page.tab("scanning")
    assert isinstance(scan, ScanningView)
    scan.start_adding()
    scan.interview_entry.category.set_value("residents")
    type_over(qtbot, scan.interview_entry.day, "1/1/1899")
    scan.interview_entry.add()
    scan.show_mode("surveys")
    scan.start_adding()
    qtbot.keyClicks(scan.survey_entry.name.editor, "Residents")
    type_over(qtbot, scan.survey_entry.day, "1/1/1899")
    scan.survey_entry.add()
    errors = [scan.interview_entry.day.error(), scan.survey_entry.day.error()]

    page.show_place(Place("problems", part="stakeholders"))
    known = page.tab("stakeholders")
    assert isinstance(known, StakeholdersView)
    type_over(qtbot, known.panel.first_contacted, "1/1/1899")
    type_over(qtbot, known.panel.log.day, "1/1/1899")
    qtbot.keyClicks(known.panel.log.text.editor, "Met")
    known.panel.log.add.click()
    errors += [known.panel.first_contacted.error(), known.panel.log.day.error()]

    page.show_place(Place("problems", part="bodies"))
    view = page.tab("bodies")
    assert isinstance(view, BodiesView)
    view.seats.setFocus()
    view.seats.choose_first()
    type_over(qtbot, view.seat_panel.since, "1/1/1899")
    errors.append(view.seat_panel.since.error())

    page.show_place(Place("problems", part="worksheet"))
    sheet = page.tab("worksheet")
    assert isinstance(sheet, WorksheetView)
    type_over(qtbot, sheet.panel.day, "1/1/1899")
    sheet.panel.took_part.set_value("PST")
    sheet.panel.record()
    errors.append(sheet.panel.day.error())

    assert all("Jan 1, 1899" in error for error in errors), errors
    assert scanning.interviews(session) == []
    assert scanning.surveys(session) == []
    assert worksheet.sheet(session).decisions == ()
    assert not desk.undo_stack.canUndo()


def test_that_a_name_that_is_there_already_is_refused_below_the_field_that_adds(
    qtbot: QtBot, show_tab: ShowTab, session: Session
) -> None:
    worksheet.add_candidate(session, "Lots")
    stakeholders.add(session, "School district")
    page = show_tab("worksheet")
    sheet = page.tab("worksheet")
    assert isinstance(sheet, WorksheetView)
    type_over(qtbot, sheet.new_name, "lots")
    sheet.add.click()
    assert "is on the worksheet already" in sheet.new_name.error()
    page.show_place(Place("problems", part="stakeholders"))
    known = page.tab("stakeholders")
    assert isinstance(known, StakeholdersView)
    known.start_adding()
    type_over(qtbot, known.entry.name, "school district")
    known.entry.add()
    assert known.entry.name.error()
    page.show_place(Place("problems", part="bodies"))
    view = page.tab("bodies")
    assert isinstance(view, BodiesView)
    view.new_body.click()
    type_over(qtbot, view.body_entry.name, "problem-solving team")
    view.body_entry.add()
    assert "already a body" in view.body_entry.name.error()


def test_that_a_list_of_interviews_that_vanished_is_refused_in_words(
    show_tab: ShowTab, session: Session, refusals: list[str], tmp_path: Path
) -> None:
    view = show_tab("scanning").tab("scanning")
    assert isinstance(view, ScanningView)
    view.preview_list(tmp_path / "gone.xlsx")
    assert "gone.xlsx" in refusals[-1]
    assert scanning.interviews(session) == []
    assert not view.preview.isVisible()


@pytest.mark.parametrize("part", ["files", "worksheet", "stakeholders", "stakeholders:map", "bodies", "bodies:people"])
def test_that_200_letters_with_accents_are_kept_whole_and_widen_nothing(
    qtbot: QtBot, show_tab: ShowTab, session: Session, part: str
) -> None:
    name = LONG.strip()
    problems.add(session, name)
    worksheet.add_candidate(session, name)
    stakeholders.add(session, name)
    people.change_body(session, 1, name=name)
    people.change_person(session, people.people(session)[0].id, name=name)
    page = show_tab(part)
    assert page.minimumSizeHint().width() <= 1366
    kept = {
        problems.list_problems(session)[0].problem.title,
        worksheet.sheet(session).candidates[0].name,
        community.lines(session)[0].stakeholder.name,
        bodies.body_lines(session)[0].body.name,
    }
    assert kept == {name}
    context = page.shown.body.context
    if context is not None and context.isVisible():
        assert context.width() <= 310
    if part == "files":
        view = page.tab("files")
        assert isinstance(view, ProblemsView)
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
        assert page.shown.minimumSizeHint().width() <= 1366


def test_that_300_stakeholders_are_listed_chosen_and_changed(qtbot: QtBot, show_tab: ShowTab, session: Session) -> None:
    with session.change("many") as unit:
        unit[nouns.stakeholders].add_all(
            [Stakeholder(f"Partner {number}", "business", first_contacted=date(2026, 2, 1)) for number in range(300)]
        )
    view = show_tab("stakeholders").tab("stakeholders")
    assert isinstance(view, StakeholdersView)
    last = community.lines(session)[-1].stakeholder.id
    view.choose(last)
    type_over(qtbot, view.panel.offers, "A room")
    assert community.lines(session)[-1].stakeholder.offers == "A room"
    assert view.table.model().rowCount() == 301
