"""Lists with the period in the row: one value per row, or measures across; of incidents they are counted elsewhere."""

from datetime import date, datetime
from typing import Any

import pytest

from cs360_desktop.domain.catalogue import Aggregation, Unit
from cs360_desktop.domain.entries import EntryState, Value
from cs360_desktop.importing.mapping import Known
from cs360_desktop.importing.propose import propose
from cs360_desktop.importing.questions import Topic
from cs360_desktop.importing.workbook import Sheet, Workbook
from tests.importing.conftest import AREAS, Planned, measure, numbers, sentences


def test_that_a_long_list_is_read_row_by_row(planned: Planned) -> None:
    plan = planned([
        ["Year", "Month", "Category", "Beat", "Count"],
        [2023, 1, "Calls", "Beat 1", 10],
        [2023, 1, "Calls", "Beat 2", 0],
        [2023, 2, "Stops", "Beat 1", None],
        [2023, "Feb", "Stops", "Beat 2", 4],
    ])  # fmt: skip
    assert numbers(plan) == {
        ("Calls", "Beat 1", "2023-01"): 10,
        ("Calls", "Beat 2", "2023-01"): 0,
        ("Stops", "Beat 2", "2023-02"): 4,
    }
    assert plan.tables[0].range == "A1:E5"
    assert not plan.questions


@pytest.mark.parametrize("head", ["Period", "Date", "Month"])
def test_that_one_column_can_hold_the_whole_period(planned: Planned, head: str) -> None:
    plan = planned([[head, "Measure", "Value"], ["2023-01", "Calls", 10], ["Feb 2023", "Calls", 11]])
    assert set(numbers(plan)) == {("Calls", "", "2023-01"), ("Calls", "", "2023-02")}


def test_that_dates_that_begin_months_are_months(planned: Planned) -> None:
    rows = [[date(2023, month, 1), "Calls", month] for month in range(1, 8)]
    assert numbers(planned([["Date", "Measure", "Value"], *rows]))["Calls", "", "2023-07"] == 7


def test_that_a_justice_counts_tab_takes_its_measure_from_the_sheet(planned: Planned) -> None:
    plan = planned(
        {"calls_for_service": [["year", "month", "value"], [2023, "January", "1,204"], [2023, "February", 7]]}
    )
    assert numbers(plan)["calls_for_service", "", "2023-01"] == 1204


@pytest.mark.parametrize("sheet", ["Sheet1", "Data", "arrests_2022"])
def test_that_a_list_that_never_says_what_it_counts_is_asked(planned: Planned, sheet: str) -> None:
    plan = planned({sheet: [["year", "month", "value"], [2023, 1, 5], [2023, 2, 7]]})
    assert not plan.values
    assert Topic.MEASURE in {question.topic for question in plan.questions}


def test_that_a_breakdown_is_a_measure_of_its_own(planned: Planned) -> None:
    plan = planned([
        ["year", "month", "metric", "breakdown_category", "breakdown", "value"],
        [2023, 1, "Calls", None, None, 30],
        [2023, 1, "Calls", "Type", "Emergency", 10],
        [2023, 1, "Calls", "Type", "Other", 20],
    ])  # fmt: skip
    assert numbers(plan) == {
        ("Calls", "", "2023-01"): 30,
        ("Calls / Type / Emergency", "", "2023-01"): 10,
        ("Calls / Type / Other", "", "2023-01"): 20,
    }


def test_that_measures_across_and_months_down_are_read(planned: Planned) -> None:
    plan = planned([
        ["Activity 2023"],
        ["Month", "Calls", "Stops", "Total"],
        ["January", 10, 2, 12],
        ["February", 0, None, 0],
        ["Total", 10, 2, 12],
    ])  # fmt: skip
    assert numbers(plan) == {("Calls", "", "2023-01"): 10, ("Stops", "", "2023-01"): 2, ("Calls", "", "2023-02"): 0}


def test_that_bare_months_down_without_a_year_are_asked(planned: Planned) -> None:
    plan = planned([["Month", "Calls", "Stops"], ["January", 10, 2], ["February", 0, 3]])
    assert not plan.values
    assert [question.topic for question in plan.questions] == [Topic.YEAR]


def test_that_fiscal_months_down_are_asked(planned: Planned) -> None:
    plan = planned([["Month", "Calls", "Stops"], ["July", 10, 2], ["January", 0, 3]], "Activity 2023.xlsx")
    assert not plan.values
    assert "one year" in sentences(plan)


def test_that_several_figures_per_row_are_parts_of_the_measure_where_their_heads_say_so(planned: Planned) -> None:
    plan = planned([["Year", "Offense", "Actual", "Cleared"], [2022, "Robbery", 13, 5], [2023, "Robbery", 11, 4]])
    assert numbers(plan) == {
        ("Robbery", "", "2022"): 13, ("Robbery / Cleared", "", "2022"): 5,
        ("Robbery", "", "2023"): 11, ("Robbery / Cleared", "", "2023"): 4,
    }  # fmt: skip


