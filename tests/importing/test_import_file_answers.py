"""Questions about the whole file have answers: which of several tables is used, which rows are left out."""

from cs360_desktop.importing.file_answers import answered_in_file, is_settled
from cs360_desktop.importing.mapping import Proposal
from cs360_desktop.importing.plan import ImportPlan, build_plan
from cs360_desktop.importing.propose import propose, refreshed
from cs360_desktop.importing.questions import Option, Question
from cs360_desktop.importing.reader import read_workbook
from tests.importing.conftest import NOTHING_KNOWN, Written, numbers

_TABLE = "Offense | 2022 | 2023\nRobbery | {} | 7\nBurglary | 10 | 12"
_LIST = "Case Number | Date | Offense\n{0}-1 | 1/1/2024 | Theft\n{0}-2 | 1/31/2024 | Robbery"


def _rows(text: str) -> list[list[object]]:
    cells = ([part.strip() for part in line.split("|")] for line in text.split("\n"))
    return [[int(cell) if cell.isdigit() else cell or None for cell in row] for row in cells]


def _proposed(written: Written, sheets: dict[str, str]) -> Proposal:
    rows = {name: _rows(text) for name, text in sheets.items()}
    return propose(read_workbook(written(rows)), NOTHING_KNOWN)


def _planned(proposal: Proposal) -> ImportPlan:
    return build_plan(proposal, NOTHING_KNOWN, create=True)


def _asked(proposal: Proposal, word: str) -> Question:
    return next(each for each in _planned(proposal).questions if word in each.sentence)


def _answered(proposal: Proposal, word: str, words: str) -> Proposal:
    """The proposal after a question of its plan was answered by the option that begins with some words."""
    question = _asked(proposal, word)
    option: Option = next(each for each in question.options if each.words.startswith(words))
    assert not is_settled(proposal, question)
    changed = refreshed(answered_in_file(proposal, question, option), NOTHING_KNOWN)
    assert is_settled(changed, question) or not option.tables
    return changed


def test_that_one_of_two_tables_that_contradict_each_other_can_be_used(written: Written) -> None:
    proposal = _proposed(written, {"Harbor": _TABLE.format(4), "Hill": _TABLE.format(5)})
    plan = _planned(_answered(proposal, "different numbers", "Use Hill A1:C3 and leave out Harbor A1:C3"))
    assert not plan.questions
    assert numbers(plan)["Robbery", "", "2022"] == 5
    assert {each.sheet for each in plan.values} == {"Hill"}


def test_that_both_tables_that_contradict_each_other_can_be_left_out(written: Written) -> None:
    proposal = _proposed(written, {"Harbor": _TABLE.format(4), "Hill": _TABLE.format(5)})
    plan = _planned(_answered(proposal, "different numbers", "Leave all"))
    assert not plan.values
    assert not plan.questions


def test_that_sheets_that_contradict_each_other_can_be_areas_or_what_is_counted(written: Written) -> None:
    proposal = _proposed(written, {"Harbor": _TABLE.format(4), "Hill": _TABLE.format(5)})
    areas = _planned(_answered(proposal, "different numbers", "Each sheet is one area: “Harbor”, “Hill”"))
    assert numbers(areas)["Robbery", "Harbor", "2022"] == 4
    assert numbers(areas)["Robbery", "Hill", "2022"] == 5
    counted = _planned(_answered(proposal, "different numbers", "Each sheet counts something else"))
    assert numbers(counted)["Hill / Robbery", "", "2022"] == 5


def test_that_only_what_contradicts_the_chosen_table_is_left_out(written: Written) -> None:
    other = "Offense | 2021\nRobbery | 3\nBurglary | 2"
    sheets = {"One": _TABLE.format(4), "Two": _TABLE.format(5), "Three": _TABLE.format(6), "Four": other}
    proposal = _proposed(written, sheets)
    assert {place for each in _asked(proposal, "different").options for place in each.tables} == {0, 1, 2}
    first = _planned(_answered(proposal, "different numbers", "Use One A1:C3 and leave out Two A1:C3, Three A1:C3"))
    assert numbers(first)["Robbery", "", "2022"] == 4
    assert numbers(first)["Robbery", "", "2021"] == 3
    rest = _answered(proposal, "different numbers", "Use Two A1:C3, Three A1:C3 and leave out One A1:C3")
    assert "different numbers" in _asked(rest, "Two A1:C3").sentence  # the two left contradict each other as well


def test_that_one_of_two_lists_that_share_a_month_can_be_counted(written: Written) -> None:
    proposal = _proposed(written, {"Days": _LIST.format("24"), "Nights": _LIST.format("25")})
    question = _asked(proposal, "Several lists")
    assert not any("different things" in each.words for each in question.options)  # both are called Incidents
    plan = _planned(_answered(proposal, "Several lists", "Count Nights A1:C3 and leave out Days A1:C3"))
    assert not plan.questions
    assert numbers(plan)["Theft", "", "2024-01"] == 1
    assert numbers(plan)["Incidents", "", "2024-01"] == 2


def test_that_lists_on_sheets_named_after_areas_can_each_be_counted(written: Written) -> None:
    proposal = _proposed(written, {"Harbor": _LIST.format("24"), "Hill": _LIST.format("25")})
    plan = _planned(_answered(proposal, "Several lists", "Each sheet is one area: “Harbor”, “Hill”"))
    assert not plan.questions
    assert numbers(plan)["Theft", "Harbor", "2024-01"] == 1
    assert numbers(plan)["Theft", "Hill", "2024-01"] == 1


def test_that_lists_of_different_things_can_each_be_counted(written: Written) -> None:
    arrests = _LIST.format("24").replace("Case", "Arrest")
    proposal = _proposed(written, {"Arrests": arrests, "Citations": _LIST.format("25").replace("Case", "Citation")})
    plan = _planned(_answered(proposal, "Several lists", "They are lists of different things"))
    assert not plan.questions
    assert numbers(plan)["Arrests", "", "2024-01"] == 2
    assert numbers(plan)["Citations", "", "2024-01"] == 2


def test_that_rows_that_belong_to_no_table_can_be_left_out_and_are_told(written: Written) -> None:
    proposal = _proposed(written, {"Sheet1": _TABLE.format(4), "Log": "412 | Calls\n14 | Crashes\n3 | Arrests"})
    changed = _answered(proposal, "belong to no table", "Leave those rows out")
    plan = _planned(changed)
    assert not plan.questions
    assert numbers(plan)["Robbery", "", "2022"] == 4
    assert any("choice" in each.reason for each in plan.left_out)


def test_that_a_list_that_cannot_be_counted_can_be_left_out(written: Written) -> None:
    daily = "Date | Offense | Count\n1/1/2024 | Theft | 2\n1/30/2024 | Theft | 3"
    proposal = _proposed(written, {"Sheet1": _TABLE.format(4), "Daily": daily})
    plan = _planned(_answered(proposal, "was not read", "Leave this list out"))
    assert not plan.questions
    assert len(plan.values) == 4


def test_that_a_table_whose_names_do_not_tell_its_rows_apart_can_be_left_out(written: Written) -> None:
    twice = "Offense | 2022 | 2023\nRobbery | 4 | 7\nArson | 1 | 2\nRobbery | 3 | 3\nArson | 0 | 1"
    proposal = _proposed(written, {"Sheet1": twice})
    plan = _planned(_answered(proposal, "more than its names tell", "Leave this table out"))
    assert not plan.questions
    assert not plan.values
