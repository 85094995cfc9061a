"""What the user changes in a table by hand: nothing is guessed on the way, and personal columns stay unread."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cs360_desktop.importing.answers import BY_CHOICE, answered
from cs360_desktop.importing.by_hand import (
    is_left_out,
    with_names_repeated,
    with_role,
    with_row,
    without_rows,
    without_values,
)
from cs360_desktop.importing.mapping import Known, Proposal, Role, TableMapping
from cs360_desktop.importing.plan import build_plan
from cs360_desktop.importing.propose import propose
from cs360_desktop.importing.reader import read_workbook

NOTHING_KNOWN = Known((), ())
ROWS = "Activity,Count,Jan 2026,Feb 2026\nBoat checks,7,1,3\nBike checks,9,4,6\nKite checks,2,2,2\n"


@pytest.fixture
def proposed(tmp_path: Path) -> Callable[[str], Proposal]:
    def propose_text(text: str) -> Proposal:
        path = tmp_path / "Activity.csv"
        path.write_text(text, encoding="utf-8")
        return propose(read_workbook(path), NOTHING_KNOWN)

    return propose_text


def values(proposal: Proposal, table: TableMapping) -> dict[tuple[str, str], float | None]:
    plan = build_plan(proposal.with_table(0, table), NOTHING_KNOWN, create=True)
    return {(each.measure_name, str(each.period)): each.value.number for each in plan.values}


def test_that_a_column_said_to_hold_values_gives_none_before_its_period_is_told(
    proposed: Callable[[str], Proposal],
) -> None:
    proposal = proposed(ROWS)
    table = with_role(proposal.tables[0], 2, Role.VALUE)
    assert [question.cells for question in table.questions if question.cells] == [("B1",)]
    assert values(proposal, table) == {}

    question = table.questions[-1]
    told = answered(table, question, question.options[0], "March 2026")
    assert values(proposal, told)["Boat checks", "2026-03"] == 7


def test_that_the_question_goes_when_the_column_is_something_else_again(proposed: Callable[[str], Proposal]) -> None:
    table = proposed(ROWS).tables[0]
    asking = with_role(table, 2, Role.VALUE)
    assert with_role(asking, 2, Role.LEFT_OUT).questions == table.questions


def test_that_a_column_whose_head_is_a_period_takes_it(proposed: Callable[[str], Proposal]) -> None:
    table = proposed(ROWS).tables[0]
    back = with_role(with_role(table, 4, Role.LEFT_OUT), 4, Role.VALUE)
    assert back.columns[3].period == table.columns[3].period
    assert back.questions == table.questions


def test_that_a_column_of_personal_data_stays_unread(proposed: Callable[[str], Proposal]) -> None:
    rows = "Officer name,Activity,Jan 2026,Feb 2026\nA. Stone,Boat checks,1,3\nB. Reed,Bike checks,4,6\n"
    table = proposed(rows).tables[0]
    assert with_role(table, 1, Role.MEASURE) == table


def test_that_rows_are_left_out_by_choice_and_read_again(proposed: Callable[[str], Proposal]) -> None:
    proposal = proposed(ROWS)
    table = without_rows(proposal.tables[0], [3, 4])
    assert table.rows_left_out == {3: BY_CHOICE, 4: BY_CHOICE}
    assert {name for name, _ in values(proposal, table)} == {"Boat checks"}
    assert with_row(table, 3).rows_left_out == {4: BY_CHOICE}


def test_that_a_row_left_out_for_another_reason_stays_out(proposed: Callable[[str], Proposal]) -> None:
    table = proposed("Activity,Jan 2026,Feb 2026\nBoat checks,1,3\nBike checks,4,6\nTotal,5,9\n").tables[0]
    assert with_row(table, 4) == table
    assert without_rows(table, [4]).rows_left_out == table.rows_left_out


def test_that_a_table_without_values_gives_none_and_asks_nothing(proposed: Callable[[str], Proposal]) -> None:
    proposal = proposed("Activity,Jan,Feb\nBoat checks,1,3\nBike checks,4,6\n")
    table = without_values(proposal.tables[0])
    assert (is_left_out(table), table.questions, values(proposal, table)) == (True, (), {})


def test_that_blank_names_repeat_only_when_said_so(proposed: Callable[[str], Proposal]) -> None:
    proposal = proposed("Activity,Beat,Jan 2026,Feb 2026\nBoat checks,North,1,3\n,South,4,6\nBike checks,North,2,2\n")
    alone = with_names_repeated(proposal.tables[0], 1, False)
    assert not alone.columns[0].fill_down
    assert with_names_repeated(alone, 1, True).columns[0].fill_down
