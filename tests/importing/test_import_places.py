"""What nobody knows may be a place: headings, heads, titles and sheets that are no titles of police work are asked."""

from typing import Any

import pytest
from openpyxl import load_workbook

from cs360_desktop.importing.answers import answered
from cs360_desktop.importing.file_answers import answered_in_file, is_settled
from cs360_desktop.importing.mapping import Known, Proposal
from cs360_desktop.importing.places import says_a_title
from cs360_desktop.importing.plan import ImportPlan, build_plan
from cs360_desktop.importing.propose import propose, refreshed
from cs360_desktop.importing.questions import Typed
from cs360_desktop.importing.reader import read_workbook
from tests.importing.conftest import AREAS, NOTHING_KNOWN, Planned, Rows, Written, measure, numbers, sentences

_DUI, _ARSON = ["DUI", 1, 2], ["Arson", 3, 4]
_YEARS = ["Offense", 2022, 2023]
_HILLSIDE = Known([measure(5, "Arson")], (*AREAS, (7, "Hillside")))


@pytest.mark.parametrize(
    "text",
    [
        "Part I", "PART II CRIMES", "Property crime", "Crimes against persons", "Traffic", "Traffic Enforcement",
        "Group A",
        "Other activity", "Calls for service", "Community engagement", "School resource officers", "Street crimes",
        "Crime Rates", "Solve Crime", "Interrupt Crime", "Delitos contra la propiedad", "Jan-Mar", "2023", "Q1 2024",
        "Patrol", "Investigations", "Animal control", "calls_for_service", "arrestsByType", "Table 8", "tbl8", "Sheet1",
        "Police Department", "K-9", "TOTAL", "YTD", "1. Criminal homicide",
        "* includes attempts and what was reported late", "FY24 budget", "Use of force", "DUI/DWI", "UCR Part 1",
        "Self-initiated activity", "Theft - from buildings", "Gang-related",
    ],
)  # fmt: skip
def test_that_the_titles_of_police_work_are_no_places(text: str) -> None:
    assert says_a_title(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mill Creek", "Robbins Nest", "Callahan", "Tipton", "Main St", "Downtown", "A", "12", "Third Ward",
        "St. Mary's",
        "Robbery Creek", "March Road", "May Street", "Total Wine Plaza", "Main Campus", "College Park", "mill_creek",
        "O'Neil & Sons Lot", "100 Oaks", "Average Corner", "Gunnison", "Stop & Shop", "La Villita", "Grant",
        "Tipton PD", "City of Tipton", "MHPD", "(Mill Creek)", "Mill Creek.", "TX0010000", "2. Mill Creek",
        "The neighborhoods around Mill Creek and Old Tipton Road",
        "Safety Harbor",
    ],
)  # fmt: skip
def test_that_what_may_be_a_place_is_no_title(text: str) -> None:
    assert not says_a_title(text)


@pytest.mark.parametrize(
    "rows",
    [
        [_YEARS, ["Mill Creek"], _DUI, ["Robbins Nest"], _ARSON],
        [_YEARS, ["Mill Creek"], _DUI, _ARSON],
        [_YEARS, _DUI, ["Mill Creek"], _ARSON],
        [_YEARS, ["PART I"], _DUI, ["Callahan"], _ARSON],
        [_YEARS, ["Traffic"], _DUI, ["Main St"], _ARSON],
        [_YEARS, ["Beat 1"], _DUI, ["Mill Creek"], _ARSON],
        [_YEARS, ["Beat 1"], _DUI, ["Traffic"], _ARSON],
        [_YEARS, ["Beat 1"], _DUI, ["Traffic"], _ARSON, ["Beat 2"], ["Theft", 5, 6]],
        [["2023"], ["Offense", "Reported", "Cleared"], ["Mill Creek"], _DUI, ["Tipton"], _ARSON],
        [["Crimes 2023"], ["", "Jan", "Feb"], ["Mill Creek"], _DUI, ["Tipton"], _ARSON],
        [["Beat 1"], _YEARS, _DUI, ["Mill Creek"], _ARSON],
        [_YEARS, ["City of Tipton"], _DUI, ["Town of Mill Creek"], _ARSON],
        [_YEARS, ["(Mill Creek)"], _DUI, ["(Tipton)"], _ARSON],
    ],
)
def test_that_headings_that_may_be_areas_are_asked_about(planned: Planned, rows: Rows) -> None:
    plan = planned(rows)
    assert not plan.values
    assert "those of an area" in sentences(plan)


