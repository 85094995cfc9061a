"""What the active measures cover by the published rule, and in plain sentences what they lack (domain.md §1.2)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cs360_desktop.domain.catalogue import MeasureType
from cs360_desktop.services.catalogue_files import load_starters
from cs360_desktop.services.metrics import active_measures, catalogue
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns

LEAST_SOURCES = 3
"""How many sources count as diverse; the published rule asks for diversity and names no number (ours)."""

_MOST_NAMES = 5
"""So many names fit in a sentence; the others are counted."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the active measures cover; the published rule asks for at least one measure for each goal.

    `without_evidence` names the active measures that say no evidence, `community_asked` is the day of the last
    scanning interview with somebody from outside the department.
    """

    goals: int
    without_measure: tuple[str, ...]
    active: int
    without_evidence: tuple[str, ...]
    outputs: int
    outcomes: int
    inputs: int
    sources: int
    community_asked: date | None

    @property
    def covered(self) -> int:
        """How many goals have an active measure."""
        return self.goals - len(self.without_measure)

    @property
    def with_evidence(self) -> int:
        """How many active measures say their evidence."""
        return self.active - len(self.without_evidence)


def coverage(session: Session) -> Coverage:
    """What the active measures cover and what they leave open."""
    goals = [goal for dimension in catalogue(session) for goal in dimension.goals if goal.goal.id]
    active = active_measures(session)
    kinds = Counter(measure.type for measure in active)
    with session.reading() as unit:
        interviews = unit[nouns.interviews].all()
    inside = {category.id for category in load_starters().interview_category if category.inside}
    asked = [interview.held_on for interview in interviews if interview.category not in inside]
    return Coverage(
        goals=len(goals),
        without_measure=tuple(goal.goal.name for goal in goals if not goal.active),
        active=len(active),
        without_evidence=tuple(measure.name for measure in active if not measure.evidence.strip()),
        outputs=kinds[MeasureType.OUTPUT],
        outcomes=kinds[MeasureType.OUTCOME],
        inputs=kinds[MeasureType.INPUT],
        sources=len({measure.source for measure in active if measure.source}),
        community_asked=max(asked, default=None),
    )


def lacking(found: Coverage) -> tuple[str, ...]:
    """What the published rule still asks for, one plain sentence each; nothing where it is met."""
    return tuple(_lacking(found))


def _lacking(found: Coverage) -> Iterator[str]:
    if not found.active:
        yield "No measure is active yet: tick one, or add the starter set."
    elif found.without_measure:
        yield f"No active measure yet for {_listed(found.without_measure)}."
    if found.community_asked is None:
        yield "The community has not been asked yet: record an interview under Problems."
    if found.active:
        yield from _lacking_of_active(found)


def _lacking_of_active(found: Coverage) -> Iterator[str]:
    if not found.outcomes and not found.outputs:
        yield "There is neither an output nor an outcome."
    elif not found.outcomes:
        yield "There are outputs but no outcome."
    elif not found.outputs:
        yield "There are outcomes but no output."
    if found.sources < LEAST_SOURCES:
        come = f"come from {found.sources} source{'s' * (found.sources != 1)}" if found.sources else "name no source"
        yield f"The active measures {come}: choose some from at least {LEAST_SOURCES} different ones."
    if (without := len(found.without_evidence)) == 1:
        yield f"1 active measure says no evidence: {found.without_evidence[0]}."
    elif without:
        named = ", ".join(found.without_evidence[:_MOST_NAMES])
        more = f", and {without - _MOST_NAMES} more" if without > _MOST_NAMES else ""
        yield f"{without} active measures say no evidence: {named}{more}."


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    if not first:
        return last
    return f"{', '.join(first)}{',' * (len(first) > 1)} and {last}"
