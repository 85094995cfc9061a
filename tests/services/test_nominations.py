from datetime import date, time

import pytest

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import Meeting
from cs360_desktop.domain.people import NOMINATED, Body, Membership, Person
from cs360_desktop.services import attendance, bodies, meetings, nominations, people
from cs360_desktop.services.bodies import Term
from cs360_desktop.services.people_merge import merge_people
from cs360_desktop.services.session import Session

JUNE, JULY, TODAY = date(2026, 6, 1), date(2026, 7, 1), date(2026, 11, 10)


@pytest.fixture
def team(session: Session) -> int:
    return people.bodies(session)[0].id


@pytest.fixture
def ana(session: Session) -> int:
    return people.add_person(session, Person("A. Pires")).id


def seat_of(session: Session, seat_id: int) -> tuple[Membership, Term]:
    line = next(
        each
        for body in people.bodies(session)
        for each in bodies.seats(session, body.id)
        if seat_id == each.membership.id
    )
    return line.membership, line.term


def test_that_a_nomination_tells_who_was_named_by_whom_when_and_holds_no_seat_until_it_is_accepted(
    session: Session, team: int, ana: int
) -> None:
    people.add_body(session, Body("Advisory Team", "advisory-team"))
    seat = nominations.nominate(session, team, ana, " Advisory Team ", JUNE).id
    stored, term = seat_of(session, seat)
    assert (stored.nominated_by, stored.nominated_on, stored.accepted, term) == (
        "Advisory Team",
        JUNE,
        None,
        Term.NOMINATED,
    )
    assert people.members(session, team) == []

    receipt = nominations.accept(session, seat, JULY, "co-chair")
    stored, term = seat_of(session, seat)
    assert (stored.role, stored.since, stored.accepted, stored.answered_on, term) == (
        "co-chair",
        JULY,
        True,
        JULY,
        Term.HELD,
    )
    assert (stored.nominated_by, stored.nominated_on) == ("Advisory Team", JUNE)
    assert bodies.body_lines(session)[-1].leading == ("A. Pires",)
    session.revert(receipt)
    assert seat_of(session, seat)[1] is Term.NOMINATED


def test_that_who_declines_stays_on_record_holds_no_seat_and_may_be_named_or_seated_again(
    session: Session, team: int, ana: int
) -> None:
    seat = nominations.nominate(session, team, ana, "Chief", JUNE).id
    nominations.decline(session, seat, JULY)
    stored, term = seat_of(session, seat)
    assert (stored.accepted, stored.answered_on, term) == (False, JULY, Term.DECLINED)
    line = bodies.body_lines(session)[0]
    assert (line.members, line.nominated, line.declined) == (0, 0, 1)

    again = nominations.nominate(session, team, ana, "Mayor").id
    assert seat_of(session, again)[0].nominated_on == TODAY
    people.remove_member(session, again)
    people.add_member(session, team, ana)
    assert [each.person.name for each in people.members(session, team)] == ["A. Pires"]
    assert len(bodies.seats(session, team)) == 2
    with pytest.raises(UserError, match="already a member"):
        nominations.reopen(session, seat)


def test_that_somebody_new_is_added_and_nominated_in_one_step_or_not_at_all(session: Session, team: int) -> None:
    added = nominations.nominate(session, team, Person("Rosa"), "Chief", JUNE)
    stored, term = seat_of(session, added.id)
    assert (stored.nominated_by, stored.nominated_on, term) == ("Chief", JUNE, Term.NOMINATED)
    session.revert(added.receipt)
    assert people.people(session) == []
    with pytest.raises(UserError, match="cannot be right for a nomination"):
        nominations.nominate(session, team, Person("Rosa"), on=date(1899, 1, 1))
    assert people.people(session) == []


def test_that_a_declined_nomination_can_be_opened_again(session: Session, team: int, ana: int) -> None:
    seat = nominations.nominate(session, team, ana).id
    nominations.decline(session, seat)
    nominations.reopen(session, seat)
    assert seat_of(session, seat) == (Membership(team, ana, NOMINATED, nominated_on=TODAY, id=seat), Term.NOMINATED)


