"""Calendar files, read back by icalendar and by vobject, which take the times from different places of the file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from dateutil import rrule  # noqa: TID251  an independent reader of RRULE, in tests alone

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.documents import MadeFile
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import Meeting
from cs360_desktop.domain.schedule import ExceptionKind, MeetingSeries, Rule, SeriesException
from cs360_desktop.services import agency, calendar_files, meetings, people, schedule
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace

TODAY = date(2026, 11, 10)
SIX = time(18, 0)
EASTERN = ZoneInfo("America/New_York")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    profile = Agency("Mill Harbor PD", state="ME")
    session = new_workspace(tmp_path / "test.cs360", profile, who="Dana", today=lambda: TODAY)
    yield session
    session.close()


@pytest.fixture
def body(session: Session) -> int:
    return people.bodies(session)[0].id


def second_tuesdays(body: int, **columns: Any) -> MeetingSeries:
    series = MeetingSeries(body, 2, 1, SIX, date(2026, 10, 1), "St. Brendan hall", 90, date(2027, 12, 31))
    return replace(series, **columns)


def events_in(content: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def instants_by_icalendar(content: bytes) -> set[datetime]:
    """Every start that is not cancelled, in UTC: times by the zone's name."""
    events = events_in(content)
    found: set[datetime] = set()
    for event in events:
        start = event["DTSTART"].dt
        if "RRULE" not in event:
            continue
        rule = rrule.rrulestr(event["RRULE"].to_ical().decode(), dtstart=start)
        last = start.replace(year=start.year + 3)
        left_out = event.get("EXDATE", [])
        left_out = left_out if isinstance(left_out, list) else [left_out]
        skipped = {each.dt.astimezone(UTC) for dates in left_out for each in dates.dts}
        found |= {each.astimezone(UTC) for each in rule.between(start, last, inc=True)} - skipped
    for event in events:
        if "RECURRENCE-ID" in event:
            found.discard(event["RECURRENCE-ID"].dt.astimezone(UTC))
        if "RRULE" not in event and event["STATUS"] != "CANCELLED":
            found.add(event["DTSTART"].dt.astimezone(UTC))
    return found


def instants_by_vobject(content: bytes) -> set[datetime]:
    """The same by vobject, which reads the time zone out of the file."""
    events = vobject.readOne(content.decode()).vevent_list
    found: set[datetime] = set()
    for event in events:
        if "rrule" in event.contents:
            start = event.dtstart.value
            last = start.replace(year=start.year + 3)
            found |= {each.astimezone(UTC) for each in event.getrruleset().between(start, last, inc=True)}
    for event in events:
        if "recurrence-id" in event.contents:
            found.discard(event.recurrence_id.value.astimezone(UTC))
        if "rrule" not in event.contents and event.status.value != "CANCELLED":
            found.add(event.dtstart.value.astimezone(UTC))
    return found


def shown(session: Session, body: int) -> bytes:
    made = calendar_files.schedule_ics(session, body)
    assert made is not None
    return made.content


def at_six(*days: date) -> set[datetime]:
    return {datetime.combine(day, SIX, tzinfo=EASTERN).astimezone(UTC) for day in days}


def sequence(made: MadeFile | bytes) -> int:
    content = made.content if isinstance(made, MadeFile) else made
    numbers = {int(event["SEQUENCE"]) for event in events_in(content)}
    assert len(numbers) == 1
    return numbers.pop()