def test_that_several_figures_per_row_without_a_meaning_are_asked(planned: Planned) -> None:
    plan = planned([["Year", "Offense", "Red", "Blue"], [2022, "Robbery", 13, 5], [2023, "Robbery", 11, 4]])
    assert not plan.values
    assert "Which of these columns holds the value" in sentences(plan)


def test_that_a_column_that_divides_the_numbers_unknown_is_asked(planned: Planned) -> None:
    plan = planned([
        ["Year", "Offense", "Weapon", "Count"],
        [2022, "Robbery", "Knife", 13],
        [2022, "Robbery", "Gun", 5],
    ])  # fmt: skip
    assert not plan.values
    assert "divides the numbers" in sentences(plan)


def test_that_a_column_with_one_word_and_remarks_do_not_disturb(planned: Planned) -> None:
    plan = planned([
        ["Year", "Offense", "Agency type", "Count", "Notes"],
        [2022, "Robbery", "Municipal", 13, "checked"],
        [2023, "Robbery", "Municipal", 12, None],
    ])  # fmt: skip
    assert len(plan.values) == 2


def test_that_rows_that_disagree_are_both_refused_with_each_others_cell(planned: Planned) -> None:
    plan = planned([
        ["Year", "Offense", "Count"],
        [2022, "Robbery", 13],
        [2022, "ROBBERY ", 14],
        [2023, "Robbery", 12],
    ])  # fmt: skip
    assert numbers(plan) == {("Robbery", "", "2023"): 12}
    assert [(each.cell, each.text) for each in plan.rejected] == [("C2", "13"), ("C3", "14")]
    assert "C3" in plan.rejected[0].reason
    assert "C2" in plan.rejected[1].reason


def test_that_rows_that_agree_are_one(planned: Planned) -> None:
    plan = planned([["Year", "Offense", "Count"], [2022, "Robbery", 13], [2022, "Robbery", 13]])
    assert len(plan.values) == 1
    assert not plan.rejected


def test_that_many_rows_that_disagree_put_the_whole_list_in_doubt(planned: Planned) -> None:
    rows = [[2020 + year, "Robbery", number] for year in range(4) for number in (1, 2)]
    plan = planned([["Year", "Offense", "Count"], *rows, [2025, "Arson", 3]])
    assert not plan.values
    assert "more than its names tell" in sentences(plan)


def test_that_total_rows_of_a_list_are_left_out(planned: Planned) -> None:
    plan = planned(
        [["Year", "Beat", "Offense", "Count"], [2022, "Beat 1", "Robbery", 3], [2022, "Total", "Robbery", 3]]
    )
    assert set(numbers(plan)) == {("Robbery", "Beat 1", "2022")}


def test_that_a_row_without_a_period_is_refused(planned: Planned) -> None:
    plan = planned([["Year", "Offense", "Count"], [2022, "Robbery", 3], [None, "Robbery", 4], ["2022 YTD", "Arson", 5]])
    assert len(plan.values) == 1
    assert [each.cell for each in plan.rejected] == ["C3", "C4"]


def test_that_a_unit_column_is_understood(planned: Planned) -> None:
    plan = planned([["Year", "Measure", "Unit", "Value"], [2022, "Calls", "#", 3], [2022, "Callbacks", "%", 81.5]])
    units = {each.name: each.unit.value for each in plan.new_measures}
    assert units == {"Calls": "count", "Callbacks": "percent"}


INCIDENTS: list[list[Any]] = [
    ["Case Number", "Date Reported", "Offense", "Victim Name", "Address"],
    ["24-001", datetime.fromisoformat("2024-01-03T09:15"), "Robbery", "Jane Roe", "1 Main St"],
    ["24-002", datetime.fromisoformat("2024-01-09T22:00"), "Theft", "John Doe", "2 Main St"],
]


def test_that_a_list_of_incidents_of_a_part_of_a_month_gives_nothing_and_nobody_is_named(planned: Planned) -> None:
    plan = planned(INCIDENTS)
    assert not plan.values
    assert "January 2024 is not complete" in sentences(plan)
    assert {each.cells for each in plan.left_out if each.personal} == {
        "column D (“Victim Name”)",
        "column E (“Address”)",
    }
    everything = repr(plan)
    assert not any(secret in everything for secret in ("Roe", "Doe", "Main St", "24-001"))


def test_that_daily_counts_are_not_taken_for_months(planned: Planned) -> None:
    rows = [[date(2024, 1, day), day] for day in range(1, 20)]
    plan = planned([["Date", "Calls"], *rows])
    assert not plan.values
    assert plan.questions


def test_that_numbered_weeks_are_asked(planned: Planned) -> None:
    plan = planned([["Year", "Week", "Measure", "Count"], [2024, 7, "Calls", 12], [2024, 8, "Calls", 13]])
    assert not plan.values
    assert "weeks differently" in sentences(plan)


