from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import Meeting
from cs360_desktop.domain.people import Body
from cs360_desktop.domain.schedule import ExceptionKind, MeetingSeries, Rule, SeriesException
from cs360_desktop.services import agency, meeting_clashes, meetings, people, schedule
from cs360_desktop.services.schedule import Occurrence, Standing
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage import nouns

TODAY = date(2026, 11, 10)
SIX = time(18, 0)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    profile = Agency("Mill Harbor PD", state="ME")
    session = new_workspace(tmp_path / "test.cs360", profile, who="Dana", today=lambda: TODAY)
    yield session
    session.close()


@pytest.fixture
def body(session: Session) -> int:
    return people.bodies(session)[0].id


def thursdays(body: int, **columns: Any) -> MeetingSeries:
    """The third Thursday of the month at six."""
    return replace(MeetingSeries(body, 3, 3, SIX, date(2026, 10, 1), "St. Brendan hall", 90), **columns)


def on(session: Session, body: int, day: date) -> Occurrence:
    return next(each for each in schedule.occurrences(session, body) if each.day == day)


def test_that_the_days_of_a_rule_are_listed_with_what_became_of_them(session: Session, body: int) -> None:
    key = schedule.set_rule(session, thursdays(body)).id
    planned = meetings.plan(session, Meeting(body, date(2026, 11, 19), SIX, "St. Brendan hall"), "pst-90").id
    other = meetings.plan(session, Meeting(body, date(2026, 12, 1), SIX), "pst-90").id
    schedule.set_exception(session, SeriesException(key, date(2027, 7, 15), ExceptionKind.SKIPPED))
    found = schedule.occurrences(session, body)
    assert [each.held_on for each in found][:4] == [
        date(2026, 10, 15),
        date(2026, 11, 19),
        date(2026, 12, 1),
        date(2026, 12, 17),
    ]
    assert [each.standing for each in found][:4] == [
        Standing.BY_RULE,
        Standing.PLANNED,
        Standing.PLANNED,
        Standing.BY_RULE,
    ]
    assert [each.meeting.id for each in found if each.meeting] == [planned, other]
    assert on(session, body, date(2027, 7, 15)).standing is Standing.SKIPPED
    assert max(each.held_on for each in found) == date(2027, 10, 21)


def test_that_the_next_meeting_is_proposed_by_the_schedule_and_belongs_to_it(session: Session, body: int) -> None:
    key = schedule.set_rule(session, thursdays(body, starts_at=time(17, 30))).id
    schedule.set_exception(session, SeriesException(key, date(2026, 11, 19), ExceptionKind.SKIPPED))
    proposal = meetings.proposal(session, body)
    assert (proposal.held_on, proposal.starts_at, proposal.place) == (
        date(2026, 12, 17),
        time(17, 30),
        "St. Brendan hall",
    )
    made = meetings.plan(session, Meeting(body, date(2026, 12, 17), time(17, 30)), "pst-90").id
    meeting = meetings.record(session, made).meeting
    assert (meeting.series_id, meeting.series_day) == (key, date(2026, 12, 17))
    assert meetings.proposal(session, body).held_on == date(2027, 1, 21)


def test_that_a_moved_day_is_planned_where_it_was_moved_with_its_reason(session: Session, body: int) -> None:
    key = schedule.set_rule(session, thursdays(body)).id
    day, moved = date(2026, 12, 17), date(2026, 12, 10)
    schedule.set_exception(session, SeriesException(key, day, ExceptionKind.MOVED, "Hall taken", moved, time(19, 0)))
    proposal = meetings.proposal(session, body)
    assert proposal.held_on == date(2026, 11, 19)
    meetings.plan(session, Meeting(body, date(2026, 11, 19), SIX), "pst-90")
    proposal = meetings.proposal(session, body)
    assert (proposal.held_on, proposal.starts_at) == (moved, time(19, 0))
    made = meetings.plan(session, Meeting(body, moved, time(19, 0)), "pst-90").id
    meeting = meetings.record(session, made).meeting
    assert (meeting.series_day, meeting.moved_from, meeting.moved_reason) == (day, day, "Hall taken")
    assert on(session, body, day).meeting == meeting


