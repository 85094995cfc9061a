from datetime import date, time

import pytest

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import AgendaItem, Meeting, Presence
from cs360_desktop.domain.people import Membership, Person
from cs360_desktop.domain.problems import Candidate, Interview, Problem, Score, Stakeholder
from cs360_desktop.services import actions, attendance, baseline, meetings, people
from cs360_desktop.services.people_merge import merge_account, merge_people
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns


@pytest.fixture
def two(session: Session) -> tuple[int, int]:
    """Elena Marsh twice: once as member of the team with a telephone, once as somebody typed in later."""
    team = people.bodies(session)[0].id
    kept = people.add_person(
        session, Person("Sgt. Elena Marsh", phone="(207) 555-0151", note="Nights"), body_id=team
    ).id
    gone = people.add_person(
        session, Person("Elena Marsh", "Sergeant", email="em@mh.example", note="Speaks Portuguese")
    )
    return kept, gone.id


def meet(session: Session, day: date) -> int:
    team = people.bodies(session)[0].id
    return meetings.plan(session, Meeting(team, day, time(18, 0)), "pst-60").id


def everything(session: Session) -> dict[str, list[object]]:
    with session.reading() as unit:
        return {noun: [*unit[stamped].all(), *unit[stamped].deleted()] for noun, stamped in nouns.ALL.items()}


def refer(session: Session, key: int) -> None:
    """Refer to a person from every column of every noun that can."""
    meeting = meet(session, date(2026, 11, 19))
    actions.add(session, "Count the lots", person_id=key)
    attendance.mark(session, meeting, key, Presence.COMING)
    baseline.set_detail(session, "B1", "poc", person_id=key)
    with session.change("refer") as unit:
        unit[nouns.agenda_items].add(AgendaItem(meeting, "Data brief", 10, leader_id=key))
        unit[nouns.meetings].change(meeting, chair_id=key, recorder_id=key)
        unit[nouns.stakeholders].add(Stakeholder("Public Works", person_id=key))
        unit[nouns.interviews].add(Interview(date(2026, 5, 1), interviewer_id=key))
        unit[nouns.problems].add(Problem("Break-ins", leader_id=key, kept_up_by_id=key))
        candidate = unit[nouns.candidates].add(Candidate("Break-ins"))
        unit[nouns.scores].add(Score(candidate, unit[nouns.criteria].all()[0].id, 4, key))


def test_that_every_reference_moves_and_one_undo_takes_all_of_it_back(session: Session, two: tuple[int, int]) -> None:
    kept, gone = two
    refer(session, gone)
    before = everything(session)
    receipt = merge_people(session, kept, gone)
    with session.reading() as unit:
        for noun, stamped in nouns.ALL.items():
            columns = [column for column, target in stamped.references.items() if target == "person"]
            for row in [*unit[stamped].all(), *unit[stamped].deleted()]:
                assert all(getattr(row, column) != gone for column in columns), noun
    assert [person.id for person in people.people(session)] == [kept]
    session.revert(receipt)
    assert everything(session) == before


def test_that_what_is_known_of_the_other_fills_gaps_and_both_notes_stay(session: Session, two: tuple[int, int]) -> None:
    kept, gone = two
    merge_people(session, kept, gone)
    (person,) = people.people(session)
    assert person == Person(
        "Sgt. Elena Marsh",
        "Sergeant",
        phone="(207) 555-0151",
        email="em@mh.example",
        note="Nights\nSpeaks Portuguese",
        id=kept,
    )


def test_that_a_seat_on_the_same_body_is_kept_once_with_the_longer_term_and_the_role_that_says_more(
    session: Session, two: tuple[int, int]
) -> None:
    kept, gone = two
    team = people.bodies(session)[0].id
    with session.change("seat") as unit:
        mine = unit[nouns.memberships].all(person_id=kept)[0].id
        unit[nouns.memberships].change(mine, since=date(2026, 5, 1))
        unit[nouns.memberships].add(Membership(team, gone, "co-chair", date(2026, 3, 1)))
    account = merge_account(session, kept, gone)
    assert account.twice == ("Both sit on Problem-Solving Team: one seat is kept, as co-chair.",)
    merge_people(session, kept, gone)
    (seat,) = people.members(session, team)
    assert (seat.membership.role, seat.membership.since, seat.membership.until) == ("co-chair", date(2026, 3, 1), None)


