"""Weeks, 28 days and fiscal years in the grid: what is offered, where entries stand, and what a setting moves."""

from collections.abc import Callable
from datetime import date

import pytest

from cs360_desktop.domain.catalogue import Aggregation, Measure, Status
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.services import agency, entries, stale
from cs360_desktop.services.out_of_step import OutOfStep, out_of_step
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.metrics.entering.out_of_step_words import out_of_step_words
from cs360_desktop.ui.metrics.entering.rows import CellRow, GroupRow, RolledUpRow
from cs360_desktop.ui.metrics.entering.stale_words import stale_words
from cs360_desktop.ui.metrics.entering.view import EnterView
from cs360_desktop.ui.metrics.page import MetricsPage

Find = Callable[[str], Measure]
OCTOBER_5 = Period(PeriodKind.FOUR_WEEKS, date(2026, 10, 5))
"""The last complete 28 days of the fixed rhythm."""


def kept_by(session: Session, measure: Measure, kind: PeriodKind) -> Measure:
    with session.change("test") as unit:
        unit[nouns.measures].change(measure.id, period_kind=kind, status=Status.ACTIVE, aggregation=Aggregation.SUM)
        return unit[nouns.measures].get(measure.id)


@pytest.fixture
def calls(session: Session, measure: Find) -> Measure:
    """Weekly counts: 1, 2, 3 … from week 41 of 2026, which begins on October 5."""
    found = kept_by(session, measure("1.07"), PeriodKind.WEEK)
    weeks = [Period.week(2026, 41 + step) for step in range(5)]
    entries.set_values(
        session, {EntryKey(found.id, WHOLE_AGENCY, week): Value(step) for step, week in enumerate(weeks, 1)}
    )
    return found


def show(view: EnterView, kind: PeriodKind) -> None:
    view.choices.kind.choose(kind)
    view.choices.kind.activated.emit(0)


def offered(view: EnterView) -> list[str]:
    return [view.choices.kind.itemText(number) for number in range(view.choices.kind.count())]


def place_of(view: EnterView, measure: Measure, period: Period) -> tuple[int, int]:
    sheet = view.model.sheet
    row = next(n for n, row in enumerate(sheet.rows) if not isinstance(row, GroupRow) and row.measure.id == measure.id)
    return row, [column.period for column in sheet.columns].index(period)


def starts(view: EnterView) -> set[int]:
    """The days of the week on which the columns begin, 0 for Monday."""
    return {column.period.start.weekday() for column in view.model.sheet.columns}


def test_that_only_the_calendar_is_offered_where_nothing_is_kept_by_weeks(view: EnterView) -> None:
    assert offered(view) == ["Months", "Quarters", "Years"]


def test_that_weekly_measures_offer_weeks_and_28_days(view: EnterView, calls: Measure) -> None:
    assert offered(view) == ["Months", "Quarters", "Years", "Weeks", "28 days"]
    show(view, PeriodKind.WEEK)
    assert view.model.sheet.look(*place_of(view, calls, Period.week(2026, 44))).text == "4"


def test_that_a_measure_of_28_days_offers_no_weeks(view: EnterView, session: Session, measure: Find) -> None:
    kept_by(session, measure("1.07"), PeriodKind.FOUR_WEEKS)
    assert offered(view) == ["Months", "Quarters", "Years", "28 days"]


def test_that_28_days_are_the_sum_of_their_four_weeks_and_follow_each_of_them(
    view: EnterView, calls: Measure, desk: Desk
) -> None:
    show(view, PeriodKind.FOUR_WEEKS)
    place = place_of(view, calls, OCTOBER_5)
    assert isinstance(view.model.sheet.rows[place[0]], RolledUpRow)
    assert view.model.sheet.look(*place).text == "10"
    assert view.model.sheet.rolled_up_words(*place) == "10, computed from 4 of 4 weeks."
    running = place_of(view, calls, OCTOBER_5.next())
    assert view.model.sheet.rolled_up_words(*running) == "5, computed from 1 of 4 weeks."
    key = EntryKey(calls.id, WHOLE_AGENCY, Period.week(2026, 42))
    desk.do("Entered", lambda: entries.set_values(desk.session, {key: Value(100)}))
    assert view.model.sheet.look(*place).text == "108"
    desk.undo_stack.undo()
    assert view.model.sheet.look(*place).text == "10"


def test_that_weeks_are_not_shown_in_months_and_never_split(view: EnterView, calls: Measure) -> None:
    for kind in (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR):
        show(view, kind)
        rows = [row for row in view.model.sheet.rows if not isinstance(row, GroupRow)]
        assert calls.id not in {row.measure.id for row in rows}


