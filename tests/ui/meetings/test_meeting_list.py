from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cs360_desktop.services import agendas, meetings
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.columns import Heading
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.empty_state import EmptyState
from cs360_desktop.ui.common.labels import StateLabel
from cs360_desktop.ui.common.table_model import ROW_ROLE
from cs360_desktop.ui.meetings.page import MeetingsPage
from tests.ui.conftest import ShowPage

OCTOBER, NOVEMBER = date(2026, 10, 15), date(2026, 11, 19)


def shown_rows(page: MeetingsPage) -> list[str]:
    model = page.list.table.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    items = [(index.data(ROW_ROLE), index.data()) for index in rows]
    return [f"# {item.text}" if isinstance(item, Heading) else str(text) for item, text in items]


def test_that_without_meetings_the_page_says_what_a_meeting_is_and_offers_the_first(page: MeetingsPage) -> None:
    empty = page.list.findChild(EmptyState)
    assert empty is not None
    assert empty.isVisible()
    assert empty.accessibleName() == "No meeting has been planned yet"


def test_that_the_first_meeting_is_planned_by_keyboard_and_opens_with_its_agenda(
    qtbot: QtBot, page: MeetingsPage, session: Session, desk: Desk
) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = page.list.panel.form
    assert form.day.editor.hasFocus()
    qtbot.keyClicks(form.day.editor, "11/19/2026")
    qtbot.keyClick(form.day.editor, Qt.Key.Key_Return)

    (line,) = meetings.list_meetings(session)
    assert (line.meeting.held_on, line.meeting.minutes_planned, line.items) == (NOVEMBER, 90, 9)
    assert page.shown is page.record
    assert page.record.accessibleName() == "Thursday, November 19, 2026"
    assert page.record.agenda_body.agenda.table.hasFocus()
    assert desk.undo_stack.undoText() == "Planned the meeting of Nov 19, 2026"

    desk.undo()
    assert meetings.list_meetings(session) == []
    assert page.list.isVisible()


def test_that_a_meeting_without_a_date_is_not_planned_and_the_field_says_so(
    qtbot: QtBot, page: MeetingsPage, session: Session
) -> None:
    page.list.start_plan()
    form = page.list.panel.form
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    assert form.day.error() == "This is needed to plan the meeting."
    qtbot.keyClicks(form.day.editor, "next week")
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    assert "“next week” is not a date" in form.day.error()
    assert form.day.editor.text() == "next week"
    assert meetings.list_meetings(session) == []


def test_that_choosing_the_shorter_template_shortens_the_meeting(
    qtbot: QtBot, page: MeetingsPage, session: Session
) -> None:
    page.list.start_plan()
    form = page.list.panel.form
    qtbot.keyClicks(form.day.editor, "Nov 19, 2026")
    qtbot.keyClick(form.agenda.editor, Qt.Key.Key_Down)
    assert form.length.value() == 60
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    (line,) = meetings.list_meetings(session)
    assert (line.meeting.minutes_planned, line.planned) == (60, 60)


def test_that_the_next_meeting_is_proposed_after_the_last_and_planned_with_enter(
    qtbot: QtBot, page: MeetingsPage, session: Session, plan: Callable[[date], int]
) -> None:
    october = plan(OCTOBER)
    first = agendas.agenda(session, october).lines[0].item
    agendas.change_item(session, first.id, title="Welcome and roll call")
    qtbot.mouseClick(page.list.new_button, Qt.MouseButton.LeftButton)
    form = page.list.panel.form
    assert (form.day.value(), form.place.value()) == (NOVEMBER, "St. Brendan hall")
    qtbot.keyClick(form.day.editor, Qt.Key.Key_Return)
    line = meetings.list_meetings(session)[-1]
    assert line.meeting.held_on == NOVEMBER
    assert agendas.agenda(session, line.meeting.id).lines[0].item.title == "Welcome and roll call"


def test_that_a_refused_plan_leaves_the_form_as_it_was(
    qtbot: QtBot, page: MeetingsPage, plan: Callable[[date], int], refusals: list[str]
) -> None:
    plan(NOVEMBER)
    page.list.start_plan()
    form = page.list.panel.form
    form.day.set_value(NOVEMBER)
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    assert "already meets on Nov 19, 2026" in refusals[0]
    assert form.isVisible()
    assert form.day.value() == NOVEMBER


def test_that_escape_leaves_the_form_and_returns_to_the_list(
    qtbot: QtBot, page: MeetingsPage, plan: Callable[[date], int]
) -> None:
    plan(NOVEMBER)
    page.list.start_plan()
    qtbot.keyClick(page.list.panel.form.day.editor, Qt.Key.Key_Escape)
    assert not page.list.panel.form.isVisible()
    assert page.list.table.hasFocus()


def test_that_planned_meetings_stand_above_the_past_and_enter_opens_the_current(
    qtbot: QtBot, page: MeetingsPage, session: Session, plan: Callable[[date], int]
) -> None:
    meetings.hold(session, plan(OCTOBER))
    plan(NOVEMBER)
    assert shown_rows(page) == [
        "# Planned · 1",
        "Thursday, November 19, 2026",
        "# Past · 1",
        "Thursday, October 15, 2026",
    ]
    page.list.table.setFocus()
    qtbot.keyClick(page.list.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    assert page.shown is page.record
    assert page.record.accessibleName() == "Thursday, November 19, 2026"


def test_that_delete_puts_a_meeting_in_the_bin_and_undo_takes_it_out(
    qtbot: QtBot, page: MeetingsPage, session: Session, plan: Callable[[date], int], desk: Desk
) -> None:
    plan(OCTOBER)
    plan(NOVEMBER)
    page.list.table.setFocus()
    qtbot.keyClick(page.list.table, Qt.Key.Key_Delete)
    assert shown_rows(page) == ["# Planned · 1", "Thursday, November 19, 2026"]
    assert page.list.table.hasFocus()
    desk.undo()
    assert len(meetings.list_meetings(session)) == 2


def test_that_the_chosen_meeting_says_which_groups_have_nobody(
    page: MeetingsPage, session: Session, plan: Callable[[date], int]
) -> None:
    plan(NOVEMBER)
    words = [label.text() for label in page.list.panel.findChildren(StateLabel)]
    assert "Community: nobody yet" in words


def test_that_nothing_can_be_planned_while_reading_only(
    qtbot: QtBot, plan: Callable[[date], int], show_page: ShowPage, reading_desk: Desk
) -> None:
    plan(NOVEMBER)
    page = show_page(MeetingsPage, reading_desk, "meetings")
    qtbot.keyClick(page.list, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert not page.list.panel.form.isVisible()
    assert not page.list.new_button.isEnabled()
    assert page.list.new_button.toolTip() == "The workspace is open for reading only"


@pytest.mark.parametrize("width", [911, 1366])
def test_that_nothing_in_the_form_is_cut_at_the_side(page: MeetingsPage, width: int) -> None:
    page.resize(width, 512)
    page.list.start_plan()
    context = page.list.body.context
    assert context is not None
    assert page.list.panel.form.minimumSizeHint().width() <= context.width() - 31
