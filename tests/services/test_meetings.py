from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import Meeting, MeetingStatus, Presence, same_weekday_next_month
from cs360_desktop.domain.people import Body, Person
from cs360_desktop.services import actions, agendas, attendance, decisions, meetings, people
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace

TODAY = date(2026, 11, 10)
OCTOBER, NOVEMBER, DECEMBER = date(2026, 10, 15), date(2026, 11, 19), date(2026, 12, 17)
SIX = time(18, 0)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = new_workspace(tmp_path / "test.cs360", Agency("Mill Harbor PD"), who="Dana", today=lambda: TODAY)
    yield session
    session.close()


@pytest.fixture
def team(session: Session) -> Body:
    return people.bodies(session)[0]


def meet(session: Session, day: date, *, template: str = "pst-90", length: int = 90) -> int:
    body = people.bodies(session)[0]
    return meetings.plan(session, Meeting(body.id, day, SIX, "St. Brendan hall", length), template).id


def join(session: Session, name: str, group: str) -> int:
    group_id = next(found.id for found in people.groups(session) if found.name == group)
    return people.add_person(session, Person(name, group_id=group_id), body_id=people.bodies(session)[0].id).id


def titles(session: Session, meeting_id: int) -> list[str]:
    return [line.item.title for line in agendas.agenda(session, meeting_id).lines]


# -- planning -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("template", "length"), [("pst-60", 60), ("pst-90", 90)])
def test_that_a_template_fills_the_whole_length_of_its_meeting(session: Session, template: str, length: int) -> None:
    found = agendas.agenda(session, meet(session, NOVEMBER, template=template, length=length))
    assert (len(found.lines), found.planned, found.spare) == (9, length, 0)
    assert [line.item.position for line in found.lines] == list(range(1, 10))


def test_that_a_longer_agenda_than_the_meeting_is_told(session: Session) -> None:
    found = agendas.agenda(session, meet(session, NOVEMBER, template="pst-90", length=60))
    assert found.spare == -30


def test_that_a_first_meeting_has_no_proposed_day_and_later_ones_keep_weekday_time_and_place(
    session: Session, team: Body
) -> None:
    assert meetings.proposal(session, team.id).held_on is None
    meet(session, OCTOBER)
    proposal = meetings.proposal(session, team.id)
    assert (proposal.held_on, proposal.starts_at, proposal.place) == (NOVEMBER, SIX, "St. Brendan hall")


def test_that_a_proposed_day_is_never_in_the_past(session: Session, team: Body) -> None:
    meet(session, date(2026, 3, 19))
    assert meetings.proposal(session, team.id).held_on == NOVEMBER


@pytest.mark.parametrize(
    ("day", "following"),
    [
        (date(2026, 10, 15), date(2026, 11, 19)),
        (date(2026, 12, 17), date(2027, 1, 21)),
        (date(2026, 1, 30), date(2026, 2, 27)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2026, 10, 29), date(2026, 11, 26)),
    ],
)
def test_that_the_same_weekday_of_the_month_follows(day: date, following: date) -> None:
    assert same_weekday_next_month(day) == following


def test_that_the_next_meeting_brings_standing_and_unfinished_items_and_open_actions_along(
    session: Session, team: Body
) -> None:
    last = meet(session, OCTOBER)
    marsh = join(session, "E. Marsh", "Other relevant teams")
    welcome, minutes, *_, closing = agendas.agenda(session, last).lines
    agendas.change_item(session, welcome.item.id, leader_id=marsh)
    agendas.delete_item(session, minutes.item.id)
    bus = agendas.add_item(session, last, "The late bus", 20, after=welcome.item.id)
    agendas.change_item(session, bus.id, unfinished=True, notes="Company was not there")
    agendas.add_item(session, last, "Thank the hosts", 2)
    late = actions.add(session, "Ask the lot owner", made_at_id=last, due=date(2026, 10, 29))
    done = actions.add(session, "Print leaflet", made_at_id=last)
    actions.set_status(session, done.id, ActionStatus.DONE)
    meetings.hold(session, last)

    added = meetings.plan_from_last(session, Meeting(team.id, NOVEMBER, SIX))
    lines = agendas.agenda(session, added.id).lines
    assert [line.item.title for line in lines][:4] == [
        welcome.item.title,
        "Approve last minutes",
        "The late bus",
        "Open commitments: overdue first",
    ]
    assert lines[-1].item.title == closing.item.title
    assert (lines[0].leader, lines[2].item.notes, lines[2].item.unfinished) == (
        "E. Marsh",
        "Company was not there",
        False,
    )
    assert [(line.action.id, line.carried) for line in meetings.commitments(session, added.id)] == [(late.id, 1)]
    record = meetings.record(session, added.id)
    assert record.previous is not None
    assert record.previous.id == last

    session.revert(added.receipt)
    assert [line.meeting.id for line in meetings.list_meetings(session)] == [last]
    assert actions.action_line(session, late.id).carried == 0


