from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs360_desktop.domain.actions import ActionStatus, Urgency, earlier_dues
from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import Meeting
from cs360_desktop.domain.people import Person
from cs360_desktop.services import actions, meetings, people
from cs360_desktop.services.actions import BoardFilter, Event, Show
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace

TODAY = date(2026, 11, 10)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = new_workspace(tmp_path / "test.cs360", Agency("Mill Harbor PD"), who="Dana", today=lambda: TODAY)
    yield session
    session.close()


def meet(session: Session, day: date) -> int:
    body = people.bodies(session)[0]
    return meetings.plan(session, Meeting(body.id, day, time(18, 0)), "pst-60").id


def numbers(session: Session, wanted: BoardFilter | None = None) -> list[int]:
    return [line.action.number for line in actions.board(session, wanted or BoardFilter())]


def test_that_numbers_go_on_and_are_never_given_twice(session: Session) -> None:
    first = actions.add(session, "Count the lots")
    second = actions.add(session, "Call the bus company")
    actions.delete(session, second.id)
    actions.add(session, "Write to owners")
    assert numbers(session) == [1, 3]
    assert actions.action_line(session, first.id).action.text == "Count the lots"


def test_that_an_action_without_words_is_refused(session: Session) -> None:
    with pytest.raises(UserError, match="needs words"):
        actions.add(session, "   ")
    assert numbers(session) == []


def test_that_overdue_is_computed_from_the_day_after_the_due_date(session: Session) -> None:
    actions.add(session, "Due yesterday", due=date(2026, 11, 9))
    actions.add(session, "Due today", due=TODAY)
    actions.add(session, "Without a date")
    lines = actions.board(session)
    assert [(line.action.text, line.days_late) for line in lines] == [
        ("Due yesterday", 1),
        ("Due today", 0),
        ("Without a date", 0),
    ]


def test_that_the_board_stands_in_order_of_urgency_and_the_last_closed_come_first_at_the_end(session: Session) -> None:
    meet(session, date(2026, 11, 19))
    done_early = actions.add(session, "Done early", due=date(2026, 9, 1))
    actions.set_status(session, done_early.id, ActionStatus.DONE, on=date(2026, 8, 1))
    done_late = actions.add(session, "Done late", due=date(2026, 9, 1))
    actions.set_status(session, done_late.id, ActionStatus.DONE, on=date(2026, 10, 1))
    actions.add(session, "After the meeting", due=date(2026, 12, 17))
    actions.add(session, "On the day of the meeting", due=date(2026, 11, 19))
    actions.add(session, "Late", due=date(2026, 11, 5))
    actions.add(session, "Very late", due=date(2026, 10, 5))
    assert [(line.action.text, line.urgency) for line in actions.board(session)] == [
        ("Very late", Urgency.OVERDUE),
        ("Late", Urgency.OVERDUE),
        ("On the day of the meeting", Urgency.BEFORE_NEXT_MEETING),
        ("After the meeting", Urgency.LATER),
        ("Done late", Urgency.CLOSED),
        ("Done early", Urgency.CLOSED),
    ]


def test_that_the_board_narrows_by_state_owner_and_text(session: Session) -> None:
    abbott = people.add_person(session, Person("T. Abbott"))
    late = actions.add(session, "Ask the lot owner", person_id=abbott.id, due=date(2026, 10, 29))
    done = actions.add(session, "Print leaflet", person_id=abbott.id)
    actions.set_status(session, done.id, ActionStatus.DONE)
    actions.add(session, "Call businesses", due=date(2026, 12, 1))

    assert numbers(session, BoardFilter(Show.OPEN)) == [1, 3]
    assert numbers(session, BoardFilter(Show.OVERDUE)) == [1]
    assert numbers(session, BoardFilter(person_id=abbott.id)) == [1, 2]
    assert numbers(session, BoardFilter(text="abbott")) == [1, 2]
    assert numbers(session, BoardFilter(text="LOT owner")) == [1]
    assert numbers(session, BoardFilter(text="nothing like it")) == []
    assert actions.action_line(session, late.id).owner == "T. Abbott"


def test_that_a_done_action_keeps_its_day_and_loses_it_when_it_is_opened_again(session: Session) -> None:
    added = actions.add(session, "Count the lots", due=date(2026, 10, 1))
    actions.set_status(session, added.id, ActionStatus.DONE)
    line = actions.action_line(session, added.id)
    assert (line.action.done_on, line.days_late, line.urgency) == (TODAY, 0, Urgency.CLOSED)
    actions.set_status(session, added.id, ActionStatus.IN_PROGRESS)
    line = actions.action_line(session, added.id)
    assert (line.action.done_on, line.days_late, line.urgency) == (None, 40, Urgency.OVERDUE)


