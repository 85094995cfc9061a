"""What stands beside a chart: the baseline and since when, marks with what follows, the target, years without rate."""

from collections.abc import Callable
from datetime import date

import pytest

from cs360_desktop.domain.catalogue import Direction, Measure
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.services import agency, chart_sets, charts, entries
from cs360_desktop.services.chart_files import TakenChart, chart_name
from cs360_desktop.services.chart_notes import ChartNotes, chart_notes
from cs360_desktop.services.chart_points import CountedAs
from cs360_desktop.services.chart_tables import panels_table, run_table, years_sentence, years_table
from cs360_desktop.services.charts import MeasureChart
from cs360_desktop.services.series_breaks import add_break
from cs360_desktop.services.session import Session
from cs360_desktop.services.targets import Aim, set_target

CALLS = "1.07"


@pytest.fixture
def calls(session: Session, find: Callable[[str], Measure]) -> int:
    """Every month from 2023 to October 2026, one of them not collected."""
    key = find(CALLS).id
    months = [Period.month(2023, 1).next(step) for step in range(46)]
    values = {EntryKey(key, WHOLE_AGENCY, month): Value(float(8 + month.start.month)) for month in months}
    values[EntryKey(key, WHOLE_AGENCY, Period.month(2024, 3))] = Value(state=EntryState.NOT_COLLECTED)
    entries.set_values(session, values)
    return key


def shown(session: Session, key: int, counted_as: CountedAs = CountedAs.COUNT) -> MeasureChart:
    found = charts.measure_chart(session, key, counted_as=counted_as)
    assert found is not None
    return found


def notes(session: Session, key: int, counted_as: CountedAs = CountedAs.COUNT) -> ChartNotes:
    return chart_notes(session, shown(session, key, counted_as), WHOLE_AGENCY, counted_as)


def test_that_the_baseline_is_told_with_its_years_and_since_which_break(session: Session, calls: int) -> None:
    assert notes(session, calls).baseline == "3 earlier years per month (2023–2025)."
    add_break(session, calls, Period.month(2024, 6), "new records system")
    assert notes(session, calls).baseline == "2 earlier years per month (2024–2025), since the break in Jun 2024."
    add_break(session, calls, Period.month(2026, 8), "new map")
    assert notes(session, calls).baseline == ""


def test_that_a_new_map_of_areas_leaves_the_whole_agency_comparable(session: Session, calls: int) -> None:
    add_break(session, calls, Period.month(2026, 1), "new beats", areas_only=True)
    found = notes(session, calls)
    assert found.baseline == "3 earlier years per month (2023–2025)."
    assert found.marks[0].detail == "Jan 2026 · only areas are not compared across it"


def test_that_the_target_stands_with_its_distance(session: Session, calls: int) -> None:
    set_target(session, calls, Aim(15, by=date(2026, 12, 31), set_by="PST", direction=Direction.DOWN))
    words = notes(session, calls).target_words
    assert words is not None
    assert (words.distance, words.aim) == ("3 over", "at most 15 a month by Dec 31, 2026")


def test_that_years_without_residents_are_named_for_rates_by_residents_alone(session: Session, calls: int) -> None:
    agency.set_population(session, 2025, 11_200)
    assert notes(session, calls, CountedAs.PER_DAY).missing_years == ""
    assert notes(session, calls, CountedAs.PER_1000).missing_years == "2023, 2024, 2026"


def test_that_a_gap_is_a_word_in_every_table_and_never_a_zero(session: Session, calls: int) -> None:
    found = shown(session, calls)
    rows = {row.name: row.cells for row in run_table(found.chart, found.lines, is_rated=False).rows}
    assert rows["Mar 2024"][:2] == ("", "not collected")
    years = chart_sets.years_chart(session, calls)
    assert not isinstance(years, str)
    assert years_table(years).rows[2].cells == ("11", "n/c", "11", "11")
    assert years_sentence(years, 2) == "Mar: 11 in 2026 · 11 in 2025 · n/c in 2024 · 11 in 2023"
    assert years_table(years).rows[11].cells == ("20", "20", "20", "")


def test_that_areas_stand_in_the_table_in_their_own_order(session: Session, calls: int) -> None:
    for name, count in (("Harbor", 1.0), ("Center", 5.0)):
        key = agency.add_area(session, name).id
        entries.set_values(session, {EntryKey(calls, key, Period.month(2026, 9)): Value(count)})
    panels = chart_sets.area_panels(session, calls)
    assert not isinstance(panels, str)
    table = panels_table(panels)
    assert table.heads == ("Harbor", "Center")
    assert [row.cells for row in table.rows if row.name == "Sep 2026"] == [("1", "5")]


def test_that_the_name_of_a_file_is_the_title_without_what_a_name_cannot_hold(session: Session, calls: int) -> None:
    found = shown(session, calls)
    taken = TakenChart(found.chart, run_table(found.chart, found.lines, is_rated=False), found)
    assert chart_name(taken, "pdf") == "Disorder calls (noise, disturbance, trespass), per month.pdf"