def test_that_planning_from_the_last_meeting_needs_one(session: Session, team: Body) -> None:
    with pytest.raises(UserError, match="no earlier meeting"):
        meetings.plan_from_last(session, Meeting(team.id, NOVEMBER, SIX))
    assert meetings.list_meetings(session) == []


def test_that_an_action_is_carried_once_to_each_meeting_and_not_to_one_that_was_not_held(
    session: Session, team: Body
) -> None:
    september = meet(session, date(2026, 9, 17))
    added = actions.add(session, "Ask the lot owner", made_at_id=september)
    meetings.hold(session, september)
    october = meetings.plan_from_last(session, Meeting(team.id, OCTOBER, SIX)).id
    meetings.hold(session, october)
    november = meetings.plan_from_last(session, Meeting(team.id, NOVEMBER, SIX)).id
    december = meetings.plan_from_last(session, Meeting(team.id, DECEMBER, SIX)).id
    assert actions.action_line(session, added.id).carried == 2
    assert [line.action.id for line in meetings.commitments(session, december)] == [added.id]

    meetings.not_held(session, november, "Snow")
    assert actions.action_line(session, added.id).carried == 1


def test_that_a_commitment_made_after_the_planning_is_on_the_agenda_and_counted_once_the_meeting_is_held(
    session: Session,
) -> None:
    meet(session, OCTOBER)
    late = meet(session, date(2026, 11, 5))
    added = actions.add(session, "Phone the school")
    assert [line.action.id for line in meetings.commitments(session, late)] == [added.id]
    assert actions.action_line(session, added.id).carried == 0
    meetings.hold(session, late)
    assert actions.action_line(session, added.id).carried == 1


def test_that_a_commitment_closed_before_the_meeting_stays_on_its_agenda(session: Session, team: Body) -> None:
    october = meet(session, OCTOBER)
    added = actions.add(session, "Ask the lot owner", made_at_id=october)
    november = meetings.plan_from_last(session, Meeting(team.id, NOVEMBER, SIX)).id
    actions.set_status(session, added.id, ActionStatus.DONE)
    assert [line.action.status for line in meetings.commitments(session, november)] == [ActionStatus.DONE]


def test_that_overlapping_meetings_of_a_team_are_refused(session: Session, team: Body) -> None:
    meet(session, NOVEMBER)
    with pytest.raises(UserError, match=r"already meets on Nov 19, 2026 at 6:00 PM"):
        meetings.plan(session, Meeting(team.id, NOVEMBER, time(19, 0)), "pst-60")
    after = meetings.plan(session, Meeting(team.id, NOVEMBER, time(19, 30), minutes_planned=60), "pst-60")
    with pytest.raises(UserError, match="already meets"):
        meetings.change(session, after.id, starts_at=time(17, 30))
    assert len(meetings.list_meetings(session)) == 2


@pytest.mark.parametrize("length", [0, -5, 481, 900])
def test_that_an_impossible_length_is_refused(session: Session, team: Body, length: int) -> None:
    with pytest.raises(UserError, match="was not saved"):
        meetings.plan(session, Meeting(team.id, NOVEMBER, SIX, minutes_planned=length), "pst-60")
    meeting_id = meet(session, NOVEMBER)
    with pytest.raises(UserError, match="was not saved"):
        meetings.change(session, meeting_id, minutes_planned=length)
    assert meetings.record(session, meeting_id).meeting.minutes_planned == 90


# -- held or not ----------------------------------------------------------------------------------------------------


