"""The charts of an agenda: measures an item shows, those of the problem it works on, and figures still due."""

from collections.abc import Sequence
from dataclasses import dataclass

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.entries import WHOLE_AGENCY
from cs360_desktop.domain.meetings import AgendaItem, AgendaMeasure
from cs360_desktop.services.agenda_start import measure_ids_of
from cs360_desktop.services.charts import MeasureChart, measure_chart
from cs360_desktop.services.minutes import check_open
from cs360_desktop.services.session import Session
from cs360_desktop.services.stale import missing_periods
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit


@dataclass(frozen=True, slots=True)
class ItemCharts:
    """What an item shows: charts in order, and the names of measures that have no figures to draw yet.

    `internal` counts measures that a community copy leaves out.
    """

    item: AgendaItem
    charts: tuple[MeasureChart, ...]
    without: tuple[str, ...] = ()
    internal: int = 0


@dataclass(frozen=True, slots=True)
class _Wanted:
    measure: Measure
    area_id: int


def measures_of(session: Session, item_id: int) -> list[Measure]:
    """The measures an item shows by itself, in order; those of its problem are not among them."""
    with session.reading() as unit:
        return [unit[nouns.measures].get(key) for key in measure_ids_of(unit, item_id)]


def show_measures(session: Session, item_id: int, measure_ids: Sequence[int]) -> Receipt:
    """Let an item show the charts of these measures, in this order."""
    wanted = list(dict.fromkeys(measure_ids))
    with session.change("choose_agenda_charts") as unit:
        check_open(unit, unit[nouns.agenda_items].get(item_id).meeting_id)
        links = unit[nouns.agenda_measures].all("id", agenda_item_id=item_id)
        if [link.measure_id for link in links] != wanted:
            for link in links:
                unit[nouns.agenda_measures].delete(link.id)
            unit[nouns.agenda_measures].add_all([AgendaMeasure(item_id, key) for key in wanted])
    return unit.receipt


def charts_of(session: Session, meeting_id: int, *, community: bool = False) -> list[ItemCharts]:
    """The charts of every item of an agenda that has any, each measure at the first item that shows it only."""
    with session.reading() as unit:
        items = [item for item in unit[nouns.agenda_items].all("position", meeting_id=meeting_id) if item.position]
        wanted = [(item, _wanted(unit, item)) for item in items]
    drawn: set[tuple[int, int]] = set()
    found = []
    for item, each in wanted:
        new = [one for one in each if (one.measure.id, one.area_id) not in drawn]
        drawn |= {(one.measure.id, one.area_id) for one in new}
        if new:
            found.append(_charts(session, item, new, community=community))
    return found


def item_charts(session: Session, item_id: int, *, community: bool = False) -> ItemCharts:
    """The charts of one item, those of its problem among them."""
    with session.reading() as unit:
        item = unit[nouns.agenda_items].get(item_id)
        wanted = _wanted(unit, item)
    return _charts(session, item, wanted, community=community)


def figures_due(session: Session) -> tuple[str, ...]:
    """The names of the measures whose last complete period has no entry yet."""
    return tuple(measure.name for missing in missing_periods(session) for measure in missing.measures)


def _charts(session: Session, item: AgendaItem, wanted: Sequence[_Wanted], *, community: bool) -> ItemCharts:
    charts, without, internal = [], [], 0
    for each in wanted:
        if community and each.measure.internal:
            internal += 1
            continue
        chart = measure_chart(session, each.measure.id, each.area_id, community=community)
        if chart is None and each.area_id != WHOLE_AGENCY:
            chart = measure_chart(session, each.measure.id, WHOLE_AGENCY, community=community)
        if chart is None:
            without.append(each.measure.name)
        else:
            charts.append(chart)
    return ItemCharts(item, tuple(charts), tuple(without), internal)


def _wanted(unit: ReadUnit, item: AgendaItem) -> list[_Wanted]:
    found = [_Wanted(unit[nouns.measures].get(key), WHOLE_AGENCY) for key in measure_ids_of(unit, item.id)]
    if item.problem_id is not None:
        area = unit[nouns.problems].get(item.problem_id).area_id or WHOLE_AGENCY
        links = unit[nouns.problem_measures].all("id", problem_id=item.problem_id)
        found += [_Wanted(unit[nouns.measures].get(link.measure_id), area) for link in links]
    return list({(each.measure.id, each.area_id): each for each in found}.values())