def test_that_a_heading_that_is_a_known_area_beside_a_title_is_asked_about(planned: Planned) -> None:
    plan = planned([_YEARS, ["Hillside"], _DUI, ["Traffic"], _ARSON], known=_HILLSIDE)
    assert not plan.values
    assert "“Hillside”" in sentences(plan)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("PART I", "PART II"), ("Violent crime", "Property crime"), ("Traffic", "Other activity"),
        ("Persons", "Society"),
        ("Patrol", "Investigations"), ("Delitos contra personas", "Otros"), ("Solve Crime", "Prevent Crime"),
        ("Group A offenses", "Group B offenses"), ("Community policing", "Administration"),
        ("Traffic stops", "School resource"),
    ],
)  # fmt: skip
def test_that_titles_between_the_rows_need_no_question(planned: Planned, first: str, second: str) -> None:
    plan = planned([_YEARS, [first], _DUI, [second], _ARSON])
    assert not plan.questions
    assert len(plan.values) == 4


def _asked(written: Written, rows: Rows) -> Proposal:
    return propose(read_workbook(written(rows)), NOTHING_KNOWN)


def _answered(proposal: Proposal, words: str, typed: str = "") -> ImportPlan:
    """The plan after the only question of the only table was answered by an option that begins with some words."""
    (table,) = proposal.tables
    (question,) = table.questions
    option = next(each for each in question.options if each.words.startswith(words))
    changed = refreshed(proposal.with_table(0, answered(table, question, option, typed)), NOTHING_KNOWN)
    return build_plan(changed, NOTHING_KNOWN, create=True)


def test_that_headings_can_be_said_to_be_areas_or_titles(written: Written) -> None:
    proposal = _asked(written, [_YEARS, ["Mill Creek"], _DUI, ["PART II"], _ARSON, ["Tipton"], ["Theft", 5, 6]])
    areas = _answered(proposal, "Areas")
    assert not areas.questions
    assert numbers(areas)["DUI", "Mill Creek", "2022"] == 1
    assert numbers(areas)["Arson", "Mill Creek", "2023"] == 4
    assert numbers(areas)["Theft", "Tipton", "2022"] == 5
    titles = _answered(proposal, "Only titles")
    assert not titles.questions
    assert numbers(titles)["Theft", "", "2022"] == 5
    assert not _answered(proposal, "Leave this table out").values


def _lists(first: str, second: str) -> dict[str, Rows]:
    return {first: [_YEARS, _DUI, ["Robbery", 7, 8]], second: [_YEARS, _ARSON]}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mill Creek", "Robbins Nest"), ("Mill Creek", "Offenses"), ("Offenses", "Callahan"), ("Part I", "Main St"),
        ("A", "B"), ("101", "102"),
        ("Tipton PD", "Mill Creek PD"), ("City of Tipton", "Town of Mill Creek"), ("Robbery Creek", "Traffic"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("create", [True, False])
def test_that_sheets_that_may_be_named_after_areas_are_asked_about(
    planned: Planned, first: str, second: str, create: bool
) -> None:
    known = Known([measure(at, name) for at, name in enumerate(("DUI", "Robbery", "Arson"), 50)], AREAS)
    plan = planned(_lists(first, second), known=NOTHING_KNOWN if create else known, create=create)
    named = [name for name in (first, second) if not says_a_title(name)]
    assert all(f"“{name}”" in sentences(plan) for name in named)
    assert not {each.sheet for each in plan.values} & set(named)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Part I", "Part II"), ("Crimes", "Traffic"), ("Sheet1", "Sheet2"), ("Arrests", "Patrol activity"),
        ("Monthly", "Summary"),
        ("MHPD", "Traffic"), ("Violent Crime", "Property Crime"), ("calls_for_service", "reported_crime"),
    ],
)  # fmt: skip
def test_that_sheets_named_after_what_they_hold_need_no_question_about_areas(
    planned: Planned, first: str, second: str
) -> None:
    assert "are these areas" not in sentences(planned(_lists(first, second)))


