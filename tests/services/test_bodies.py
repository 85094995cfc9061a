from datetime import date

import pytest

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.people import NOMINATED, Body, Person
from cs360_desktop.services import attendance, bodies, people
from cs360_desktop.services.bodies import Term
from cs360_desktop.services.session import Session


@pytest.fixture
def team(session: Session) -> Body:
    return people.bodies(session)[0]


def seat_of(session: Session, team: Body, name: str) -> bodies.Seat:
    return next(seat for seat in bodies.seats(session, team.id) if seat.person.name == name)


def test_that_any_number_of_bodies_is_kept_in_the_order_of_their_kinds_and_retired_ones_come_last(
    session: Session, team: Body
) -> None:
    people.add_body(session, Body("Second team", "pst"))
    people.add_body(session, Body("Advisory Team", "advisory-team"))
    people.add_body(session, Body("Steering", "steering-committee"))
    people.change_body(session, team.id, retired=True)
    assert [line.body.name for line in bodies.body_lines(session)] == [
        "Steering",
        "Advisory Team",
        "Second team",
        "Problem-Solving Team",
    ]


def test_that_the_last_body_in_use_is_not_retired(session: Session, team: Body) -> None:
    with pytest.raises(UserError, match="the only body in use"):
        people.change_body(session, team.id, retired=True)


def test_that_two_co_chairs_lead_a_body_and_a_nominated_person_does_not_sit_on_it(session: Session, team: Body) -> None:
    people.add_person(session, Person("R. Delgado"), body_id=team.id, role="co-chair")
    people.add_person(session, Person("R. Haldane"), body_id=team.id, role="co-chair")
    ana = people.add_person(session, Person("A. Pires")).id
    seat = people.add_member(session, team.id, ana, NOMINATED).id
    people.change_member(session, seat, nominated_by="Advisory Team")
    line = bodies.body_lines(session)[0]
    assert (line.leading, line.members, line.nominated) == (("R. Delgado", "R. Haldane"), 2, 1)
    assert seat_of(session, team, "A. Pires").term is Term.NOMINATED
    assert {member.person.name for member in people.members(session, team.id)} == {"R. Delgado", "R. Haldane"}


def test_that_who_leaves_is_kept_as_a_former_member_and_may_come_back(session: Session, team: Body) -> None:
    rosa = people.add_person(session, Person("Rosa"), body_id=team.id).id
    seat = seat_of(session, team, "Rosa").membership
    people.change_member(session, seat.id, since=date(2026, 3, 1), until=date(2026, 6, 30))
    assert seat_of(session, team, "Rosa").term is Term.FORMER
    assert people.members(session, team.id) == []
    people.add_member(session, team.id, rosa)
    found = bodies.seats(session, team.id)
    assert [(each.term, each.membership.since) for each in found] == [
        (Term.HELD, session.today()),
        (Term.FORMER, date(2026, 3, 1)),
    ]


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (date(2026, 6, 1), date(2026, 5, 1), "cannot leave on May 1, 2026, before coming on Jun 1, 2026"),
        (date(1899, 1, 1), None, "Jan 1, 1899 cannot be right"),
        (None, date(2399, 1, 1), "cannot be right"),
    ],
)
def test_that_a_term_that_cannot_be_is_refused(
    session: Session, team: Body, since: date | None, until: date | None, said: str
) -> None:
    people.add_person(session, Person("Rosa"), body_id=team.id)
    seat = seat_of(session, team, "Rosa").membership
    with pytest.raises(UserError, match=said):
        people.change_member(session, seat.id, since=since, until=until)
    assert seat_of(session, team, "Rosa").membership == seat


def test_that_two_terms_of_one_person_on_one_body_never_overlap(session: Session, team: Body) -> None:
    rosa = people.add_person(session, Person("Rosa"), body_id=team.id).id
    former = seat_of(session, team, "Rosa").membership
    people.change_member(session, former.id, until=date(2026, 6, 30))
    people.add_member(session, team.id, rosa)
    with pytest.raises(UserError, match="already a member there at that time"):
        people.change_member(session, former.id, until=None)


def test_that_a_member_of_no_group_is_asked_about_and_seated_all_the_same(session: Session, team: Body) -> None:
    asked = "Ana Pires stands for no group yet, so attendance will not count for any. Choose a group, or keep it so."
    assert people.group_question(Person(" Ana Pires ")) == asked
    people.add_member(session, team.id, Person("Ana Pires"))
    (seat,) = bodies.seats(session, team.id)
    assert (seat.person.name, seat.group, people.group_question(seat.person)) == ("Ana Pires", "", asked)
    stands_for = people.groups(session)[0]
    people.change_person(session, seat.person.id, group_id=stands_for.id)
    (seat,) = bodies.seats(session, team.id)
    assert (seat.group, people.group_question(seat.person)) == (stands_for.name, "")


def test_that_somebody_known_gets_seat_and_group_in_one_step(session: Session, team: Body) -> None:
    key = people.add_person(session, Person("Ana Pires", phone="(207) 555-0151")).id
    stands_for = people.groups(session)[0]
    added = people.add_member(session, team.id, Person("Ana Pires", group_id=stands_for.id, id=key))
    (seat,) = bodies.seats(session, team.id)
    assert (seat.membership.id, seat.group, seat.person.phone) == (added.id, stands_for.name, "(207) 555-0151")
    session.revert(added.receipt)
    assert bodies.seats(session, team.id) == []
    assert people.people(session)[0].group_id is None


def test_that_a_member_of_no_group_is_counted_as_such(session: Session, team: Body) -> None:
    people.add_person(session, Person("Rosa"), body_id=team.id)
    assert bodies.body_lines(session)[0].without_group == 1


def test_that_people_are_listed_once_with_every_body_they_sit_on_and_long_names_stay_whole(
    session: Session, team: Body
) -> None:
    name = "Zoë Ñúñez-Łukasiewicz " + "O" * 220
    key = people.add_person(session, Person(name), body_id=team.id).id
    board = people.add_body(session, Body("Steering", "steering-committee")).id
    people.add_member(session, board, key)
    (line,) = bodies.person_lines(session)
    assert line.person.name == name
    assert set(line.sits_on) == {"Problem-Solving Team", "Steering"}


def test_that_people_whose_names_differ_by_title_and_dots_only_are_called_alike(session: Session) -> None:
    people.add_person(session, Person("Sgt. Elena Marsh"))
    people.add_person(session, Person("elena marsh"))
    people.add_person(session, Person("Tom Abbott"))
    ((first, second),) = bodies.alike(bodies.person_lines(session))
    assert {first.name, second.name} == {"Sgt. Elena Marsh", "elena marsh"}


def test_that_putting_a_nominated_person_on_the_roll_as_member_turns_the_nomination_into_the_seat(
    session: Session, team: Body
) -> None:
    from datetime import time

    from cs360_desktop.domain.meetings import Meeting
    from cs360_desktop.services import meetings

    ana = people.add_person(session, Person("A. Pires")).id
    people.add_member(session, team.id, ana, NOMINATED)
    meeting = meetings.plan(session, Meeting(team.id, date(2026, 11, 19), time(18, 0)), "pst-60").id
    attendance.put_on_roll(session, meeting, ana, member=True)
    (seat,) = bodies.seats(session, team.id)
    assert (seat.membership.role, seat.term) == ("member", Term.HELD)
