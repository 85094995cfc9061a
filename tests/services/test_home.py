from datetime import date, time

import pytest

from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.domain.baseline import Answer
from cs360_desktop.domain.catalogue import Status
from cs360_desktop.domain.entries import UNKNOWN_AREA, WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.meetings import Meeting
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.services import actions, agency, baseline, entries, home, meetings, metrics, requests
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns

TODAY = date(2026, 11, 10)
OCTOBER = Period.month(2026, 10)


def monthly(session: Session) -> list[int]:
    """The active measures somebody has to enter each month."""
    return [
        measure.id
        for measure in metrics.active_measures(session)
        if measure.period_kind is PeriodKind.MONTH and not measure.derived_from_app
    ]


def missing(session: Session, period: Period) -> set[int]:
    return {measure.id for found in home.today(session).missing for measure in found.measures if found.period == period}


def test_that_a_new_workspace_is_fresh_until_something_is_entered(session: Session) -> None:
    assert home.start_of(session).is_fresh
    entries.set_values(session, {EntryKey(monthly(session)[0], WHOLE_AGENCY, OCTOBER): Value(0.0)})
    assert (home.start_of(session).is_fresh, home.start_of(session).has_entries) == (False, True)


def test_that_a_taken_back_first_entry_makes_it_fresh_again(session: Session) -> None:
    key = EntryKey(monthly(session)[0], WHOLE_AGENCY, OCTOBER)
    session.revert(entries.set_values(session, {key: Value(1.0)}))
    assert home.start_of(session).is_fresh


@pytest.mark.parametrize(
    "begin",
    [
        lambda session: baseline.answer(session, "B2", Answer.MET),
        lambda session: actions.add(session, "Call the lot owner"),
        requests.begin,
    ],
)
def test_that_any_first_step_ends_the_fresh_state(session: Session, begin: object) -> None:
    assert callable(begin)
    begin(session)
    assert not home.start_of(session).is_fresh


def test_that_the_start_names_the_latest_population(session: Session) -> None:
    agency.set_population(session, 2025, 11_200)
    agency.set_population(session, 2020, 10_900)
    found = home.start_of(session).population
    assert found is not None
    assert found.residents == 11_200


def test_that_only_active_measures_without_an_entry_for_the_last_complete_month_are_missing(session: Session) -> None:
    first, *others = monthly(session)
    assert missing(session, OCTOBER) == {first, *others}
    entries.set_values(session, {EntryKey(first, WHOLE_AGENCY, OCTOBER): Value(0.0)})
    assert missing(session, OCTOBER) == set(others)
    metrics.retire(session, others[:1])
    assert missing(session, OCTOBER) == set(others[1:])


@pytest.mark.parametrize("state", [EntryState.NOT_COLLECTED, EntryState.NOT_YET_AVAILABLE, EntryState.SUPPRESSED])
def test_that_a_state_without_a_figure_is_an_entry_unless_it_is_a_promise(session: Session, state: EntryState) -> None:
    first = monthly(session)[0]
    entries.set_values(session, {EntryKey(first, WHOLE_AGENCY, OCTOBER): Value(state=state)})
    assert (first in missing(session, OCTOBER)) == (state is EntryState.NOT_YET_AVAILABLE)


def test_that_an_entry_for_an_area_counts_as_entered(session: Session) -> None:
    first = monthly(session)[0]
    entries.set_values(session, {EntryKey(first, UNKNOWN_AREA, OCTOBER): Value(3.0)})
    assert first not in missing(session, OCTOBER)


def test_that_neither_the_current_month_nor_what_the_app_counts_itself_is_asked_for(session: Session) -> None:
    with session.change("test") as unit:
        for measure in unit[nouns.measures].all(derived_from_app=True):
            unit[nouns.measures].change(measure.id, status=Status.ACTIVE)
    found = home.today(session).missing
    assert all(each.period.is_complete(TODAY) for each in found)
    assert not any(measure.derived_from_app for each in found for measure in each.measures)


def test_that_a_year_may_be_kept_by_the_fiscal_or_by_the_calendar_year(session: Session) -> None:
    agency.change_agency(session, fiscal_year_start=7)
    with session.change("test") as unit:
        yearly = [measure.id for measure in unit[nouns.measures].all(period_kind=PeriodKind.YEAR)][:2]
        for measure_id in yearly:
            unit[nouns.measures].change(measure_id, status=Status.ACTIVE)
    fiscal, calendar = Period(PeriodKind.YEAR, date(2025, 7, 1)), Period.year(2025)
    assert set(yearly) <= missing(session, fiscal)
    for measure_id, period in zip(yearly, (fiscal, calendar), strict=True):
        entries.set_states(session, [EntryKey(measure_id, WHOLE_AGENCY, period)], EntryState.NOT_COLLECTED)
    assert not set(yearly) & missing(session, fiscal)


def test_that_overdue_actions_come_oldest_first_and_done_ones_not_at_all(session: Session) -> None:
    late = actions.add(session, "Late", due=date(2026, 11, 9)).id
    later = actions.add(session, "Later", due=date(2026, 10, 1)).id
    actions.add(session, "Due today", due=TODAY)
    assert [line.action.id for line in home.today(session).overdue] == [later, late]
    actions.set_status(session, later, ActionStatus.DONE)
    assert [line.action.id for line in home.today(session).overdue] == [late]
    assert home.overdue_count(session) == 1


def test_that_the_next_meeting_tells_its_agenda_and_who_is_missing(session: Session) -> None:
    assert home.today(session).meeting is None
    actions.add(session, "Call the lot owner")
    with session.reading() as unit:
        body = unit[nouns.bodies].all()[0].id
    meetings.plan(session, Meeting(body, date(2026, 11, 19), time(18, 0), minutes_planned=90), "pst-90")
    found = home.today(session).meeting
    assert found is not None
    assert (found.planned, found.carried) == (90, 1)
    assert len(found.missing_groups) == 4


def test_that_each_requirement_is_told_once(session: Session) -> None:
    baseline.answer(session, "B1", Answer.MET)
    baseline.answer(session, "B5", Answer.PLANNED, date(2026, 12, 4))
    today = home.today(session)
    told = [state.item.code for part in (today.differing, today.planned, today.not_yet) for state in part]
    assert len(told) == len(set(told))
    assert "B5" in [state.item.code for state in today.planned]
    assert today.met == 1


def test_that_a_draft_comes_with_what_it_lacks(session: Session) -> None:
    request = requests.begin(session).id
    (draft,) = home.today(session).drafts
    assert draft.request.id == request
    assert draft.missing
