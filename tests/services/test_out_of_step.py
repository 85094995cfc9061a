"""Entries that fit no column of the grid are counted, and those that stand in one are not."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cs360_desktop.domain.catalogue import Measure, Status
from cs360_desktop.domain.entries import UNKNOWN_AREA, WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.periods import Period, PeriodKind, current_period, span
from cs360_desktop.services import entries
from cs360_desktop.services.out_of_step import out_of_step
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns

TODAY = date(2026, 11, 10)
JULY = 7


def kept_by(session: Session, kind: PeriodKind) -> Measure:
    """A count kept by periods of a kind."""
    with session.change("test") as unit:
        found = next(measure for measure in unit[nouns.measures].all("position") if measure.unit.is_whole)
        unit[nouns.measures].change(found.id, period_kind=kind, status=Status.ACTIVE)
        return unit[nouns.measures].get(found.id)


def enter(session: Session, measure: Measure, *periods: Period, area_id: int = WHOLE_AGENCY) -> None:
    entries.set_values(session, {EntryKey(measure.id, area_id, period): Value(1) for period in periods})


def columns(kind: PeriodKind, number: int, *, year_start: int = 1, monday: int = 5) -> list[Period]:
    rhythm = Period(PeriodKind.FOUR_WEEKS, date(2026, 1, monday))
    last = current_period(kind, TODAY, year_start, rhythm=rhythm)
    return list(span(last.next(1 - number), last))


def told(session: Session, measure: Measure, shown: list[Period], year_start: int = 1) -> tuple[int, str]:
    """How many entries of the whole agency fit no column, and the latest."""
    found = out_of_step(session, [measure], [WHOLE_AGENCY], shown, year_start)
    assert [each.measure for each in found] in ([], [measure])
    return (found[0].count, str(found[0].latest)) if found else (0, "")


def test_that_28_days_of_another_rhythm_are_counted(session: Session) -> None:
    kept = kept_by(session, PeriodKind.FOUR_WEEKS)
    enter(session, kept, *columns(PeriodKind.FOUR_WEEKS, 5))
    assert told(session, kept, columns(PeriodKind.FOUR_WEEKS, 13)) == (0, "")
    shown = columns(PeriodKind.FOUR_WEEKS, 13, monday=12)
    assert told(session, kept, shown) == (4, "2026-10-12/P28D")  # the running one ends after the last column


@pytest.mark.parametrize("kind", [PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR])
def test_that_calendar_years_under_fiscal_columns_are_counted(session: Session, kind: PeriodKind) -> None:
    kept = kept_by(session, PeriodKind.YEAR)
    enter(session, kept, Period.year(2024), Period.year(2025))
    number = {PeriodKind.MONTH: 36, PeriodKind.QUARTER: 12, PeriodKind.YEAR: 3}[kind]
    assert told(session, kept, columns(kind, number), 1) == (0, "")
    assert told(session, kept, columns(kind, number, year_start=JULY), JULY) == (2, "2025")
    enter(session, kept, Period(PeriodKind.YEAR, date(2025, 7, 1)))
    assert told(session, kept, columns(kind, number, year_start=JULY), JULY) == (2, "2025")


def test_that_quarters_that_straddle_a_fiscal_year_are_counted(session: Session) -> None:
    kept = kept_by(session, PeriodKind.QUARTER)
    enter(session, kept, Period.quarter(2026, 1), Period.quarter(2026, 2))
    assert told(session, kept, columns(PeriodKind.YEAR, 3, year_start=JULY), JULY) == (0, "")
    assert told(session, kept, columns(PeriodKind.YEAR, 3, year_start=2), 2) == (2, "2026-Q2")
    assert told(session, kept, columns(PeriodKind.MONTH, 24, year_start=2), 2) == (2, "2026-Q2")


def test_that_weeks_are_counted_only_where_28_days_begin_in_their_midst(session: Session) -> None:
    kept = kept_by(session, PeriodKind.WEEK)
    enter(session, kept, *columns(PeriodKind.WEEK, 8))
    assert told(session, kept, columns(PeriodKind.WEEK, 52)) == (0, "")
    assert told(session, kept, columns(PeriodKind.FOUR_WEEKS, 13)) == (0, "")
    assert told(session, kept, columns(PeriodKind.FOUR_WEEKS, 13, monday=7)) == (7, "2026-W45")  # this week ends later


def test_that_only_the_time_and_the_areas_shown_count(session: Session) -> None:
    kept = kept_by(session, PeriodKind.YEAR)
    enter(session, kept, Period.year(2010))
    enter(session, kept, Period.year(2025), area_id=UNKNOWN_AREA)
    shown = columns(PeriodKind.MONTH, 36, year_start=JULY)
    assert told(session, kept, shown, JULY) == (0, "")
    (found,) = out_of_step(session, [kept], [WHOLE_AGENCY, UNKNOWN_AREA], shown, JULY)
    assert (found.count, found.latest) == (1, Period.year(2025))


def test_that_a_cleared_cell_is_no_entry_and_no_columns_ask_nothing(session: Session) -> None:
    kept = kept_by(session, PeriodKind.YEAR)
    enter(session, kept, Period.year(2025))
    entries.clear(session, [EntryKey(kept.id, WHOLE_AGENCY, Period.year(2025))])
    assert told(session, kept, columns(PeriodKind.MONTH, 36, year_start=JULY), JULY) == (0, "")
    assert told(session, kept, []) == (0, "")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.integers(-40, 2), min_size=1, max_size=12), st.integers(1, 27), st.integers(1, 20))
def test_that_every_entry_ends_up_in_a_column_or_is_counted(
    session: Session, steps: set[int], monday: int, number: int
) -> None:
    kept = kept_by(session, PeriodKind.FOUR_WEEKS)
    entered = [Period(PeriodKind.FOUR_WEEKS, date(2026, 1, 5)).next(step) for step in steps]
    enter(session, kept, *entered)
    shown = columns(PeriodKind.FOUR_WEEKS, number, monday=monday)
    inside = [period for period in entered if shown[0].start <= period.end <= shown[-1].end]
    standing = [period for period in inside if period in shown]
    assert told(session, kept, shown)[0] == len(inside) - len(standing)
    entries.clear(session, [EntryKey(kept.id, WHOLE_AGENCY, period) for period in entered])