def test_that_an_earlier_term_on_the_same_body_stays_as_history(session: Session, two: tuple[int, int]) -> None:
    kept, gone = two
    team = people.bodies(session)[0].id
    with session.change("seat") as unit:
        mine = unit[nouns.memberships].all(person_id=kept)[0].id
        unit[nouns.memberships].change(mine, since=date(2026, 5, 1))
        unit[nouns.memberships].add(Membership(team, gone, "chair", date(2024, 1, 1), date(2024, 12, 31)))
    merge_people(session, kept, gone)
    with session.reading() as unit:
        assert len(unit[nouns.memberships].all(person_id=kept)) == 2


def test_that_one_meeting_keeps_one_mark_and_present_wins_over_absent(session: Session, two: tuple[int, int]) -> None:
    kept, gone = two
    meeting = meet(session, date(2026, 10, 15))
    attendance.mark(session, meeting, kept, Presence.ABSENT)
    attendance.mark(session, meeting, gone, Presence.PRESENT)
    assert merge_account(session, kept, gone).twice == (
        "Both are on the roll of Oct 15, 2026: kept once, absent and present as present.",
    )
    merge_people(session, kept, gone)
    with session.reading() as unit:
        (mark,) = unit[nouns.attendances].all(meeting_id=meeting)
    assert (mark.person_id, mark.presence) == (kept, Presence.PRESENT)


def test_that_who_came_as_substitute_for_herself_was_simply_present(session: Session, two: tuple[int, int]) -> None:
    kept, gone = two
    meeting = meet(session, date(2026, 10, 15))
    attendance.mark(session, meeting, gone, Presence.SUBSTITUTE, substitute_for_id=kept)
    merge_people(session, kept, gone)
    with session.reading() as unit:
        (mark,) = unit[nouns.attendances].all(meeting_id=meeting)
    assert (mark.presence, mark.substitute_for_id) == (Presence.PRESENT, None)


@pytest.mark.parametrize(("other", "refused"), [(4, False), (2, True)])
def test_that_two_scores_for_one_cell_are_kept_once_if_alike_and_else_asked_first(
    session: Session, two: tuple[int, int], other: int, refused: bool
) -> None:
    kept, gone = two
    with session.change("score") as unit:
        candidate = unit[nouns.candidates].add(Candidate("Break-ins"))
        criterion = unit[nouns.criteria].all()[0].id
        unit[nouns.scores].add_all([Score(candidate, criterion, 4, kept), Score(candidate, criterion, other, gone)])
    if refused:
        with pytest.raises(UserError, match="Both have scored “Break-ins” on the priority worksheet"):
            merge_people(session, kept, gone)
        return
    merge_people(session, kept, gone)
    with session.reading() as unit:
        assert [(each.person_id, each.score) for each in unit[nouns.scores].all()] == [(kept, 4)]


def test_that_nobody_is_merged_with_herself(session: Session, two: tuple[int, int]) -> None:
    with pytest.raises(UserError, match="not two people"):
        merge_people(session, two[0], two[0])


def test_that_the_account_says_what_moves_and_what_is_known_twice_and_unlike(
    session: Session, two: tuple[int, int]
) -> None:
    kept, gone = two
    people.change_person(session, gone, phone="(207) 555-0199")
    refer(session, gone)
    account = merge_account(session, kept, gone)
    assert account.moves["action"] == 1
    assert account.differs == (
        ("name", "Sgt. Elena Marsh", "Elena Marsh"),
        ("phone", "(207) 555-0151", "(207) 555-0199"),
    )
