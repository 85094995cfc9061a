"""Names become measures and areas; numbers must fit them; and a plan is compared with what is stored."""

from pathlib import Path
from typing import Any

import pytest

from cs360_desktop.domain.catalogue import Aggregation, DefinedBy, Synonym, Unit
from cs360_desktop.domain.entries import EntryState, Value
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.importing.comparing import compare
from cs360_desktop.importing.mapping import Known, Match, Role
from cs360_desktop.importing.plan import Outcome, build_plan
from cs360_desktop.importing.propose import propose, refreshed
from cs360_desktop.importing.questions import Topic
from cs360_desktop.importing.reader import read_workbook
from cs360_desktop.importing.workbook import Sheet, Workbook
from tests.importing.conftest import AREAS, NOTHING_KNOWN, Planned, Written, measure, numbers, plan_of, sentences

MONTHLY: list[list[Any]] = [
    ["Activity 2023"],
    ["Activity", "Jan", "Feb"],
    ["Disorder calls", 58, 61],
    ["Foot ptl", 20, None],
]
DISORDER = measure(7, "Disorder calls (noise, disturbance, trespass)", code="1.07", defined_by=DefinedBy.PROPOSED)
FOOT = measure(8, "Foot patrols in agreed places")


def known(*measures: Any, synonyms: tuple[Synonym, ...] = (), areas: tuple[tuple[int, str], ...] = AREAS) -> Known:
    return Known(measures, areas, synonyms)


def test_that_unknown_names_are_asked_with_suggestions_unless_they_may_be_created(planned: Planned) -> None:
    plan = planned(MONTHLY, known=known(DISORDER, FOOT), create=False)
    assert {each.measure_name for each in plan.values} == {DISORDER.name}
    assert [(question.topic, question.name, question.cells) for question in plan.questions] == [
        (Topic.MEASURE, "Foot ptl", ("A4",))
    ]
    assert FOOT.name in plan.questions[0].suggestions


def test_that_likeness_never_decides(planned: Planned) -> None:
    rows = [["Offense", 2022, 2023], ["Misd. Assault", 1, 2]]
    assault = measure(9, "Aggravated assault", period_kind=PeriodKind.YEAR)
    assert not planned(rows, known=known(assault), create=False).values
    assert planned(rows, known=known(assault)).new_measures[0].name == "Misd. Assault"


def test_that_names_match_without_case_spaces_punctuation_and_footnote_marks(planned: Planned) -> None:
    calls = measure(3, "Non-fatal overdoses")
    plan = planned([["2023"], ["Activity", "Jan", "Feb"], ["NONFATAL  overdoses¹", 1, 2]], known=known(calls))
    assert {each.measure_id for each in plan.values} == {3}


def test_that_shipped_aliases_and_codes_match_the_same_definition(planned: Planned) -> None:
    theft = measure(4, "Motor vehicle theft", period_kind=PeriodKind.YEAR)
    rows = [["Offense", 2022, 2023], ["MVT", 1, 2]]
    assert {each.measure_id for each in planned(rows, known=known(theft), create=False).values} == {4}
    robbery = [["Offense", 2022, 2023], ["Robbery", 1, 2]]
    assert planned(robbery, known=known(DISORDER)).new_measures[0].name == "Robbery"


def test_that_a_remembered_name_matches(planned: Planned) -> None:
    synonyms = (Synonym(1, "Foot ptl", measure_id=8),)
    plan = planned(MONTHLY, known=known(DISORDER, FOOT, synonyms=synonyms), create=False)
    assert {each.measure_id for each in plan.values} == {7, 8}
    assert not plan.questions


def test_that_two_measures_of_one_name_are_asked(planned: Planned) -> None:
    twins = known(measure(1, "Disorder calls"), measure(2, "Disorder Calls"))
    plan = planned(MONTHLY[:3], known=twins, create=False)
    assert not plan.values