def test_that_moving_a_planned_meeting_says_from_where_and_moving_it_back_forgets_it(
    session: Session, body: int
) -> None:
    schedule.set_rule(session, thursdays(body))
    key = meetings.plan(session, Meeting(body, date(2026, 11, 19), SIX), "pst-90").id
    meetings.change(session, key, held_on=date(2026, 11, 24))
    meetings.change(session, key, moved_reason="Storm")
    receipt = meetings.change(session, key, held_on=date(2026, 11, 25))
    moved = meetings.record(session, key).meeting
    assert (moved.moved_from, moved.moved_reason) == (date(2026, 11, 19), "Storm")
    session.revert(receipt)
    assert meetings.record(session, key).meeting.held_on == date(2026, 11, 24)
    meetings.change(session, key, held_on=date(2026, 11, 19))
    back = meetings.record(session, key).meeting
    assert (back.moved_from, back.moved_reason) == (None, "")


def test_that_a_meeting_outside_a_schedule_that_nobody_was_told_of_is_not_moved(session: Session, body: int) -> None:
    key = meetings.plan(session, Meeting(body, date(2026, 11, 19), SIX), "pst-90").id
    meetings.change(session, key, held_on=date(2026, 11, 24))
    assert meetings.record(session, key).meeting.moved_from is None


def test_that_a_changed_rule_ends_the_old_one_and_takes_the_meetings_that_fit(session: Session, body: int) -> None:
    old = schedule.set_rule(session, thursdays(body)).id
    fits = meetings.plan(session, Meeting(body, date(2027, 1, 21), SIX), "pst-90").id
    astray = meetings.plan(session, Meeting(body, date(2027, 3, 18), SIX), "pst-90").id
    added = schedule.set_rule(session, thursdays(body, nth=-1, weekday=3, since=date(2027, 1, 1)))
    assert added.id != old
    assert [each.until for each in schedule.series_of(session, body)] == [date(2026, 12, 31), None]
    assert [meetings.record(session, key).meeting.series_id for key in (fits, astray)] == [None, None]
    assert Standing.BY_RULE is on(session, body, date(2027, 1, 28)).standing
    session.revert(added.receipt)
    assert [meetings.record(session, key).meeting.series_id for key in (fits, astray)] == [old, old]
    again = schedule.set_rule(session, thursdays(body, since=date(2027, 1, 1), starts_at=time(17, 0))).id
    assert [meetings.record(session, key).meeting.series_id for key in (fits, astray)] == [again, again]


def test_that_holidays_are_named_and_a_last_working_day_goes_before_them(session: Session, body: int) -> None:
    schedule.set_rule(session, thursdays(body, nth=4))
    assert on(session, body, date(2026, 11, 26)).holiday == "Thanksgiving Day"
    assert schedule.holiday_name(session, date(2027, 4, 19)) == "Patriots' Day"
    agency.change_agency(session, state="OH")
    assert schedule.holiday_name(session, date(2027, 4, 19)) == ""
    schedule.set_rule(session, thursdays(body, rule=Rule.LAST_WORKING_DAY))
    memorial = on(session, body, date(2027, 5, 31))
    assert (memorial.held_on, memorial.is_moved, memorial.holiday) == (date(2027, 5, 28), False, "")


def test_that_a_day_is_not_moved_onto_another_meeting_or_to_a_time_that_does_not_exist(
    session: Session, body: int
) -> None:
    key = schedule.set_rule(session, thursdays(body)).id
    day = date(2027, 2, 18)
    for moved_to, starts_at, said in (
        (date(2027, 3, 18), time(18, 30), "already meets"),
        (date(2027, 3, 14), time(2, 30), "does not exist"),
    ):
        with pytest.raises(UserError, match=said):
            schedule.set_exception(
                session, SeriesException(key, day, ExceptionKind.MOVED, "Hall taken", moved_to, starts_at)
            )
    assert on(session, body, day).standing is Standing.BY_RULE