def test_that_numbers_that_look_like_phone_numbers_are_not_quoted(planned: Planned) -> None:
    plan = planned([["Year", "Offense", "Count"], [2022, "Robbery", 3], [2022, "Arson", "call 555-123-4567"]])
    assert "555" not in repr(plan.rejected)


EXPORT = [
    *("measure_id", "measure", "area", "period", "period_start", "value", "numerator", "denominator", "state", "unit"),
    *("note", "file", "sheet", "cell", "changed_at", "changed_by"),
]


def _exported(name: str, period: str, value: Any, **told: Any) -> list[Any]:
    row: dict[str, Any] = {"measure_id": 7, "measure": name, "area": "Whole agency", "period": period, "value": value}
    row |= {"period_start": date(2024, 1, 1), "state": "entered", "unit": "count", "file": "a.xlsx", "cell": "B2"}
    row |= {"changed_at": datetime.fromisoformat("2026-11-23T22:16:21"), "changed_by": "me"} | told
    return [row.get(head) for head in EXPORT]


def test_that_our_own_list_of_entries_comes_back_as_it_went_out(planned: Planned) -> None:
    plan = planned([
        EXPORT,
        _exported("Calls", "2024-01", 12),
        _exported("Calls", "2024-02", 13, state="estimated"),
        _exported("Calls", "2024-03", None, state="not collected"),
        _exported("Stops", "2023", 400),
        _exported("Callbacks", "2024-01", 30, numerator=12, denominator=40, unit="percent"),
    ], known=Known([measure(5, "Callbacks", unit=Unit.PERCENT, aggregation=Aggregation.RATIO)], AREAS))  # fmt: skip
    assert {(each.measure_name, str(each.period)): each.value for each in plan.values} == {
        ("Calls", "2024-01"): Value(12),
        ("Calls", "2024-02"): Value(13, state=EntryState.ESTIMATED),
        ("Calls", "2024-03"): Value(state=EntryState.NOT_COLLECTED),
        ("Stops", "2023"): Value(400),
        ("Callbacks", "2024-01"): Value(numerator=12, denominator=40),
    }
    assert {each.area_id for each in plan.values} == {1}
    assert not plan.questions


def test_that_a_period_told_twice_must_agree(planned: Planned) -> None:
    rows = [["Year", "Month", "Period", "Measure", "Value"], [2023, 1, "2023-01", "Calls", 5]]
    assert numbers(planned(rows)) == {("Calls", "", "2023-01"): 5}
    plan = planned([*rows, [2023, 2, "2023-03", "Calls", 6]])
    assert not plan.values
    assert "do not agree" in sentences(plan)


def test_that_areas_over_the_measures_are_asked(planned: Planned) -> None:
    plan = planned([["", "Beat 1", "", "Beat 2"], ["Month", "Calls", "Stops", "Citations"], ["2023-01", 1, 2, 3]])
    assert not plan.values
    assert "stands over some columns" in sentences(plan)


def test_that_names_with_commas_are_no_numbers(planned: Planned) -> None:
    plan = planned([["Month", "Assigned", "Calls"], ["2023-01", "Roe, Jane", 1], ["2023-02", "Doe, John", 2]])
    assert not plan.values
    assert "Roe" not in repr(plan)


def test_that_a_long_sheet_of_texts_is_looked_through_once() -> None:
    cells = [["Maple Street", "Oak Avenue", "seen"] for _ in range(20_000)]
    workbook = Workbook("Streets.xlsx", "0" * 64, (Sheet("S", hidden=False, cells=cells),))
    assert propose(workbook, Known([], AREAS)).questions[0].topic is Topic.LAYOUT


@pytest.mark.parametrize("gap", [[], [[]]])
def test_that_a_note_about_running_totals_below_a_list_is_asked(planned: Planned, gap: list[list[str]]) -> None:
    plan = planned(
        [["Month", "Calls", "Stops"], ["2023-01", 1, 2], ["2023-02", 3, 4], *gap, ["All figures are cumulative."]]
    )
    assert not plan.values
    assert "cumulative" in sentences(plan)


def test_that_dates_under_week_of_are_weeks_where_all_of_them_are_mondays(planned: Planned) -> None:
    plan = planned([["Week of", "Robbery"], [date(2024, 2, 5), 4], [date(2024, 2, 12), 7]])
    assert numbers(plan) == {("Robbery", "", "2024-W06"): 4, ("Robbery", "", "2024-W07"): 7}


def test_that_weeks_that_end_on_saturdays_are_asked(planned: Planned) -> None:
    plan = planned([["Week ending", "Robbery"], [date(2024, 2, 10), 4], [date(2024, 2, 17), 7]])
    assert not plan.values
    assert "Monday to Sunday" in sentences(plan)
