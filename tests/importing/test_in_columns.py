"""Lines kept column by column read like a list of them."""

from cs360_desktop.domain.periods import Period
from cs360_desktop.importing.numbers import Figure
from cs360_desktop.importing.raw_values import Contents, RawRefusal, RawValue, RawValues

MARCH = Period.month(2026, 3)
LINES = [RawValue("Robbery", f"Beat {number}", MARCH, Figure(float(number)), number, 2) for number in range(1, 6)]


def in_columns() -> RawValues:
    values = RawValues()
    values.add(*zip(*LINES, strict=True))
    return values


def test_that_lines_come_back_one_by_one_by_slices_and_in_any_order() -> None:
    values = in_columns()

    assert list(values) == LINES
    assert (values[0], values[-1], len(values)) == (LINES[0], LINES[-1], 5)
    assert list(values[1:4]) == LINES[1:4]
    assert list(values.at([4, 0, 4])) == [LINES[4], LINES[0], LINES[4]]
    assert list(values.at([])) == []


def test_that_what_is_taken_out_stays_when_more_is_added() -> None:
    values = in_columns()
    some = values[:2]
    values.add(*zip(*LINES, strict=True))

    assert (len(values), list(some)) == (10, LINES[:2])


def test_that_values_and_refusals_of_a_table_are_told_apart_in_their_order() -> None:
    refusal = RawRefusal("Robbery", "Beat 9", MARCH, "is no number", 9, 2)
    contents = Contents()
    contents.add([LINES[0], refusal, LINES[1]])
    contents.add([])

    assert (list(contents.values), contents.refused) == (LINES[:2], [refusal])
