"""Small tables that made-up files led to: each once came in wrong, or was asked about without need."""

from datetime import date
from pathlib import Path

import pytest

from tests.importing.conftest import Planned, Rows, numbers, plan_of, sentences


def test_that_a_head_of_nothing_but_a_dash_does_not_make_names_into_row_numbers(planned: Planned) -> None:
    rows = [
        ["-", "Period", "Category", "Count"],
        ["Beat 1", "1998-01", "Robbery", 4],
        ["Beat 2", "1998-01", "Robbery", 5],
    ]
    assert numbers(planned(rows)) == {("Robbery", "Beat 1", "1998-01"): 4, ("Robbery", "Beat 2", "1998-01"): 5}


def test_that_a_sum_before_the_periods_is_no_part_of_the_measure_in_the_title(planned: Planned) -> None:
    rows = [["Arson"], ["Beat", "Row Total", 2022, 2023], ["Sunset Park", 16, 1, 15], ["Beat 2", 345, 4, 341]]
    plan = planned(rows)
    assert {each.measure_name for each in plan.values} == {"Arson"}
    assert len(plan.values) == 4


def test_that_a_sum_before_the_periods_needs_no_question(planned: Planned) -> None:
    rows = [["Offense", "Annual Total", 2022, 2023], ["Robbery", 16, 1, 15], ["Arson", 345, 4, 341]]
    assert not sentences(planned(rows))


def test_that_heads_beside_areas_are_asked_about_whatever_they_sound_like(planned: Planned) -> None:
    rows = [
        ["Arson by Beat"],
        ["Date", "District 3", "Robbins Nest", "Beat 7"],
        ["2010 Q1", 1, 2, 3],
        ["2010 Q2", 4, 5, 6],
    ]
    plan = planned(rows)
    assert not plan.values
    assert "what do “Robbins Nest” stand for?" in sentences(plan)


def test_that_one_head_of_two_that_sounds_counted_makes_no_parts_of_both(planned: Planned) -> None:
    rows = [["May 2008"], ["Offense", "Unincorporated", "Robbins Nest"], ["Citations", 1, 2], ["Robbery", 3, 4]]
    plan = planned(rows)
    assert not plan.values
    assert "The rows name measures" in sentences(plan)


def test_that_counts_that_look_like_years_under_areas_are_asked(planned: Planned) -> None:
    rows = [
        ["2008"],
        ["Category", "Beat 11", "Total Wine Plaza"],
        ["Theft From Building", 2001, 1991],
        ["Aggravated Assault", 2004, 1998],
        ["Larceny - Theft", 1996, 2001],
    ]
    plan = planned(rows)
    assert not plan.values
    assert "numbers that look like years" in sentences(plan)


def test_that_quarters_without_a_head_take_the_year_of_the_title(planned: Planned) -> None:
    plan = planned([["Activity in 2023"], ["", "Graffiti", "Burglary"], ["Q1", 4, 5], ["Q2", 6, 7], ["Q3", 8, 9]])
    assert numbers(plan)["Burglary", "", "2023-Q3"] == 9
    assert not plan.rejected


def test_that_quarters_without_a_head_and_a_year_are_asked(planned: Planned) -> None:
    plan = planned([["", "Graffiti", "Burglary"], ["Q1", 4, 5], ["Q2", 6, 7], ["Q3", 8, 9]])
    assert not plan.values
    assert "Which year" in sentences(plan)


def test_that_a_sheet_of_one_beat_needs_no_question_and_a_title_of_another_does(planned: Planned) -> None:
    table = [["Offense", 2022, 2023], ["Robbery", 1, 2], ["Arson", 3, 4]]
    plan = planned({"Beat 1": table, "Beat 2": [["Activity of Beat 2"], *table]})
    assert not plan.questions
    assert numbers(plan)["Arson", "Beat 2", "2023"] == 4
    assert "“Activity of Beat 11”" in sentences(planned({"Beat 1": [["Activity of Beat 11"], *table]}))


def test_that_two_tables_under_the_names_of_beats_need_no_question(planned: Planned) -> None:
    first, second = ([["Offense", 2022, 2023], ["Robbery", each, 2], ["Arson", 3, each]] for each in (5, 6))
    plan = planned([["Beat 1"], *first, [], ["Beat 2"], *second])
    assert not plan.questions
    assert numbers(plan)["Robbery", "Beat 2", "2022"] == 6


