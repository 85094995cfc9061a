"""Which measures lack their last complete period, whose they are, and how far they reach."""

from datetime import UTC, date, datetime, timedelta

import pytest

from cs360_desktop.domain.entries import UNKNOWN_AREA, WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.services import agency, entries, metrics
from cs360_desktop.services.session import Session
from cs360_desktop.services.stale import StaleMeasure, missing_periods
from cs360_desktop.services.stale import stale as all_stale
from cs360_desktop.storage import nouns

SEPTEMBER, OCTOBER = Period.month(2026, 9), Period.month(2026, 10)


@pytest.fixture
def calls(session: Session) -> int:
    with session.reading() as unit:
        found = unit[nouns.measures].first(code="1.07")
    assert found is not None
    return found.id


def stale(session: Session, measure_id: int) -> StaleMeasure | None:
    return next((found for found in all_stale(session) if found.measure.id == measure_id), None)


def test_that_a_stale_measure_names_its_period_its_owner_and_its_last_update(session: Session, calls: int) -> None:
    entries.set_values(session, {EntryKey(calls, WHOLE_AGENCY, SEPTEMBER): Value(12)})
    with session.change("give_owner") as unit:
        owner = unit[nouns.people].add(Person("Lee Park"))
        unit[nouns.measures].change(calls, owner_id=owner)
    found = stale(session, calls)
    assert found is not None
    assert (found.period, found.owner, found.last_period) == (OCTOBER, "Lee Park", SEPTEMBER)
    assert found.last_update is not None
    assert datetime.now(UTC) - found.last_update < timedelta(minutes=5)


def test_that_a_measure_without_any_entry_and_owner_says_so(session: Session, calls: int) -> None:
    found = stale(session, calls)
    assert found is not None
    assert (found.owner, found.last_period, found.last_update) == ("", None, None)


def test_that_an_entry_in_any_area_is_an_entry(session: Session, calls: int) -> None:
    entries.set_values(session, {EntryKey(calls, UNKNOWN_AREA, OCTOBER): Value(0)})
    assert stale(session, calls) is None


@pytest.mark.parametrize("state", [EntryState.NOT_COLLECTED, EntryState.SUPPRESSED])
def test_that_an_answer_without_a_figure_is_an_entry(session: Session, calls: int, state: EntryState) -> None:
    entries.set_values(session, {EntryKey(calls, WHOLE_AGENCY, OCTOBER): Value(state=state)})
    assert stale(session, calls) is None


def test_that_not_yet_available_is_a_promise_and_no_entry_until_one_is_there(session: Session, calls: int) -> None:
    beat = agency.add_area(session, "Beat 1").id
    later = Value(state=EntryState.NOT_YET_AVAILABLE)
    entries.set_values(session, {EntryKey(calls, WHOLE_AGENCY, SEPTEMBER): Value(12)})
    assert not any(found.later for found in missing_periods(session))
    entries.set_values(session, {EntryKey(calls, area, OCTOBER): later for area in (WHOLE_AGENCY, beat)})
    found = stale(session, calls)
    assert found is not None
    assert (found.is_later, found.period, found.last_period) == (True, OCTOBER, SEPTEMBER)
    assert [missing.later for missing in missing_periods(session) if missing.period == OCTOBER] == [{calls}]
    entries.set_values(session, {EntryKey(calls, beat, OCTOBER): Value(0)})
    assert stale(session, calls) is None


def test_that_a_measure_with_nothing_but_promises_has_never_had_an_entry(session: Session, calls: int) -> None:
    entries.set_values(
        session,
        {
            EntryKey(calls, WHOLE_AGENCY, month): Value(state=EntryState.NOT_YET_AVAILABLE)
            for month in (SEPTEMBER, OCTOBER)
        },
    )
    found = stale(session, calls)
    assert found is not None
    assert (found.is_later, found.last_period, found.last_update) == (True, None, None)


def test_that_a_promise_for_another_period_says_nothing_of_the_last(session: Session, calls: int) -> None:
    later = Value(state=EntryState.NOT_YET_AVAILABLE)
    entries.set_values(session, {EntryKey(calls, WHOLE_AGENCY, Period.month(2026, 11)): later})
    found = stale(session, calls)
    assert found is not None
    assert (found.is_later, found.last_period) == (False, None)


