"""Where 28-day periods begin: as set, as entered or by a fixed Monday; and a setting that would hide figures."""

from datetime import date, timedelta

import pytest

from cs360_desktop.domain.catalogue import Status
from cs360_desktop.domain.entries import UNKNOWN_AREA, WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.periods import FOUR_WEEKS_EPOCH, Period, PeriodKind
from cs360_desktop.services import agency, entries, rhythm
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns

MONDAYS = Period(PeriodKind.FOUR_WEEKS, date(2026, 1, 5))
WEDNESDAYS = Period(PeriodKind.FOUR_WEEKS, date(2026, 1, 7))


@pytest.fixture
def kept(session: Session) -> list[int]:
    """Three counts that are kept by 28 days."""
    with session.change("test") as unit:
        found = [measure.id for measure in unit[nouns.measures].all("position") if measure.unit.is_whole][:3]
        for measure_id in found:
            unit[nouns.measures].change(measure_id, period_kind=PeriodKind.FOUR_WEEKS, status=Status.ACTIVE)
    return found


def enter(session: Session, measure_id: int, *periods: Period, area_id: int = WHOLE_AGENCY) -> None:
    entries.set_values(session, {EntryKey(measure_id, area_id, period): Value(1) for period in periods})


def stands_like(found: Period, other: Period) -> bool:
    return (found.start - other.start).days % 28 == 0


def test_that_nothing_set_and_nothing_entered_is_a_fixed_monday(session: Session) -> None:
    assert rhythm.four_weeks(session) == FOUR_WEEKS_EPOCH


def test_that_what_was_entered_decides_until_it_is_set(session: Session, kept: list[int]) -> None:
    enter(session, kept[0], WEDNESDAYS)
    assert stands_like(rhythm.four_weeks(session), WEDNESDAYS)
    agency.change_agency(session, four_weeks_start=WEDNESDAYS.next(3).start)
    assert rhythm.four_weeks(session) == WEDNESDAYS.next(3)


def test_that_the_rhythm_of_most_measures_counts_and_not_that_of_the_latest_one(
    session: Session, kept: list[int]
) -> None:
    enter(session, kept[0], MONDAYS)
    enter(session, kept[1], MONDAYS.next(-2))
    enter(session, kept[2], WEDNESDAYS.next(5))
    assert stands_like(rhythm.four_weeks(session), MONDAYS)


@pytest.mark.parametrize("steps", [-40, 0, 1, 300])
def test_that_any_first_day_of_the_same_rhythm_may_be_set_over_entries(
    session: Session, kept: list[int], steps: int
) -> None:
    enter(session, kept[0], *(MONDAYS.next(step) for step in range(5)))
    agency.change_agency(session, four_weeks_start=MONDAYS.next(steps).start)
    assert stands_like(rhythm.four_weeks(session), MONDAYS)


@pytest.mark.parametrize("days", [-27, -1, 1, 7, 14, 27])
def test_that_a_first_day_that_would_leave_figures_without_a_column_is_refused(
    session: Session, kept: list[int], days: int
) -> None:
    enter(session, kept[0], *(MONDAYS.next(step) for step in range(5)))
    enter(session, kept[1], MONDAYS, area_id=UNKNOWN_AREA)
    with pytest.raises(UserError) as refused:
        agency.change_agency(session, four_weeks_start=MONDAYS.start + timedelta(days=days), county="Knox")
    assert refused.value.sentence.startswith(
        "6 figures are entered for other 28 days, such as the 28 days from Apr 27, 2026, and would stand in no column"
    )
    assert (agency.agency_of(session).four_weeks_start, agency.agency_of(session).county) == (None, "")


def test_that_a_cell_without_a_figure_is_an_entry_too_and_a_cleared_one_is_none(
    session: Session, kept: list[int]
) -> None:
    key = EntryKey(kept[0], WHOLE_AGENCY, MONDAYS)
    entries.set_states(session, [key], EntryState.NOT_COLLECTED)
    with pytest.raises(UserError):
        agency.change_agency(session, four_weeks_start=WEDNESDAYS.start)
    entries.clear(session, [key])
    agency.change_agency(session, four_weeks_start=WEDNESDAYS.start)
    assert rhythm.four_weeks(session) == WEDNESDAYS


def test_that_entries_in_two_rhythms_can_be_set_to_the_one_of_more_figures_only(
    session: Session, kept: list[int]
) -> None:
    enter(session, kept[0], MONDAYS, MONDAYS.next(), WEDNESDAYS.next(2))  # the latest one is astray and decides now
    assert stands_like(rhythm.four_weeks(session), WEDNESDAYS)
    agency.change_agency(session, four_weeks_start=MONDAYS.start)
    with pytest.raises(UserError, match="2 figures are entered for other 28 days"):
        agency.change_agency(session, four_weeks_start=WEDNESDAYS.start)
    agency.change_agency(session, four_weeks_start=None)


def test_that_other_kinds_of_periods_have_no_say(session: Session) -> None:
    with session.reading() as unit:
        monthly = unit[nouns.measures].first("position", period_kind=PeriodKind.MONTH)
    assert monthly is not None
    value = Value(numerator=1, denominator=2) if monthly.is_ratio else Value(1)
    entries.set_values(session, {EntryKey(monthly.id, WHOLE_AGENCY, Period.month(2026, 3)): value})
    agency.change_agency(session, four_weeks_start=WEDNESDAYS.start)
    assert rhythm.four_weeks(session) == WEDNESDAYS


def test_that_of_two_rhythms_with_as_many_figures_either_may_be_set(session: Session, kept: list[int]) -> None:
    enter(session, kept[0], MONDAYS, WEDNESDAYS.next(2))
    for start in (MONDAYS.start, WEDNESDAYS.start, MONDAYS.start):
        agency.change_agency(session, four_weeks_start=start)
        assert rhythm.four_weeks(session).start == start
