"""Make and change measures of the agency's own; the meaning of stored numbers never changes under them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cs360_desktop.domain.catalogue import (
    Aggregation,
    DefinedBy,
    Direction,
    Measure,
    MeasureType,
    Status,
    Synonym,
    Unit,
    fitting,
)
from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.importing.texts import folded
from cs360_desktop.services.measure_bin import DELETING
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.stamped import Stamped
from cs360_desktop.storage.units import ReadUnit, WorkUnit

MEANING = ("unit", "period_kind", "aggregation", "scale", "may_exceed_whole", "may_be_negative")
"""What the stored numbers mean; fixed as soon as there are any."""

_LINES = ("name", "source", "numerator", "denominator")
_PARAGRAPHS = ("help", "evidence")
_OTHERS = ("indicator_id", "direction", "type", "internal", "sensitive", "by_area", "owner_id")
_SHIPPED = {DefinedBy.PUBLISHED, DefinedBy.PROPOSED}
_RATE_PER = 1000.0


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """A measure as it can be edited; `fixed` says in a sentence why its meaning cannot change, empty where it can.

    `kept` says why it cannot be deleted, `placed` why its indicator cannot change.
    """

    measure: Measure
    synonyms: tuple[str, ...]
    people: tuple[Person, ...]
    fixed: str
    kept: str
    placed: str


def draft(session: Session, measure_id: int) -> MeasureDraft:
    """A measure with its synonyms, who can own it, and what cannot be changed."""
    with session.reading() as unit:
        measure = unit[nouns.measures].get(measure_id)
        return MeasureDraft(
            measure,
            tuple(synonym.name for synonym in unit[nouns.synonyms].all("name", measure_id=measure_id)),
            tuple(unit[nouns.people].all("name")),
            _why_fixed(unit, measure),
            _why_kept(unit, measure),
            _why_placed(measure),
        )


def add_measure(session: Session, name: str, period_kind: PeriodKind = PeriodKind.MONTH) -> Added:
    """Make a measure of the agency's own, in use: a count that adds up until something else is said.

    Raises:
        UserError: the name is blank or taken.
    """
    with session.change("add_measure") as unit:
        last = max((each.position for each in unit[nouns.measures].all()), default=0)
        measure = Measure(
            id=0,
            indicator_id=None,
            code="",
            name=" ".join(name.split()),
            unit=Unit.COUNT,
            period_kind=period_kind,
            aggregation=Aggregation.SUM,
            direction=Direction.CONTEXT,
            type=MeasureType.CONTEXT,
            status=Status.ACTIVE,
            position=last + 1,
        )
        _check_name(unit, measure)
        key = unit[nouns.measures].add(measure)
    return Added(key, unit.receipt)


def free_name(session: Session, name: str) -> str:
    """The name itself, or the first of `name 2`, `name 3` … that no measure has."""
    with session.reading() as unit:
        taken = {folded(each.name) for each in unit[nouns.measures].all()}
    number, free = 2, name
    while folded(free) in taken:
        number, free = number + 1, f"{name} {number}"
    return free


def change_measure(session: Session, measure_id: int, **columns: Any) -> Receipt:
    """Change what is said about a measure; another unit brings an aggregation and a scale that fit it.

    Raises:
        UserError: the name is blank or taken, meaning or place are fixed, or unit and aggregation do not fit.
    """
    strange = set(columns) - {*MEANING, *_LINES, *_PARAGRAPHS, *_OTHERS}
    if strange:
        raise ValueError(f"not to be edited: {', '.join(sorted(strange))}")
    with session.change("change_measure") as unit:
        old = unit[nouns.measures].get(measure_id)
        new = _fitted(replace(old, **_trimmed(columns)), columns)
        _check_name(unit, new)
        if _meaning(new) != _meaning(old) and (fixed := _why_fixed(unit, old)):
            raise UserError(fixed)
        if new.indicator_id != old.indicator_id and (placed := _why_placed(old)):
            raise UserError(placed)
        if new.aggregation not in fitting(new.unit):
            raise UserError(
                f"A measure in {new.unit.value} cannot roll up that way without a wrong figure, so nothing was "
                "changed. Choose another way, or another unit first."
            )
        unit[nouns.measures].replace(measure_id, new)
    return unit.receipt


def mark_checked(session: Session, measure_id: int) -> Receipt:
    """Say that the definition of a measure taken from a file was looked at and is right."""
    with session.change("check_measure") as unit:
        unit[nouns.measures].change(measure_id, checked=True)
    return unit.receipt


def set_synonyms(session: Session, measure_id: int, names: Sequence[str]) -> Receipt:
    """Set the other names a measure has in files, all of them at once.

    Raises:
        UserError: a name is that of another measure, or its synonym.
    """
    wanted = {folded(name): " ".join(name.split()) for name in names if folded(name)}
    with session.change("set_synonyms") as unit:
        _check_synonyms(unit, measure_id, wanted)
        held = {folded(each.name): each for each in unit[nouns.synonyms].all(measure_id=measure_id)}
        for key, synonym in held.items():
            if key not in wanted:
                unit[nouns.synonyms].delete(synonym.id)
        for key, name in wanted.items():
            if key not in held:
                unit[nouns.synonyms].add(Synonym(0, name, measure_id=measure_id))
    return unit.receipt


def delete_measure(session: Session, measure_id: int) -> Receipt:
    """Put a measure of the agency's own in the bin.

    Raises:
        UserError: it has entries, belongs to the catalog, or something leans on it.
    """
    with session.change(DELETING) as unit:
        if kept := _why_kept(unit, unit[nouns.measures].get(measure_id)):
            raise UserError(kept)
        for synonym in unit[nouns.synonyms].all(measure_id=measure_id):
            unit[nouns.synonyms].delete(synonym.id)
        unit[nouns.measures].delete(measure_id)
    return unit.receipt


def _trimmed(columns: Mapping[str, Any]) -> dict[str, Any]:
    """The columns with the ends of texts cut; evidence and help keep their paragraphs."""
    lines = {name: " ".join(columns[name].split()) for name in _LINES if name in columns}
    texts = {name: columns[name].strip() for name in _PARAGRAPHS if name in columns}
    return {**columns, **lines, **texts}


_USUAL = {
    Unit.COUNT: Aggregation.SUM,
    Unit.PEOPLE: Aggregation.SUM,
    Unit.DOLLARS: Aggregation.SUM,
    Unit.PERCENT: Aggregation.RATIO,
    Unit.RATE: Aggregation.RATIO,
    Unit.RATIO: Aggregation.RATIO,
}
"""How figures in a unit usually roll up; others stand for their own period until somebody says more."""


def _fitted(measure: Measure, columns: Mapping[str, Any]) -> Measure:
    """Choose what follows from a new unit or aggregation, where it was not chosen with it."""
    if "unit" in columns and "aggregation" not in columns:
        # "Not at all" may only be what another unit has left, and once there are entries it could not be mended.
        is_left_over = measure.aggregation is Aggregation.PER_PERIOD_ONLY
        if is_left_over or measure.aggregation not in fitting(measure.unit):
            measure = replace(measure, aggregation=_USUAL.get(measure.unit, Aggregation.PER_PERIOD_ONLY))
    if "scale" in columns or not {"unit", "aggregation"} & set(columns):
        return measure
    usual = {Unit.PERCENT: 100.0, Unit.RATE: _RATE_PER}.get(measure.unit, 1.0)
    return replace(measure, scale=usual if measure.is_ratio or measure.unit is Unit.RATE else 1.0)


def _meaning(measure: Measure) -> tuple[object, ...]:
    return (*(getattr(measure, name) for name in MEANING), measure.takes_cases)


def _why_fixed(unit: ReadUnit, measure: Measure) -> str:
    if unit.entries.last_periods([measure.id]):
        return (
            f"“{measure.name}” has entries, and another unit, period, way to roll up or limit would change what they "
            "mean, so nothing was changed. Make a new measure for what you count from now on."
        )
    if measure.defined_by in _SHIPPED:
        return (
            f"“{measure.name}” is defined by the catalog, so its unit, period, way to roll up and limits stay. "
            "Make a new measure for what you count in another way."
        )
    return ""


def _why_placed(measure: Measure) -> str:
    if measure.defined_by in _SHIPPED:
        return f"“{measure.name}” belongs to the catalog, so it stays under its indicator."
    return ""


def _why_kept(unit: ReadUnit, measure: Measure) -> str:
    if unit.entries.last_periods([measure.id]):
        return (
            f"“{measure.name}” has entries, so it was not deleted and they stay. "
            "Stop collecting it, and it is out of the way."
        )
    if measure.defined_by in _SHIPPED:
        return f"“{measure.name}” belongs to the catalog, so it was not deleted. Stop collecting it instead."
    leaning: tuple[Stamped[Any], ...] = (
        nouns.problem_measures,
        nouns.agenda_measures,
        nouns.actions,
        nouns.targets,
        nouns.series_breaks,
    )
    if any(unit[noun].first(measure_id=measure.id) is not None for noun in leaning):
        return (
            f"A problem, an action, an agenda, a target or a break leans on “{measure.name}”, so it was not deleted. "
            "Take the link away first, or stop collecting it."
        )
    return ""


def _check_name(unit: ReadUnit, measure: Measure) -> None:
    key = folded(measure.name)
    if not key:
        raise UserError("A measure needs a name, so it was not saved. Type it as your reports write it.")
    for other in unit[nouns.measures].all(period_kind=measure.period_kind):
        if other.id != measure.id and folded(other.name) == key:
            raise UserError(
                f"There is a measure “{other.name}” for the same kind of period already, so it was not saved. "
                "Choose another name."
            )


def _check_synonyms(unit: WorkUnit, measure_id: int, wanted: Mapping[str, str]) -> None:
    names = {folded(each.name): each.name for each in unit[nouns.measures].all() if each.id != measure_id}
    others = {folded(each.name) for each in unit[nouns.synonyms].all() if each.measure_id not in {None, measure_id}}
    for key, name in wanted.items():
        if key in names or key in others:
            raise UserError(
                f"“{name}” already means another measure, so the other names were not saved. Leave it out, or take it "
                "from that measure first."
            )