def test_that_beat_1_1_is_not_beat_11(planned: Planned) -> None:
    areas = ((1, "Whole agency"), (2, "Unknown area"), (5, "Beat 11"))
    rows = [["Beat", "Offense", 2022, 2023], ["Beat 1-1", "Robbery", 1, 2], ["Beat 11", "Robbery", 3, 4]]
    plan = planned(rows, known=known(areas=areas))
    assert {(each.area_name, each.area_id) for each in plan.values} == {("Beat 1-1", None), ("Beat 11", 5)}


def test_that_unknown_areas_are_one_question(planned: Planned) -> None:
    robbery = measure(3, "Robbery", period_kind=PeriodKind.YEAR)
    rows = [["Beat", "Offense", 2023], *([f"Beat {number}", "Robbery", number] for number in range(1, 9))]
    plan = planned(rows, known=known(robbery), create=False)
    assert [question.topic for question in plan.questions] == [Topic.AREA]
    assert "and 3 more" in plan.questions[0].sentence


def test_that_numbers_of_another_period_kind_are_asked(planned: Planned) -> None:
    plan = planned([["Offense", 2022, 2023], ["Disorder calls", 5, 6]], known=known(DISORDER))
    assert not plan.values
    assert [question.topic for question in plan.questions] == [Topic.PERIOD]
    assert "by month here, but by year in the file" in sentences(plan)


def test_that_a_name_made_by_year_gets_a_sister_by_month_and_finds_it_again(planned: Planned) -> None:
    yearly = measure(3, "Robbery", period_kind=PeriodKind.YEAR, defined_by=DefinedBy.FROM_FILE)
    rows = [["2023"], ["Offense", "Jan", "Feb"], ["ROBBERY", 1, 2]]
    plan = planned(rows, known=known(yearly))
    assert [(each.name, each.period_kind) for each in plan.new_measures] == [("Robbery, by month", PeriodKind.MONTH)]
    assert {(each.measure_name, each.measure_id) for each in plan.values} == {("Robbery, by month", None)}
    assert not planned(rows, known=known(yearly), create=False).values
    both = known(yearly, measure(4, "Robbery, by month"))
    assert {each.measure_id for each in planned(rows, known=both, create=False).values} == {4}


@pytest.mark.parametrize("defined_by", [DefinedBy.PROPOSED, DefinedBy.PUBLISHED])
def test_that_a_measure_of_the_catalog_is_never_doubled(planned: Planned, defined_by: DefinedBy) -> None:
    plan = planned(
        [["Offense", 2022, 2023], ["Robbery", 5, 6]], known=known(measure(3, "Robbery", defined_by=defined_by))
    )
    assert not plan.values
    assert not plan.new_measures


@pytest.mark.parametrize("share", [measure(6, "Victims called back", unit=Unit.PERCENT, aggregation=Aggregation.RATIO)])
def test_that_a_share_needs_its_unit_told(planned: Planned, share: Any) -> None:
    def plan(*cells: Any) -> Any:
        return planned([["2023"], ["Activity", "Jan", "Feb"], ["Victims called back", *cells]], known=known(share))

    assert not plan(12, 13).values
    assert [each.value.number for each in plan("81.3 %", "78.9%").values] == [81.3, 78.9]
    assert [(each.value.numerator, each.value.denominator) for each in plan("12/40", "3 / 4").values] == [
        (12, 40),
        (3, 4),
    ]
    assert not plan(0.81, 0.79).values


def test_that_a_percent_sign_in_a_count_is_asked(planned: Planned) -> None:
    plan = planned([["2023"], ["Activity", "Jan", "Feb"], ["Disorder calls", "58 %", "61 %"]], known=known(DISORDER))
    assert not plan.values
    assert [question.topic for question in plan.questions] == [Topic.UNIT]


def test_that_a_cell_its_measure_cannot_have_is_refused_alone(planned: Planned) -> None:
    rows = [["2023"], ["Activity", "Jan", "Feb", "Mar"], ["Disorder calls", 58.5, -2, 61]]
    plan = planned(rows, known=known(DISORDER))
    assert numbers(plan) == {(DISORDER.name, "", "2023-03"): 61}
    assert [each.cell for each in plan.rejected] == ["B3", "C3"]
    assert "whole number" in plan.rejected[0].reason
    assert plan.rejected[0].measure_name == "Disorder calls"
    assert plan.rejected[0].period == Period.month(2023, 1)


