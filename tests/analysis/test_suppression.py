from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from cs360_desktop.analysis.suppression import HELD, for_community
from cs360_desktop.domain.catalogue import Aggregation, Direction, Measure, MeasureType, Unit
from cs360_desktop.domain.entries import WHOLE_AGENCY, Value
from cs360_desktop.domain.periods import Period, PeriodKind

MONTH = Period.month(2026, 3)


def measure(*, sensitive: bool = False, internal: bool = False, unit: Unit = Unit.COUNT) -> Measure:
    return Measure(
        1,
        None,
        "",
        "Break-ins",
        unit,
        PeriodKind.MONTH,
        Aggregation.RATIO if unit is Unit.PERCENT else Aggregation.SUM,
        Direction.DOWN,
        MeasureType.OUTCOME,
        denominator="cases" if unit is Unit.PERCENT else "",
        sensitive=sensitive,
        internal=internal,
    )


def shown(counts: list[int], *, sensitive: bool = False, limit: float = 5) -> tuple[float | None, list[float | None]]:
    """The total of one month and the counts of its areas, None where they are withheld."""
    areas = {area: {MONTH: Value(count)} for area, count in enumerate(counts, start=3)}
    values = {WHOLE_AGENCY: {MONTH: Value(sum(counts))}, **areas}
    found = for_community(measure(sensitive=sensitive), values, limit).values
    return found[WHOLE_AGENCY][MONTH].number, [found[area][MONTH].number for area in areas]


def test_that_a_small_count_takes_the_next_smallest_with_it() -> None:
    assert shown([2, 30, 9]) == (41, [None, 30, None])


def test_that_two_small_counts_that_add_up_to_little_take_a_third_with_them() -> None:
    assert shown([0, 0, 30, 9]) == (39, [None, None, 30, None])


def test_that_large_counts_are_all_shown() -> None:
    assert shown([5, 30, 9]) == (44, [5, 30, 9])


def test_that_the_total_of_an_ordinary_measure_stays_shown_however_small() -> None:
    assert shown([1, 2, 0]) == (3, [None, None, None])


def test_that_the_small_total_of_a_sensitive_measure_is_withheld_with_all_its_areas() -> None:
    assert shown([1, 2, 0], sensitive=True) == (None, [None, None, None])


def test_that_internal_measures_show_nothing() -> None:
    found = for_community(measure(internal=True), {WHOLE_AGENCY: {MONTH: Value(400)}}, 5)
    assert found.values == {WHOLE_AGENCY: {MONTH: HELD}}
    assert found.withheld == 1


def test_that_one_small_share_withholds_those_of_all_areas() -> None:
    share = measure(unit=Unit.PERCENT)
    values = {area: {MONTH: Value(numerator=numerator, denominator=20)} for area, numerator in ((3, 10), (4, 18))}
    found = for_community(share, values, 5)  # 18 of 20 leaves 2 who were not
    assert found.values == {3: {MONTH: HELD}, 4: {MONTH: HELD}}


def test_that_blank_stays_blank_and_is_not_withheld() -> None:
    values = {WHOLE_AGENCY: {MONTH: Value(20)}, 3: {}, 4: {MONTH: Value(20)}}
    assert for_community(measure(), values, 5).values[3] == {}


@given(st.lists(st.integers(0, 12), min_size=2, max_size=4), st.booleans())
def test_that_no_withheld_count_comes_back_by_subtraction(counts: list[int], sensitive: bool) -> None:
    total, areas = shown(counts, sensitive=sensitive)
    if total is None or total == 0:
        return  # nothing to subtract from; and where nothing happened there is nothing to hide
    rest = int(total - sum(count for count in areas if count is not None))
    hidden = [area for area in areas if area is None]
    ways = [way for way in product(range(rest + 1), repeat=len(hidden)) if sum(way) == rest]
    for position in range(len(hidden)):
        assert len({way[position] for way in ways}) > 1, (total, areas)


@given(st.lists(st.integers(0, 60), min_size=1, max_size=8))
def test_that_what_is_shown_is_never_small_and_never_changed(counts: list[int]) -> None:
    _, areas = shown(counts)
    for count, area in zip(counts, areas, strict=True):
        assert area is None or area == count >= 5