def test_that_28_days_that_begin_in_the_midst_of_a_week_say_why_they_have_no_figure(
    view: EnterView, calls: Measure, session: Session
) -> None:
    agency.change_agency(session, four_weeks_start=date(2026, 10, 7))
    show(view, PeriodKind.FOUR_WEEKS)
    place = place_of(view, calls, Period(PeriodKind.FOUR_WEEKS, date(2026, 10, 7)))
    assert view.model.sheet.look(*place).text == ""
    words = "Nothing is computed here. Its weeks do not begin where 28 days from Oct 7, 2026 begins."
    assert view.model.sheet.rolled_up_words(*place) == words


def test_that_going_to_a_weekly_measure_shows_its_weeks(view: EnterView, page: MetricsPage, calls: Measure) -> None:
    show(view, PeriodKind.FOUR_WEEKS)
    page.show_place(Place("metrics", calls.id, "enter"))
    place = view.grid.place()
    assert place is not None
    assert isinstance(view.model.sheet.rows[place[0]], CellRow)
    assert view.choices.kind.choice() is PeriodKind.WEEK


def test_that_the_set_start_of_28_days_moves_the_open_grid_at_once(view: EnterView, calls: Measure, desk: Desk) -> None:
    show(view, PeriodKind.FOUR_WEEKS)
    assert starts(view) == {0}
    wednesday = date(2026, 10, 7)
    desk.do("Changed", lambda: agency.change_agency(desk.session, four_weeks_start=wednesday))
    assert starts(view) == {2}
    desk.undo()
    assert starts(view) == {0}


def test_that_missing_28_days_are_one_filter_away(view: EnterView, session: Session, measure: Find) -> None:
    kept = kept_by(session, measure("1.07"), PeriodKind.FOUR_WEEKS)
    view.show_place(Place("metrics", part="enter:missing:2026-10-05/P28D"))
    place = view.grid.place()
    assert place is not None
    assert view.model.sheet.key_at(*place) == EntryKey(kept.id, WHOLE_AGENCY, OCTOBER_5)
    found = next(each for each in stale.stale(session) if each.measure.id == kept.id)
    assert stale_words(found)[0] == f"{kept.name} has no entry for the 28 days from Oct 5, 2026"


@pytest.mark.parametrize("kind", [PeriodKind.QUARTER, PeriodKind.YEAR])
def test_that_the_fiscal_year_moves_the_open_grid_and_its_roll_ups_at_once(
    view: EnterView, session: Session, measure: Find, desk: Desk, kind: PeriodKind
) -> None:
    monthly = measure("1.07")
    months = [Period.month(2026, number) for number in range(1, 11)]
    entries.set_values(session, {EntryKey(monthly.id, WHOLE_AGENCY, month): Value(1) for month in months})
    show(view, kind)
    desk.do("Changed", lambda: agency.change_agency(desk.session, fiscal_year_start=6))
    assert {column.period.start.month for column in view.model.sheet.columns} == (
        {6, 9, 12, 3} if kind is PeriodKind.QUARTER else {6}
    )
    long = Period(kind, date(2026, 6, 1))
    figures = {PeriodKind.QUARTER: "3", PeriodKind.YEAR: "5"}
    assert view.model.sheet.look(*place_of(view, monthly, long)).text == figures[kind]
    desk.undo()
    assert view.model.sheet.columns[-1].period.start.month == (10 if kind is PeriodKind.QUARTER else 1)


def test_that_figures_beside_the_columns_are_told_in_words(session: Session, measure: Find) -> None:
    kept = kept_by(session, measure("1.07"), PeriodKind.FOUR_WEEKS)
    astray = Period(PeriodKind.FOUR_WEEKS, date(2026, 10, 7))
    entries.set_values(
        session, {EntryKey(kept.id, WHOLE_AGENCY, period): Value(1) for period in (astray, astray.next(-1))}
    )
    columns = [OCTOBER_5.next(step) for step in range(-3, 2)]
    found = out_of_step(session, [kept], [WHOLE_AGENCY], columns, 1)
    what, so_what = out_of_step_words(found)
    assert what == f"2 figures stand in no column here: {kept.name}"
    assert so_what == (
        "They are kept for other periods than those shown, such as 28 days from Oct 7, 2026. "
        "Settings › Agency profile says where 28-day periods begin."
    )
    yearly = OutOfStep(measure("2.46"), 1, Period.year(2025))
    what, so_what = out_of_step_words([yearly])
    assert what == f"1 figure stands in no column here: {yearly.measure.name}"
    assert so_what == (
        "It is kept for other periods than those shown, such as 2025. "
        "Settings › Agency profile says where the fiscal year begins."
    )
