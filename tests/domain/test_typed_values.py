from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs360_desktop.domain.catalogue import Aggregation, Direction, Measure, MeasureType, Unit
from cs360_desktop.domain.entries import EntryKey, EntryState, Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.domain.typed_values import as_typed, check, check_key, parse

COUNT = Measure(
    id=1,
    indicator_id=None,
    code="",
    name="Vehicle break-ins",
    unit=Unit.COUNT,
    period_kind=PeriodKind.MONTH,
    aggregation=Aggregation.SUM,
    direction=Direction.DOWN,
    type=MeasureType.OUTCOME,
)
SHARE = replace(COUNT, unit=Unit.PERCENT, aggregation=Aggregation.RATIO, scale=100.0, denominator="Victims")
CLEARED = replace(SHARE, may_exceed_whole=True)
RATE = replace(COUNT, unit=Unit.RATE, aggregation=Aggregation.RATIO, scale=1000.0)
MINUTES = replace(COUNT, unit=Unit.MINUTES, aggregation=Aggregation.PER_PERIOD_ONLY)
HOURS = replace(MINUTES, unit=Unit.HOURS)
DOLLARS = replace(COUNT, unit=Unit.DOLLARS)
SCORE = replace(COUNT, unit=Unit.SCORE, aggregation=Aggregation.MEAN, denominator="Answers")
CHANGE = replace(COUNT, unit=Unit.WDD, may_be_negative=True, aggregation=Aggregation.PER_PERIOD_ONLY)
EVERY_KIND = (COUNT, SHARE, CLEARED, RATE, MINUTES, HOURS, DOLLARS, SCORE, CHANGE)


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("", COUNT, None),
        (" \t ", COUNT, None),
        ("0", COUNT, Value(0)),
        ("-0", COUNT, Value(0)),
        ("1,204", COUNT, Value(1204)),
        ("12.0", COUNT, Value(12)),
        (" 7 ", COUNT, Value(7)),
        ("41.8 %", SHARE, Value(41.8)),
        ("41.8%", SHARE, Value(41.8)),
        ("87.5", SHARE, Value(87.5)),
        ("12/40", SHARE, Value(numerator=12, denominator=40)),
        ("4 of 12", SHARE, Value(numerator=4, denominator=12)),
        ("11,200/11,300", SHARE, Value(numerator=11_200, denominator=11_300)),
        ("0/12", SHARE, Value(numerator=0, denominator=12)),
        ("0/0", SHARE, Value(numerator=0, denominator=0)),
        ("0 of 0", SCORE, Value(numerator=0, denominator=0)),
        ("≈ 0/0", SHARE, Value(numerator=0, denominator=0, state=EntryState.ESTIMATED)),
        ("120", CLEARED, Value(120)),
        ("6/5", CLEARED, Value(numerator=6, denominator=5)),
        ("14/2", RATE, Value(numerator=14, denominator=2)),
        ("4:58", MINUTES, Value(298 / 60)),
        ("7:30", HOURS, Value(7.5)),
        ("$1,204.50", DOLLARS, Value(1204.5)),
        ("190/50", SCORE, Value(numerator=190, denominator=50)),
        ("-3.5", CHANGE, Value(-3.5)),
        ("−3.5", CHANGE, Value(-3.5)),
        ("n/a", COUNT, Value(state=EntryState.NOT_COLLECTED)),
        ("N/C", COUNT, Value(state=EntryState.NOT_COLLECTED)),
        ("later", COUNT, Value(state=EntryState.NOT_YET_AVAILABLE)),
        ("held", COUNT, Value(state=EntryState.SUPPRESSED)),
        ("≈ 86.2", SHARE, Value(86.2, state=EntryState.ESTIMATED)),
        ("~12/40", SHARE, Value(numerator=12, denominator=40, state=EntryState.ESTIMATED)),
        ("17 disputed", COUNT, Value(17, state=EntryState.DISPUTED)),
    ],
)
def test_that_typed_text_becomes_the_value_it_says(text: str, measure: Measure, value: Value | None) -> None:
    assert parse(text, measure) == value