def test_that_a_rule_whose_time_the_clocks_skip_on_one_of_its_days_is_refused(session: Session, body: int) -> None:
    with pytest.raises(UserError, match="does not exist"):
        schedule.set_rule(session, thursdays(body, nth=2, weekday=6, starts_at=time(2, 30)))
    assert schedule.series_of(session, body) == []


def test_that_a_schedule_can_end_and_be_as_usual_again(session: Session, body: int) -> None:
    key = schedule.set_rule(session, thursdays(body)).id
    schedule.set_exception(session, SeriesException(key, date(2026, 12, 17), ExceptionKind.CANCELLED, "Snow"))
    cancelled = on(session, body, date(2026, 12, 17))
    assert (cancelled.standing, cancelled.reason) == (Standing.CANCELLED, "Snow")
    assert cancelled.exception is not None
    schedule.as_usual(session, cancelled.exception.id)
    assert on(session, body, date(2026, 12, 17)).standing is Standing.BY_RULE
    schedule.end_rule(session, key, date(2027, 1, 31))
    assert [each.day for each in schedule.occurrences(session, body)][-1] == date(2027, 1, 21)
    assert schedule.current_series(session, body) is not None


# -- meetings that cannot be ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("minutes", [0, 900])
def test_that_a_meeting_of_no_or_of_900_minutes_is_refused(session: Session, body: int, minutes: int) -> None:
    with pytest.raises(UserError, match=f"{minutes} minutes"):
        meetings.plan(session, Meeting(body, date(2026, 11, 19), SIX, "", minutes), "pst-90")


def test_that_a_meeting_at_a_time_that_does_not_exist_is_refused_where_the_clocks_change(
    session: Session, body: int
) -> None:
    night = Meeting(body, date(2027, 3, 14), time(2, 30))
    with pytest.raises(UserError, match="does not exist"):
        meetings.plan(session, night, "pst-90")
    agency.change_agency(session, time_zone="America/Phoenix")
    key = meetings.plan(session, night, "pst-90").id
    agency.change_agency(session, time_zone="")
    with pytest.raises(UserError, match="does not exist"):
        meetings.change(session, key, minutes_planned=60)


def test_that_overlapping_meetings_of_one_team_are_refused_also_past_midnight_and_after_a_cancelled_one(
    session: Session, body: int
) -> None:
    late = meetings.plan(session, Meeting(body, date(2026, 11, 19), time(23, 0)), "pst-90").id
    with pytest.raises(UserError, match="already meets"):
        meetings.plan(session, Meeting(body, date(2026, 11, 20), time(0, 15)), "pst-90")
    meetings.not_held(session, late, "Snow")
    meetings.plan(session, Meeting(body, date(2026, 11, 20), time(0, 15)), "pst-90")
    with pytest.raises(UserError, match="already meets"):
        meetings.reopen(session, late)


def test_that_another_team_at_the_same_time_is_told_and_allowed(session: Session, body: int) -> None:
    with session.change("add_body") as unit:
        other = unit[nouns.bodies].add(Body("Steering committee", "steering-committee"))
    first = meetings.plan(session, Meeting(body, date(2026, 11, 19), SIX), "pst-90").id
    second = meetings.plan(session, Meeting(other, date(2026, 11, 19), time(19, 0)), "pst-90").id
    assert meeting_clashes.clashes(session, first) == ["Steering committee"]
    assert meeting_clashes.clashes(session, second) == [people.bodies(session)[0].name]
    meetings.not_held(session, second, "Nobody can")
    assert meeting_clashes.clashes(session, first) == []


def test_that_an_unknown_time_zone_is_refused(session: Session) -> None:
    with pytest.raises(UserError, match="no time zone"):
        agency.change_agency(session, time_zone="Europe/Berlin")
