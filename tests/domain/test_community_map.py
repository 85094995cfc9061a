from itertools import combinations

from cs360_desktop.domain.community_map import (
    BOX_HEIGHT,
    CommunityMap,
    Kind,
    Link,
    MapStakeholder,
    lay_out,
)


def many(stakeholders: int, bodies: int, problems: int) -> CommunityMap:
    return CommunityMap(
        tuple(
            MapStakeholder(
                key,
                f"Partner {key}",
                f"Category {key // 3}",
                (Link(Kind.BODY, key % bodies + 1), Link(Kind.PROBLEM, key % problems + 1)),
            )
            for key in range(1, stakeholders + 1)
        ),
        tuple((key, f"Body {key}") for key in range(1, bodies + 1)),
        tuple((key, f"Problem {key}") for key in range(1, problems + 1)),
    )


def test_that_no_two_boxes_cover_each_other_however_many_there_are() -> None:
    for value in (many(1, 1, 1), many(18, 3, 2), many(2, 9, 7), many(300, 4, 5)):
        boxes = lay_out(value).boxes
        for one, other in combinations(boxes, 2):
            if one.left == other.left:
                assert abs(one.top - other.top) >= BOX_HEIGHT
        assert max(box.top + box.height for box in boxes) <= lay_out(value).height


def test_that_a_line_runs_from_box_to_box_solid_to_bodies_and_dashed_to_problems() -> None:
    picture = lay_out(many(2, 1, 1))
    places = {(box.kind, box.id): box for box in picture.boxes}
    assert len(picture.lines) == 4
    for line in picture.lines:
        own, other = places[Kind.STAKEHOLDER, line.stakeholder_id], places[line.kind, line.target_id]
        assert (line.start[1], line.end[1]) == (own.middle, other.middle)
        assert line.dashed == (line.kind is Kind.PROBLEM)
        assert (line.end[0] < own.left) == (line.kind is Kind.BODY)


def test_that_an_empty_map_has_a_picture_and_says_what_it_shows() -> None:
    empty = CommunityMap((), (), ())
    assert lay_out(empty).boxes == ()
    assert set(empty.counts.values()) == {0}


def test_that_a_part_of_the_map_shows_only_what_its_stakeholders_are_connected_to() -> None:
    part = many(18, 3, 2).part_of(0, 1)
    assert (len(part.stakeholders), part.bodies, part.problems) == (1, ((2, "Body 2"),), ((2, "Problem 2"),))
