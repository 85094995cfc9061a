"""Hidden sheets, rows and columns: known, off unless asked for, and asked about where they may change the rest."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from cs360_desktop.importing.plan import ImportPlan, build_plan
from cs360_desktop.importing.propose import propose
from cs360_desktop.importing.reader import read_workbook
from cs360_desktop.importing.workbook import Sheet
from tests.importing.conftest import NOTHING_KNOWN, Rows, Written, numbers, sentences
from tests.importing.test_import_reader_marks import Converted, converted, of_rows

__all__ = ["converted"]

TABLE: Rows = [
    ["Offense", 2021, 2022, 2023],
    ["Robbery", 1, 2, 3],
    ["Arson", 4, 5, 6],
    ["Burglary", 7, 8, 9],
]


def hidden(path: Path, rows: str = "", columns: str = "") -> Path:
    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    for row in rows.split():
        sheet.row_dimensions[int(row)].hidden = True
    for column in columns.split():
        sheet.column_dimensions[column].hidden = True
    workbook.save(path)
    return path


def planned(path: Path, *, with_hidden: bool = False) -> ImportPlan:
    proposal = propose(read_workbook(path), NOTHING_KNOWN, with_hidden=with_hidden)
    return build_plan(proposal, NOTHING_KNOWN, create=True)


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_that_hidden_rows_and_columns_are_left_out_and_told(written: Written, converted: Converted, kind: str) -> None:
    path = hidden(written(TABLE), rows="3", columns="B")
    if kind != "xlsx":
        path = converted(path, kind)
    plan = planned(path)
    assert numbers(plan) == {
        ("Robbery", "", "2022"): 2,
        ("Robbery", "", "2023"): 3,
        ("Burglary", "", "2022"): 8,
        ("Burglary", "", "2023"): 9,
    }
    assert [value.cell for value in plan.values if value.value.number == 9] == ["D4"]
    told = [(each.cells, each.reason) for each in plan.left_out if "hidden" in each.reason]
    assert told == [("row 3 and column B", "hidden; read only if you ask for it")]
    assert not plan.questions


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_that_everything_hidden_is_read_when_asked_for(written: Written, converted: Converted, kind: str) -> None:
    path = hidden(written({"Now": TABLE, "Old": [["Offense", 2019], ["Robbery", 7]]}), rows="3", columns="B")
    workbook = load_workbook(path)
    workbook["Old"].sheet_state = "hidden"
    workbook.save(path)
    if kind != "xlsx":
        path = converted(path, kind)
    assert ("Robbery", "", "2019") not in numbers(planned(path))
    found = numbers(planned(path, with_hidden=True))
    assert len(found) == 10
    assert found["Arson", "", "2021"] == 4
    assert found["Robbery", "", "2019"] == 7


def test_that_a_proposal_keeps_the_whole_workbook_so_that_the_user_can_change_his_mind(written: Written) -> None:
    proposal = propose(read_workbook(hidden(written(TABLE), rows="3")), NOTHING_KNOWN)
    assert proposal.whole is not None
    again = propose(proposal.whole, NOTHING_KNOWN, with_hidden=True)
    assert len(build_plan(again, NOTHING_KNOWN, create=True).values) == 9
    assert len(build_plan(proposal, NOTHING_KNOWN, create=True).values) == 6


def test_that_a_workbook_without_anything_hidden_is_not_copied(written: Written) -> None:
    workbook = read_workbook(written(TABLE))
    assert workbook.visible() is workbook


def test_that_rows_a_filter_hides_are_hidden(written: Written) -> None:
    path = written(TABLE)
    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    sheet.auto_filter.ref = "A1:D4"
    sheet.auto_filter.add_filter_column(0, ["Robbery"])
    for row in (3, 4):
        sheet.row_dimensions[row].hidden = True
    workbook.save(path)
    assert set(numbers(planned(path))) == {("Robbery", "", year) for year in ("2021", "2022", "2023")}


def test_that_empty_hidden_rows_and_columns_are_not_worth_a_word(written: Written) -> None:
    path = hidden(written(TABLE), rows="9 10", columns="K L")
    assert not [each for each in planned(path).left_out if "hidden" in each.reason]


def test_that_rows_and_columns_of_no_height_and_width_are_hidden(written: Written) -> None:
    rows = (
        '<row r="1" ht="0" customHeight="1"><c r="A1"><v>1</v></c></row><row r="2" ht="15"><c r="A2"><v>2</v></c></row>'
    )
    assert of_rows(written([["a"]]), rows).hidden_rows == {1}


def test_that_a_hidden_name_that_rows_below_repeat_is_asked_about(written: Written) -> None:
    rows: Rows = [["Area", "Offense", 2022, 2023]]
    for area in ("North", "South", "East"):
        rows = [*rows, [area, "Robbery", 1, 2], [None, "Arson", 3, 4], [None, "Theft", 5, 6]]
    plan = planned(hidden(written(rows), rows="5"))
    assert not plan.values
    assert "Hidden row 5 may name what the rows below belong to" in sentences(plan)


def test_that_a_hidden_column_of_names_is_asked_about(written: Written) -> None:
    """Filtered to one area whose column is hidden, its numbers would pass for those of the whole agency."""
    rows: Rows = [["Beat", "Offense", 2022, 2023], ["North", "Robbery", 1, 2], ["North", "Arson", 3, 4]]
    plan = planned(hidden(written(rows), columns="A"))
    assert not plan.values
    assert "Hidden column A may tell more about each row" in sentences(plan)


def test_that_a_merged_name_shows_as_long_as_a_part_of_it_does(written: Written) -> None:
    path = written([["North", "Robbery"], [None, "Arson"], ["South", "Robbery"]])
    workbook = load_workbook(path)
    workbook.worksheets[0].merge_cells("A1:A2")
    workbook.save(path)
    sheet = read_workbook(hidden(path, rows="1")).sheets[0].without_hidden()
    assert [list(row) for row in sheet.cells] == [[None, None], ["North", "Arson"], ["South", "Robbery"]]
    assert sheet.merged == ((2, 1, 2, 1),)


def test_that_hiding_costs_no_address() -> None:
    sheet = Sheet("S", hidden=False, cells=[["a", 1.0], ["b", 2.0]], hidden_rows=frozenset({1, 900}))
    assert sheet.without_hidden().cells == [[None, None], ["b", 2.0]]
