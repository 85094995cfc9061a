from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.domain.meetings import Meeting
from cs360_desktop.services import actions, meetings, people, problems
from cs360_desktop.services.session import Session
from cs360_desktop.ui.actions.page import ActionsPage
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.columns import Heading
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.editors import ChoiceBox
from cs360_desktop.ui.common.empty_state import EmptyState
from cs360_desktop.ui.common.fields import Field
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.table_model import ROW_ROLE
from tests.ui.conftest import ShowPage


def shown_rows(page: ActionsPage) -> list[str]:
    model = page.table.model()
    items = [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]
    return [f"# {item.text}" if isinstance(item, Heading) else item.action.text for item in items]


def status(session: Session, action_id: int) -> ActionStatus:
    return actions.action_line(session, action_id).action.status


def choose(box: ChoiceBox, text: str) -> None:
    """Choose an option as the mouse does."""
    position = box.findText(text)
    assert position >= 0, text
    box.setCurrentIndex(position)
    box.activated.emit(position)


def type_over(qtbot: QtBot, field: Field, text: str) -> None:
    """Replace the text of a field as a person does, and leave it."""
    field.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field.editor, text)
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)


def test_that_without_actions_the_page_says_what_one_is(page: ActionsPage) -> None:
    empty = page.findChild(EmptyState)
    assert empty is not None
    assert empty.isVisible()
    assert not page.tools.isVisible()


