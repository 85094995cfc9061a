"""The definition of a measure with all that stands around it: its place, owner, other names, and what was changed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from cs360_desktop.domain.catalogue import DefinedBy, Measure
from cs360_desktop.services.measure_bin import names_in_files
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

MOST_LINES = 10
"""A definition shows so many of its last changes."""

_MADE_HERE = {DefinedBy.LOCAL, DefinedBy.FROM_FILE}


@dataclass(frozen=True, slots=True)
class Amendment:
    """One change of a definition: when (UTC), by whom, which unit of it, and the measure before and after.

    `unit` is that of the stored measure (`name`, `meaning`, `status` …), or `made`, `deleted`, `restored`, `name_added`
    or `name_removed`; the last two say the `name` in files.
    """

    at: datetime
    who: str
    unit: str
    before: Measure
    after: Measure
    name: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A measure as its definition is read.

    `path` names dimension, goal and indicator, and is empty where it has none; `owners` names people by key;
    `history` has the last changes, newest first.
    """

    measure: Measure
    path: tuple[str, ...]
    owners: dict[int, str]
    synonyms: tuple[str, ...]
    history: tuple[Amendment, ...]

    @property
    def owner(self) -> str:
        """Whose measure it is; empty where nobody has it."""
        return self.owners.get(self.measure.owner_id or 0, "")


def definition(session: Session, measure_id: int) -> Definition:
    """The definition of a measure, also of one in the bin."""
    with session.reading() as unit:
        measure = unit[nouns.measures].get(measure_id)
        people = [*unit[nouns.people].all(), *unit[nouns.people].deleted()]
        names = names_in_files(unit, measure_id)
        return Definition(
            measure,
            _path(unit, measure),
            {person.id: person.name for person in people},
            tuple(sorted((each.name for each in names), key=str.casefold)),
            _history(unit, measure),
        )


def other_names(session: Session) -> dict[int, tuple[str, ...]]:
    """The names that measures have in files, by measure."""
    found: dict[int, tuple[str, ...]] = {}
    with session.reading() as unit:
        for synonym in unit[nouns.synonyms].all("name"):
            if synonym.measure_id is not None:
                found[synonym.measure_id] = (*found.get(synonym.measure_id, ()), synonym.name)
    return found


def _path(unit: ReadUnit, measure: Measure) -> tuple[str, ...]:
    if measure.indicator_id is None:
        return ()
    indicator = unit[nouns.indicators].get(measure.indicator_id)
    goal = unit[nouns.goals].get(indicator.goal_id)
    return (unit[nouns.dimensions].get(goal.dimension_id).name, goal.name, indicator.name)


def _history(unit: ReadUnit, measure: Measure) -> tuple[Amendment, ...]:
    found = [*_of_measure(unit, measure), *_of_names(unit, measure)]
    return tuple(sorted(found, key=lambda line: line.at, reverse=True)[:MOST_LINES])


def _of_measure(unit: ReadUnit, measure: Measure) -> Iterator[Amendment]:
    after, noun = measure, nouns.measures
    is_deleted = measure.id in unit.history.deletions(noun.noun)
    for past in unit.history.values_of(noun, measure.id):
        at, who = past.replaced_at, past.replaced_by
        if past.unit == "deleted":
            yield Amendment(at, who, "deleted" if is_deleted else "restored", after, after)
            is_deleted = not is_deleted
            continue
        columns: dict[str, Any] = past.content
        before = replace(after, **columns)
        yield Amendment(at, who, past.unit, before, after)
        after = before
    if measure.defined_by in _MADE_HERE:
        who, at = unit.history.set_by(noun.noun, measure.id, "shipped")  # no verb changes it, so it tells the making
        yield Amendment(at, who, "made", after, after)


def _of_names(unit: ReadUnit, measure: Measure) -> Iterator[Amendment]:
    noun = nouns.synonyms
    gone = [each for each in unit[noun].deleted() if each.measure_id == measure.id]
    for synonym in [*unit[noun].all(measure_id=measure.id), *gone]:
        who, at = unit.history.set_by(noun.noun, synonym.id, "name")
        yield Amendment(at, who, "name_added", measure, measure, synonym.name)
        if synonym in gone:
            who, at = unit.history.set_by(noun.noun, synonym.id, "deleted")
            yield Amendment(at, who, "name_removed", measure, measure, synonym.name)
