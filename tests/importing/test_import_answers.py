"""Each question of a table can be answered, and the answer gives the values it promises."""

import pytest

from cs360_desktop.domain.errors import UserError
from cs360_desktop.importing.answers import answered
from cs360_desktop.importing.mapping import Proposal
from cs360_desktop.importing.plan import ImportPlan, build_plan
from cs360_desktop.importing.propose import propose, refreshed
from cs360_desktop.importing.questions import Edit
from cs360_desktop.importing.reader import read_workbook
from tests.importing.conftest import NOTHING_KNOWN, Rows, Written, numbers


def after(written: Written, rows: Rows, *answers: tuple[str, Edit, str], name: str = "Activity.xlsx") -> ImportPlan:
    """The plan of rows after questions were answered: a word of the question, the edit, and what was typed."""
    proposal: Proposal = propose(read_workbook(written(rows, name)), NOTHING_KNOWN)
    for word, edit, typed in answers:
        table = proposal.tables[0]
        question = next(each for each in table.questions if word in each.sentence)
        option = next(each for each in question.options if each.edit is edit)
        proposal = refreshed(proposal.with_table(0, answered(table, question, option, typed)), NOTHING_KNOWN)
    return build_plan(proposal, NOTHING_KNOWN, create=True)


def test_that_fiscal_years_begin_in_the_month_that_was_typed(written: Written) -> None:
    rows = [["Offense", "FY 2023", "FY2024"], ["Robbery", 4, 7]]
    plan = after(written, rows, ("fiscal year", Edit.FISCAL_YEAR, "July"))
    assert numbers(plan) == {("Robbery", "", "2022-07-01/P1Y"): 4, ("Robbery", "", "2023-07-01/P1Y"): 7}


def test_that_short_heads_are_months_where_somebody_says_so(written: Written) -> None:
    rows = [["Offense", "4/16", "04/15"], ["Robbery", 3, 0]]
    plan = after(written, rows, ("short year", Edit.HEADS_ARE_MONTHS, ""))
    assert numbers(plan) == {("Robbery", "", "2016-04"): 3, ("Robbery", "", "2015-04"): 0}


def test_that_years_under_a_month_are_that_month_of_each_year(written: Written) -> None:
    rows = [["Crime in June"], [], ["Offense", 2022, 2023], ["Robbery", 4, 7]]
    plan = after(written, rows, ("part of a year", Edit.MONTH_OF_EACH_YEAR, "June"))
    assert numbers(plan) == {("Robbery", "", "2022-06"): 4, ("Robbery", "", "2023-06"): 7}


def test_that_a_table_without_a_period_takes_the_one_that_was_typed(written: Written) -> None:
    rows = [["Offense", "Beat 1", "Beat 2"], ["Robbery", 4, 7], ["Burglary", 1, 0]]
    plan = after(written, rows, ("Which period", Edit.PERIOD, "March 2024"))
    assert numbers(plan)["Robbery", "Beat 2", "2024-03"] == 7
    assert numbers(plan)["Burglary", "Beat 2", "2024-03"] == 0


def test_that_what_is_counted_is_the_first_part_of_every_name(written: Written) -> None:
    rows = [["Use of Force", None, None], [], ["Year", "Taser", "Baton"], [2021, 4, 10], [2022, 7, 12]]
    plan = after(written, rows, ("stand for parts", Edit.MEASURE, "Use of force"))
    assert numbers(plan)["Use of force / Taser", "", "2022"] == 7


def test_that_heads_over_measures_are_areas_or_parts_as_it_was_said(written: Written) -> None:
    rows = [["Crime in 2023"], [], ["Offense", "Harbor", "Hill"], ["Robbery", 4, 7], ["Burglary", 1, 0]]
    areas = after(written, rows, ("stand for", Edit.HEADS_ARE_AREAS, ""))
    assert numbers(areas)["Robbery", "Hill", "2023"] == 7
    parts = after(written, rows, ("stand for", Edit.HEADS_ARE_PARTS, ""))
    assert numbers(parts)["Robbery / Hill", "", "2023"] == 7


def test_that_headings_are_areas_or_measures_as_it_was_said(written: Written) -> None:
    rows = [
        ["Crime", 2022, 2023], ["Harbor"], ["Robbery", 1, 2], ["Burglary", 3, 4],
        ["Hill"], ["Robbery", 5, 6], ["Burglary", 7, 8],
    ]  # fmt: skip
    areas = after(written, rows, ("headings", Edit.SECTIONS_ARE_AREAS, ""))
    assert numbers(areas)["Robbery", "Hill", "2022"] == 5
    parts = after(written, rows, ("headings", Edit.SECTIONS_ARE_MEASURES, ""))
    assert numbers(parts)["Hill / Robbery", "", "2022"] == 5


