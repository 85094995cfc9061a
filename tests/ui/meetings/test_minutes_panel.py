"""The second tab of a meeting: corrected, approved, locked, amended; due dates as they are said."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cs360_desktop.domain.meetings import MinutesState
from cs360_desktop.services import meetings, minutes
from cs360_desktop.services.half_typed import half_typed
from cs360_desktop.services.history import history_lines
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.meetings.minutes_body import MinutesBody
from cs360_desktop.ui.meetings.page import MeetingsPage


@pytest.fixture
def held(session: Session, plan: Callable[[date], int]) -> tuple[int, int]:
    """Two meetings that were held, the earlier first."""
    first, second = plan(date(2026, 10, 15)), plan(date(2026, 11, 5))
    for each in (first, second):
        meetings.hold(session, each)
    return first, second


@pytest.fixture
def body(page: MeetingsPage, desk: Desk, held: tuple[int, int]) -> MinutesBody:
    desk.go(Place("meetings", held[0], "minutes"))
    return page.record.minutes_body


def test_that_minutes_are_corrected_approved_and_locked_in_the_panel(
    body: MinutesBody, session: Session, held: tuple[int, int]
) -> None:
    body.state.corrected.click()
    assert body.state.state.text() == "corrected draft"
    assert body.state.at.value() == held[1]
    body.state.approve_button.click()
    record = minutes.minutes_record(session, held[0])
    assert (record.meeting.minutes_state, record.meeting.approved_at_id) == (MinutesState.APPROVED, held[1])
    assert not body.minutes.isEnabled()
    assert not body.decisions.isEnabled()
    assert body.state.approve_button.isHidden()


def test_that_approval_is_undone_and_the_fields_are_open_again(
    body: MinutesBody, desk: Desk, session: Session, held: tuple[int, int]
) -> None:
    body.state.approve_button.click()
    desk.undo()
    assert body.minutes.isEnabled()
    assert minutes.minutes_record(session, held[0]).meeting.minutes_state is MinutesState.DRAFT


def test_that_an_amendment_is_asked_for_words_and_reason_and_stands_below(
    body: MinutesBody, session: Session, held: tuple[int, int]
) -> None:
    body.state.approve_button.click()
    body.state.amend_button.click()
    assert body.state.wording.error()
    body.state.wording.set_value("Read: 43 patrols")
    body.state.reason.set_value("A slip of the pen")
    body.state.amend_button.click()
    (amendment,) = minutes.minutes_record(session, held[0]).amendments
    assert (amendment.wording, amendment.reason) == ("Read: 43 patrols", "A slip of the pen")
    assert body.state.wording.value() == ""


def test_that_an_action_takes_a_due_date_as_it_is_said_and_asks_back_what_is_unclear(
    body: MinutesBody, session: Session, held: tuple[int, int]
) -> None:
    body.entry.what.set_value("Ask the lot owner")
    body.entry.due.editor.setText("soon")
    body.entry.add()
    assert "not a date" in body.entry.due.error()
    assert meetings.made_at(session, held[0]) == []
    body.entry.due.editor.setText("in 2 weeks")
    body.entry.add()
    (line,) = meetings.made_at(session, held[0])
    assert line.action.due == date(2026, 10, 29)


def test_that_a_half_typed_line_waits_at_its_own_meeting_until_it_is_recorded(
    body: MinutesBody, desk: Desk, session: Session, held: tuple[int, int]
) -> None:
    for field, words in ((body.decisions.wording, "Keep the patr"), (body.entry.what, "Ask the lot ow")):
        field.editor.setFocus()
        QTest.keyClicks(field.editor, words)
    steps = desk.undo_stack.count()
    desk.go(Place("meetings", held[1], "minutes"))
    assert (body.decisions.wording.value(), body.entry.what.value()) == ("", "")
    desk.go(Place("meetings", held[0], "minutes"))
    assert (body.decisions.wording.value(), body.entry.what.value()) == ("Keep the patr", "Ask the lot ow")
    assert (desk.undo_stack.count(), next(history_lines(session)).what != "Keep half typed") == (steps, True)
    QTest.keyClick(body.decisions.wording.editor, Qt.Key.Key_Return)
    body.entry.add()
    assert half_typed(session, held[0]) == {}
    assert [line.action.text for line in meetings.made_at(session, held[0])] == ["Ask the lot ow"]
