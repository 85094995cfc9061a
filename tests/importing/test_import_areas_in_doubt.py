"""An area nobody knows may be the sum of others, an average, or the state: it is asked about, wherever it stands."""

import pytest

from cs360_desktop.importing.file_answers import answered_in_file, is_settled
from cs360_desktop.importing.mapping import Known
from cs360_desktop.importing.plan import ImportPlan, build_plan
from cs360_desktop.importing.propose import propose
from cs360_desktop.importing.reader import read_workbook
from tests.importing.conftest import AREAS, NOTHING_KNOWN, Planned, Rows, Written, numbers, sentences

_TITLE, _YEARS = ["Burglary"], ["Area", 2022, 2023]
_BEATS = [["Beat 1", 1, 2], ["Beat 2", 3, 4]]
_MORE = [["Beat 3", 5, 6], ["Beat 4", 7, 8]]
_BELOW = [_TITLE, _YEARS, *_BEATS, ["Mill Creek", 4, 6], *_MORE, ["Tipton", 12, 14]]


def _long(*areas: tuple[str, int]) -> Rows:
    """A list of two years and two offenses, of which every number is so many times that of its area."""
    which = [(year, offense) for year in (2022, 2023) for offense in ("Burglary", "Arson")]
    return [
        ["Year", "Area", "Offense", "Count"],
        *(
            [year, area, offense, times * step]
            for step, (year, offense) in enumerate(which, 1)
            for area, times in areas
        ),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        _BELOW,
        [_TITLE, _YEARS, ["Mill Creek", 4, 6], *_BEATS, ["Tipton", 12, 14], *_MORE],
        [["2023"], ["Beat", "Burglary", "Theft"], *_BEATS, ["Mill Creek", 4, 6], *_MORE],
        _long(("Beat 1", 1), ("Beat 2", 2), ("Mill Creek", 3), ("Beat 3", 4)),
        _long(("Beat 1", 1), ("Beat 2", 2), ("Beat 3", 4), ("Mill Creek", 7)),
        [
            ["Area", "Offense", 2022, 2023],
            ["Beat 1", "Burglary", 1, 2], ["Beat 1", "Theft", 1, 3],
            ["Beat 2", "Burglary", 2, 2], ["Beat 2", "Theft", 1, 5],
            ["Mill Creek", "Burglary", 3, 4], ["Mill Creek", "Theft", 2, 8],
            ["Beat 3", "Burglary", 1, 1], ["Beat 3", "Theft", 0, 9],
        ],
        [_TITLE, ["Area", 2023], ["Beat 1", 1], ["Beat 2", 3], ["Mill Creek", 4], ["Beat 3", 9]],
    ],
)  # fmt: skip
def test_that_an_unknown_area_that_is_the_sum_of_others_is_asked_about(planned: Planned, rows: Rows) -> None:
    plan = planned(rows)
    assert not plan.values
    assert "“Mill Creek”" in sentences(plan)
    assert "of other areas" in sentences(plan)


def test_that_sheets_of_areas_are_compared_as_well(planned: Planned) -> None:
    head = ["Offense", 2022, 2023]
    sheets = {
        "Beat 1": [head, ["Arson", 1, 2]],
        "Beat 2": [head, ["Arson", 3, 4]],
        "District 9": [head, ["Arson", 4, 6]],
    }
    plan = planned(sheets)
    assert {each.area_name for each in plan.values} == {"Beat 1", "Beat 2"}
    assert "“District 9” is the sum of other areas" in sentences(plan)


@pytest.mark.parametrize(
    "area",
    ["State average", "County", "National", "U.S.", "State of Ohio", "Ohio", "North Carolina", "Peer cities", "Median"],
)
def test_that_averages_and_governments_beside_areas_are_asked_about(planned: Planned, area: str) -> None:
    for rows in ([_TITLE, _YEARS, *_BEATS, [area, 40, 66]], _long(("Beat 1", 1), ("Beat 2", 2), (area, 9))):
        plan = planned(rows)
        assert not plan.values
        assert f"“{area}” does not sound like an area of the agency" in sentences(plan)


