"""Targets: a value, from which side, by when, and who set it; one for each measure and area."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cs360_desktop.domain.catalogue import Direction, Measure, Target, Unit
from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.entries import WHOLE_AGENCY
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns


@dataclass(frozen=True, slots=True)
class Aim:
    """What a target says, as it is typed.

    `direction` CONTEXT takes the side from which the measure gets better.
    """

    figure: float
    by: date | None = None
    since: date | None = None
    set_by: str = ""
    direction: Direction = Direction.CONTEXT


def targets_of(session: Session, area_id: int = WHOLE_AGENCY) -> Mapping[int, Target]:
    """The targets of an area by measure."""
    with session.reading() as unit:
        return {each.measure_id: each for each in reversed(unit[nouns.targets].all("by", area_id=area_id))}


def set_target(session: Session, measure_id: int, aim: Aim, *, area_id: int = WHOLE_AGENCY) -> Receipt:
    """Set the target of a measure in an area, in place of one that is there.

    Raises:
        UserError: the figure cannot be one of this measure, or it would hold for no day.
    """
    with session.change("set_target") as unit:
        measure = unit[nouns.measures].get(measure_id)
        _check(measure, aim)
        columns = {
            "figure": aim.figure,
            "by": aim.by,
            "since": aim.since,
            "set_by": aim.set_by.strip(),
            "direction": aim.direction,
        }
        known = unit[nouns.targets].first("by", measure_id=measure_id, area_id=area_id)
        if known is None:
            unit[nouns.targets].add(Target(0, measure_id, area_id, **columns))  # type: ignore[arg-type]
        else:
            unit[nouns.targets].change(known.id, **columns)
    return unit.receipt


def delete_target(session: Session, measure_id: int, *, area_id: int = WHOLE_AGENCY) -> Receipt:
    """Put the target of a measure in the bin."""
    with session.change("delete_target") as unit:
        for target in unit[nouns.targets].all(measure_id=measure_id, area_id=area_id):
            unit[nouns.targets].delete(target.id)
    return unit.receipt


def _check(measure: Measure, aim: Aim) -> None:
    if not math.isfinite(aim.figure):
        raise UserError("A target is a number, so it was not saved. Type one such as 40.")
    if aim.figure < 0 and not measure.may_be_negative:
        raise UserError(f"“{measure.name}” is never below zero, so the target was not saved. Type one of zero or more.")
    if measure.unit is Unit.PERCENT and aim.figure > measure.scale and not measure.may_exceed_whole:
        raise UserError(f"“{measure.name}” is never over 100 %, so the target was not saved. Type 100 or less.")
    if aim.by is not None and aim.since is not None and aim.by < aim.since:
        raise UserError("The target would end before it begins, so it was not saved. Change one of the two days.")