def test_that_a_sheet_named_after_a_known_area_asks_for_the_other_one(planned: Planned) -> None:
    plan = planned(_lists("Beat 1", "Mill Creek"))
    assert {each.area_name for each in plan.values} == {"Beat 1"}
    assert "which area is this one of?" in sentences(plan)


def test_that_sheets_of_which_both_say_the_same_are_asked_about(planned: Planned) -> None:
    plan = planned({"Mill Creek": [_YEARS, _DUI], "Tipton": [_YEARS, _DUI]})
    assert not plan.values
    assert "“Mill Creek”, “Tipton”" in sentences(plan)


@pytest.mark.parametrize(
    "rows",
    [
        [["Mill Creek"], _YEARS, _DUI, [], ["Robbins Nest"], ["Activity", 2021, 2022], _ARSON],
        [["Mill Creek"], _YEARS, _DUI, [], ["Traffic"], ["Activity", 2021, 2022], _ARSON],
        [_YEARS, _DUI, [], ["Tipton"], ["Activity", 2021, 2022], _ARSON],
        [["Mill Creek"], ["Crimes"], _YEARS, _DUI, [], ["Tipton"], ["Activity"], ["Activity", 2021, 2022], _ARSON],
        [["Mill Creek", None, None, None, "Tipton"], [*_YEARS, None, *_YEARS], [*_DUI, None, *_ARSON],
         [*_ARSON, None, *_DUI]],
    ],
)  # fmt: skip
def test_that_names_over_tables_that_may_be_areas_are_asked_about(planned: Planned, rows: Rows) -> None:
    plan = planned(rows)
    assert "area" in sentences(plan)
    assert len(plan.values) <= 2


def test_that_what_stands_over_all_tables_is_no_area(planned: Planned) -> None:
    town = [["Mill Harbor"], ["Crimes"], _YEARS, _DUI, [], ["Traffic"], ["Activity", 2021, 2022], _ARSON]
    assert not planned(town).questions
    agency = [["Mill Harbor Police Department"], _YEARS, _DUI, [], ["Traffic"], ["Activity", 2021, 2022], _ARSON]
    assert not planned(agency).questions
    assert not planned(
        {"Crimes": [["Mill Harbor"], _YEARS, _DUI], "Traffic": [["Mill Harbor"], _YEARS, _ARSON]}
    ).questions


def _after(written: Written, rows: Any, words: str) -> ImportPlan:
    """The plan after the question about the names of tables was answered."""
    proposal = propose(read_workbook(written(rows)), NOTHING_KNOWN)
    question = next(each for each in build_plan(proposal, NOTHING_KNOWN, create=True).questions if each.options)
    option = next(each for each in question.options if each.words.startswith(words))
    changed = refreshed(answered_in_file(proposal, question, option), NOTHING_KNOWN)
    assert is_settled(changed, question)
    return build_plan(changed, NOTHING_KNOWN, create=True)


def test_that_names_of_sheets_and_titles_can_be_said_to_be_areas_or_titles(written: Written) -> None:
    sheets = _lists("Mill Creek", "Robbins Nest")
    areas = _after(written, sheets, "Each is an area: “Mill Creek”, “Robbins Nest”")
    assert not areas.questions
    assert numbers(areas)["Arson", "Robbins Nest", "2023"] == 4
    assert numbers(_after(written, sheets, "They are only titles"))["Arson", "", "2023"] == 4
    assert not _after(written, sheets, "Leave these").values
    over = [["Mill Creek"], _YEARS, _DUI, [], ["Tipton"], ["Activity", 2021, 2022], _ARSON]
    assert numbers(_after(written, over, "Each is an area"))["Arson", "Tipton", "2022"] == 4


def _list(case: str) -> list[list[str]]:
    days = ("1/1/2024", "1/31/2024", "2/1/2024", "2/29/2024")
    return [["Case Number", "Date", "Offense"], *([f"{case}-{at}", day, "Theft"] for at, day in enumerate(days))]


