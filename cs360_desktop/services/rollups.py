"""Quarters, years and 28 days worked out from what is entered by shorter periods: for the eye, never stored."""

from bisect import bisect_right
from collections.abc import Collection, Sequence

from cs360_desktop.analysis.rollups import roll_up
from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import EntryKey
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.rollups import RolledUp
from cs360_desktop.services.entries import StoredCell
from cs360_desktop.services.session import Session


class RollUps:
    """Measures in areas, rolled up into periods; what is stored is asked for at once, each figure when it is wanted.

    Args:
        session: the open workspace.
        measures: those wanted, each by its own aggregation.
        area_ids: the areas wanted.
        periods: long ones of one kind and rhythm without a gap, fiscal ones too, oldest first; at least one.
    """

    def __init__(
        self, session: Session, measures: Sequence[Measure], area_ids: Collection[int], periods: Sequence[Period]
    ) -> None:
        self._measures = {measure.id: measure for measure in measures}
        self._parts: dict[tuple[int, int, int], list[StoredCell]] = {}
        kinds = {measure.id: measure.period_kind.value for measure in measures}
        starts = [period.start.toordinal() for period in periods]
        keys = [period.key for period in periods]
        with session.reading() as unit:
            # Parts that do not begin where a period begins reach into the first and out of the last one.
            window = {"first": periods[0].next(-1), "last": periods[-1].next()}
            found = unit.entries.cells(list(kinds), area_ids=area_ids, **window)
        for cell in map(StoredCell._make, found):
            first, kind = divmod(cell.period_key, 8)
            if kind != kinds[cell.measure_id]:
                continue
            touched = {bisect_right(starts, first) - 1}
            if kind:  # a month never reaches over the edge of a longer period, a quarter or week may
                touched.add(bisect_right(starts, Period.from_key(cell.period_key).end.toordinal()) - 1)
            for number in touched:
                if number >= 0:
                    self._parts.setdefault((cell.measure_id, cell.area_id, keys[number]), []).append(cell)

    def of(self, key: EntryKey) -> RolledUp:
        """The figure of one measure, area and period; where there is none it says why."""
        parts = self._parts.get((key.measure_id, key.area_id, key.period.key), ())
        values = [(Period.from_key(cell.period_key), cell.value) for cell in parts]
        return roll_up(self._measures[key.measure_id], values, key.period)
