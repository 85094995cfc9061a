"""Small tables that made-up files led to: each once came in wrong, or was asked about without need."""

from tests.importing.conftest import Planned, numbers, sentences


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
