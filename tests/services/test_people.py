from datetime import date

import pytest

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.people import Body, Group, Person
from cs360_desktop.services import people
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns


@pytest.fixture
def team(session: Session) -> Body:
    return people.bodies(session)[0]


def test_that_a_new_workspace_starts_with_the_four_groups_of_b3_leadership_and_one_team(session: Session) -> None:
    assert [(group.name, group.required) for group in people.groups(session)] == [
        ("Crime analysis", True),
        ("Community", True),
        ("Stakeholders", True),
        ("Other relevant teams", True),
        ("Leadership", False),
    ]
    assert [(body.name, body.kind) for body in people.bodies(session)] == [("Problem-Solving Team", people.PST)]


def test_that_a_new_workspace_starts_with_the_criteria_of_the_worksheet(session: Session) -> None:
    with session.reading() as unit:
        criteria = unit[nouns.criteria].all("position")
    assert len(criteria) > 3
    assert all(criterion.weight > 0 for criterion in criteria)


def test_that_a_person_added_to_a_team_is_its_member_until_she_is_removed_and_undo_seats_her_again(
    session: Session, team: Body
) -> None:
    community = people.groups(session)[1]
    added = people.add_person(
        session, Person("J. Okoye", organization="St. Brendan", group_id=community.id), body_id=team.id
    )
    (member,) = people.members(session, team.id)
    assert (member.person.label, member.group, member.membership.role) == (
        "J. Okoye, St. Brendan",
        "Community",
        "member",
    )

    removed = people.remove_person(session, added.id)
    assert people.members(session, team.id) == []
    assert people.people(session) == []
    session.revert(removed)
    assert [member.person.name for member in people.members(session, team.id)] == ["J. Okoye"]


def test_that_members_are_listed_by_group_and_name_and_those_of_no_group_last(session: Session, team: Body) -> None:
    analysis, community = people.groups(session)[:2]
    for name, group_id in (
        ("Z. Zero", None),
        ("B. Bell", community.id),
        ("A. Ames", community.id),
        ("K. Kay", analysis.id),
    ):
        people.add_person(session, Person(name, group_id=group_id), body_id=team.id)
    assert [member.person.name for member in people.members(session, team.id)] == [
        "K. Kay",
        "A. Ames",
        "B. Bell",
        "Z. Zero",
    ]


def test_that_two_people_may_share_a_name_only_when_something_tells_them_apart(session: Session) -> None:
    people.add_person(session, Person("Chris Lee", organization="Schools"))
    people.add_person(session, Person("Chris Lee", organization="Public Works"))
    with pytest.raises(UserError, match="already there"):
        people.add_person(session, Person("chris lee ", organization="schools"))
    assert len(people.people(session)) == 2


@pytest.mark.parametrize("name", ["", "   "])
def test_that_a_person_without_a_name_is_refused(session: Session, name: str) -> None:
    with pytest.raises(UserError, match="needs a name"):
        people.add_person(session, Person(name))
    assert people.people(session) == []


def test_that_a_change_of_a_person_keeps_what_was_there(session: Session) -> None:
    added = people.add_person(session, Person("T. Abbott"))
    people.change_person(session, added.id, organization="Schools", phone="555-0100")
    receipt = people.change_person(session, added.id, phone="555-0199")
    assert people.people(session)[0].phone == "555-0199"
    session.revert(receipt)
    assert people.people(session)[0].label == "T. Abbott, Schools"
    assert people.people(session)[0].phone == "555-0100"


def test_that_nobody_sits_twice_on_a_team(session: Session, team: Body) -> None:
    added = people.add_person(session, Person("T. Abbott"), body_id=team.id)
    with pytest.raises(UserError, match="already a member"):
        people.add_member(session, team.id, added.id)


def test_that_a_seat_that_ended_is_taken_no_more(session: Session, team: Body) -> None:
    people.add_person(session, Person("T. Abbott"), body_id=team.id)
    (member,) = people.members(session, team.id)
    people.change_member(session, member.membership.id, until=date(2026, 11, 9))
    assert people.members(session, team.id) == []
    people.change_member(session, member.membership.id, until=date(2026, 11, 10), role="chair")
    assert [found.membership.role for found in people.members(session, team.id)] == ["chair"]
    people.remove_member(session, member.membership.id)
    assert people.members(session, team.id) == []


def test_that_groups_and_bodies_are_renamed_but_never_alike(session: Session, team: Body) -> None:
    added = people.add_group(session, Group("Probation", police=False))
    assert people.groups(session)[-1].name == "Probation"
    with pytest.raises(UserError, match="already a group named Community"):
        people.change_group(session, added.id, name="Community")
    people.change_group(session, added.id, name="Courts", required=True)
    assert people.groups(session)[-1] == Group("Courts", required=True, position=6, id=added.id)

    second = people.add_body(session, Body("Advisory team", "advisory-team"))
    with pytest.raises(UserError, match="already a body"):
        people.change_body(session, second.id, name="problem-solving team")
    people.change_body(session, team.id, name="Harbor Safety Team")
    people.change_body(session, second.id, retired=True)
    assert [body.name for body in people.bodies(session)] == ["Harbor Safety Team"]