@pytest.mark.parametrize(
    ("text", "measure", "says"),
    [
        ("12/x4", SHARE, "Type a percentage such as 87.5, or cases as 14/16."),
        ("-", COUNT, "zero or not collected"),
        ("12,5", SHARE, "commas or points"),
        ("1.204.000", COUNT, "commas or points"),
        ("12,5", COUNT, "commas or points"),
        ("--5", COUNT, "not a number"),
        ("1/2", COUNT, "one number"),
        ("-3", COUNT, "below zero"),
        ("2.5", COUNT, "whole"),
        ("112", SHARE, "more than the whole"),
        ("5/4", SHARE, "more than the whole"),
        ("-5", CLEARED, "below zero"),
        ("3/0", SHARE, "divides by nothing"),
        ("0/0", RATE, "divides by nothing"),
        ("3/-2", SHARE, "divides by nothing"),
        ("-1/0", SHARE, "divides by nothing"),
        ("4:58", COUNT, "not a number"),
        ("4:75", MINUTES, "not a number"),
        ("5 %", COUNT, "not a number"),
        ("$5", COUNT, "not a number"),
        ("6", SCORE, "no score from 1 to 5"),
        ("0", SCORE, "no score from 1 to 5"),
        ("1e5", COUNT, "not a number"),
        ("=1+2", COUNT, "not a number"),
        ("12 😀", COUNT, "not a number"),
        ("١٢", COUNT, "not a number"),
        ("inf", COUNT, "not a number"),
        ("nan", COUNT, "not a number"),
        ("disputed", COUNT, "not a number"),
        ("≈", COUNT, "not a number"),
        ("9" * 400, COUNT, "more digits"),
        ("0." + "1" * 400, SHARE, "more digits"),
    ],
)
def test_that_what_is_no_value_is_refused_with_what_to_type(text: str, measure: Measure, says: str) -> None:
    with pytest.raises(UserError, match=says) as refused:
        parse(text, measure)
    assert "saved" in refused.value.sentence
    assert len(refused.value.sentence) < 220


_LOOKS_TYPED = st.text("0123456789.,/:%$-−+≈~ ofnac", max_size=14)


@given(st.text() | _LOOKS_TYPED, st.sampled_from(EVERY_KIND))
def test_that_whatever_is_typed_is_refused_in_words_or_can_be_written_back(text: str, measure: Measure) -> None:
    try:
        value = parse(text, measure)
    except UserError as refused:
        assert refused.sentence.endswith(".")  # noqa: PT017  the refusal is one of two good ends
        return
    assert parse(as_typed(value, measure), measure) == value
    assert parse(as_typed(value, measure, cases_by=" of ", thousands=True), measure) == value


_FIGURES = st.floats(0, 1e14)


@given(_FIGURES, st.sampled_from((CLEARED, RATE, MINUTES, HOURS, DOLLARS)), st.sampled_from(EntryState))
def test_that_every_value_can_be_typed(figure: float, measure: Measure, state: EntryState) -> None:
    value = Value(figure if state.has_figure else None, state=state)
    try:
        assert parse(as_typed(value, measure), measure) == value
    except UserError as refused:
        assert "more digits" in refused.sentence  # noqa: PT017  nobody types 41 digits


def test_that_an_imported_value_is_held_to_the_same_rules() -> None:
    check(CLEARED, Value(numerator=6, denominator=5))
    with pytest.raises(UserError, match="one number"):
        check(COUNT, Value(numerator=1, denominator=2))


def test_that_a_share_of_all_cases_is_not_more_than_the_whole_by_rounding() -> None:
    check(SHARE, Value(numerator=0.1 + 0.2, denominator=0.1 + 0.2))


def test_that_a_quarterly_measure_takes_no_month() -> None:
    check_key(COUNT, EntryKey(1, 1, Period.month(2026, 10)))
    with pytest.raises(UserError, match="kept by month"):
        check_key(COUNT, EntryKey(1, 1, Period.quarter(2026, 3)))