def test_that_a_sum_behind_two_rows_of_heads_belongs_to_none_of_the_upper_ones(planned: Planned) -> None:
    rows = [
        ["", "Welfare checks", "", "Vandalism", "", ""],
        ["Area", 2008, 2009, 2008, 2009, "All"],
        ["Beat 1", 1, 2, 3, 4, 10],
        ["Beat 2", 5, 6, 7, 8, 26],
    ]
    plan = planned(rows)
    assert not plan.questions
    assert numbers(plan)["Vandalism", "Beat 2", "2009"] == 8
    assert len(plan.values) == 8


def test_that_a_third_year_under_the_last_of_two_heads_stays_in_doubt(planned: Planned) -> None:
    rows = [
        ["", "Welfare checks", "", "Vandalism", "", ""],
        ["Area", 2008, 2009, 2008, 2009, 2010],
        ["Beat 1", 1, 2, 3, 4, 10],
        ["Beat 2", 5, 6, 7, 8, 26],
    ]
    assert not planned(rows).values


def test_that_a_table_is_not_the_whole_agency_where_the_one_beside_it_may_be_an_area(planned: Planned) -> None:
    first, second = ([["Offense", 2022, 2023], ["Robbery", each, 2], ["Arson", 3, each]] for each in (5, 6))
    plan = planned([["Mill Creek"], *first, [], ["Main Campus"], *second])
    assert not plan.values
    assert "“Mill Creek” stands over this table" in sentences(plan)
    assert "“Main Campus” stands over this table" in sentences(plan)


def test_that_a_row_without_values_is_no_heading(planned: Planned) -> None:
    rows = [["Offense", 2019], ["Vandalism"], ["Citations", 840], ["DUI", 81], [], ["Offense", 2020]]
    plan = planned([*rows, ["Vandalism", 3], ["Citations", 7], ["DUI", 8]])
    assert {each.measure_name for each in plan.values} <= {"Vandalism", "Citations", "DUI"}


def test_that_a_row_without_values_is_no_area_of_the_rows_below_it(planned: Planned) -> None:
    first = [["West End"], ["Calls for service", 9, 7], ["Vandalism"], ["Robbery", 3, 5]]
    second = [["Beat 1-1"], ["Calls for service", 4, 8], ["Vandalism", 4, 7], ["Robbery", 8, 9]]
    plan = planned([["", "Jun", "Jul"], *first, *second], "Activity 1999.xlsx")
    assert not any(each.area_name == "Vandalism" for each in plan.values)


def test_that_a_place_that_sounds_counted_makes_no_measures_of_the_places_beside_it(planned: Planned) -> None:
    places = ("Robbins Nest", "Beat 1", "Unincorporated")
    across = planned([["Activity for 1998"], ["", "Robbery", "Arson"], *([each, 1, 2] for each in places)])
    years = planned([["", "Arson", None], ["", 1998, 1999], *([each, 1, 2] for each in places)])
    for plan in (across, years):
        assert not plan.values
        assert "may hold measures, areas or something else" in sentences(plan)


def test_that_a_title_by_beat_over_beats_counts_what_stands_before_that(planned: Planned) -> None:
    plan = planned([["Burglary by Beat"], ["Month", "Beat 1", "Beat 2"], [1998, 4, 5], [1999, 6, 7]])
    assert numbers(plan)["Burglary", "Beat 2", "1999"] == 7


def test_that_a_table_whose_decimal_mark_is_not_told_is_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "Activity.csv"
    path.write_text("Offense;1998;;Offense;1999;2000\nRobbery;4;;Robbery;1,990;1,991\nArson;5;;Arson;1,992;1,993\n")
    plan = plan_of(path)
    assert len(plan.values) == 2
    assert "belong to no table" in sentences(plan)


def test_that_a_row_of_counts_whose_decimal_mark_is_not_told_is_no_head(tmp_path: Path) -> None:
    path = tmp_path / "Activity.csv"
    path.write_text("Activity for 1998;;\nBeat;Robbery;Burglary\nBeat 1;1,000;1,000\nBeat 2;0;0\nBeat 11;0;0\n")
    plan = plan_of(path)
    assert not plan.values
    assert "belong to no table" in sentences(plan)


def test_that_a_place_that_sounds_counted_is_no_measure_under_a_title_that_counts_something(planned: Planned) -> None:
    plan = planned([["Burglary"], ["Month", "Robbins Nest", "Unincorporated"], [1998, 4, 5], [1999, 6, 7]])
    assert not plan.values
    assert "stand for parts of that?" in sentences(plan)


def test_that_counts_that_look_like_years_are_no_years_beside_the_names_of_their_rows(planned: Planned) -> None:
    rows = [["Activity for 1998"], ["", "Robbery", "Burglary"], ["Beat 1", 1990, 1990], ["Beat 2", 1991, 1990]]
    assert not [each for each in planned(rows).values if str(each.period) != "1998"]
    rows = [["Activity for 1998"], ["Robbery", "Burglary"], [1990, 4], [1991, 5]]
    assert not planned(rows).values


