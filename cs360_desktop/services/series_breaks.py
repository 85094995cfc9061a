"""Breaks: from which period a measure is counted in another way, and why; nothing is compared across one."""

from cs360_desktop.domain.catalogue import SeriesBreak
from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.periods import Period
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns


def breaks_of(session: Session, measure_id: int) -> tuple[SeriesBreak, ...]:
    """The breaks of a measure, the earliest first."""
    with session.reading() as unit:
        return tuple(unit[nouns.series_breaks].all("first_period", measure_id=measure_id))


def add_break(
    session: Session, measure_id: int, first_period: Period, reason: str, *, areas_only: bool = False
) -> Added:
    """Mark that a measure is counted in another way from a period on.

    Args:
        session: the open workspace.
        measure_id: the measure.
        first_period: the first one counted in the new way, of the measure's own kind.
        reason: a few words: `new records system`.
        areas_only: the areas were drawn anew; the whole agency is counted as before.

    Raises:
        UserError: there is no reason, or the period has a mark already.
        ValueError: the period is not of the measure's kind.
    """
    said = " ".join(reason.split())
    if not said:
        raise UserError("A break needs a reason, so it was not marked. Write what changed: “new records system”.")
    with session.change("add_break") as unit:
        measure = unit[nouns.measures].get(measure_id)
        if first_period.kind is not measure.period_kind:
            raise ValueError(f"{measure.name!r} is not kept by {first_period.kind.name.lower()}")
        if any(each.first_period == first_period for each in unit[nouns.series_breaks].all(measure_id=measure_id)):
            raise UserError(
                f"{first_period.label} has a break already, so no second one was marked. Change the reason of that one."
            )
        key = unit[nouns.series_breaks].add(SeriesBreak(0, measure_id, first_period, said, areas_only))
    return Added(key, unit.receipt)


def change_break(session: Session, break_id: int, reason: str) -> Receipt:
    """Say the reason in other words.

    Raises:
        UserError: there is none.
    """
    said = " ".join(reason.split())
    if not said:
        raise UserError("A break needs a reason, so it was not changed. To take the mark away, use Delete.")
    with session.change("change_break") as unit:
        unit[nouns.series_breaks].change(break_id, reason=said)
    return unit.receipt


def delete_break(session: Session, break_id: int) -> Receipt:
    """Put a break in the bin: figures from before and after are compared again."""
    with session.change("delete_break") as unit:
        unit[nouns.series_breaks].delete(break_id)
    return unit.receipt