def test_that_a_new_measure_is_summed_only_where_that_is_safe(planned: Planned) -> None:
    plan = planned([
        ["Activity", 2022, 2023],
        ["Calls", 5, 6],
        ["Median response", 4.5, 6],
        ["Change in stock", -5, 6],
        ["Clearance", "41 %", "38.5 %"],
        ["Fines", "$1,200", "$900"],
    ])  # fmt: skip
    found = {each.name: (each.unit, each.aggregation) for each in plan.new_measures}
    per_period = Aggregation.PER_PERIOD_ONLY
    assert found == {
        "Calls": (Unit.COUNT, Aggregation.SUM),
        "Median response": (Unit.RATIO, per_period),
        "Clearance": (Unit.PERCENT, per_period),
        "Fines": (Unit.DOLLARS, per_period),
    }


def test_that_counts_and_percentages_under_one_name_are_asked(planned: Planned) -> None:
    plan = planned([["Activity", 2022, 2023], ["Clearance", 41, "38.5 %"]])
    assert not plan.values
    assert "several units" in sentences(plan)


def test_that_a_rate_in_the_title_is_no_count(planned: Planned) -> None:
    plan = planned([["Crime rate per 100,000 residents"], ["Offense", 2022, 2023], ["Robbery", 41, 38]])
    assert [(each.unit, each.aggregation) for each in plan.new_measures] == [(Unit.RATE, Aggregation.PER_PERIOD_ONLY)]


def test_that_cells_shown_as_percentages_are_percentages(written: Written) -> None:
    from openpyxl import load_workbook

    path = written([["Activity", 2022, 2023], ["Clearance", 0.418, 0.29], ["Calls", 5, 6]])
    workbook = load_workbook(path)
    for cell in ("B2", "C2"):
        workbook["Sheet1"][cell].number_format = "0.0%"
    workbook.save(path)
    plan = plan_of(path)
    assert numbers(plan)["Clearance", "", "2022"] == 41.8
    assert numbers(plan)["Clearance", "", "2023"] == 29
    assert numbers(plan)["Calls", "", "2023"] == 6


def test_that_states_in_words_come_in_and_marks_do_not(planned: Planned) -> None:
    plan = planned([["Activity", 2021, 2022, 2023], ["Calls", "suppressed", "n/a", 0]])
    assert {str(each.period): each.value for each in plan.values} == {
        "2021": Value(state=EntryState.SUPPRESSED),
        "2023": Value(0),
    }
    assert [(each.text, each.reason) for each in plan.rejected] == [("n/a", "is no number: choose a state")]


def test_that_every_created_name_occurs_in_a_value(planned: Planned) -> None:
    plan = planned([["Beat", "Activity", 2022, 2023], ["Beat 1", "Calls", "n/a", "-"], ["Beat 2", "Stops", 1, 2]])
    assert [each.name for each in plan.new_measures] == ["Stops"]
    assert plan.new_areas == ("Beat 2",)


def test_that_a_plan_is_compared_value_by_value(planned: Planned) -> None:
    plan = planned(MONTHLY, known=known(DISORDER, FOOT))
    stored = {
        (7, 1, Period.month(2023, 1).key): Value(58),
        (7, 1, Period.month(2023, 2).key): Value(60),
    }
    rows = compare(plan, stored)
    assert [(each.outcome, each.cell, each.stored) for each in rows] == [
        (Outcome.UNCHANGED, "B3", Value(58)),
        (Outcome.CHANGED, "C3", Value(60)),
        (Outcome.NEW, "B4", None),
    ]


def test_that_refusals_come_first_in_a_comparison(planned: Planned) -> None:
    rows = compare(planned([["Activity", 2022, 2023], ["Calls", 1, "n/a"]]), {})
    assert [each.outcome for each in rows] == [Outcome.REJECTED, Outcome.NEW]
    assert rows[0].text == "n/a"


def _proposal(path: Path, knowledge: Known) -> Any:
    return propose(read_workbook(path), knowledge)