def test_that_a_place_named_like_a_month_is_no_month_over_its_rows(planned: Planned) -> None:
    under = [["Robbery", 1, 2], ["Burglary", 3, 4]]
    plan = planned([["Offense", 1998, 1999], ["Mar Vista"], *under, ["March Road"], *under])
    assert not plan.values
    assert "“March Road”" in sentences(plan)


def test_that_a_title_that_is_one_measure_is_asked_about_over_the_names_of_others(planned: Planned) -> None:
    places = planned([["Burglary"], ["Month", "Change Creek", "Robbins Nest"], [1998, 4, 5], [1999, 6, 7]])
    calls = planned([["Calls for service 2023"], ["Month", "Robbery", "Burglary"], ["Jan", 4, 5], ["Feb", 6, 7]])
    for plan in (places, calls):
        assert not plan.values
        assert "stand for parts of that?" in sentences(plan)
    named = planned([["Burglary 2023"], ["Offense", "Jan", "Feb"], ["Burglary", 6, 7], ["Robbery", 1, 2]])
    assert not named.questions


def test_that_lines_of_a_form_above_a_table_tell_its_year_and_are_no_table(planned: Planned) -> None:
    form = [["Agency:", "Mill Harbor PD"], ["Year:", 2023], []]
    plan = planned([*form, ["Month", "Robbery", "Burglary"], ["January", 4, 10], ["February", 5, 12]])
    assert not plan.questions
    assert numbers(plan)["Burglary", "", "2023-02"] == 12


def test_that_a_sheet_of_counts_that_all_look_like_years_is_not_passed_over(planned: Planned) -> None:
    head = ["Beat", "Robbery", "Burglary"]
    plan = planned(
        {
            "January 1998": [head, ["Beat 1", 4, 5], ["Beat 2", 6, 7]],
            "February 1998": [head, ["Beat 1", 1990, 1990], ["Beat 2", 1990, 1990]],
        }
    )
    assert {each.sheet for each in plan.values} == {"January 1998"}
    assert "belong to no table" in sentences(plan)


def test_that_a_name_over_a_table_is_asked_about_though_another_lacks_a_column_of_remarks(planned: Planned) -> None:
    rows = [
        ["Offense", 2001, 2002, "Remarks"],
        ["Beat 1"],
        ["Robbery", 1, 2, "see memo"],
        ["Burglary", 3, 4],
        ["Beat 2"],
        ["Robbery", 5, 6],
        ["Burglary", 7, 8],
        ["Summit"],
        ["Offense", 2001, 2002, "Remarks"],
        ["Robbery", 9, 10],
        ["Burglary", 11, 12],
    ]
    plan = planned(rows)
    assert "“Summit” stands over this table" in sentences(plan)
    assert not any(each.cell.endswith(("10", "11")) for each in plan.values)


def test_that_heads_beside_an_area_without_any_number_are_asked_about_as_well(planned: Planned) -> None:
    rows = [["Activity for 1998"], ["Offense", "Beat 1", "Robbins Nest"], ["Robbery", None, 0], ["Burglary", None, 3]]
    plan = planned(rows)
    assert not plan.values
    assert "The rows name measures" in sentences(plan)


@pytest.mark.parametrize(
    "rows",
    [
        [["Robbery", 2001], ["Burglary", 1995], ["Arson", 2008]],
        [["Robbery:", 2001], ["Burglary:", 1995]],
        [["Robbery", 2001], [], ["Burglary", 1995]],
        [["Robbery"], ["Jan 2014", 2001], ["Feb 2014", 1995]],
        [["Robbery"], [2011, 2001], [2012, 1995]],
        [["Robbery", "Adults", 2001]],
        [["Offense", "Beat 1", "Beat 2"], ["Robbery", 2001, 1995]],
        [["Robbery"], [2001], [1995], [312]],
    ],
)
def test_that_a_sheet_with_one_column_or_row_of_counts_like_years_is_asked_about(planned: Planned, rows: Rows) -> None:
    plan = planned({"2010": [["Offense", "2010"], ["Arson", 5], ["Robbery", 7]], "Sheet2": rows})
    assert len(plan.values) == 2
    assert "no table this program recognizes" in sentences(plan)


@pytest.mark.parametrize(
    "rows",
    [
        [["Fiscal Year:", 2014]],
        [["Year", 2014], ["Agency", "Mill Harbor"]],
        [["Years"], [2011], [2012]],
        [["About", "RMS"]],
    ],
)
def test_that_a_sheet_that_only_tells_years_is_not_asked_about(planned: Planned, rows: Rows) -> None:
    plan = planned({"2010": [["Offense", "2010"], ["Arson", 5], ["Robbery", 7]], "Sheet2": rows})
    assert len(plan.values) == 2
    assert not plan.questions


