"""Real spreadsheets nobody here wrote, against their true values in PROVENANCE.md: exact, or asked; never wrong."""

from pathlib import Path

import pytest

from cs360_desktop.domain.catalogue import Aggregation, Unit
from cs360_desktop.importing.answers import answered
from cs360_desktop.importing.plan import ImportPlan, build_plan
from cs360_desktop.importing.propose import propose, refreshed
from cs360_desktop.importing.questions import Topic
from cs360_desktop.importing.reader import read_workbook
from tests.importing.conftest import NOTHING_KNOWN, numbers, plan_of, sentences

LASD = "lasd_by_station_2010_2022.xlsx"
PHOENIX = "phoenix_ucr_2022_months_wide.csv"
NYPD = "nypd_seven_major_felonies_2000_2014.xls"
CARROLLTON = "carrollton_ga_incidents_2017.csv"
RIO = "rio_state_rates_monthly_semicolon.csv"


def total(plan: ImportPlan, measure: str | None, period: str) -> float:
    return sum(
        value.value.number or 0
        for value in plan.values
        if measure in {None, value.measure_name} and str(value.period) == period
    )


def test_that_years_across_by_station_area_and_category_come_in_exactly(real: Path) -> None:
    plan = plan_of(real / LASD)
    found = numbers(plan)
    assert len(plan.values) == len(found) == 448 * 13
    assert found["Larceny Theft", "Altadena / Unincorporated", "2010"] == 445
    assert found["Larceny Theft", "Altadena / Unincorporated", "2019"] == 373
    assert found["Larceny Theft", "Altadena / Unincorporated", "2022"] == 330
    assert total(plan, "Robbery", "2019") == 4216
    assert "Criminal Homicide" in {measure.name for measure in plan.new_measures}
    assert len(plan.new_areas) == 64
    assert not plan.rejected
    assert not plan.questions


def test_that_places_named_rolling_hills_are_not_taken_for_rolling_sums(real: Path) -> None:
    assert {"Lomita / Rolling Hills", "Lomita / Rolling Hills Estates"} <= set(plan_of(real / LASD).new_areas)


def test_that_measures_with_corrections_below_zero_are_not_summed(real: Path) -> None:
    measures = {measure.name: measure for measure in plan_of(real / LASD).new_measures}
    assert measures["Robbery"].aggregation is Aggregation.SUM
    assert measures["Criminal Homicide"].aggregation is Aggregation.PER_PERIOD_ONLY
    assert measures["Criminal Homicide"].may_be_negative


def test_that_months_across_take_their_year_from_the_file_name_and_leave_sums_out(real: Path) -> None:
    plan = plan_of(real / PHOENIX)
    found = numbers(plan)
    assert len(plan.values) == len(found) == 96
    assert found["Criminal Homicide", "", "2022-01"] == 13
    assert found["Criminal Homicide", "", "2022-02"] == 22
    assert found["Larceny - Theft", "", "2022-01"] == 3229
    assert found["Larceny - Theft", "", "2022-12"] == 2702
    homicides = [number for (name, _, _), number in found.items() if name == "Criminal Homicide"]
    assert sum(number or 0 for number in homicides) == 223
    assert all(len(str(value.period)) == 7 for value in plan.values)
    left_out = " ".join(each.cells for each in plan.left_out)
    assert all(f"“{head}”" in left_out for head in ("q1", "q2", "q3", "q4", "ytd"))
    assert not plan.questions


def test_that_block_totals_are_not_imported_beside_their_parts(real: Path) -> None:
    plan = plan_of(real / NYPD)
    found = numbers(plan)
    assert found["MURDER & NON NEGL. MANSLAUGHTER", "1", "2014"] == 0
    assert found["RAPE", "1", "2014"] == 8
    assert found["GRAND LARCENY", "1", "2014"] == 896
    assert found["GRAND LARCENY OF MOTOR VEHICLE", "1", "2014"] == 33
    assert total(plan, None, "2014") == 106_722
    assert len(plan.new_measures) == 7
    assert "DOC" in plan.new_areas
    assert not plan.questions


def test_that_decimal_commas_and_split_periods_come_in_exactly(real: Path) -> None:
    plan = plan_of(real / RIO)
    found = numbers(plan)
    assert found["hom_doloso", "", "2003-01"] == 4.01
    assert found["roubo_veiculo", "", "2003-01"] == 95.87
    assert found["hom_doloso", "", "2024-12"] == 1.75
    assert ("posse_drogas", "", "2003-01") not in found
    rates = {measure.name: measure for measure in plan.new_measures}
    assert rates["hom_doloso"].unit is Unit.RATE
    assert rates["hom_doloso"].aggregation is Aggregation.PER_PERIOD_ONLY
    assert "fase" not in rates
    assert not plan.questions


@pytest.mark.parametrize(
    ("file", "about"),
    [
        ("dalton_ga_crime_stats_2016_04.xlsx", "no table this program recognizes"),
        ("dalton_ga_crashes_2017_full_year.xlsx", "no table this program recognizes"),
    ],
)
def test_that_what_cannot_be_read_for_certain_becomes_a_question_and_no_value(
    real: Path, file: str, about: str
) -> None:
    plan = plan_of(real / file)
    assert not plan.values
    assert not plan.new_measures
    assert about in sentences(plan)


def test_that_an_incident_list_is_counted_by_month_and_its_partial_month_is_left_out(real: Path) -> None:
    plan = plan_of(real / CARROLLTON)
    assert numbers(plan) == {
        ("Incidents", "", "2017-01"): 204,
        ("Incidents", "", "2017-02"): 219,
        ("Incidents", "", "2017-03"): 239,
    }
    assert [(each.text, str(each.period)) for each in plan.rejected] == [("2", "2017-04")]
    assert "the list ends on April 1, 2017, so April 2017 is not complete" in plan.rejected[0].reason
    assert plan.tables[0].orientation == "rows: incidents, counted by month (column B)"
    assert not any(question.withholds for question in plan.questions)


def test_that_an_incident_list_is_counted_by_the_category_that_was_chosen(real: Path) -> None:
    proposal = propose(read_workbook(real / CARROLLTON), NOTHING_KNOWN)
    table = proposal.tables[0]
    question = next(each for each in table.questions if each.topic is Topic.MEASURE)
    assert [option.words for option in question.options] == [
        "By “incidentType”",
        "By “parentIncidentType”",
        "Count only the whole list",
    ]
    chosen = proposal.with_table(0, answered(table, question, question.options[1]))
    found = numbers(build_plan(refreshed(chosen, NOTHING_KNOWN), NOTHING_KNOWN, create=True))
    months = ("2017-01", "2017-02", "2017-03")
    assert [found["Theft", "", month] for month in months] == [57, 78, 68]
    assert [found["Breaking & Entering", "", month] for month in months] == [13, 7, 10]
    assert sum(number or 0 for (name, _, _), number in found.items() if name != "Incidents") == 204 + 219 + 239
    assert not any(month == "2017-04" for _, _, month in found)


def test_that_an_incident_list_tells_its_personal_columns_and_none_of_their_contents(real: Path) -> None:
    plan = plan_of(real / CARROLLTON)
    personal = {each.cells for each in plan.left_out if each.personal}
    assert {"column G (“blocksizedAddress”)", "column J (“narrative”)"} <= personal
    assert "SOMERSET" not in repr(plan)
    assert "LOVVORN" not in repr(plan)