def test_that_answers_of_the_user_change_the_plan(written: Written) -> None:
    knowledge = known(DISORDER, FOOT)
    proposal = _proposal(
        written([["Activity", "Jan", "Feb"], ["Disorder calls", 58, 61], ["Foot ptl", 20, 22]]), knowledge
    )
    assert not build_plan(proposal, knowledge, create=False).values
    dated = proposal.with_table(0, proposal.tables[0].with_year(2023)).with_measure("Foot ptl", Match.CHOSEN, 8)
    plan = build_plan(dated, knowledge, create=False)
    assert {(each.measure_id, str(each.period)): each.value.number for each in plan.values} == {
        (7, "2023-01"): 58, (7, "2023-02"): 61, (8, "2023-01"): 20, (8, "2023-02"): 22,
    }  # fmt: skip
    left = build_plan(dated.with_measure("Foot ptl", Match.LEAVE_OUT), knowledge, create=False)
    assert {each.measure_id for each in left.values} == {7}
    created = build_plan(dated.with_measure("Foot ptl", Match.CREATE), knowledge, create=False)
    assert [each.name for each in created.new_measures] == ["Foot ptl"]


def test_that_a_settled_question_lets_the_table_through(written: Written) -> None:
    path = written([["Year-to-date figures"], ["Offense", 2022, 2023], ["Robbery", 1, 2]])
    proposal = _proposal(path, NOTHING_KNOWN)
    table = proposal.tables[0]
    settled = proposal.with_table(0, table.without(table.questions[0]))
    assert len(build_plan(settled, NOTHING_KNOWN, create=True).values) == 2


def test_that_hidden_sheets_are_read_only_when_named(written: Written) -> None:
    from openpyxl import load_workbook

    path = written({"Now": [["Offense", 2023, 2024], ["Robbery", 1, 2]], "Old": [["Offense", 2021], ["Robbery", 9]]})
    workbook = load_workbook(path)
    workbook["Old"].sheet_state = "hidden"
    workbook.save(path)
    plan = plan_of(path)
    assert {each.sheet for each in plan.values} == {"Now"}
    assert [(each.sheet, each.reason) for each in plan.left_out] == [
        ("Old", "the sheet is hidden; choose it by name to read it")
    ]
    named = propose(read_workbook(path), NOTHING_KNOWN, sheet="Old")
    assert {each.sheet for each in build_plan(named, NOTHING_KNOWN, create=True).values} == {"Old"}


def test_that_names_and_totals_are_found_again_after_a_column_is_told(written: Written) -> None:
    path = written([["Thing", 2022, 2023], ["Widgets", 1, 2], ["Gadgets", 3, 4], ["Total", 4, 6]])
    proposal = _proposal(path, NOTHING_KNOWN)
    assert not build_plan(proposal, NOTHING_KNOWN, create=True).values
    table = proposal.tables[0].with_role(1, Role.MEASURE)
    for question in table.questions:
        table = table.without(question)
    told = refreshed(proposal.with_table(0, table), NOTHING_KNOWN)
    assert [match.name for match in told.measures] == ["Widgets", "Gadgets"]
    left = refreshed(told.with_measure("Gadgets", Match.LEAVE_OUT), NOTHING_KNOWN)
    assert numbers(build_plan(left, NOTHING_KNOWN, create=True)) == {
        ("Widgets", "", "2022"): 1,
        ("Widgets", "", "2023"): 2,
    }


def test_that_numbers_beside_a_person_are_asked_and_the_person_is_not_named(planned: Planned) -> None:
    wide = planned([["Officer", "Activity", 2022, 2023], ["J. Roe", "Stops", 1, 2]])
    long = planned([["Month", "Officer", "Stops"], ["2023-01", "J. Roe", 1], ["2023-02", "J. Roe", 2]])
    for plan in (wide, long):
        assert not plan.values
        assert "“Officer” was not read" in sentences(plan)
        assert "Roe" not in repr(plan)


