"""The scorecard: last values, what they are compared with, targets, what is missing, what a community copy hides."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import pytest

from cs360_desktop.domain.catalogue import Aggregation, Direction, Measure, SeriesBreak, Status, Unit
from cs360_desktop.domain.charts import Signal
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.figures import Compared, Why, Withheld
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.services import agency, entries, home, metrics
from cs360_desktop.services.score_details import LineDetails, line_details
from cs360_desktop.services.scorecard import last_complete_month, scorecard, signals
from cs360_desktop.services.scorelines import Beside, CompareWith, Scorecard, Scoreline, line_sentence
from cs360_desktop.services.session import Session
from cs360_desktop.services.targets import Aim, set_target
from cs360_desktop.storage import nouns

Find = Callable[[str], Measure]
Add = Callable[..., int]
OCTOBER = Period.month(2026, 10)


@pytest.fixture
def add(session: Session, find: Find) -> Add:
    """Make an active measure like one of the catalog, with changes."""

    def make(name: str = "Bicycles stolen", like: str = "1.07", **changes: object) -> int:
        template = find(like)
        with session.change("add_measure") as unit:
            return unit[nouns.measures].add(
                replace(template, id=0, code="", name=name, status=Status.ACTIVE, **changes)  # type: ignore[arg-type]
            )

    return make


def enter(session: Session, measure_id: int, figures: Mapping[Period, float | Value]) -> None:
    entries.set_values(
        session,
        {
            EntryKey(measure_id, WHOLE_AGENCY, period): found if isinstance(found, Value) else Value(float(found))
            for period, found in figures.items()
        },
    )


def octobers(*figures: float) -> dict[Period, float | Value]:
    """Octobers to 2026, the oldest first."""
    return {Period.month(2026 - step, 10): figure for step, figure in enumerate(reversed(figures))}


def line_of(card: Scorecard, measure_id: int) -> Scoreline:
    return next(line for line in card.lines if line.measure.id == measure_id)


def explained(session: Session, card: Scorecard, measure_id: int) -> tuple[LineDetails, str]:
    found = line_details(session, line_of(card, measure_id), card)
    return found, " ".join(step.text for step in found.steps)


def test_that_a_line_has_the_last_complete_figure_beside_that_of_a_year_before(session: Session, add: Add) -> None:
    measure = add()
    enter(session, measure, {**octobers(79, 74), Period.month(2026, 11): 3})
    line = line_of(scorecard(session), measure)
    assert (line.period, line.figure, line.is_stale) == (OCTOBER, "74", False)
    assert line.beside == Beside("a year before", "79", "−5", "−6.3 %")
    assert line_sentence(line) == (
        "Bicycles stolen, Oct 2026, 74, a year before 79, change −5, −6.3 %, usual range, no target."
    )


def test_that_nothing_is_percent_of_a_small_number_or_of_zero(session: Session, add: Add) -> None:
    small, zero = add("Small"), add("Zero")
    enter(session, small, octobers(17, 4))
    enter(session, zero, octobers(0, 4))
    card = scorecard(session)
    assert line_of(card, small).beside == Beside("a year before", "17", "−13", "small number")
    assert line_of(card, zero).beside == Beside("a year before", "0", "+4", "from zero")


def test_that_a_missing_last_period_is_named_and_the_older_figure_keeps_its_period(session: Session, add: Add) -> None:
    measure = add()
    enter(session, measure, {Period.month(2026, 8): 5, Period.month(2025, 8): 7})
    line = line_of(scorecard(session), measure)
    assert (line.period, line.is_stale, line.missing) == (Period.month(2026, 8), True, OCTOBER)
    assert "no entry for Oct 2026" in line_sentence(line)
    assert line.trend.figures[-3:] == (5.0, None, None)


def test_that_a_state_is_an_answer_and_no_missing_entry(session: Session, add: Add) -> None:
    measure = add()
    later = Value(state=EntryState.NOT_YET_AVAILABLE)
    enter(session, measure, {Period.month(2026, 9): 5, OCTOBER: later})
    line = line_of(scorecard(session), measure)
    assert (line.period, line.is_stale) == (Period.month(2026, 9), False)


def test_that_a_measure_without_figures_has_a_line_that_says_so(session: Session, add: Add) -> None:
    measure = add()
    line = line_of(scorecard(session), measure)
    assert (line.period, line.figure, line.beside, line.signal) == (None, "", None, None)
    assert line.trend.is_empty
    assert line_sentence(line) == "Bicycles stolen, no complete period has a figure yet."
    assert line_details(session, line, scorecard(session)) == LineDetails("", "", (), None)


def test_that_only_active_measures_have_a_line(session: Session, add: Add) -> None:
    measure = add()
    metrics.retire(session, [measure])
    assert measure not in {line.measure.id for line in scorecard(session).lines}


def test_that_a_scorecard_through_an_earlier_month_knows_nothing_later(session: Session, add: Add) -> None:
    measure = add()
    enter(session, measure, {**octobers(79, 74), Period.month(2026, 9): 60, Period.month(2025, 9): 50})
    card = scorecard(session, through=Period.month(2026, 9))
    line = line_of(card, measure)
    assert (line.period, line.figure) == (Period.month(2026, 9), "60")
    assert line.trend.figures[-1] == 60
    assert last_complete_month(session) == OCTOBER


def test_that_the_mean_of_earlier_years_is_compared_with_itself_and_not_with_the_year_before(
    session: Session, add: Add
) -> None:
    measure = add()
    enter(session, measure, octobers(20, 30, 40, 36))
    card = scorecard(session, compare_with=CompareWith.MEAN)
    line = line_of(card, measure)
    assert line.beside == Beside("mean of earlier years", "30.0", "+6", "+20.0 %")
    assert "mean of earlier years 30.0, change +6, +20.0 %" in line_sentence(line)
    assert "36 − 30.0 = +6.0. In percent of the mean: +20.0 %." in explained(session, card, measure)[1]


def test_that_the_mean_of_few_says_small_number(session: Session, add: Add) -> None:
    measure = add()
    enter(session, measure, octobers(2, 3, 9))
    card = scorecard(session, compare_with=CompareWith.MEAN)
    assert line_of(card, measure).beside == Beside("mean of earlier years", "2.5", "+6.5", "small number")
    assert "a small number" in explained(session, card, measure)[1]


def test_that_shares_have_no_mean_of_earlier_years(session: Session, find: Find) -> None:
    cleared = find("1.35")
    metrics.activate(session, [cleared.id])
    quarter = Period.quarter(2026, 3)
    shares = {quarter: Value(numerator=8, denominator=13), quarter.year_before(): Value(numerator=4, denominator=7)}
    enter(session, cleared.id, shares)
    by_year = line_of(scorecard(session), cleared.id)
    assert by_year.figure == "61.5 %"
    assert by_year.beside == Beside("a year before", "57.1 %", "+4.4 pts", "8 of 13")
    assert by_year.row is not None
    assert by_year.row.interval == "36 – 82 %"
    by_mean = line_of(scorecard(session, compare_with=CompareWith.MEAN), cleared.id)
    assert by_mean.beside == Beside("mean of earlier years", "–", "–", "8 of 13")


def test_that_the_year_to_date_counts_only_the_months_that_both_years_have(session: Session, add: Add) -> None:
    measure = add()
    months = [Period.month(year, month) for year in (2025, 2026) for month in range(1, 11)]
    enter(session, measure, {month: 10 for month in months if month != Period.month(2025, 4)})
    line = line_of(scorecard(session, compare_with=CompareWith.YEAR_TO_DATE), measure)
    assert line.figure == "90"
    assert line.beside == Beside("a year before", "90", "0", "0.0 %")
    assert line.compared is not None
    assert line.compared.left_out == (Period.month(2026, 4),)
    assert line.row is not None
    assert line.row.name == "Year to date, Jan – Oct (9 of 10 months)"


def test_that_the_last_twelve_months_are_compared_with_those_before(session: Session, add: Add) -> None:
    measure = add()
    first = Period.month(2024, 11)
    enter(session, measure, {first.next(step): 10 if step < 12 else 12 for step in range(24)})
    line = line_of(scorecard(session, compare_with=CompareWith.LAST_YEAR), measure)
    assert (line.figure, line.beside) == ("144", Beside("a year before", "120", "+24", "+20.0 %"))
    assert line.period == OCTOBER


def test_that_a_stretch_with_a_gap_falls_back_to_the_period_alone(session: Session, add: Add) -> None:
    measure = add()
    enter(session, measure, octobers(30, 33))
    line = line_of(scorecard(session, compare_with=CompareWith.LAST_YEAR), measure)
    assert (line.figure, line.row.name if line.row else "") == ("33", "Oct 2026")


def test_that_nothing_is_compared_across_a_break(session: Session, add: Add) -> None:
    measure = add()
    enter(session, measure, octobers(50, 70))
    with session.change("add_break") as unit:
        unit[nouns.series_breaks].add(SeriesBreak(0, measure, Period.month(2026, 1), "new records system"))
    card = scorecard(session)
    line = line_of(card, measure)
    assert (line.beside, line.signal) == (Beside("a year before", "50", "–", "–"), None)
    said, steps = explained(session, card, measure)
    assert "the way of counting changed in Jan 2026" in said.caution
    assert "No change is given" in steps


def test_that_the_distance_to_a_target_is_said_with_what_it_is(session: Session, add: Add) -> None:
    measure = add(direction=Direction.UP)
    enter(session, measure, octobers(20, 38))
    set_target(session, measure, Aim(40, by=date(2026, 12, 31), set_by="PST"))
    target = line_of(scorecard(session), measure).target
    assert target is not None
    assert (target.is_reached, target.distance) == (False, "2 short")
    assert target.aim == "at least 40 a month by Dec 31, 2026"
    assert (target.brief, target.set_by) == ("40 a month by Dec", "PST")
    earlier = line_of(scorecard(session, through=Period.month(2025, 12)), measure).target
    assert earlier is not None
    assert (earlier.is_reached, earlier.brief) == (False, "40 a month by Dec 2026")


def test_that_a_community_copy_has_no_internal_measures_and_counts_them(session: Session, add: Add) -> None:
    internal, open_ = add("Inside", internal=True), add("Outside")
    for measure in (internal, open_):
        enter(session, measure, octobers(30, 33))
    card = scorecard(session, community=True)
    assert internal not in {line.measure.id for line in card.lines}
    assert line_of(card, open_).figure == "33"
    assert (card.is_community, card.internal) == (True, 1)


def test_that_small_counts_of_sensitive_measures_are_withheld_in_a_community_copy(session: Session, add: Add) -> None:
    measure = add("Assaults at home", sensitive=True)
    enter(session, measure, {**octobers(9, 3), Period.month(2026, 9): 8})
    set_target(session, measure, Aim(2))
    card = scorecard(session, community=True)
    line = line_of(card, measure)
    assert (line.is_withheld, line.figure, line.beside, line.is_stale) == (True, "", None, False)
    assert line.target is not None
    assert line.target.distance == "withheld"
    assert (line.trend.figures[-1], card.suppressed) == (None, 1)
    assert line_sentence(line) == "Assaults at home, withheld in community copies."
    assert line_details(session, line, card).steps == ()
    assert line_of(scorecard(session), measure).figure == "3"


def test_that_an_older_figure_never_stands_in_for_a_withheld_one(session: Session, add: Add) -> None:
    measure = add("Assaults at home", sensitive=True)
    later = Value(state=EntryState.NOT_YET_AVAILABLE)
    enter(session, measure, {OCTOBER: later, Period.month(2026, 9): 2, Period.month(2026, 8): 12})
    line = line_of(scorecard(session, community=True), measure)
    assert (line.is_withheld, line.period) == (True, None)


def test_that_a_withheld_year_before_is_said_to_be_withheld(session: Session, add: Add) -> None:
    measure = add("Assaults at home", sensitive=True)
    enter(session, measure, octobers(3, 9))
    line = line_of(scorecard(session, community=True), measure)
    assert line.beside == Beside("a year before", "withheld", "–", "–")


def test_that_a_fiscal_year_from_july_is_compared_with_the_one_before(session: Session, add: Add) -> None:
    with session.change("set_agency") as unit:
        unit[nouns.agencies].change(1, fiscal_year_start=7)
    measure = add("Grants", period_kind=PeriodKind.YEAR)
    years = {Period(PeriodKind.YEAR, date(year, 7, 1)): figure for year, figure in ((2024, 60), (2025, 66), (2026, 5))}
    enter(session, measure, years)
    line = line_of(scorecard(session), measure)
    assert (line.period and line.period.label, line.figure) == ("FY 2026", "66")
    assert line.beside == Beside("a year before", "60", "+6", "+10.0 %")
    assert not line.is_stale


def test_that_weeks_are_compared_with_the_same_week_a_year_before(session: Session, add: Add) -> None:
    measure = add("Patrols", period_kind=PeriodKind.WEEK)
    week = Period.week(2026, 43)
    enter(session, measure, {week: 30, week.year_before(): 24, week.next(): 31})
    line = line_of(scorecard(session), measure)
    assert line.period == Period.week(2026, 43), "week 44 ends in November"
    assert line.beside == Beside("a year before", "24", "+6", "+25.0 %")


def test_that_trends_of_a_kind_have_one_width_and_keep_their_gaps(session: Session, add: Add) -> None:
    long, short = add("Long"), add("Short")
    enter(session, long, {Period.month(2020, 1).next(step): 5 for step in range(82)})
    enter(session, short, {Period.month(2026, 7): 1, Period.month(2026, 9): 2, OCTOBER: 3})
    card = scorecard(session)
    assert line_of(card, short).trend.figures == (*[None] * 20, 1.0, None, 2.0, 3.0)
    assert len(line_of(card, long).trend.figures) == 24
    assert line_of(card, short).trend.since == card.trend_since == Period.month(2024, 11)


def test_that_manchesters_figures_go_from_entries_to_row_and_explanation(session: Session, add: Add) -> None:
    measure = add("Sudden deaths", period_kind=PeriodKind.YEAR)
    enter(session, measure, {Period.year(2024): 137, Period.year(2025): 198})
    card = scorecard(session)
    line = line_of(card, measure)
    assert line.beside == Beside("a year before", "137", "+61", "+44.5 %")
    assert line.signal is Signal.UNUSUAL
    assert line.compared is not None
    assert not isinstance(line.compared.judgment, Withheld)
    assert line.compared.judgment.z == pytest.approx(3.34, abs=0.005)
    said, steps = explained(session, card, measure)
    assert said.finding.startswith("2025: 198. Unusual: above the usual range")
    assert said.caution.startswith("It does not say why.")
    assert "61 ÷ 137 × 100 = +44.5 %" in steps
    assert "= 3.34." in steps


def test_that_rates_by_residents_are_explained_for_years_whose_residents_are_known(session: Session, add: Add) -> None:
    measure = add()
    enter(session, measure, octobers(50, 56))
    assert (
        "Not given, because the number of residents in 2026 is not known"
        in explained(session, scorecard(session), measure)[1]
    )
    agency.set_population(session, 2026, 11_200, source="Census")
    assert "56 ÷ 11,200 residents in 2026 × 1,000 = 5.00" in explained(session, scorecard(session), measure)[1]


@pytest.mark.parametrize(
    ("unit", "aggregation"), [(Unit.MINUTES, Aggregation.PER_PERIOD_ONLY), (Unit.PEOPLE, Aggregation.LAST)]
)
def test_that_other_kinds_of_figures_get_no_word(
    session: Session, add: Add, unit: Unit, aggregation: Aggregation
) -> None:
    measure = add(unit=unit, aggregation=aggregation)
    enter(session, measure, octobers(30, 31))
    line = line_of(scorecard(session), measure)
    assert isinstance(line.compared, Compared)
    assert isinstance(line.compared.judgment, Withheld)
    assert (line.signal, line.compared.judgment.why) == (None, Why.NOT_A_COUNT)


def test_that_home_names_the_signals_and_never_stale_ones(session: Session, add: Add) -> None:
    odd, usual, stale = add("Odd"), add("Usual"), add("Stale")
    enter(session, odd, octobers(20, 20, 60))
    enter(session, usual, octobers(20, 20, 21))
    enter(session, stale, {Period.month(2026, 7): 60, Period.month(2025, 7): 20})
    assert [line.measure.id for line in signals(session)] == [odd]
    assert [line.measure.id for line in home.today(session).signals] == [odd]
