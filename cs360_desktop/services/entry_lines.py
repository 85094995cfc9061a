"""Entries with their names, for files and the command line."""

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entry_lines import EntryLine
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.periods import Period
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit


def entry_lines(
    session: Session, *, measure: str | None = None, first: Period | None = None, last: Period | None = None
) -> list[EntryLine]:
    """Every entry, by measure, area and period.

    Args:
        session: the open workspace.
        measure: only this one, by code, number or name.
        first: only periods that begin no earlier than this one begins.
        last: only periods that end no later than this one ends.

    Raises:
        UserError: there is no such measure.
    """
    with session.reading() as unit:
        measures = {each.id: each for each in unit[nouns.measures].all("position")}
        areas = {area.id: area.name for area in unit[nouns.areas].all()}
        wanted = list(measures) if measure is None else [find_measure(unit, measure).id]
        found = [
            EntryLine(measures[entry.key.measure_id], areas[entry.key.area_id], entry)
            for entry in unit.entries.entries(wanted)
            if (first is None or entry.key.period.start >= first.start)
            and (last is None or entry.key.period.end <= last.end)
        ]
    return sorted(found, key=lambda line: line.measure.position)


def find_measure(unit: ReadUnit, name: str) -> Measure:
    """The measure of a code, number or name as somebody typed it.

    Raises:
        UserError: there is no such measure.
    """
    asked = name.strip().casefold()
    for measure in unit[nouns.measures].all():
        if asked in {measure.code, str(measure.id), measure.name.casefold()}:
            return measure
    raise UserError(f"There is no measure “{name}” in this workspace. Give its code such as 1.07, or its exact name.")