def test_that_cases_in_one_table_and_their_share_in_another_are_one_value(planned: Planned) -> None:
    callbacks = measure(6, "Callbacks", unit=Unit.PERCENT, aggregation=Aggregation.RATIO, period_kind=PeriodKind.YEAR)
    shares: list[list[Any]] = [["Activity", "Unit", 2022, 2023], ["Callbacks", "%", 30, 25]]
    cases: list[list[Any]] = [["Activity", "Unit", 2022, 2023], ["Callbacks", "%", "12/40", "1/4"]]
    for sheets in ({"Shares": shares, "Cases": cases}, {"Cases": cases, "Shares": shares}):
        plan = planned(sheets, known=known(callbacks))
        assert [each.value.denominator for each in plan.values] == [40, 4]
        assert {each.sheet for each in plan.values} == {"Cases"}
        assert not plan.questions
    shares[1][3] = 26
    assert not planned({"Shares": shares, "Cases": cases}, known=known(callbacks)).values


def test_that_a_row_of_cases_is_no_head(planned: Planned) -> None:
    callbacks = measure(6, "Callbacks", unit=Unit.PERCENT, aggregation=Aggregation.RATIO, period_kind=PeriodKind.YEAR)
    rows = [["Activity", 2022, 2023], ["Calls", 5, 6], ["Callbacks", "10/12", "11/13"], ["Stops", 1, 2]]
    assert len(planned(rows, known=known(callbacks)).values) == 6


@pytest.mark.parametrize(
    ("stored", "cell", "outcome"),
    [
        (Value(numerator=4, denominator=9), "44.4 %", Outcome.UNCHANGED),
        (Value(numerator=4, denominator=9), "44.44444444444444 %", Outcome.UNCHANGED),
        (Value(numerator=4, denominator=9), "44.5 %", Outcome.CHANGED),
        (Value(numerator=4, denominator=9), "4/9", Outcome.UNCHANGED),
        (Value(numerator=4, denominator=9), "8/18", Outcome.CHANGED),
        (Value(44.4, state=EntryState.DISPUTED), "44.4 %", Outcome.UNCHANGED),
        (Value(44.4, state=EntryState.DISPUTED), "45 %", Outcome.CHANGED),
        (Value(44.4, state=EntryState.ESTIMATED), "44.4 %", Outcome.CHANGED),
        (Value(state=EntryState.SUPPRESSED), "44.4 %", Outcome.CHANGED),
    ],
)
def test_that_a_file_that_says_less_than_is_stored_changes_nothing(
    planned: Planned, stored: Value, cell: str, outcome: Outcome
) -> None:
    share = measure(6, "Callbacks", unit=Unit.PERCENT, aggregation=Aggregation.RATIO, period_kind=PeriodKind.YEAR)
    plan = planned([["Activity", 2022, 2023], ["Callbacks", cell, None]], known=known(share))
    assert [row.outcome for row in compare(plan, {(6, 1, Period.year(2022).key): stored})] == [outcome]


def test_that_fractions_are_asked_where_the_kind_of_file_hides_percentages() -> None:
    cells: list[list[Any]] = [["Activity", 2022.0, 2023.0], ["Clearance", 0.418, 0.29], ["Calls", 5.0, 6.0]]
    for percent, measures in ((None, ["Calls"]), (frozenset[tuple[int, int]](), ["Clearance", "Calls"])):
        sheet = Sheet("S", hidden=False, cells=cells, percent=percent)
        workbook = Workbook("Old.xls", "0" * 64, (sheet,))
        plan = build_plan(propose(workbook, NOTHING_KNOWN), NOTHING_KNOWN, create=True)
        assert [each.name for each in plan.new_measures] == measures
        assert ("may be shown as percentages" in sentences(plan)) == (percent is None)


def test_that_a_measure_is_not_created_twice_under_one_name(written: Written) -> None:
    knowledge = known(measure(12, "Traffic stops"))
    rows = [["Activity 2023"], ["Activity", "Jan", "Feb"], ["Traffic stops", 5, 6]]
    proposal = propose(read_workbook(written(rows)), knowledge)
    plan = build_plan(proposal.with_measure("Traffic stops", Match.CREATE), knowledge, create=False)
    assert not plan.values
    assert "is here already" in sentences(plan)
