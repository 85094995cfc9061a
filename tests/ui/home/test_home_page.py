from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cs360_desktop.analysis.series import is_judged
from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.domain.baseline import Answer
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.meetings import Meeting
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.services import actions, baseline, entries, meetings, metrics, people, requests, stale
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.labels import Label, StateLabel
from cs360_desktop.ui.common.link_row import LinkRow
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.home.page import HomePage
from tests.ui.conftest import ShowPage


@pytest.fixture
def page(show_page: ShowPage, desk: Desk) -> HomePage:
    return show_page(HomePage, desk, "home")


def rows(page: HomePage) -> dict[str, LinkRow]:
    return {row.text(): row for row in page.findChildren(LinkRow) if row.isVisible()}


def told(page: HomePage) -> str:
    return " | ".join(label.text() for label in page.findChildren(Label) if label.isVisible())


def plan(session: Session, day: date, *, length: int = 90) -> int:
    body = people.bodies(session)[0].id
    return meetings.plan(session, Meeting(body, day, time(18, 0), "St. Brendan hall", length), "pst-90").id


def test_that_a_new_workspace_shows_the_start_and_no_claims(page: HomePage) -> None:
    assert page.start.isVisible()
    assert rows(page) == {}
    assert "Needs you" not in told(page)


def test_that_home_follows_the_first_entry_and_its_undo(page: HomePage, desk: Desk, session: Session) -> None:
    measure = metrics.active_measures(session)[0]
    key = EntryKey(measure.id, WHOLE_AGENCY, Period.month(2026, 10))
    desk.do("Entered 4", lambda: entries.set_values(session, {key: Value(4.0)}))
    assert not page.start.isVisible()
    assert "What needs you today, Tuesday, November 10, 2026" in told(page)
    desk.undo()
    assert page.start.isVisible()


def test_that_overdue_actions_name_the_oldest_and_lead_to_the_board(
    page: HomePage, session: Session, places: list[Place], qtbot: QtBot
) -> None:
    actions.add(session, "Ask the lot owner", due=date(2026, 10, 29))
    row = rows(page)["1 action is overdue"]
    assert row.accessibleName() == "1 action is overdue, 12 days late. Oldest: Ask the lot owner. Open actions."
    actions.add(session, "Second leaflet", due=date(2026, 11, 9))
    row = rows(page)["2 actions are overdue"]
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert places == [Place("actions", part="overdue")]


def test_that_done_work_leaves_home(page: HomePage, session: Session) -> None:
    key = actions.add(session, "Ask the lot owner", due=date(2026, 10, 29)).id
    assert "1 action is overdue" in rows(page)
    actions.set_status(session, key, ActionStatus.DONE)
    assert not any("overdue" in what for what in rows(page))


def test_that_missing_measures_are_counted_and_two_of_them_named(
    page: HomePage, session: Session, places: list[Place], qtbot: QtBot
) -> None:
    baseline.answer(session, "B2", Answer.MET)
    (what,) = [what for what in rows(page) if "October 2026" in what]
    assert what.partition(" ")[2] == "measures have no entry for October 2026"
    rows(page)[what].setFocus()
    qtbot.keyClick(rows(page)[what], Qt.Key.Key_Return)
    assert places == [Place("metrics", part="enter:missing:2026-10")]


def give(session: Session, owners: list[str]) -> None:
    """Give the first measures that lack October their owners."""
    (october,) = [found for found in stale.missing_periods(session) if found.period == Period.month(2026, 10)]
    with session.change("give_owner") as unit:
        known = {name: unit[nouns.people].add(Person(name)) for name in dict.fromkeys(owners)}
        for measure, name in zip(october.measures, owners, strict=False):
            unit[nouns.measures].change(measure.id, owner_id=known[name])


def october(page: HomePage) -> str:
    (row,) = [row for what, row in rows(page).items() if "October 2026" in what]
    return row.accessibleName()


def test_that_the_owners_of_missing_measures_are_named_with_how_many_each_has(page: HomePage, session: Session) -> None:
    baseline.answer(session, "B2", Answer.MET)
    assert "October 2026. Among them: " in october(page)
    count = int(next(what for what in rows(page) if "October 2026" in what).partition(" ")[0])
    give(session, ["Dana Ruiz", "Lee Park", "Dana Ruiz"])
    assert f"October 2026. Dana Ruiz 2, Lee Park 1, nobody named {count - 3} · Among them: " in october(page)


def test_that_more_than_three_owners_are_counted_together(page: HomePage, session: Session) -> None:
    baseline.answer(session, "B2", Answer.MET)
    give(session, ["Ann", "Ann", "Ben", "Cleo", "Dee", "Eve"])
    assert "October 2026. Ann 2, Ben 1, Cleo 1, others 2, nobody named " in october(page)


def test_that_a_single_missing_measure_names_its_owner_without_a_number(page: HomePage, session: Session) -> None:
    baseline.answer(session, "B2", Answer.MET)
    give(session, ["Dana Ruiz"])
    (missing,) = [found for found in stale.missing_periods(session) if found.period == Period.month(2026, 10)]
    first, *others = missing.measures
    metrics.retire(session, [measure.id for measure in others])
    assert october(page) == (f"1 measure has no entry for October 2026. Dana Ruiz · {first.name}. Enter October 2026.")


