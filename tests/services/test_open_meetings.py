from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import Meeting
from cs360_desktop.domain.open_meetings import Duties, Skipped
from cs360_desktop.services import home, meetings, open_meetings, people
from cs360_desktop.services.open_meetings import DutySettings, Standing
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace

SIX = time(18, 0)
NOVEMBER = date(2026, 11, 19)


class Clock:
    day = date(2026, 11, 10)

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(tmp_path: Path, clock: Clock) -> Iterator[Session]:
    session = new_workspace(tmp_path / "test.cs360", Agency("Mill Harbor PD", state="ME"), who="Dana", today=clock)
    yield session
    session.close()


@pytest.fixture
def meeting(session: Session) -> int:
    return meetings.plan(session, Meeting(people.bodies(session)[0].id, NOVEMBER, SIX, "Hall"), "pst-90").id


def switch_on(session: Session, hours: int = 48, minutes: int | None = 5) -> None:
    places = ("Town hall, front door", "Public library")
    duties = Duties(hours, frozenset({Skipped.SUNDAYS, Skipped.HOLIDAYS}), places, minutes)
    open_meetings.set_duties(session, DutySettings(is_on=True, duties=duties))


def test_that_a_new_workspace_asks_for_nothing(session: Session, meeting: int) -> None:
    assert open_meetings.duty_settings(session).is_on is False
    assert open_meetings.duties_of(session, meeting) == open_meetings.MeetingDuties()
    assert home.today(session).duties == ()


def test_that_the_notice_is_due_at_the_meeting_and_on_home_until_it_is_posted(
    session: Session, meeting: int, clock: Clock
) -> None:
    switch_on(session)
    found = open_meetings.duties_of(session, meeting)
    assert found.places == ("Town hall, front door", "Public library")
    assert found.notice is not None
    assert (found.notice.due, found.notice.standing) == ("Nov 17, 2026, 6:00 PM", Standing.DUE)
    assert [duty.due for duty in home.today(session).duties] == ["Nov 17, 2026, 6:00 PM"]
    clock.day = date(2026, 11, 18)
    assert home.today(session).duties[0].standing is Standing.LATE
    open_meetings.post_notice(session, meeting, datetime(2026, 11, 17, 18, 0))  # noqa: DTZ001
    assert home.today(session).duties == ()
    posted = open_meetings.duties_of(session, meeting).notice
    assert posted is not None
    assert (posted.standing, posted.done) == (Standing.DONE, "Nov 17, 2026, 6:00 PM")
    open_meetings.post_notice(session, meeting, datetime(2026, 11, 17, 18, 1))  # noqa: DTZ001
    late = open_meetings.duties_of(session, meeting).notice
    assert late is not None
    assert late.standing is Standing.DONE_LATE


@pytest.mark.parametrize("columns", [{"held_on": date(2026, 11, 24)}, {"starts_at": time(19, 0)}, {"place": "Library"}])
def test_that_a_notice_must_be_posted_again_when_it_says_the_wrong_thing(
    session: Session, meeting: int, columns: dict[str, object]
) -> None:
    switch_on(session)
    open_meetings.post_notice(session, meeting, datetime(2026, 11, 10, 9, 0))  # noqa: DTZ001
    receipt = meetings.change(session, meeting, **columns)
    duty = open_meetings.duties_of(session, meeting).notice
    assert duty is not None
    assert duty.done == ""
    assert (meetings.record(session, meeting).meeting.moved_from is not None) == ("held_on" in columns)
    session.revert(receipt)
    assert meetings.record(session, meeting).meeting.notice_posted_at is not None


def test_that_a_change_the_notice_does_not_tell_leaves_it_posted(session: Session, meeting: int) -> None:
    switch_on(session)
    open_meetings.post_notice(session, meeting, datetime(2026, 11, 10, 9, 0))  # noqa: DTZ001
    meetings.change(session, meeting, minutes_planned=100)
    assert meetings.record(session, meeting).meeting.notice_posted_at is not None


def test_that_minutes_are_due_once_the_meeting_was_held(session: Session, meeting: int, clock: Clock) -> None:
    switch_on(session)
    assert open_meetings.duties_of(session, meeting).minutes is None
    clock.day = date(2026, 11, 20)
    meetings.hold(session, meeting)
    duties = open_meetings.duties_of(session, meeting)
    assert duties.notice is None
    assert duties.minutes is not None
    assert (duties.minutes.due, duties.minutes.standing) == ("Nov 27, 2026", Standing.DUE)  # Thanksgiving between
    for wrong in (date(2026, 11, 18), date(2026, 11, 21)):
        with pytest.raises(UserError, match="cannot have been posted"):
            open_meetings.post_minutes(session, meeting, wrong)
    open_meetings.post_minutes(session, meeting, clock.day)
    assert home.today(session).duties == ()
    open_meetings.post_minutes(session, meeting, None)
    clock.day = date(2026, 11, 28)
    assert home.today(session).duties[0].standing is Standing.LATE


def test_that_a_cancelled_meeting_and_a_setting_without_minutes_ask_for_nothing(
    session: Session, meeting: int, clock: Clock
) -> None:
    switch_on(session, minutes=None)
    clock.day = date(2026, 11, 20)
    meetings.hold(session, meeting)
    assert open_meetings.duties_of(session, meeting).minutes is None
    meetings.not_held(session, meeting, "Snow")
    switch_on(session)
    assert open_meetings.duties_of(session, meeting) == open_meetings.MeetingDuties()


def test_that_impossible_duties_and_a_notice_from_the_future_are_refused(session: Session, meeting: int) -> None:
    with pytest.raises(UserError, match="hours were not saved"):
        switch_on(session, hours=100_000)
    with pytest.raises(UserError, match="days were not saved"):
        switch_on(session, minutes=1000)
    with pytest.raises(UserError, match="still to come"):
        open_meetings.post_notice(session, meeting, datetime(2026, 11, 11, 9, 0))  # noqa: DTZ001
    assert open_meetings.duty_settings(session).is_on is False


def test_that_the_setting_comes_back_as_it_was_set_and_undo_takes_it_back(session: Session) -> None:
    duties = Duties(24, frozenset(), ("Town hall",), None, minutes_business=False)
    receipt = open_meetings.set_duties(session, DutySettings(is_on=True, duties=duties))
    assert open_meetings.duty_settings(session) == DutySettings(is_on=True, duties=duties)
    session.revert(receipt)
    assert open_meetings.duty_settings(session).is_on is False