def test_that_the_nearest_planned_meeting_stands_on_top_and_then_the_newest_held(session: Session) -> None:
    for day in (date(2026, 8, 20), date(2026, 9, 17), OCTOBER):
        meetings.hold(session, meet(session, day))
    december, november = meet(session, DECEMBER), meet(session, NOVEMBER)
    assert [line.meeting.held_on for line in meetings.list_meetings(session)] == [
        NOVEMBER,
        DECEMBER,
        OCTOBER,
        date(2026, 9, 17),
        date(2026, 8, 20),
    ]
    coming = meetings.next_meeting(session)
    assert coming is not None
    assert coming.meeting.id == november
    meetings.not_held(session, november, "Hall is flooded")
    coming = meetings.next_meeting(session)
    assert coming is not None
    assert coming.meeting.id == december


def test_that_a_meeting_still_to_come_cannot_have_been_held(session: Session) -> None:
    meeting_id = meet(session, NOVEMBER)
    with pytest.raises(UserError, match="still to come"):
        meetings.hold(session, meeting_id)
    meetings.change(session, meeting_id, held_on=date(2026, 11, 9))
    meetings.hold(session, meeting_id)
    assert meetings.record(session, meeting_id).meeting.status is MeetingStatus.HELD
    with pytest.raises(UserError, match="still to come"):
        meetings.change(session, meeting_id, held_on=NOVEMBER)


def test_that_a_meeting_not_held_needs_a_reason_and_can_be_planned_again(session: Session) -> None:
    meeting_id = meet(session, NOVEMBER)
    with pytest.raises(UserError, match="needs a reason"):
        meetings.not_held(session, meeting_id, " ")
    meetings.not_held(session, meeting_id, "Snow")
    assert meetings.record(session, meeting_id).meeting.reason_not_held == "Snow"
    meetings.reopen(session, meeting_id)
    meeting = meetings.record(session, meeting_id).meeting
    assert (meeting.status, meeting.reason_not_held) == (MeetingStatus.PLANNED, "")


def test_that_a_deleted_meeting_comes_back_whole_by_undo(session: Session, team: Body) -> None:
    meeting_id = meet(session, OCTOBER)
    okoye = join(session, "J. Okoye", "Community")
    attendance.mark(session, meeting_id, okoye, Presence.PRESENT)
    decisions.record_decision(session, meeting_id, "Light the lot until 2 AM")
    made = actions.add(session, "Ask the lot owner", made_at_id=meeting_id)
    following = meetings.plan_from_last(session, Meeting(team.id, NOVEMBER, SIX)).id

    receipt = meetings.delete(session, following)
    assert actions.action_line(session, made.id).carried == 0
    session.revert(receipt)
    assert actions.action_line(session, made.id).carried == 1

    receipt = meetings.delete(session, meeting_id)
    assert [line.meeting.id for line in meetings.list_meetings(session)] == [following]
    assert actions.action_line(session, made.id).made_on == OCTOBER
    session.revert(receipt)
    assert len(titles(session, meeting_id)) == 9
    assert len(decisions.decisions(session, meeting_id)) == 1
    assert [group.present for group in meetings.coverage(session, meeting_id)] == [0, 1, 0, 0, 0]


def test_that_minutes_are_kept_with_what_stood_there_before(session: Session) -> None:
    meeting_id = meet(session, OCTOBER)
    meetings.write_minutes(session, meeting_id, "Called to order 6:02 PM.\n")
    receipt = meetings.write_minutes(session, meeting_id, "Called to order 6:05 PM.")
    session.revert(receipt)
    assert meetings.record(session, meeting_id).meeting.minutes_text == "Called to order 6:02 PM."


# -- agenda ---------------------------------------------------------------------------------------------------------


def test_that_items_are_added_behind_the_chosen_one_and_numbered_anew(session: Session) -> None:
    meeting_id = meet(session, NOVEMBER)
    first = agendas.agenda(session, meeting_id).lines[0].item
    agendas.add_item(session, meeting_id, "Second", after=first.id)
    agendas.add_item(session, meeting_id, "Last")
    found = agendas.agenda(session, meeting_id)
    assert (found.lines[1].item.title, found.lines[-1].item.title) == ("Second", "Last")
    assert [line.item.position for line in found.lines] == list(range(1, 12))
    assert found.planned == 110