def test_that_the_running_period_is_not_asked_for_and_does_not_count(session: Session, calls: int) -> None:
    entries.set_values(session, {EntryKey(calls, WHOLE_AGENCY, Period.month(2026, 11)): Value(3)})
    found = stale(session, calls)
    assert found is not None
    assert found.last_period == Period.month(2026, 11)


def test_that_yearly_measures_follow_the_fiscal_year(session: Session) -> None:
    agency.change_agency(session, fiscal_year_start=7)
    periods = {found.period for found in missing_periods(session)}
    assert Period(PeriodKind.YEAR, date(2025, 7, 1)) in periods


def test_that_a_retired_measure_is_not_asked_for(session: Session, calls: int) -> None:
    metrics.retire(session, [calls])
    assert stale(session, calls) is None


# -- 28-day periods ---------------------------------------------------------------------------------------------------

LAST_28_DAYS = Period(PeriodKind.FOUR_WEEKS, date(2026, 10, 5))
"""The last complete one of the rhythm in which a period began on January 5, 2026 and on January 1, 2001."""


@pytest.fixture
def by_28_days(session: Session, calls: int) -> int:
    with session.change("test") as unit:
        unit[nouns.measures].change(calls, period_kind=PeriodKind.FOUR_WEEKS)
    return calls


def test_that_28_days_without_an_entry_are_missing_too(session: Session, by_28_days: int) -> None:
    found = stale(session, by_28_days)
    assert found is not None
    assert (found.period, found.last_period) == (LAST_28_DAYS, None)
    entries.set_values(session, {EntryKey(by_28_days, WHOLE_AGENCY, LAST_28_DAYS): Value(0)})
    assert stale(session, by_28_days) is None


def test_that_28_days_are_missing_by_the_rhythm_that_was_entered_or_set(session: Session, by_28_days: int) -> None:
    agency.change_agency(session, four_weeks_start=date(2026, 1, 7))
    found = stale(session, by_28_days)
    assert found is not None
    assert found.period == Period(PeriodKind.FOUR_WEEKS, date(2026, 10, 14)).next(-1)
    agency.change_agency(session, four_weeks_start=None)
    entries.set_values(session, {EntryKey(by_28_days, WHOLE_AGENCY, LAST_28_DAYS.next(-3)): Value(0)})
    found = stale(session, by_28_days)
    assert found is not None
    assert (found.period, found.last_period) == (LAST_28_DAYS, LAST_28_DAYS.next(-3))


# -- owners, and what it costs ----------------------------------------------------------------------------------------


def test_that_a_missing_period_counts_its_measures_by_owner_and_nobody_last(session: Session) -> None:
    (missing,) = [found for found in missing_periods(session) if found.period == OCTOBER]
    assert missing.owners == (("", len(missing.measures)),)
    with session.change("give_owner") as unit:
        lee, dana = unit[nouns.people].add(Person("Lee Park")), unit[nouns.people].add(Person("Dana Ruiz"))
        for measure, owner in zip(missing.measures, (lee, dana, dana), strict=False):
            unit[nouns.measures].change(measure.id, owner_id=owner)
    (missing,) = [found for found in missing_periods(session) if found.period == OCTOBER]
    assert missing.owners == (("Dana Ruiz", 2), ("Lee Park", 1), ("", len(missing.measures) - 3))


def test_that_the_last_update_is_the_latest_of_all_areas_and_not_of_older_periods(session: Session, calls: int) -> None:
    beat = agency.add_area(session, "Beat 1").id
    for area in (WHOLE_AGENCY, beat):
        entries.set_values(session, {EntryKey(calls, area, SEPTEMBER): Value(12)})
    with session.reading() as unit:
        changed = [entry.changed_at for entry in unit.entries.entries([calls])]
    entries.set_values(session, {EntryKey(calls, WHOLE_AGENCY, SEPTEMBER.next(-1)): Value(3)})
    found = stale(session, calls)
    assert found is not None
    assert found.last_update == max(moment for moment in changed if moment is not None)