def test_that_a_list_of_events_is_of_the_area_it_is_said_to_be_of(written: Written) -> None:
    sheets: dict[str, Rows] = {"Mill Creek": _list("24"), "Traffic": [["Offense", "Jan 2024"], ["DUI", 3]]}
    plan = _after(written, sheets, "Each is an area: “Mill Creek”")
    assert numbers(plan)["Theft", "Mill Creek", "2024-01"] == 2
    assert ("Theft", "", "2024-01") not in numbers(plan)


def test_that_a_list_of_events_on_a_sheet_of_one_beat_can_be_said_to_be_of_it(written: Written) -> None:
    proposal = propose(read_workbook(written({"Beat 3": _list("24")})), NOTHING_KNOWN)
    question = next(each for each in proposal.tables[0].questions if "that area alone" in each.sentence)
    option = next(each for each in question.options if each.typed is Typed.AREA)
    changed = refreshed(proposal.with_table(0, answered(proposal.tables[0], question, option, "Beat 3")), NOTHING_KNOWN)
    found = numbers(build_plan(changed, NOTHING_KNOWN, create=True))
    assert found["Theft", "Beat 3", "2024-02"] == 2
    assert {area for _, area, _ in found} == {"Beat 3"}


def test_that_a_list_of_events_on_the_sheet_of_a_known_area_is_asked_about(planned: Planned) -> None:
    plan = planned({"Hillside": _list("24")}, known=_HILLSIDE)
    assert not plan.values
    assert "“Hillside”" in sentences(plan)


@pytest.mark.parametrize(
    "rows",
    [
        [["Year", "Robbins Nest", "Mill Creek"], [2022, 1, 2], [2023, 3, 4]],
        [["Year", "Robbery", "Mill Creek"], [2022, 1, 2], [2023, 3, 4]],
        [["Month", "Callahan", "Tipton"], ["Jan 2023", 1, 2], ["Feb 2023", 3, 4]],
        [["Crimes 2023"], ["Month", "Gunnison", "Main St"], ["Jan", 1, 2], ["Feb", 3, 4]],
        [["Year", "Quarter", "Mill Creek"], [2022, "Q1", 2], [2022, "Q2", 4]],
        [["Year", "Tipton PD", "Mill Creek PD"], [2022, 1, 2], [2023, 3, 4]],
        [["Year", "Robbins Nest", "Mill Creek", "Total"], [2022, 1, 2, 3], [2023, 3, 4, 7]],
    ],
)
def test_that_unknown_heads_across_a_table_of_periods_are_asked_about(planned: Planned, rows: Rows) -> None:
    plan = planned(rows)
    assert not plan.values
    assert "areas, or what is counted?" in sentences(plan)


@pytest.mark.parametrize(
    "heads",
    [
        ["Robbery", "Burglary", "Popcorn with police"], ["Calls", "Stops"], ["DUI"], ["Population"], ["Foot patrols"],
        ["Field contacts", "Ordinance violations"],
    ],
)  # fmt: skip
def test_that_heads_of_which_most_are_counted_need_no_question(planned: Planned, heads: list[str]) -> None:
    plan = planned([["Year", *heads], [2022, *range(len(heads))], [2023, *range(1, len(heads) + 1)]])
    assert not plan.questions
    assert len(plan.values) == 2 * len(heads)


def test_that_unknown_heads_can_be_said_to_be_areas_of_one_measure_or_measures(written: Written) -> None:
    proposal = _asked(written, [["Year", "Robbins Nest", "Mill Creek"], [2022, 1, 2], [2023, 3, 4]])
    areas = _answered(proposal, "They are areas", "Burglary")
    assert numbers(areas)["Burglary", "Mill Creek", "2023"] == 4
    assert numbers(_answered(proposal, "They are what is counted"))["Mill Creek", "", "2023"] == 4