def test_that_two_readers_find_the_same_instants_over_both_clock_changes_and_every_exception(
    session: Session, body: int
) -> None:
    key = schedule.set_rule(session, second_tuesdays(body)).id
    for exception in (
        SeriesException(key, date(2027, 7, 13), ExceptionKind.SKIPPED),
        SeriesException(key, date(2027, 3, 9), ExceptionKind.MOVED, "hall taken", date(2027, 3, 16)),
        SeriesException(key, date(2027, 9, 14), ExceptionKind.CANCELLED, "storm"),
    ):
        schedule.set_exception(session, exception)
    december = meetings.plan(session, Meeting(body, date(2026, 12, 8), SIX, "St. Brendan hall"), "pst-90").id
    meetings.change(session, december, held_on=date(2026, 12, 10), moved_reason="snow")

    content = shown(session, body)
    expected = at_six(
        date(2026, 10, 13), date(2026, 11, 10), date(2026, 12, 10), date(2027, 1, 12), date(2027, 2, 9),
        date(2027, 3, 16), date(2027, 4, 13), date(2027, 5, 11), date(2027, 6, 8), date(2027, 8, 10),
        date(2027, 10, 12), date(2027, 11, 9), date(2027, 12, 14),
    )  # fmt: skip
    assert {moment.hour for moment in expected} == {22, 23}  # summer and winter
    assert instants_by_icalendar(content) == expected
    assert instants_by_vobject(content) == expected


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        (
            {"nth": -1, "weekday": 3, "until": date(2027, 3, 31)},
            [
                date(2026, 10, 29),
                date(2026, 11, 26),
                date(2026, 12, 31),
                date(2027, 1, 28),
                date(2027, 2, 25),
                date(2027, 3, 25),
            ],
        ),
        (
            {"rule": Rule.EVERY_WEEKS, "weeks": 4, "since": date(2026, 10, 8), "until": date(2027, 3, 1)},
            [
                date(2026, 10, 8),
                date(2026, 11, 5),
                date(2026, 12, 3),
                date(2026, 12, 31),
                date(2027, 1, 28),
                date(2027, 2, 25),
            ],
        ),
        (  # Memorial Day is the last Monday of May 2027, Good Friday none; December ends with New Year's Day observed
            {"rule": Rule.LAST_WORKING_DAY, "since": date(2027, 4, 1), "until": date(2027, 12, 31)},
            [
                date(2027, 4, 30),
                date(2027, 5, 28),
                date(2027, 6, 30),
                date(2027, 7, 30),
                date(2027, 8, 31),
                date(2027, 9, 30),
                date(2027, 10, 29),
                date(2027, 11, 30),
                date(2027, 12, 30),
            ],
        ),
    ],
)
def test_that_every_kind_of_rule_reads_back_as_its_days(
    session: Session, body: int, rule: dict[str, Any], days: list[date]
) -> None:
    schedule.set_rule(session, second_tuesdays(body, **rule))
    content = shown(session, body)
    assert instants_by_icalendar(content) == at_six(*days)
    assert instants_by_vobject(content) == at_six(*days)


def test_that_an_unchanged_schedule_gives_the_same_bytes_and_a_change_raises_the_number(
    session: Session, body: int
) -> None:
    key = schedule.set_rule(session, second_tuesdays(body)).id
    first = shown(session, body)
    assert (sequence(first), shown(session, body)) == (0, first)
    day = date(2027, 3, 9)
    schedule.set_exception(session, SeriesException(key, day, ExceptionKind.CANCELLED, "storm"))
    assert sequence(shown(session, body)) == 1
    exception = next(each.exception for each in schedule.occurrences(session, body) if each.day == day)
    assert exception is not None
    receipt = schedule.as_usual(session, exception.id)
    assert sequence(shown(session, body)) == 2
    session.revert(receipt)
    assert sequence(shown(session, body)) == 3


def test_that_planning_a_meeting_as_the_rule_has_it_leaves_the_file_as_it_was(session: Session, body: int) -> None:
    schedule.set_rule(session, second_tuesdays(body))
    before = shown(session, body)
    meetings.plan(session, Meeting(body, date(2026, 12, 8), SIX, "St. Brendan hall"), "pst-90")
    assert shown(session, body) == before


