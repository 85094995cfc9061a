"""The community map: who is connected to which body and problem, and where each stands in a picture of it.

The picture has three columns: bodies at the left, stakeholders by category in the middle, problems at the right. A
line to a body is solid, one to a problem dashed, so that it is readable in gray.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from cs360_desktop.domain.problems import Contact, Stakeholder

COLUMN_WIDTHS = (130.0, 210.0, 150.0)
"""Width of the boxes of bodies, stakeholders and problems, in points."""
GAP = 62.0
"""Room for lines between two columns."""
BOX_HEIGHT, STEP, HEAD, CATEGORY_STEP = 22.0, 27.0, 20.0, 18.0
WIDTH = sum(COLUMN_WIDTHS) + 2 * GAP


class Kind(Enum):
    """What a box of the picture stands for."""

    BODY = "body"
    STAKEHOLDER = "stakeholder"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Link:
    """A stakeholder's part in a body or a problem."""

    kind: Kind
    target_id: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class MapStakeholder:
    """A stakeholder on the map with the name of its category ("" for none)."""

    id: int
    name: str
    category: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class CommunityMap:
    """All of the map; `bodies` and `problems` are keys with names, `uncovered` categories without a stakeholder."""

    stakeholders: tuple[MapStakeholder, ...]
    bodies: tuple[tuple[int, str], ...]
    problems: tuple[tuple[int, str], ...]
    uncovered: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How much there is of everything, for the words that are read in place of the picture."""
        return {
            "stakeholders": len(self.stakeholders),
            "bodies": len(self.bodies),
            "problems": len(self.problems),
            "links": sum(len(each.links) for each in self.stakeholders),
        }

    def part_of(self, first: int, number: int) -> "CommunityMap":
        """The map of some stakeholders, with only what they are connected to."""
        some = self.stakeholders[first : first + number]
        named = {(link.kind, link.target_id) for each in some for link in each.links}
        return replace(
            self,
            stakeholders=some,
            bodies=tuple(each for each in self.bodies if (Kind.BODY, each[0]) in named),
            problems=tuple(each for each in self.problems if (Kind.PROBLEM, each[0]) in named),
        )


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the picture: the corner nearest to the origin, y running down, in points."""

    kind: Kind
    id: int
    text: str
    left: float
    top: float
    width: float
    height: float = BOX_HEIGHT

    @property
    def middle(self) -> float:
        """The height at which lines meet it."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class MapLine:
    """A line from a stakeholder to a body or problem; lines to problems are `dashed`."""

    stakeholder_id: int
    kind: Kind
    target_id: int
    start: tuple[float, float]
    end: tuple[float, float]

    @property
    def dashed(self) -> bool:
        """Whether it leads to a problem."""
        return self.kind is Kind.PROBLEM


@dataclass(frozen=True, slots=True)
class MapPicture:
    """Where everything stands: `heads` of the columns and `categories` are texts with their corner."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[MapLine, ...]
    heads: tuple[tuple[Kind, float, float], ...]
    categories: tuple[tuple[str, float, float], ...]


def lay_out(value: CommunityMap) -> MapPicture:
    """Place the map; stakeholders stand in the order given, a category above its first one."""
    lefts = (0.0, COLUMN_WIDTHS[0] + GAP, COLUMN_WIDTHS[0] + COLUMN_WIDTHS[1] + 2 * GAP)
    middle, categories = _stack_stakeholders(value.stakeholders, lefts[1])
    height = max((box.top + STEP for box in middle), default=HEAD + STEP)
    sides = [
        *_spread(Kind.BODY, value.bodies, lefts[0], COLUMN_WIDTHS[0], height),
        *_spread(Kind.PROBLEM, value.problems, lefts[2], COLUMN_WIDTHS[2], height),
    ]
    boxes = (*middle, *sides)
    height = max([height, *(box.top + STEP for box in boxes)])
    heads = tuple(
        (kind, left, 0.0) for kind, left in zip((Kind.BODY, Kind.STAKEHOLDER, Kind.PROBLEM), lefts, strict=True)
    )
    return MapPicture(WIDTH, height, boxes, tuple(_lines(value.stakeholders, boxes)), heads, tuple(categories))


def earliest_lines(contacts: Iterable[Contact]) -> dict[int, date]:
    """The day of the earliest line of the contact log, by stakeholder."""
    earliest: dict[int, date] = {}
    for line in contacts:
        earliest[line.stakeholder_id] = min(line.held_on, earliest.get(line.stakeholder_id, line.held_on))
    return earliest


def first_contact(stakeholder: Stakeholder, earliest: Mapping[int, date]) -> date | None:
    """The day of the first contact: the one given, else that of the earliest line of the contact log."""
    return stakeholder.first_contacted or earliest.get(stakeholder.id)


def _stack_stakeholders(
    stakeholders: Sequence[MapStakeholder], left: float
) -> tuple[list[Box], list[tuple[str, float, float]]]:
    boxes: list[Box] = []
    categories: list[tuple[str, float, float]] = []
    top, category = HEAD, None
    for each in stakeholders:
        if each.category != category:
            category = each.category
            categories.append((category, left, top))
            top += CATEGORY_STEP
        boxes.append(Box(Kind.STAKEHOLDER, each.id, each.name, left, top, COLUMN_WIDTHS[1]))
        top += STEP
    return boxes, categories


def _spread(kind: Kind, named: Sequence[tuple[int, str]], left: float, width: float, height: float) -> list[Box]:
    """Stand boxes evenly over the height there is, or closely below each other where there is less."""
    step = max(STEP, (height - HEAD) / len(named)) if named else STEP
    return [
        Box(kind, key, name, left, HEAD + step * position + (step - BOX_HEIGHT) / 2, width)
        for position, (key, name) in enumerate(named)
    ]


def _lines(stakeholders: Sequence[MapStakeholder], boxes: Sequence[Box]) -> Iterable[MapLine]:
    places = {(box.kind, box.id): box for box in boxes}
    for each in stakeholders:
        own = places[Kind.STAKEHOLDER, each.id]
        for link in each.links:
            other = places.get((link.kind, link.target_id))
            if other is None:
                continue
            is_right = link.kind is Kind.PROBLEM
            start = (own.left + (own.width if is_right else 0.0), own.middle)
            end = (other.left + (0.0 if is_right else other.width), other.middle)
            yield MapLine(each.id, link.kind, link.target_id, start, end)