def test_that_who_left_may_be_named_again_and_the_years_before_stay(session: Session, team: int, ana: int) -> None:
    first = people.add_member(session, team, ana, since=date(2024, 1, 1)).id
    people.change_member(session, first, until=date(2025, 12, 31))
    seat = nominations.nominate(session, team, ana, on=JUNE).id
    people.change_member(session, seat, nominated_by="Advisory Team")
    nominations.accept(session, seat, JULY)
    assert [(each.term, each.membership.since) for each in bodies.seats(session, team)] == [
        (Term.HELD, JULY),
        (Term.FORMER, date(2024, 1, 1)),
    ]


def test_that_nobody_is_named_twice_or_for_a_seat_she_has(session: Session, team: int, ana: int) -> None:
    nominations.nominate(session, team, ana)
    with pytest.raises(UserError, match="already a member there"):
        nominations.nominate(session, team, ana)
    rosa = people.add_person(session, Person("Rosa"), body_id=team).id
    with pytest.raises(UserError, match="already a member there"):
        nominations.nominate(session, team, rosa)
    assert len(bodies.seats(session, team)) == 2


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(1899, 1, 1), "Jan 1, 1899 cannot be right for a nomination"),
        (date(2026, 11, 11), "Nov 11, 2026 is still to come"),
        (date(2026, 5, 1), "answer on May 1, 2026 to a nomination of Jun 1, 2026"),
    ],
)
def test_that_an_answer_on_an_impossible_day_is_refused(
    session: Session, team: int, ana: int, day: date, said: str
) -> None:
    seat = nominations.nominate(session, team, ana, on=JUNE).id
    with pytest.raises(UserError, match=said):
        nominations.accept(session, seat, day)
    with pytest.raises(UserError, match=said):
        nominations.decline(session, seat, day)
    assert seat_of(session, seat)[1] is Term.NOMINATED


@pytest.mark.parametrize("day", [date(1899, 1, 1), date(2026, 11, 11)])
def test_that_a_nomination_on_an_impossible_day_is_refused(session: Session, team: int, ana: int, day: date) -> None:
    with pytest.raises(UserError):
        nominations.nominate(session, team, ana, on=day)
    assert bodies.seats(session, team) == []


def test_that_a_seat_that_is_held_has_no_nomination_to_answer(session: Session, team: int, ana: int) -> None:
    seat = people.add_member(session, team, ana).id
    with pytest.raises(UserError, match="has the seat already"):
        nominations.decline(session, seat)


def test_that_giving_a_nominated_person_a_role_or_putting_her_on_the_roll_accepts_the_nomination(
    session: Session, team: int, ana: int
) -> None:
    seat = nominations.nominate(session, team, ana, on=JUNE).id
    people.change_member(session, seat, role="member")
    assert seat_of(session, seat)[0] == Membership(
        team, ana, "member", TODAY, nominated_on=JUNE, accepted=True, answered_on=TODAY, id=seat
    )
    rosa = people.add_person(session, Person("Rosa")).id
    other = nominations.nominate(session, team, rosa, on=JUNE).id
    meeting = meetings.plan(session, Meeting(team, date(2026, 10, 15), time(18, 0)), "pst-60").id
    attendance.put_on_roll(session, meeting, rosa, member=True)
    stored, term = seat_of(session, other)
    assert (stored.accepted, stored.answered_on, stored.since, term) == (
        True,
        date(2026, 10, 15),
        date(2026, 10, 15),
        Term.HELD,
    )


def test_that_merging_two_people_keeps_the_nomination_of_the_one_with_the_seat_of_the_other(
    session: Session, team: int, ana: int
) -> None:
    twin = people.add_person(session, Person("Ana Pires"), body_id=team).id
    nominations.nominate(session, team, ana, "Advisory Team", JUNE)
    merge_people(session, twin, ana)
    (seat,) = bodies.seats(session, team)
    assert (seat.membership.role, seat.membership.nominated_by, seat.membership.accepted) == (
        "member",
        "Advisory Team",
        True,
    )


def test_that_merging_keeps_what_was_declined_as_history_beside_the_seat(session: Session, team: int, ana: int) -> None:
    twin = people.add_person(session, Person("Ana Pires"), body_id=team).id
    nominations.decline(session, nominations.nominate(session, team, ana).id)
    merge_people(session, twin, ana)
    assert [each.term for each in bodies.seats(session, team)] == [Term.HELD, Term.DECLINED]
