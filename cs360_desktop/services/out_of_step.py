"""Entries that lie in the time the grid shows and yet stand in none of its columns: they must not vanish unsaid.

Years kept by the calendar do so under columns of fiscal years, and 28 days that begin on other days than the columns.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.periods import Period, PeriodKind, ending_within, entered_in
from cs360_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class OutOfStep:
    """A measure with entries that fit no column: how many, and the latest of their periods."""

    measure: Measure
    count: int
    latest: Period


def out_of_step(
    session: Session,
    measures: Collection[Measure],
    area_ids: Collection[int],
    columns: Sequence[Period],
    year_start: int,
) -> tuple[OutOfStep, ...]:
    """The measures with such entries, in the order given.

    An entry lies in the time shown where its last day does, since that is the column it would stand in. Months and the
    measures of weeks that make up the columns fit always and are not asked for.

    Args:
        session: the open workspace.
        measures: those that have a row.
        area_ids: the areas that have a row.
        columns: the periods shown, of one kind, oldest first.
        year_start: first month of the (fiscal) year.
    """
    if not columns:
        return ()
    by_kind: dict[PeriodKind, dict[int, Measure]] = {}
    for measure in measures:
        by_kind.setdefault(measure.period_kind, {})[measure.id] = measure
    found: dict[int, OutOfStep] = {}
    with session.reading() as unit:
        for kind, kept in by_kind.items():
            known = _standing(kind, columns, year_start)
            if known is None:
                continue
            window = ending_within(kind, columns[0].start, columns[-1].end)
            others = unit.entries.others(list(kept), area_ids, window, known)
            found |= {key: OutOfStep(kept[key], count, latest) for key, (count, latest) in others.items()}
    return tuple(found[measure.id] for measure in measures if measure.id in found)


def _standing(kind: PeriodKind, columns: Sequence[Period], year_start: int) -> list[Period] | None:
    """The periods of a kind that stand in the columns or are rolled up into them; None where all of them do."""
    shown = columns[0].kind
    if kind is PeriodKind.MONTH or (kind is shown and kind is PeriodKind.WEEK):
        return None
    if kind.fits_into(shown):
        parts = [column.parts(kind) for column in columns]
        return None if kind is PeriodKind.WEEK and all(parts) else [part for found in parts for part in found]
    if kind is not shown and not (kind.months and shown.months):
        return None  # it has no row under such columns
    return [period for period in entered_in(kind, columns, year_start) if period is not None]
