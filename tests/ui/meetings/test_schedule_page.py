from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.schedule import ExceptionKind, MeetingSeries, Rule, SeriesException
from cs360_desktop.services import agency, meetings, people, schedule
from cs360_desktop.services.schedule import Standing
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.meetings.page import MeetingsPage
from cs360_desktop.ui.meetings.schedule_page import SchedulePage

SIX = time(18, 0)
DECEMBER = date(2026, 12, 17)


@pytest.fixture
def body(session: Session) -> int:
    return people.bodies(session)[0].id


@pytest.fixture
def schedule_page(page: MeetingsPage) -> SchedulePage:
    page.show_place(Place("meetings", part="schedule"))
    return page.schedule


@pytest.fixture
def thursdays(session: Session, body: int) -> int:
    return schedule.set_rule(session, MeetingSeries(body, 3, 3, SIX, date(2026, 10, 1), "St. Brendan hall")).id


def choose(page: SchedulePage, body: int, day: date) -> None:
    assert page.table.choose_row((day, body))


def test_that_a_schedule_is_set_by_keyboard_and_its_days_are_shown_before(
    qtbot: QtBot, session: Session, body: int, schedule_page: SchedulePage, desk: Desk
) -> None:
    qtbot.keyClick(schedule_page.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = schedule_page.form
    assert form.isVisible()
    form.nth.set_value(2)
    form.weekday.set_value(1)
    form.since.editor.setText("Dec 1, 2026")
    form.since.commit()
    assert "Dec 8, 2026, Jan 12, 2027, Feb 9, 2027" in form._about.text()
    form.starts.editor.setText("5:30 pm")
    qtbot.keyClick(form.starts.editor, Qt.Key.Key_Return)
    (series,) = schedule.series_of(session, body)
    assert (series.nth, series.weekday, series.starts_at, series.since) == (2, 1, time(17, 30), date(2026, 12, 1))
    assert schedule_page._rule.text() == "Second Tuesday of the month, 5:30 PM"
    assert not form.isVisible()
    desk.undo()
    assert schedule.series_of(session, body) == []
    assert "no schedule yet" in schedule_page._rule.text()


def test_that_a_missing_date_and_a_rule_that_cannot_be_are_told(
    session: Session, body: int, schedule_page: SchedulePage, refusals: list[str]
) -> None:
    schedule_page.start_rule()
    form = schedule_page.form
    form.since.editor.setText("")
    form.add()
    assert form.since.error()
    form.since.editor.setText("Dec 1, 2026")
    form.until.editor.setText("Nov 1, 2026")
    form.add()
    assert "before it begins" in refusals[0]
    assert schedule.series_of(session, body) == []


def test_that_every_kind_of_rule_shows_only_its_own_fields(schedule_page: SchedulePage) -> None:
    schedule_page.start_rule()
    form = schedule_page.form
    seen = {}
    for rule in Rule:
        form.rule.set_value(rule)
        form._show_parts(rule)
        seen[rule] = [part.isVisible() for part in (form.nth, form.weekday, form.weeks)]
    assert seen == {
        Rule.NTH_WEEKDAY: [True, True, False],
        Rule.LAST_WORKING_DAY: [False, False, False],
        Rule.EVERY_WEEKS: [False, False, True],
    }


def test_that_a_day_is_moved_with_a_reason_and_put_back(
    thursdays: int, body: int, schedule_page: SchedulePage, desk: Desk, refusals: list[str]
) -> None:
    session = desk.session
    choose(schedule_page, body, DECEMBER)
    day = schedule_page.day
    day.move_button.click()
    day.save_button.click()
    assert day.moved_to.error()
    day.moved_to.editor.setText("Dec 10, 2026")
    day.reason.editor.setText("Hall taken")
    day.save_button.click()
    moved = next(each for each in schedule.occurrences(session, body) if each.day == DECEMBER)
    assert (moved.held_on, moved.reason) == (date(2026, 12, 10), "Hall taken")
    assert refusals == []
    choose(schedule_page, body, DECEMBER)
    assert day.usual_button.isVisible()
    day.usual_button.click()
    assert not next(each for each in schedule.occurrences(session, body) if each.day == DECEMBER).is_moved
    desk.undo()
    assert next(each for each in schedule.occurrences(session, body) if each.day == DECEMBER).is_moved


def test_that_a_day_is_skipped_and_cancelled(
    thursdays: int, session: Session, body: int, schedule_page: SchedulePage
) -> None:
    choose(schedule_page, body, DECEMBER)
    schedule_page.day.skip_button.click()
    choose(schedule_page, body, date(2027, 1, 21))
    schedule_page.day.cancel_button.click()
    schedule_page.day.reason.editor.setText("Storm")
    schedule_page.day.save_button.click()
    standings = {each.day: each.standing for each in schedule.occurrences(session, body)}
    assert (standings[DECEMBER], standings[date(2027, 1, 21)]) == (Standing.SKIPPED, Standing.CANCELLED)


def test_that_enter_plans_the_meeting_of_a_day_with_its_time_and_place(
    thursdays: int, session: Session, body: int, page: MeetingsPage, schedule_page: SchedulePage
) -> None:
    schedule.set_exception(
        session,
        SeriesException(thursdays, DECEMBER, ExceptionKind.MOVED, "Hall taken", date(2026, 12, 10), time(19, 0)),
    )
    choose(schedule_page, body, DECEMBER)
    schedule_page.table.row_opened.emit(schedule_page.table.current_row())
    form = page.list.panel.form
    assert (form.day.value(), form.starts.value(), form.place.value()) == (
        date(2026, 12, 10),
        time(19, 0),
        "St. Brendan hall",
    )
    form.add()
    (line,) = meetings.list_meetings(session)
    assert (line.meeting.series_day, line.meeting.moved_reason) == (DECEMBER, "Hall taken")


def test_that_a_holiday_is_warned_of_in_the_schedule_and_where_a_meeting_is_planned(
    session: Session, body: int, page: MeetingsPage, schedule_page: SchedulePage
) -> None:
    schedule.set_rule(session, MeetingSeries(body, 4, 3, SIX, date(2026, 10, 1)))
    choose(schedule_page, body, date(2026, 11, 26))
    assert schedule_page.day._holiday.isVisible()
    page.show_place(Place("meetings"))
    page.list.start_plan()
    form = page.list.panel.form
    assert form.day.value() == date(2026, 11, 26)
    assert form._holiday.isVisible()
    form.day.editor.setText("Nov 24, 2026")
    form.day.commit()
    assert not form._holiday.isVisible()


def test_that_the_calendar_file_is_saved_once_a_zone_is_known(
    thursdays: int,
    session: Session,
    schedule_page: SchedulePage,
    answer_file_dialog: Callable[[Path | None], None],
    tmp_path: Path,
) -> None:
    assert not schedule_page.calendar_button.isEnabled()
    agency.change_agency(session, state="ME")
    assert schedule_page.calendar_button.isEnabled()
    answer_file_dialog(tmp_path / "schedule.ics")
    schedule_page.calendar_button.click()
    assert (tmp_path / "schedule.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_that_a_workspace_open_for_reading_shows_the_schedule_and_changes_nothing(
    thursdays: int, session: Session, body: int, reading_desk: Desk, qtbot: QtBot
) -> None:
    page = SchedulePage(reading_desk)
    qtbot.addWidget(page)
    assert page.table.choose_row((DECEMBER, body))
    assert not page.rule_button.isEnabled()
    assert not page.day.skip_button.isEnabled()
