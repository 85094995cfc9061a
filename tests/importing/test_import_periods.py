"""Labels of periods: read by written-out patterns, never completed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs360_desktop.domain.periods import Period
from cs360_desktop.importing.periods import PeriodLabel, months_in, read_label, years_in
from cs360_desktop.importing.settle import settle
from cs360_desktop.importing.workbook import Cell


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (2022.0, "2022"),
        (2022, "2022"),
        ("2022", "2022"),
        (" 2022 ", "2022"),
        ("CY 2022", "2022"),
        ("año 2022", "2022"),
        ("2024-03", "2024-03"),
        ("2024/3", "2024-03"),
        ("03/2024", "2024-03"),
        ("2003m01", "2003-01"),
        ("Mar 2024", "2024-03"),
        ("MARCH, 2024", "2024-03"),
        ("Mar-2024", "2024-03"),
        ("2024 Mar", "2024-03"),
        ("Mar '24", "2024-03"),
        ("Sept. 2021", "2021-09"),
        ("marzo de 2024", "2024-03"),
        ("Dic 2023", "2023-12"),
        ("Q1 2024", "2024-Q1"),
        ("2024 Q3", "2024-Q3"),
        ("1st quarter 2024", "2024-Q1"),
        ("2024-W07", "2024-W07"),
        ("2024-02-05/P28D", "2024-02-05/P28D"),
    ],
)
def test_that_whole_periods_are_read(cell: Cell, text: str) -> None:
    assert read_label(cell) == PeriodLabel(Period.from_text(text))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("jan", PeriodLabel(month=1)),
        ("Sept.", PeriodLabel(month=9)),
        ("enero", PeriodLabel(month=1)),
        ("DICIEMBRE", PeriodLabel(month=12)),
        ("q1", PeriodLabel(quarter=1)),
        ("3rd q.", PeriodLabel(quarter=3)),
        ("2nd Quarter", PeriodLabel(quarter=2)),
        ("1er trimestre", PeriodLabel(quarter=1)),
    ],
)
def test_that_a_missing_year_stays_missing(text: str, label: PeriodLabel) -> None:
    assert read_label(text) == label


@pytest.mark.parametrize(
    "text",
    [
        "4/16",
        "04/15",
        "24-Mar",
        "May 24",
        "FY22",
        "FY 2022",
        "2022-2023",
        "2012/13",
        "Week 7",
        "week 7, 2024",
        "2022*",
        "2024-13",
    ],
)
def test_that_labels_with_two_readings_say_so(text: str) -> None:
    label = read_label(text)
    assert label is not None
    assert label.unclear
    assert settle([label]).problem


@pytest.mark.parametrize(
    "cell",
    [
        "ytd", "2017 YTD 03-31", "Total", "% chg", "28 Day", "Murder", "12", 12.0, 45292.0, 2022.5, True, "2022 total",
        "marching", "Jan-Apr", "13/2024", "2024-W54", "second",
    ],
)  # fmt: skip
def test_that_everything_else_is_no_period(cell: Cell) -> None:
    assert read_label(cell) is None


def test_that_a_two_digit_year_needs_a_neighbor_that_follows_it() -> None:
    months = [read_label(text) for text in ("Jan-24", "Feb-24", "Mar-24")]
    settled = settle([label for label in months if label])
    assert [str(label.period) for label in settled.labels] == ["2024-01", "2024-02", "2024-03"]
    lone = read_label("Mar-24")
    assert lone is not None
    assert settle([lone]).problem


def test_that_school_years_are_not_taken_for_months() -> None:
    labels = [read_label(text) for text in ("2009-10", "2010-11", "2011-12")]
    assert settle([label for label in labels if label]).problem
    months = [read_label(text) for text in ("2011-11", "2011-12", "2012-01")]
    assert not settle([label for label in months if label]).problem


def _days(*days: date) -> list[PeriodLabel]:
    return [PeriodLabel(day=day) for day in days]


def test_that_dates_are_months_only_when_all_begin_or_all_end_one() -> None:
    firsts = settle(_days(date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)))
    assert [str(label.period) for label in firsts.labels] == ["2024-01", "2024-02", "2024-03"]
    lasts = settle(_days(date(2024, 1, 31), date(2024, 2, 29)))
    assert [str(label.period) for label in lasts.labels] == ["2024-01", "2024-02"]
    assert settle(_days(date(2024, 1, 1), date(2024, 1, 8))).problem == "single days"
    assert settle(_days(date(2024, 1, 1))).problem
    assert settle(_days(date(2022, 1, 1), date(2023, 1, 1))).problem
    assert settle(_days(date(2024, 1, 1), date(2024, 4, 1))).problem


def test_that_dates_written_the_american_way_need_half_a_year_to_prove_it() -> None:
    few = [read_label(f"{month}/1/2024") for month in (1, 2, 3)]
    assert settle([label for label in few if label]).problem
    many = [read_label(f"{month}/1/2024") for month in range(1, 8)]
    assert not settle([label for label in many if label]).problem


@pytest.mark.parametrize(
    "text", ["2024-03-01", "2024-03-01T00:00:00.000", "3/1/2024", "03/01/2024 12:00:00 AM", "03/01/2024 0:00"]
)
def test_that_dates_of_exports_are_days_at_midnight(text: str) -> None:
    label = read_label(text)
    assert label is not None
    assert label.day == date(2024, 3, 1)
    assert read_label("03/01/2024 9:15:00 AM") is None


def test_that_titles_tell_their_years_and_months() -> None:
    assert years_in("Crime in 2022") == {2022}
    assert years_in("phx_ucr22") == set()
    assert years_in("export 20240105") == set()
    assert months_in("Activity report Oct 2026") == {10}
    assert months_in("marketing") == set()


@given(st.text(max_size=40))
def test_that_any_text_is_a_label_or_none(text: str) -> None:
    label = read_label(text)
    assert label is None or label.unclear or label.kind is not None or label.day is not None