def test_that_actions_are_added_one_after_the_other_by_keyboard_alone(
    qtbot: QtBot, page: ActionsPage, session: Session, desk: Desk
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    entry = page.entry
    assert entry.what.editor.hasFocus()
    for text in ("Count the lots", "Call the bus company"):
        qtbot.keyClicks(entry.what.editor, text)
        qtbot.keyClick(entry.what.editor, Qt.Key.Key_Return)
    assert [line.action.text for line in actions.board(session)] == ["Count the lots", "Call the bus company"]
    assert shown_rows(page) == ["# Later · 2", "Count the lots", "Call the bus company"]
    assert desk.undo_stack.undoText() == "Added action “Call the bus company”"
    qtbot.keyClick(entry.what.editor, Qt.Key.Key_Escape)
    assert not entry.isVisible()
    assert page.table.hasFocus()


def test_that_an_entry_without_words_or_with_an_unreadable_date_adds_nothing(
    qtbot: QtBot, page: ActionsPage, session: Session
) -> None:
    page.start_entry()
    entry = page.entry
    qtbot.mouseClick(entry.button, Qt.MouseButton.LeftButton)
    assert entry.what.error() == "Say what will be done."
    qtbot.keyClicks(entry.what.editor, "Count the lots")
    qtbot.keyClicks(entry.due.editor, "soon")
    qtbot.keyClick(entry.due.editor, Qt.Key.Key_Return)
    assert "“soon” is not a date" in entry.due.error()
    assert actions.board(session) == []
    assert entry.what.editor.text() == "Count the lots"


def test_that_the_board_is_grouped_by_urgency_by_owner_or_not(page: ActionsPage, session: Session) -> None:
    abbott = people.people(session)[1].id
    body = people.bodies(session)[0]
    meetings.plan(session, Meeting(body.id, date(2026, 11, 19), time(18, 0)), "pst-60")
    actions.add(session, "Late", due=date(2026, 11, 1), person_id=abbott)
    actions.add(session, "Soon", due=date(2026, 11, 18))
    actions.add(session, "Some day")
    assert shown_rows(page) == [
        "# Overdue · 1",
        "Late",
        "# Due before the next meeting, Nov 19 · 1",
        "Soon",
        "# Later · 1",
        "Some day",
    ]
    choose(page.filters.group_by, "Group by owner")
    assert shown_rows(page) == ["# T. Abbott · 1", "Late", "# Nobody named · 2", "Soon", "Some day"]
    choose(page.filters.group_by, "Group by group")
    assert shown_rows(page) == ["# No group · 3", "Late", "Soon", "Some day"]
    choose(page.filters.group_by, "Do not group")
    assert shown_rows(page) == ["Late", "Soon", "Some day"]


def test_that_the_board_is_grouped_by_problem_and_by_meeting_with_the_newest_first(
    page: ActionsPage, session: Session
) -> None:
    body = people.bodies(session)[0].id
    older, newer = (
        meetings.plan(session, Meeting(body, day, time(18, 0)), "pst-60").id
        for day in (date(2026, 9, 17), date(2026, 10, 15))
    )
    problem = problems.add(session, "Break-ins").id
    actions.add(session, "In September", made_at_id=older, problem_id=problem)
    actions.add(session, "In October", made_at_id=newer)
    actions.add(session, "Between")
    choose(page.filters.group_by, "Group by meeting")
    assert shown_rows(page) == [
        "# Meeting of Oct 15, 2026 · 1",
        "In October",
        "# Meeting of Sep 17, 2026 · 1",
        "In September",
        "# Made between meetings · 1",
        "Between",
    ]
    choose(page.filters.group_by, "Group by problem")
    assert shown_rows(page) == ["# Break-ins · 1", "In September", "# No problem · 2", "In October", "Between"]
    choose(page.filters.where, "Meeting of Oct 15, 2026")
    assert shown_rows(page) == ["# No problem · 1", "In October"]
    choose(page.filters.where, "Break-ins")
    assert shown_rows(page) == ["# Break-ins · 1", "In September"]


def test_that_filters_narrow_the_board_and_clear_filter_widens_it(
    qtbot: QtBot, page: ActionsPage, session: Session
) -> None:
    abbott = people.people(session)[1].id
    actions.add(session, "Ask the lot owner", due=date(2026, 11, 1), person_id=abbott)
    actions.add(session, "Call the school", due=date(2026, 12, 1))
    choose(page.filters.show_only, "Overdue only")
    assert shown_rows(page) == ["# Overdue · 1", "Ask the lot owner"]
    qtbot.mouseClick(page.filters.clear, Qt.MouseButton.LeftButton)
    assert len(shown_rows(page)) == 4
    assert not page.filters.clear.isVisible()

    choose(page.filters.owner, "T. Abbott")
    assert "Call the school" not in shown_rows(page)
    page.filters.clear_filter()

    qtbot.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.filters.search.hasFocus()
    qtbot.keyClicks(page.filters.search, "school")
    qtbot.waitUntil(lambda: shown_rows(page) == ["# Later · 1", "Call the school"])
    qtbot.keyClicks(page.filters.search, " bus")
    qtbot.waitUntil(lambda: shown_rows(page) == [])
    assert page.table.isVisible()


def test_that_space_marks_done_and_undo_opens_it_again(
    qtbot: QtBot, page: ActionsPage, session: Session, desk: Desk
) -> None:
    first, second = (actions.add(session, text).id for text in ("First", "Second"))
    page.table.choose_row(first)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert status(session, first) is ActionStatus.DONE
    assert shown_rows(page) == ["# Later · 1", "Second"]
    assert page.table.hasFocus()
    assert desk.undo_stack.undoText() == "Marked action 1 done"
    desk.undo()
    assert status(session, first) is ActionStatus.OPEN
    assert status(session, second) is ActionStatus.OPEN


def test_that_dropping_waits_for_its_reason(qtbot: QtBot, page: ActionsPage, session: Session) -> None:
    action_id = actions.add(session, "Ask for cameras").id
    page.table.choose_row(action_id)
    choose(page.panel.status.editor, "dropped")
    assert page.panel.reason.editor.hasFocus()
    assert status(session, action_id) is ActionStatus.OPEN
    type_over(qtbot, page.panel.reason, "No budget this year")
    line = actions.action_line(session, action_id)
    assert (line.action.status, line.action.dropped_reason) == (ActionStatus.DROPPED, "No budget this year")


def test_that_a_status_is_set_at_once(qtbot: QtBot, page: ActionsPage, session: Session, desk: Desk) -> None:
    action_id = actions.add(session, "Ask for cameras").id
    page.table.choose_row(action_id)
    choose(page.panel.status.editor, "in progress")
    assert status(session, action_id) is ActionStatus.IN_PROGRESS
    assert desk.undo_stack.undoText() == "Set action 1 to in progress"


def test_that_fields_save_themselves_and_the_history_tells_what_stood_there(
    qtbot: QtBot, page: ActionsPage, session: Session
) -> None:
    action_id = actions.add(session, "Count lots", due=date(2026, 11, 1)).id
    page.table.choose_row(action_id)
    panel = page.panel
    type_over(qtbot, panel.what, "Count the lots")
    type_over(qtbot, panel.due, "Nov 30, 2026")
    choose(panel.owner.editor, "T. Abbott")
    type_over(qtbot, panel.note, "Half of them")
    line = actions.action_line(session, action_id)
    assert (line.action.text, line.action.due, line.owner, line.group, line.action.note) == (
        "Count the lots",
        date(2026, 11, 30),
        "T. Abbott",
        "Stakeholders",
        "Half of them",
    )
    said = " ".join(label.text() for label in panel.findChildren(QLabel))
    assert "Due date changed, was Nov 1 · Dana" in said
    assert "Owner changed, was nobody · Dana" in said
    assert "Made · Dana" in said


def test_that_another_group_is_no_other_owner_in_the_history(qtbot: QtBot, page: ActionsPage, session: Session) -> None:
    action_id = actions.add(session, "Count lots").id
    page.table.choose_row(action_id)
    panel = page.panel
    choose(panel.group.editor, "Stakeholders")
    choose(panel.owner.editor, "T. Abbott")
    choose(panel.group.editor, "Community")

    def told() -> list[str]:
        shown = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
        return [text.partition("  ")[2].removesuffix(" · Dana") for text in shown if "changed, was" in text]

    qtbot.waitUntil(lambda: bool(told()))
    assert told() == [
        "Group it is for changed, was Stakeholders",
        "Owner changed, was nobody",
        "Group it is for changed, was no group",
    ]


def test_that_an_action_without_words_is_refused(
    qtbot: QtBot, page: ActionsPage, session: Session, refusals: list[str]
) -> None:
    action_id = actions.add(session, "Count lots").id
    page.table.choose_row(action_id)
    page.panel.what.setFocus()
    qtbot.keyClick(page.panel.what.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.panel.what.editor, Qt.Key.Key_Delete)
    qtbot.keyClick(page.panel.what.editor, Qt.Key.Key_Tab)
    assert refusals == ["An action needs words, so it was not saved. Say what will be done."]
    assert actions.action_line(session, action_id).action.text == "Count lots"


def test_that_delete_moves_to_the_next_row_and_undo_brings_the_action_back(
    qtbot: QtBot, page: ActionsPage, session: Session, desk: Desk
) -> None:
    for text in ("First", "Second", "Third"):
        actions.add(session, text)
    page.table.choose_row(2)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert shown_rows(page) == ["# Later · 2", "First", "Third"]
    current = page.table.current_row()
    assert current is not None
    assert current.action.text == "Third"
    desk.undo()
    assert len(actions.board(session)) == 3


def test_that_a_place_shows_its_action_even_when_the_filter_hid_it(
    qtbot: QtBot, page: ActionsPage, session: Session
) -> None:
    actions.add(session, "Open one")
    done = actions.add(session, "Done one").id
    actions.set_status(session, done, ActionStatus.DONE)
    page.show_place(Place("actions", done))
    current = page.table.current_row()
    assert current is not None
    assert current.action.id == done
    assert page.panel.what.editor.toPlainText() == "Done one"


def test_that_enter_goes_to_the_details_of_an_action(qtbot: QtBot, page: ActionsPage, session: Session) -> None:
    action_id = actions.add(session, "Count lots").id
    page.resize(1050, 600)
    page.table.choose_row(action_id)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.panel.what.editor.hasFocus()


def test_that_the_link_to_its_meeting_leads_there(
    qtbot: QtBot, page: ActionsPage, session: Session, desk: Desk
) -> None:
    body = people.bodies(session)[0]
    meeting_id = meetings.plan(session, Meeting(body.id, date(2026, 11, 5), time(18, 0)), "pst-60").id
    action_id = actions.add(session, "Count lots", made_at_id=meeting_id).id
    page.table.choose_row(action_id)
    link = next(one for one in page.panel.findChildren(Button) if one.accessibleName() == "Meeting of Nov 5, 2026")
    with qtbot.waitSignal(desk.going) as going:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert going.args == [Place("meetings", meeting_id, "minutes")]


def test_that_reading_only_changes_nothing(
    qtbot: QtBot, session: Session, show_page: ShowPage, reading_desk: Desk, refusals: list[str]
) -> None:
    action_id = actions.add(session, "Count lots").id
    page = show_page(ActionsPage, reading_desk, "actions")
    page.table.choose_row(action_id)
    assert not any(field.editor.isEnabled() for field in page.panel.findChildren(Field))
    assert not page.new_button.isEnabled()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert refusals
    assert status(session, action_id) is ActionStatus.OPEN


@pytest.mark.parametrize("size", [(911, 512), (1366, 690)])
def test_that_nothing_needs_to_be_scrolled_sideways(page: ActionsPage, session: Session, size: tuple[int, int]) -> None:
    action_id = actions.add(session, "Count lots", due=date(2026, 11, 1)).id
    page.resize(*size)
    page.start_entry()
    page.table.choose_row(action_id)
    context = page.body.context
    assert context is not None
    if not context.isVisible():
        page.toggle_context()
    for area in page.findChildren(QScrollArea):
        assert area.horizontalScrollBar().maximum() == 0
    assert page.minimumSizeHint().width() <= size[0] - 76
