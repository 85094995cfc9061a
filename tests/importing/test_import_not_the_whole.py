"""What must be asked because numbers may be other ones than they seem: parts, sums so far, counts of somebody else."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cs360_desktop.importing.plan import build_plan
from cs360_desktop.importing.propose import propose
from cs360_desktop.importing.reader import read_workbook
from tests.importing.conftest import NOTHING_KNOWN, Planned, Rows, Written, numbers, plan_of, sentences

YEARS: Rows = [["Offense", 2021, 2022], ["Robbery", 40, 50], ["Burglary", 100, 120]]
"""Six numbers that need no question by themselves."""


# -- numbers under a head that names areas --------------------------------------------------------------------------


@pytest.mark.parametrize("shares", [(28.6, 29.4, 40.1), ("28.6%", "29.4%", "40.1%")])
def test_that_percentages_under_pct_are_no_precincts(planned: Planned, shares: tuple[Any, ...]) -> None:
    rows = [["Month", "Robbery", "Pct"], *([f"2023-0{at + 1}", 4 + at, share] for at, share in enumerate(shares))]
    plan = planned(rows)
    assert {each.area_name for each in plan.values} == {""}
    assert [each.value.number for each in plan.values] == [4, 5, 6]


@pytest.mark.parametrize("head", ["State", "City", "School", "Pct"])
def test_that_counts_beside_months_under_the_head_of_an_area_are_asked_about(planned: Planned, head: str) -> None:
    plan = planned([["Month", head, "Robbery"], ["2023-01", 2900, 4], ["2023-02", 3100, 5], ["2023-03", 2700, 6]])
    assert not plan.values
    assert f"Column B (“{head}”) holds numbers" in sentences(plan)


def test_that_counts_beside_offenses_under_the_head_of_an_area_are_asked_about(planned: Planned) -> None:
    plan = planned([["Offense", "State", 2021, 2022], ["Robbery", 2900, 4, 5], ["Burglary", 9100, 10, 12]])
    assert not plan.values
    assert "Column B (“State”) holds numbers" in sentences(plan)


def test_that_numbers_that_tell_rows_apart_are_those_of_areas(planned: Planned) -> None:
    rows = [["Month", "Pct", "Robbery"], ["2023-01", 44, 4], ["2023-01", 45, 5], ["2023-02", 44, 6], ["2023-02", 45, 7]]
    assert numbers(planned(rows))["Robbery", "45", "2023-02"] == 7
    one = [["Month", "Beat", "Robbery"], ["2023-01", 4, 4], ["2023-02", 4, 5]]
    assert numbers(planned(one))["Robbery", "4", "2023-02"] == 5


def test_that_districts_and_beats_in_numbers_need_no_question(planned: Planned) -> None:
    body = [[1, 11, 4, 5], [1, 12, 6, 7], [2, 21, 8, 9], [2, 22, 1, 3]]
    plan = planned([["Robbery"], ["District", "Beat", 2021, 2022], *body])
    assert len(plan.values) == 8
    assert not plan.questions


def test_that_a_title_makes_no_parts_of_columns_of_numbers(planned: Planned) -> None:
    body = [["Beat 1", 400, 1000, 4, 5], ["Beat 2", 500, 1300, 6, 7]]
    plan = planned([["Burglaries by Beat"], ["Beat", "Homes", "Population", 2021, 2022], *body])
    assert not plan.values
    assert "Column B (“Homes”)" in sentences(plan)


# -- a word of the title that one row tells as well -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "row"),
    [
        ("Year-to-Date Crime", "Total year-to-date"),
        ("Cumulative 2024", "Cumulative total"),
        ("Crime Victims", "Shooting victims"),
        ("Cases Closed", "Closed cases"),
        ("2024 Goals", "Community goals met"),
        ("Statistics (in thousands)", "Population (in thousands)"),
        ("Juvenile Crime", "Juvenile arrests"),
        ("Crime Rates per 100,000", "Violent crime rate"),
        ("Percent of Offenses Cleared", "Percent of all cleared"),
    ],
)
def test_that_one_row_with_the_word_of_the_title_does_not_excuse_the_others(
    planned: Planned, title: str, row: str
) -> None:
    plan = planned([[title], *YEARS, [row, 7, 8]])
    assert not plan.values
    assert f"The title says “{title}”" in sentences(plan)


def test_that_rows_that_all_carry_the_word_of_the_title_need_no_question(planned: Planned) -> None:
    plan = planned([["Monthly arrests"], ["Activity", 2021, 2022], ["Adult arrests", 4, 5], ["Juvenile arrests", 6, 7]])
    assert len(plan.values) == 4


# -- lines of a form or a filter ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        ["Beat: 4"],
        ["Beat", 4],
        ["District", "North"],
        ["Shift", "Nights"],
        ["Domestic", "Y"],
        ["Month", "(Multiple Items)"],
        ["Date range", "1/1 to 6/30"],
        ["Units", "thousands"],
        ["Weapon:", "Handgun"],
    ],
)
def test_that_a_filter_over_a_table_is_asked_about(planned: Planned, line: list[Any]) -> None:
    plan = planned([line, [], *YEARS])
    assert not plan.values
    assert "stands over the numbers" in sentences(plan)


@pytest.mark.parametrize(
    "line", [["Beat", "(All)"], ["Year", 2022], ["Agency:", "Mill Harbor PD"], ["Prepared by", "Records"]]
)
def test_that_a_line_that_narrows_nothing_needs_no_question(planned: Planned, line: list[Any]) -> None:
    assert len(planned([line, [], *YEARS]).values) == 4


def test_that_a_line_between_two_tables_is_no_measure(planned: Planned) -> None:
    head = ["Activity", "Jan 2024", "Feb 2024"]
    plan = planned([head, ["Tows", 4, 5], ["Beat", 4], head, ["Alarms", 6, 7]])
    assert not plan.values
    assert "“Beat: 4” stands over the numbers" in sentences(plan)


# -- periods without figures yet ------------------------------------------------------------------------------------


def test_that_months_of_zeros_at_the_end_are_asked_about(planned: Planned) -> None:
    months = [f"{name} 2024" for name in ("Jan", "Feb", "Mar", "Apr", "May")]
    plan = planned([["Activity", *months], ["Calls", 400, 380, 410, 0, 0], ["Tows", 3, 0, 2, 0, 0]])
    assert not plan.values
    assert "Apr 2024 to May 2024 hold nothing but zeros" in sentences(plan)
    rare = planned([["Activity", *months], ["Homicide", 1, 0, 1, 0, 0], ["Arson", 0, 1, 0, 0, 0]])
    assert len(rare.values) == 10


def test_that_what_lies_in_periods_that_have_not_begun_is_refused(written: Written) -> None:
    rows = [["Activity", 2025, 2026, 2027, 2028], ["Robbery", 5, 6, 7, 8]]
    proposal = propose(read_workbook(written(rows)), NOTHING_KNOWN)
    plan = build_plan(proposal, NOTHING_KNOWN, create=True, today=date(2026, 11, 10))
    assert [str(each.period) for each in plan.values] == ["2025", "2026"]
    assert [(each.cell, "has not begun" in each.reason) for each in plan.rejected] == [("D2", True), ("E2", True)]


# -- what a number format shows -------------------------------------------------------------------------------------


def formatted(path: Path, format_: str, place: str) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in YEARS:
        sheet.append(row)
    for cells in sheet[place]:
        for cell in cells:
            cell.number_format = format_
    book.save(path)
    return path


@pytest.mark.parametrize("format_", ['"FY"0', '0" YTD"', '0" Goal"', "\\F\\Y0"])
def test_that_words_of_a_format_in_the_heads_are_read(tmp_path: Path, format_: str) -> None:
    plan = plan_of(formatted(tmp_path / "Crime.xlsx", format_, "B1:C1"))
    assert not plan.values
    assert plan.questions


@pytest.mark.parametrize(
    ("format_", "unit"), [('0"%"', "percent"), ("$#,##0", "dollars"), ('_("$"* #,##0_)', "dollars"), ("#,##0", "count")]
)
def test_that_a_sign_of_the_format_tells_the_unit(tmp_path: Path, format_: str, unit: str) -> None:
    plan = plan_of(formatted(tmp_path / "Crime.xlsx", format_, "B2:C3"))
    assert {each.unit.value for each in plan.new_measures} == {unit}
    assert numbers(plan)["Robbery", "", "2022"] == 50


# -- dates, signs, units, notes -------------------------------------------------------------------------------------


def test_that_dates_of_other_years_than_the_title_names_are_asked_about(planned: Planned) -> None:
    heads = [date(2019, 1, 1), date(2019, 2, 1), date(2019, 3, 1)]
    plan = planned([["Crime 2023"], ["Offense", *heads], ["Robbery", 4, 5, 6]])
    assert not plan.values
    assert "hold dates of 2019, and the title says “Crime 2023”" in sentences(plan)
    down = planned([["Monthly Activity 2024"], ["Month", "Calls"], *([day, 400] for day in heads)])
    assert not down.values
    right = planned([["Crime 2019"], ["Offense", *heads], ["Robbery", 4, 5, 6]])
    assert len(right.values) == 3


def test_that_a_date_out_of_its_row_of_heads_is_asked_about(planned: Planned) -> None:
    heads = [date(2023, 1, 1), date(2023, 2, 1), date(2022, 3, 1), date(2023, 4, 1)]
    plan = planned([["Offense", *heads], ["Robbery", 4, 5, 6, 7]])
    assert not plan.values
    assert "The date in D1 does not follow those beside it" in sentences(plan)


def test_that_a_figure_with_a_plus_sign_is_refused_as_a_change(planned: Planned) -> None:
    plan = planned([["Offense", "Jan 2023", "Feb 2023"], ["Robbery", "+4", 5]])
    assert [each.value.number for each in plan.values] == [5]
    assert [each.reason for each in plan.rejected] == [
        "has a plus sign, as a change has and no count: enter the figure itself"
    ]


def test_that_the_traffic_unit_is_no_unit_of_measure(planned: Planned) -> None:
    rows = [
        ["Month", "Unit", "Stops"],
        ["2023-01", "Traffic", 44],
        ["2023-01", "Patrol", 140],
        ["2023-02", "Traffic", 32],
    ]
    plan = planned(rows)
    assert not plan.rejected
    assert "“Unit”" in sentences(plan)
    known = planned([["Offense", "Unit", 2022], ["Robbery", "count", 5], ["Seat belt use", "percent", 40]])
    assert len(known.values) == 2


@pytest.mark.parametrize("spans", [("12 mo.", "9 mo."), ("365 days", "243 days")])
def test_that_a_row_that_tells_how_much_of_each_year_is_covered_is_asked_about(
    planned: Planned, spans: tuple[str, str]
) -> None:
    plan = planned([YEARS[0], ["", *spans], *YEARS[1:]])
    assert not plan.values
    assert f"Row 2 says “{spans[0]}”, “{spans[1]}”" in sentences(plan)


@pytest.mark.parametrize(
    "note",
    [
        "Years are fiscal years ending June 30.",
        "* 2022 is January - August only",
        "Rates per 100,000 population",
        "2022 is annualized",
        "Counts represent arrests.",
        "Same period each year (Jan 1 - Sep 30)",
        "Numbers are in hundreds",
    ],
)
def test_that_a_note_below_a_table_that_changes_its_numbers_is_asked_about(planned: Planned, note: str) -> None:
    plan = planned([*YEARS, [], [note]])
    assert not plan.values
    assert "may change what the numbers above it mean" in sentences(plan)


@pytest.mark.parametrize(
    "title",
    [
        "Crime Index (2019=100)",
        "Crimes Solved",
        "Mid-Year Crime",
        "Part I Crime as of 9/30",
        "Trailing Twelve Months",
        "Crime 2021-2022, annualized",
        "Offenses (thousands)",
        "Property Stolen by Offense Type",
        "Crime in the United States",
        "Crime in Texas",
        "Unsolved Crimes",
        "Mutual Aid Given",
    ],
)
def test_that_a_title_that_changes_what_is_counted_is_asked_about(planned: Planned, title: str) -> None:
    assert not planned([[title], [], *YEARS]).values


def test_that_a_year_holds_for_the_months_that_follow_one_another_below_it(planned: Planned) -> None:
    head = ["Year", "Month", "Calls"]
    plan = planned([head, [2023, "Jan", 400], [None, "Feb", 410], [2022, "Jan", 420], [None, "Feb", 430]])
    assert {str(each.period): each.value.number for each in plan.values} == {
        "2023-01": 400,
        "2023-02": 410,
        "2022-01": 420,
        "2022-02": 430,
    }
    unclear = planned([head, [2023, "Nov", 400], [None, "Dec", 410], [None, "Jan", 420]])
    assert "2023-01" not in {str(each.period) for each in unclear.values}


@pytest.mark.parametrize("head", ["2022 Revised", "2022 (preliminary)"])
def test_that_two_columns_of_one_year_are_asked_about(planned: Planned, head: str) -> None:
    plan = planned([["Offense", 2021, 2022, head], ["Robbery", 4, 5, 6], ["Burglary", 10, 12, 9]])
    assert not plan.values
    assert f"“{head}” and “2022” are of one year" in sentences(plan)


def test_that_a_total_with_its_year_is_no_measure(planned: Planned) -> None:
    rows = [["Month", "Robbery", "Burglary", "Total 2023"], ["Jan", 1, 3, 4], ["Feb", 1, 2, 3]]
    plan = planned([["Offenses by Month, 2023"], *rows])
    assert {each.measure_name for each in plan.values} == {"Robbery", "Burglary"}
