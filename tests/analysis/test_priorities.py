from hypothesis import given
from hypothesis import strategies as st

from cs360_desktop.analysis.priorities import work_out

WEIGHTS = {"harm": 1.0, "data": 1.0}


def test_that_scorers_are_taken_by_their_median_with_the_spread_beside_it() -> None:
    found = work_out(["speeding"], {"harm": 1.0}, [("speeding", "harm", score) for score in (1, 4, 5)])
    (row,) = found.ranked
    scored = row.scores["harm"]
    assert (scored.median, scored.spread, scored.scorers) == (4, 4, 3)
    assert (row.total, row.place) == (4, 1)


def test_that_ties_share_a_place_and_are_said() -> None:
    scores = [(each, criterion, 3) for each in ("lots", "speeding") for criterion in WEIGHTS]
    found = work_out(["lots", "speeding", "noise"], WEIGHTS, [*scores, ("noise", "harm", 1), ("noise", "data", 1)])
    assert found.is_tied
    assert found.first == ("lots", "speeding")
    assert [row.place for row in found.ranked] == [1, 1, 3]


def test_that_a_candidate_that_lacks_a_score_has_no_total() -> None:
    found = work_out(["lots", "noise"], WEIGHTS, [("lots", "harm", 4), ("lots", "data", 2), ("noise", "harm", 5)])
    assert [(row.total, row.place) for row in found.ranked] == [(3, 1), (None, None)]
    assert found.first == ("lots",)


def test_that_a_criterion_nobody_scored_does_not_count() -> None:
    found = work_out(["lots"], {**WEIGHTS, "equity": 1.0}, [("lots", "harm", 4), ("lots", "data", 2)])
    assert found.counted == ("harm", "data")
    assert found.ranked[0].total == 3


def test_that_one_more_weight_tells_who_would_come_first_then() -> None:
    scores = [("lots", "harm", 5), ("lots", "data", 1), ("noise", "harm", 2), ("noise", "data", 4)]
    found = work_out(["lots", "noise"], {"harm": 1.0, "data": 1.0}, scores)
    assert found.first == ("lots", "noise")
    assert {(shift.criterion, shift.by, shift.first) for shift in found.shifts} == {
        ("harm", 1, ("lots",)),
        ("harm", -1, ("noise",)),
        ("data", 1, ("noise",)),
        ("data", -1, ("lots",)),
    }


def test_that_an_empty_worksheet_has_no_result() -> None:
    assert work_out([], {}, []).first == ()
    assert work_out(["lots"], WEIGHTS, []).ranked[0].total is None


@given(
    st.dictionaries(st.sampled_from("abc"), st.floats(0, 10), min_size=1),
    st.lists(st.tuples(st.sampled_from("xyz"), st.sampled_from("abc"), st.integers(1, 5))),
)
def test_that_a_total_always_lies_between_the_lowest_and_the_highest_score(
    weights: dict[str, float], scores: list[tuple[str, str, int]]
) -> None:
    found = work_out("xyz", weights, scores)
    for row in found.ranked:
        if row.total is not None:
            assert 1 - 1e-9 <= row.total <= 5 + 1e-9
    totals = [row.total for row in found.ranked if row.total is not None]
    assert len(found.first) >= bool(totals)
