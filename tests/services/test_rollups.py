"""Roll-ups of what is stored, by measure, area and long period."""

from datetime import date

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import UNKNOWN_AREA, WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.services import entries
from cs360_desktop.services.rollups import RollUps
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns


def measure(session: Session, code: str) -> Measure:
    with session.reading() as unit:
        found = unit[nouns.measures].first(code=code)
    assert found is not None
    return found


def test_that_each_quarter_and_area_has_its_own_months(session: Session) -> None:
    calls = measure(session, "1.07")
    months = [Period.month(2026, number) for number in range(1, 7)]
    entries.set_values(
        session,
        {EntryKey(calls.id, WHOLE_AGENCY, month): Value(number) for number, month in enumerate(months, 1)}
        | {EntryKey(calls.id, UNKNOWN_AREA, months[3]): Value(state=EntryState.NOT_COLLECTED)},
    )
    quarters = [Period.quarter(2026, number) for number in (1, 2, 3)]
    found = RollUps(session, [calls], [WHOLE_AGENCY, UNKNOWN_AREA], quarters)
    assert [found.of(EntryKey(calls.id, WHOLE_AGENCY, period)).value for period in quarters] == [
        Value(6),
        Value(15),
        None,
    ]
    unknown = found.of(EntryKey(calls.id, UNKNOWN_AREA, quarters[1]))
    assert (unknown.value, unknown.basis) == (None, "0 of 3 months")


def test_that_a_fiscal_year_takes_the_quarters_that_begin_with_it_and_refuses_others(session: Session) -> None:
    kept = measure(session, "1.03")
    by_quarter = next(
        found
        for found in _all(session)
        if found.period_kind is PeriodKind.QUARTER and found.aggregation.value == "sum" and found.unit.is_whole
    )
    quarters = [Period.quarter(2025, 3).next(step) for step in range(4)]
    entries.set_values(session, {EntryKey(by_quarter.id, WHOLE_AGENCY, quarter): Value(2) for quarter in quarters})
    july = Period(PeriodKind.YEAR, date(2025, 7, 1))
    found = RollUps(session, [kept, by_quarter], [WHOLE_AGENCY], [july, july.next()])
    assert found.of(EntryKey(by_quarter.id, WHOLE_AGENCY, july)).value == Value(8)
    assert found.of(EntryKey(kept.id, WHOLE_AGENCY, july)).value is None
    february = Period(PeriodKind.YEAR, date(2025, 2, 1))
    astray = RollUps(session, [by_quarter], [WHOLE_AGENCY], [february, february.next()])
    for year in (february, february.next()):
        assert "do not begin" in astray.of(EntryKey(by_quarter.id, WHOLE_AGENCY, year)).reason


def _all(session: Session) -> list[Measure]:
    with session.reading() as unit:
        return unit[nouns.measures].all("position")
