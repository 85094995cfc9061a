from datetime import date
from pathlib import Path

import pytest

from cs360_desktop.domain.community_map import Kind
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.people import Body, Person
from cs360_desktop.domain.problems import Problem, Stakeholder
from cs360_desktop.services import agency, baseline, community, people, stakeholders
from cs360_desktop.services.attached_files import attach_to, files_of
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns


@pytest.fixture
def schools(session: Session) -> int:
    return stakeholders.add(session, "School district", category="schools").id


@pytest.fixture
def problem(session: Session) -> int:
    with session.change("open") as unit:
        return unit[nouns.problems].add(Problem("Break-ins in the lots"))


def line(session: Session, key: int) -> community.StakeholderLine:
    return next(each for each in community.lines(session) if each.stakeholder.id == key)


def test_that_the_log_is_read_newest_first_and_its_earliest_line_is_the_first_contact_where_none_is_given(
    session: Session, schools: int
) -> None:
    community.add_contact(session, schools, date(2026, 5, 4), "Called back")
    community.add_contact(session, schools, date(2026, 2, 17), "Met the principal")
    found = line(session, schools)
    assert [each.text for each in found.contacts] == ["Called back", "Met the principal"]
    assert found.first_contacted == date(2026, 2, 17)
    assert found.stakeholder.first_contacted is None
    assert stakeholders.stakeholders(session)[0].first_contacted == date(2026, 2, 17)


def test_that_a_given_day_stays_and_an_earlier_line_is_said(session: Session, schools: int) -> None:
    stakeholders.change(session, schools, first_contacted=date(2026, 3, 1))
    community.add_contact(session, schools, date(2026, 2, 17), "Met the principal")
    found = line(session, schools)
    assert found.first_contacted == date(2026, 3, 1)
    assert found.log_is_earlier


def test_that_b6_reads_the_first_contact_from_the_log_too(session: Session, schools: int) -> None:
    agency.change_agency(session, started_on=date(2026, 3, 2))
    before = {state.item.code: state.finding for state in baseline.overview(session)}["B6"]
    community.add_contact(session, schools, date(2026, 2, 17), "Met the principal")
    after = {state.item.code: state.finding for state in baseline.overview(session)}["B6"]
    assert (before.shows_met, after.shows_met) == (None, True)


@pytest.mark.parametrize(
    ("day", "text", "said"),
    [
        (date(1899, 1, 1), "Met", "Jan 1, 1899 cannot be the day of a contact"),
        (date(2026, 11, 11), "Met", "Nov 11, 2026 cannot be the day of a contact"),
        (date(2026, 11, 10), "  ", "The line says nothing"),
    ],
)
def test_that_a_line_of_the_log_that_cannot_be_is_refused(
    session: Session, schools: int, day: date, text: str, said: str
) -> None:
    with pytest.raises(UserError, match=said):
        community.add_contact(session, schools, day, text)
    assert line(session, schools).contacts == ()


def test_that_a_stakeholder_is_connected_to_problems_and_bodies_once_each_with_its_part(
    session: Session, schools: int, problem: int
) -> None:
    team = people.bodies(session)[0]
    community.connect(session, schools, Kind.PROBLEM, problem, "Owns two of the lots")
    on_team = community.connect(session, schools, Kind.BODY, team.id).id
    community.change_part(session, on_team, "Member")
    assert [(part.kind, part.name, part.connection.part) for part in line(session, schools).parts] == [
        (Kind.BODY, team.name, "Member"),
        (Kind.PROBLEM, "Break-ins in the lots", "Owns two of the lots"),
    ]
    with pytest.raises(UserError, match="connected there already"):
        community.connect(session, schools, Kind.PROBLEM, problem)
    session.revert(community.disconnect(session, on_team))
    assert len(line(session, schools).parts) == 2


def test_that_categories_nobody_covers_are_listed_and_other_need_not_be(session: Session, schools: int) -> None:
    found = {item.id for item in community.uncovered(session)}
    assert "schools" not in found
    assert "other" not in found
    assert {"faith", "health", "residents"} <= found


def test_that_the_map_leaves_out_retired_bodies_and_300_stakeholders_have_their_place(
    session: Session, problem: int
) -> None:
    old = people.add_body(session, Body("Old team", "pst")).id
    people.change_body(session, old, retired=True)
    with session.change("many") as unit:
        unit[nouns.stakeholders].add_all([Stakeholder(f"Partner {number}", "business") for number in range(300)])
    found = community.community_map(session)
    assert [name for _key, name in found.bodies] == ["Problem-Solving Team"]
    assert len([each for each in found.stakeholders if not each.links]) == 300


def test_that_letters_are_attached_and_a_file_that_vanished_is_refused(
    session: Session, schools: int, tmp_path: Path
) -> None:
    letter = tmp_path / "Letter.pdf"
    letter.write_bytes(b"%PDF-1.4 letter")
    attach_to(session, community.NOUN, schools, letter)
    assert [file.name for file in files_of(session, community.NOUN, schools)] == ["Letter.pdf"]
    with pytest.raises(UserError, match="attached here already"):
        attach_to(session, community.NOUN, schools, letter)
    letter.unlink()
    with pytest.raises(UserError, match="cannot be read, so it was not attached"):
        attach_to(session, community.NOUN, schools, letter)


def test_that_the_person_of_a_stakeholder_is_known_by_name(session: Session, schools: int) -> None:
    tom = people.add_person(session, Person("Tom Abbott")).id
    stakeholders.change(session, schools, person_id=tom)
    found = line(session, schools).person
    assert found is not None
    assert found.name == "Tom Abbott"
