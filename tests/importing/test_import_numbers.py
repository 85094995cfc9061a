"""Value cells: every text is a number, a state, nothing, or a refusal with a reason."""

import math
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs360_desktop.domain.catalogue import Unit
from cs360_desktop.domain.entries import EntryState
from cs360_desktop.importing.numbers import Figure, Refusal, read_value
from cs360_desktop.importing.workbook import Cell, DecimalMark


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("13", 13),
        (" 1,204 ", 1204),
        ("1,204,567", 1204567),
        ("1,204.5", 1204.5),
        ("-3", -3),
        ("−3", -3),
        (".5", 0.5),
        ("41.85", 41.85),
        ("\u00a07", 7),
    ],
)
def test_that_numbers_written_as_text_are_read(text: str, number: float) -> None:
    assert read_value(text) == Figure(number)


@pytest.mark.parametrize(
    ("text", "figure"), [("41.8 %", Figure(41.8, Unit.PERCENT)), ("$1,204.50", Figure(1204.5, Unit.DOLLARS))]
)
def test_that_a_sign_tells_the_unit(text: str, figure: Figure) -> None:
    assert read_value(text) == figure


@pytest.mark.parametrize("cell", [None, "", "   ", "\u00a0", "\n"])
def test_that_a_blank_is_nothing_and_never_zero(cell: Cell) -> None:
    assert read_value(cell) is None


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("suppressed", EntryState.SUPPRESSED),
        ("Not collected", EntryState.NOT_COLLECTED),
        ("not yet available", EntryState.NOT_YET_AVAILABLE),
    ],
)
def test_that_a_state_in_words_is_a_state(text: str, state: EntryState) -> None:
    assert read_value(text) == state


@pytest.mark.parametrize("text", ["-", "–", "n/a", "N/A", "na", "*", "**", "***.*", ".", "...", "?", "TBD", "unknown"])
def test_that_a_mark_for_no_number_asks_for_a_state(text: str) -> None:
    reading = read_value(text)
    assert isinstance(reading, Refusal)
    assert "choose a state" in reading.reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("3 0 8 1 1 0 11 2", "several numbers"),
        ("1 204", "several numbers"),
        ("2-3", "two numbers"),
        ("4:58", "minutes or hours"),
        ("(12)", "brackets"),
        ("67/per 1,000", "rate in words"),
        ("67 per 1,000", "rate in words"),
        ("38 (est", "remark"),
        ("45*", "remark"),
        ("45¹", "remark"),
        ("TRUE", "yes or no"),
        ("TRUNCATED", "choose a state"),
        ("#DIV/0!", "error of a formula"),
        ("1.2E+05", "shortened"),
        ("1,2", "commas and points"),
        ("12,34", "commas and points"),
        ("1,2345", "commas and points"),
        ("1" * 18, "more digits"),
    ],
)
def test_that_what_can_be_read_in_two_ways_is_refused_with_the_reason(text: str, reason: str) -> None:
    reading = read_value(text)
    assert isinstance(reading, Refusal)
    assert reason in reading.reason


@pytest.mark.parametrize("cell", [True, date(2024, 1, 12), time(4, 58), math.nan, math.inf])
def test_that_cells_of_other_types_are_refused(cell: Cell) -> None:
    assert isinstance(read_value(cell), Refusal)


def test_that_cases_out_of_all_cases_keep_both_numbers() -> None:
    assert read_value("12/40") == Figure(12, None, 40)
    assert read_value("1,200 / 4,000") == Figure(1200, None, 4000)


def test_that_a_number_can_say_that_it_is_estimated_or_disputed() -> None:
    assert read_value("≈ 1,200") == Figure(1200, state=EntryState.ESTIMATED)
    assert read_value("12 disputed") == Figure(12, state=EntryState.DISPUTED)
    assert read_value("12/40 estimated") == Figure(12, None, 40, EntryState.ESTIMATED)
    assert isinstance(read_value("much disputed"), Refusal)


def test_that_a_decimal_comma_is_read_where_the_file_uses_it_and_never_as_thousands() -> None:
    assert read_value("4,01", DecimalMark.COMMA) == Figure(4.01)
    assert read_value("1.204,5", DecimalMark.COMMA) == Figure(1204.5)
    assert read_value("1.204.567", DecimalMark.COMMA) == Figure(1204567)
    assert isinstance(read_value("1.204", DecimalMark.COMMA), Refusal)
    assert isinstance(read_value("4.01", DecimalMark.COMMA), Refusal)


def test_that_an_unclear_decimal_mark_refuses_everything_it_could_change() -> None:
    assert read_value("1204", DecimalMark.UNCLEAR) == Figure(1204)
    for text in ("1,204", "4,01", "4.01", "1.204"):
        assert isinstance(read_value(text, DecimalMark.UNCLEAR), Refusal)


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_that_every_whole_number_is_read_however_its_thousands_are_written(number: int) -> None:
    assert read_value(str(number)) == Figure(number)
    assert read_value(f"{number:,}") == Figure(number)
    assert read_value(f" {number:,} %") == Figure(number, Unit.PERCENT)


@given(st.text(max_size=30), st.sampled_from(DecimalMark))
def test_that_any_text_whatever_is_read_or_refused(text: str, mark: DecimalMark) -> None:
    reading = read_value(text, mark)
    assert reading is None or isinstance(reading, Figure | Refusal | EntryState)
    if isinstance(reading, Figure):
        assert any(sign.isdigit() for sign in text)
        assert math.isfinite(reading.number)