def test_that_what_is_marked_not_yet_available_is_told_to_come_later(page: HomePage, session: Session) -> None:
    baseline.answer(session, "B2", Answer.MET)
    (missing,) = [found for found in stale.missing_periods(session) if found.period == Period.month(2026, 10)]
    first, *others = missing.measures
    later = Value(state=EntryState.NOT_YET_AVAILABLE)
    entries.set_values(session, {EntryKey(first.id, WHOLE_AGENCY, missing.period): later})
    assert october(page).startswith(f"{len(others) + 1} measures have no entry for October 2026. Among them: ")
    assert " · 1 later: marked not yet available." in october(page)
    metrics.retire(session, [measure.id for measure in others])
    expected = "1 measure is still to come for October 2026"
    assert october(page) == f"{expected}. {first.name} · later: marked not yet available. Enter October 2026."


def test_that_signals_are_named_with_their_word_and_lead_to_the_scorecard(
    page: HomePage, session: Session, places: list[Place], qtbot: QtBot
) -> None:
    counts = [
        measure
        for measure in metrics.active_measures(session)
        if is_judged(measure) and measure.period_kind is PeriodKind.MONTH and not measure.derived_from_app
    ]
    first, second = counts[:2]
    octobers = [Period.month(year, 10) for year in (2024, 2025, 2026)]
    figures = {first: (20, 20, 36), second: (20, 20, 60)}
    entries.set_values(
        session,
        {
            EntryKey(measure.id, WHOLE_AGENCY, month): Value(float(figure))
            for measure, row in figures.items()
            for month, figure in zip(octobers, row, strict=True)
        },
    )
    row = rows(page)["2 signals in October 2026"]
    said = f"{second.name} (unusual), {first.name} (worth a look)"
    assert row.accessibleName() == f"2 signals in October 2026. {said}. Open scorecard."
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert places == [Place("metrics", part="scorecard")]


def test_that_missing_28_days_are_told_and_lead_to_their_columns(
    page: HomePage, session: Session, places: list[Place], qtbot: QtBot
) -> None:
    baseline.answer(session, "B2", Answer.MET)
    kept = metrics.active_measures(session)[0]
    with session.change("test") as unit:
        unit[nouns.measures].change(kept.id, period_kind=PeriodKind.FOUR_WEEKS)
    row = rows(page)["1 measure has no entry for the 28 days from Oct 5, 2026"]
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert places == [Place("metrics", part="enter:missing:2026-10-05/P28D")]


def test_that_the_rows_can_be_walked_with_the_arrow_keys(page: HomePage, session: Session, qtbot: QtBot) -> None:
    actions.add(session, "Ask the lot owner", due=date(2026, 10, 29))
    first, second, *_ = rows(page).values()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is second


def test_that_the_focus_stays_on_its_row_when_facts_change(page: HomePage, session: Session) -> None:
    actions.add(session, "Ask the lot owner", due=date(2026, 10, 29))
    list(rows(page).values())[1].setFocus()
    actions.add(session, "Second leaflet", due=date(2026, 11, 9))
    assert QApplication.focusWidget() is list(rows(page).values())[1]


def test_that_an_agenda_longer_than_its_meeting_needs_somebody(
    page: HomePage, session: Session, places: list[Place], qtbot: QtBot
) -> None:
    meeting = plan(session, date(2026, 11, 19), length=60)
    row = rows(page)["The agenda for Nov 19 is longer than the meeting"]
    assert "30 minutes over" in row.accessibleName()
    assert "in 9 days" in row.accessibleName()
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert places == [Place("meetings", meeting, "agenda")]


def test_that_the_next_meeting_stands_beside(page: HomePage, session: Session) -> None:
    plan(session, date(2026, 11, 19))
    assert "Thursday, November 19, 2026, 6:00 PM" in told(page)
    assert "Agenda 90 of 90 minutes" in told(page)
    assert "Nobody has confirmed: Community" in told(page)
    assert not any("agenda" in what for what in rows(page))


def test_that_planned_and_unanswered_requirements_lead_to_their_page(
    page: HomePage, session: Session, places: list[Place], qtbot: QtBot
) -> None:
    baseline.answer(session, "B5", Answer.PLANNED, date(2026, 12, 4))
    (row,) = [row for what, row in rows(page).items() if what.startswith("B5")]
    assert "in 24 days" in row.accessibleName()
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    (row,) = [row for what, row in rows(page).items() if "not met yet" in what]
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert places == [Place("baseline", part="B5"), Place("baseline", part="B1")]


def test_that_claim_and_evidence_stand_together_where_they_differ(page: HomePage, session: Session) -> None:
    baseline.answer(session, "B3", Answer.MET)
    assert any(what.startswith("B3") and "differ" in what for what in rows(page))
    assert "Baseline: 1 of 6 met" in told(page)
    assert "differs" in [label.text() for label in page.findChildren(StateLabel)]


def test_that_a_draft_request_names_what_is_missing(
    page: HomePage, session: Session, places: list[Place], qtbot: QtBot
) -> None:
    request = requests.begin(session).id
    row = rows(page)["TTA request 1 of 2026 is a draft"]
    assert "missing" in row.accessibleName()
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert places == [Place("requests", request)]


def test_that_a_hidden_home_asks_again_only_when_it_is_seen(page: HomePage, session: Session) -> None:
    page.hide()
    actions.add(session, "Ask the lot owner", due=date(2026, 10, 29))
    assert page.findChildren(LinkRow) == []
    page.show()
    page.show_place(Place("home"))
    assert "1 action is overdue" in rows(page)