def test_that_upper_heads_that_may_be_areas_are_asked_about_and_can_be_areas(written: Written) -> None:
    upper = [None, "Mill Creek", None, "Tipton", None]
    rows = [upper, ["Year", "DUI", "Theft", "Robbery", "Arson"], [2022, 1, 2, 3, 4], [2023, 5, 6, 7, 8]]
    path = written(rows)
    workbook = load_workbook(path)
    workbook.worksheets[0].merge_cells("B1:C1")
    workbook.worksheets[0].merge_cells("D1:E1")
    workbook.save(path)
    proposal = propose(read_workbook(path), NOTHING_KNOWN)
    assert not build_plan(proposal, NOTHING_KNOWN, create=True).values
    assert numbers(_answered(proposal, "An area"))["Arson", "Tipton", "2023"] == 8


def test_that_headings_in_a_list_that_may_be_areas_are_asked_about_and_can_be_areas(written: Written) -> None:
    rows = [
        ["Year", "DUI", "Arson"],
        ["Mill Creek"],
        [2020, 1, 2],
        [2021, 3, 4],
        ["Tipton"],
        [2022, 5, 6],
        [2023, 7, 8],
    ]
    proposal = _asked(written, rows)
    assert not build_plan(proposal, NOTHING_KNOWN, create=True).values
    areas = numbers(_answered(proposal, "Areas"))
    assert areas["Arson", "Tipton", "2022"] == 6
    assert areas["DUI", "Mill Creek", "2020"] == 1


def test_that_one_unknown_text_over_some_periods_is_asked_about(planned: Planned) -> None:
    upper = [None, "Mill Creek", None, "Offenses", None]
    plan = planned([upper, ["Offense", 2022, 2023, 2022, 2023], ["DUI", 1, 2, 3, 4], ["Arson", 5, 6, 7, 8]])
    assert not plan.values
    assert "stands beside some periods" in sentences(plan)


@pytest.mark.parametrize(
    "rows",
    [
        [_YEARS, ["Robbery", 1, 2], _ARSON, ["Mill Creek", 4, 6], ["Theft", 5, 6], _DUI, ["Tipton", 6, 8]],
        [_YEARS, ["Mill Creek", 4, 6], ["Robbery", 1, 2], _ARSON, ["Tipton", 6, 8], ["Theft", 5, 6], _DUI],
        [_YEARS, _DUI, _ARSON, ["Mill Creek total", 4, 6], ["Theft", 5, 6], ["Fraud", 1, 1], ["Tipton total", 6, 7]],
        [_YEARS, ["Mill Creek", "-", "-"], _DUI, ["Tipton", "--", "--"], _ARSON],
        [["2023"], ["Mill Creek", "Count"], _DUI[:2], ["Theft", 3], [], ["Tipton", "Count"], _ARSON[:2], ["Fraud", 3]],
    ],
)  # fmt: skip
def test_that_sums_dashes_and_corners_that_may_name_areas_are_asked_about(planned: Planned, rows: Rows) -> None:
    plan = planned(rows)
    assert not plan.values
    assert "Mill Creek" in sentences(plan)


def test_that_subtotals_of_police_work_and_the_total_of_the_town_need_no_question(planned: Planned) -> None:
    rows = [_YEARS, _DUI, _ARSON, ["Persons subtotal", 4, 6], ["Theft", 5, 6], ["Fraud", 1, 1]]
    plan = planned([*rows, ["Property subtotal", 6, 7], ["Mill Harbor Total", 10, 13]])
    assert not plan.questions
    assert len(plan.values) == 8


@pytest.mark.parametrize("lower", [["Beat", "DUI", "Arson", "DUI", "Arson"], ["Offense", *["Reported", "Cleared"] * 2]])
def test_that_upper_heads_of_one_period_that_may_be_areas_are_asked_about(planned: Planned, lower: list[str]) -> None:
    rows = [["2023"], [None, "Mill Creek", None, "Tipton", None], lower, ["Beat 1", 1, 2, 3, 4], ["Beat 2", 5, 6, 7, 8]]
    plan = planned(rows)
    assert not plan.values
    assert "“Mill Creek”, “Tipton”" in sentences(plan)


def test_that_headings_of_shifts_may_change_what_the_rows_count(planned: Planned) -> None:
    assert "“Night shift” may change" in sentences(planned([_YEARS, ["Day shift"], _DUI, ["Night shift"], _ARSON]))
