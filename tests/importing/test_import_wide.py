"""Tables with periods across: what is taken, what is left out, what is asked."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cs360_desktop.importing.questions import Topic
from tests.importing.conftest import NOTHING_KNOWN, Planned, Written, numbers, plan_of, sentences

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
YEARS: list[list[Any]] = [["Offense", 2021, 2022, 2023], ["Robbery", 5, 6, 7], ["Burglary", 15, 0, 17]]


def test_that_title_rows_blank_rows_notes_and_headings_do_not_disturb(planned: Planned) -> None:
    plan = planned([
        ["MILL HARBOR POLICE DEPARTMENT"],
        ["Monthly activity report – CY 2026 (through Mar)"],
        [],
        ["Activity", "Unit", "Jan", "Feb", "Mar"],
        ["PATROL"],
        ["Foot patrols", "#", 20, 22, 26],
        ["Disorder calls", "#", 58, None, 66],
        [],
        ["INVESTIGATIONS"],
        ["Simple assaults", "#", 6, 7, 9],
        ["1 Includes noise complaints since 2/2026"],
        ["Prepared by records 4/30"],
    ])  # fmt: skip
    assert numbers(plan) == {
        ("Foot patrols", "", "2026-01"): 20,
        ("Foot patrols", "", "2026-02"): 22,
        ("Foot patrols", "", "2026-03"): 26,
        ("Disorder calls", "", "2026-01"): 58,
        ("Disorder calls", "", "2026-03"): 66,
        ("Simple assaults", "", "2026-01"): 6,
        ("Simple assaults", "", "2026-02"): 7,
        ("Simple assaults", "", "2026-03"): 9,
    }
    assert not plan.questions


def test_that_every_value_knows_its_cell(planned: Planned) -> None:
    plan = planned({"Counts": [[], *YEARS]})
    assert {(each.sheet, each.cell) for each in plan.values if each.value.number == 7} == {("Counts", "D3")}
    assert plan.tables[0].to_dict() == {
        "sheet": "Counts",
        "range": "A2:D4",
        "orientation": "rows: measures (column A); columns: years",
        "period": "year",
        "values": 6,
    }


def test_that_total_rows_and_columns_are_left_out(planned: Planned) -> None:
    plan = planned([
        ["Offense", 2021, 2022, "Total", "% Change", "Average"],
        ["Robbery", 5, 6, 11, 20, 5.5],
        ["Burglary", 15, 10, 25, -33, 12.5],
        ["TOTAL PART ONE CRIMES", 20, 16, 36, -20, 18],
        ["Total", 20, 16, 36, -20, 18],
    ])  # fmt: skip
    assert {(each.measure_name, each.cell) for each in plan.values} == {
        ("Robbery", "B2"), ("Robbery", "C2"), ("Burglary", "B3"), ("Burglary", "C3"),
    }  # fmt: skip


def test_that_a_name_with_total_that_sums_nothing_stays_a_measure(planned: Planned) -> None:
    plan = planned([["Offense", 2021, 2022], ["Robbery", 5, 6], ["Arson", 1, 2], ["Total Rape", 9, 11]])
    assert numbers(plan)["Total Rape", "", "2021"] == 9


def test_that_citywide_rows_are_left_out_where_the_areas_are_there(planned: Planned) -> None:
    plan = planned([
        ["Beat", "Offense", 2021, 2022],
        ["Beat 1", "Robbery", 5, 6],
        ["Beat 2", "Robbery", 1, 2],
        ["CITYWIDE", "Robbery", 6, 8],
    ])  # fmt: skip
    assert set(numbers(plan)) == {("Robbery", area, year) for area in ("Beat 1", "Beat 2") for year in ("2021", "2022")}


def test_that_bare_months_take_the_year_of_a_title_of_the_sheet_or_of_the_file(planned: Planned) -> None:
    rows = [["Offense", *MONTHS], ["Robbery", *range(1, 13)]]
    for content, name in (
        ([["Crime report 2022"], [], *rows], "Crime.xlsx"),
        ({"2022": rows}, "Crime.xlsx"),
        (rows, "Crime 2022.xlsx"),
        ({"2022": rows}, "Crime 2021-2022.xlsx"),
    ):
        plan = planned(content, name)
        assert len(plan.values) == 12, sentences(plan)
        assert numbers(plan)["Robbery", "", "2022-12"] == 12


@pytest.mark.parametrize(
    ("titles", "name"),
    [
        ([], "Crime.xlsx"),
        ([["Crime in 2021 and 2022"]], "Crime.xlsx"),
        ([["Crime in 2021"]], "Crime 2022.xlsx"),
        ([["Report, January 2023"]], "Crime.xlsx"),
        ([], "Crime Jan 2023.xlsx"),
        ([["Printed 1/5/2023"]], "Crime.xlsx"),
        ([["Printed January 5, 2023"]], "Crime.xlsx"),
        ([], "phx_ucr22.xlsx"),
        ([], "Crime_20230105.xlsx"),
    ],
)
def test_that_a_missing_or_doubtful_year_is_asked_and_never_invented(
    planned: Planned, titles: list[list[str]], name: str
) -> None:
    plan = planned([*titles, ["Offense", *MONTHS], ["Robbery", *range(1, 13)]], name)
    assert not plan.values
    assert [question.topic for question in plan.questions] == [Topic.YEAR]


def test_that_months_over_the_turn_of_a_year_are_asked(planned: Planned) -> None:
    fiscal = [*MONTHS[6:], *MONTHS[:6]]
    plan = planned([["Offense", *fiscal], ["Robbery", *range(12)]], "Crime 2022.xlsx")
    assert not plan.values
    assert "more than one year" in sentences(plan)


def test_that_years_over_the_months_give_each_month_its_year(planned: Planned) -> None:
    plan = planned([
        ["", "2021", "", "", "2022"],
        ["Offense", "Jan", "Feb", "Mar", "Jan", "Feb", "Mar"],
        ["Robbery", 1, 2, 3, 4, 5, 6],
    ])  # fmt: skip
    assert numbers(plan)["Robbery", "", "2021-03"] == 3
    assert numbers(plan)["Robbery", "", "2022-01"] == 4
    assert len(plan.values) == 6


def test_that_a_year_centered_over_its_months_is_asked(planned: Planned) -> None:
    plan = planned([
        ["", "", "2021", "", "", "2022"],
        ["Offense", "Jan", "Feb", "Mar", "Jan", "Feb", "Mar"],
        ["Robbery", 1, 2, 3, 4, 5, 6],
    ])  # fmt: skip
    assert not plan.values
    assert plan.questions


def test_that_quarters_over_the_months_change_nothing(planned: Planned) -> None:
    plan = planned([
        ["", "1st quarter", "", "", "2nd quarter"],
        ["Offense", "Jan", "Feb", "Mar", "Apr"],
        ["Robbery", 1, 2, 3, 4],
    ], "Crime 2022.xlsx")  # fmt: skip
    assert numbers(plan)["Robbery", "", "2022-04"] == 4


@pytest.mark.parametrize(
    "row", [["", "Week to Date", "", "28 Day"], ["", "Reported", "", "Cleared"], ["", "Count", "Rate"]]
)
def test_that_strange_words_over_the_periods_are_asked(planned: Planned, row: list[str]) -> None:
    plan = planned([row, ["Offense", 2021, 2022, 2023], ["Robbery", 1, 2, 3]])
    assert not plan.values
    assert "stands over some columns" in sentences(plan)


def test_that_second_heads_under_each_period_are_parts_of_the_measures(planned: Planned) -> None:
    plan = planned([
        ["Offense", 2021, None, 2022, None],
        ["", "Count", "Rate", "Count", "Rate"],
        ["Robbery", 1, 0.1, 2, 0.2],
    ])  # fmt: skip
    assert numbers(plan) == {
        ("Robbery", "", "2021"): 1, ("Robbery / Rate", "", "2021"): 0.1,
        ("Robbery", "", "2022"): 2, ("Robbery / Rate", "", "2022"): 0.2,
    }  # fmt: skip


def test_that_second_heads_that_differ_under_the_periods_are_asked(planned: Planned) -> None:
    plan = planned([
        ["Offense", 2021, None, 2022, None, None],
        ["", "Known", "Cleared", "Known", "Cleared", "Open"],
        ["Robbery", 1, 0, 2, 1, 1],
    ])  # fmt: skip
    assert not plan.values
    assert "stands over some columns" in sentences(plan)


def test_that_a_headless_column_of_numbers_beside_a_period_is_asked(planned: Planned) -> None:
    plan = planned([["Offense", 2021, None, 2022], ["Robbery", 1, 7, 2], ["Arson", 3, 8, 4]])
    assert not plan.values
    assert "without a head" in sentences(plan)


def test_that_the_same_period_twice_is_asked(planned: Planned) -> None:
    plan = planned([["Offense", 2021, 2022, 2021, 2022], ["Robbery", 1, 2, 3, 4]])
    assert not plan.values
    assert "same period twice" in sentences(plan)


def test_that_tables_side_by_side_are_asked(planned: Planned) -> None:
    plan = planned([["Offense", 2019, 2020, "Offense", 2021, 2022], ["Robbery", 1, 2, "Arson", 3, 4]])
    assert not plan.values
    assert "side by side" in sentences(plan)


@pytest.mark.parametrize(
    "title",
    [
        "Year-to-date figures",
        "YTD comparison",
        "Cumulative counts",
        "Reported crime (in thousands)",
        "Fiscal year report",
        "January comparison 2021–2023",
        "Comparison through June",
        "First quarter",
        "Clearances",
        "Report Covering the Week 2/12/2024 Through 2/18/2024",
    ],
)
def test_that_a_title_that_changes_the_meaning_is_asked(planned: Planned, title: str) -> None:
    plan = planned([[title], [], *YEARS])
    assert not plan.values
    assert {question.topic for question in plan.questions} == {Topic.MEANING}


def test_that_arrests_by_offense_are_arrests_and_no_offenses(planned: Planned) -> None:
    plan = planned([["Arrests by offense"], [], *YEARS])
    assert {each.measure_name for each in plan.values} == {f"Arrests / {row[0]}" for row in YEARS[1:]}


@pytest.mark.parametrize("title", ["January through December 2023", "Annual report 2021 through 2023", "Crime by year"])
def test_that_a_harmless_title_is_not_asked(planned: Planned, title: str) -> None:
    assert len(planned([[title], [], *YEARS]).values) == 6


def test_that_a_word_of_the_title_that_names_a_row_needs_no_question(planned: Planned) -> None:
    rows: list[list[Any]] = [["Calls and arrests"], ["Activity", 2021, 2022], ["Calls", 9, 8], ["Arrests", 1, 2]]
    assert len(planned(rows).values) == 4


def test_that_a_heading_that_changes_what_is_counted_is_asked(planned: Planned) -> None:
    plan = planned([["Offense", 2021, 2022], ["Robbery", 5, 6], ["ARRESTS"], ["Burglary", 1, 2]])
    assert not plan.values
    assert "ARRESTS" in sentences(plan)


def test_that_a_note_about_running_totals_below_the_table_is_asked(planned: Planned) -> None:
    plan = planned([*YEARS, ["* All figures are year to date"]])
    assert not plan.values


def test_that_headings_named_like_areas_are_the_areas_of_the_rows_below_them(planned: Planned) -> None:
    plan = planned([
        ["Offense", 2021, 2022],
        ["Beat 1"],
        ["Robbery", 5, 6],
        ["Murder", 0, 0],
        ["Beat 2"],
        ["Robbery", 7, 8],
        ["Murder", 0, 0],
    ])  # fmt: skip
    found = numbers(plan)
    assert found["Robbery", "Beat 1", "2021"] == 5
    assert found["Robbery", "Beat 2", "2022"] == 8
    assert len(found) == 8


def test_that_row_pairs_under_each_offense_are_not_mixed_up(planned: Planned) -> None:
    plan = planned([
        ["Offense", "Figure", 2021, 2022],
        ["Robbery", "Known", 5, 6],
        ["Robbery", "Cleared", 1, 6],
        ["Arson", "Known", 3, 6],
        ["Arson", "Cleared", 1, 0],
    ])  # fmt: skip
    assert not plan.values
    assert plan.questions


def test_that_a_name_with_a_year_of_its_own_is_refused(planned: Planned) -> None:
    plan = planned([["Offense", "Jan", "Feb"], ["Robbery 2021", 1, 2], ["Robbery 2022", 3, 4]], "Crime 2022.xlsx")
    assert not plan.values
    assert {each.reason for each in plan.rejected} == {"its name tells a year of its own"}


def test_that_the_head_printed_again_on_the_next_page_is_no_data(planned: Planned) -> None:
    plan = planned([*YEARS, ["Offense", 2021, 2022, 2023], ["Arson", 1, 2, 3]])
    assert {each.measure_name for each in plan.values} == {"Robbery", "Burglary", "Arson"}
    assert len(plan.values) == 9


def test_that_values_that_look_like_years_are_values(planned: Planned) -> None:
    plan = planned([["Activity", 2021, 2022], ["Calls", 2013, 2017], ["Stops", 1999, 2001]])
    assert numbers(plan)["Calls", "", "2021"] == 2013
    assert numbers(plan)["Stops", "", "2022"] == 2001


def test_that_years_in_a_row_below_years_are_asked(planned: Planned) -> None:
    plan = planned([["Activity", 2021, 2022], ["Calls", 13, 17], ["Traffic", 2022, 2023], ["Stops", 1, 2]])
    assert not plan.values
    assert "Row 3 may name years" in sentences(plan)


@pytest.mark.parametrize(
    "first", [["Calls", 2013, 2014], ["Offenses", 2013], ["Crimes", 2013, 1999], [None, 2013, 2013]]
)
def test_that_a_first_row_of_numbers_that_look_like_years_is_asked(planned: Planned, first: list[Any]) -> None:
    plan = planned([first, ["Stops", 199, 201]])
    assert not plan.values
    assert plan.questions


def test_that_one_year_across_is_enough_under_a_clear_head(planned: Planned) -> None:
    plan = planned([["Offense", 2023], ["Robbery", 7], ["Arson", 0]])
    assert numbers(plan) == {("Robbery", "", "2023"): 7, ("Arson", "", "2023"): 0}


def test_that_two_tables_below_each_other_are_both_read(planned: Planned) -> None:
    plan = planned([*YEARS, [], [], ["Activity", 2019, 2020], ["Calls", 100, 200], ["Stops", 3, 4]])
    assert [table.range for table in plan.tables] == ["A1:D3", "A6:C8"]
    assert len(plan.values) == 10


def test_that_sheets_that_contradict_each_other_are_asked(planned: Planned) -> None:
    plan = planned({"Patrol": YEARS, "Detectives": [["Offense", 2021], ["Robbery", 9], ["Burglary", 15]]})
    assert not plan.values
    assert "different numbers" in sentences(plan)


def test_that_sheets_for_different_years_are_all_read(planned: Planned) -> None:
    rows = [["Offense", *MONTHS], ["Robbery", *range(1, 13)]]
    plan = planned({"2021": rows, "2022": rows})
    assert len(plan.values) == 24


def test_that_years_down_and_months_across_are_read(planned: Planned) -> None:
    plan = planned([["Offense", "Year", "Jan", "Feb"], ["Robbery", 2021, 1, 2], ["Robbery", 2022, 3, None]])
    assert numbers(plan) == {
        ("Robbery", "", "2021-01"): 1,
        ("Robbery", "", "2021-02"): 2,
        ("Robbery", "", "2022-01"): 3,
    }


def test_that_dates_in_heads_are_months_when_all_begin_one(planned: Planned) -> None:
    plan = planned([["Offense", date(2024, 1, 1), date(2024, 2, 1)], ["Robbery", 1, 2]])
    assert numbers(plan) == {("Robbery", "", "2024-01"): 1, ("Robbery", "", "2024-02"): 2}
    yearly = planned([["Offense", date(2023, 1, 1), date(2024, 1, 1)], ["Robbery", 1, 2]])
    assert not yearly.values
    assert yearly.questions


def test_that_an_area_column_repeats_downward_where_every_block_has_the_same_rows(planned: Planned) -> None:
    plan = planned([
        ["Precinct", "Offense", 2021, 2022],
        [1, "Robbery", 5, 6],
        [None, "Arson", 1, 2],
        [5, "Robbery", 7, 8],
        [None, "Arson", 3, 4],
    ])  # fmt: skip
    assert numbers(plan)["Arson", "1", "2022"] == 2
    assert numbers(plan)["Arson", "5", "2021"] == 3


def test_that_a_blank_area_that_may_mean_the_whole_city_is_asked(planned: Planned) -> None:
    plan = planned([
        ["Precinct", "Offense", 2021, 2022],
        [1, "Robbery", 5, 6],
        [5, "Robbery", 7, 8],
        [None, "Robbery", 12, 14],
    ])  # fmt: skip
    assert not plan.values
    assert "repeat the name above" in sentences(plan)


def test_that_an_unknown_label_column_is_asked(planned: Planned) -> None:
    plan = planned([["Shift", "Offense", 2021, 2022], ["Day", "Robbery", 5, 6], ["Night", "Robbery", 7, 8]])
    assert not plan.values
    assert "may hold measures, areas or something else" in sentences(plan)


def test_that_areas_without_a_measure_are_asked(planned: Planned) -> None:
    plan = planned([["District", 2021, 2022], ["North", 5, 6], ["South", 7, 8]])
    assert not plan.values
    assert [question.topic for question in plan.questions] == [Topic.MEASURE]


def test_that_a_value_merged_over_two_periods_is_refused(written: Written, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = written([["Offense", 2021, 2022], ["Robbery", 11, None], ["Arson", 1, 2]])
    workbook = load_workbook(path)
    workbook["Sheet1"].merge_cells("B2:C2")
    workbook.save(path)
    plan = plan_of(path, known=NOTHING_KNOWN)
    assert [each.cell for each in plan.rejected] == ["B2"]
    assert {each.measure_name for each in plan.values} == {"Arson"}


def test_that_rows_without_a_name_are_refused(planned: Planned) -> None:
    plan = planned([["Offense", 2021, 2022], ["Robbery", 5, 6], [None, 7, 8]])
    assert len(plan.values) == 2
    assert {each.reason for each in plan.rejected} == {"the row has no name"}


def test_that_numbers_outside_all_tables_are_told(planned: Planned) -> None:
    plan = planned([["Officers", 14], ["Residents", 11200], [], *YEARS])
    assert len(plan.values) == 6
    assert "2 rows with numbers belong to no table" in sentences(plan)


@pytest.mark.parametrize("title", ["Beat 3 activity", "Crime in the North District", "12th Precinct report"])
def test_that_a_title_that_names_one_area_is_asked(planned: Planned, title: str) -> None:
    plan = planned([[title], [], *YEARS])
    assert not plan.values
    assert [question.topic for question in plan.questions] == [Topic.AREA]
    with_areas = [["Beat", *YEARS[0]], *(["Beat 1", *row] for row in YEARS[1:])]
    assert len(planned([[title], [], *with_areas]).values) == 6


def test_that_a_sheet_or_a_title_that_is_the_name_of_a_beat_tells_the_area(planned: Planned) -> None:
    assert {each.area_name for each in planned({"Beat 1": YEARS}).values} == {"Beat 1"}
    assert {each.area_name for each in planned([["12th Precinct"], [], *YEARS]).values} == {"12th Precinct"}


def test_that_a_sheet_beside_sheets_of_beats_is_asked_for_its_area(planned: Planned) -> None:
    plan = planned({"Beat 1": YEARS, "Mill Creek": YEARS})
    assert {each.area_name for each in plan.values} == {"Beat 1"}
    assert "which area is this one of" in sentences(plan)


def test_that_a_count_like_the_year_over_it_is_asked_and_never_dropped(planned: Planned) -> None:
    plan = planned([["Offense", 2015], ["Robbery", 1990], ["Arson", 2015]])
    assert not plan.values
    assert "Row 3 may name years" in sentences(plan)


def test_that_a_beat_without_values_is_no_heading_over_the_next_beat(planned: Planned) -> None:
    plan = planned([["Burglary"], ["Activity in 1998"], ["Beat", "Q1", "Q2"], ["Beat 1"], ["Beat 2", 0, 3]])
    assert {each.area_name for each in plan.values} <= {"Beat 2"}


def test_that_counts_like_years_under_their_heads_are_no_periods(planned: Planned) -> None:
    rows = [["Beat", "Robbery", "Burglary"], ["North", 1990, 1990], ["Beat 1", 1990, 1992]]
    assert not any(str(each.period) == "1990" for each in planned([["Activity for 1998"], *rows]).values)