@pytest.mark.parametrize(
    "rows",
    [
        [_TITLE, _YEARS, *_BEATS, ["Mill Creek", 4, 5], *_MORE],
        [_TITLE, ["Area", 2023], ["Beat 1", 1], ["Beat 2", 3], ["Beat 3", 4], ["Beat 4", 9]],
        [_TITLE, _YEARS, ["Mill Creek", 0, 0], ["Tipton", 0, 0], ["Callahan", 0, 0]],
        [_TITLE, _YEARS, ["Ohio", 10, 20], ["Texas", 30, 45], ["Iowa", 7, 8]],
        _long(("Beat 1", 1), ("Beat 2", 2), ("Mill Creek", 4), ("Beat 3", 5)),
    ],
)
def test_that_areas_that_only_look_a_little_alike_need_no_question(planned: Planned, rows: Rows) -> None:
    plan = planned(rows)
    assert not plan.questions
    assert len({each.area_name for each in plan.values}) > 2


def test_that_a_sum_that_the_workspace_knows_as_an_area_needs_no_question(planned: Planned) -> None:
    known = Known([], (*AREAS, (7, "Mill Creek"), (8, "Tipton")))
    assert numbers(planned(_BELOW, known=known))["Burglary", "Mill Creek", "2023"] == 6


def _answered(written: Written, words: str, rows: Rows = _BELOW) -> ImportPlan:
    """The plan after its only question was answered by the option that begins with some words."""
    proposal = propose(read_workbook(written(rows)), NOTHING_KNOWN)
    (question,) = build_plan(proposal, NOTHING_KNOWN, create=True).questions
    assert not is_settled(proposal, question)
    option = next(each for each in question.options if each.words.startswith(words))
    proposal = answered_in_file(proposal, question, option)
    assert is_settled(proposal, question)
    return build_plan(proposal, NOTHING_KNOWN, create=True)


def test_that_sums_can_be_areas_of_their_own(written: Written) -> None:
    plan = _answered(written, "Yes")
    assert not plan.questions
    assert numbers(plan)["Burglary", "Tipton", "2023"] == 14


def test_that_sums_can_be_left_out_and_that_is_told(written: Written) -> None:
    plan = _answered(written, "No")
    assert not plan.questions
    assert {each.area_name for each in plan.values} == {"Beat 1", "Beat 2", "Beat 3", "Beat 4"}
    assert [each.reason for each in plan.left_out if "Tipton" in each.reason] == ["“Tipton” is left out by choice"]


def test_that_tables_with_sums_can_be_left_out_whole(written: Written) -> None:
    plan = _answered(written, "Leave")
    assert not plan.questions
    assert not plan.values


def test_that_a_total_over_subtotals_is_found_with_them(planned: Planned) -> None:
    told = sentences(planned([*_BELOW, ["Mill Harbor", 16, 20]]))
    assert "“Mill Creek”, “Tipton”, “Mill Harbor” are sums of other areas" in told


@pytest.mark.parametrize("name", ["Average", "Avg.", "Mean", "Median", "Min", "Maximum", "Std. Dev.", "Promedio"])
def test_that_rows_worked_out_of_the_others_are_no_measures(planned: Planned, name: str) -> None:
    plan = planned([["2024"], ["Offense", "Jan", "Feb"], ["Theft", 1, 4], ["DUI", 3, 6], [name, 2, 5]])
    assert not plan.questions
    assert {each.measure_name for each in plan.values} == {"Theft", "DUI"}
    assert [each.reason for each in plan.left_out] == ["it is worked out from other rows"]


def test_that_small_numbers_of_many_areas_may_add_up_by_chance(planned: Planned) -> None:
    places = ["Callahan", "Tipton", "Old Mill", "Gunnison", "La Villita", "Grant", "Main Campus", "Downtown"]
    rows = [[f"{place} {side}", at % 3, at % 2] for at, place in enumerate(places) for side in ("north", "south")]
    plan = planned([_TITLE, _YEARS, *rows])
    assert not plan.questions
    assert len(plan.values) == 2 * len(rows)


def test_that_larger_numbers_tell_a_sum_whatever_the_areas_are_called(planned: Planned) -> None:
    parts = [["Downtown", 51, 73], ["Harbor", 48, 29]]
    plan = planned([_TITLE, _YEARS, *parts, ["Lower Town", 99, 102], ["Grant", 12, 15], ["Hillside", 7, 3]])
    assert not plan.values
    assert "“Lower Town” is the sum of other areas" in sentences(plan)


def test_that_agencies_are_no_areas_of_one_of_them(planned: Planned) -> None:
    rows = [
        ["2023-01", "Mill Harbor PD", 4],
        ["2023-01", "Tipton Police Department", 44],
        ["2023-02", "Mill Harbor PD", 5],
    ]
    plan = planned([["Month", "Agency", "Robbery"], *rows])
    assert not plan.values
    assert "“Mill Harbor PD”, “Tipton Police Department” do not sound like areas" in sentences(plan)