def test_that_dropping_needs_a_reason_which_goes_when_the_action_is_taken_up_again(session: Session) -> None:
    added = actions.add(session, "Count the lots")
    with pytest.raises(UserError, match="needs a reason"):
        actions.set_status(session, added.id, ActionStatus.DROPPED, reason="  ")
    assert actions.action_line(session, added.id).action.status is ActionStatus.OPEN
    actions.set_status(session, added.id, ActionStatus.DROPPED, reason="The lot was sold")
    assert actions.action_line(session, added.id).action.dropped_reason == "The lot was sold"
    actions.set_status(session, added.id, ActionStatus.OPEN)
    assert actions.action_line(session, added.id).action.dropped_reason == ""


def test_that_the_due_date_given_up_last_is_shown_and_an_undone_change_is_none(session: Session) -> None:
    added = actions.add(session, "Count the lots", due=date(2026, 9, 30))
    receipt = actions.change(session, added.id, due=date(2026, 10, 29))
    assert actions.action_line(session, added.id).due_before == date(2026, 9, 30)
    session.revert(receipt)
    assert actions.action_line(session, added.id).action.due == date(2026, 9, 30)
    assert actions.action_line(session, added.id).due_before is None


def test_that_an_action_is_never_due_before_the_meeting_it_was_made_at(session: Session) -> None:
    meeting_id = meet(session, date(2026, 11, 5))
    with pytest.raises(UserError, match="before the meeting of Nov 5, 2026"):
        actions.add(session, "Too early", made_at_id=meeting_id, due=date(2026, 11, 4))
    added = actions.add(session, "In time", made_at_id=meeting_id, due=date(2026, 11, 5))
    with pytest.raises(UserError, match="before the meeting"):
        actions.change(session, added.id, due=date(2025, 11, 20))
    assert actions.action_line(session, added.id).action.due == date(2026, 11, 5)


def test_that_the_history_tells_everything_newest_first(session: Session) -> None:
    abbott = people.add_person(session, Person("T. Abbott"))
    marsh = people.add_person(session, Person("E. Marsh"))
    meeting_id = meet(session, date(2026, 11, 5))
    added = actions.add(session, "Count lots", made_at_id=meeting_id, person_id=abbott.id, due=date(2026, 11, 6))
    actions.change(session, added.id, text="Count the lots")
    actions.change(session, added.id, person_id=marsh.id)
    actions.change(session, added.id, due=date(2026, 11, 30))
    actions.set_status(session, added.id, ActionStatus.IN_PROGRESS)
    actions.change(session, added.id, note="Half of them counted")
    lines = actions.history(session, added.id)
    assert [line.event for line in lines] == [
        Event.NOTE,
        Event.STATUS,
        Event.DUE,
        Event.OWNER,
        Event.REWORDED,
        Event.MADE,
    ]
    by_event = {line.event: line for line in lines}
    assert by_event[Event.STATUS].before_status is ActionStatus.OPEN
    assert by_event[Event.DUE].before_due == date(2026, 11, 6)
    assert by_event[Event.OWNER].before == "T. Abbott"
    assert by_event[Event.REWORDED].before == "Count lots"
    assert (by_event[Event.MADE].on, by_event[Event.MADE].who) == (date(2026, 11, 5), "Dana")


def test_that_a_refused_change_leaves_no_history(session: Session) -> None:
    added = actions.add(session, "Count the lots")
    with pytest.raises(UserError):
        actions.change(session, added.id, text=" ")
    assert [line.event for line in actions.history(session, added.id)] == [Event.MADE]


def test_that_a_deleted_action_comes_back_by_undo(session: Session) -> None:
    added = actions.add(session, "Count the lots")
    receipt = actions.delete(session, added.id)
    assert numbers(session) == []
    session.revert(receipt)
    assert numbers(session) == [1]


DUES = st.lists(st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 1, 5))), min_size=1)


@given(DUES)
def test_that_given_up_due_dates_never_hold_the_present_one_nor_one_twice(dues: list[date | None]) -> None:
    given_up = earlier_dues(dues)
    assert dues[-1] not in given_up
    assert len(set(given_up)) == len(given_up)
    assert set(given_up) <= set(dues)
