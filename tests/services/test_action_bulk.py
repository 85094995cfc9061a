"""Many actions at once: one transaction, one undo step, all or none; and what no action may be."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import Meeting
from cs360_desktop.domain.people import Person
from cs360_desktop.services import actions, meetings, people
from cs360_desktop.services.action_bulk import delete_all, set_dues, set_owners, set_statuses
from cs360_desktop.services.actions import BoardFilter, Show
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace

TODAY = date(2026, 11, 10)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = new_workspace(tmp_path / "a.cs360", Agency("Mill Harbor PD"), who="Dana", today=lambda: TODAY)
    yield session
    session.close()


@pytest.fixture
def three(session: Session) -> list[int]:
    return [actions.add(session, text, due=date(2026, 11, 1)).id for text in ("First", "Second", "Third")]


def meet(session: Session, day: date) -> int:
    body = people.bodies(session)[0].id
    return meetings.plan(session, Meeting(body, day, time(18, 0)), "pst-60").id


def everything(session: Session) -> list[tuple[str, ActionStatus, str, date | None, int | None, int | None]]:
    return sorted(
        (one.text, one.status, one.dropped_reason, one.due, one.person_id, one.group_id)
        for one in (line.action for line in actions.board(session))
    )


def test_that_status_due_date_and_owner_of_many_are_one_step_each(session: Session, three: list[int]) -> None:
    group = people.groups(session)[0].id
    owner = people.add_person(session, Person("T. Abbott", group_id=group)).id
    before = everything(session)
    steps = [
        set_owners(session, three[:2], owner),
        set_dues(session, three[:2], date(2026, 12, 1)),
        set_statuses(session, three[:2], ActionStatus.DROPPED, reason="No budget"),
    ]
    changed = (ActionStatus.DROPPED, "No budget", date(2026, 12, 1), owner, group)
    assert everything(session)[:2] == [("First", *changed), ("Second", *changed)]
    assert everything(session)[2] == before[2]
    redo = [session.revert(receipt) for receipt in reversed(steps)]
    assert everything(session) == before
    for receipt in reversed(redo):
        session.revert(receipt)
    assert everything(session)[0] == ("First", *changed)


def test_that_the_bin_takes_many_and_gives_them_back_at_once(session: Session, three: list[int]) -> None:
    receipt = delete_all(session, three)
    assert actions.board(session) == []
    session.revert(receipt)
    assert len(actions.board(session)) == 3


def test_that_none_is_changed_where_one_cannot_be(session: Session, three: list[int]) -> None:
    late = actions.add(session, "Decided later", made_at_id=meet(session, date(2026, 11, 5))).id
    before = everything(session)
    with pytest.raises(UserError, match=r"None of the 4 actions was changed\. Action 4: Nov 2, 2026 is before"):
        set_dues(session, [*three, late], date(2026, 11, 2))
    with pytest.raises(UserError, match="needs a reason"):
        set_statuses(session, three, ActionStatus.DROPPED, reason=" ")
    assert everything(session) == before


def test_that_those_done_already_keep_their_day(session: Session, three: list[int]) -> None:
    actions.set_status(session, three[0], ActionStatus.DONE, on=date(2026, 11, 2))
    set_statuses(session, three, ActionStatus.DONE)
    days = [actions.action_line(session, key).action.done_on for key in three]
    assert days == [date(2026, 11, 2), TODAY, TODAY]
    actions.set_status(session, three[0], ActionStatus.DONE, on=date(2026, 11, 3))
    assert actions.action_line(session, three[0]).action.done_on == date(2026, 11, 3)


@pytest.mark.parametrize("day", [date(1899, 12, 30), date(1, 1, 1), date(2101, 1, 1), date.max])
def test_that_a_due_date_of_another_century_is_refused_in_words(session: Session, three: list[int], day: date) -> None:
    for refused in (
        lambda: actions.add(session, "New", due=day),
        lambda: actions.change(session, three[0], due=day),
        lambda: set_dues(session, three, day),
    ):
        with pytest.raises(UserError, match="cannot be a due date, so it was not saved"):
            refused()
    assert {line.action.due for line in actions.board(session)} == {date(2026, 11, 1)}


def test_that_nothing_is_done_before_it_was_decided_or_tomorrow(session: Session) -> None:
    key = actions.add(session, "Count", made_at_id=meet(session, date(2026, 11, 5))).id
    with pytest.raises(UserError, match="before it was decided on Nov 5, 2026"):
        actions.set_status(session, key, ActionStatus.DONE, on=date(2026, 11, 4))
    with pytest.raises(UserError, match="is still to come"):
        actions.set_status(session, key, ActionStatus.DONE, on=date(2026, 11, 11))
    with pytest.raises(UserError, match="cannot have been done on"):
        actions.set_status(session, key, ActionStatus.DONE, on=date(1899, 12, 30))
    assert actions.action_line(session, key).action.status is ActionStatus.OPEN


def test_that_the_board_narrows_to_group_meeting_problem_and_how_it_ended(session: Session, three: list[int]) -> None:
    meeting, group = meet(session, date(2026, 11, 5)), people.groups(session)[0].id
    actions.add(session, "Decided", made_at_id=meeting, group_id=group)
    actions.set_status(session, three[0], ActionStatus.DONE)
    actions.set_status(session, three[1], ActionStatus.DROPPED, reason="No budget")

    def texts(wanted: BoardFilter) -> list[str]:
        return [line.action.text for line in actions.board(session, wanted)]

    assert texts(BoardFilter(meeting_id=meeting)) == ["Decided"]
    assert texts(BoardFilter(group_id=group)) == ["Decided"]
    assert texts(BoardFilter(Show.DONE)) == ["First"]
    assert texts(BoardFilter(Show.DROPPED)) == ["Second"]
    assert texts(BoardFilter(Show.OPEN)) == ["Third", "Decided"]


def test_that_an_owner_who_left_is_told_while_something_is_open(session: Session) -> None:
    body = people.bodies(session)[0].id
    gone = people.add_person(session, Person("Gone"), body_id=body).id
    stays = people.add_person(session, Person("Stays"), body_id=body).id
    guest = people.add_person(session, Person("Never had a seat")).id
    for owner in (gone, stays, guest):
        actions.add(session, "Something", person_id=owner)
    seat = next(member.membership.id for member in people.members(session, body) if member.person.id == gone)
    people.change_member(session, seat, until=date(2026, 11, 9))
    assert [line.owner for line in actions.board(session) if line.owner_left] == ["Gone"]
    people.remove_person(session, guest)
    assert [line.owner for line in actions.board(session) if line.owner_left] == ["Gone", "Never had a seat"]
    set_statuses(session, [line.action.id for line in actions.board(session)], ActionStatus.DONE)
    assert not any(line.owner_left for line in actions.board(session))
