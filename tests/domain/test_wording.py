from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs360_desktop.domain.catalogue import Unit
from cs360_desktop.domain.wording import (
    MINUS,
    format_date,
    format_long_date,
    format_month,
    format_number,
    format_time,
    format_value,
    parse_date,
    parse_time,
)

NOVEMBER_19 = date(2026, 11, 19)


def test_that_dates_read_as_the_guide_writes_them() -> None:
    assert format_date(NOVEMBER_19) == "Nov 19, 2026"
    assert format_date(NOVEMBER_19, year=False) == "Nov 19"
    assert format_long_date(NOVEMBER_19) == "November 19, 2026"
    assert format_long_date(NOVEMBER_19, weekday=True) == "Thursday, November 19, 2026"
    assert format_month(NOVEMBER_19) == "November 2026"


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (time(18, 0), "6:00 PM"),
        (time(0, 5), "12:05 AM"),
        (time(12, 0), "12:00 PM"),
        (datetime(2026, 11, 10, 9, 41), "9:41 AM"),  # noqa: DTZ001  wall-clock time as shown
    ],
)
def test_that_times_read_as_the_guide_writes_them(moment: time | datetime, written: str) -> None:
    assert format_time(moment) == written


def test_that_figures_have_commas_a_real_minus_and_a_sign_only_on_changes() -> None:
    assert format_number(11_200) == "11,200"
    assert format_number(-4) == f"{MINUS}4"
    assert format_number(4, signed=True) == "+4"
    assert format_number(0, signed=True) == "0"
    assert format_number(41.75, decimals=1) == "41.8"
    assert format_number(Decimal("0.05"), decimals=1) == "0.1"


def test_that_a_figure_too_small_to_show_has_no_sign() -> None:
    assert format_number(-0.04, decimals=1) == "0.0"


@pytest.mark.parametrize(
    ("figure", "unit", "written"),
    [
        (1204, Unit.COUNT, "1,204"),
        (41.8, Unit.PERCENT, "41.8 %"),
        (7, Unit.HOURS, "7.0 hours"),
        (-1250, Unit.DOLLARS, f"{MINUS}$1,250"),
        (2.5, Unit.COUNT, "2.50"),
        (0, Unit.COUNT, "0"),
    ],
)
def test_that_a_value_is_written_with_the_decimals_of_its_unit(figure: float, unit: Unit, written: str) -> None:
    assert format_value(figure, unit, with_unit=True) == written


def test_that_no_figure_is_blank_and_not_zero() -> None:
    assert format_value(None, Unit.COUNT) == ""


@pytest.mark.parametrize(
    "typed", ["Nov 19, 2026", "november 19 2026", " Nov. 19,  2026 ", "11/19/2026", "2026-11-19", "NOV 19, 2026"]
)
def test_that_a_typed_day_is_read(typed: str) -> None:
    assert parse_date(typed) == NOVEMBER_19


@pytest.mark.parametrize(
    "typed", ["", "Nov 2026", "19/11/2026", "Feb 30, 2026", "Novem 19, 2026", "tomorrow", "11-19-26"]
)
def test_that_what_is_no_whole_day_is_refused(typed: str) -> None:
    assert parse_date(typed) is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_that_a_written_day_is_read_back(day: date) -> None:
    assert parse_date(format_date(day)) == day
    assert parse_date(format_long_date(day)) == day


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_that_a_written_whole_number_is_read_back(number: int) -> None:
    assert int(format_number(number).replace(",", "").replace(MINUS, "-")) == number


@pytest.mark.parametrize("typed", ["6:00 PM", "6 pm", "6:00p", "6:00 p.m.", "18:00", "  6:00   PM "])
def test_that_a_time_is_read_however_it_is_typed(typed: str) -> None:
    assert parse_time(typed) == time(18, 0)


@pytest.mark.parametrize("typed", ["6:00", "12:30", "6", "18", "13 pm", "25:00", "6:75", "noon", "6:00 m", ""])
def test_that_a_time_that_says_too_little_or_nothing_is_never_guessed(typed: str) -> None:
    assert parse_time(typed) is None


@given(st.times())
def test_that_a_written_time_is_read_back(moment: time) -> None:
    assert parse_time(format_time(moment)) == moment.replace(second=0, microsecond=0, tzinfo=None, fold=0)