def test_that_counts_like_years_in_one_column_beside_a_table_are_asked_about(planned: Planned) -> None:
    rows = [["Stolen", 2001], ["Recovered", 1995], [], ["Offense", "Jan 2010"], ["Arson", 5], ["Robbery", 7]]
    assert "2 rows with numbers belong to no table" in sentences(planned(rows))


def test_that_headings_of_which_one_names_an_area_are_no_measures_whatever_another_sounds_like(
    planned: Planned,
) -> None:
    body = [["Citations", 1, 2], ["Robbery", 3, 4]]
    plan = planned([["Offense", 1998, 1999], ["Beat 1"], *body, ["Robbins Nest"], *body])
    assert {each.area_name for each in plan.values} == {"Beat 1", "Robbins Nest"}
    assert {each.measure_name for each in plan.values} == {"Citations", "Robbery"}
    asked = planned([["Offense", 1998, 1999], ["Beat 1"], *body, ["Robbins Nest"], *body, ["Traffic"], ["DUI", 1, 2]])
    assert not asked.values
    assert "“Beat 1”, “Robbins Nest”" in sentences(asked)


def test_that_a_sheet_is_asked_about_where_the_one_beside_it_is_not_read_yet(planned: Planned) -> None:
    table = [["Offense", 1998, 1999], ["Robbery", 0, 0], ["Burglary", 0, 0]]
    plan = planned({"Unincorporated": table, "Rolling Hills": table})
    assert not plan.values
    assert "“Unincorporated”" in sentences(plan)


def test_that_change_creek_is_a_place_and_no_change(planned: Planned) -> None:
    first, second = [["Offense", 1998, 1999], ["DUI", 1, 2]], [["Offense", 1998, 1999], ["Arson", 3, 4]]
    assert "“Change Creek”" in sentences(planned({"Crimes": first, "Change Creek": second}))


@pytest.mark.parametrize("first", ["Beat 1", "Mill Creek"])
def test_that_a_table_is_not_of_the_area_over_another_one_where_it_has_a_name_of_its_own(
    planned: Planned, first: str
) -> None:
    head = ["Offense", 2001, 2002]
    plan = planned([[first], head, ["Robbery", 1, 2], ["DUI", 3, 4], [], ["Robbins Nest"], head, ["Arson", 7, 8]])
    assert "Arson" not in {each.measure_name for each in plan.values}
    assert "“Robbins Nest” stands over this table" in sentences(plan)


@pytest.mark.parametrize("mark", ["n/a", "-", "**", "TRUNCATED", "suppressed", "Not reported"])
def test_that_a_first_row_of_nothing_but_marks_is_no_second_head(planned: Planned, mark: str) -> None:
    rows = [["2023"], ["Beat", "Theft", "DUI"], ["Beat 1", mark, mark], ["Beat 2", 1, 2], ["Beat 3", 3, 4]]
    assert {each.measure_name for each in planned(rows).values} == {"Theft", "DUI"}


def test_that_a_total_above_the_months_does_not_make_events_of_them(planned: Planned) -> None:
    months = [[date(1998, 1, 1), 1, 2], [date(1998, 2, 1), 3, 4]]
    plan = planned([["Burglary"], ["Month", "Beat 1", "Beat 2"], ["Total", 4, 6], *months])
    assert numbers(plan)["Burglary", "Beat 2", "1998-02"] == 4
    assert len(plan.values) == 4


@pytest.mark.parametrize(
    ("heads", "between"),
    [
        (["Beat 1", "Beat 2"], []),
        (["North District", "South District"], []),
        (["Day shift", "Night shift"], []),
        (["Beat 1", "Beat 2"], ["Mon"]),
        (["Day shift", "Night shift"], ["Mon"]),
        (["Night shift"], []),
    ],
)
def test_that_counts_of_single_days_are_not_taken_for_events(
    planned: Planned, heads: list[str], between: list[str]
) -> None:
    days = [date(1998, 1, 1), date(1998, 1, 9), date(1998, 1, 31), date(1998, 2, 28)]
    weekday = ["Weekday"] if between else []
    rows = [[day, *between, *(7 * at + step for step, _ in enumerate(heads))] for at, day in enumerate(days)]
    plan = planned([["Calls"], ["Date", *weekday, *heads], *rows])
    assert not plan.values
    assert "each row one event" in sentences(plan) or "those of single days" in sentences(plan)