def test_that_a_number_never_falls_when_another_rule_takes_a_moved_meeting_away(session: Session, body: int) -> None:
    schedule.set_rule(session, second_tuesdays(body))
    moved = meetings.plan(session, Meeting(body, date(2026, 12, 8), SIX, "St. Brendan hall"), "pst-90").id
    meetings.change(session, moved, held_on=date(2026, 12, 10))
    before = sequence(shown(session, body))
    schedule.set_rule(session, second_tuesdays(body, weekday=3))
    assert sequence(shown(session, body)) > before
    assert meetings.record(session, moved).meeting.series_day == date(2026, 12, 10)


def test_that_one_meeting_of_a_series_is_a_day_of_it_under_the_same_name(session: Session, body: int) -> None:
    schedule.set_rule(session, second_tuesdays(body))
    key = meetings.plan(session, Meeting(body, date(2026, 12, 8), SIX), "pst-90").id
    (alone,) = events_in(calendar_files.meeting_ics(session, key).content)
    whole = events_in(shown(session, body))
    assert {str(event["UID"]) for event in [alone, *whole]} == {str(alone["UID"])}
    assert alone["RECURRENCE-ID"].dt == datetime.combine(date(2026, 12, 8), SIX, tzinfo=EASTERN)


def test_that_a_single_meeting_keeps_its_name_and_tells_of_moves_and_cancellation(session: Session, body: int) -> None:
    key = meetings.plan(session, Meeting(body, date(2026, 11, 19), SIX, "Hall", 90), "pst-90").id
    first = calendar_files.meeting_ics(session, key)
    assert first.name == "2026-11-19 PST meeting - Mill Harbor PD.ics"
    assert calendar_files.meeting_ics(session, key).content == first.content
    meetings.change(session, key, starts_at=time(19, 0))
    meetings.not_held(session, key, "Snow")
    last = calendar_files.meeting_ics(session, key)
    (before,), (after,) = (events_in(made.content) for made in (first, last))
    assert (after["UID"], int(before["SEQUENCE"]), int(after["SEQUENCE"])) == (before["UID"], 0, 2)
    assert (after["STATUS"], after["DESCRIPTION"]) == ("CANCELLED", "Snow")
    assert instants_by_vobject(last.content) == instants_by_icalendar(last.content) == set()
    assert b"Snow" not in calendar_files.meeting_ics(session, key, community=True).content


def test_that_what_a_meeting_is_about_does_not_change_its_calendar_file(session: Session, body: int) -> None:
    key = meetings.plan(session, Meeting(body, date(2026, 11, 19), SIX), "pst-90").id
    before = calendar_files.meeting_ics(session, key).content
    meetings.write_minutes(session, key, "Something")
    assert calendar_files.meeting_ics(session, key).content == before


def test_that_lines_are_short_and_end_as_the_standard_wants(session: Session, body: int) -> None:
    place = "Gemeindehaus, große Halle hinter der Kirche; Eingang über den Hof, bitte zweimal klingeln, 2. Stock"
    schedule.set_rule(session, second_tuesdays(body, place=place))
    content = shown(session, body)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert str(events_in(content)[0]["LOCATION"]) == place
    assert vobject.readOne(content.decode()).vevent.location.value == place


def test_that_the_zone_is_that_of_settings_before_that_of_the_state(session: Session, body: int) -> None:
    schedule.set_rule(session, second_tuesdays(body))
    agency.change_agency(session, time_zone="America/Phoenix")
    starts = {moment.hour for moment in instants_by_vobject(shown(session, body))}
    assert starts == {1}  # 18:00 in Arizona, summer and winter


def test_that_without_a_zone_and_a_state_no_file_is_made(tmp_path: Path) -> None:
    session = new_workspace(tmp_path / "other.cs360", Agency("Somewhere PD"), who="Dana", today=lambda: TODAY)
    key = meetings.plan(session, Meeting(people.bodies(session)[0].id, date(2026, 11, 19), SIX), "pst-90").id
    with pytest.raises(UserError, match="time zone"):
        calendar_files.meeting_ics(session, key)
    session.close()
