from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.community_map import Kind
from cs360_desktop.domain.problems import Problem, Stakeholder
from cs360_desktop.services import community, people, stakeholders
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.ui.common.buttons import Button, IconButton
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.empty_state import EmptyState
from cs360_desktop.ui.common.fields import Field
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.problems.page import ProblemsPage
from cs360_desktop.ui.problems.stakeholders import StakeholdersView

ShowTab = Callable[..., ProblemsPage]


@pytest.fixture
def view(show_tab: ShowTab) -> StakeholdersView:
    found = show_tab("stakeholders").tab("stakeholders")
    assert isinstance(found, StakeholdersView)
    return found


@pytest.fixture
def schools(session: Session) -> int:
    return stakeholders.add(session, "School district", category="schools").id


@pytest.fixture
def problem(session: Session) -> int:
    with session.change("open") as unit:
        return unit[nouns.problems].add(Problem("Break-ins in the lots of the Mill District"))


def type_over(qtbot: QtBot, field: Field, text: str) -> None:
    field.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field.editor, text)
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)


def test_that_without_stakeholders_the_tab_says_what_the_map_is(view: StakeholdersView) -> None:
    empty = view.findChild(EmptyState)
    assert empty is not None
    assert empty.isVisible()
    empty.findChildren(Button)[0].click()
    assert view.entry.name.editor.hasFocus()


def test_that_stakeholders_are_added_one_after_the_other_and_stand_under_their_category(
    qtbot: QtBot, view: StakeholdersView, session: Session, desk: Desk
) -> None:
    qtbot.keyClick(view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    view.entry.category.set_value("faith")
    for name in ("Parish", "Temple"):
        qtbot.keyClicks(view.entry.name.editor, name)
        qtbot.keyClick(view.entry.name.editor, Qt.Key.Key_Return)
    assert [(line.stakeholder.name, line.category) for line in community.lines(session)] == [
        ("Parish", "Faith groups"),
        ("Temple", "Faith groups"),
    ]
    assert view.panel.name.value() == "Temple"
    assert desk.undo_stack.undoText() == "Added stakeholder Temple"
    assert "Faith groups" not in view.uncovered.text()
    desk.undo()
    assert len(community.lines(session)) == 1


def test_that_a_line_of_the_log_is_added_and_gives_the_first_contact_and_a_wrong_day_is_said_in_the_field(
    qtbot: QtBot, schools: int, view: StakeholdersView, session: Session, desk: Desk
) -> None:
    log = view.panel.log
    type_over(qtbot, log.day, "soon")
    qtbot.keyClicks(log.text.editor, "Met the principal")
    log.add.click()
    assert "“soon” is not a date" in log.day.error()
    type_over(qtbot, log.day, "Feb 17, 2026")
    log.add.click()
    (line,) = community.lines(session)
    assert [(each.held_on, each.text) for each in line.contacts] == [(date(2026, 2, 17), "Met the principal")]
    assert "Feb 17, 2026, from the log" in [label.text() for label in view.panel.findChildren(QLabel)]
    assert log.text.value() == ""
    desk.undo()
    assert community.lines(session)[0].contacts == ()


def test_that_a_stakeholder_is_connected_and_its_part_is_changed_in_place(
    qtbot: QtBot, schools: int, problem: int, view: StakeholdersView, session: Session
) -> None:
    part = view.panel.connections
    part.add.click()
    assert part.place.error() == "Choose a body or a problem."
    part.place.set_value((Kind.PROBLEM, problem))
    qtbot.keyClicks(part.part.editor, "Owns two lots")
    part.add.click()
    (connection,) = community.lines(session)[0].parts
    assert connection.connection.part == "Owns two lots"
    (field,) = part._fields.values()
    qtbot.waitUntil(field.editor.isVisible)
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, "Owns three lots")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert community.lines(session)[0].parts[0].connection.part == "Owns three lots"
    assert next(iter(part._fields.values())) is field
    remove = next(one for one in part.findChildren(IconButton) if "Take away" in one.accessibleName())
    remove.click()
    assert community.lines(session)[0].parts == ()


def test_that_the_map_is_walked_by_keys_and_clicked_and_the_panel_follows(
    qtbot: QtBot, schools: int, problem: int, view: StakeholdersView, session: Session
) -> None:
    parish = stakeholders.add(session, "Parish", category="faith").id
    community.connect(session, schools, Kind.BODY, people.bodies(session)[0].id, "Member")
    view.show_mode("map")
    assert view.connections.model().rowCount() == 2
    assert "2 stakeholders, 1 connections" in view.map.accessibleDescription()
    view.choose(parish)
    view.map.setFocus()
    qtbot.keyClick(view.map, Qt.Key.Key_Down)
    assert view.panel.name.value() == "School district"
    box = next(box for box in view.map._picture.boxes if box.id == parish and box.kind is Kind.STAKEHOLDER)
    at = view.map._shape(box).center().toPoint()
    qtbot.mouseClick(view.map, Qt.MouseButton.LeftButton, pos=at)
    assert view.panel.name.value() == "Parish"


def test_that_letters_are_attached_and_one_that_vanished_is_refused(
    schools: int, view: StakeholdersView, tmp_path: Path, refusals: list[str]
) -> None:
    letter = tmp_path / "Letter of support.pdf"
    letter.write_bytes(b"%PDF-1.4 letter")
    view.panel.letters.attach_path(letter)
    assert "Letter of support.pdf" in [button.text() for button in view.panel.letters.findChildren(Button)]
    view.panel.letters.attach_path(tmp_path / "gone.pdf")
    assert "cannot be read, so it was not attached" in refusals[-1]


def test_that_300_stakeholders_and_a_long_name_are_shown(view: StakeholdersView, session: Session) -> None:
    with session.change("many") as unit:
        unit[nouns.stakeholders].add_all([Stakeholder(f"Partner {number}", "business") for number in range(299)])
        long = unit[nouns.stakeholders].add(Stakeholder("Ö" * 210, "faith"))
    view.show_mode("map")
    view.choose(long)
    heads = [label.text().replace("\u200b", "") for label in view.panel.findChildren(QLabel)]
    assert "Ö" * 210 in heads
    assert view.context is not None
    assert view.panel.minimumSizeHint().width() <= view.context.width()
    assert not view.map.grab().isNull()


def test_that_the_map_is_saved_as_a_pdf(
    schools: int, view: StakeholdersView, tmp_path: Path, answer_file_dialog: Callable[[Path | None], None]
) -> None:
    target = tmp_path / "map.pdf"
    answer_file_dialog(target)
    view.print.click()
    assert target.read_bytes().startswith(b"%PDF")


def test_that_a_place_leads_to_a_stakeholder(show_tab: ShowTab, session: Session, schools: int) -> None:
    parish = stakeholders.add(session, "Parish", category="faith").id
    page = show_tab("stakeholders")
    page.show_place(Place("problems", parish, "stakeholders"))
    view = page.tab("stakeholders")
    assert isinstance(view, StakeholdersView)
    assert view.panel.name.value() == "Parish"


def test_that_nothing_can_be_changed_while_the_workspace_is_read_only(
    show_tab: ShowTab, schools: int, reading_desk: Desk
) -> None:
    view = show_tab("stakeholders", reading_desk).tab("stakeholders")
    assert isinstance(view, StakeholdersView)
    assert not view.new.isEnabled()
    assert not view.panel.log.add.isEnabled()
    assert not view.panel.offers.editor.isEnabled()
