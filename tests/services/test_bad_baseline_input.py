"""What cannot be of bodies, meetings and the baseline is refused in words, and nothing is changed."""

import unicodedata
from datetime import date, time

import pytest

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import Meeting
from cs360_desktop.domain.people import Person
from cs360_desktop.services import agency, baseline, meetings, people
from cs360_desktop.services.baseline_history import Event, history
from cs360_desktop.services.baseline_people import add_behind, people_behind, remove_behind
from cs360_desktop.services.people_merge import merge_people
from cs360_desktop.services.session import Session

START = date(2026, 4, 1)


def plan(session: Session, day: date) -> int:
    team = people.bodies(session)[0].id
    return meetings.plan(session, Meeting(team, day, time(18, 0)), "pst-60").id


def add(session: Session, name: str, title: str = "") -> int:
    return people.add_person(session, Person(name, title)).id


def test_that_a_meeting_before_the_start_is_refused_and_one_on_the_day_is_not(session: Session) -> None:
    baseline.set_detail(session, "B6", "started_on", START)
    with pytest.raises(UserError, match="started here on Apr 1, 2026, so a meeting on Mar 31, 2026 was not saved"):
        plan(session, date(2026, 3, 31))
    meeting = plan(session, START)
    with pytest.raises(UserError, match="was not saved"):
        meetings.change(session, meeting, held_on=date(2026, 1, 15))
    assert meetings.record(session, meeting).meeting.held_on == START
    meetings.change(session, meeting, place="Library")


@pytest.mark.parametrize("by_profile", [True, False])
def test_that_a_start_after_a_meeting_that_was_held_is_refused_with_its_day(session: Session, by_profile: bool) -> None:
    meetings.hold(session, plan(session, date(2026, 3, 15)))
    plan(session, date(2026, 3, 20))

    def start(day: date) -> None:
        if by_profile:
            agency.change_agency(session, started_on=day)
        else:
            baseline.set_detail(session, "B6", "started_on", day)

    with pytest.raises(UserError, match="held on Mar 15, 2026 already, before Apr 1, 2026"):
        start(START)
    assert agency.agency_of(session).started_on is None
    start(date(2026, 3, 15))
    assert agency.agency_of(session).started_on == date(2026, 3, 15)


@pytest.mark.parametrize("name", ["started_on", "convening_on"])
def test_that_a_day_in_1899_is_refused_in_the_profile_too(session: Session, name: str) -> None:
    with pytest.raises(UserError, match="Jan 1, 1899 cannot be right"):
        agency.change_agency(session, **{name: date(1899, 1, 1)})


@pytest.mark.parametrize(
    ("code", "first", "second"),
    [("B1", "poc", "reports_to"), ("B1", "chief", "poc"), ("B5", "representative_1", "representative_2")],
)
def test_that_nobody_is_merged_with_somebody_who_must_be_another(
    session: Session, code: str, first: str, second: str
) -> None:
    marsh, twin = add(session, "E. Marsh"), add(session, "Elena Marsh")
    baseline.set_detail(session, code, first, person_id=marsh)
    baseline.set_detail(session, code, second, person_id=twin)
    with pytest.raises(UserError, match=f"both named on the page Baseline, {code}: .* So nobody was merged"):
        merge_people(session, marsh, twin)
    assert len(people.people(session)) == 2


def test_that_the_chief_in_a_circle_over_a_deputy_is_refused(session: Session) -> None:
    haldane, deputy = add(session, "R. Haldane", "Chief"), add(session, "L. Quinn", "Deputy chief")
    baseline.set_detail(session, "B1", "poc", person_id=haldane)
    baseline.set_detail(session, "B1", "reports_to", person_id=deputy)
    with pytest.raises(UserError, match="not in a circle"):
        baseline.set_detail(session, "B1", "chief", person_id=haldane)


def test_that_a_second_point_of_contact_takes_the_place_only_where_that_was_said(session: Session) -> None:
    baseline.name_person(session, "B1", "poc", Person("Elena Marsh"))
    with pytest.raises(baseline.TakenPlaceError, match="Elena Marsh is named here"):
        baseline.name_person(session, "B1", "poc", Person("Lee Quinn"))
    assert [person.name for person in people.people(session)] == ["Elena Marsh"]
    baseline.name_person(session, "B1", "poc", Person("Lee Quinn"), instead=True)
    assert [person.name for person in people.people(session)] == ["Elena Marsh", "Lee Quinn"]


def test_that_an_accent_typed_as_a_sign_of_its_own_makes_no_second_person(session: Session) -> None:
    add(session, "José Peña")
    with pytest.raises(UserError, match="already there"):
        add(session, unicodedata.normalize("NFD", "José Peña"))


def test_that_people_beside_a_requirement_are_kept_once_told_in_its_history_and_survive_a_merge(
    session: Session,
) -> None:
    rosa = add(session, "Rosa Delgado")
    add_behind(session, "B3", rosa)
    with pytest.raises(UserError, match="Rosa Delgado is on the list of B3 already"):
        add_behind(session, "B3", rosa)
    twin = add_behind(session, "B3", Person("R. Delgado")).id
    merge_people(session, rosa, twin)
    assert [each.person.name for each in people_behind(session, "B3")] == ["Rosa Delgado"]
    remove_behind(session, "B3", rosa)
    assert people_behind(session, "B3") == ()
    assert [line.event for line in history(session, "B3")].count(Event.UNNAMED) == 2
    assert people_behind(session, "B4") == ()


@pytest.mark.parametrize("name", ["", "  "])
def test_that_nobody_without_a_name_stands_beside_a_requirement(session: Session, name: str) -> None:
    with pytest.raises(UserError, match="needs a name"):
        add_behind(session, "B3", Person(name))
    assert people.people(session) == []