def test_that_blank_names_repeat_the_one_above_only_where_somebody_says_so(written: Written) -> None:
    rows = [
        ["Beat", "Offense", 2022, 2023], ["Beat 1", "Robbery", 1, 2], [None, "Burglary", 3, 4],
        ["Beat 2", "Theft", 5, 6],
    ]  # fmt: skip
    repeated = after(written, rows, ("repeat the name", Edit.REPEAT_NAMES, ""))
    assert numbers(repeated)["Burglary", "Beat 1", "2022"] == 3
    alone = after(written, rows, ("repeat the name", Edit.NAMES_STAND_ALONE, ""))
    assert len(alone.values) == 4
    assert {each.cell for each in alone.rejected} == {"C3", "D3"}


def test_that_one_of_several_columns_of_numbers_is_the_value(written: Written) -> None:
    rows = [["Year", "Offense", "Red", "Blue"], [2022, "Robbery", 13, 5], [2023, "Robbery", 11, 4]]
    plan = after(written, rows, ("holds the value", Edit.VALUE_ALONE, ""))
    assert numbers(plan) == {("Robbery", "", "2022"): 13, ("Robbery", "", "2023"): 11}


def test_that_a_table_nobody_wants_asks_nothing_and_gives_nothing(written: Written) -> None:
    rows = [["Offense", "Jan", "Feb"], ["Robbery", 4, 7]]
    plan = after(written, rows, ("Which year", Edit.LEAVE_TABLE_OUT, ""))
    assert not plan.values
    assert not plan.questions


@pytest.mark.parametrize(
    ("rows", "word", "edit", "typed"),
    [
        ([["Offense", "Jan", "Feb"], ["Robbery", 4, 7]], "Which year", Edit.YEAR, "24"),
        ([["Offense", "Beat 1"], ["Robbery", 4], ["Theft", 1]], "Which period", Edit.PERIOD, "lately"),
        ([["Offense", "FY 2023", "FY 2024"], ["Robbery", 4, 7]], "fiscal", Edit.FISCAL_YEAR, "thirteen"),
    ],
)
def test_that_what_cannot_be_read_is_refused_in_one_sentence_and_changes_nothing(
    written: Written, rows: Rows, word: str, edit: Edit, typed: str
) -> None:
    with pytest.raises(UserError, match=f"“{typed}” is no .*nothing was changed"):
        after(written, rows, (word, edit, typed))


def test_that_every_question_of_a_table_has_an_answer(written: Written) -> None:
    rows = [["Crime YTD, North"], [], ["Thing", None, "Jan", "Feb", "x"], ["a", 1, 4, 7, "?"], ["b", None, 2, 3, "!"]]
    table = propose(read_workbook(written(rows)), NOTHING_KNOWN).tables[0]
    assert table.questions
    assert all(question.options for question in table.questions)


def test_that_rows_that_say_they_are_no_events_are_left_out_only_where_somebody_says_so(written: Written) -> None:
    rows = [
        ["Case Number", "Date", "Offense", "Status"],
        ["24-1", "1/1/2024", "Theft", "Open"], ["24-2", "1/20/2024", "Theft", "Unfounded"],
        ["24-3", "1/25/2024", "Robbery", "VOID"], ["24-4", "1/31/2024", "Theft", "Closed"],
    ]  # fmt: skip
    without = after(written, rows, ("“Unfounded”, “VOID”", Edit.LEAVE_SOME_ROWS_OUT, ""))
    assert numbers(without) == {("Incidents", "", "2024-01"): 2, ("Theft", "", "2024-01"): 2}
    assert any(each.cells == "rows 3, 4" for each in without.left_out)
    counted = after(written, rows, ("“Unfounded”, “VOID”", Edit.AS_IT_STANDS, ""))
    assert numbers(counted)["Incidents", "", "2024-01"] == 4


def test_that_months_that_are_not_filled_in_yet_are_left_out(written: Written) -> None:
    rows: Rows = [["Activity", "Jan 2024", "Feb 2024", "Mar 2024"], ["Calls", 400, 380, 0], ["Tows", 3, 4, 0]]
    plan = after(written, rows, ("nothing but zeros", Edit.ROLE, ""))
    assert {str(each.period) for each in plan.values} == {"2024-01", "2024-02"}
    kept = after(written, rows, ("nothing but zeros", Edit.AS_IT_STANDS, ""))
    assert numbers(kept)["Calls", "", "2024-03"] == 0


def test_that_numbers_under_the_head_of_an_area_are_those_of_areas_where_somebody_says_so(written: Written) -> None:
    rows: Rows = [["Month", "District", "Robbery"], ["2023-01", 4, 7], ["2023-02", 5, 8]]
    plan = after(written, rows, ("holds numbers", Edit.ROLE, ""))
    assert numbers(plan)["Robbery", "4", "2023-01"] == 7