def test_that_moving_goes_as_far_as_it_can_and_undo_brings_it_back(session: Session) -> None:
    meeting_id = meet(session, NOVEMBER)
    before = titles(session, meeting_id)
    third = agendas.agenda(session, meeting_id).lines[2].item
    receipt = agendas.move_item(session, third.id, -1)
    assert titles(session, meeting_id)[:3] == [before[0], before[2], before[1]]
    session.revert(receipt)
    assert titles(session, meeting_id) == before
    agendas.move_item(session, third.id, -99)
    assert titles(session, meeting_id)[0] == before[2]
    assert agendas.move_item(session, third.id, -1).is_empty


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 8), st.integers(-9, 9)), max_size=6))
def test_that_any_moves_keep_every_item_and_undo_in_turn_restores_the_order(
    session: Session, moves: list[tuple[int, int]]
) -> None:
    known = meetings.list_meetings(session)
    meeting_id = known[0].meeting.id if known else meet(session, NOVEMBER)
    before = titles(session, meeting_id)
    receipts = []
    for place, by in moves:
        item = agendas.agenda(session, meeting_id).lines[place].item
        receipts.append(agendas.move_item(session, item.id, by))
        moved = agendas.agenda(session, meeting_id).lines
        assert sorted(line.item.title for line in moved) == sorted(before)
        assert [line.item.position for line in moved] == list(range(1, 10))
    for receipt in reversed(receipts):
        if not receipt.is_empty:
            session.revert(receipt)
    assert titles(session, meeting_id) == before


def test_that_a_deleted_item_leaves_no_gap_and_comes_back_in_its_place(session: Session) -> None:
    meeting_id = meet(session, NOVEMBER)
    before = titles(session, meeting_id)
    third = agendas.agenda(session, meeting_id).lines[2].item
    receipt = agendas.delete_item(session, third.id)
    found = agendas.agenda(session, meeting_id)
    assert [line.item.position for line in found.lines] == list(range(1, 9))
    assert found.spare == third.minutes
    session.revert(receipt)
    assert titles(session, meeting_id) == before


@pytest.mark.parametrize("wrong", [{"title": " "}, {"minutes": -1}, {"minutes": 900}])
def test_that_an_item_without_title_or_with_impossible_minutes_is_refused(
    session: Session, wrong: dict[str, object]
) -> None:
    meeting_id = meet(session, NOVEMBER)
    before = agendas.agenda(session, meeting_id)
    with pytest.raises(UserError):
        agendas.change_item(session, before.lines[0].item.id, **wrong)
    assert agendas.agenda(session, meeting_id) == before


# -- attendance -----------------------------------------------------------------------------------------------------


def covered(session: Session, meeting_id: int) -> dict[str, int]:
    return {group.name: group.present for group in meetings.coverage(session, meeting_id) if group.present}


def test_that_the_roll_lists_members_by_group_and_required_groups_without_anybody(session: Session) -> None:
    meeting_id = meet(session, NOVEMBER)
    join(session, "R. Delgado", "Community")
    join(session, "J. Okoye", "Community")
    found = attendance.roll(session, meeting_id)
    assert [
        (group.coverage.name if group.coverage else None, [attendee.person.name for attendee in group.attendees])
        for group in found
    ] == [
        ("Crime analysis", []),
        ("Community", ["J. Okoye", "R. Delgado"]),
        ("Stakeholders", []),
        ("Other relevant teams", []),
    ]
    assert all(attendee.presence is Presence.NO_ANSWER for attendee in found[1].attendees)


def test_that_coming_covers_a_planned_meeting_but_not_one_that_was_held(session: Session) -> None:
    meeting_id = meet(session, date(2026, 11, 5))
    okoye = join(session, "J. Okoye", "Community")
    attendance.mark(session, meeting_id, okoye, Presence.COMING)
    assert covered(session, meeting_id) == {"Community": 1}
    meetings.hold(session, meeting_id)
    assert covered(session, meeting_id) == {}
    attendance.mark(session, meeting_id, okoye, Presence.REMOTE)
    assert covered(session, meeting_id) == {"Community": 1}


@pytest.mark.parametrize("presence", [Presence.EXCUSED, Presence.ABSENT, Presence.NO_ANSWER])
def test_that_who_was_not_there_covers_nothing(session: Session, presence: Presence) -> None:
    meeting_id = meet(session, OCTOBER)
    okoye = join(session, "J. Okoye", "Community")
    attendance.mark(session, meeting_id, okoye, presence)
    line = meetings.list_meetings(session)[0]
    assert (line.present, "Community" in line.missing) == (0, True)


def test_that_a_substitute_stands_for_the_group_of_whom_she_came_for(session: Session) -> None:
    meeting_id = meet(session, OCTOBER)
    okoye = join(session, "J. Okoye", "Community")
    abbott = join(session, "T. Abbott", "Stakeholders")
    attendance.mark(session, meeting_id, abbott, Presence.SUBSTITUTE, substitute_for_id=okoye)
    assert covered(session, meeting_id) == {"Community": 1}
    community = attendance.roll(session, meeting_id)[1]
    substitute = next(attendee for attendee in community.attendees if attendee.person.id == abbott)
    assert substitute.substitute_for is not None
    assert substitute.substitute_for.name == "J. Okoye"
    attendance.mark(session, meeting_id, abbott, Presence.PRESENT)
    assert covered(session, meeting_id) == {"Stakeholders": 1}
    with pytest.raises(UserError, match="own substitute"):
        attendance.mark(session, meeting_id, abbott, Presence.SUBSTITUTE, substitute_for_id=abbott)


def test_that_a_guest_is_on_the_roll_once_marked_and_off_it_when_taken_off(session: Session) -> None:
    meeting_id = meet(session, OCTOBER)
    guest = people.add_person(session, Person("S. Ray", organization="Fire")).id
    attendance.mark(session, meeting_id, guest, Presence.PRESENT)
    attendance.mark(session, meeting_id, guest, Presence.ABSENT)
    others = attendance.roll(session, meeting_id)[-1]
    assert others.coverage is None
    assert [(attendee.person.name, attendee.presence, attendee.is_member) for attendee in others.attendees] == [
        ("S. Ray", Presence.ABSENT, False)
    ]
    attendance.take_off(session, meeting_id, guest)
    assert all(group.coverage is not None for group in attendance.roll(session, meeting_id))


def test_that_an_undone_first_mark_leaves_no_answer_and_can_be_made_again(session: Session) -> None:
    meeting_id = meet(session, OCTOBER)
    okoye = join(session, "J. Okoye", "Community")
    session.revert(attendance.mark(session, meeting_id, okoye, Presence.PRESENT))
    assert covered(session, meeting_id) == {}
    attendance.mark(session, meeting_id, okoye, Presence.PRESENT)
    assert covered(session, meeting_id) == {"Community": 1}


def test_that_a_later_change_of_group_does_not_rewrite_who_was_represented(session: Session) -> None:
    meeting_id = meet(session, OCTOBER)
    okoye = join(session, "J. Okoye", "Community")
    attendance.mark(session, meeting_id, okoye, Presence.PRESENT)
    meetings.hold(session, meeting_id)
    people.change_person(session, okoye, group_id=people.groups(session)[0].id)
    assert covered(session, meeting_id) == {"Community": 1}


# -- decisions ------------------------------------------------------------------------------------------------------


def test_that_a_decision_keeps_its_exact_wording_and_the_item_it_came_up_in(session: Session) -> None:
    meeting_id = meet(session, OCTOBER)
    item = agendas.agenda(session, meeting_id).lines[5].item
    wording = "Ask Harbor Lots LLC to light the lot until 2 AM, by October 29."
    added = decisions.record_decision(session, meeting_id, wording, agenda_item_id=item.id)
    (line,) = decisions.decisions(session, meeting_id)
    assert (line.decision.wording, line.item, line.decision.method) == (wording, item.title, "consensus")
    receipt = decisions.delete_decision(session, added.id)
    assert decisions.decisions(session, meeting_id) == []
    session.revert(receipt)
    assert len(decisions.decisions(session, meeting_id)) == 1


def test_that_votes_never_exceed_those_marked_as_there(session: Session) -> None:
    meeting_id = meet(session, OCTOBER)
    for name in ("A. Ames", "B. Bell", "C. Cole"):
        attendance.mark(session, meeting_id, join(session, name, "Community"), Presence.PRESENT)
    added = decisions.record_decision(session, meeting_id, "Meet monthly", method="vote", votes_for=2, votes_against=1)
    with pytest.raises(UserError, match="4 votes were not saved, because the roll shows 3 present"):
        decisions.change_decision(session, added.id, abstentions=1)
    with pytest.raises(UserError, match="fewer than none"):
        decisions.change_decision(session, added.id, votes_against=-1)
    with pytest.raises(UserError, match="exact wording"):
        decisions.change_decision(session, added.id, wording=" ")
    (line,) = decisions.decisions(session, meeting_id)
    assert (line.decision.votes_for, line.decision.votes_against, line.decision.abstentions) == (2, 1, None)
